// The matcher on a store of its own, following its feed or told of events in any order; and what it noted.
import type { Session } from '../../src/store/database.ts';
import type { FeedEvent, FeedTransaction } from '../../src/store/feed.ts';
import { loadNames } from '../../src/store/names.ts';
import { AskedShelf } from '../../src/subscriptions/matching/asked-shelf.ts';
import type { Known } from '../../src/subscriptions/matching/known.ts';
import { Matcher } from '../../src/subscriptions/matching/matcher.ts';
import { readStored } from '../../src/subscriptions/matching/read-stored.ts';
import { eventsBetween } from '../../src/subscriptions/queue/events.ts';
import type { QueuedEvent } from '../../src/subscriptions/queue/queued-event.ts';
import { SETTINGS } from '../subscriptions/asked/sample.ts';
import type { EngineReading } from './engine-reading.ts';
import { EVERYONE } from './writing.ts';

const NOBODY_KNOWN: Known = { standings: async () => new Map(), records: async () => new Map() };
const PATIENCE_MS = 5_000;

export interface Matching {
  /** What could not be worked out. */
  readonly defects: string[];
  /** As the reader of the feed tells it: in one transaction. */
  tell(events: readonly FeedEvent[]): Promise<void>;
  /** Within which the feed is being read. */
  session(): Session;
  /** Reads the whole feed; false: it does not come to its end. */
  follows(): Promise<boolean>;
  /** What is noted for a subscription. */
  noted(id: string): Promise<QueuedEvent[]>;
}

let readers = 0;

export async function matchingOn(
  engine: EngineReading,
  known: Partial<Known> = {},
  now = SETTINGS.search.now,
): Promise<Matching> {
  const { store } = engine;
  const names = await loadNames(store.database);
  const search = { ...SETTINGS.search, now };
  const defects: string[] = [];
  const matcher = new Matcher(names, new AskedShelf((each) => readStored(each, search)), {
    search,
    known: { ...NOBODY_KNOWN, ...known },
    onDefect: (cause) => void defects.push((cause as Error).message),
    upToDate: async () => undefined,
  });
  let session: Session = store.database;
  return {
    defects,
    session: () => session,
    async tell(events) {
      const nothing = { kind: 'create', resource: { resourceType: 'Basic', code: { text: '控え' } } } as const;
      await store.write([nothing], EVERYONE, (view, session) =>
        matcher.follow(events, { view, query: session.query.bind(session) } as FeedTransaction),
      );
    },
    async follows() {
      readers += 1;
      const name = `matcher-${readers}`;
      const reader = await store.follow(name, (events, tx) => {
        session = tx;
        return matcher.follow(events, tx);
      });
      const isThrough = await store.caughtUp(name, PATIENCE_MS);
      await reader.stop();
      return isThrough;
    },
    noted: (id) => eventsBetween(store.database, names, id, [1, 1_000], 1_000),
  };
}
