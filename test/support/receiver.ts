// A subscriber's system: a real HTTP server on this machine that notes what comes and answers as the test tells it to.
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

export interface Received {
  readonly method: string;
  /** With its query. */
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** A status alone, or more. */
export type Reply =
  | number
  | {
      readonly status?: number;
      readonly headers?: Readonly<Record<string, string>>;
      /** Answered only when this is over. */
      readonly after?: Promise<unknown>;
      readonly delayMs?: number;
      /** The connection is cut instead. */
      readonly destroy?: true;
    };

/** `nth`: of the requests to this path, from 1. */
type Script = (request: Received, nth: number) => Reply;

const PATIENCE_MS = 20_000;

export class Receiver {
  readonly url: string;
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  readonly #received: Received[] = [];
  #script: Script = () => 200;

  private constructor(server: Server) {
    this.#server = server;
    this.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  static async start(): Promise<Receiver> {
    const server = createServer();
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const receiver = new Receiver(server);
    server.on('connection', (socket: Socket) => {
      receiver.#sockets.add(socket);
      socket.on('close', () => receiver.#sockets.delete(socket)).on('error', () => undefined);
    });
    server.on('request', async (request, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      const { method = '', url: path = '', headers } = request;
      await receiver.#take({ method, path, headers, body: Buffer.concat(chunks).toString() }, response);
    });
    return receiver;
  }

  /** From now on. Without a script everything is taken: 200. */
  answer(script: Script = () => 200): void {
    this.#script = script;
  }

  /** All so far, or those to one path. */
  received(path?: string): Received[] {
    return this.#received.filter((each) => path === undefined || each.path === path);
  }

  /** What came is forgotten; the script stays. */
  forget(): void {
    this.#received.length = 0;
  }

  /** `meanwhile` is called each time there are too few. */
  async waitFor(count: number, path?: string, meanwhile: () => Promise<unknown> = async () => undefined) {
    for (const end = Date.now() + PATIENCE_MS; this.received(path).length < count; ) {
      if (Date.now() > end) throw new Error(`${this.received(path).length} of ${count} came to ${path ?? this.url}`);
      await meanwhile();
      await wait(20);
    }
    return this.received(path);
  }

  async close(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    this.#server.close();
    await once(this.#server, 'close');
  }

  async #take(request: Received, response: ServerResponse): Promise<void> {
    this.#received.push(request);
    const reply = this.#script(request, this.received(request.path).length);
    const {
      status = 200,
      headers = {},
      after,
      delayMs = 0,
      destroy,
    } = typeof reply === 'number' ? { status: reply } : reply;
    await after;
    if (delayMs > 0) await wait(delayMs);
    if (destroy) response.destroy();
    else response.writeHead(status, headers).end();
  }
}
