// Looks for the expected Tasks in the database, every few milliseconds, in one statement for all that are still awaited.
import pg from 'pg';

/** So fine are the times told. */
export const LOOK_MS = 3;
const PATIENCE_MS = 60_000;

export async function startWatch(url) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const awaited = new Map();
  const times = [];
  let stopped = false;
  const look = async () => {
    while (!stopped) {
      const asked = performance.now();
      if (awaited.size > 0) {
        const { rows } = await client.query({
          name: 'look',
          text: 'select rid::text from resource where rid = any($1::uuid[])',
          values: [[...awaited.keys()]],
        });
        const now = performance.now();
        for (const { rid } of rows) {
          times.push(Math.max(0, now - awaited.get(rid)));
          awaited.delete(rid);
        }
      }
      const wait = asked + LOOK_MS - performance.now();
      await new Promise((awake) => setTimeout(awake, Math.max(0, wait)));
    }
  };
  const running = look();
  return {
    expect: (rid, committed) => awaited.set(rid, committed),
    /** The times of all that was expected, once it is there. */
    async all() {
      const until = performance.now() + PATIENCE_MS;
      while (awaited.size > 0 && performance.now() < until) await new Promise((awake) => setTimeout(awake, 10));
      const missing = awaited.size;
      awaited.clear();
      return { times: times.splice(0), missing };
    },
    async stop() {
      stopped = true;
      await running;
      await client.end();
    },
  };
}
