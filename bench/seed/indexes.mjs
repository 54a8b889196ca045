// Rows go in several times as fast when nothing is indexed. What was dropped is made again from the catalog's own words, which
// are those of the migrations, and the schema is then compared with the snapshot.
import { readFileSync } from 'node:fs';
import { SNAPSHOT } from '../../dist/store/migrate.js';
import { describeSchema } from '../../dist/store/schema.js';
import { withClient } from '../support/databases.mjs';

/** Drops keys and indexes of the tables; returns the statements that make them again. */
export async function dropIndexes(client, tables) {
  const { rows: keys } = await client.query(
    `select conrelid::regclass::text as table, conname as name, pg_get_constraintdef(oid) as definition
     from pg_constraint where contype = 'p' and conrelid::regclass::text = any($1)`,
    [tables],
  );
  const { rows: indexes } = await client.query(
    `select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as definition
     from pg_index where indrelid::regclass::text = any($1) and not indisprimary`,
    [tables],
  );
  for (const { table, name } of keys) await client.query(`alter table ${table} drop constraint ${name}`);
  for (const { name } of indexes) await client.query(`drop index ${name}`);
  return [
    ...indexes.map(({ name, definition }) => ({ name, sql: definition })),
    ...keys.map(({ table, name, definition }) => ({
      name,
      sql: `alter table ${table} add constraint ${name} ${definition}`,
    })),
  ];
}

/** Two at a time; a table waits for its other index where the statements exclude each other. */
export async function makeIndexes(url, statements, onMade) {
  // The largest first, so that none is left over at the end.
  const left = [...statements].sort((a, b) => Number(/gin/.test(b.sql)) - Number(/gin/.test(a.sql))).values();
  await Promise.all(
    [1, 2].map(() =>
      withClient(url, async (client) => {
        await client.query(`set maintenance_work_mem = '512MB'; set statement_timeout = 0`);
        for (const { name, sql } of left) {
          const start = performance.now();
          await client.query(sql);
          onMade(name, (performance.now() - start) / 1_000);
        }
      }),
    ),
  );
}

export async function checkSchema(database) {
  const found = new Set((await describeSchema(database)).split('\n'));
  const missing = readFileSync(SNAPSHOT, 'utf8')
    .split('\n')
    .filter((line) => !found.has(line));
  if (missing.length > 0) throw new Error(`the schema is not what it was: ${missing.join(' | ')}`);
}
