// The port, taken before anything else is done: a second hub fails at once and touches nothing. Until the hub is ready,
// requests are told to come back.
import { createServer, type RequestListener, type Server } from 'node:http';
import { writeJson } from '../fhir/json/write.ts';
import { operationOutcome } from '../fhir/operation-outcome.ts';
import { type Finding, Problem, Refusal } from '../problem.ts';
import { send } from './fhir-server.ts';
import { answerOfProblem } from './outcome.ts';
import { STATUS_TEXT } from './status-text.ts';

export interface HttpServer {
  readonly server: Server;
  readonly port: number;
  /** From now on requests go to this listener. */
  serve(listener: RequestListener): void;
}

const STARTING = new Problem('unavailable', {
  en: 'The hub is starting. Try again in a moment.',
  ja: '起動中です。しばらくしてから再度お試しください。',
});

export async function listen(host: string, port: number): Promise<HttpServer> {
  let current: RequestListener = (req, res) => send(req, res, answerOfProblem(STARTING), false);
  const server = createServer((req, res) => current(req, res));
  // Longer than the usual proxy's, so that the proxy closes first.
  server.keepAliveTimeout = 65_000;
  answerUnreadable(server);
  await new Promise<void>((done, failed) => {
    server.once('error', (error: NodeJS.ErrnoException) => failed(cannotListen(host, port, error)));
    server.listen(port, host, done);
  });
  const address = server.address();
  return {
    server,
    port: typeof address === 'object' && address !== null ? address.port : port,
    serve: (listener) => {
      current = listener;
    },
  };
}

const unreadable = (status: number, code: string, en: string, ja: string): readonly [number, Finding] => [
  status,
  { severity: 'error', code, said: { en, ja } },
];

const NOT_HTTP = unreadable(
  400,
  'structure',
  'This is not an HTTP request as RFC 9112 has it.',
  'HTTP のリクエストとして解釈できません。',
);

/** By Node's name for what went wrong. */
const UNREADABLE: Readonly<Record<string, readonly [number, Finding] | undefined>> = {
  HPE_HEADER_OVERFLOW: unreadable(
    431,
    'too-long',
    'URL and headers together are longer than 16 KiB. Send a long search as POST [type]/_search.',
    'URL とヘッダーの合計が 16 KiB を超えています。長い検索条件は POST [type]/_search で送信してください。',
  ),
  ERR_HTTP_REQUEST_TIMEOUT: unreadable(
    408,
    'timeout',
    'The request did not arrive in time. Send it again.',
    'リクエストの受信が時間内に終わりませんでした。もう一度送信してください。',
  ),
};

/** Requests that are not HTTP get an OperationOutcome too. */
function answerUnreadable(server: Server): void {
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    if (error.code === 'ECONNRESET' || !socket.writable) {
      socket.destroy();
      return;
    }
    const [status, finding] = UNREADABLE[error.code ?? ''] ?? NOT_HTTP;
    const text = writeJson(operationOutcome([finding]));
    socket.end(
      `HTTP/1.1 ${status} ${STATUS_TEXT[status]}\r\nContent-Type: application/fhir+json; charset=utf-8\r\nContent-Length: ${Buffer.byteLength(text)}\r\nConnection: close\r\n\r\n${text}`,
    );
  });
}

function cannotListen(host: string, port: number, { code, message }: NodeJS.ErrnoException): Refusal {
  if (code === 'EADDRINUSE') {
    return new Refusal({
      en: `Port ${port} on ${host} is in use by another program. Stop that one, or choose another port: RENKEI_PORT=${port + 1}.`,
      ja: `${host} のポート ${port} は別のプログラムが使用中です。それを止めるか、RENKEI_PORT=${port + 1} のように別のポートを指定してください。`,
    });
  }
  const why =
    code === 'EACCES'
      ? 'this user may not take it'
      : code === 'EADDRNOTAVAIL'
        ? 'this machine has no such address'
        : (code ?? message);
  return new Refusal({
    en: `Cannot listen on ${host}:${port}: ${why}. Check RENKEI_HOST and RENKEI_PORT.`,
    ja: `${host}:${port} で待ち受けできません（${code ?? message}）。RENKEI_HOST と RENKEI_PORT をご確認ください。`,
  });
}
