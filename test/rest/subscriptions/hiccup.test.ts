// A hiccup of the database between a delivery and its note: the note is tried again, and nobody is told twice.
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { Problem } from '../../../src/problem.ts';
import type { Database, Session } from '../../../src/store/database.ts';
import { borrowed, hasDatabase, testDatabase } from '../../support/database.ts';
import { startTestHub, type TestHub } from '../../support/hub.ts';
import { Receiver } from '../../support/receiver.ts';
import { get, stored } from '../../support/requests.ts';
import { allTold, followed, numbersIn, subscribe, toTopic } from '../../support/subscribing.ts';

const unavailable = (): Error => new Problem('unavailable', { en: 'Gone for a moment.', ja: '接続できません。' });
const deadlock = (): Error => Object.assign(new Error('deadlock detected'), { code: '40P01' });

describe.skipIf(!hasDatabase())('when the database fails as a delivery is noted', () => {
  let hub: TestHub;
  let receiver: Receiver;
  let database: Database;
  /** The next so many notes of what was delivered fail. */
  let failing: (() => Error)[] = [];

  beforeAll(async () => {
    database = await testDatabase();
    const unreliable = (tx: Session): Session => ({
      query: (statement, params) => {
        const text = typeof statement === 'string' ? statement : statement.text;
        const fails = text.includes('update subscription_event e set state = d.state') ? failing.shift() : undefined;
        return fails === undefined ? tx.query(statement, params) : Promise.reject(fails());
      },
    });
    const line: Database = {
      ...borrowed(database),
      transaction: (work) => database.transaction((tx) => work(unreliable(tx))),
    };
    hub = await startTestHub({}, { database: line });
  });
  afterAll(async () => {
    await hub?.close();
    await database?.close();
  });
  beforeEach(async () => {
    receiver = await Receiver.start();
  });
  afterEach(() => receiver.close());

  test.each([
    ['cannot be reached', 'a', [unavailable, unavailable]],
    ['has a deadlock', 'b', Array.from({ length: 6 }, () => deadlock)],
  ])('since it %s, the receiver is told once, and the record is kept', async (_why, id, faults) => {
    await subscribe(hub, toTopic('mine', 'task-assigned', receiver.url));
    receiver.forget();
    failing = [...faults];
    await stored(hub, {
      resourceType: 'Task',
      id,
      status: 'requested',
      intent: 'order',
      owner: { reference: 'Organization/office' },
    });
    await allTold(hub);
    expect(failing).toEqual([]);
    expect(numbersIn(receiver.received())).toHaveLength(1);
    const { entry = [] } = (await get(hub, `Communication?based-on=Task/${id}`)).body;
    expect(entry).toHaveLength(1);
  });

  test('for longer, the event is told again, and noted then', async () => {
    await subscribe(hub, toTopic('mine', 'task-assigned', receiver.url));
    receiver.forget();
    failing = Array.from({ length: 4 }, () => unavailable);
    await stored(hub, {
      resourceType: 'Task',
      id: 'c',
      status: 'requested',
      intent: 'order',
      owner: { reference: 'Organization/office' },
    });
    await expect.poll(() => failing.length, { timeout: 20_000 }).toBe(0);
    // Nobody waits until it is free for others.
    await database.query("update subscription set leased = '-infinity'");
    await receiver.waitFor(2);
    await allTold(hub);
    const numbers = numbersIn(receiver.received());
    expect(numbers.length).toBeGreaterThan(1);
    expect(new Set(numbers).size).toBe(1);
    await followed(hub);
    expect((await get(hub, 'Communication?based-on=Task/c')).body.entry).toHaveLength(1);
  });
});
