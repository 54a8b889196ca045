// npm run bench -- seed

import { shapeFindings } from '../../dist/fhir/validation/shape.js';
import { migrate } from '../../dist/store/migrate.js';
import { loadNames } from '../../dist/store/names.js';
import { openDatabase } from '../../dist/store/open.js';
import { randomOf } from '../corpus/random.mjs';
import { stays } from '../corpus/stays.mjs';
import { openDatabases, withClient } from '../support/databases.mjs';
import { round, table } from '../support/figures.mjs';
import { wholeNumber } from '../support/options.mjs';
import { copyIn } from './copy.mjs';
import { checkSchema, dropIndexes, makeIndexes } from './indexes.mjs';
import { copyTexts, putRow, TABLES } from './tables.mjs';

const BATCH = 2_000;
/** So many are validated: the rest is made by the same hand. */
const VALIDATED = 500;
const PROGRESS_MS = 5_000;
// One connection for what everybody reads, one for the slim tables: they fill at about the same time.
const SHARES = [
  ['resource', 'resource_version', 'feed'],
  ['idx_date', 'idx_string', 'idx_quantity', 'idx_reference', 'idx_pair'],
];

export async function benchSeed({ postgres, count: wanted, seed, quick }) {
  const count = wholeNumber(wanted, 'count', quick ? 10_000 : 1_000_000);
  const number = wholeNumber(seed, 'seed', 1);
  if (postgres !== undefined) return fill(postgres, count, number);
  const [own] = await openDatabases({ only: 'postgres' });
  if (own === undefined) return;
  process.stdout.write('A temporary cluster: measured, then thrown away. Give --postgres to keep the data.\n');
  try {
    await fill(await own.fresh(), count, number);
  } finally {
    await own.stop();
  }
}

export async function fill(url, count, seed) {
  const database = await openDatabase(url);
  try {
    await migrate(database);
    const [first] = await database.query('select 1 from resource limit 1');
    if (first !== undefined) throw new Error('the database holds resources already; give an empty one');
    const names = await loadNames(database);
    await withClient(url, async (client) => {
      await client.query('set statement_timeout = 0');
      const start = performance.now();
      const statements = await dropIndexes(client, Object.keys(TABLES));
      try {
        await load(url, stays(randomOf(seed)), count, names);
        say(`${figure(count)} rows in`, start);
      } finally {
        const from = performance.now();
        await makeIndexes(url, statements, (name, seconds) =>
          process.stdout.write(`  ${name} ${seconds.toFixed(1)} s\n`),
        );
        say('keys and indexes', from);
      }
      await checkSchema(database);
      const from = performance.now();
      await client.query('vacuum (analyze)');
      say('vacuum and statistics', from);
      say('altogether', start);
      process.stdout.write(`\n${await sizes(client)}`);
    });
  } finally {
    await database.close();
  }
}

/** Batches are made while the ones before are on their way; at most two wait. */
async function load(url, source, count, names) {
  const start = performance.now();
  let told = start;
  let done = 0;
  await withClient(url, (first) =>
    withClient(url, async (second) => {
      const connections = [first, second].map((client) => ({ client, last: Promise.resolve() }));
      const onTheWay = [];
      while (done < count) {
        const rows = [];
        while (rows.length < BATCH && done + rows.length < count) rows.push(validated(source.next().value, done));
        const texts = copyTexts(rows, names);
        onTheWay.push(send(connections, texts));
        if (onTheWay.length > 2) await onTheWay.shift();
        done += rows.length;
        if (performance.now() - told < PROGRESS_MS) continue;
        told = performance.now();
        const rate = done / ((told - start) / 1_000);
        const left = (count - done) / rate;
        process.stdout.write(`  ${figure(done)}  ${round(rate)} /s, ${Math.ceil(left)} s to go\n`);
      }
      await Promise.all(onTheWay);
    }),
  );
}

function validated(made, done) {
  const [finding] = done < VALIDATED ? shapeFindings(made.resource) : [];
  if (finding !== undefined) throw new Error(`the corpus is not valid: ${finding.at}: ${finding.said.en}`);
  return putRow(made);
}

/** One after the other on each connection; what was sent before goes first. */
const send = (connections, texts) =>
  Promise.all(
    connections.map((connection, i) => {
      for (const name of SHARES[i]) {
        connection.last = connection.last.then(() =>
          copyIn(connection.client, name, Object.keys(TABLES[name]), texts[name]),
        );
      }
      return connection.last;
    }),
  );

async function sizes(client) {
  const { rows } = await client.query(
    `select relname as name, pg_table_size(oid)::float8 as rows, pg_indexes_size(oid)::float8 as indexes, reltuples::float8 as count
     from pg_class where relname = any($1) and relkind = 'r' and relnamespace = current_schema()::regnamespace order by relname`,
    [Object.keys(TABLES)],
  );
  const mb = (bytes) => `${round(bytes / 1_048_576)} MB`;
  const all = rows.reduce((sum, each) => sum + each.rows + each.indexes, 0);
  const resources = rows.find(({ name }) => name === 'resource').count;
  return `${table(
    ['', 'rows', 'table', 'indexes'],
    rows.map((each) => [each.name, figure(each.count), mb(each.rows), mb(each.indexes)]),
  )}${mb(all)} altogether, ${round(all / resources)} bytes a resource\n`;
}

const figure = (number) => Math.round(number).toLocaleString('en');
const say = (what, since) => process.stdout.write(`${what}: ${((performance.now() - since) / 1_000).toFixed(1)} s\n`);
