// Where one side is told: a small HTTP receiver that keeps what came and lets the story wait for it. How a receiver that stays
// would do it (numbers, gaps, signatures) is shown in examples/receiver.
import { createServer } from 'node:http';

const PATIENCE_MS = 30_000;

/** What a notification says, of which topic; `told`: the record of each event. */
function read(bundle) {
  const [status, ...records] = bundle.entry;
  const { parameter } = status.resource;
  const named = (list, name) => list.find((each) => each.name === name);
  const recordAt = (address) => records.find(({ fullUrl }) => fullUrl === address)?.resource;
  return {
    type: named(parameter, 'type').valueCode,
    subscription: named(parameter, 'subscription').valueReference.reference,
    topic: named(parameter, 'topic').valueCanonical.split('/').at(-1),
    told: parameter
      .filter(({ name }) => name === 'notification-event')
      .map(({ part }) => recordAt(named(part, 'focus')?.valueReference.reference)),
  };
}

export async function openInbox() {
  const bundles = [];
  /** Not waited for yet. */
  const waiting = [];
  const waiters = new Set();
  const look = () => {
    for (const waiter of waiters) {
      const at = waiting.findIndex(waiter.isIt);
      if (at >= 0) waiter.found(waiting.splice(at, 1)[0]);
    }
  };
  const server = createServer(async (request, response) => {
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    const bundle = JSON.parse(Buffer.concat(chunks).toString('utf8'));
    const { told, ...notification } = read(bundle);
    bundles.push(bundle);
    waiting.push(...(told.length === 0 ? [notification] : told.map((record) => ({ ...notification, record }))));
    response.writeHead(200).end();
    look();
  });
  await new Promise((listening) => server.listen(0, '127.0.0.1', listening));

  /** The first that came and was not yet waited for, or the next that comes. */
  const next = (isIt, what) =>
    new Promise((found, failed) => {
      const waiter = { isIt, found: (one) => end(() => found(one)) };
      const timer = setTimeout(() => end(() => failed(new Error(`Nobody was told of ${what}.`))), PATIENCE_MS);
      const end = (then) => {
        clearTimeout(timer);
        waiters.delete(waiter);
        then();
      };
      waiters.add(waiter);
      look();
    });

  return {
    endpoint: `http://127.0.0.1:${server.address().port}/notify`,
    /** All that came, in its order. */
    bundles,
    next,
    close: () => {
      server.closeAllConnections();
      return new Promise((closed) => server.close(closed));
    },
  };
}
