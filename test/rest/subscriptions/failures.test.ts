// What happens when a notification is not taken: profiles/delivery.md in action. What waits is hurried on, so that no test waits
// for the schedule.
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { loadNames, type Names } from '../../../src/store/names.ts';
import { eventsBetween } from '../../../src/subscriptions/queue/events.ts';
import type { QueuedEvent } from '../../../src/subscriptions/queue/queued-event.ts';
import { hasDatabase } from '../../support/database.ts';
import { startTestHub, type TestHub } from '../../support/hub.ts';
import { type Received, Receiver, type Reply } from '../../support/receiver.ts';
import { bundleOf, entry, post, remove, stored } from '../../support/requests.ts';
import {
  allTold,
  comesTo,
  followed,
  hurry,
  numbersIn,
  read,
  subscribe,
  toCriteria,
  toldBy,
  toTopic,
} from '../../support/subscribing.ts';

let hub: TestHub;
let names: Names;
let receiver: Receiver;
beforeAll(async () => {
  if (!hasDatabase()) return;
  hub = await startTestHub();
  names = await loadNames(hub.store.database);
});
afterAll(() => hub?.close());
beforeEach(async () => {
  receiver = await Receiver.start();
});
afterEach(async () => {
  for (const id of ['mine', 'other']) await remove(hub, `Subscription/${id}`);
  await followed(hub);
  await receiver.close();
});

const TASKS = ['Task?owner=Organization/office'];
const mine = () => toTopic('mine', 'task-changed', receiver.url, TASKS);
/** By when it is to be done changes from one version to the next. */
const task = (id: string, day: number) => ({
  resourceType: 'Task',
  id,
  status: 'requested',
  intent: 'order',
  restriction: { period: { end: `2026-11-${10 + day}` } },
  owner: { reference: 'Organization/office' },
});

let made = 0;
/** Steps that are there before anybody subscribes; each test has its own. */
async function steps(...letters: string[]): Promise<(letter: string) => string> {
  made += 1;
  const idOf = (letter: string): string => `${letter}-${made}`;
  for (const letter of letters) await stored(hub, task(idOf(letter), 0));
  return idOf;
}

/** One after the other, so that their numbers are known. */
async function change(idOf: (letter: string) => string, letters: string): Promise<void> {
  for (const [i, letter] of [...letters].entries()) await stored(hub, task(idOf(letter), i + 1));
  await followed(hub);
}

const events = (): Promise<QueuedEvent[]> => eventsBetween(hub.store.database, names, 'mine', [1, 1_000], 1_000);
const about = (received: Received, letter: string): boolean =>
  toldBy(received).events[0]?.focus?.includes(`/Task/${letter}-`) ?? false;
const answers = (letter: string, reply: Reply): void =>
  receiver.answer((request) => (about(request, letter) ? reply : 200));
/** What was told, as `A1`: the letter of the step, the number of the event. */
const calls = (): string[] =>
  receiver
    .received()
    .filter((each) => toldBy(each).type === 'event-notification')
    .map((each) => `${toldBy(each).events[0]!.focus!.split('/').at(-1)![0]}${numbersIn([each])[0]}`);

describe.skipIf(!hasDatabase())('an event that is not taken', () => {
  test.each([500, 503, 429, 408, 401, 404])(
    'answered %i is told again under its number until it is',
    async (status) => {
      const idOf = await steps('A');
      await subscribe(hub, mine());
      answers('A', status);
      await change(idOf, 'A');
      await receiver.waitFor(2);
      receiver.answer();
      await receiver.waitFor(3, '/', () => hurry(hub));
      await allTold(hub);
      expect(calls()).toEqual(['A1', 'A1']);
      expect(await events()).toMatchObject([{ number: 1, state: 'delivered', attempts: 2, problem: null }]);
    },
  );

  test('holds back the later events of its subject, and those of no other', async () => {
    const idOf = await steps('A', 'B');
    await subscribe(hub, mine());
    answers('A', 503);
    await change(idOf, 'AABAB');
    await receiver.waitFor(4);
    expect(calls().toSorted()).toEqual(['A1', 'B3', 'B5']);
    receiver.forget();
    receiver.answer();
    await receiver.waitFor(3, '/', () => hurry(hub));
    await allTold(hub);
    expect(calls()).toEqual(['A1', 'A2', 'A4']);
  });

  test('waits as long as the endpoint asks for (Retry-After), and with it all else that it is to be told', async () => {
    const idOf = await steps('A', 'B');
    await subscribe(hub, mine());
    answers('A', { status: 503, headers: { 'Retry-After': '7200' } });
    await change(idOf, 'A');
    await receiver.waitFor(2);
    const dueIn = async () => {
      const [row] = await hub.store.database.query<{ seconds: number }>(
        `select extract(epoch from due - now())::float8 as seconds from subscription where id = 'mine'`,
      );
      return row!.seconds;
    };
    await expect.poll(dueIn, { timeout: 10_000 }).toBeGreaterThan(7_000);
    await change(idOf, 'B');
    expect(await dueIn()).toBeGreaterThan(7_000);
    expect(await dueIn()).toBeLessThanOrEqual(7_201);
    expect(await events()).toMatchObject([
      { state: 'waiting', attempts: 1, problem: expect.stringContaining('503') },
      { state: 'waiting', attempts: 0 },
    ]);
    receiver.answer();
    await receiver.waitFor(4, '/', () => hurry(hub));
    await allTold(hub);
  });

  test.each([401, 404])('answered %i, whichever it is, is not tried one by one', async (status) => {
    const letters = 'ABCDEFGHIJKLMNOPQRST';
    const idOf = await steps(...letters);
    await subscribe(hub, mine());
    receiver.answer(() => status);
    await change(idOf, letters);
    await receiver.waitFor(1 + 3);
    await expect
      .poll(async () => (await hub.hub.subscriptions.state()).oldestSeconds, { timeout: 10_000 })
      .toBeGreaterThan(1.5);
    expect(calls().length).toBeLessThan(letters.length / 2);
    receiver.answer();
    await receiver.waitFor(1 + letters.length + 3, '/', () => hurry(hub));
    await allTold(hub);
    expect((await events()).map(({ state }) => state)).toEqual([...letters].map(() => 'delivered'));
  });

  test('for a while is sent at once when another gets through', async () => {
    const idOf = await steps('A', 'B');
    await subscribe(hub, mine());
    answers('A', 503);
    await change(idOf, 'A');
    for (const count of [2, 3, 4]) await receiver.waitFor(count, '/', () => hurry(hub));
    await expect.poll(async () => (await events())[0]!.attempts, { timeout: 10_000 }).toBe(3);
    await hub.store.database.query("update subscription_event set due = now() + interval '1 day' where state = 0");
    receiver.answer();
    await change(idOf, 'B');
    await allTold(hub);
    expect(calls()).toEqual(['A1', 'A1', 'A1', 'B2', 'A1']);
  });

  test.each([400, 406, 409, 422])('refused with %i is dead: the next ones of its subject are told', async (status) => {
    const idOf = await steps('A');
    await subscribe(hub, mine());
    receiver.answer((request) => (toldBy(request).events[0]?.number === 1 ? status : 200));
    await change(idOf, 'AA');
    await receiver.waitFor(3);
    await allTold(hub);
    expect(calls()).toEqual(['A1', 'A2']);
    expect(await events()).toMatchObject([
      { number: 1, state: 'dead', problem: expect.stringContaining(String(status)) },
      { number: 2, state: 'delivered' },
    ]);
    expect(await hub.hub.subscriptions.state()).toMatchObject({ dead: 1, waiting: 0, byStatus: { active: 1 } });
  });
});

describe.skipIf(!hasDatabase())('of several told together', () => {
  const together = (most: number) => {
    const url = 'http://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition/backport-max-count';
    return toTopic('mine', 'task-changed', receiver.url, TASKS, { extension: [{ url, valuePositiveInt: most }] });
  };
  const atOnce = (idOf: (letter: string) => string, ...letters: string[]) =>
    post(
      hub,
      '',
      bundleOf('transaction', ...letters.map((each) => entry('PUT', `Task/${idOf(each)}`, task(idOf(each), 2)))),
    );
  const received = (): number[][] =>
    receiver
      .received()
      .slice(1)
      .map((each) => numbersIn([each]));

  test('all are told again together, where the endpoint is out of order', async () => {
    const idOf = await steps('A', 'B');
    await subscribe(hub, together(5));
    receiver.answer((_request, nth) => (nth === 2 ? 503 : 200));
    await atOnce(idOf, 'A', 'B');
    await receiver.waitFor(3, '/', () => hurry(hub));
    await allTold(hub);
    expect(received()).toEqual([
      [1, 2],
      [1, 2],
    ]);
  });

  test('one that is not wanted is found, and the others are told', async () => {
    const idOf = await steps('A', 'B', 'C');
    await subscribe(hub, together(5));
    receiver.answer((request) => (toldBy(request).events.some(({ number }) => number === 2) ? 422 : 200));
    await atOnce(idOf, 'A', 'B', 'C');
    await receiver.waitFor(5);
    await allTold(hub);
    expect(received()).toEqual([[1, 2, 3], [1], [2], [3]]);
    expect(await events()).toMatchObject([{ state: 'delivered' }, { state: 'dead' }, { state: 'delivered' }]);
  });
});

describe.skipIf(!hasDatabase())('a Subscription whose endpoint is gone', () => {
  test.each([410, 301, 302, 308])('(%i) is in error with the reason, and its event waits', async (status) => {
    const idOf = await steps('A');
    await subscribe(hub, mine());
    answers('A', { status, headers: { Location: `${receiver.url}/elsewhere` } });
    await change(idOf, 'AA');
    const { error } = await comesTo(hub, 'mine', 'error');
    expect(error).toContain(String(status));
    expect(await events()).toMatchObject([{ state: 'waiting' }, { state: 'waiting' }]);
    await hurry(hub);
    await followed(hub);
    expect(calls()).toEqual(['A1']);
    receiver.answer();
    receiver.forget();
    await subscribe(hub, mine());
    await allTold(hub);
    expect(calls()).toEqual(['A1', 'A2']);
  });

  test('for longer than the schedule lasts is in error, and its last event is dead', async () => {
    const idOf = await steps('A');
    await subscribe(hub, mine());
    answers('A', 503);
    await change(idOf, 'A');
    await receiver.waitFor(2);
    await expect.poll(async () => (await events())[0]!.attempts, { timeout: 10_000 }).toBe(1);
    await longAgo();
    await hub.store.database.query("update subscription set last_sent = now() - interval '74 hours'");
    const { error } = await comesTo(hub, 'mine', 'error', () => hurry(hub));
    expect(error).toContain('503');
    // The Subscription says so a moment before the turn is noted.
    await expect.poll(events, { timeout: 10_000 }).toMatchObject([{ state: 'dead' }]);
  });

  test('for one event alone, while others get through, is not in error: that event is dead', async () => {
    const idOf = await steps('A', 'B');
    await subscribe(hub, mine());
    answers('A', 503);
    await change(idOf, 'AB');
    await receiver.waitFor(3);
    await allButOneTold();
    await longAgo();
    await receiver.waitFor(4, '/', () => hurry(hub));
    await allTold(hub);
    expect(await events()).toMatchObject([{ state: 'dead' }, { state: 'delivered' }]);
    expect((await read(hub, 'mine')).status).toBe('active');
  });

  const longAgo = () =>
    hub.store.database.query("update subscription_event set first_attempt = now() - interval '73 hours'");
  const allButOneTold = () =>
    expect
      .poll(async () => (await events()).map(({ state, attempts }) => `${state} ${attempts}`), { timeout: 10_000 })
      .toEqual(['waiting 1', 'delivered 1']);

  test('of plain R4 is in error, too, and goes on when it is requested again', async () => {
    const idOf = await steps('A');
    const criteria = toCriteria('mine', 'Task?owner=Organization/office', receiver.url);
    await subscribe(hub, criteria);
    receiver.answer(() => 410);
    await change(idOf, 'AA');
    await comesTo(hub, 'mine', 'error');
    receiver.answer();
    receiver.forget();
    await subscribe(hub, criteria);
    await allTold(hub);
    expect(receiver.received()).toHaveLength(2);
  });
});

describe.skipIf(!hasDatabase())('an endpoint that is out of order', () => {
  test.each([
    ['refuses connections', async (url: string) => void (await closed(url))],
    ['answers 500', async () => receiver.answer(() => 500)],
    ['answers nothing', async () => receiver.answer(() => ({ delayMs: 60_000 }))],
  ])('because it %s keeps nobody else waiting', async (_says, breaks) => {
    const healthy = await Receiver.start();
    try {
      const idOf = await steps('A', 'B');
      await subscribe(hub, mine());
      await subscribe(hub, toTopic('other', 'task-changed', healthy.url, TASKS));
      await breaks(receiver.url);
      await change(idOf, 'ABABABABAB');
      await healthy.waitFor(11);
      expect(numbersIn(healthy.received()).toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
      expect((await hub.hub.subscriptions.state()).waiting).toBeGreaterThan(0);
    } finally {
      await healthy.close();
    }
  });

  test('keeps nobody else waiting either where there are many of them', async () => {
    const HANGING = 10;
    const EACH = 8;
    const hanging = await Promise.all(Array.from({ length: HANGING }, () => Receiver.start()));
    try {
      const idOf = await steps('A');
      const lame = hanging.flatMap(({ url }, h) =>
        Array.from({ length: EACH }, (_, i) => toTopic(`lame-${h}-${i}`, 'task-changed', url, TASKS)),
      );
      await post(hub, '', bundleOf('batch', ...lame.map((each) => entry('PUT', `Subscription/${each.id}`, each))));
      await subscribe(hub, mine());
      for (const { id } of lame) await comesTo(hub, id, 'active');
      for (const each of hanging) each.answer(() => ({ delayMs: 60_000 }));
      await change(idOf, 'AA');
      await receiver.waitFor(3);
      expect(numbersIn(receiver.received())).toEqual([1, 2]);
      await change(idOf, 'A');
      await receiver.waitFor(4);
      for (const { id } of lame) await remove(hub, `Subscription/${id}`);
      await followed(hub);
    } finally {
      await Promise.all(hanging.map((each) => each.close()));
    }
  });

  const closed = async (_url: string): Promise<void> => {
    const { url } = receiver;
    await receiver.close();
    receiver = await Receiver.start();
    expect(receiver.url).not.toBe(url);
  };

  test('by one of its paths is left alone by its other subscribers only for a while: in the end all is told', async () => {
    const idOf = await steps('A');
    await subscribe(hub, mine());
    await subscribe(hub, toTopic('other', 'task-changed', `${receiver.url}/other`, TASKS));
    receiver.answer((_request, nth) => (nth < 4 ? 500 : 200));
    await change(idOf, 'A');
    await receiver.waitFor(4, '/', () => hurry(hub));
    await receiver.waitFor(4, '/other', () => hurry(hub));
    await allTold(hub);
  });
});
