// Alarms: "look at this resource again at …". One for each resource, moved only together with what it caused.
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { Alarms } from '../../src/store/alarms.ts';
import type { FeedHandler, FeedReader } from '../../src/store/feed.ts';
import { loadNames, type Names } from '../../src/store/names.ts';
import { hasDatabase } from '../support/database.ts';
import { startTestHub, type TestHub } from '../support/hub.ts';
import { putAll } from '../support/writing.ts';

let hub: TestHub;
let names: Names;
let alarms: Alarms;

beforeAll(async () => {
  if (!hasDatabase()) return;
  hub = await startTestHub();
  names = await loadNames(hub.store.database);
  alarms = new Alarms(hub.store.database, names);
  // An alarm is told only of what is stored. The engine looks at the alarms of Encounters; ours are of other types.
  await putAll(
    hub.store,
    ['a', 'b', 'c', 'd'].flatMap((id) => [{ resourceType: 'Basic', id, code: { text: '控え' } }]),
  );
  await putAll(hub.store, [{ resourceType: 'List', id: 'a', status: 'current', mode: 'working' }]);
});
afterAll(() => hub?.close());

const readers: FeedReader[] = [];
afterEach(async () => {
  for (const reader of readers.splice(0)) await reader.stop();
  await alarms?.set(['a', 'b', 'c', 'd'].map((id) => ({ type: 'Basic', id, due: undefined })));
  await alarms?.set([{ type: 'List', id: 'a', due: undefined }]);
});

const basic = (id: string, due: number | undefined) => ({ type: 'Basic', id, due });
const idsOf = (due: readonly { id: string }[]): string[] => due.map(({ id }) => id);
const due = async (now: number, limit = 10): Promise<string[]> => idsOf(await alarms.due(['Basic'], now, limit));

describe('an alarm', () => {
  test('is due from its instant on, and stays due until it is set anew', async () => {
    await alarms.set([basic('a', 1_000)]);
    expect([await due(999), await due(1_000), await due(5_000)]).toEqual([[], ['a'], ['a']]);
  });

  test('set again is moved, to later as well as to earlier: there is one for each resource', async () => {
    await alarms.set([basic('a', 1_000)]);
    await alarms.set([basic('a', 3_000)]);
    expect(await due(2_000)).toEqual([]);
    await alarms.set([basic('a', 500)]);
    expect(await due(500)).toEqual(['a']);
    expect(await due(9_000)).toEqual(['a']);
  });

  test('without an instant is removed; removing what is not there does nothing', async () => {
    await alarms.set([basic('a', 1_000), basic('b', 1_000)]);
    await alarms.set([basic('a', undefined), basic('c', undefined)]);
    expect(await due(1_000)).toEqual(['b']);
  });

  test('set to the earlier of two keeps an earlier one, moves a later one, and makes one where there is none', async () => {
    await alarms.set([basic('a', 1_000), basic('b', 3_000)]);
    await alarms.setEarlier(['a', 'b', 'c'].map((id) => basic(id, 2_000)));
    expect([await due(1_000), await due(1_999), await due(2_000)]).toEqual([['a'], ['a'], ['a', 'b', 'c']]);
  });

  test('tells the longest due first, so many at a time', async () => {
    await alarms.set([basic('a', 3_000), basic('b', 1_000), basic('c', 2_000), basic('d', 9_000)]);
    expect(await due(5_000)).toEqual(['b', 'c', 'a']);
    expect(await due(5_000, 2)).toEqual(['b', 'c']);
  });

  test('is of a type: the same id under another type is another one', async () => {
    await alarms.set([{ type: 'List', id: 'a', due: 1_000 }]);
    expect(await due(1_000)).toEqual([]);
    expect(await alarms.due(['List'], 1_000, 10)).toEqual([{ type: 'List', id: 'a' }]);
    await alarms.set([basic('b', 500)]);
    expect(await alarms.due(['List', 'Basic', 'Patient'], 1_000, 10)).toEqual([
      { type: 'Basic', id: 'b' },
      { type: 'List', id: 'a' },
    ]);
  });

  test('none to set asks nothing of the database', async () => {
    const statements: string[] = [];
    const query = async (statement: unknown): Promise<never[]> => {
      statements.push(String(statement));
      return [];
    };
    const counted = new Alarms({ query }, names);
    await counted.set([]);
    await counted.setEarlier([]);
    expect(statements).toEqual([]);
  });

  test.each([
    ['9999-12-31', Date.parse('9999-12-31T23:59:59.999Z')],
    ['the last instant there is', 8.64e15],
    ['0001-01-01', Date.parse('0001-01-01T00:00:00Z')],
    ['the first instant there is', -8.64e15],
  ])('may be for %s', async (_, instant) => {
    await alarms.set([basic('a', instant)]);
    expect(await due(Date.parse('2026-11-10T00:00:00Z'))).toEqual(instant < 0 ? ['a'] : []);
  });
});

describe('within a reader', () => {
  const until = (what: () => void | Promise<void>) => vi.waitFor(what, { timeout: 15_000, interval: 20 });
  let made = 0;
  const follow = async (handler: FeedHandler, onError: (cause: unknown) => void = () => undefined): Promise<void> => {
    made += 1;
    readers.push(await hub.store.follow(`alarmed-${made}`, handler, { evenWhenQuiet: true, onError }));
  };

  test('an alarm moves with the transaction: what fails later has not set it', async () => {
    await alarms.set([basic('a', 1_000)]);
    const errors: unknown[] = [];
    const seen: string[][] = [];
    await follow(
      async (_, tx) => {
        await tx.alarms.set([basic('a', 9_000), basic('b', 1_000)]);
        seen.push(idsOf(await tx.alarms.due(['Basic'], 5_000, 10)));
        throw new Error('not today');
      },
      (cause) => errors.push(cause),
    );
    await until(() => expect(errors.length).toBeGreaterThan(0));
    expect(seen[0]).toEqual(['b']);
    await readers.splice(0)[0]!.stop();
    expect(await due(5_000)).toEqual(['a']);
  });

  test('what is due is told though nothing is written; taken once, it is told no more', async () => {
    const told: string[] = [];
    await follow(async (_, tx) => {
      const found = idsOf(await tx.alarms.due(['Basic'], 5_000, 10));
      told.push(...found);
      await tx.alarms.set(found.map((id) => basic(id, undefined)));
    });
    await alarms.set([basic('a', 1_000)]);
    await until(() => expect(told).toEqual(['a']));
    await alarms.set([basic('b', 1_000)]);
    await until(() => expect(told).toEqual(['a', 'b']));
  });
});
