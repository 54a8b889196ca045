// Receives notifications for any number of offices, each at an address and a path of its own, and notes when each event came.
import { createServer } from 'node:http';

/** Offices stand on so many addresses of this machine: nobody has ten thousand subscribers on one server. */
const ADDRESSES = 250;

export async function startReceiver() {
  const came = new Map();
  let expected = 0;
  let told = () => undefined;
  const server = createServer((request, response) => {
    const parts = [];
    request.on('data', (chunk) => parts.push(chunk));
    request.on('end', () => {
      const now = performance.now();
      response.writeHead(200).end();
      const text = Buffer.concat(parts).toString();
      const focus = /"name":"focus","valueReference":\{"reference":"[^"]*\/Task\/([^"]+)"/.exec(text)?.[1];
      if (focus === undefined) return;
      const key = `${request.url} ${focus}`;
      if (!came.has(key)) came.set(key, now);
      if (came.size >= expected) told();
    });
  });
  await new Promise((ready) => server.listen(0, '0.0.0.0', ready));
  const { port } = server.address();
  return {
    endpoint: (n) => `http://127.0.0.${1 + (n % ADDRESSES)}:${port}/office-${n}`,
    /** By `/office-n task`: when each came, once so many have come or patience is at an end. */
    async all(count, patienceMs) {
      expected = count;
      if (came.size < count) {
        await Promise.race([
          new Promise((done) => {
            told = done;
          }),
          new Promise((late) => setTimeout(late, patienceMs)),
        ]);
      }
      const found = new Map(came);
      came.clear();
      expected = Number.POSITIVE_INFINITY;
      return found;
    },
    stop: () =>
      new Promise((closed) => {
        server.closeAllConnections();
        server.close(closed);
      }),
  };
}
