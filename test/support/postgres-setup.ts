// Starts a PostgreSQL of its own for the run, in a temporary folder, as a user that is not root; one migrated template
// database, of which every test file gets a copy.
import type { TestProject } from 'vitest/node';
import { findPostgres, startCluster } from '../../bench/support/postgres-cluster.mjs';
import { migrate } from '../../src/store/migrate.ts';
import { PostgresDatabase } from '../../src/store/postgres.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** URL without a database name, or '' when there is no PostgreSQL. */
    postgres: string;
  }
}

export const TEMPLATE = 'renkei_template';

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const bin = findPostgres();
  if (bin === undefined) {
    if (process.env.CI === 'true') throw new Error('CI=true, but no PostgreSQL is installed (Debian: postgresql).');
    project.provide('postgres', '');
    return async () => undefined;
  }
  const cluster = await startCluster(bin);
  const admin = await PostgresDatabase.connect(`${cluster.url}/postgres`);
  await admin.query(`create database ${TEMPLATE}`);
  await admin.close();
  const template = await PostgresDatabase.connect(`${cluster.url}/${TEMPLATE}`);
  await migrate(template);
  await template.close();
  project.provide('postgres', cluster.url);
  return cluster.stop;
}
