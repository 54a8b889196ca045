// Endpoints for the tests: servers on this machine that do as they are told, and note what came to them.
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type RequestListener } from 'node:http';
import { createServer as createTlsServer, type ServerOptions } from 'node:https';
import { type AddressInfo, createServer as createTcpServer, type Server, type Socket } from 'node:net';

interface Listening {
  readonly port: number;
  readonly origin: string;
  /** Connections ever made to it. */
  readonly connections: () => number;
  readonly open: () => number;
  readonly close: () => void;
}

interface Received {
  readonly method: string | undefined;
  readonly url: string | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

async function listen(server: Server, scheme: string, address: string): Promise<Listening> {
  const sockets = new Set<Socket>();
  let connections = 0;
  server.on('connection', (socket: Socket) => {
    connections++;
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket)).on('error', () => undefined);
  });
  server.listen(0, address);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    port,
    origin: `${scheme}://${address}:${port}`,
    connections: () => connections,
    open: () => sockets.size,
    close: () => {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}

export async function httpEndpoint(answer: RequestListener, tls?: ServerOptions, address = '127.0.0.1') {
  const received: Received[] = [];
  const listener: RequestListener = (request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (text: string) => {
      body += text;
    });
    request.on('end', () => {
      received.push({ method: request.method, url: request.url, headers: request.headers, body });
      answer(request, response);
    });
  };
  const server = tls === undefined ? createServer(listener) : createTlsServer(tls, listener);
  return { ...(await listen(server, tls === undefined ? 'http' : 'https', address)), received };
}

/** Does with each connection what it likes, once something has been sent. */
export const tcpEndpoint = (answer: (socket: Socket) => void): Promise<Listening> =>
  listen(
    createTcpServer((socket) => socket.once('data', () => answer(socket))),
    'http',
    '127.0.0.1',
  );
