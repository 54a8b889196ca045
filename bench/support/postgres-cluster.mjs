// A PostgreSQL of our own in a temporary folder, as a user that is not root; gone afterwards.
import { execFileSync, spawn } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, mkdtempSync, readdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { endWithUs, removeNow, removeWithUs } from './children.mjs';
import { familyProcessorMs } from './processor-time.mjs';

const DEBIAN = '/usr/lib/postgresql';

/** Folder of initdb and postgres; undefined when PostgreSQL 15 or later is not installed. */
export function findPostgres() {
  const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN).map(Number) : [];
  const folders = [
    ...versions
      .filter((version) => version >= 15)
      .sort((a, b) => b - a)
      .map((version) => join(DEBIAN, String(version), 'bin')),
    ...(process.env.PATH ?? '').split(':'),
  ];
  return folders.find((folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'postgres')));
}

/** PostgreSQL refuses to run as root: then the account its package made is used. */
function account() {
  if (process.getuid?.() !== 0) return undefined;
  const [, , uid, gid] = execFileSync('getent', ['passwd', 'postgres']).toString().split(':');
  return { uid: Number(uid), gid: Number(gid) };
}

/** `url` is without a database name. `crash` kills the server with -9 and starts it again on the same data. */
export async function startCluster(bin) {
  const folder = removeWithUs(mkdtempSync(join(tmpdir(), 'renkei-bench-pg-')));
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
    // Commits must be as dear as in production.
    'fsync=on',
    'synchronous_commit=on',
    'listen_addresses=127.0.0.1',
    `port=${port}`,
    `unix_socket_directories=${folder}`,
    'max_connections=200',
    'shared_buffers=512MB',
    'max_wal_size=4GB',
    'log_min_messages=fatal',
  ];
  const start = () =>
    endWithUs(
      spawn(join(bin, 'postgres'), ['-D', data, ...settings.flatMap((setting) => ['-c', setting])], {
        ...options,
        stdio: 'ignore',
      }),
      'SIGQUIT',
    );
  const url = `postgres://renkei@127.0.0.1:${port}`;
  let server = start();
  await answering(`${url}/postgres`, () => server.exitCode !== null);
  return {
    url,
    cpuMs: () => familyProcessorMs(server.pid),
    crash: async () => {
      server.kill('SIGKILL');
      await ended(server);
      // The old backends must be gone before the new server may use the data; it refuses until then.
      for (let attempt = 0; attempt < 50; attempt += 1) {
        server = start();
        const isUp = await answering(`${url}/postgres`, () => server.exitCode !== null).then(
          () => true,
          () => false,
        );
        if (isUp) return;
        await pause(100);
      }
      throw new Error('PostgreSQL did not start again after it had been killed');
    },
    stop: async () => {
      // "Immediate": the data is thrown away with the folder.
      server.kill('SIGQUIT');
      await ended(server);
      removeNow(folder);
    },
  };
}

const ended = (child) =>
  child.exitCode !== null || child.signalCode !== null
    ? Promise.resolve()
    : new Promise((done) => child.once('exit', done));

export const pause = (ms) => new Promise((later) => setTimeout(later, ms));

function freePort() {
  return new Promise((found) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => found(port));
    });
  });
}

async function answering(url, hasEnded) {
  for (let attempt = 0; attempt < 300 && !hasEnded(); attempt += 1) {
    const client = new pg.Client({ connectionString: url });
    client.on('error', () => undefined);
    try {
      await client.connect();
      await client.query('select 1');
      return;
    } catch {
      await pause(100);
    } finally {
      await client.end().catch(() => undefined);
    }
  }
  throw new Error('PostgreSQL did not start');
}
