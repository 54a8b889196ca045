// PostgreSQL 15+ through `pg`.
import pg from 'pg';
import { Problem } from '../problem.ts';
import type { Database, Param, Row, Session, Statement } from './database.ts';

// Measured: 64 connections are slower than 8 on few cores; the rest queues in the process, where writes can be joined.
const WRITERS = 8;
const OTHERS = 4;
// Two pipelined connections answer more reads by key than a pool of eight.
const READERS = 2;

export class PostgresDatabase implements Database {
  readonly kind = 'postgres';
  readonly description: string;
  readonly #writers: pg.Pool;
  readonly #others: pg.Pool;
  readonly #readers: PipelinedReader[];
  #writing = 0;

  private constructor(url: string) {
    const config: pg.PoolConfig = {
      connectionString: url,
      application_name: 'renkei',
      connectionTimeoutMillis: 10_000,
      idleTimeoutMillis: 30_000,
      // A writing transaction left open would hold back the change feed of the whole cluster.
      idle_in_transaction_session_timeout: 30_000,
      statement_timeout: 60_000,
    };
    this.description = describe(url);
    this.#writers = new pg.Pool({ ...config, max: WRITERS });
    this.#others = new pg.Pool({ ...config, max: OTHERS });
    // An idle connection that breaks is replaced at the next use; without a listener it would end the process.
    for (const pool of [this.#writers, this.#others]) pool.on('error', () => undefined);
    this.#readers = Array.from({ length: READERS }, () => new PipelinedReader(config));
  }

  static async connect(url: string): Promise<PostgresDatabase> {
    const database = new PostgresDatabase(url);
    try {
      await database.query('select 1');
    } catch (cause) {
      await database.close();
      throw cause;
    }
    return database;
  }

  async query<T extends Row>(statement: Statement | string, params: readonly Param[] = []): Promise<T[]> {
    return run<T>(this.#others, statement, params);
  }

  #nextReader = 0;
  readByKey<T extends Row>(statement: Statement, params: readonly Param[]): Promise<T[]> {
    this.#nextReader = (this.#nextReader + 1) % this.#readers.length;
    return this.#readers[this.#nextReader]!.query<T>(statement, params);
  }

  isBusy(): boolean {
    return this.#writing >= WRITERS;
  }

  async write<T extends Row>(statement: Statement, params: readonly Param[]): Promise<T[]> {
    this.#writing += 1;
    try {
      return await run<T>(this.#writers, statement, params);
    } finally {
      this.#writing -= 1;
    }
  }

  async transaction<T>(work: (tx: Session) => Promise<T>): Promise<T> {
    const client = await available(this.#others.connect());
    let broken: Error | undefined;
    try {
      await client.query('begin');
      const result = await work({ query: (statement, params = []) => run(client, statement, params) });
      await client.query('commit');
      return result;
    } catch (cause) {
      await client.query('rollback').catch((error: Error) => {
        broken = error;
      });
      throw cause;
    } finally {
      client.release(broken);
    }
  }

  async script(text: string): Promise<void> {
    await this.#others.query(text);
  }

  async close(): Promise<void> {
    await Promise.all([this.#writers.end(), this.#others.end(), ...this.#readers.map((reader) => reader.close())]);
  }
}

/** One connection on which statements are sent without waiting for the answers of those before. */
class PipelinedReader {
  readonly #config: pg.ClientConfig;
  #client: Promise<pg.Client> | undefined;

  constructor(config: pg.ClientConfig) {
    this.#config = config;
  }

  async query<T extends Row>(statement: Statement, params: readonly Param[]): Promise<T[]> {
    this.#client ??= this.#connect();
    return run<T>(await available(this.#client), statement, params);
  }

  async #connect(): Promise<pg.Client> {
    const client = new pg.Client({ ...this.#config, pipeline: true } as pg.ClientConfig);
    const forget = (): void => {
      this.#client = undefined;
    };
    client.on('error', forget);
    client.on('end', forget);
    try {
      await client.connect();
    } catch (cause) {
      forget();
      throw cause;
    }
    return client;
  }

  async close(): Promise<void> {
    const client = await this.#client?.catch(() => undefined);
    await client?.end();
  }
}

async function run<T extends Row>(
  on: pg.Pool | pg.PoolClient | pg.Client,
  statement: Statement | string,
  params: readonly Param[],
): Promise<T[]> {
  const { text, name } = typeof statement === 'string' ? { text: statement, name: undefined } : statement;
  const { rows } = await available(on.query({ text, name, values: params as Param[] }));
  return rows as T[];
}

// Connection failures (08…), shutdown and too many connections (57P0x, 53300), and socket errors: not the caller's fault, and they pass.
const UNAVAILABLE = /^(08|57P0|53300|53200)/;

async function available<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (cause) {
    const code = String((cause as { code?: unknown }).code ?? '');
    const message = String((cause as Error).message);
    const isSocket =
      /^E[A-Z]+$/.test(code) ||
      /timeout exceeded when trying to connect|Connection terminated|not queryable/.test(message);
    if (!UNAVAILABLE.test(code) && !isSocket) throw cause;
    throw Object.assign(
      new Problem('unavailable', {
        en: 'The database cannot be reached at the moment. Nothing was lost; try again shortly.',
        ja: 'ただいまデータベースに接続できません。データは失われていません。しばらくしてから再度お試しください。',
      }),
      { cause },
    );
  }
}

function describe(url: string): string {
  const { host, pathname } = new URL(url);
  return `PostgreSQL ${host}${pathname}`;
}
