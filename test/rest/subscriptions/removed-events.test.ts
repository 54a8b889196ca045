// $events, when what is asked for was told so long ago that it is not kept any more.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasDatabase } from '../../support/database.ts';
import { startTestHub, type TestHub } from '../../support/hub.ts';
import { Receiver } from '../../support/receiver.ts';
import { get, stored } from '../../support/requests.ts';
import { allTold, numbersIn, subscribe, toTopic } from '../../support/subscribing.ts';

let hub: TestHub;
let receiver: Receiver;
beforeAll(async () => {
  if (!hasDatabase()) return;
  receiver = await Receiver.start();
  hub = await startTestHub();
  await subscribe(hub, toTopic('old', 'task-assigned', receiver.url));
  await subscribe(hub, toTopic('new', 'task-changed', receiver.url));
  for (let i = 1; i <= 5; i += 1) {
    const owner = { reference: 'Organization/office' };
    await stored(hub, { resourceType: 'Task', id: `step-${i}`, status: 'requested', intent: 'order', owner });
  }
  await allTold(hub);
  // As if weeks had passed.
  await hub.store.database.query('delete from subscription_event where number <= 3');
});
afterAll(async () => {
  await hub?.close();
  await receiver?.close();
});

describe.skipIf(!hasDatabase())('Subscription/[id]/$events, of 5 events of which 3 were removed', () => {
  test.each([
    ['', [4, 5]],
    ['?eventsSinceNumber=0', [4, 5]],
    ['?eventsSinceNumber=4', [4, 5]],
    ['?eventsUntilNumber=4', [4]],
    ['?eventsSinceNumber=6', []],
    ['?eventsSinceNumber=6&eventsUntilNumber=9', []],
  ])('%s: %j', async (query, numbers) => {
    const { status, body } = await get(hub, `Subscription/old/$events${query}`);
    expect([status, numbersIn([{ body: JSON.stringify(body) } as never])]).toEqual([200, numbers]);
  });

  test.each(['?eventsSinceNumber=1', '?eventsSinceNumber=3&eventsUntilNumber=5', '?eventsUntilNumber=3'])(
    '%s: 410, and from where on there is something',
    async (query) => {
      const { status, body } = await get(hub, `Subscription/old/$events${query}`);
      expect(status).toBe(410);
      expect(body.issue[0].diagnostics ?? body.issue[0].details.text).toContain('eventsSinceNumber=4');
    },
  );

  test('of one to which nothing has happened yet: none, and no complaint', async () => {
    const { status, body } = await get(hub, 'Subscription/new/$events?eventsSinceNumber=1');
    expect([status, numbersIn([{ body: JSON.stringify(body) } as never])]).toEqual([200, []]);
  });
});
