// npm run bench -- server
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { openDatabases } from '../support/databases.mjs';
import { ratio, round, spread, spreadText, table } from '../support/figures.mjs';
import { startHub } from '../support/hub-process.mjs';
import { someOf, wholeNumber } from '../support/options.mjs';
import { startWorker } from '../support/worker-process.mjs';
import { aims } from './aims.mjs';
import { measureAll } from './measure.mjs';
import { profile } from './profile.mjs';

// Creates first: then the sizes are those of resources that were written once.
const KINDS = ['create', 'read', 'search', 'transaction', 'update'];
const script = (name) => fileURLToPath(new URL(name, import.meta.url));

export async function benchServer(options) {
  const quick = options.quick === true;
  const plan = {
    kinds: someOf(options.kinds, 'kinds', KINDS),
    clients: (options.clients ?? (quick ? '8' : '1,8,64')).split(',').map((each) => wholeNumber(each, 'clients', 1)),
    rounds: wholeNumber(options.rounds, 'rounds', quick ? 1 : 3),
    seconds: quick ? 0.15 : wholeNumber(options.seconds, 'seconds', 1),
    warmUp: quick ? 0.1 : 0.7,
    openSeconds: quick ? 1 : 6,
    fill: quick ? 100 : 3_000,
  };
  process.stdout.write(
    `Node ${process.versions.node}, ${cpus().length} processors, shared by server, clients and database. ` +
      `${plan.rounds} round(s) of ${plan.seconds} s each, in turn; where three figures stand: least–middle–most. ` +
      `×: the server as a part of the yardstick. hub, db: processor time of a request there.\n`,
  );
  const databases = await openDatabases(options);
  try {
    for (const database of databases) {
      if (options.profile) await profile(database, plan, startClients);
      else await benchOn(database, plan);
    }
  } finally {
    for (const database of databases) await database.stop();
  }
}

async function startClients(base, fill) {
  const clients = startWorker(script('./load.mjs'));
  await clients.ask({ known: [], seed: 1 });
  const { made } = await clients.ask({ base, kind: 'create', clients: 8, seconds: 120, total: fill, keep: true });
  await clients.ask({ known: made, seed: 2 });
  return clients;
}

async function benchOn(database, plan) {
  process.stdout.write(`\n## ${database.name}\n\n`);
  const url = await database.fresh();
  const cold = await startHub(url);
  await cold.stop();
  const hub = await startHub(url);
  const idle = hub.memory();
  const server = await startClients(hub.base, plan.fill);
  const yardstick = startWorker(script('./yardstick.mjs'));
  const { base, known } = await yardstick.ask({
    open: database.kind === 'pglite' ? await database.fresh() : url,
    fill: plan.fill,
  });
  const bare = startWorker(script('./load.mjs'));
  await bare.ask({ known, seed: 3 });
  const databaseCpuMs = database.cpuMs ?? (() => Number.NaN);
  const targets = { hub, server, yardstick, bare, bareBase: base, kind: database.kind, databaseCpuMs };
  const found = await measureAll(targets, plan, () => yardstick.ask({ size: true }));
  process.stdout.write(`${speedTable(found.measured)}\n`);
  const open = await openLoop(targets, found.measured, plan);
  const memory = hub.memory();
  await Promise.all([server.stop(), bare.stop(), yardstick.stop()]);
  await hub.stop();
  const facts = {
    kind: database.kind,
    coldMs: cold.readyMs,
    warmMs: hub.readyMs,
    idle,
    memory,
    size: found.size,
    open,
  };
  process.stdout.write(`${factsText(facts)}\n${aims(found.measured, facts)}`);
}

function speedTable(measured) {
  const head = [
    '',
    'clients',
    'server /s',
    'p50 ms',
    'p99 ms',
    'hub µs',
    'db µs',
    'statements /s',
    '',
    'joined /s',
    '',
    'bare /s',
    '',
  ];
  const rows = measured.map(({ kind, clients, server, statements, together, bare }) => {
    const rate = (of) => of.map(({ perSecond }) => perSecond);
    const beside = (of) => (of.length === 0 ? ['', ''] : [spreadText(rate(of)), `×${ratio(server, of).toFixed(2)}`]);
    return [
      kind,
      clients,
      spreadText(rate(server)),
      round(spread(server.map(({ p50 }) => p50)).median),
      round(spread(server.map(({ p99 }) => p99)).median),
      processorTime(server.map(({ hubCpu }) => hubCpu)),
      processorTime(server.map(({ databaseCpu }) => databaseCpu)),
      ...beside(statements),
      ...beside(together),
      ...beside(bare),
    ];
  });
  return table(head, rows);
}

/** A request's share; empty where it cannot be told: a given server's, or none outside the hub. */
const processorTime = (values) => (values.some(Number.isNaN) ? '' : round(spread(values).median));

/** At half of what was the most: how long one waits for a create on a day that is busy but not lost. */
async function openLoop({ hub, server }, measured, { openSeconds }) {
  const creates = measured.filter(({ kind }) => kind === 'create');
  if (creates.length === 0) return undefined;
  const most = Math.max(...creates.map((each) => spread(each.server.map(({ perSecond }) => perSecond)).median));
  const rate = most / 2;
  return { rate, ...(await server.ask({ base: hub.base, kind: 'create', rate, seconds: openSeconds })) };
}

function factsText({ coldMs, warmMs, idle, memory, size, open }) {
  const seconds = (ms) => `${(ms / 1_000).toFixed(2)} s`;
  const lines = [
    `ready after        ${seconds(coldMs)} on an empty database, ${seconds(warmMs)} the second time`,
    memory === undefined
      ? 'memory             not told by this system'
      : `memory (resident)  ${round(idle.now)} MB at the start, ${round(memory.now)} MB after the load, ${round(memory.most)} MB at most`,
  ];
  if (size !== undefined) {
    const tables = Object.entries(size.tables).map(([name, bytes]) => `${name} ${round(bytes)}`);
    lines.push(
      `on disk            ${round(size.total)} bytes a resource, indexes included (of ${round(size.resources)}; text ${round(size.content)} bytes, ${round(size.terms)} terms)`,
      `                   ${tables.join(', ')}`,
    );
  }
  if (open !== undefined) {
    lines.push(
      `open loop          create, ${round(open.rate)} /s asked (half of the most), ${round(open.perSecond)} /s answered, p50 ${round(open.p50)} ms, p99 ${round(open.p99)} ms, longest ${round(open.max)} ms`,
    );
  }
  return `${lines.join('\n')}\n`;
}
