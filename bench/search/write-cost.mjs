// What the indexes cost that no other search needs: creates and updates with them and without, in turns.
import { randomUUID } from 'node:crypto';
import { OPERATOR } from '../../dist/access/actor.js';
import { withClient } from '../support/databases.mjs';
import { spread } from '../support/figures.mjs';

const INDEXES = ['idx_date_end', 'resource_by_id'];
const CLIENTS = 8;
const TURNS = 3;
const CALLER = { actor: OPERATOR, audience: 'everyone' };

/** By kind of write: how many a second with all indexes, and without these. */
export async function writeCost(store, url, seconds) {
  const rates = { create: { given: [], taken: [] }, update: { given: [], taken: [] } };
  await withClient(url, async (client) => {
    const { rows } = await client.query(
      'select indexname as name, indexdef as sql from pg_indexes where indexname = any($1)',
      [INDEXES],
    );
    for (let turn = 0; turn < TURNS; turn += 1) {
      for (const kind of ['create', 'update']) rates[kind].given.push(await rate(store, kind, seconds));
      for (const { name } of rows) await client.query(`drop index ${name}`);
      for (const kind of ['create', 'update']) rates[kind].taken.push(await rate(store, kind, seconds));
      for (const { sql } of rows) await client.query(sql);
    }
  });
  return Object.entries(rates).map(([kind, { given, taken }]) => ({
    kind,
    given: spread(given).median,
    taken: spread(taken).median,
  }));
}

async function rate(store, kind, seconds) {
  const ids = Array.from({ length: CLIENTS }, () => randomUUID());
  const end = performance.now() + seconds * 1_000;
  let written = 0;
  await Promise.all(
    ids.map(async (own) => {
      for (let n = 0; performance.now() < end; n += 1) {
        const id = kind === 'create' ? randomUUID() : own;
        await store.write([{ kind: 'update', type: 'Task', id, resource: task(id, n) }], CALLER);
        written += 1;
      }
    }),
  );
  return written / seconds;
}

const task = (id, n) => ({
  resourceType: 'Task',
  id,
  status: n % 2 === 0 ? 'requested' : 'accepted',
  intent: 'order',
  priority: 'routine',
  identifier: [{ system: 'urn:bench:task', value: id }],
  for: { reference: `Patient/${id}` },
  owner: { reference: 'Organization/marked-1' },
  authoredOn: '2026-11-10T10:20:00+09:00',
  lastModified: '2026-11-10T10:20:00+09:00',
  executionPeriod: { start: '2026-11-10T10:20:00+09:00', end: '2026-11-12T10:20:00+09:00' },
});
