// The built program, run as a user runs it.
import { type ChildProcess, spawn } from 'node:child_process';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { inject } from 'vitest';
import { openDatabase } from '../../src/store/open.ts';
import { postgresUrl } from './database.ts';

const MAIN = resolve(import.meta.dirname, '../../dist/main.js');

export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

export class Running {
  stdout = '';
  stderr = '';
  readonly ended: Promise<Ended>;
  readonly #child: ChildProcess;

  constructor(args: readonly string[], env: Record<string, string>, cwd: string) {
    // Nothing the developer has set up for himself; logs would stand between the lines looked for.
    const clean = Object.entries(process.env).filter(([name]) => !/^(RENKEI_|VITEST|NODE_OPTIONS)/.test(name));
    this.#child = spawn(process.execPath, [MAIN, ...args], {
      cwd,
      env: { ...Object.fromEntries(clean), RENKEI_LOG: 'silent', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#child.stdout?.on('data', (chunk: Buffer) => {
      this.stdout += chunk;
    });
    this.#child.stderr?.on('data', (chunk: Buffer) => {
      this.stderr += chunk;
    });
    this.ended = new Promise((done) => {
      this.#child.once('close', (code, signal) => done({ code, signal, stdout: this.stdout, stderr: this.stderr }));
    });
  }

  kill(signal: NodeJS.Signals): Promise<Ended> {
    this.#child.kill(signal);
    return this.ended;
  }

  /** Waits until it has printed this; fails when it ends without. */
  async printed(pattern: RegExp): Promise<RegExpExecArray> {
    let isOver = false;
    void this.ended.then(() => {
      isOver = true;
    });
    for (;;) {
      const found = pattern.exec(this.stdout) ?? pattern.exec(this.stderr);
      if (found !== null) return found;
      if (isOver) throw new Error(`ended without printing ${pattern}: ${this.stdout}${this.stderr}`);
      await pause(20);
    }
  }
}

export const pause = (ms: number): Promise<void> => new Promise((later) => setTimeout(later, ms));

/** A folder for one test file, with a migrated embedded database to copy; everything started in it ends with it. */
export class Workplace {
  readonly folder: string;
  readonly #started: Running[] = [];
  #copies = 0;

  private constructor(folder: string) {
    this.folder = folder;
  }

  static async make(): Promise<Workplace> {
    const place = new Workplace(await mkdtemp(join(tmpdir(), 'renkei-process-')));
    const { code, stderr } = await place.run(['migrate'], { RENKEI_DATABASE_URL: `pglite:${place.path('template')}` });
    if (code !== 0) throw new Error(stderr);
    return place;
  }

  path(name: string): string {
    return join(this.folder, name);
  }

  start(args: readonly string[], env: Record<string, string> = {}): Running {
    const running = new Running(args, env, this.folder);
    this.#started.push(running);
    return running;
  }

  run(args: readonly string[], env: Record<string, string> = {}): Promise<Ended> {
    return this.start(args, env).ended;
  }

  /** URL of a fresh, migrated, empty database. */
  async database(kind: 'pglite' | 'postgres'): Promise<string> {
    if (kind === 'postgres') return postgresUrl();
    this.#copies += 1;
    const path = this.path(`data-${this.#copies}`);
    await cp(this.path('template'), path, { recursive: true });
    return `pglite:${path}`;
  }

  async clear(): Promise<void> {
    await Promise.all(this.#started.map((running) => running.kill('SIGKILL')));
    await rm(this.folder, { recursive: true, force: true });
  }
}

export const KINDS = ['pglite', 'postgres'] as const;
export const isMissing = (kind: (typeof KINDS)[number]): boolean => kind === 'postgres' && inject('postgres') === '';

export async function rows<T extends Record<string, unknown>>(url: string, statement: string): Promise<T[]> {
  const database = await openDatabase(url);
  try {
    return await database.query<T>(statement);
  } finally {
    await database.close();
  }
}

export interface Stored {
  readonly version: number;
  /** undefined: deleted. */
  readonly resource?: { readonly resourceType: string; readonly id: string; readonly [name: string]: unknown };
}

/** All current resources, by `Type/id`. */
export async function stored(url: string): Promise<Map<string, Stored>> {
  const found = await rows<{ key: string; version: number; content: string | null }>(
    url,
    `select t.name || '/' || r.id as key, r.version, v.content
     from resource r join resource_type t on t.num = r.type join resource_version v using (rid, type, version)`,
  );
  return new Map(
    found.map(({ key, version, content }) => [
      key,
      { version, ...(content === null ? {} : { resource: JSON.parse(content) }) },
    ]),
  );
}
