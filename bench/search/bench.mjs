// npm run bench -- search
import { cpus } from 'node:os';
import { parseSearch } from '../../dist/fhir/search/ask/parse.js';
import { queryOf } from '../../dist/rest/query.js';
import { openDatabase } from '../../dist/store/open.js';
import { Store } from '../../dist/store/store.js';
import { fill } from '../seed/bench.mjs';
import { openDatabases, withClient } from '../support/databases.mjs';
import { round, summary, table } from '../support/figures.mjs';
import { wholeNumber, wholeNumbers } from '../support/options.mjs';
import { MARKED, storeMarked } from './marked.mjs';
import { COMMON, RARE } from './queries.mjs';
import { writeCost } from './write-cost.mjs';

const SEED = 1;
const SEARCH = { timeZone: 'Asia/Tokyo', base: [], now: Date.now, defaultCount: 50, maxCount: 1_000 };
const HEAD = ['', 'resources', 'found', 'p50 ms', 'p99 ms', 'times the smallest'];

export async function benchSearch(options) {
  const quick = options.quick === true;
  const plan = {
    sizes: wholeNumbers(options.sizes ?? (quick ? '10000' : '10000,100000,1000000'), 'sizes'),
    rounds: wholeNumber(options.rounds, 'rounds', quick ? 5 : 200),
    seconds: wholeNumber(options.seconds, 'seconds', quick ? 1 : 5),
  };
  const [database] = await openDatabases({ ...options, only: 'postgres' });
  if (database === undefined) return;
  say(
    `Node ${process.versions.node}, ${cpus().length} processors, shared by client and database. Through the store, without HTTP, one after the other.`,
  );
  const measured = [];
  const writes = [];
  try {
    for (const size of plan.sizes) {
      const of = await benchOn(await database.fresh(), size, plan);
      measured.push(of.searches);
      writes.push(...of.writes);
    }
  } finally {
    await database.stop();
  }
  say('\nRare: as many resources have it, and are found, whatever the size.');
  process.stdout.write(`${table(HEAD, rowsOf(RARE, measured))}`);
  say('\nCommon: a share of all resources has it.');
  process.stdout.write(`${table(HEAD, rowsOf(COMMON, measured))}`);
  say('\nWrites with and without the indexes that only ordering and rare dates use, in turns.');
  process.stdout.write(
    table(
      ['', 'resources', 'with', 'without', 'with / without'],
      writes.map(({ kind, size, given, taken }) => [
        `${kind}s a second`,
        figure(size),
        round(given),
        round(taken),
        (given / taken).toFixed(2),
      ]),
    ),
  );
}

async function benchOn(url, size, { rounds, seconds }) {
  await fill(url, size, SEED);
  const database = await openDatabase(url);
  const parse = (type, query) => parseSearch(type, queryOf(query), SEARCH);
  const store = await Store.open({ database, index: SEARCH, guards: [], parse });
  // Of this database alone.
  const deepCursors = new Map();
  try {
    await storeMarked(store);
    await withClient(url, (client) => client.query('vacuum (analyze)'));
    const searches = new Map();
    for (const { name, ask, deep } of [...RARE, ...COMMON]) {
      const measured = await measure(ask, deep);
      searches.set(name, measured);
      say(`  ${figure(size)}: ${name}: p50 ${round(measured.p50)} ms, p99 ${round(measured.p99)} ms`);
    }
    return {
      size,
      searches: { size, searches },
      writes: (await writeCost(store, url, seconds)).map((each) => ({ ...each, size })),
    };
  } finally {
    await store.close();
  }

  async function measure(ask, deep = 0) {
    const times = [];
    let found = 0;
    for (let i = -Math.min(rounds, MARKED); i < rounds; i += 1) {
      const [type, query] = ask(Math.abs(i) % MARKED).split('?');
      const search = parse(type, query.split('&').map(encoded).join('&'));
      const cursor = deep > 0 ? (deepCursors.get(query) ?? (await goTo(search, query, deep))) : undefined;
      const start = performance.now();
      const { hits, included, total } = await store.search({ ...search, ...(cursor && { cursor }) }, 'everyone');
      if (i < 0) continue;
      times.push(performance.now() - start);
      found = total ?? hits.length + included.length;
    }
    return { found, ...summary(times, 1) };
  }

  async function goTo(search, query, deep) {
    let cursor;
    for (let passed = 0; passed < deep; passed += 1_000) {
      const { next } = await store.search({ ...search, count: 1_000, ...(cursor && { cursor }) }, 'everyone');
      if (next === undefined) break;
      cursor = next;
    }
    deepCursors.set(query, cursor);
    return cursor;
  }
}

const encoded = (pair) => pair.split('=').map(encodeURIComponent).join('=');

const rowsOf = (asked, measured) =>
  asked.flatMap(({ name }) =>
    measured.map(({ size, searches }, i) => {
      const { found, p50, p99 } = searches.get(name);
      const least = measured[0].searches.get(name).p50;
      return [i === 0 ? name : '', figure(size), figure(found), round(p50), round(p99), (p50 / least).toFixed(2)];
    }),
  );

const figure = (number) => Math.round(number).toLocaleString('en');
const say = (text) => process.stdout.write(`${text}\n`);
