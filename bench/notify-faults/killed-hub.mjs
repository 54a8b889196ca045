// What a killed hub leaves behind in the database.
import { withClient } from '../support/databases.mjs';
import { pause } from '../support/postgres-cluster.mjs';

/** Its last statements may still be under way in the server; they end, one way or the other. */
export async function calm(databaseUrl) {
  await withClient(databaseUrl, async (client) => {
    for (let attempt = 0; attempt < 300; attempt += 1) {
      const { rowCount } = await client.query(
        `select 1 from pg_stat_activity where datname = current_database() and application_name = 'renkei' limit 1`,
      );
      if (rowCount === 0) return;
      await pause(20);
    }
    throw new Error('sessions of the killed hub are still there');
  });
}

/** As if the time had passed for which it had taken subscriptions in hand; how many those were. */
export const letLeasesRunOut = (databaseUrl) =>
  withClient(databaseUrl, async (client) => {
    const { rowCount } = await client.query('update subscription set leased = now() where leased > now()');
    return rowCount;
  });
