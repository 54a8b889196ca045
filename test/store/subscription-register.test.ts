// Subscriptions as the feed tells of them, in whatever order: who is told from then on, and what becomes of what waits.
import { beforeEach, describe, expect, test } from 'vitest';
import type { FeedEvent } from '../../src/store/feed.ts';
import { standingsOf } from '../../src/subscriptions/queue/overview.ts';
import { onCriteria, onTopic } from '../subscriptions/asked/sample.ts';
import { hasDatabase } from '../support/database.ts';
import { engineReading } from '../support/engine-reading.ts';
import { type Matching, matchingOn } from '../support/matching.ts';

const hub = engineReading();
let matching: Matching;
let mine: string;
beforeEach(async () => {
  if (!hasDatabase()) return;
  await hub.store.database.script('truncate subscription, subscription_key, subscription_event');
  matching = await matchingOn(hub);
  mine = hub.id('mine');
});

const active = (resource: object) => ({ ...resource, resourceType: 'Subscription', id: mine, status: 'active' });
const subscription = (code = 'task-assigned', filters: readonly string[] = []) => active(onTopic(code, filters));
let steps = 0;
const step = () => {
  steps += 1;
  const owner = { reference: 'Organization/office' };
  return { resourceType: 'Task', id: `step-${steps}`, status: 'requested', intent: 'order', owner };
};
const happens = async (): Promise<void> => matching.tell(await hub.put(step()));
const states = async () => (await matching.noted(mine)).map(({ number, state }) => [number, state]);

const orders = (all: readonly number[]): number[][] =>
  all.length < 2
    ? [[...all]]
    : all.flatMap((first) => orders(all.filter((each) => each !== first)).map((rest) => [first, ...rest]));

describe.skipIf(!hasDatabase())('a Subscription', () => {
  test.each(orders([1, 2, 3]))(
    'deleted and written again begins anew, told as versions %i, %i, %i',
    async (...order) => {
      const versions: FeedEvent[] = [];
      versions.push(...(await hub.put(subscription())));
      versions.push(...(await hub.remove('Subscription', mine)));
      versions.push(...(await hub.put(subscription())));
      for (const version of order) {
        await matching.tell(versions.filter((each) => each.version === version));
        if (version === 1) await happens();
      }
      const before = (await matching.noted(mine)).length;
      expect(before).toBe(order.indexOf(3) < order.indexOf(1) ? 1 : 0);
      await happens();
      expect((await matching.noted(mine)).map(({ number }) => number)).toHaveLength(before + 1);
      expect(await standingsOf(hub.store.database, [mine])).toMatchObject([{ status: 'active', events: before + 1 }]);
    },
  );

  test.each(orders([1, 2]))('deleted is told nothing, told as versions %i, %i', async (...order) => {
    const versions = [...(await hub.put(subscription())), ...(await hub.remove('Subscription', mine))];
    for (const version of order) await matching.tell(versions.filter((each) => each.version === version));
    await happens();
    expect([await matching.noted(mine), await standingsOf(hub.store.database, [mine])]).toEqual([[], []]);
  });

  test('that fails to be read is reported, and keeps nobody else from being told', async () => {
    matching = await matchingOn(hub, {}, () => {
      throw new Error('no clock');
    });
    const strange = { ...onCriteria('Task?authored-on=ap2026-11-21'), id: hub.id('strange'), status: 'active' };
    await matching.tell([...(await hub.put(strange)), ...(await hub.put(subscription()))]);
    await happens();
    expect(await states()).toEqual([[1, 'waiting']]);
    expect(matching.defects).toEqual([expect.stringContaining(`Subscription/${strange.id}`)]);
  });
});

describe.skipIf(!hasDatabase())('what waits, when something else is asked for', () => {
  const becomes = async (resource: ReturnType<typeof active>): Promise<void> => matching.tell(await hub.put(resource));
  const refuse = (number: number) =>
    hub.store.database.query('update subscription_event set state = 2 where number = $1', [number]);

  test('by another topic: is passed over, and so is what was refused; the numbers go on', async () => {
    await becomes(subscription());
    await happens();
    await happens();
    await refuse(1);
    await becomes(subscription('task-changed'));
    const passedOver = await matching.noted(mine);
    expect(passedOver.map(({ state }) => state)).toEqual(['passed-over', 'passed-over']);
    expect(passedOver[0]!.problem).toMatch(/Something else was asked for/);
    const changed = { ...step(), status: 'requested' };
    await matching.tell(await hub.put(changed));
    await matching.tell(await hub.put({ ...changed, status: 'accepted' }));
    expect(await states()).toEqual([
      [1, 'passed-over'],
      [2, 'passed-over'],
      [3, 'waiting'],
    ]);
  });

  test.each<[string, () => object, () => object]>([
    ['a topic by criteria', () => onTopic('task-assigned'), () => onCriteria('Task?owner=Organization/office')],
    [
      'criteria by those of another type',
      () => onCriteria('Task?status=requested'),
      () => onCriteria('Patient?active=true'),
    ],
  ])('%s: is passed over', async (_what, before, after) => {
    await becomes(active(before()));
    await happens();
    await becomes(active(after()));
    expect(await states()).toEqual([[1, 'passed-over']]);
  });

  test.each<[string, () => object, () => object]>([
    ['other filters', () => onTopic('task-assigned'), () => onTopic('task-assigned', ['owner=Organization/other'])],
    [
      'other criteria for its type',
      () => onCriteria('Task?status=requested'),
      () => onCriteria('Task?status=accepted'),
    ],
    [
      'the same from another address',
      () => onTopic('task-assigned'),
      () => onTopic('task-assigned', [], { endpoint: 'https://other.example' }),
    ],
    [
      'what cannot be read',
      () => onTopic('task-assigned'),
      () => ({ ...onTopic('task-assigned'), criteria: 'https://nowhere.example/topic' }),
    ],
  ])('%s: waits on', async (_what, before, after) => {
    await becomes(active(before()));
    await happens();
    await becomes(active(after()));
    expect(await states()).toEqual([[1, 'waiting']]);
    await becomes(active(before()));
    expect(await states()).toEqual([[1, 'waiting']]);
  });
});
