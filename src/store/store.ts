// The store: everything the rooms above may do with stored resources.
import type { Audience } from '../access/audience.ts';
import type { IndexSettings } from '../fhir/search/extract/index-entries.ts';
import { LiveParams } from '../fhir/search/params/live.ts';
import type { Search } from '../fhir/search/tree.ts';
import { Alarms } from './alarms.ts';
import type { Database, Session } from './database.ts';
import {
  type FeedHandler,
  type FeedLag,
  FeedReader,
  type FeedTransaction,
  feedEnd,
  feedHeldBack,
  feedLag,
  hasRead,
} from './feed.ts';
import { keepHouse } from './housekeeping.ts';
import { type LiveNames, loadNames } from './names.ts';
import { followDefinitions } from './reindex/definitions.ts';
import { Reindexing } from './reindex/reindexing.ts';
import { matchesOf } from './search/matches.ts';
import { StoreView } from './view.ts';
import type { Caller, Change, Guard, Written } from './write/change.ts';
import { Writer } from './write/writer.ts';

export interface StoreParts {
  readonly database: Database;
  readonly index: IndexSettings;
  /** Where `index` has its parameters from, so that users' are among them; without, they are published ones alone. */
  readonly params?: LiveParams;
  readonly guards: readonly Guard[];
  /** Reads a query such as `identifier=…` for a type: for conditional references. */
  readonly parse: (type: string, query: string) => Search;
  /** Looks up what a condition names by value set or by hierarchy; without it, such a condition is refused. */
  readonly resolve?: (search: Search, view: StoreView, audience: Audience) => Promise<Search>;
}

interface FollowOptions {
  readonly batch?: number;
  readonly evenWhenQuiet?: boolean;
  /** Looks this often, and no commit wakes it: what it waits for is rare, and every look that finds something is a transaction. */
  readonly lookMs?: number;
  /** When what the handler noted is there for others to see. */
  readonly afterwards?: () => void;
  readonly onError?: (cause: unknown) => void;
}

/** Reads the feed under this name. */
export const DEFINITIONS = 'definitions';

const LOOK_MS = 250;

/** How often one looks whether a reader has caught up. */
const CATCH_UP_MS = 15;

export class Store extends StoreView {
  readonly database: Database;
  readonly #writer: Writer;
  readonly #readers: FeedReader[] = [];
  readonly #housekeeping: { stop(): Promise<void> };
  readonly #liveNames: LiveNames;
  readonly reindexing: Reindexing;

  private constructor(parts: StoreParts, names: LiveNames, cursorKey: string) {
    super(
      { session: parts.database, readByKey: (statement, params) => parts.database.readByKey(statement, params) },
      names,
      cursorKey,
    );
    this.database = parts.database;
    this.#housekeeping = keepHouse(parts.database);
    this.#liveNames = names;
    this.reindexing = new Reindexing({ params: new LiveParams(), ...parts, names });
    this.#writer = new Writer({
      ...parts,
      names,
      definitions: this.reindexing,
      find: async (session, search, { audience }, limit) => {
        const resolved = (await parts.resolve?.(search, this.within(session), audience)) ?? search;
        return matchesOf(resolved, limit, { session, names, audience });
      },
      afterCommit: () => {
        for (const reader of this.#readers) reader.committed();
      },
    });
  }

  /** The database must be migrated. */
  static async open(parts: StoreParts): Promise<Store> {
    const names = await loadNames(parts.database);
    const [row] = await parts.database.query<{ value: string }>(`select value from setting where name = 'cursor_key'`);
    const store = new Store(parts, names, row?.value ?? '');
    await store.reindexing.refresh();
    store.reindexing.watch();
    return store;
  }

  /** Follows the SearchParameters that users bring. Refused is what the guard could not see, two of one name at once. */
  async followDefinitions(
    onDefect: (cause: unknown) => void,
    onRefused: (id: string, problem: string) => void,
  ): Promise<void> {
    let isChanged = false;
    await this.follow(
      DEFINITIONS,
      async (events, tx) => {
        isChanged = (await followDefinitions(events, tx, this.#liveNames, onRefused)) || isChanged;
      },
      {
        batch: 1_000,
        lookMs: LOOK_MS,
        afterwards: () => {
          if (isChanged) this.reindexing.wake();
          isChanged = false;
        },
        onError: onDefect,
      },
    );
  }

  /**
   * `finish` sees what was written before anybody else does, and may write notes of its own, within the same
   * transaction; if it throws, nothing is stored.
   */
  write(
    changes: readonly Change[],
    caller: Caller,
    finish?: (view: StoreView, session: Session) => Promise<void>,
  ): Promise<Written[]> {
    return this.#writer.write(changes, caller, finish && ((session) => finish(this.within(session), session)));
  }

  /**
   * A named reader of the change feed; starts where it stopped last time. `evenWhenQuiet`: called at every look, also when
   * nothing was written.
   */
  async follow(name: string, handler: FeedHandler, options: FollowOptions = {}): Promise<FeedReader> {
    const within = (session: Session, xid: string): FeedTransaction => ({
      xid,
      query: (statement, params) => session.query(statement, params),
      view: this.within(session),
      alarms: new Alarms(session, this.names),
      write: (changes, caller) => this.#writer.writeWithin(session, changes, caller),
    });
    const reader = new FeedReader({ database: this.database, names: this.names, name, handler, within, ...options });
    this.#readers.push(reader);
    await reader.start();
    return reader;
  }

  /** Waits until a reader has come to where the feed ends now; false when it has not within that time. */
  async caughtUp(reader: string, withinMs: number): Promise<boolean> {
    const until = performance.now() + withinMs;
    const end = await feedEnd(this.database);
    while (!(await hasRead(this.database, reader, end))) {
      if (performance.now() >= until) return false;
      await new Promise((awake) => setTimeout(awake, CATCH_UP_MS));
    }
    return true;
  }

  async feedState(): Promise<{ readers: FeedLag[]; heldBackSeconds: number }> {
    return { readers: await feedLag(this.database), heldBackSeconds: await feedHeldBack(this.database) };
  }

  /** True when the database answers. */
  async isReady(): Promise<boolean> {
    try {
      await this.database.query('select 1');
      return true;
    } catch {
      return false;
    }
  }

  async close(): Promise<void> {
    const readers = this.#readers.map((reader) => reader.stop());
    await Promise.all([...readers, this.reindexing.stop(), this.#housekeeping.stop()]);
    await this.database.close();
  }
}
