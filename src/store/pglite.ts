// The embedded database: PostgreSQL compiled to WebAssembly, one session, in this process.

import { fork } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { PGlite } from '@electric-sql/pglite';
import { type DirectoryLock, lockDirectory } from './data-directory-lock.ts';
import type { Database, Param, Row, Session, Statement } from './database.ts';
import { PATIENCE } from './patience.ts';

// 16 MB instead of 128 MB of shared buffers: 160 MB of memory instead of 310 MB, no slower on our sizes. A short pending list
// of the GIN index, since every search reads it through and nobody flushes it in the background here.
const SMALL = ['-c', 'shared_buffers=16MB', '-c', 'gin_pending_list_limit=256'];

export class PgliteDatabase implements Database {
  readonly kind = 'pglite';
  readonly description: string;
  readonly patience = PATIENCE;
  readonly #db: PGlite;
  readonly #lock: DirectoryLock | undefined;
  #writing = 0;

  private constructor(db: PGlite, description: string, lock?: DirectoryLock) {
    this.#db = db;
    this.#lock = lock;
    this.description = description;
  }

  /** In memory: for tests and trials. `dump` saves the seconds of initdb. */
  static async inMemory(dump?: Blob): Promise<PgliteDatabase> {
    const { PGlite } = await import('@electric-sql/pglite');
    const db = await PGlite.create({
      startParams: [...PGlite.defaultStartParams, ...SMALL],
      ...(dump === undefined ? {} : { loadDataDir: dump }),
    });
    return new PgliteDatabase(db, 'PGlite in memory (gone when the process ends)');
  }

  static async inDirectory(directory: string): Promise<PgliteDatabase> {
    const path = resolve(directory);
    await mkdir(path, { recursive: true });
    const lock = await lockDirectory(path);
    try {
      const data = join(path, 'pgdata');
      if (!existsSync(data)) await initialise(path, data);
      const { PGlite } = await import('@electric-sql/pglite');
      const db = await PGlite.create({ dataDir: data, startParams: [...PGlite.defaultStartParams, ...SMALL] });
      return new PgliteDatabase(db, `PGlite in ${path}`, lock);
    } catch (cause) {
      await lock.release();
      throw cause;
    }
  }

  async query<T extends Row>(statement: Statement | string, params: readonly Param[] = []): Promise<T[]> {
    return run<T>(this.#db, statement, params);
  }

  readByKey<T extends Row>(statement: Statement, params: readonly Param[]): Promise<T[]> {
    return run<T>(this.#db, statement, params);
  }

  isBusy(): boolean {
    return this.#writing > 0;
  }

  async write<T extends Row>(statement: Statement, params: readonly Param[]): Promise<T[]> {
    this.#writing += 1;
    try {
      return await run<T>(this.#db, statement, params);
    } finally {
      this.#writing -= 1;
    }
  }

  /** One after the other: none ever waits for a lock. */
  transaction<T>(work: (tx: Session) => Promise<T>): Promise<T> {
    return this.#db.transaction((tx) =>
      work({ query: (statement, params = []) => run(tx as unknown as PGlite, statement, params) }),
    ) as Promise<T>;
  }

  async script(text: string): Promise<void> {
    await this.#db.exec(text);
  }

  async close(): Promise<void> {
    await this.#db.close();
    await this.#lock?.release();
  }

  /** For tests: the data directory as an archive. */
  async dump(): Promise<Blob> {
    return this.#db.dumpDataDir('none');
  }
}

async function run<T extends Row>(db: PGlite, statement: Statement | string, params: readonly Param[]): Promise<T[]> {
  const text = typeof statement === 'string' ? statement : statement.text;
  try {
    const { rows } = await db.query(text, params as Param[]);
    return rows as T[];
  } catch (cause) {
    // It hangs what was to be written on its errors: patients and passwords would stand in the log.
    delete (cause as { params?: unknown }).params;
    throw cause;
  }
}

/**
 * A database is made in a process of its own, whose memory (0.8 GB) is given back, and in a folder of another name: one
 * that was cut off is never taken for a finished one.
 */
async function initialise(path: string, data: string): Promise<void> {
  const unfinished = join(path, 'pgdata.new');
  await rm(unfinished, { recursive: true, force: true });
  // From source under the tests, this file's neighbour is TypeScript, which Node 20 does not run: the built one is used.
  const script = new URL('../../dist/store/pglite-initialise.js', import.meta.url);
  await new Promise<void>((done, failed) => {
    const child = fork(script, [unfinished], { stdio: ['ignore', 'ignore', 'pipe', 'ipc'], execArgv: [] });
    let said = '';
    child.stderr?.on('data', (chunk: Buffer) => {
      said += chunk;
    });
    child.on('error', failed);
    child.on('exit', (code) => (code === 0 ? done() : failed(new Error(`Making the database failed: ${said.trim()}`))));
  });
  await rename(unfinished, data);
}
