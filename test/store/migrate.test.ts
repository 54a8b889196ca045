import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest';
import { Refusal } from '../../src/problem.ts';
import type { Database } from '../../src/store/database.ts';
import { type Migration, migrate, migrationStates, migrations, SNAPSHOT, statements } from '../../src/store/migrate.ts';
import { PgliteDatabase } from '../../src/store/pglite.ts';
import { PostgresDatabase } from '../../src/store/postgres.ts';
import { describeSchema } from '../../src/store/schema.ts';
import { databaseKind, hasDatabase } from '../support/database.ts';

const isPostgres = databaseKind() === 'postgres';

/** The embedded database takes seconds to make: one for all tests, in a schema of its own for each. */
let embedded: PgliteDatabase | undefined;
let database: Database;
let url = '';
let folder: string;

beforeAll(async () => {
  if (!isPostgres) embedded = await PgliteDatabase.inMemory();
  return () => embedded?.close();
});
beforeEach(async () => {
  if (!hasDatabase()) return;
  folder = mkdtempSync(join(tmpdir(), 'renkei-migrations-'));
  if (embedded === undefined) {
    url = `${inject('postgres')}/${await emptyDatabase()}`;
    database = await PostgresDatabase.connect(url);
  } else {
    await embedded.script('drop schema public cascade; create schema public');
    database = embedded;
  }
});
afterEach(async () => {
  if (!hasDatabase()) return;
  rmSync(folder, { recursive: true });
  if (embedded === undefined) await database.close();
});

async function emptyDatabase(): Promise<string> {
  const name = `empty_${randomUUID().replaceAll('-', '')}`;
  const admin = await PostgresDatabase.connect(`${inject('postgres')}/postgres`);
  await admin.query(`create database ${name}`);
  await admin.close();
  return name;
}

/** Migrations of a release to come, beside the real ones. */
function withMore(files: Record<string, string>): Migration[] {
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return [...migrations(), ...migrations(pathToFileURL(`${folder}/`))];
}

const columnsOf = async (table: string): Promise<string[]> =>
  (
    await database.query<{ name: string }>(
      'select column_name as name from information_schema.columns where table_name = $1 order by 1',
      [table],
    )
  ).map(({ name }) => name);

describe('migrate', () => {
  test('makes of an empty database exactly the schema that the snapshot tells', async () => {
    const done = await migrate(database);
    expect(done).toEqual(migrations().map(({ name }) => name));
    expect(await describeSchema(database)).toBe(readFileSync(SNAPSHOT, 'utf8'));
  });

  test('a second time does nothing', async () => {
    await migrate(database);
    const key = await database.query('select * from setting order by name');
    expect(await migrate(database)).toEqual([]);
    expect(await describeSchema(database)).toBe(readFileSync(SNAPSHOT, 'utf8'));
    expect(await database.query('select * from setting order by name')).toEqual(key);
  });

  test('applies what a newer release brings, and says what is pending', async () => {
    await migrate(database);
    const more = withMore({ '9001_more.sql': 'create table more (id text);\ncreate index more_id on more (id);' });
    expect((await migrationStates(database, more)).filter(({ applied }) => applied === undefined)).toMatchObject([
      { number: 9001 },
    ]);
    expect(await migrate(database, more)).toEqual(['9001_more.sql']);
    expect(await columnsOf('more')).toEqual(['id']);
  });

  test('refuses when a migration was changed after it had been applied', async () => {
    await migrate(database);
    const changed = migrations().map((each) => ({ ...each, hash: 'f'.repeat(64) }));
    await expect(migrate(database, changed)).rejects.toThrow(/was changed after it had been applied/);
    await expect(migrationStates(database, changed)).rejects.toBeInstanceOf(Refusal);
  });

  test('refuses when the database was migrated by a newer release', async () => {
    await migrate(database, withMore({ '9001_more.sql': 'create table more (id text);' }));
    await expect(migrate(database)).rejects.toThrow(/newer renkei \(migration 9001/);
    await expect(migrate(database)).rejects.toBeInstanceOf(Refusal);
  });

  test('a migration that fails leaves nothing of itself, and those before it stay', async () => {
    const more = withMore({
      '9001_good.sql': 'create table good (id text);',
      '9002_bad.sql': 'create table half (id text);\nalter table nowhere add column x text;',
    });
    const failure = await migrate(database, more).catch((cause: unknown) => cause);
    expect(failure).toBeInstanceOf(Refusal);
    expect((failure as Refusal).said.en).toContain('9002_bad.sql');
    expect((failure as Refusal).said.ja).toContain('9002_bad.sql');
    expect(await columnsOf('good')).toEqual(['id']);
    expect(await columnsOf('half')).toEqual([]);
    expect(await database.query('select number from migration where number > 9000')).toEqual([{ number: 9001 }]);
    // Repaired, it goes on from there.
    const repaired = withMore({ '9002_bad.sql': 'create table half (id text);' });
    expect(await migrate(database, repaired)).toEqual(['9002_bad.sql']);
  });

  test('refuses a schema that somebody changed by hand', async () => {
    const more = withMore({ '9001_gone.sql': 'drop index idx_date_value;' });
    await expect(migrate(database, more)).rejects.toThrow(/Missing: .*idx_date_value/);
  });

  test('by two processes at once is done once', async (context) => {
    if (!isPostgres) context.skip('one session only');
    const others = await Promise.all(Array.from({ length: 4 }, () => PostgresDatabase.connect(url)));
    const done = await Promise.all([database, ...others].map((each) => migrate(each)));
    await Promise.all(others.map((each) => each.close()));
    // Each by whichever came first: between the processes there is no order.
    expect(done.flat().sort()).toEqual(migrations().map(({ name }) => name));
    expect(await database.query('select count(*)::int as n from migration')).toEqual([{ n: migrations().length }]);
    expect(await database.query(`select count(*)::int as n from setting where name = 'cursor_key'`)).toEqual([
      { n: 1 },
    ]);
    expect(await describeSchema(database)).toBe(readFileSync(SNAPSHOT, 'utf8'));
  });
});

describe('statements', () => {
  test('end at a semicolon that ends a line, but not within a body', () => {
    const text =
      "-- a; comment;\ncreate table a (b text);\ndo $$\nbegin\n  null;\nend\n$$;\nselect ';' as x;\nselect 1";
    expect(statements(text)).toEqual([
      'create table a (b text)',
      'do $$\nbegin\n  null;\nend\n$$',
      "select ';' as x",
      'select 1',
    ]);
  });
});
