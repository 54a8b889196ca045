// RENKEI_DATABASE_URL -> a database, or one clear sentence why not.
import { Problem, Refusal } from '../problem.ts';
import type { Database } from './database.ts';
import { sqlState } from './database.ts';

export async function openDatabase(url: string): Promise<Database> {
  if (url === 'pglite:memory') return (await import('./pglite.ts')).PgliteDatabase.inMemory();
  if (url.startsWith('pglite:')) return openDirectory(url.slice('pglite:'.length));
  return openPostgres(url);
}

async function openDirectory(directory: string): Promise<Database> {
  const { PgliteDatabase } = await import('./pglite.ts');
  try {
    return await PgliteDatabase.inDirectory(directory);
  } catch (cause) {
    if (cause instanceof Refusal) throw cause;
    const { code, message } = cause as NodeJS.ErrnoException;
    throw new Refusal({
      en: `The data directory ${directory} cannot be opened: ${code ?? message}. Check that it exists, is writable and was made by renkei.`,
      ja: `データフォルダ ${directory} を開けません（${code ?? message}）。書き込み権限があり、renkei が作成したフォルダかご確認ください。`,
    });
  }
}

async function openPostgres(url: string): Promise<Database> {
  const { PostgresDatabase } = await import('./postgres.ts');
  const where = withoutPassword(url);
  try {
    const database = await PostgresDatabase.connect(url);
    const [row] = await database.query<{ number: string }>(`select current_setting('server_version_num') as number`);
    if (Number(row?.number ?? 0) >= 150_000) return database;
    await database.close();
    throw new Refusal({
      en: `${where} is PostgreSQL ${Math.floor(Number(row?.number) / 10_000)}; renkei needs 15 or later.`,
      ja: `${where} は PostgreSQL ${Math.floor(Number(row?.number) / 10_000)} です。15 以降が必要です。`,
    });
  } catch (cause) {
    if (cause instanceof Refusal) throw cause;
    throw unreachable(where, cause);
  }
}

function unreachable(where: string, cause: unknown): Refusal {
  const inner = cause instanceof Problem ? (cause as Problem & { cause?: unknown }).cause : cause;
  const state = sqlState(inner);
  const [en, ja] =
    state === '28P01' || state === '28000'
      ? ['user or password were not accepted', 'ユーザー名またはパスワードが正しくありません']
      : state === '3D000'
        ? ['there is no such database', '指定のデータベースがありません']
        : [String((inner as { code?: unknown }).code ?? (inner as Error).message), '接続できません'];
  return new Refusal({
    en: `The database ${where} cannot be used: ${en}. Check RENKEI_DATABASE_URL and that PostgreSQL runs there.`,
    ja: `データベース ${where} を使えません：${ja}。RENKEI_DATABASE_URL と PostgreSQL の状態をご確認ください。`,
  });
}

function withoutPassword(url: string): string {
  const shown = new URL(url);
  shown.password = '';
  return shown.toString();
}
