// The process of the yardsticks. On PostgreSQL it works on the server's database; PGlite lets in one process only, so there it
// has a database of its own, filled alike.

import { audienceOf } from '../../dist/access/audience.js';
import { readConfig } from '../../dist/config.js';
import { indexEntries } from '../../dist/fhir/search/extract/index-entries.js';
import { createLog, openStore } from '../../dist/hub.js';
import { loadNames } from '../../dist/store/names.js';
import { openDatabase } from '../../dist/store/open.js';
import { newId } from '../../dist/store/rid.js';
import { putParams, putStatement } from '../../dist/store/write/put.js';
import { summary } from '../support/figures.mjs';
import { answerMessages } from '../support/worker-process.mjs';
import { prepareBare, serveBare } from './bare.mjs';
import { corpus } from './requests.mjs';
import { rowsTogether, stepsOf } from './statements.mjs';

const INDEX = { timeZone: 'Asia/Tokyo', base: [] };
const resources = corpus(5);
let turn = 0;
let parts;

answerMessages(
  (ask) => answerTo(ask),
  () => parts?.database.close(),
);

const answerTo = (ask) => {
  if (ask.open !== undefined) return open(ask);
  if (ask.size === true) return bytesPerResource(parts.database);
  if (ask.analyze === true) return parts.database.script('analyze');
  return run(ask);
};

/** Opens the database, fills it, and serves the bare handlers; answers with where, and what can be read there. */
async function open({ open: url, fill }) {
  const database = await openDatabase(url);
  const config = readConfig({ RENKEI_LOG: 'error' });
  const recorder = recorderOf(database);
  const { store, search } = await openStore(config, createLog(config), [], { database: recorder.database });
  const names = await loadNames(database);
  const known = [];
  for (let i = 0; i < fill; i += 20) {
    const rows = newRows(20);
    await database.write(putStatement(rows), putParams(rows, names));
    known.push(...rows.map(({ type, id, content }) => ({ type, id, version: 1, content })));
  }
  await prepareBare(
    database,
    known.map((row) => ({ ...row, type: names.typeNumber(row.type) })),
  );
  parts = { database, names, store, search, known, newRows, nextVersion, recording: recorder.recording };
  return {
    base: await serveBare({ database, names, known, newId }),
    known: known.map(({ type, id }) => ({ type, id })),
  };
}

const newRows = (count) => Array.from({ length: count }, () => rowOf(resources[turn % resources.length], newId(), 1));
const nextVersion = ({ type, id }, version) => {
  turn += 1;
  return rowOf(
    resources.find(({ resourceType }, i) => resourceType === type && i >= turn % 100),
    id,
    version,
  );
};

/** As the store makes it: stamped, written, indexed. */
function rowOf(resource, id, version) {
  turn += 1;
  const updated = new Date();
  const text = JSON.stringify({
    resourceType: resource.resourceType,
    id,
    meta: { versionId: String(version), lastUpdated: updated.toISOString() },
    ...resource,
  }).replaceAll('99999999', String(50_000_000 + turn));
  const stored = JSON.parse(text);
  return {
    type: resource.resourceType,
    id,
    version,
    updated,
    method: version === 1 ? 'POST' : 'PUT',
    content: text,
    entries: indexEntries(stored, INDEX),
    audience: audienceOf(stored, INDEX.base),
  };
}

async function run({ kind, clients, seconds, count }) {
  const lists = await stepsOf[kind](parts, { clients, count });
  const each = kind === 'together' ? rowsTogether(parts.database.kind, clients) : 1;
  const times = [];
  const start = performance.now();
  const end = start + seconds * 1_000;
  await Promise.all(
    lists.map(async (steps) => {
      for (const step of steps) {
        const from = performance.now();
        if (from >= end) return;
        await step();
        times.push(performance.now() - from);
      }
    }),
  );
  const figures = summary(times, (performance.now() - start) / 1_000);
  return { ...figures, perSecond: figures.perSecond * each };
}

/** Remembers what is asked of a database while something runs. */
function recorderOf(database) {
  let recorded;
  const record =
    (method) =>
    (statement, params = []) => {
      recorded?.push([statement, params]);
      return database[method](statement, params);
    };
  return {
    database: {
      kind: database.kind,
      description: database.description,
      query: record('query'),
      readByKey: record('readByKey'),
      write: (statement, params) => database.write(statement, params),
      isBusy: () => database.isBusy(),
      patience: database.patience,
      transaction: (work, lockMs) => database.transaction(work, lockMs),
      script: (text) => database.script(text),
      close: async () => undefined,
    },
    recording: async (work) => {
      recorded = [];
      await work();
      const found = recorded;
      recorded = undefined;
      return found;
    },
  };
}

async function bytesPerResource(database) {
  const rows = await database.query(
    `select c.relname as name, pg_total_relation_size(c.oid)::float8 as bytes from pg_class c
     where c.relnamespace = current_schema()::regnamespace and c.relkind = 'r'
     and c.relname in ('resource', 'resource_version', 'idx_date', 'idx_string', 'idx_quantity', 'idx_reference', 'idx_pair', 'feed')`,
  );
  const [{ count }] = await database.query('select count(*)::float8 as count from resource_version');
  const [{ content }] = await database.query(
    'select avg(octet_length(content))::float8 as content from resource_version',
  );
  const [{ terms }] = await database.query('select avg(cardinality(terms))::float8 as terms from resource');
  return {
    resources: count,
    content,
    terms,
    total: rows.reduce((sum, { bytes }) => sum + bytes, 0) / count,
    tables: Object.fromEntries(rows.map(({ name, bytes }) => [name, bytes / count])),
  };
}
