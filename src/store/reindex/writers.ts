// Who writes resources at this moment. A put takes its lock on the table before it looks at the definitions' count: whoever
// holds that lock now may have looked before the last change of them, and whoever takes it later sees that change. A transaction
// number would not tell: one that looked before may have been given its number only afterwards.
import type { Session } from '../database.ts';

const WRITERS = `
select distinct virtualtransaction as writer from pg_locks
where locktype = 'relation' and relation = 'resource'::regclass and mode = 'RowExclusiveLock' and pid <> pg_backend_pid()
  and database = (select oid from pg_database where datname = current_database())`;

export async function writersNow(session: Session): Promise<string[]> {
  const rows = await session.query<{ writer: string }>(WRITERS);
  return rows.map(({ writer }) => writer);
}
