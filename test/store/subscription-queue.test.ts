// The queues of subscriptions: numbers without gaps, each subject in its order, one sender at a time, and no wake-up lost.
import { beforeEach, describe, expect, test } from 'vitest';
import { type Claim, claim, renew } from '../../src/subscriptions/queue/claims.ts';
import { candidatesFor, enqueue } from '../../src/subscriptions/queue/enqueue.ts';
import { eventsBetween } from '../../src/subscriptions/queue/events.ts';
import { LOOKED_AT, lookAt } from '../../src/subscriptions/queue/look.ts';
import { queueState, standingsOf } from '../../src/subscriptions/queue/overview.ts';
import { CRITERIA, forget, inUse } from '../../src/subscriptions/queue/registry.ts';
import { hasDatabase } from '../support/database.ts';
import { event, inVain, numbersOf, OCCURRED, queues, rid, upTo } from '../support/queues.ts';

const hub = queues();
const { subscription, happens, settle, look, told, revive } = hub;
const seenBy = ({ events, version, calls }: Claim) => ({ seen: { events, version, calls, failures: 0 } });

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
      isCreated: false,
      occurred: OCCURRED,
      attempts: 0,
      firstAttempt: null,
      state: 'waiting',
      problem: null,
    });
  });

  test('without gaps and without twins, when many are told at the same time', async () => {
    for (const id of ['a', 'b', 'c']) await subscription(id);
    await Promise.all(
      upTo(20).map((i) => happens(event('a', `x${i}`), event('b', `x${i}`), event('a', `y${i}`), event('c', `x${i}`))),
    );
    expect([numbersOf(await told('a')), numbersOf(await told('b'))]).toEqual([upTo(40), upTo(20)]);
    expect((await standingsOf(hub.database, undefined)).map(({ id, events }) => [id, events])).toEqual([
      ['a', 40],
      ['b', 20],
      ['c', 20],
    ]);
  });

  test('without a gap where the transaction fails', async () => {
    await subscription('a');
    await happens(event('a', 'x'));
    const failing = hub.database.transaction(async (tx) => {
      await enqueue(tx, hub.names, [event('a', 'y')]);
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
    expect([numbersOf(await told('a')), await told('gone')]).toEqual([[1], []]);
  });

  test('no event at all is nothing', async () => {
    await subscription('a');
    await happens();
    expect(await told('a')).toEqual([]);
  });
});

describe.skipIf(!hasDatabase())('a look', () => {
  test('shows what waits, without what has been told, is dead or was passed over', async () => {
    await subscription('a', { version: 3 });
    await happens(...['v', 'w', 'x', 'y'].map((step) => event('a', step)));
    await settle({ id: 'a', delivered: [1], passedOver: [2], failed: inVain([3]) });
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
    expect((await look('a'))!.waiting.map(({ number }) => number)).toEqual(upTo(LOOKED_AT));
    const some = await eventsBetween(hub.database, hub.names, 'a', [2, 300], 100);
    expect(some.map(({ number }) => number)).toEqual(upTo(101).slice(1));
  });

  test('at several shows of each its own', async () => {
    await subscription('a');
    await subscription('b', { status: 'error' });
    await happens(event('a', 'x'), event('b', 'y'), event('a', 'z'));
    const looks = await lookAt(hub.database, hub.names, [rid('b'), rid('nobody'), rid('a')]);
    expect([...looks.keys()].sort()).toEqual([rid('a'), rid('b')].sort());
    expect(looks.get(rid('a'))!.waiting.map(({ focus }) => focus.id)).toEqual(['x', 'z']);
    expect(looks.get(rid('b'))).toMatchObject({ status: 'error', waiting: [{ focus: { id: 'y' } }] });
  });

  test('shows when something put off is due, and why it was', async () => {
    await subscription('a');
    await happens(event('a', 'x'));
    await settle({ id: 'a', failed: inVain([1], 1_800_000_000_000, 'no answer') });
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
    const hands = await Promise.all(upTo(8).map(() => claim(hub.database, nobodyBusy, 5)));
    const all = hands.flatMap(taken);
    expect(new Set(all).size).toBe(all.length);
    const rest = await claim(hub.database, nobodyBusy, 100);
    expect([...all, ...taken(rest)].sort()).toEqual(ids.toSorted());
    expect(await claim(hub.database, nobodyBusy, 100)).toEqual([]);
  });

  test('shows how it stands', async () => {
    await subscription('a', { version: 7, status: 'requested' });
    expect(await claim(hub.database, nobodyBusy, 1)).toEqual([
      {
        rid: rid('a'),
        claim: expect.any(Number),
        id: 'a',
        version: 7,
        status: 'requested',
        events: 0,
        calls: 0,
        handshakes: 0,
        lastSent: null,
      },
    ]);
  });

  test('of a busy endpoint is left, and does not hold up others', async () => {
    await subscription('a');
    await subscription('b', { origin: 'https://a.example' });
    await subscription('c');
    expect(taken(await claim(hub.database, ['https://a.example'], 10))).toEqual(['c']);
  });

  test.each(['off', 'error'] as const)('is none that is %s', async (status) => {
    await subscription('a', { status });
    expect(await claim(hub.database, nobodyBusy, 10)).toEqual([]);
  });

  test('is free again when its time has run out, unless it was renewed', async () => {
    const passes = (seconds: number) =>
      hub.database.query(`update subscription set leased = leased - interval '${seconds} seconds'`);
    await subscription('a');
    await subscription('b');
    const both = await claim(hub.database, nobodyBusy, 10);
    expect(taken(both)).toEqual(['a', 'b']);
    await passes(12);
    await renew(
      hub.database,
      both.filter(({ id }) => id === 'b'),
    );
    await renew(hub.database, []);
    await passes(12);
    expect(taken(await claim(hub.database, nobodyBusy, 10))).toEqual(['a']);
  });

  test('that was given back is not taken by renewing it', async () => {
    await subscription('a');
    const [held] = await claim(hub.database, nobodyBusy, 1);
    await settle({ id: 'a', claim: held!.claim, ...seenBy(held!), due: 0 });
    await renew(hub.database, [held!]);
    expect(taken(await claim(hub.database, nobodyBusy, 1))).toEqual(['a']);
  });

  test('given back comes round at the time that was said, or when something happens', async () => {
    await subscription('a');
    const [held] = await claim(hub.database, nobodyBusy, 1);
    await settle({ id: 'a', claim: held!.claim, ...seenBy(held!), due: Date.now() + 3_600_000 });
    expect(await claim(hub.database, nobodyBusy, 1)).toEqual([]);
    await happens(event('a', 'x'));
    expect(taken(await claim(hub.database, nobodyBusy, 1))).toEqual(['a']);
  });

  test('given back comes round at once where what was dead was called for meanwhile', async () => {
    await subscription('a');
    await happens(event('a', 'x'), event('a', 'y'));
    await settle({ id: 'a', failed: inVain([1]) });
    const [held] = await claim(hub.database, nobodyBusy, 1);
    expect(await revive('a', [1, 9])).toBe(1);
    await settle({ id: 'a', claim: held!.claim, ...seenBy(held!), delivered: [2] });
    expect(taken(await claim(hub.database, nobodyBusy, 1))).toEqual(['a']);
  });

  test('given back with nothing to do comes round only when something happens', async () => {
    await subscription('a');
    const [held] = await claim(hub.database, nobodyBusy, 1);
    await settle({ id: 'a', claim: held!.claim, ...seenBy(held!) });
    expect(await claim(hub.database, nobodyBusy, 1)).toEqual([]);
    await happens(event('a', 'x'));
    expect(taken(await claim(hub.database, nobodyBusy, 1))).toEqual(['a']);
  });

  test.each<[string, () => Promise<unknown>]>([
    ['an event came', () => happens(event('a', 'x'))],
    ['it was written', () => subscription('a', { version: 2 })],
  ])('given back after %s comes round at once', async (_what, happened) => {
    await subscription('a');
    const [held] = await claim(hub.database, nobodyBusy, 1);
    await happened();
    await settle({ id: 'a', claim: held!.claim, ...seenBy(held!) });
    expect(taken(await claim(hub.database, nobodyBusy, 1))).toEqual(['a']);
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
    for (const id of ids) expect(numbersOf(await told(id))).toEqual(upTo(11));
  });

  test('in error is not woken by what happens, and goes on from there when it is requested again', async () => {
    await subscription('a');
    await subscription('a', { version: 2, status: 'error' });
    await happens(event('a', 'x'), event('a', 'y'));
    expect(await claim(hub.database, nobodyBusy, 1)).toEqual([]);
    await subscription('a', { version: 3, status: 'requested' });
    expect(await claim(hub.database, nobodyBusy, 1)).toMatchObject([{ id: 'a', status: 'requested', events: 2 }]);
    expect((await look('a'))!.waiting).toHaveLength(2);
  });
});

describe.skipIf(!hasDatabase())('what is dead', () => {
  beforeEach(async () => {
    await subscription('a');
    await happens(...['v', 'w', 'x', 'y'].map((step) => event('a', step)));
    await settle({ id: 'a', delivered: [1], failed: inVain([2, 3]) });
  });

  test('waits again when it is revived, as if it were new; what was told stays told', async () => {
    expect(await revive('a', [1, 100])).toBe(2);
    expect((await told('a')).map(({ number, state, attempts }) => [number, state, attempts])).toEqual([
      [1, 'delivered', 1],
      [2, 'waiting', 0],
      [3, 'waiting', 0],
      [4, 'waiting', 0],
    ]);
  });

  test('is revived within the range alone', async () => {
    expect(await revive('a', [3, 3])).toBe(1);
    expect((await told('a')).map(({ state }) => state)).toEqual(['delivered', 'dead', 'waiting', 'waiting']);
    expect(await revive('a', [3, 3])).toBe(0);
    expect(await revive('nobody', [1, 9])).toBe(0);
  });

  test('is counted, and so is what waits', async () => {
    await subscription('b', { status: 'error' });
    expect(await queueState(hub.database)).toMatchObject({
      waiting: 1,
      dead: 2,
      byStatus: { off: 0, requested: 0, active: 1, error: 1 },
    });
  });
});

describe.skipIf(!hasDatabase())('the register', () => {
  test('knows which topics and which types anybody asks for', async () => {
    expect(await inUse(hub.database, hub.names)).toEqual({ topics: new Set(), types: new Set() });
    await subscription('a');
    await subscription('b');
    await subscription('c', { about: 'admitted', focusType: 'Encounter' });
    await subscription('d', { about: CRITERIA, focusType: 'Task' });
    await subscription('e', { about: CRITERIA, focusType: 'Patient' });
    await subscription('f', { about: CRITERIA, focusType: 'Patient' });
    expect(await inUse(hub.database, hub.names)).toEqual({
      topics: new Set(['admitted', 'task-assigned']),
      types: new Set(['Task', 'Patient']),
    });
    for (const id of ['a', 'b', 'd', 'e']) await forget(hub.database, id);
    expect(await inUse(hub.database, hub.names)).toEqual({
      topics: new Set(['admitted']),
      types: new Set(['Patient']),
    });
  });

  const found = async (...keys: string[]) =>
    [...(await candidatesFor(hub.database, keys))].map(([key, all]) => [key, all.map(({ id }) => id).sort()]).sort();

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
    expect(numbersOf(await told('a'))).toEqual([1, 2]);
    await forget(hub.database, 'a');
    expect([await told('a'), await found('of a'), await standingsOf(hub.database, ['a'])]).toEqual([[], [], []]);
    await subscription('a');
    await happens(event('a', 'z'));
    expect(numbersOf(await told('a'))).toEqual([1]);
  });
});
