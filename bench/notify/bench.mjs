// npm run bench -- notify
import { cpus } from 'node:os';
import { openDatabases } from '../support/databases.mjs';
import { round, summary, table } from '../support/figures.mjs';
import { startHub } from '../support/hub-process.mjs';
import { wholeNumber, wholeNumbers } from '../support/options.mjs';
import { startReceiver } from './receiver.mjs';
import { assign, subscribe } from './subscribers.mjs';

const HEAD = [
  'subscriptions',
  'events/s',
  'asked for',
  'p50 ms',
  'p99 ms',
  'max ms',
  'missing',
  'hub ms each',
  'db ms each',
  'hub MB',
];
const FAN_HEAD = ['receivers of one event', 'first ms', 'last ms', 'missing'];
const PATIENCE_MS = 60_000;
const EVERYBODY = 'Organization/everybody';

export async function benchNotify(options) {
  const quick = options.quick === true;
  const sizes = wholeNumbers(options.subscriptions ?? (quick ? '10' : '1,100,1000,10000'), 'subscriptions');
  const rates = wholeNumbers(options.rates ?? (quick ? '10' : '10,100,500'), 'rates');
  const seconds = wholeNumber(options.seconds, 'seconds', quick ? 1 : 15);
  const [database] = await openDatabases({ ...options, only: 'postgres' });
  if (database === undefined) return;
  say(
    `Node ${process.versions.node}, ${cpus().length} processors, shared by hub, clients, receivers and database. From the answer to a PUT of a Task to its notification at the one receiver that asked for it.`,
  );
  const receiver = await startReceiver();
  const hub = await startHub(await database.fresh());
  try {
    const rows = [];
    const fans = [];
    let there = 0;
    for (const size of sizes) {
      await subscribe(hub.base, size - there, there, ownerOf, receiver.endpoint, say);
      there = size;
      await measure({ hub, receiver, database }, `warm-${size}`, size, 10, Math.min(2, seconds));
      for (const rate of rates)
        rows.push(await measure({ hub, receiver, database }, `n${size}-r${rate}`, size, rate, seconds));
    }
    const most = Math.min(1_000, sizes.at(-1));
    for (const count of [10, 100, 1_000].filter((each) => each <= most)) {
      fans.push(await fanOut({ hub, receiver }, count, there));
      there += count;
    }
    process.stdout.write(`\n${table(HEAD, rows)}\n${table(FAN_HEAD, fans)}`);
  } finally {
    await hub.stop();
    await receiver.stop();
    await database.stop();
  }
}

const ownerOf = (n) => `Organization/office-${n}`;

async function measure({ hub, receiver, database }, name, size, rate, seconds) {
  const count = rate * seconds;
  const cpu = () => [hub.cpuMs(), database.cpuMs?.() ?? Number.NaN];
  const [hubBefore, dbBefore] = cpu();
  const start = performance.now();
  const stored = new Map();
  const sent = [];
  for (let n = 0; n < count; n += 1) {
    const wait = start + (n * 1000) / rate - performance.now();
    if (wait > 0) await new Promise((awake) => setTimeout(awake, wait));
    const office = (n * 7919) % size;
    const id = `${name}-${n}`;
    sent.push(assign(hub.base, id, ownerOf(office)).then((at) => stored.set(`/office-${office} ${id}`, at)));
  }
  await Promise.all(sent);
  const perSecond = (count * 1000) / (performance.now() - start);
  const came = await receiver.all(count, PATIENCE_MS);
  const [hubAfter, dbAfter] = cpu();
  const times = [...stored].flatMap(([key, at]) => (came.has(key) ? [Math.max(0, came.get(key) - at)] : []));
  const { p50, p99, max } = summary(times, seconds);
  return [
    size.toLocaleString('en'),
    round(perSecond),
    rate,
    round(p50),
    round(p99),
    round(max),
    count - times.length,
    round((hubAfter - hubBefore) / count),
    round((dbAfter - dbBefore) / count),
    round(hub.memory()?.now ?? Number.NaN),
  ];
}

/** Everybody asks for the Tasks of one organisation. */
async function fanOut({ hub, receiver }, count, from) {
  const owner = `${EVERYBODY}-${count}`;
  await subscribe(hub.base, count, from, () => owner, receiver.endpoint, say);
  const at = await assign(hub.base, `fan-${count}`, owner);
  const came = [...(await receiver.all(count, PATIENCE_MS)).values()].map((each) => each - at);
  return [count, round(Math.min(...came)), round(Math.max(...came)), count - came.length];
}

const say = (text) => process.stdout.write(`${text}\n`);
