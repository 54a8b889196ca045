// What the engine reads with, on a store of its own: no hub, so that no engine writes into it meanwhile.
import { afterAll, beforeAll, beforeEach } from 'vitest';
import type { Reading } from '../../src/coordination/engine/reading.ts';
import type { Resource } from '../../src/fhir/resource.ts';
import { parseSearch } from '../../src/fhir/search/ask/parse.ts';
import { queryOf } from '../../src/rest/query.ts';
import type { FeedEvent } from '../../src/store/feed.ts';
import { Store } from '../../src/store/store.ts';
import type { Change } from '../../src/store/write/change.ts';
import { hasDatabase, testDatabase } from './database.ts';
import { type CountedDatabase, counted } from './statements.ts';
import { EVERYONE, putAll } from './writing.ts';

const NOW = Date.parse('2026-11-21T09:00:00+09:00');
const CLOCK_OFFSET = -1_000_000;
const BASE = ['https://hub.example/fhir/'];
const SEARCH = { timeZone: 'Asia/Tokyo', base: BASE, now: () => NOW, defaultCount: 10, maxCount: 10 };

export interface EngineReading {
  readonly reading: Reading;
  readonly store: Store;
  /** Writes, and tells of it as the feed would. */
  put(...all: Resource[]): Promise<FeedEvent[]>;
  /** The same for many, untold. */
  putMany(all: readonly Resource[]): Promise<void>;
  remove(type: string, id: string): Promise<FeedEvent[]>;
  /** How many statements the work takes, in a transaction as the engine's. */
  statementsOf(work: (reading: Reading) => Promise<unknown>): Promise<number>;
  /** `p-7`: each test has people and stays of its own. */
  id(name: string): string;
}

/** Call at the top of a test file; what it answers may be used within tests. */
export function engineReading(): EngineReading {
  let database: CountedDatabase;
  let store: Store;
  let tests = 0;
  beforeAll(async () => {
    if (!hasDatabase()) return;
    database = counted(await testDatabase());
    const parse = (type: string, query: string) => parseSearch(type, queryOf(query), SEARCH);
    store = await Store.open({ database, index: SEARCH, guards: [], parse });
  });
  afterAll(() => store?.close());
  beforeEach(() => {
    tests += 1;
  });

  const readingOf = (view: Reading['view']): Reading => {
    return { view, search: SEARCH, base: BASE, now: NOW, clockOffset: CLOCK_OFFSET };
  };
  const write = async (changes: readonly Change[]): Promise<FeedEvent[]> =>
    (await store.write(changes, EVERYONE)).flatMap((each) =>
      each.outcome === 'nothing'
        ? []
        : [{ cursor: { xid: '1', seq: '1' }, type: each.type, id: each.id, version: each.version }],
    );
  return {
    get store() {
      return store;
    },
    get reading() {
      return readingOf(store);
    },
    put: (...all) =>
      write(all.map((resource) => ({ kind: 'update', type: resource.resourceType, id: resource.id!, resource }))),
    putMany: (all) => putAll(store, all),
    remove: (type, id) => write([{ kind: 'delete', type, id }]),
    statementsOf: async (work) => {
      let count = 0;
      const change: Change = { kind: 'create', resource: { resourceType: 'Basic', code: { text: '控え' } } };
      await store.write([change], EVERYONE, async (view) => {
        const before = database.statements();
        await work(readingOf(view));
        count = database.statements() - before;
      });
      return count;
    },
    id: (name) => `${name}-${tests}`,
  };
}
