// What was told is kept for a while, and no longer; what waits is kept until it is told.
import { describe, expect, test } from 'vitest';
import { DEAD_DAYS, firstKept, removeOld, TOLD_DAYS } from '../../src/subscriptions/queue/old-events.ts';
import { hasDatabase } from '../support/database.ts';
import { event, inVain, numbersOf, queues, upTo } from '../support/queues.ts';

const hub = queues();
const { subscription, happens, settle, told } = hub;

const passes = (days: number) =>
  hub.database.query(`update subscription_event set settled = settled - interval '${days} days'`);
const all = async (): Promise<number[]> => numbersOf(await told('a'));

/** Round after round, until all subscriptions were looked at. */
async function removeAll(): Promise<void> {
  let after: string | undefined;
  do after = await removeOld(hub.database, after);
  while (after !== undefined);
}

describe.skipIf(!hasDatabase())('events', () => {
  test('that were taken or passed over go first, those refused later, those that wait never', async () => {
    await subscription('a');
    await happens(...upTo(5).map((i) => event('a', `x${i}`)));
    await settle({ id: 'a', delivered: [1, 4], passedOver: [2], failed: inVain([3]) });
    await passes(TOLD_DAYS - 1);
    await removeAll();
    expect(await all()).toEqual([1, 2, 3, 4, 5]);
    await passes(2);
    await removeAll();
    expect(await all()).toEqual([3, 5]);
    await passes(DEAD_DAYS - TOLD_DAYS);
    await removeAll();
    expect(await all()).toEqual([5]);
  });

  test('of many subscriptions are all reached, a portion of each at a time', async () => {
    const ids = upTo(450).map((i) => `s${i}`);
    for (const id of ids) await subscription(id);
    await happens(...ids.map((id) => event(id, 'x')), ...upTo(250).map((i) => event('s1', `y${i}`)));
    await hub.database.query(
      `update subscription_event set state = 1, settled = now() - interval '${TOLD_DAYS + 1} days'`,
    );
    await removeAll();
    expect(numbersOf(await told('s1'))).toHaveLength(151);
    await removeAll();
    await removeAll();
    const [left] = await hub.database.query<{ count: number }>('select count(*)::int as count from subscription_event');
    expect(left!.count).toBe(0);
  });

  test('are numbered on from where they were, and the first that is kept is known', async () => {
    await subscription('a');
    await happens(...upTo(3).map((i) => event('a', `x${i}`)));
    await settle({ id: 'a', delivered: [1, 2, 3] });
    await passes(TOLD_DAYS + 1);
    await removeAll();
    expect(await firstKept(hub.database, 'a', [1, 100])).toBeUndefined();
    await happens(event('a', 'x4'));
    expect(await firstKept(hub.database, 'a', [1, 100])).toBe(4);
    expect(await firstKept(hub.database, 'a', [5, 100])).toBeUndefined();
  });
});
