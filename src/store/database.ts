// What the store needs of a database. Two bodies: PostgreSQL and the embedded PGlite; one SQL dialect.

export type Row = Record<string, unknown>;

/** A prepared text: `name` only where one plan is right for all values (by key); searches stay unnamed. */
export interface Statement {
  readonly name?: string;
  readonly text: string;
}

export type Param = string | number | boolean | null;

export interface Session {
  query<T extends Row = Row>(statement: Statement | string, params?: readonly Param[]): Promise<T[]>;
}

/** Of whoever writes: while one waits or works, others wait in turn. */
export interface Patience {
  /** So long it waits for each lock that another holds. */
  readonly lockMs: number;
  /** So long a transaction takes altogether, with all its searches and all its attempts. */
  readonly totalMs: number;
}

export interface Database extends Session {
  readonly kind: 'postgres' | 'pglite';
  /** For people: where the data is, without a password. */
  readonly description: string;
  readonly patience: Patience;
  /** Reads by key, several on the way at once. */
  readByKey<T extends Row = Row>(statement: Statement, params: readonly Param[]): Promise<T[]>;
  /** Single statements that write; more of them wait than are under way. */
  write<T extends Row = Row>(statement: Statement, params: readonly Param[]): Promise<T[]>;
  /** True when a write would have to wait for another. */
  isBusy(): boolean;
  /** `lockMs`: so long it waits for each lock that another holds. */
  transaction<T>(work: (tx: Session) => Promise<T>, lockMs?: number): Promise<T>;
  /** Several statements in one text, no parameters: migrations. */
  script(text: string): Promise<void>;
  close(): Promise<void>;
}

/** SQLSTATEs after which the same transaction may well succeed: serialization failure, deadlock. */
export const isRetryable = (cause: unknown): boolean => ['40001', '40P01'].includes(sqlState(cause) ?? '');

export const sqlState = (cause: unknown): string | undefined => {
  const code = (cause as { code?: unknown } | null)?.code;
  return typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code) ? code : undefined;
};
