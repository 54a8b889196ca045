// npm run bench -- coordination
import { cpus } from 'node:os';
import { openDatabases } from '../support/databases.mjs';
import { round, summary, table } from '../support/figures.mjs';
import { startHub } from '../support/hub-process.mjs';
import { wholeNumber, wholeNumbers } from '../support/options.mjs';
import { admit, storePeople } from './admissions.mjs';
import { storeStays } from './stored-stays.mjs';
import { LOOK_MS, startWatch } from './watch.mjs';

const CLOCK = '2026-11-10T10:20:00+09:00';
const HEAD = [
  'stored stays',
  'processes',
  'admissions/s',
  'asked for',
  'p50 ms',
  'p99 ms',
  'max ms',
  'missing',
  'hub ms each',
  'db ms each',
];

export async function benchCoordination(options) {
  const quick = options.quick === true;
  const plan = {
    sizes: wholeNumbers(options.stays ?? (quick ? '200' : '10000,1000000'), 'stays'),
    rates: wholeNumbers(options.rates ?? (quick ? '10' : '10,100'), 'rates'),
    processes: wholeNumbers(options.processes ?? (quick ? '1' : '1,2'), 'processes'),
    seconds: wholeNumber(options.seconds, 'seconds', quick ? 1 : 20),
  };
  const [database] = await openDatabases({ ...options, only: 'postgres' });
  if (database === undefined) return;
  say(
    `Node ${process.versions.node}, ${cpus().length} processors, shared by hub, clients, watch and database. From the answer to a PUT of an Encounter to its Task admission-information being visible; looked at every ${LOOK_MS} ms.`,
  );
  try {
    const rows = [];
    for (const size of plan.sizes) rows.push(...(await benchOn(database, size, plan)));
    process.stdout.write(`\n${table(HEAD, rows)}`);
  } finally {
    await database.stop();
  }
}

async function benchOn(database, size, { rates, processes, seconds }) {
  const url = await database.fresh();
  const env = { RENKEI_CLOCK: CLOCK };
  const first = await startHub(url, { env });
  await settled(first.base);
  await first.stop();
  const started = performance.now();
  await storeStays(url, size, say);
  say(`${size.toLocaleString('en')} stays stored in ${Math.round((performance.now() - started) / 1000)} s`);
  const rows = [];
  for (const count of processes) {
    const hubs = [];
    for (let n = 0; n < count; n += 1) hubs.push(await startHub(url, { env }));
    const bases = hubs.map(({ base }) => base);
    const watch = await startWatch(url);
    try {
      await measure({ bases, watch, hubs, database }, `warm-${count}`, 10, Math.min(2, seconds));
      for (const rate of rates) {
        const { times, missing, hubMs, dbMs, perSecond } = await measure(
          { bases, watch, hubs, database },
          `s${count}-r${rate}`,
          rate,
          seconds,
        );
        const { p50, p99, max } = summary(times, seconds);
        rows.push([
          size.toLocaleString('en'),
          count,
          round(perSecond),
          rate,
          round(p50),
          round(p99),
          round(max),
          missing,
          round(hubMs),
          round(dbMs),
        ]);
      }
    } finally {
      await watch.stop();
      for (const hub of hubs) await hub.stop();
    }
  }
  return rows;
}

async function measure({ bases, watch, hubs, database }, name, rate, seconds) {
  const names = Array.from({ length: rate * seconds }, (_, n) => `bench-${name}-${n}`);
  await storePeople(bases[0], names);
  await settled(bases[0]);
  const cpu = () => [hubs.reduce((sum, hub) => sum + hub.cpuMs(), 0), database.cpuMs?.() ?? Number.NaN];
  const [hubBefore, dbBefore] = cpu();
  const began = performance.now();
  await admit(bases, names, rate, watch);
  const perSecond = (names.length * 1000) / (performance.now() - began);
  const { times, missing } = await watch.all();
  const [hubAfter, dbAfter] = cpu();
  return {
    times,
    missing,
    perSecond,
    hubMs: (hubAfter - hubBefore) / names.length,
    dbMs: (dbAfter - dbBefore) / names.length,
  };
}

/** Until the hub has seen to all that was written. */
async function settled(base) {
  const probe = {
    resourceType: 'Encounter',
    id: 'probe',
    status: 'cancelled',
    class: { code: 'IMP' },
    subject: { reference: 'Patient/probe' },
  };
  const headers = { 'content-type': 'application/fhir+json' };
  await fetch(`${base}/Encounter/probe`, { method: 'PUT', headers, body: JSON.stringify(probe) });
  for (;;) {
    const answer = await (await fetch(`${base}/Encounter/probe/$coordination`)).json();
    const found = answer.parameter?.find((each) => each.name === 'up-to-date');
    if (found === undefined) throw new Error(`$coordination answered ${JSON.stringify(answer).slice(0, 300)}`);
    if (found.valueBoolean) return;
  }
}

const say = (text) => process.stdout.write(`${text}\n`);
