// New terms wait in the GIN index's pending list. Left to itself it is flushed by whichever writer fills it, who then waits
// tens of milliseconds, and every search reads it through meanwhile. Flushed often it stays short for everybody.
import type { Database } from './database.ts';

const EVERY_MS = 3_000;

export function keepHouse(database: Database): { stop(): Promise<void> } {
  if (database.kind !== 'postgres') return { stop: async () => undefined };
  let running: Promise<unknown> = Promise.resolve();
  const timer = setInterval(() => {
    // A database that is away for a moment is no news here: the requests tell.
    running = database.query(`select gin_clean_pending_list('resource_terms')`).catch(() => undefined);
  }, EVERY_MS);
  timer.unref();
  return {
    stop: async () => {
      clearInterval(timer);
      await running;
    },
  };
}
