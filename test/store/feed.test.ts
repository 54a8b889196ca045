// The change feed: every stored version, told in an order in which nothing that commits late is passed over.
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Resource } from '../../src/fhir/resource.ts';
import type { Session } from '../../src/store/database.ts';
import {
  FEED_START,
  type FeedCursor,
  type FeedEvent,
  type FeedHandler,
  type FeedReader,
  readFeed,
} from '../../src/store/feed.ts';
import { loadNames, type Names } from '../../src/store/names.ts';
import { PostgresDatabase } from '../../src/store/postgres.ts';
import { ridOf } from '../../src/store/rid.ts';
import { databaseKind, hasDatabase, postgresUrl } from '../support/database.ts';
import { startTestHub, type TestHub } from '../support/hub.ts';
import { EVERYONE, putAll } from '../support/writing.ts';

const isPostgres = databaseKind() === 'postgres';

let hub: TestHub;
let names: Names;
/** A second process, as far as the database can tell. */
let other: PostgresDatabase | undefined;

beforeAll(async () => {
  if (!hasDatabase()) return;
  const url = isPostgres ? await postgresUrl() : undefined;
  hub = await startTestHub({}, url === undefined ? {} : { database: await PostgresDatabase.connect(url) });
  if (url !== undefined) other = await PostgresDatabase.connect(url);
  names = await loadNames(hub.store.database);
});
afterAll(async () => {
  await other?.close();
  await hub?.close();
});

const readers: FeedReader[] = [];
afterEach(async () => {
  for (const reader of readers.splice(0)) await reader.stop();
});

let made = 0;
const newName = (): string => {
  made += 1;
  return `reader-${made}`;
};
const newIds = (count: number): string[] => Array.from({ length: count }, () => newName().replace('reader', 'p'));
const put = (ids: readonly string[]): Promise<void> =>
  putAll(
    hub.store,
    ids.map((id) => ({ resourceType: 'Patient', id })),
  );
const basicAbout = (id: string, patient: string): Resource => ({
  resourceType: 'Basic',
  id,
  code: { text: '控え' },
  subject: { reference: `Patient/${patient}` },
});

const told = (events: readonly FeedEvent[]): string[] =>
  events.map(({ type, id, version }) => `${type}/${id}/${version}`);

async function follow(
  name: string,
  handler: FeedHandler,
  options: { batch?: number; onError?: (cause: unknown) => void } = {},
): Promise<FeedReader> {
  const reader = await hub.store.follow(name, handler, options);
  readers.push(reader);
  return reader;
}

/** Where the feed ends now. */
async function feedEnd(): Promise<FeedCursor> {
  let at = FEED_START;
  for (;;) {
    const events = await readFeed(hub.store.database, names, at, 1_000);
    if (events.length === 0) return at;
    at = events.at(-1)!.cursor;
  }
}

const until = (what: () => void | Promise<void>) => vi.waitFor(what, { timeout: 10_000, interval: 10 });

describe('a reader', () => {
  test('is told every version: created, updated, deleted, in the order of their commits', async () => {
    const from = await feedEnd();
    const [id] = newIds(1) as [string];
    await put([id]);
    await put([id]);
    await hub.http.delete(`/fhir/Patient/${id}`);
    await put([id]);
    // Other test files write to the same cluster, and their transactions hold the feed back for a moment.
    await until(async () => {
      const events = (await readFeed(hub.store.database, names, from, 1_000)).filter((event) => event.id === id);
      expect(events.map(({ version }) => version)).toEqual([1, 2, 3, 4]);
    });
  });

  test('goes on where it stopped, and is told nothing twice', async () => {
    const name = newName();
    const seen: string[] = [];
    const handler = async (events: readonly FeedEvent[]): Promise<void> => void seen.push(...told(events));
    const before = newIds(5);
    await put(before);
    const first = await follow(name, handler);
    await until(() => expect(seen).toContain(`Patient/${before[4]}/1`));
    await first.stop();
    const meanwhile = newIds(5);
    await put(meanwhile);
    expect(seen).not.toContain(`Patient/${meanwhile[0]}/1`);
    await follow(name, handler);
    await until(() => expect(seen).toContain(`Patient/${meanwhile[4]}/1`));
    expect(new Set(seen).size).toBe(seen.length);
  });

  test('whose handler fails is told the same again, and nothing it wrote has remained', async () => {
    const name = newName();
    const errors: unknown[] = [];
    const tries: string[][] = [];
    await hub.store.database.query('create table if not exists noted (id text)');
    const [id] = newIds(1) as [string];
    await put([id]);
    await follow(
      name,
      async (events, tx) => {
        if (!told(events).includes(`Patient/${id}/1`)) return;
        tries.push(told(events));
        await tx.query('insert into noted (id) values ($1)', [id]);
        if (tries.length < 3) throw new Error('not yet');
      },
      { batch: 10_000, onError: (cause) => errors.push(cause) },
    );
    await until(() => expect(tries).toHaveLength(3));
    await until(() => expect(errors).toHaveLength(2));
    expect(tries[1]).toEqual(expect.arrayContaining(tries[0]!));
    await vi.waitFor(async () => expect(await hub.store.database.query('select * from noted')).toEqual([{ id }]));
    await hub.store.database.query('drop table noted');
  });

  test('may answer a change with a change: read and written in its transaction, once, though it fails in between', async () => {
    const name = newName();
    const [id] = newIds(1) as [string];
    const answer = `answer-${id}`;
    let tries = 0;
    await put([id]);
    await follow(
      name,
      async (events, tx) => {
        if (!told(events).includes(`Patient/${id}/1`)) return;
        tries += 1;
        await tx.write([{ kind: 'update', type: 'Basic', id: answer, resource: basicAbout(answer, id) }], EVERYONE);
        expect((await tx.view.read('Basic', answer, 'everyone'))?.version).toBe(1);
        if (tries === 1) throw new Error('not yet');
      },
      { batch: 10_000 },
    );
    await vi.waitFor(async () => expect((await hub.store.read('Basic', answer, 'everyone'))?.version).toBe(1), 10_000);
    expect(tries).toBe(2);
  });

  test('of its own process is woken by a commit, and does not wait for the next look', async () => {
    const seen: string[] = [];
    await follow(newName(), async (events) => void seen.push(...told(events)), { batch: 10_000 });
    await until(() => expect(seen.length).toBeGreaterThan(0));
    const waits: number[] = [];
    for (let i = 0; i < 10; i += 1) {
      const before = seen.length;
      await put(newIds(1));
      const committed = performance.now();
      await vi.waitFor(() => expect(seen.length).toBeGreaterThan(before), { interval: 1 });
      waits.push(performance.now() - committed);
    }
    // The look comes every 50 ms: by chance alone, the least of ten would hardly be so near.
    expect(Math.min(...waits)).toBeLessThan(25);
  });

  test('misses nothing that 64 writers store at once', async () => {
    const seen: string[] = [];
    const ids = newIds(640);
    await follow(newName(), async (events) => void seen.push(...told(events)), { batch: 50 });
    await Promise.all(
      Array.from({ length: 64 }, async (_, writer) => {
        for (const id of ids.slice(writer * 10, writer * 10 + 10)) {
          // Three ways in: alone, alone and queued, several in a transaction.
          if (writer % 3 === 0) await put([id]);
          else if (writer % 3 === 1) await put([id, `${id}-too`]);
          else {
            const resource = { resourceType: 'Patient', identifier: [{ value: id }] };
            await hub.store.write([{ kind: 'create', resource }], EVERYONE);
          }
        }
      }),
    );
    const [row] = await hub.store.database.query<{ n: number }>('select count(*)::int as n from feed');
    await until(() => expect(seen).toHaveLength(row!.n));
    expect(new Set(seen).size).toBe(seen.length);
  });
});

describe('two readers of one name', () => {
  test('share the work: each event is told to one of them', async (context) => {
    if (!isPostgres) context.skip('one session only');
    const name = newName();
    const seen: [string[], string[]] = [[], []];
    const slowly = (mine: string[]) => async (events: readonly FeedEvent[]) => {
      await new Promise((later) => setTimeout(later, 2));
      mine.push(...told(events));
    };
    await follow(name, slowly(seen[0]), { batch: 5 });
    await follow(name, slowly(seen[1]), { batch: 5 });
    await put(newIds(200));
    const [row] = await hub.store.database.query<{ n: number }>('select count(*)::int as n from feed');
    await until(() => expect(seen[0].length + seen[1].length).toBe(row!.n));
    expect(new Set([...seen[0], ...seen[1]]).size).toBe(row!.n);
  });
});

describe('two transactions that overlap', () => {
  /** Stores a version by hand, as a transaction that takes its time. */
  const write = async (tx: Session, id: string): Promise<void> => {
    const key = [ridOf('Patient', id), names.typeNumber('Patient')];
    await tx.query(
      'insert into resource (rid, type, id, version, updated, terms) values ($1, $2, $3, 1, now(), $4::text::bigint[])',
      [...key, id, '{}'],
    );
    await tx.query(
      'insert into resource_version (rid, type, version, updated, method, content) values ($1, $2, 1, now(), 2, $3)',
      [...key, JSON.stringify({ resourceType: 'Patient', id })],
    );
    await tx.query('insert into feed (rid, type, version) values ($1, $2, 1)', key);
  };

  /** The first writes first and commits last; `between` runs when only the second is committed. */
  async function overlap(first: string, second: string, between: () => Promise<void>): Promise<void> {
    await other!.transaction(async (tx) => {
      await write(tx, first);
      await hub.store.database.transaction((tx2) => write(tx2, second));
      await between();
    });
  }

  test('a cursor of numbers alone would pass over the one that commits last', async (context) => {
    if (!isPostgres) context.skip('one session only');
    const [first, second] = newIds(2) as [string, string];
    const naive = (after: string) =>
      hub.store.database.query<{ seq: string; id: string }>(
        'select f.seq::text, r.id from feed f join resource r using (rid, type) where f.seq > $1::text::bigint order by f.seq',
        [after],
      );
    let cursor = (await naive('0')).at(-1)?.seq ?? '0';
    const seen: string[] = [];
    await overlap(first, second, async () => {
      const rows = await naive(cursor);
      seen.push(...rows.map(({ id }) => id));
      cursor = rows.at(-1)!.seq;
    });
    seen.push(...(await naive(cursor)).map(({ id }) => id));
    expect(seen).toEqual([second]);
  });

  test('the feed waits for it, and then tells both', async (context) => {
    if (!isPostgres) context.skip('one session only');
    const [first, second] = newIds(2) as [string, string];
    let cursor = await feedEnd();
    const seen: string[] = [];
    const read = async (): Promise<void> => {
      const events = await readFeed(hub.store.database, names, cursor, 100);
      seen.push(...events.map(({ id }) => id).filter((id) => id === first || id === second));
      cursor = events.at(-1)?.cursor ?? cursor;
    };
    await overlap(first, second, async () => {
      await read();
      expect(seen).toEqual([]);
      const { heldBackSeconds } = await hub.store.feedState();
      expect(heldBackSeconds).toBeGreaterThan(0);
    });
    await vi.waitFor(async () => {
      await read();
      expect(seen).toEqual([first, second]);
    });
    await vi.waitFor(async () => expect((await hub.store.feedState()).heldBackSeconds).toBe(0));
  });

  /** One began earlier and writes the third version; meanwhile the other has written the second. */
  const crossing = async (id: string, another: string, between: readonly string[] = []): Promise<void> => {
    await other!.transaction(async (tx) => {
      await write(tx, another);
      for (const each of between) await put([each]);
      await put([id]);
      const key = [ridOf('Patient', id), names.typeNumber('Patient')];
      await tx.query(
        'insert into resource_version (rid, type, version, updated, method, content) values ($1, $2, 3, now(), 2, null)',
        key,
      );
      await tx.query('insert into feed (rid, type, version) values ($1, $2, 3)', key);
    });
  };

  // Order is that of the transactions, not of the versions: one that began earlier may write later.
  test('have their versions of a resource out of order in the feed', async (context) => {
    if (!isPostgres) context.skip('one session only');
    const [id, another] = newIds(2) as [string, string];
    await put([id]);
    const from = await feedEnd();
    await crossing(id, another);
    // The first version may still have been held back when the end was looked for.
    await until(async () => {
      const versions = (await readFeed(hub.store.database, names, from, 1_000)).filter((event) => event.id === id);
      expect(versions.map(({ version }) => version).filter((version) => version > 1)).toEqual([3, 2]);
    });
  });

  test.each([1, 2, 100])('are told a reader with the earlier version first, %i at once', async (batch) => {
    if (!isPostgres) return;
    const [id, another, ...between] = newIds(5) as [string, string, ...string[]];
    await put([id]);
    const name = newName();
    const before: string[] = [];
    const reader = await follow(name, async (events) => void before.push(...told(events)), {});
    await until(() => expect(before).toContain(`Patient/${id}/1`));
    await reader.stop();
    await crossing(id, another, between);
    const seen: string[] = [];
    await follow(name, async (events) => void seen.push(...told(events)), { batch });
    await until(() => expect(seen.filter((each) => each.includes(id))).toHaveLength(2));
    expect(seen.filter((each) => each.includes(id))).toEqual([`Patient/${id}/2`, `Patient/${id}/3`]);
    expect(new Set(seen).size).toBe(seen.length);
  });
});

describe('feedState', () => {
  test('tells how many changes each reader has before it, and for how long', async () => {
    const [late, current] = [newName(), newName()];
    const reader = await follow(late, async () => undefined, { batch: 100_000 });
    const lagOf = async (name: string) => (await hub.store.feedState()).readers.find(({ reader }) => reader === name);
    await vi.waitFor(async () => expect(await lagOf(late)).toEqual({ reader: late, waiting: 0, seconds: 0 }));
    await reader.stop();
    await put(newIds(7));
    await follow(current, async () => undefined, { batch: 100_000 });
    await vi.waitFor(async () => expect(await lagOf(current)).toMatchObject({ waiting: 0 }));
    const lag = await lagOf(late);
    expect(lag).toMatchObject({ waiting: 7 });
    expect(lag?.seconds).toBeGreaterThan(0);
  });
});
