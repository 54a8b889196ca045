// The store: everything the rooms above may do with stored resources.
import type { IndexSettings } from '../fhir/search/extract/index-entries.ts';
import type { Search } from '../fhir/search/tree.ts';
import { Alarms } from './alarms.ts';
import type { Caller, Change, Guard, Written } from './change.ts';
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
import { loadNames, type Names } from './names.ts';
import { searchIds } from './search/page.ts';
import { StoreView } from './view.ts';
import { Writer } from './write.ts';

export interface StoreParts {
  readonly database: Database;
  readonly index: IndexSettings;
  readonly guards: readonly Guard[];
  /** Reads a query such as `identifier=…` for a type: for conditional references. */
  readonly parse: (type: string, query: string) => Search;
}

interface FollowOptions {
  readonly batch?: number;
  readonly evenWhenQuiet?: boolean;
  /** When what the handler noted is there for others to see. */
  readonly afterwards?: () => void;
  readonly onError?: (cause: unknown) => void;
}

/** How often one looks whether a reader has caught up. */
const CATCH_UP_MS = 15;

export class Store extends StoreView {
  readonly database: Database;
  readonly #writer: Writer;
  readonly #readers: FeedReader[] = [];
  readonly #housekeeping: { stop(): Promise<void> };

  private constructor(parts: StoreParts, names: Names, cursorKey: string) {
    super(
      { session: parts.database, readByKey: (statement, params) => parts.database.readByKey(statement, params) },
      names,
      cursorKey,
    );
    this.database = parts.database;
    this.#housekeeping = keepHouse(parts.database);
    this.#writer = new Writer({
      ...parts,
      names,
      find: (session, search, { audience }, limit) => searchIds(search, limit, { session, names, audience }),
      afterCommit: () => {
        for (const reader of this.#readers) reader.wake();
      },
    });
  }

  /** The database must be migrated. */
  static async open(parts: StoreParts): Promise<Store> {
    const names = await loadNames(parts.database);
    const [row] = await parts.database.query<{ value: string }>(`select value from setting where name = 'cursor_key'`);
    return new Store(parts, names, row?.value ?? '');
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
    await Promise.all([...this.#readers.map((reader) => reader.stop()), this.#housekeeping.stop()]);
    await this.database.close();
  }
}
