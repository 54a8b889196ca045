// Whose turn it is of what waits: each subject in its order, nobody behind somebody else's trouble.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { claim, giveBack, renew } from '../../src/subscriptions/queue/claims.ts';
import { whoseTurnItIs } from '../../src/subscriptions/queue/look.ts';
import { forget } from '../../src/subscriptions/queue/registry.ts';
import { hasDatabase } from '../support/database.ts';
import { event, inVain, numbersOf, queues, upTo } from '../support/queues.ts';

const hub = queues();
const { subscription, happens, settle, told, revive } = hub;
const HOUR = 3_600_000;
const turns = async (id: string): Promise<number[]> => numbersOf(whoseTurnItIs((await hub.look(id))!));
const take = async () => (await claim(hub.database, [], 1))[0];

/** What a subscription goes through, and what is known of each event in the end. */
interface Known {
  readonly subject: string;
  readonly number: number;
  state: 'waiting' | 'delivered' | 'dead';
  isPutOff: boolean;
}

const SUBJECTS = ['x', 'y', 'z'];
const deed = fc.oneof(
  fc.record({ kind: fc.constant('happens' as const), subject: fc.constantFrom(...SUBJECTS) }),
  fc.record({ kind: fc.constantFrom('deliver' as const, 'put off' as const, 'refuse' as const), which: fc.nat(2) }),
  fc.record({ kind: fc.constant('revive' as const) }),
  fc.record({ kind: fc.constant('recover' as const) }),
);

/** The rule, in words: of those that wait, the first of each subject, where it has not been put off. */
const expected = (events: readonly Known[]): number[] =>
  events
    .filter(({ state }) => state === 'waiting')
    .filter((each, _, waiting) => waiting.find(({ subject }) => subject === each.subject) === each)
    .filter(({ isPutOff }) => !isPutOff)
    .map(({ number }) => number);

describe.skipIf(!hasDatabase())('of what waits', () => {
  test('it is the turn of the first of each subject whose time has come, whatever happened before', async () => {
    let run = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(deed, { maxLength: 14 }), async (deeds) => {
        run += 1;
        const id = `s${run}`;
        await subscription(id);
        const events: Known[] = [];
        for (const each of deeds) {
          if (each.kind === 'happens') {
            await happens(event(id, each.subject));
            events.push({ subject: each.subject, number: events.length + 1, state: 'waiting', isPutOff: false });
          } else if (each.kind === 'revive') {
            await revive(id, [1, 100]);
            for (const one of events.filter(({ state }) => state === 'dead'))
              Object.assign(one, { state: 'waiting', isPutOff: false });
          } else if (each.kind === 'recover') {
            await settle({ id, isHeard: true, seen: { events: 0, version: 1, calls: 0, failures: 9 } });
            for (const one of events) one.isPutOff = false;
          } else {
            const ready = expected(events);
            const one = events.find(({ number }) => number === ready[each.which % ready.length]);
            if (one === undefined) continue;
            await settle({ id, ...cameOf(each.kind, one.number) });
            if (each.kind === 'put off') one.isPutOff = true;
            else one.state = each.kind === 'deliver' ? 'delivered' : 'dead';
          }
          expect(await turns(id)).toEqual(expected(events));
        }
      }),
      { numRuns: 40 },
    );
  });

  test('those that are put off hide nobody, however many they are', async () => {
    await subscription('a');
    await happens(...upTo(500).map((i) => event('a', `x${i}`)));
    await settle({ id: 'a', failed: inVain(upTo(500), Date.now() + HOUR) });
    await happens(event('a', 'y'));
    expect(await turns('a')).toEqual([501]);
  });

  test('what an outage put off has its turn with the first call that gets through; what one event put off has not', async () => {
    await subscription('a');
    await happens(event('a', 'x'), event('a', 'y'), event('a', 'z'));
    const put = { failed: inVain([1, 2], Date.now() + HOUR) };
    await settle({ id: 'a', ...put, failures: 1 });
    const seen = { events: 3, version: 1, calls: 0 };
    await settle({ id: 'a', delivered: [3], isHeard: true, seen: { ...seen, failures: 1 } });
    expect(await turns('a')).toEqual([]);
    await settle({ id: 'a', isHeard: true, seen: { ...seen, failures: 3 } });
    expect(await turns('a')).toEqual([1, 2]);
  });

  test('nothing is due while the endpoint wants to be left alone; when it is asked for again, at once', async () => {
    await subscription('a');
    await happens(event('a', 'x'));
    const held = (await take())!;
    await settle({ id: 'a', claim: held.claim, failed: inVain([1], Date.now() + 1000), notBefore: Date.now() + HOUR });
    await happens(event('a', 'y'));
    await revive('a', [1, 9]);
    expect(await take()).toBeUndefined();
    await subscription('a', { version: 2, status: 'requested' });
    expect(await take()).toMatchObject({ id: 'a' });
  });

  test('what was called for anew while the old endpoint was called is put off by nothing that came of that call', async () => {
    await subscription('a');
    await happens(event('a', 'x'));
    const held = (await take())!;
    await subscription('a', { version: 2, status: 'requested' });
    await settle({
      ...{ id: 'a', claim: held.claim, failures: 4, failed: inVain([1]), notBefore: Date.now() + HOUR },
      seen: { events: 1, version: 1, calls: 0, failures: 3 },
    });
    expect(await take()).toMatchObject({ id: 'a', version: 2 });
    expect(await hub.look('a')).toMatchObject({ failures: 0 });
    expect(await turns('a')).toEqual([1]);
  });

  test('a later version that was taken shows on the earlier one', async () => {
    await subscription('a', { about: 'criteria' });
    await happens(event('a', 'x', 3), event('a', 'x', 2), event('a', 'y', 1));
    await settle({ id: 'a', delivered: [1] });
    expect((await hub.look('a'))!.waiting.map(({ number, isOvertaken }) => [number, isOvertaken])).toEqual([
      [3, false],
      [2, true],
    ]);
  });

  test('of plain R4 one that is dead is not put over a later version', async () => {
    await subscription('plain', { about: 'criteria' });
    await subscription('topic');
    for (const id of ['plain', 'topic']) {
      await happens(event(id, 'x', 1), event(id, 'x', 2), event(id, 'y', 1));
      await settle({ id, failed: inVain([1, 3]) });
      await settle({ id, delivered: [2] });
    }
    expect([await revive('plain', [1, 9]), await revive('topic', [1, 9])]).toEqual([1, 2]);
    expect((await told('plain')).map(({ state }) => state)).toEqual(['dead', 'delivered', 'waiting']);
  });
});

const cameOf = (kind: 'deliver' | 'put off' | 'refuse', number: number) =>
  kind === 'deliver'
    ? { delivered: [number] }
    : { failed: inVain([number], kind === 'refuse' ? undefined : Date.now() + HOUR) };

describe.skipIf(!hasDatabase())('a subscription that was taken by another, since its time had run out', () => {
  const runsOut = () => hub.database.query(`update subscription set leased = now() - interval '1 second'`);

  test('stays in the other hand, whatever the first one does; what it delivered is delivered', async () => {
    await subscription('a');
    await happens(event('a', 'x'));
    const first = (await take())!;
    await runsOut();
    const second = (await take())!;
    expect(second.claim).toBeGreaterThan(first.claim);
    await renew(hub.database, [first]);
    await giveBack(hub.database, [first]);
    await settle({ id: 'a', claim: first.claim, delivered: [1], isHeard: true });
    expect(await take()).toBeUndefined();
    expect((await told('a')).map(({ state }) => state)).toEqual(['delivered']);
    await settle({ id: 'a', claim: second.claim, seen: { ...second, failures: 0 }, due: Date.now() });
    expect(await take()).toMatchObject({ id: 'a' });
  });

  test('or made anew under its id, is not touched by what the first one notes', async () => {
    await subscription('a');
    const first = (await take())!;
    await forget(hub.database, 'a');
    await subscription('a', { version: 3, status: 'requested' });
    const second = (await take())!;
    await giveBack(hub.database, [first]);
    await renew(hub.database, [first]);
    expect(await take()).toBeUndefined();
    await giveBack(hub.database, [second]);
    expect(await take()).toMatchObject({ id: 'a', version: 3 });
  });

  test('is not lengthened for the first one by renewing it', async () => {
    await subscription('a');
    const first = (await take())!;
    await runsOut();
    const second = (await take())!;
    await runsOut();
    await renew(hub.database, [first]);
    expect(await take()).toMatchObject({ id: 'a' });
    await runsOut();
    await renew(hub.database, [second]);
    expect(await take()).toMatchObject({ id: 'a' });
  });
});
