// One kept-alive HTTP connection, one request at a time. Node's own client takes several times the processor time, which on
// two cores would be taken from the server it measures.
import { connect } from 'node:net';

const HEAD_END = Buffer.from('\r\n\r\n');

export async function openConnection({ hostname, port }) {
  const socket = connect({ host: hostname, port: Number(port), noDelay: true });
  await new Promise((open, failed) => socket.once('connect', open).once('error', failed));
  let waiting;
  let received = [];
  let size = 0;
  let expected;
  let status = 0;
  const fail = (cause) => {
    waiting?.failed(cause);
    waiting = undefined;
  };
  socket.on('error', fail);
  socket.on('close', () => fail(new Error('the server closed the connection')));
  socket.on('data', (chunk) => {
    received.push(chunk);
    size += chunk.length;
    if (expected === undefined) {
      const bytes = received.length === 1 ? chunk : Buffer.concat(received);
      received = [bytes];
      const end = bytes.indexOf(HEAD_END);
      if (end < 0) return;
      const head = bytes.latin1Slice(0, end);
      status = Number(head.slice(9, 12));
      const length = /\r\ncontent-length: (\d+)/i.exec(head)?.[1];
      if (length === undefined && status !== 204) return fail(new Error(`an answer without length: ${head}`));
      expected = end + 4 + Number(length ?? 0);
    }
    if (size < expected) return;
    const { done } = waiting;
    const whole = received;
    received = [];
    size = 0;
    expected = undefined;
    waiting = undefined;
    done({ status, text: () => Buffer.concat(whole).toString() });
  });
  return {
    send: (method, path, body) =>
      new Promise((done, failed) => {
        waiting = { done, failed };
        const head = `${method} ${path} HTTP/1.1\r\nHost: ${hostname}:${port}\r\n`;
        if (body === undefined) return void socket.write(`${head}\r\n`, 'latin1');
        socket.cork();
        socket.write(`${head}Content-Type: application/fhir+json\r\nContent-Length: ${body.length}\r\n\r\n`, 'latin1');
        socket.write(body);
        socket.uncork();
      }),
    close: () => socket.destroy(),
  };
}
