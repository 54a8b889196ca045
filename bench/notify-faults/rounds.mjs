// A hub that tells subscribers of a stream of changes is killed at a random instant and started again, round after round; in
// the end everybody must have been told everything. Used by the bench and by the test.
import { randomOf } from '../corpus/random.mjs';
import { startHub } from '../support/hub-process.mjs';
import { pause } from '../support/postgres-cluster.mjs';
import { calm, letLeasesRunOut } from './killed-hub.mjs';
import { startReceiver } from './receiver.mjs';
import { ofCriteria, ofTopic, standing, subscribe } from './subscribe.mjs';
import { verify } from './verify.mjs';
import { startWriter } from './writer.mjs';

const LONGEST_MS = 1_500;
const PAUSE_MS = 20;
/** The leases of the last killed hub among it. */
const PATIENCE_MS = 60_000;

/** @type {import('./rounds.d.mts').notifyRounds} */
export async function notifyRounds({ databaseUrl, rounds, seed = 1, onRound = () => undefined }) {
  const random = randomOf(seed);
  const subscribers = await startSubscribers();
  const running = { hub: await startHub(databaseUrl), writer: undefined };
  try {
    await subscribe(
      running.hub.base,
      subscribers.map(({ subscription }) => subscription),
    );
    const writer = startWriter(() => (running.hub === undefined ? [] : [running.hub.base]), PAUSE_MS);
    running.writer = writer;
    let inHand = 0;
    for (let round = 1; round <= rounds; round += 1) {
      const killed = await killAndStart(running, subscribers, databaseUrl, random, round === rounds);
      inHand += killed.inHand;
      onRound({ round, ...killed, acknowledged: writer.ledger.acknowledged.length });
    }
    await writer.stop();
    const told = [];
    for (const subscriber of subscribers) told.push(await judged(subscriber, writer.ledger, running.hub.base));
    return {
      kills: rounds,
      inHand,
      acknowledged: writer.ledger.acknowledged.length,
      cutOff: writer.ledger.cutOff,
      told,
      problems: [...writer.ledger.strange, ...told.flatMap(({ problems }) => problems)],
    };
  } finally {
    const { hub, writer } = running;
    running.hub = undefined;
    await hub?.stop();
    await writer?.stop();
    for (const { receiver } of subscribers) await receiver.close();
  }
}

async function startSubscribers() {
  const [single, many, plain] = await Promise.all(Array.from({ length: 3 }, () => startReceiver()));
  return [
    { name: 'one by one', receiver: single, subscription: ofTopic('faults-single', single.url) },
    { name: 'ten at a time', receiver: many, subscription: ofTopic('faults-many', many.url, 10) },
    { name: 'plain R4', receiver: plain, subscription: ofCriteria('faults-plain', plain.url) },
  ];
}

/** The last one's leases run out by themselves. */
async function killAndStart(running, subscribers, databaseUrl, random, isLast) {
  const before = arrivedAt(subscribers);
  await until(() => arrivedAt(subscribers) > before, 'a notification');
  const afterMs = random.below(LONGEST_MS);
  await pause(afterMs);
  const { hub } = running;
  running.hub = undefined;
  if (hub.hasEnded()) throw new Error('the hub ended by itself');
  await hub.kill();
  await calm(databaseUrl);
  const inHand = isLast ? 0 : await letLeasesRunOut(databaseUrl);
  running.hub = await startHub(databaseUrl);
  return { afterMs, inHand, told: arrivedAt(subscribers) - before, readyMs: running.hub.readyMs };
}

const arrivedAt = (subscribers) => subscribers.reduce((sum, { receiver }) => sum + receiver.arrivals.length, 0);

/** As soon as nothing is missing any more, or after a while. */
async function judged({ name, receiver, subscription }, { acknowledged }, base) {
  const isPlain = !subscription.criteria.includes(':');
  // Of a Task that is new task-changed tells nothing.
  const expected = isPlain ? acknowledged : acknowledged.filter(({ turn }) => turn > 1);
  const look = async () => {
    const { events } = await standing(base, subscription.id);
    return verify(receiver.arrivals, expected, isPlain ? undefined : events);
  };
  const late = Date.now() + PATIENCE_MS;
  let found = await look();
  while (found.missing + found.gaps > 0 && Date.now() < late) {
    await pause(200);
    found = await look();
  }
  const problems = [...receiver.problems, ...found.problems].map((problem) => `${name}: ${problem}`);
  return { ...found, name, problems };
}

async function until(isThere, what) {
  const late = Date.now() + PATIENCE_MS;
  while (!isThere()) {
    if (Date.now() > late) throw new Error(`${what} did not come within ${PATIENCE_MS / 1_000} s`);
    await pause(5);
  }
}
