// One event that cannot be worked out keeps nobody waiting: it is reported and passed over, all others are told.
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { onCriteria, onTopic } from '../subscriptions/asked/sample.ts';
import { hasDatabase } from '../support/database.ts';
import { engineReading } from '../support/engine-reading.ts';
import { type Matching, matchingOn } from '../support/matching.ts';

const hub = engineReading();
beforeEach(async () => {
  await hub.store?.database.script('truncate subscription, subscription_key, subscription_event, feed, feed_reader');
});

const listening = (id: string, code: string) => ({ ...onTopic(code), id, status: 'active' });
const task = (id: string, patient: string, more: object = {}) => ({
  resourceType: 'Task',
  id,
  status: 'requested',
  intent: 'order',
  for: { reference: `Patient/${patient}` },
  owner: { reference: 'Organization/office' },
  ...more,
});
const failingFor = (patient: string) => ({
  records: async (_view: unknown, patients: readonly string[]) => {
    if (patients.includes(`Patient/${patient}`)) throw new Error('a record like no other');
    return new Map<string, readonly string[]>();
  },
});
const ids = (events: readonly { readonly focus: { readonly id: string } }[]) => events.map(({ focus }) => focus.id);

describe.skipIf(!hasDatabase())('an event that cannot be worked out', () => {
  test('is reported once and passed over; those before and after it are told, and their numbers have no gap', async () => {
    const [all, one, two, three] = ['all', 'one', 'two', 'three'].map(hub.id) as [string, string, string, string];
    await hub.put(listening(all, 'task-assigned'));
    await hub.put(task(one, 'good'), task(two, 'strange'), task(three, 'good'));
    const matching = await matchingOn(hub, failingFor('strange'));
    expect(await matching.follows()).toBe(true);
    expect((await matching.noted(all)).map(({ number, focus }) => [number, focus.id])).toEqual([
      [1, one],
      [2, three],
    ]);
    expect(matching.defects).toEqual([expect.stringContaining(`Task/${two}`)]);
  });

  test('is told all the same to whoever asks for it in a way that can be worked out', async () => {
    const [plain, step] = ['plain', 'step'].map(hub.id) as [string, string];
    await hub.put({ ...onCriteria('Task?owner=Organization/office'), id: plain, status: 'active' });
    await hub.put(listening(hub.id('topical'), 'task-assigned'));
    await hub.put(task(step, 'strange'));
    const matching = await matchingOn(hub, failingFor('strange'));
    expect(await matching.follows()).toBe(true);
    expect(ids(await matching.noted(plain))).toEqual([step]);
  });

  test('by one topic is told by another', async () => {
    const [assigned, changed, step] = ['assigned', 'changed', 'step'].map(hub.id) as [string, string, string];
    await hub.put(listening(assigned, 'task-assigned'), listening(changed, 'task-changed'));
    await hub.put(task(step, 'good'));
    // FHIRPath compares one status, not two.
    await hub.put(
      task(step, 'good', { status: ['accepted', 'requested'], owner: { reference: 'Organization/other' } }),
    );
    const matching = await matchingOn(hub);
    expect(await matching.follows()).toBe(true);
    expect((await matching.noted(changed)).map(({ focus }) => focus.version)).toEqual([2]);
    expect((await matching.noted(assigned)).map(({ focus }) => focus.version)).toEqual([1]);
    expect(matching.defects).toHaveLength(1);
  });

  test('for a fault of the database is no such event: all is tried again, and nothing is passed over', async () => {
    const [all, step] = ['all', 'step'].map(hub.id) as [string, string];
    await hub.put(listening(all, 'task-assigned'));
    await hub.put(task(step, 'good'));
    let faults = 0;
    const matching: Matching = await matchingOn(hub, {
      records: async () => {
        if (faults === 0) {
          faults += 1;
          await matching.session().query('select 1 / 0');
        }
        return new Map();
      },
    });
    expect(await matching.follows()).toBe(true);
    expect(ids(await matching.noted(all))).toEqual([step]);
    expect([faults, matching.defects]).toEqual([1, []]);
  });
});

test.skipIf(!hasDatabase())('what came to be, or came back after it was deleted, is noted as such', async () => {
  const [all, step] = ['all', 'step'].map(hub.id) as [string, string];
  await hub.put({ ...onCriteria('Task?owner=Organization/office'), id: all, status: 'active' });
  await hub.put(listening(hub.id('topical'), 'task-assigned'));
  await hub.put(task(step, 'good'));
  await hub.put(task(step, 'good', { status: 'accepted' }));
  await hub.remove('Task', step);
  await hub.put(task(step, 'good'));
  const matching = await matchingOn(hub);
  expect(await matching.follows()).toBe(true);
  const rows = await hub.store.database.query(
    'select s.about, e.focus_version, e.created from subscription_event e join subscription s using (rid) order by about, number',
  );
  expect(rows.map(({ about, focus_version: version, created }) => [about, version, created])).toEqual([
    ['criteria', 1, true],
    ['criteria', 2, false],
    ['criteria', 4, true],
    ['task-assigned', 1, true],
    ['task-assigned', 4, true],
  ]);
});

test.skipIf(!hasDatabase())('what was told long ago is removed as the feed goes on, from time to time', async () => {
  const all = hub.id('all');
  const matching = await matchingOn(hub);
  const happens = async (): Promise<void> => matching.tell(await hub.put(task(`${all}-${Math.random()}`, 'good')));
  const numbers = async () => (await matching.noted(all)).map(({ number }) => number);
  await matching.tell(await hub.put(listening(all, 'task-assigned')));
  await happens();
  await hub.store.database.query("update subscription_event set state = 1, settled = now() - interval '1 year'");
  await happens();
  expect(await numbers()).toEqual([1, 2]);
  const now = vi.spyOn(performance, 'now').mockReturnValue(performance.now() + 3_600_000);
  await happens();
  now.mockRestore();
  expect(await numbers()).toEqual([2, 3]);
});
