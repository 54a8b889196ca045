// The database a test file works on: the worker's PGlite, emptied, or a PostgreSQL database of its own.
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { inject } from 'vitest';
import type { Database } from '../../src/store/database.ts';
import { PgliteDatabase } from '../../src/store/pglite.ts';
import { PostgresDatabase } from '../../src/store/postgres.ts';
import { TEMPLATE } from './postgres-setup.ts';

export const databaseKind = (): 'pglite' | 'postgres' =>
  process.env.RENKEI_TEST_DATABASE === 'postgres' ? 'postgres' : 'pglite';

export const hasDatabase = (): boolean => databaseKind() === 'pglite' || inject('postgres') !== '';

const TABLES =
  'resource, resource_version, idx_date, idx_string, idx_quantity, idx_reference, idx_pair, feed, feed_reader, alarm, load_progress, shipped, subscription, subscription_key, subscription_event, search_definition, reindex_job';

// Files of one worker share it; vitest keeps no module state between files that could hold it.
const shared = globalThis as { renkeiPglite?: Promise<PgliteDatabase> };

export async function testDatabase(): Promise<Database> {
  return databaseKind() === 'pglite' ? sharedPglite() : copyOfTemplate();
}

async function sharedPglite(): Promise<Database> {
  shared.renkeiPglite ??= readFile(inject('pgliteDump')).then((bytes) => PgliteDatabase.inMemory(new Blob([bytes])));
  const database = await shared.renkeiPglite;
  await database.script(`truncate ${TABLES}; delete from setting where name = 'shipped_digest'`);
  return borrowed(database);
}

/** The same database, which whoever closes it leaves open. */
export const borrowed = (database: Database): Database => ({
  kind: database.kind,
  description: database.description,
  query: (statement, params) => database.query(statement, params),
  readByKey: (statement, params) => database.readByKey(statement, params),
  write: (statement, params) => database.write(statement, params),
  isBusy: () => database.isBusy(),
  patience: database.patience,
  transaction: (work, lockMs) => database.transaction(work, lockMs),
  script: (text) => database.script(text),
  close: async () => undefined,
});

/** URL of a fresh copy of the migrated template, for tests that start processes or open it themselves. */
export async function postgresUrl(): Promise<string> {
  const url = inject('postgres');
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  const admin = await PostgresDatabase.connect(`${url}/postgres`);
  await admin.query(`create database ${name} template ${TEMPLATE}`);
  await admin.close();
  return `${url}/${name}`;
}

async function copyOfTemplate(): Promise<Database> {
  return PostgresDatabase.connect(await postgresUrl());
}
