// A long backlog is worked off in the order of its numbers, not of their digits.
import { expect, test } from 'vitest';
import { loadNames } from '../../src/store/names.ts';
import { ridOf } from '../../src/store/rid.ts';
import { candidatesFor, enqueue } from '../../src/subscriptions/queue/enqueue.ts';
import { eventsBetween } from '../../src/subscriptions/queue/events.ts';
import { lookAt } from '../../src/subscriptions/queue/look.ts';
import { register } from '../../src/subscriptions/queue/registry.ts';
import { engineReading } from '../support/engine-reading.ts';

const hub = engineReading();
const BACKLOG = 350;

test('the first ones that wait are looked at first, and a range is told from its beginning', async () => {
  const id = hub.id('sub');
  const rid = ridOf('Subscription', id);
  const { database } = hub.store;
  const names = await loadNames(database);
  const registration = { id, version: 1, status: 'active', about: 'task-assigned', focusType: 'Task' } as const;
  await register(database, names, { ...registration, origin: 'http://x', keys: [], problem: undefined });
  const focus = (n: number) => ({ type: 'Task', id: `t${n}`, version: 1 });
  const events = Array.from({ length: BACKLOG }, (_, n) => ({ rid, focus: focus(n), occurred: new Date() }));
  await database.transaction((tx) => enqueue(tx, names, events));
  const looked = (await lookAt(database, names, [rid])).get(rid)!;
  const numbers = Array.from({ length: BACKLOG }, (_, n) => n + 1);
  expect(looked.events).toBe(BACKLOG);
  expect(looked.waiting.map(({ number }) => number)).toEqual(numbers.slice(0, looked.waiting.length));
  expect(looked.waiting.length).toBeGreaterThan(100);
  const range = await eventsBetween(database, names, id, [9, 120], 100);
  expect(range.map(({ number }) => number)).toEqual(numbers.slice(8, 108));
});

test('events are counted from the first activation on: also in error, and while it is asked for again; not when off', async () => {
  const id = hub.id('sub');
  const key = `topic|task-assigned|owner|${id}`;
  const { database } = hub.store;
  const names = await loadNames(database);
  const isTold = async (version: number, status: 'requested' | 'active' | 'error' | 'off'): Promise<boolean> => {
    const about = { about: 'task-assigned', focusType: 'Task', origin: 'http://x', keys: [key], problem: undefined };
    await register(database, names, { id, version, status, ...about });
    return (await candidatesFor(database, [key])).size === 1;
  };
  expect(await isTold(1, 'requested')).toBe(false);
  expect(await isTold(2, 'active')).toBe(true);
  expect(await isTold(3, 'requested')).toBe(true);
  expect(await isTold(4, 'error')).toBe(true);
  expect(await isTold(5, 'off')).toBe(false);
  expect(await isTold(6, 'requested')).toBe(true);
});
