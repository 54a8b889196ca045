// A line between hub and receiver that can fail as lines do: what is sent gets lost, or the answer to it.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

type Fault = 'refused' | 'answer-lost';

export interface Line {
  /** Where the hub sends to. */
  readonly url: string;
  /** Of every call, in their order: what the hub was answered. */
  readonly answered: number[];
  /** Calls not answered yet. */
  underWay: number;
  /** Where it leads from now on; undefined: nowhere. */
  to: string | undefined;
  /** The next call is refused on the way (422), or done and answered with 500 all the same. */
  next: Fault | undefined;
  close(): Promise<void>;
}

export async function openLine(): Promise<Line> {
  const server = createServer(async (request, response) => {
    line.underWay += 1;
    const body = Buffer.concat(await request.toArray());
    const fault = line.next;
    line.next = undefined;
    const status = fault === 'refused' ? 422 : await passOn(body, request.headers['x-renkei-signature']);
    const answer = fault === 'answer-lost' ? 500 : status;
    line.answered.push(answer);
    line.underWay -= 1;
    response.writeHead(answer).end();
  });
  const passOn = async (body: Buffer, signature: string | string[] | undefined): Promise<number> => {
    if (line.to === undefined) return 503;
    const headers = { 'Content-Type': 'application/fhir+json', 'X-Renkei-Signature': String(signature) };
    return (await fetch(line.to, { method: 'POST', headers, body: new Uint8Array(body) })).status;
  };
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const line: Line = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/notify`,
    answered: [],
    underWay: 0,
    to: undefined,
    next: undefined,
    close: async () => {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
  return line;
}
