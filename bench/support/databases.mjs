// Where a bench runs: PostgreSQL (given by URL, or a temporary cluster) and PGlite in a temporary folder.
import { randomUUID } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { removeNow, removeWithUs } from './children.mjs';
import { findPostgres, startCluster } from './postgres-cluster.mjs';

/**
 * @typedef {{
 *   kind: 'postgres' | 'pglite', name: string,
 *   fresh: () => Promise<string>, crash?: () => Promise<void>, cpuMs?: () => number, stop: () => Promise<void>,
 * }} Databases `fresh` gives the RENKEI_DATABASE_URL of an empty database.
 */

/** @returns {Promise<Databases[]>} */
export async function openDatabases({ postgres, only }) {
  if (only !== undefined && only !== 'postgres' && only !== 'pglite') {
    throw new Error(`--only is "${only}", but must be postgres or pglite.`);
  }
  const found = [];
  if (only !== 'pglite') {
    const server = postgres === undefined ? await ownCluster() : given(postgres);
    if (server !== undefined) found.push(server);
  }
  if (only !== 'postgres') found.push(pglite());
  return found;
}

async function ownCluster() {
  const bin = findPostgres();
  if (bin === undefined) {
    process.stdout.write('PostgreSQL 15 or later is not installed here (Debian: postgresql): left out.\n');
    return undefined;
  }
  const cluster = await startCluster(bin);
  return {
    kind: 'postgres',
    name: `PostgreSQL (${bin.match(/\d+/)?.[0] ?? ''}, temporary cluster)`,
    fresh: async () => `${cluster.url}/${await createDatabase(`${cluster.url}/postgres`)}`,
    crash: cluster.crash,
    cpuMs: cluster.cpuMs,
    stop: cluster.stop,
  };
}

/** A database of somebody else's server: each `fresh` is a new database beside it, dropped in the end. */
function given(url) {
  const made = [];
  return {
    kind: 'postgres',
    name: 'PostgreSQL (given)',
    fresh: async () => {
      const name = await createDatabase(url);
      made.push(name);
      const fresh = new URL(url);
      fresh.pathname = `/${name}`;
      return fresh.toString();
    },
    stop: async () => {
      for (const name of made) await withClient(url, (client) => client.query(`drop database ${name} with (force)`));
    },
  };
}

async function createDatabase(url) {
  const name = `bench_${randomUUID().replaceAll('-', '')}`;
  await withClient(url, (client) => client.query(`create database ${name}`));
  return name;
}

function pglite() {
  const folder = removeWithUs(mkdtempSync(join(tmpdir(), 'renkei-bench-')));
  return {
    kind: 'pglite',
    name: 'PGlite (embedded)',
    fresh: async () => `pglite:${join(folder, randomUUID())}`,
    stop: async () => removeNow(folder),
  };
}

export async function withClient(url, work) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
