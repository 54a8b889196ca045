// Jobs that go over the index come no further while something is looked at.
import type { Session } from '../../src/store/database.ts';

export async function whileJobsAreHeld(database: Session, work: () => Promise<void>): Promise<void> {
  await database.query(
    `create function held() returns trigger language plpgsql as $$ begin raise exception 'held'; end $$`,
  );
  await database.query('create trigger held before update on reindex_job for each statement execute function held()');
  try {
    await work();
  } finally {
    await database.query('drop trigger held on reindex_job');
    await database.query('drop function held()');
  }
}
