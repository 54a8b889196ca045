// What a database needs from time to time. New terms wait in the GIN index's pending list: left to itself it is flushed by
// whichever writer fills it, who then waits tens of milliseconds, and every search reads it through meanwhile; flushed often it
// stays short for everybody. And a planner that has never counted a table guesses wrong: after a first load nobody has
// counted yet (PostgreSQL's own turn comes a minute later), in the embedded database nobody ever would.
import type { Database } from './database.ts';

const EVERY_MS = 3_000;
const TABLES = `'resource', 'resource_version', 'idx_date', 'idx_string', 'idx_quantity', 'idx_reference', 'idx_pair', 'feed',
  'subscription', 'subscription_key', 'subscription_event'`;
/** Pages a table may grow by before it is counted again: a fifth, and a little. */
const OUTGROWN = `
select c.relname as name from pg_class c
where c.relname in (${TABLES}) and c.relnamespace = current_schema()::regnamespace
  and pg_relation_size(c.oid) > (case when c.reltuples < 0 then 0 else c.relpages * 1.2 + 16 end) * 8192`;
const FLUSH = `select gin_clean_pending_list('resource_terms')`;

export function keepHouse(database: Database): { stop(): Promise<void> } {
  let running: Promise<unknown> = Promise.resolve();
  let isRunning = false;
  const timer = setInterval(() => {
    if (isRunning) return;
    isRunning = true;
    // A database that is away for a moment is no news here: the requests tell.
    running = round(database)
      .catch(() => undefined)
      .finally(() => {
        isRunning = false;
      });
  }, EVERY_MS);
  timer.unref();
  return {
    stop: async () => {
      clearInterval(timer);
      await running;
    },
  };
}

async function round(database: Database): Promise<void> {
  if (database.kind === 'postgres') await database.query(FLUSH);
  await countOutgrown(database);
}

/** Lets the planner know how much there is, where that has changed much. */
export async function countOutgrown(database: Database): Promise<void> {
  const outgrown = await database.query<{ name: string }>(OUTGROWN);
  if (outgrown.length > 0) await database.query(`analyze ${outgrown.map(({ name }) => name).join(', ')}`);
}
