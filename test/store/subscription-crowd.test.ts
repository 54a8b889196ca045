// One stretch of the feed that concerns very many: noted in pieces a database can take, and numbered as if in one.
import { expect, test } from 'vitest';
import type { Session } from '../../src/store/database.ts';
import { loadNames } from '../../src/store/names.ts';
import { ridOf } from '../../src/store/rid.ts';
import { enqueue } from '../../src/subscriptions/queue/enqueue.ts';
import { eventsBetween } from '../../src/subscriptions/queue/events.ts';
import { register } from '../../src/subscriptions/queue/registry.ts';
import { engineReading } from '../support/engine-reading.ts';

const hub = engineReading();
const STEPS = 2_000;
const MOST_CHARACTERS = 200_000;

test('no statement is as large as all of it, and every number is right', async () => {
  const { database } = hub.store;
  const names = await loadNames(database);
  const ids = ['a', 'b', 'c'].map(hub.id);
  for (const id of ids) {
    const about = { about: 'task-assigned', focusType: 'Task', origin: 'http://x', keys: [], problem: undefined };
    await register(database, names, { id, version: 1, status: 'active', ...about });
  }
  const steps = Array.from({ length: STEPS }, (_, i) => ({ type: 'Task', id: `step-${i}`, version: 1 }));
  const occurred = new Date('2026-11-21T09:00:00Z');
  const events = steps.flatMap((focus) => ids.map((id) => ({ rid: ridOf('Subscription', id), focus, occurred })));
  let largest = 0;
  await database.transaction((tx) => {
    const measured: Session = {
      query: (statement, params = []) => {
        largest = Math.max(largest, ...params.map((param) => String(param).length));
        return tx.query(statement, params);
      },
    };
    return enqueue(measured, names, events);
  });
  expect(largest).toBeLessThan(MOST_CHARACTERS);
  for (const id of ids) {
    const told = await eventsBetween(database, names, id, [1, STEPS + 1], STEPS + 1);
    expect(told.map(({ number, focus }) => [number, focus.id])).toEqual(steps.map((step, i) => [i + 1, step.id]));
  }
});
