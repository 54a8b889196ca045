// renkei migrate: what has been applied, what is pending; applies it unless --dry-run.
import type { Config } from '../config.ts';
import { Refusal } from '../problem.ts';
import { migrate as apply, migrationStates } from '../store/migrate.ts';
import { openDatabase } from '../store/open.ts';

const HELP = `usage: renkei migrate [--dry-run]

Shows the database migrations and applies those that are pending; each in a transaction, verified afterwards.
データベースの更新状況を表示し、未適用の分を適用します。--dry-run では表示のみ行います。

  --dry-run   show only

The database is that of RENKEI_DATABASE_URL. A hub applies pending migrations at its start, too.
`;

export async function migrate(args: readonly string[], config: () => Config): Promise<0> {
  if (args.includes('--help') || args.includes('-h')) {
    process.stdout.write(HELP);
    return 0;
  }
  const surplus = args.find((arg) => arg !== '--dry-run');
  if (surplus !== undefined) {
    throw new Refusal({
      en: `migrate does not know "${surplus}" (renkei migrate --help).`,
      ja: `migrate に「${surplus}」という指定はありません（renkei migrate --help）。`,
    });
  }
  const database = await openDatabase(config().databaseUrl);
  try {
    const states = await migrationStates(database);
    process.stdout.write(`${database.description}\n`);
    for (const { name, hash, applied } of states) {
      process.stdout.write(
        `  ${name}  ${hash.slice(0, 12)}  ${applied === undefined ? 'pending / 未適用' : `applied ${applied.toISOString()}`}\n`,
      );
    }
    if (args.includes('--dry-run')) return 0;
    const done = await apply(database);
    process.stdout.write(
      done.length === 0
        ? 'Nothing to apply. / 適用するものはありません。\n'
        : `Applied and verified: ${done.join(', ')} / 適用し、確認しました。\n`,
    );
    return 0;
  } finally {
    await database.close();
  }
}
