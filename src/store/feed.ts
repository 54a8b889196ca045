// The change feed: every stored version, in an order in which nothing that commits late is passed over. A reader stops
// before the oldest transaction still running; a plain `seq > last` would lose 7–8 % of the rows under 64 writers.
import type { Alarms } from './alarms.ts';
import type { Database, Row, Session } from './database.ts';
import { LightSleep } from './light-sleep.ts';
import type { Names } from './names.ts';
import type { StoreView } from './view.ts';
import type { Caller, Change, Written } from './write/change.ts';

export interface FeedEvent {
  /** Opaque. Those of one resource may be out of their order, since it is that of transactions: `version` decides. */
  readonly cursor: FeedCursor;
  readonly type: string;
  readonly id: string;
  readonly version: number;
}

export interface FeedCursor {
  readonly xid: string;
  readonly seq: string;
}

export interface FeedLag {
  readonly reader: string;
  /** Changes not yet read, counted up to COUNTED. */
  readonly waiting: number;
  readonly seconds: number;
}

interface FeedRow extends Row {
  xid: string;
  seq: string;
  type: number;
  id: string;
  version: number;
}

/** The reader's own transaction: what is read and written through it moves with the cursor, or not at all. */
export interface FeedTransaction extends Session {
  /** As the events tell it of what is written through it. */
  readonly xid: string;
  readonly view: StoreView;
  readonly alarms: Alarms;
  write(changes: readonly Change[], caller: Caller): Promise<Written[]>;
}

/**
 * Reads and writes through `tx` only, and soon: its transaction holds the feed back for all readers, and on the embedded
 * database, which has one session, a call of the store itself from within would wait for its own end. `more`: it has work
 * left that no event tells of, and wants to be called again at once.
 */
export type FeedHandler = (events: readonly FeedEvent[], tx: FeedTransaction) => Promise<unknown>;

export const FEED_START: FeedCursor = { xid: '0', seq: '0' };
const COUNTED = 100_000;
// Other processes' commits are looked for this often; our own wake the readers at once.
const POLL_MS = 50;
const RETRY_MS = 1_000;
/** Who wants to be called though nothing was written is called this often. */
const QUIET_MS = 500;

// Without a lock, and so without a transaction number: twenty looks a second would use them up, and each would hold back what
// commits meanwhile from all other readers.
// In two steps, since only a cursor the planner sees as a value leads it into the index.
const WHERE = 'select xid::text, seq::text from feed_reader where name = $1';
const ANYTHING_NEW = `
select 1 as found from feed f
where (f.xid, f.seq) > ($1::text::xid8, $2::text::bigint) and f.xid < pg_snapshot_xmin(pg_current_snapshot()) limit 1`;

/** Whether there is something to read under this name. */
export async function hasNews(session: Session, reader: string): Promise<boolean> {
  const [at] = await session.query<{ xid: string; seq: string }>(WHERE, [reader]);
  return at !== undefined && (await session.query(ANYTHING_NEW, [at.xid, at.seq])).length > 0;
}

/** So far beyond what is told at once one looks for an earlier version of what is told. */
const AHEAD = 200;

// A transaction that began earlier may have written the later version. Where the earlier one stands just behind the end of what
// is told at once, it is told with it.
const NEXT = `
with ahead as (
  select f.*, row_number() over (order by f.xid, f.seq) as place from (
    select * from feed f
    where (f.xid, f.seq) > ($1::text::xid8, $2::text::bigint) and f.xid < pg_snapshot_xmin(pg_current_snapshot())
    order by f.xid, f.seq limit $3::int + ${AHEAD}
  ) f
), last as (
  select coalesce(max(earlier.place), $3::int) as place from ahead later join ahead earlier using (rid, type)
  where later.place <= $3::int and earlier.place > $3::int and earlier.version < later.version
)
select f.xid::text, f.seq::text, f.type, r.id, f.version
from (select * from ahead where ahead.place <= (select last.place from last)) f
cross join lateral (select r.id from resource r where r.rid = f.rid and r.type = f.type offset 0) r
order by f.xid, f.seq`;

export async function readFeed(session: Session, names: Names, after: FeedCursor, limit: number): Promise<FeedEvent[]> {
  const rows = await session.query<FeedRow>(NEXT, [after.xid, after.seq, limit]);
  return rows.map(({ xid, seq, type, id, version }) => ({
    cursor: { xid, seq },
    type: names.typeName(type),
    id,
    version,
  }));
}

/** Of each resource the earlier version first, in the places that its versions have. */
export function inVersionOrder(events: readonly FeedEvent[]): FeedEvent[] {
  const places = new Map<string, number[]>();
  for (const [place, { type, id }] of events.entries()) {
    const own = places.get(`${type}/${id}`);
    if (own === undefined) places.set(`${type}/${id}`, [place]);
    else own.push(place);
  }
  const ordered = [...events];
  for (const own of places.values()) {
    const sorted = own.map((place) => events[place]!).sort((a, b) => a.version - b.version);
    for (const [i, place] of own.entries()) ordered[place] = sorted[i]!;
  }
  return ordered;
}

export async function feedLag(session: Session): Promise<FeedLag[]> {
  return session.query<{ reader: string; waiting: number; seconds: number }>(`
    select fr.name as reader, w.waiting::int as waiting, coalesce(extract(epoch from now() - w.oldest), 0)::float8 as seconds
    from feed_reader fr cross join lateral (
      select count(*) as waiting, min(v.updated) as oldest
      from (select * from feed f where (f.xid, f.seq) > (fr.xid, fr.seq) order by f.xid, f.seq limit ${COUNTED}) f
      join resource_version v using (rid, type, version)
    ) w order by fr.name`);
}

/** The last change that was told, or will be as soon as the transactions before it have ended. */
export async function feedEnd(session: Session): Promise<FeedCursor> {
  const [last] = await session.query<{ xid: string; seq: string }>(
    'select f.xid::text, f.seq::text from feed f order by f.xid desc, f.seq desc limit 1',
  );
  return last ?? FEED_START;
}

export async function hasRead(session: Session, reader: string, { xid, seq }: FeedCursor): Promise<boolean> {
  const [row] = await session.query<{ reached: boolean }>(
    'select (xid, seq) >= ($2::text::xid8, $3::text::bigint) as reached from feed_reader where name = $1',
    [reader, xid, seq],
  );
  return row?.reached === true;
}

/** Age in seconds of the oldest committed change that no reader may see yet, because an older transaction still runs. */
export async function feedHeldBack(session: Session): Promise<number> {
  const [row] = await session.query<{ seconds: number }>(`
    select coalesce(extract(epoch from now() - min(v.updated)), 0)::float8 as seconds
    from feed f join resource_version v using (rid, type, version) where f.xid >= pg_snapshot_xmin(pg_current_snapshot())`);
  return row?.seconds ?? 0;
}

/**
 * A named reader: handler and cursor move in one transaction, so a handler that writes only through it does so once. One
 * process at a time reads under a name; another that comes by goes on to something else.
 */
export class FeedReader {
  readonly #database: Database;
  readonly #names: Names;
  readonly #name: string;
  readonly #handler: FeedHandler;
  readonly #within: (session: Session, xid: string) => FeedTransaction;
  readonly #batch: number;
  readonly #evenWhenQuiet: boolean;
  readonly #lookMs: number | undefined;
  readonly #afterwards: () => void;
  readonly #onError: (cause: unknown) => void;
  #stopped = true;
  /** A commit of this process calls. */
  readonly #pause = new LightSleep();
  #running: Promise<void> = Promise.resolve();
  #calledAt = Number.NEGATIVE_INFINITY;

  constructor(parts: {
    database: Database;
    names: Names;
    name: string;
    handler: FeedHandler;
    within: (session: Session, xid: string) => FeedTransaction;
    batch?: number;
    evenWhenQuiet?: boolean;
    lookMs?: number;
    afterwards?: () => void;
    onError?: (cause: unknown) => void;
  }) {
    this.#database = parts.database;
    this.#names = parts.names;
    this.#name = parts.name;
    this.#handler = parts.handler;
    this.#within = parts.within;
    this.#batch = parts.batch ?? 200;
    this.#evenWhenQuiet = parts.evenWhenQuiet ?? false;
    this.#lookMs = parts.lookMs;
    this.#afterwards = parts.afterwards ?? (() => undefined);
    this.#onError = parts.onError ?? (() => undefined);
  }

  async start(): Promise<void> {
    await this.#database.query('insert into feed_reader (name) values ($1) on conflict do nothing', [this.#name]);
    this.#stopped = false;
    this.#running = this.#loop();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.wake();
    await this.#running;
  }

  readonly wake = this.#pause.call;

  /** After a commit of this process. */
  committed(): void {
    if (this.#lookMs === undefined) this.wake();
  }

  async #loop(): Promise<void> {
    while (!this.#stopped) {
      let pause = this.#lookMs ?? POLL_MS;
      try {
        const count = await this.readOnce();
        if (count > 0) this.#afterwards();
        if (count >= (this.#lookMs === undefined ? 1 : this.#batch)) continue;
      } catch (cause) {
        this.#onError(cause);
        this.#pause.wasCalled();
        pause = RETRY_MS;
      }
      if (!this.#stopped) await this.#pause.sleep(pause);
    }
  }

  /** How many events were handled. */
  async readOnce(): Promise<number> {
    const isTime = this.#evenWhenQuiet && performance.now() - this.#calledAt >= QUIET_MS;
    const isCalled = this.#pause.wasCalled();
    if (!isTime && !isCalled && !(await hasNews(this.#database, this.#name))) return 0;
    return this.#database.transaction(async (tx) => {
      const [at] = await tx.query<{ xid: string; seq: string; own: string }>(
        'select xid::text, seq::text, pg_current_xact_id()::text as own from feed_reader where name = $1 for update skip locked',
        [this.#name],
      );
      if (at === undefined) return 0;
      const events = await readFeed(tx, this.#names, at, this.#batch);
      const last = events.at(-1);
      if (last === undefined && !this.#evenWhenQuiet) return 0;
      const more = await this.#handler(inVersionOrder(events), this.#within(tx, at.own));
      this.#calledAt = more === 'more' ? Number.NEGATIVE_INFINITY : performance.now();
      if (last !== undefined) {
        await tx.query(
          'update feed_reader set xid = $2::text::xid8, seq = $3::text::bigint, moved = now() where name = $1',
          [this.#name, last.cursor.xid, last.cursor.seq],
        );
      }
      return events.length + (more === 'more' ? 1 : 0);
    });
  }
}
