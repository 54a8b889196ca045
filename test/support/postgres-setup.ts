// Starts a PostgreSQL of its own for the run, in a temporary folder, as a user that is not root; one migrated template
// database, of which every test file gets a copy.
import { execFileSync, spawn } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
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

function findPostgres(): string | undefined {
  const versions = existsSync('/usr/lib/postgresql')
    ? readdirSync('/usr/lib/postgresql')
        .map(Number)
        .filter((version) => version >= 15)
    : [];
  const folders = [
    ...versions.sort((a, b) => b - a).map((version) => `/usr/lib/postgresql/${version}/bin`),
    ...(process.env.PATH ?? '').split(':'),
  ];
  return folders.find((folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'postgres')));
}

/** PostgreSQL refuses to run as root: then the account its package made is used. */
function account(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const [, , uid = '', gid = ''] = execFileSync('getent', ['passwd', 'postgres']).toString().split(':');
  return { uid: Number(uid), gid: Number(gid) };
}

async function startCluster(bin: string): Promise<{ url: string; stop: () => Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'renkei-pg-'));
  const as = account();
  const data = join(folder, 'data');
  mkdirSync(data, { mode: 0o700 });
  if (as !== undefined) for (const path of [folder, data]) chownSync(path, as.uid, as.gid);
  const options = { ...as, cwd: folder, env: { PATH: process.env.PATH, LC_ALL: 'C.UTF-8' } };
  execFileSync(
    join(bin, 'initdb'),
    ['-D', data, '-U', 'renkei', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '--no-sync'],
    { ...options, stdio: 'pipe' },
  );
  const port = await freePort();
  const settings = [
    'fsync=on',
    'listen_addresses=127.0.0.1',
    `port=${port}`,
    `unix_socket_directories=${folder}`,
    'max_connections=200',
    'shared_buffers=128MB',
    'log_min_messages=fatal',
  ];
  const server = spawn(join(bin, 'postgres'), ['-D', data, ...settings.flatMap((setting) => ['-c', setting])], {
    ...options,
    stdio: 'ignore',
  });
  const ended = new Promise<void>((done) => server.once('exit', () => done()));
  const url = `postgres://renkei@127.0.0.1:${port}`;
  await answering(`${url}/postgres`);
  return {
    url,
    stop: async () => {
      // "Immediate": the data is thrown away with the folder.
      server.kill('SIGQUIT');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function freePort(): Promise<number> {
  return new Promise((found) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => found(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}

async function answering(url: string): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const database = await PostgresDatabase.connect(url).catch(() => undefined);
    if (database !== undefined) return database.close();
    await new Promise((later) => setTimeout(later, 100));
  }
  throw new Error(`PostgreSQL did not start: ${url}`);
}
