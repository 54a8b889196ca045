// Requests exactly as written: clients tidy up what a server must be ready for.
import { request } from 'node:http';
import { connect } from 'node:net';
import type { TestHub } from './hub.ts';

export interface RawRequest {
  readonly method: string;
  /** From the root, escapes and all. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
}

export interface RawAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
}

export function send(
  { server }: Pick<TestHub, 'server'>,
  { method, path, headers, body }: RawRequest,
): Promise<RawAnswer> {
  return new Promise((done, failed) => {
    const sent = request({ port: portOf(server), host: '127.0.0.1', method, path, headers }, (res) => {
      const chunks: Buffer[] = [];
      res.on('data', (chunk: Buffer) => chunks.push(chunk));
      res.on('end', () =>
        done({ status: res.statusCode ?? 0, headers: res.headers, text: Buffer.concat(chunks).toString() }),
      );
      res.on('error', failed);
    });
    sent.on('error', failed);
    if (body !== undefined) sent.setHeader('Content-Length', Buffer.byteLength(body));
    sent.end(body);
  });
}

/** Bytes into a socket, and all that comes back until it is closed. */
export function speak({ server }: Pick<TestHub, 'server'>, bytes: string): Promise<RawAnswer> {
  return new Promise((done, failed) => {
    const socket = connect(portOf(server), '127.0.0.1', () => socket.write(bytes, 'latin1'));
    const chunks: Buffer[] = [];
    socket.on('data', (chunk: Buffer) => chunks.push(chunk));
    socket.on('close', () => {
      const [head = '', ...rest] = Buffer.concat(chunks).toString().split('\r\n\r\n');
      const [statusLine = '', ...lines] = head.split('\r\n');
      const headers = Object.fromEntries(
        lines.map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 1).trim()]),
      );
      done({ status: Number(statusLine.split(' ')[1]), headers, text: rest.join('\r\n\r\n') });
    });
    socket.on('error', failed);
  });
}

function portOf(server: TestHub['server']): number {
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('the hub does not listen');
  return address.port;
}
