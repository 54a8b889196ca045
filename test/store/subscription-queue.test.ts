// The queues of subscriptions: numbers without gaps, each subject in its order, one sender at a time, and no wake-up lost.
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Database } from '../../src/store/database.ts';
import { loadNames, type Names } from '../../src/store/names.ts';
import { ridOf } from '../../src/store/rid.ts';
import { type Claim, claim, renew } from '../../src/subscriptions/queue/claims.ts';
import { candidatesFor, enqueue } from '../../src/subscriptions/queue/enqueue.ts';
import {
  eventsBetween,
  type Look,
  lookAt,
  nextTurn,
  type QueuedEvent,
  revive,
  whoseTurnItIs,
} from '../../src/subscriptions/queue/events.ts';
import { queueState, standingsOf } from '../../src/subscriptions/queue/overview.ts';
import { CRITERIA, forget, inUse, type Registration, register } from '../../src/subscriptions/queue/registry.ts';
import { type Result, settleAll } from '../../src/subscriptions/queue/settle.ts';
import { hasDatabase, testDatabase } from '../support/database.ts';

let database: Database;
let names: Names;
beforeAll(async () => {
  if (!hasDatabase()) return;
  database = await testDatabase();
  names = await loadNames(database);
});
afterAll(() => database?.close());
beforeEach(() => database?.script('truncate subscription, subscription_key, subscription_event'));

const rid = (id: string): string => ridOf('Subscription', id);

const subscription = (id: string, more: Partial<Registration> = {}): Promise<void> =>
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
  });

const OCCURRED = new Date('2026-11-21T09:00:00Z');
const event = (of: string, step: string, version = 1) => ({
  rid: rid(of),
  focus: { type: 'Task', id: step, version },
  occurred: OCCURRED,
});

/** As the reader of the feed does it. */
const happens = (...events: ReturnType<typeof event>[]): Promise<void> =>
  database.transaction((tx) => enqueue(tx, names, events));
/** What came of a turn. */
const settle = (...results: (Partial<Result> & { readonly id: string })[]): Promise<void> =>
  database.transaction((tx) =>
    settleAll(
      tx,
      results.map(({ id, ...more }) => ({
        rid: rid(id),
        seen: { events: 0, version: 1, calls: 0 },
        due: undefined,
        delivered: [],
        passedOver: [],
        failed: undefined,
        ...more,
      })),
    ),
  );
const refused = (...numbers: number[]) => ({ numbers, sent: OCCURRED, next: undefined, problem: 'refused' });
const look = async (id: string): Promise<Look | undefined> => (await lookAt(database, names, [rid(id)])).get(rid(id));
const told = (id: string): Promise<QueuedEvent[]> => eventsBetween(database, names, id, [1, 1_000_000], 1_000_000);
const numbers = (events: readonly QueuedEvent[]): number[] =>
  events.map(({ number }) => number).toSorted((x, y) => x - y);
const upTo = (count: number): number[] => Array.from({ length: count }, (_, i) => i + 1);

describe.skipIf(!hasDatabase())('events are numbered', () => {
  test('from 1, in the order in which they are told, for each subscription by itself', async () => {
    await subscription('a');
    await subscription('b');
    await happens(event('a', 'x'), event('b', 'x'), event('a', 'y'));
    await happens(event('b', 'z'), event('a', 'x', 2));
    expect((await told('a')).map(({ number, focus }) => [number, focus.id, focus.version])).toEqual([
      [1, 'x', 1],
      [2, 'y', 1],
      [3, 'x', 2],
    ]);
    expect((await told('b')).map(({ number, focus }) => [number, focus.id])).toEqual([
      [1, 'x'],
      [2, 'z'],
    ]);
    expect((await told('a'))[0]).toEqual({
      number: 1,
      focus: { type: 'Task', id: 'x', version: 1 },
      occurred: OCCURRED,
      attempts: 0,
      firstAttempt: null,
      due: 0,
      state: 'waiting',
      problem: null,
    });
  });

  test('without gaps and without twins, when many are told at the same time', async () => {
    for (const id of ['a', 'b', 'c']) await subscription(id);
    await Promise.all(
      upTo(20).map((i) => happens(event('a', `x${i}`), event('b', `x${i}`), event('a', `y${i}`), event('c', `x${i}`))),
    );
    expect([numbers(await told('a')), numbers(await told('b'))]).toEqual([upTo(40), upTo(20)]);
    expect((await standingsOf(database, undefined)).map(({ id, events }) => [id, events])).toEqual([
      ['a', 40],
      ['b', 20],
      ['c', 20],
    ]);
  });

  test('without a gap where the transaction fails', async () => {
    await subscription('a');
    await happens(event('a', 'x'));
    const failing = database.transaction(async (tx) => {
      await enqueue(tx, names, [event('a', 'y')]);
      throw new Error('the feed stays where it was');
    });
    await expect(failing).rejects.toThrow('the feed stays where it was');
    await happens(event('a', 'z'));
    expect((await told('a')).map(({ number, focus }) => [number, focus.id])).toEqual([
      [1, 'x'],
      [2, 'z'],
    ]);
  });

  test('and one for a subscription that is gone is dropped, without hurting the others', async () => {
    await subscription('a');
    await happens(event('gone', 'x'), event('a', 'x'));
    expect([numbers(await told('a')), await told('gone')]).toEqual([[1], []]);
  });

  test('no event at all is nothing', async () => {
    await subscription('a');
    await happens();
    expect(await told('a')).toEqual([]);
  });
});

const queued: fc.Arbitrary<QueuedEvent[]> = fc
  .array(
    fc.record({
      step: fc.constantFrom('x', 'y', 'z'),
      due: fc.integer({ min: 0, max: 5 }),
      attempts: fc.nat({ max: 3 }),
    }),
    { maxLength: 12 },
  )
  .map((all) =>
    all.map(({ step, due, attempts }, i) => ({
      number: i + 1,
      focus: { type: 'Task', id: step, version: i + 1 },
      occurred: OCCURRED,
      attempts,
      firstAttempt: null,
      due,
      state: 'waiting' as const,
      problem: null,
    })),
  );
const now = fc.integer({ min: 0, max: 5 });
const isEarlier = (one: QueuedEvent, other: QueuedEvent): boolean =>
  one.number < other.number && one.focus.id === other.focus.id;

describe('of events that wait', () => {
  test('it is the turn of those whose time has come and whose subject has no earlier one; of no other', () => {
    fc.assert(
      fc.property(queued, now, (waiting, at) => {
        const expected = waiting.filter((each) => each.due <= at && !waiting.some((other) => isEarlier(other, each)));
        expect(whoseTurnItIs(waiting, at)).toEqual(expected);
      }),
    );
  });

  test('the next turn is the first moment at which it is the turn of any', () => {
    fc.assert(
      fc.property(queued, (waiting) => {
        const moments = [0, 1, 2, 3, 4, 5].filter((at) => whoseTurnItIs(waiting, at).length > 0);
        expect(nextTurn(waiting)).toBe(moments[0]);
      }),
    );
  });

  test('told in turns, all are told, and each subject in its order', () => {
    fc.assert(
      fc.property(queued, (waiting) => {
        const order: QueuedEvent[] = [];
        for (let left = waiting; left.length > 0; ) {
          const turn = whoseTurnItIs(left, 5);
          expect(turn).not.toEqual([]);
          order.push(...turn);
          left = left.filter((each) => !turn.includes(each));
        }
        expect(order).toHaveLength(waiting.length);
        for (const id of ['x', 'y', 'z']) {
          const own = (events: readonly QueuedEvent[]) => events.filter(({ focus }) => focus.id === id);
          expect(own(order)).toEqual(own(waiting));
        }
      }),
    );
  });
});

describe.skipIf(!hasDatabase())('a look', () => {
  test('shows what waits, without what has been told, is dead or was passed over', async () => {
    await subscription('a', { version: 3 });
    await happens(...['v', 'w', 'x', 'y'].map((step) => event('a', step)));
    await settle({ id: 'a', delivered: [1], passedOver: [2], failed: refused(3) });
    expect(await look('a')).toMatchObject({ events: 4, status: 'active', version: 3 });
    expect((await look('a'))!.waiting.map(({ number }) => number)).toEqual([4]);
    expect((await told('a')).map(({ state }) => state)).toEqual(['delivered', 'passed-over', 'dead', 'waiting']);
  });

  test('where nothing waits is a look all the same; of nobody it is none', async () => {
    await subscription('a');
    expect(await look('a')).toMatchObject({ events: 0, waiting: [] });
    expect(await look('nobody')).toBeUndefined();
  });

  test('at many shows the first by number; and so does whoever asks for some of them', async () => {
    await subscription('a');
    await happens(...upTo(300).map((i) => event('a', `x${i}`)));
    expect((await look('a'))!.waiting.map(({ number }) => number)).toEqual(upTo(200));
    const some = await eventsBetween(database, names, 'a', [2, 300], 100);
    expect(some.map(({ number }) => number)).toEqual(upTo(101).slice(1));
  });

  test('at several shows of each its own', async () => {
    await subscription('a');
    await subscription('b', { status: 'error' });
    await happens(event('a', 'x'), event('b', 'y'), event('a', 'z'));
    const looks = await lookAt(database, names, [rid('b'), rid('nobody'), rid('a')]);
    expect([...looks.keys()].sort()).toEqual([rid('a'), rid('b')].sort());
    expect(looks.get(rid('a'))!.waiting.map(({ focus }) => focus.id)).toEqual(['x', 'z']);
    expect(looks.get(rid('b'))).toMatchObject({ status: 'error', waiting: [{ focus: { id: 'y' } }] });
  });

  test('shows when something put off is due, and why it was', async () => {
    await subscription('a');
    await happens(event('a', 'x'));
    await settle({ id: 'a', failed: { numbers: [1], sent: OCCURRED, next: 1_800_000_000_000, problem: 'no answer' } });
    expect((await look('a'))!.waiting).toMatchObject([
      { number: 1, attempts: 1, due: 1_800_000_000_000, problem: 'no answer', firstAttempt: OCCURRED },
    ]);
  });
});

const nobodyBusy: string[] = [];
const taken = (claims: readonly Claim[]): string[] => claims.map(({ id }) => id).sort();

describe.skipIf(!hasDatabase())('a subscription in hand', () => {
  test('is in one hand: whoever comes at the same time gets others, and all are taken', async () => {
    const ids = upTo(30).map((i) => `s${i}`);
    for (const id of ids) await subscription(id);
    const hands = await Promise.all(upTo(8).map(() => claim(database, nobodyBusy, 5)));
    const all = hands.flatMap(taken);
    expect(new Set(all).size).toBe(all.length);
    const rest = await claim(database, nobodyBusy, 100);
    expect([...all, ...taken(rest)].sort()).toEqual(ids.toSorted());
    expect(await claim(database, nobodyBusy, 100)).toEqual([]);
  });

  test('shows how it stands', async () => {
    await subscription('a', { version: 7, status: 'requested' });
    expect(await claim(database, nobodyBusy, 1)).toEqual([
      { rid: rid('a'), id: 'a', version: 7, status: 'requested', events: 0, calls: 0, handshakes: 0, lastSent: null },
    ]);
  });

  test('of a busy endpoint is left, and does not hold up others', async () => {
    await subscription('a');
    await subscription('b', { origin: 'https://a.example' });
    await subscription('c');
    expect(taken(await claim(database, ['https://a.example'], 10))).toEqual(['c']);
  });

  test.each(['off', 'error'] as const)('is none that is %s', async (status) => {
    await subscription('a', { status });
    expect(await claim(database, nobodyBusy, 10)).toEqual([]);
  });

  test('is free again when its time has run out, unless it was renewed', async () => {
    const passes = (seconds: number) =>
      database.query(`update subscription set leased = leased - interval '${seconds} seconds'`);
    await subscription('a');
    await subscription('b');
    expect(taken(await claim(database, nobodyBusy, 10))).toEqual(['a', 'b']);
    await passes(12);
    await renew(database, [rid('b')]);
    await renew(database, []);
    await passes(12);
    expect(taken(await claim(database, nobodyBusy, 10))).toEqual(['a']);
  });

  test('that was given back is not taken by renewing it', async () => {
    await subscription('a');
    const [held] = await claim(database, nobodyBusy, 1);
    await settle({ id: 'a', seen: held!, due: 0 });
    await renew(database, [rid('a')]);
    expect(taken(await claim(database, nobodyBusy, 1))).toEqual(['a']);
  });

  test('given back comes round at the time that was said, or when something happens', async () => {
    await subscription('a');
    const [held] = await claim(database, nobodyBusy, 1);
    await settle({ id: 'a', seen: held!, due: Date.now() + 3_600_000 });
    expect(await claim(database, nobodyBusy, 1)).toEqual([]);
    await happens(event('a', 'x'));
    expect(taken(await claim(database, nobodyBusy, 1))).toEqual(['a']);
  });

  test('given back comes round at once where what was dead was called for meanwhile', async () => {
    await subscription('a');
    await happens(event('a', 'x'), event('a', 'y'));
    await settle({ id: 'a', failed: refused(1) });
    const [held] = await claim(database, nobodyBusy, 1);
    expect(await revive(database, 'a', [1, 9])).toBe(1);
    await settle({ id: 'a', seen: held!, delivered: [2] });
    expect(taken(await claim(database, nobodyBusy, 1))).toEqual(['a']);
  });

  test('given back with nothing to do comes round only when something happens', async () => {
    await subscription('a');
    const [held] = await claim(database, nobodyBusy, 1);
    await settle({ id: 'a', seen: held! });
    expect(await claim(database, nobodyBusy, 1)).toEqual([]);
    await happens(event('a', 'x'));
    expect(taken(await claim(database, nobodyBusy, 1))).toEqual(['a']);
  });

  test.each<[string, () => Promise<unknown>]>([
    ['an event came', () => happens(event('a', 'x'))],
    ['it was written', () => subscription('a', { version: 2 })],
  ])('given back after %s comes round at once', async (_what, happened) => {
    await subscription('a');
    const [held] = await claim(database, nobodyBusy, 1);
    await happened();
    await settle({ id: 'a', seen: held! });
    expect(taken(await claim(database, nobodyBusy, 1))).toEqual(['a']);
  });

  test('is settled and counted on at the same time, by many, and nobody waits for another for ever', async () => {
    const ids = upTo(6).map((i) => `s${i}`);
    for (const id of ids) await subscription(id);
    const all = ids.map((id) => event(id, 'x'));
    await happens(...all);
    await Promise.all(
      upTo(10).flatMap((i) => [
        happens(...(i % 2 ? all : all.toReversed())),
        settle(...(i % 2 ? ids.toReversed() : ids).map((id) => ({ id, delivered: [i] }))),
      ]),
    );
    for (const id of ids) expect(numbers(await told(id))).toEqual(upTo(11));
  });

  test('in error is not woken by what happens, and goes on from there when it is requested again', async () => {
    await subscription('a');
    await subscription('a', { version: 2, status: 'error' });
    await happens(event('a', 'x'), event('a', 'y'));
    expect(await claim(database, nobodyBusy, 1)).toEqual([]);
    await subscription('a', { version: 3, status: 'requested' });
    expect(await claim(database, nobodyBusy, 1)).toMatchObject([{ id: 'a', status: 'requested', events: 2 }]);
    expect((await look('a'))!.waiting).toHaveLength(2);
  });
});

describe.skipIf(!hasDatabase())('what is dead', () => {
  beforeEach(async () => {
    await subscription('a');
    await happens(...['v', 'w', 'x', 'y'].map((step) => event('a', step)));
    await settle({ id: 'a', delivered: [1], failed: refused(2, 3) });
  });

  test('waits again when it is revived, as if it were new; what was told stays told', async () => {
    expect(await revive(database, 'a', [1, 100])).toBe(2);
    expect((await told('a')).map(({ number, state, attempts, due }) => [number, state, attempts, due])).toEqual([
      [1, 'delivered', 1, 0],
      [2, 'waiting', 0, 0],
      [3, 'waiting', 0, 0],
      [4, 'waiting', 0, 0],
    ]);
  });

  test('is revived within the range alone', async () => {
    expect(await revive(database, 'a', [3, 3])).toBe(1);
    expect((await told('a')).map(({ state }) => state)).toEqual(['delivered', 'dead', 'waiting', 'waiting']);
    expect(await revive(database, 'a', [3, 3])).toBe(0);
    expect(await revive(database, 'nobody', [1, 9])).toBe(0);
  });

  test('is counted, and so is what waits', async () => {
    await subscription('b', { status: 'error' });
    expect(await queueState(database)).toMatchObject({
      waiting: 1,
      dead: 2,
      byStatus: { off: 0, requested: 0, active: 1, error: 1 },
    });
  });
});

describe.skipIf(!hasDatabase())('the register', () => {
  test('knows which topics and which types anybody asks for', async () => {
    expect(await inUse(database, names)).toEqual({ topics: new Set(), types: new Set() });
    await subscription('a');
    await subscription('b');
    await subscription('c', { about: 'admitted', focusType: 'Encounter' });
    await subscription('d', { about: CRITERIA, focusType: 'Task' });
    await subscription('e', { about: CRITERIA, focusType: 'Patient' });
    await subscription('f', { about: CRITERIA, focusType: 'Patient' });
    expect(await inUse(database, names)).toEqual({
      topics: new Set(['admitted', 'task-assigned']),
      types: new Set(['Task', 'Patient']),
    });
    for (const id of ['a', 'b', 'd', 'e']) await forget(database, id);
    expect(await inUse(database, names)).toEqual({ topics: new Set(['admitted']), types: new Set(['Patient']) });
  });

  const found = async (...keys: string[]) =>
    [...(await candidatesFor(database, keys))].map(([key, all]) => [key, all.map(({ id }) => id).sort()]).sort();

  test('finds by any of its keys who may want an event, and nobody else', async () => {
    await subscription('a', { keys: ['owner x', 'owner y'] });
    await subscription('b', { keys: ['owner y', 'owner y'] });
    expect(await found('owner x')).toEqual([['owner x', ['a']]]);
    expect(await found('owner x', 'owner y', 'owner z')).toEqual([
      ['owner x', ['a']],
      ['owner y', ['a', 'b']],
    ]);
    expect(await found()).toEqual([]);
  });

  test.each([
    ['active', ['a']],
    ['error', ['a']],
    ['requested', []],
    ['off', []],
  ] as const)('finds one that is %s: %j', async (status, ids) => {
    await subscription('a', { status });
    expect((await found('of a')).flatMap(([, all]) => all)).toEqual(ids);
  });

  test('finds one that was written again by its new keys alone', async () => {
    await subscription('a', { keys: ['owner x'] });
    await subscription('a', { keys: ['owner y'], version: 2 });
    expect(await found('owner x', 'owner y')).toEqual([['owner y', ['a']]]);
  });

  test('goes on counting for one that was written again, and forgets all of one that was deleted', async () => {
    await subscription('a');
    await happens(event('a', 'x'));
    await subscription('a', { version: 2 });
    await happens(event('a', 'y'));
    expect(numbers(await told('a'))).toEqual([1, 2]);
    await forget(database, 'a');
    expect([await told('a'), await found('of a'), await standingsOf(database, ['a'])]).toEqual([[], [], []]);
    await subscription('a');
    await happens(event('a', 'z'));
    expect(numbers(await told('a'))).toEqual([1]);
  });
});
