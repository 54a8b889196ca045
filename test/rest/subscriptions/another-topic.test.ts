// A Subscription that comes to ask for another topic: what waits under the old one does not go out under the new one's name.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasDatabase } from '../../support/database.ts';
import { startTestHub, type TestHub } from '../../support/hub.ts';
import { Receiver } from '../../support/receiver.ts';
import { get, stored } from '../../support/requests.ts';
import {
  allTold,
  comesTo,
  eventsIn,
  followed,
  numbersIn,
  subscribe,
  toldBy,
  toTopic,
} from '../../support/subscribing.ts';

let hub: TestHub;
let receiver: Receiver;
beforeAll(async () => {
  if (!hasDatabase()) return;
  receiver = await Receiver.start();
  hub = await startTestHub();
});
afterAll(async () => {
  await hub?.close();
  await receiver?.close();
});

const task = (id: string, status = 'requested') =>
  stored(hub, { resourceType: 'Task', id, status, intent: 'order', owner: { reference: 'Organization/office' } });

describe.skipIf(!hasDatabase())('a Subscription written anew for another topic', () => {
  test('is told what happens from then on, under the numbers that follow, and nothing of what waited', async () => {
    receiver.answer((request) => (toldBy(request).type === 'handshake' ? 200 : 503));
    await subscribe(hub, toTopic('mine', 'task-assigned', receiver.url));
    await task('one');
    await task('two');
    await followed(hub);
    await receiver.waitFor(2);
    receiver.answer();
    await stored(hub, toTopic('mine', 'task-changed', receiver.url));
    await comesTo(hub, 'mine', 'active');
    receiver.forget();
    await task('one', 'accepted');
    await allTold(hub);
    const told = eventsIn(receiver.received()).map(toldBy);
    expect(told.map(({ topic, events }) => [topic?.split('/').at(-1), events.map(({ number }) => number)])).toEqual([
      ['task-changed', [3]],
    ]);
    const { body } = await get(hub, 'Subscription/mine/$events');
    expect(numbersIn([{ body: JSON.stringify(body) } as never])).toEqual([1, 2, 3]);
  });
});
