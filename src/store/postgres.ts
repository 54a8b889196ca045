// PostgreSQL 15+ through `pg`.
import pg from 'pg';
import { Problem } from '../problem.ts';
import type { Database, Param, Patience, Row, Session, Statement } from './database.ts';
import { PATIENCE, STATEMENT_MS } from './patience.ts';

// Measured: 64 connections are slower than 8 on few cores; the rest queues in the process, where writes can be joined.
const WRITERS = 8;
const OTHERS = 4;
// Two pipelined connections answer more reads by key than a pool of eight.
const READERS = 2;

// Statements by key have one right plan: by index, row by row. Left to itself the planner either plans a put anew each time
// (a third of its cost), or keeps a plan made while the tables were small: reading them whole, 30 ms an update and growing.
const BY_KEY =
  '-c plan_cache_mode=force_generic_plan -c enable_seqscan=off -c enable_hashjoin=off -c enable_mergejoin=off';

// To compile a plan takes longer than any statement here runs: 200 to 450 ms, of a search that took 0.3.
const INTERPRETED = '-c jit=off';

export class PostgresDatabase implements Database {
  readonly kind = 'postgres';
  readonly description: string;
  readonly patience: Patience;
  readonly #writers: pg.Pool;
  readonly #others: pg.Pool;
  readonly #readers: PipelinedReader[];
  #writing = 0;

  private constructor(url: string, patience: Patience) {
    const config: pg.PoolConfig = {
      connectionString: withOptions(url, INTERPRETED),
      application_name: 'renkei',
      connectionTimeoutMillis: 10_000,
      idleTimeoutMillis: 30_000,
      // A writing transaction left open would hold back the change feed of the whole cluster.
      idle_in_transaction_session_timeout: 30_000,
      statement_timeout: STATEMENT_MS,
    };
    this.description = describe(url);
    this.patience = patience;
    const byKey = { ...config, connectionString: withOptions(url, `${INTERPRETED} ${BY_KEY}`) };
    this.#writers = new pg.Pool({ ...byKey, max: WRITERS, lock_timeout: patience.lockMs });
    this.#others = new pg.Pool({ ...config, max: OTHERS });
    // A connection that breaks is replaced at the next use; without a listener it would end the process. The pool listens to
    // idle ones only, and a promise hands one over too late: what arrives in the same packet finds nobody. So: from birth.
    for (const pool of [this.#writers, this.#others]) {
      pool.on('error', () => undefined);
      pool.on('connect', (client) => client.on('error', () => undefined));
    }
    this.#readers = Array.from({ length: READERS }, () => new PipelinedReader(byKey));
  }

  static async connect(url: string, patience: Patience = PATIENCE): Promise<PostgresDatabase> {
    const database = new PostgresDatabase(url, patience);
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

  async transaction<T>(work: (tx: Session) => Promise<T>, lockMs?: number): Promise<T> {
    const client = await available(this.#others.connect());
    let broken: Error | undefined;
    // A connection may break between two statements: the next one tells; without a listener it would end the process.
    const onBreak = (error: Error): void => {
      broken = error;
    };
    client.on('error', onBreak);
    try {
      // One visit, not two.
      await available(client.query(lockMs === undefined ? 'begin' : `begin; set local lock_timeout = ${lockMs}`));
      // Nothing is named here: a bundle has one row or a thousand, and no plan is right for both.
      const result = await work({ query: (statement, params = []) => run(client, textOf(statement), params) });
      await available(client.query('commit'));
      return result;
    } catch (cause) {
      await client.query('rollback').catch((error: Error) => {
        broken = error;
      });
      throw cause;
    } finally {
      client.removeListener('error', onBreak);
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

const QUERY_CANCELED = '57014';
const LOCK_NOT_AVAILABLE = '55P03';

const tooSlow = (): Problem =>
  new Problem('timeout', {
    en: 'The database took longer than a minute over this. Narrow the search, or ask for smaller pages (_count).',
    ja: '処理に 1 分以上かかったため中止しました。検索条件を絞り込むか、_count で件数を減らしてください。',
  });

const locked = (): Problem =>
  new Problem(
    'locked',
    {
      en: 'Somebody else is writing the same records, or much under conditions, and has not ended in time. Nothing of this was stored; send it again in a moment.',
      ja: '同じデータ（または同じ条件の大量のデータ）が他の処理で書き込み中のため、時間内に開始できませんでした。この要求の内容は保存されていません。少し待ってから再送してください。',
    },
    { spec: 'https://hl7.org/fhir/R4/http.html#concurrency' },
  );

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
    if (code === QUERY_CANCELED) throw Object.assign(tooSlow(), { cause });
    if (code === LOCK_NOT_AVAILABLE) throw Object.assign(locked(), { cause });
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

const textOf = (statement: Statement | string): string => (typeof statement === 'string' ? statement : statement.text);

/** Beside what the operator may have set there: `?options=-c search_path=…`. */
function withOptions(url: string, options: string): string {
  const more = new URL(url);
  more.searchParams.set('options', [more.searchParams.get('options') ?? '', options].join(' ').trim());
  return more.toString();
}

function describe(url: string): string {
  const { host, pathname } = new URL(url);
  return `PostgreSQL ${host}${pathname}`;
}
