// How far a file has been loaded, kept in the database and moved in the very transaction that stores a slice: a load cut
// off at any moment neither loses nor doubles anything when it is resumed.
import { randomUUID } from 'node:crypto';
import { Refusal } from '../../problem.ts';
import type { Database, Session } from '../../store/database.ts';

export interface Standing {
  readonly position: number;
  readonly stored: number;
  readonly refused: number;
}

const NOTHING: Standing = { position: 0, stored: 0, refused: 0 };

export class LoadProgress {
  /** The file and this load of it; ids given in advance are made with it. */
  readonly run: string;
  readonly before: Standing;

  constructor(run: string, before: Standing = NOTHING) {
    this.run = run;
    this.before = before;
  }

  static async begin(database: Database, key: string, resume: boolean): Promise<LoadProgress> {
    const earlier = resume ? await earlierRun(database, key) : undefined;
    if (earlier !== undefined) return earlier;
    const run = `${key}${randomUUID()}`;
    await database.transaction(async (tx) => {
      await tx.query('delete from load_progress where starts_with(source, $1)', [key]);
      await tx.query('insert into load_progress (source, position, stored, refused) values ($1, 0, 0, 0)', [run]);
    });
    return new LoadProgress(run);
  }

  async move(session: Session, position: number, stored: number, refused: number): Promise<void> {
    const moved = await session.query(
      `update load_progress set position = $2, stored = stored + $3, refused = refused + $4, moved = now()
       where source = $1 returning 1`,
      [this.run, position, stored, refused],
    );
    if (moved.length === 0) throw overtaken(this.run.split('\n')[0]!);
  }
}

async function earlierRun(database: Database, key: string): Promise<LoadProgress | undefined> {
  const [row] = await database.query<{ source: string; position: string; stored: string; refused: string }>(
    'select source, position::text, stored::text, refused::text from load_progress where starts_with(source, $1)',
    [key],
  );
  if (row === undefined) return undefined;
  const before = { position: Number(row.position), stored: Number(row.stored), refused: Number(row.refused) };
  return new LoadProgress(row.source, before);
}

const overtaken = (path: string): Refusal =>
  new Refusal({
    en: `Another renkei load has begun with ${path}. This one stops; what it stored stays.`,
    ja: `別の renkei load が ${path} の読み込みを始めたため、こちらは中止します。登録済みの分はそのまま残ります。`,
  });
