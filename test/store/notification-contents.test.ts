// What is sent of an event is judged when it is sent: what the receiver may not see by then is held back.
import { describe, expect, test } from 'vitest';
import type { Audience } from '../../src/access/audience.ts';
import type { QueuedEvent } from '../../src/subscriptions/queue/queued-event.ts';
import { contentsOf } from '../../src/subscriptions/sending/contents.ts';
import { engineReading } from '../support/engine-reading.ts';
import * as a from '../support/stays.ts';

const hub = engineReading();
const { id, put, remove } = hub;
const event = (of: string, version = 1): QueuedEvent => ({
  number: 1,
  focus: { type: 'Task', id: id(of), version },
  occurred: new Date(),
  attempts: 0,
  firstAttempt: null,
  isCreated: version === 1,
  state: 'waiting',
  problem: null,
});
const INCLUDES = ['Task:encounter', 'Task:owner'];
const contents = (events: readonly [QueuedEvent, Audience][]) =>
  contentsOf(
    events.map(([each, audience]) => ({ event: each, includes: INCLUDES, audience })),
    hub.store,
    hub.reading.search,
  );
const owner = (): Audience => [`Organization/${id('o')}`];

describe('what is sent of an event', () => {
  test('is the record as it was with the event, byte for byte, and what belongs to it as it is now', async () => {
    await put(a.patient(id('p')), a.stay(id('e'), id('p')), a.office(id('o')), a.step(id('t'), id('e'), id('o')));
    await put(a.step(id('t'), id('e'), id('o'), { priority: 'stat' }));
    const [first, second] = await contents([
      [event('t', 1), 'everyone'],
      [event('t', 2), 'everyone'],
    ]);
    expect(first!.carried).toMatchObject({ focus: { method: 'POST' } });
    expect(first!.carried!.focus.text).not.toContain('"stat"');
    expect(second!.carried).toMatchObject({ focus: { method: 'PUT' } });
    expect(second!.carried!.focus.text).toContain('"stat"');
    const stored = await hub.store.readVersion('Task', id('t'), 2, 'everyone');
    expect(second!.carried!.focus.text).toBe(stored!.content);
    expect(second!.carried!.context.map((each) => `${each.type}/${each.id}`).sort()).toEqual([
      `Encounter/${id('e')}`,
      `Organization/${id('o')}`,
    ]);
  });

  test('is nothing for whom it does not concern, and of what belongs to it only what does', async () => {
    await put(a.stay(id('e'), id('p')), a.office(id('o')), a.step(id('t'), id('e'), id('o')));
    const [theirs, others] = await contents([
      [event('t'), owner()],
      [event('t'), ['Organization/nobody']],
    ]);
    expect(theirs!.carried!.context.map(({ type }) => type)).toEqual(['Organization']);
    expect(others!.carried).toBeUndefined();
  });

  test('is nothing any more once it concerns them no longer, or was deleted', async () => {
    await put(a.office(id('o')), a.step(id('t'), id('e'), id('o')), a.step(id('gone'), id('e'), id('o')));
    await put(a.step(id('t'), id('e'), id('other')));
    await remove('Task', id('gone'));
    const found = await contents([
      [event('t'), owner()],
      [event('gone'), 'everyone'],
    ]);
    expect(found.map(({ carried }) => carried)).toEqual([undefined, undefined]);
  });
});
