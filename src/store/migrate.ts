// Numbered SQL files, each applied once, in order, in a transaction of its own; remembered with its hash. A file that was
// applied is never edited: a changed one stops the start.
import { createHash, randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { RECIPE, RECIPE_REASON } from '../fhir/search/term.ts';
import { Refusal } from '../problem.ts';
import type { Database, Session } from './database.ts';
import { COUNT_UP } from './reindex/standing.ts';
import { describeSchema } from './schema.ts';

export interface Migration {
  readonly number: number;
  readonly name: string;
  readonly text: string;
  readonly hash: string;
}

export interface MigrationState extends Omit<Migration, 'text'> {
  /** undefined: pending. */
  readonly applied?: Date;
}

const FOLDER = new URL('./migrations/', import.meta.url);
const NAME = /^(\d{4})_[a-z0-9_]+\.sql$/;
/** The schema that all migrations together make. */
export const SNAPSHOT = new URL('./migrations/schema.txt', import.meta.url);

export function migrations(folder: URL = FOLDER): Migration[] {
  return readdirSync(folder)
    .filter((name) => NAME.test(name))
    .sort()
    .map((name) => {
      const text = readFileSync(new URL(name, folder), 'utf8');
      return { number: Number(NAME.exec(name)![1]), name, text, hash: createHash('sha256').update(text).digest('hex') };
    });
}

// One migrating process at a time; the number is arbitrary but fixed.
const LOCK = 'select pg_advisory_xact_lock(7236354172)';

export async function migrationStates(
  database: Database,
  known: readonly Migration[] = migrations(),
): Promise<MigrationState[]> {
  const applied = await appliedMigrations(database);
  check(known, applied);
  return known.map(({ number, name, hash }) => ({ number, name, hash, applied: applied.get(number)?.applied }));
}

/** Applies what is pending and verifies the result; returns the names of what was applied. */
export async function migrate(
  database: Database,
  known: readonly Migration[] = migrations(),
  snapshot: URL = SNAPSHOT,
): Promise<string[]> {
  const done: string[] = [];
  for (const migration of known) {
    const isNew = await database.transaction(async (tx) => {
      await tx.query(LOCK);
      const applied = await appliedMigrations(tx);
      check(known, applied);
      if (applied.has(migration.number)) return false;
      await apply(tx, migration);
      return true;
    });
    if (isNew) done.push(migration.name);
  }
  if (done.length > 0) await verify(database, snapshot);
  await checkRecipe(database);
  return done;
}

interface Applied {
  readonly number: number;
  readonly hash: string;
  readonly applied: Date;
}

async function appliedMigrations(session: Session): Promise<Map<number, Applied>> {
  const [table] = await session.query<{ there: boolean }>(`select to_regclass('migration') is not null as there`);
  if (table?.there !== true) return new Map();
  const rows = await session.query<{ number: number; hash: string; applied: Date }>(
    'select number, hash, applied from migration',
  );
  return new Map(rows.map((row) => [row.number, row]));
}

async function apply(tx: Session, { number, name, text, hash }: Migration): Promise<void> {
  await tx.query(`create table if not exists migration (
    number integer primary key, name text not null, hash text not null, applied timestamptz not null default now())`);
  for (const statement of statements(text)) {
    try {
      await tx.query(statement);
    } catch (cause) {
      throw new Refusal({
        en: `Migration ${name} failed and was rolled back: ${(cause as Error).message} (at: ${statement.slice(0, 80)}…)`,
        ja: `マイグレーション ${name} に失敗したため、元の状態に戻しました：${(cause as Error).message}`,
      });
    }
  }
  await tx.query('insert into migration (number, name, hash) values ($1, $2, $3)', [number, name, hash]);
}

/** Cuts at semicolons that end a line, but not inside $$ … $$. Migrations are ours and written so. */
export function statements(text: string): string[] {
  const parts = text.replace(/^\s*--.*$/gm, '').split(/(\$\$)/);
  let inBody = false;
  let current = '';
  const found: string[] = [];
  for (const part of parts) {
    if (part === '$$') {
      inBody = !inBody;
      current += part;
    } else if (inBody) current += part;
    else {
      const [first = '', ...more] = part.split(/;\s*(?:\n|$)/);
      current += first;
      for (const next of more) {
        found.push(current.trim());
        current = next;
      }
    }
  }
  return [...found, current.trim()].filter((statement) => statement !== '');
}

function check(known: readonly Migration[], applied: ReadonlyMap<number, Applied>): void {
  for (const { number, hash } of applied.values()) {
    const file = known.find((each) => each.number === number);
    if (file === undefined) {
      throw new Refusal({
        en: `The database was migrated by a newer renkei (migration ${number} is unknown here). Start that version, or restore a backup.`,
        ja: `データベースはより新しい版の renkei で更新されています（マイグレーション ${number}）。その版を起動するか、バックアップから復元してください。`,
      });
    }
    if (file.hash !== hash) {
      throw new Refusal({
        en: `Migration ${file.name} was changed after it had been applied (stored hash ${hash.slice(0, 12)}…, file ${file.hash.slice(0, 12)}…). Put the original file back; changes belong in a new migration.`,
        ja: `適用済みのマイグレーション ${file.name} が書き換えられています。元のファイルに戻してください。変更は新しいマイグレーションとして追加してください。`,
      });
    }
  }
}

async function verify(session: Session, snapshot: URL): Promise<void> {
  const found = new Set((await describeSchema(session)).split('\n'));
  const missing = readFileSync(snapshot, 'utf8')
    .split('\n')
    .filter((line) => !found.has(line));
  if (missing.length === 0) return;
  throw new Refusal({
    en: `After migrating, the schema is not what it should be. Missing: ${missing.slice(0, 3).join(' | ')}. Was the database changed by hand?`,
    ja: `マイグレーション後のスキーマが想定と異なります（不足：${missing.slice(0, 3).join(' | ')}）。手作業での変更がないかご確認ください。`,
  });
}

const RECIPES = `
select coalesce(max(value::int) filter (where name = 'term_recipe'), 0) as made,
  coalesce(max(value::int) filter (where name = 'term_recipe_wanted'), 0) as wanted
from setting where name in ('term_recipe', 'term_recipe_wanted')`;

/** The recipe of the terms' texts: an older one is a reason to index all anew. And the key that signs cursors: made once, shared by all processes. */
async function checkRecipe(database: Database): Promise<void> {
  await database.query(
    `insert into setting (name, value) values ('term_recipe', $1), ('cursor_key', $2) on conflict do nothing`,
    [String(RECIPE), randomBytes(32).toString('hex')],
  );
  const [row] = await database.query<{ made: number; wanted: number }>(RECIPES);
  const stored = row!.made;
  const newest = Math.max(stored, row!.wanted);
  if (newest > RECIPE) {
    throw new Refusal({
      en: `The search index was made by recipe ${newest}, this program knows none above ${RECIPE}. Start the newer version of renkei.`,
      ja: `検索インデックスは、より新しい版の renkei の形式（${newest}）です。その版を起動してください（この版：${RECIPE}）。`,
    });
  }
  if (stored === RECIPE) return;
  // Served meanwhile: what was found by the older recipe is found on.
  await database.transaction(async (tx) => {
    await tx.query(LOCK);
    const asked = await tx.query(
      `insert into reindex_job (reason, types) select $1::text, '{}'
       where not exists (select 1 from reindex_job where reason = $1::text and ended is null) returning num`,
      [RECIPE_REASON],
    );
    if (asked.length === 0) return;
    // From now on nobody writes by an older one.
    await tx.query(
      `insert into setting (name, value) values ('term_recipe_wanted', $1)
       on conflict (name) do update set value = excluded.value`,
      [String(RECIPE)],
    );
    await tx.query(COUNT_UP);
  });
}
