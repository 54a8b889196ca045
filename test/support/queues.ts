// The queues of subscriptions on a database of their own, worked as the reader of the feed and the senders work them.
import { afterAll, beforeAll, beforeEach } from 'vitest';
import type { Database } from '../../src/store/database.ts';
import { loadNames, type Names } from '../../src/store/names.ts';
import { ridOf } from '../../src/store/rid.ts';
import { enqueue, type NewEvent } from '../../src/subscriptions/queue/enqueue.ts';
import { eventsBetween } from '../../src/subscriptions/queue/events.ts';
import { type Look, lookAt } from '../../src/subscriptions/queue/look.ts';
import type { QueuedEvent } from '../../src/subscriptions/queue/queued-event.ts';
import { type Registration, register } from '../../src/subscriptions/queue/registry.ts';
import { revive } from '../../src/subscriptions/queue/revive.ts';
import { type Failed, type Result, settleAll } from '../../src/subscriptions/queue/settle.ts';
import { hasDatabase, testDatabase } from './database.ts';

export const OCCURRED = new Date('2026-11-21T09:00:00Z');
export const rid = (id: string): string => ridOf('Subscription', id);

export const event = (of: string, step: string, version = 1): NewEvent => ({
  rid: rid(of),
  focus: { type: 'Task', id: step, version },
  occurred: OCCURRED,
});

/** In vain; `next`: when it is tried again, undefined: never. */
export const inVain = (numbers: readonly number[], next?: number, problem = 'refused'): Failed[] =>
  numbers.map((number) => ({ number, sent: OCCURRED.getTime(), next, problem }));

export const upTo = (count: number): number[] => Array.from({ length: count }, (_, i) => i + 1);

export const numbersOf = (events: readonly QueuedEvent[]): number[] =>
  events.map(({ number }) => number).toSorted((x, y) => x - y);

export interface Queues {
  readonly database: Database;
  readonly names: Names;
  subscription(id: string, more?: Partial<Registration>): Promise<void>;
  happens(...events: NewEvent[]): Promise<void>;
  /** What came of a turn; `of`: by whoever has it in hand. */
  settle(...results: (Partial<Result> & { readonly id: string })[]): Promise<void>;
  look(id: string): Promise<Look | undefined>;
  told(id: string): Promise<QueuedEvent[]>;
  revive(id: string, range: readonly [number, number]): Promise<number>;
}

/** Empty before each test. */
export function queues(): Queues {
  let database: Database;
  let names: Names;
  beforeAll(async () => {
    if (!hasDatabase()) return;
    database = await testDatabase();
    names = await loadNames(database);
  });
  afterAll(() => database?.close());
  beforeEach(() => database?.script('truncate subscription, subscription_key, subscription_event'));
  return {
    get database() {
      return database;
    },
    get names() {
      return names;
    },
    subscription: (id, more = {}) =>
      register(database, names, {
        id,
        version: 1,
        status: 'active',
        about: 'task-assigned',
        focusType: 'Task',
        origin: `https://${id}.example`,
        keys: [`of ${id}`],
        problem: undefined,
        ...more,
      }),
    happens: (...events) => database.transaction((tx) => enqueue(tx, names, events)),
    settle: (...results) =>
      database.transaction((tx) =>
        settleAll(
          tx,
          results.map(({ id, ...more }) => ({ ...NOTHING, rid: rid(id), ...more })),
        ),
      ),
    look: async (id) => (await lookAt(database, names, [rid(id)])).get(rid(id)),
    told: (id) => eventsBetween(database, names, id, [1, 1_000_000], 1_000_000),
    revive: (id, range) => database.transaction((tx) => revive(tx, id, range)),
  };
}

const NOTHING: Omit<Result, 'rid'> = {
  claim: 0,
  seen: { events: 0, version: 1, calls: 0, failures: 0 },
  due: undefined,
  delivered: [],
  passedOver: [],
  failed: [],
  failures: 0,
  notBefore: undefined,
  isSuspended: false,
  isHeard: false,
};
