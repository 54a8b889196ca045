// A Subscription from the request to its end: what the client writes, what the hub writes, and what is counted meanwhile.
// https://hl7.org/fhir/R4/subscription.html
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { hasDatabase } from '../../support/database.ts';
import { startTestHub, type TestHub } from '../../support/hub.ts';
import { Receiver } from '../../support/receiver.ts';
import { get, post, put, remove, stored } from '../../support/requests.ts';
import {
  allTold,
  bundleIn,
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
let receiver: Receiver;
beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(() => hub?.close());
beforeEach(async () => {
  receiver = await Receiver.start();
});
afterEach(async () => {
  await remove(hub, 'Subscription/mine');
  await allTold(hub);
  await receiver.close();
});

const TASKS = ['Task?owner=Organization/office'];
const mine = (more: object = {}) => ({ ...toTopic('mine', 'task-assigned', receiver.url, TASKS), ...more });

let made = 0;
/** A step that is new to the office. */
async function assign(): Promise<string> {
  made += 1;
  const owner = { reference: 'Organization/office' };
  const id = `step-${made}`;
  await stored(hub, { resourceType: 'Task', id, status: 'requested', intent: 'order', owner });
  return id;
}

/** Nothing is answered before it is called. */
function held(): () => void {
  let answer: (value?: unknown) => void = () => undefined;
  const after = new Promise((done) => {
    answer = done;
  });
  receiver.answer(() => ({ after }));
  return () => answer();
}

const types = (): string[] => receiver.received().map((each) => toldBy(each).type);
const countedOf = async (id: string) => (await hub.hub.subscriptions.standings([id]))[0];

describe.skipIf(!hasDatabase())('a Subscription to a topic', () => {
  test('is requested, is shaken hands with, and is active', async () => {
    expect((await stored(hub, mine())).status).toBe('requested');
    const subscription = await comesTo(hub, 'mine', 'active');
    expect(subscription).toMatchObject({ status: 'active', meta: { versionId: '2' } });
    expect(subscription.error).toBeUndefined();
    const [handshake, ...more] = receiver.received();
    expect(more).toEqual([]);
    expect([handshake!.method, handshake!.path]).toEqual(['POST', '/']);
    expect(bundleIn(handshake!)).toMatchObject({ resourceType: 'Bundle', type: 'history' });
    expect(toldBy(handshake!)).toEqual({
      subscription: `${hub.base}/Subscription/mine`,
      topic: 'https://renkei.example/fhir/SubscriptionTopic/task-assigned',
      status: 'requested',
      type: 'handshake',
      eventsSinceStart: 0,
      events: [],
      error: undefined,
    });
  });

  test('asked for as active becomes requested, and active only when the endpoint has answered', async () => {
    const answered = held();
    const { body } = await put(hub, 'Subscription/mine', mine({ status: 'active' }));
    expect(body.status).toBe('requested');
    await receiver.waitFor(1);
    expect((await read(hub, 'mine')).status).toBe('requested');
    answered();
    await comesTo(hub, 'mine', 'active');
  });

  test('is told nothing of what was there before, nor of what happened before the handshake was answered', async () => {
    await assign();
    const answered = held();
    await stored(hub, mine());
    await receiver.waitFor(1);
    await assign();
    await followed(hub);
    answered();
    await comesTo(hub, 'mine', 'active');
    const id = await assign();
    await allTold(hub);
    expect(types()).toEqual(['handshake', 'event-notification']);
    expect(toldBy(receiver.received()[1]!)).toMatchObject({
      eventsSinceStart: 1,
      events: [{ number: 1, focus: `${hub.base}/Task/${id}` }],
    });
  });

  test('whose handshake fails is shaken hands with again', async () => {
    receiver.answer((_request, nth) => (nth < 3 ? 503 : 200));
    await stored(hub, mine());
    await receiver.waitFor(3, '/', () => hurry(hub));
    await comesTo(hub, 'mine', 'active');
    expect(types()).toEqual(['handshake', 'handshake', 'handshake']);
  });

  test('whose handshake fails five times is in error, and says why in both languages', async () => {
    receiver.answer(() => 503);
    await stored(hub, mine());
    const { error } = await comesTo(hub, 'mine', 'error', () => hurry(hub));
    const host = new URL(receiver.url).host;
    expect(error).toBe(`${host} の応答は 503 でした。 / ${host} answered 503.`);
    expect(receiver.received()).toHaveLength(5);
  });

  test.each([301, 307, 308, 410, 400, 422])('whose handshake is answered %i is in error at once', async (status) => {
    receiver.answer(() => ({ status, headers: { Location: `${receiver.url}/elsewhere` } }));
    await stored(hub, mine());
    const { error } = await comesTo(hub, 'mine', 'error');
    expect(error).toContain(String(status));
    await allTold(hub);
    expect(receiver.received().map(({ path }) => path)).toEqual(['/']);
  });

  test('is not called while it is off, and nothing is counted', async () => {
    await subscribe(hub, mine());
    await assign();
    await allTold(hub);
    await stored(hub, mine({ status: 'off' }));
    await comesTo(hub, 'mine', 'off');
    await assign();
    await allTold(hub);
    expect(numbersIn(receiver.received())).toEqual([1]);
    expect(await countedOf('mine')).toMatchObject({ status: 'off', events: 1 });
  });

  test('set going again after it was off goes on counting where it stopped, after a handshake', async () => {
    await subscribe(hub, mine());
    await assign();
    await allTold(hub);
    await stored(hub, mine({ status: 'off' }));
    await comesTo(hub, 'mine', 'off');
    await assign();
    await followed(hub);
    await subscribe(hub, mine());
    await assign();
    await allTold(hub);
    expect(types()).toEqual(['handshake', 'event-notification', 'handshake', 'event-notification']);
    expect(numbersIn(receiver.received())).toEqual([1, 2]);
    expect(toldBy(receiver.received()[2]!).eventsSinceStart).toBe(1);
  });

  test('in error counts and keeps what happens, and tells it once it is requested again', async () => {
    await subscribe(hub, mine());
    receiver.answer(() => 410);
    await assign();
    const failed = await comesTo(hub, 'mine', 'error');
    expect(failed.error).toContain('410');
    await assign();
    await assign();
    await followed(hub);
    expect(await countedOf('mine')).toMatchObject({ status: 'error', events: 3 });
    expect(receiver.received()).toHaveLength(2);
    receiver.forget();
    receiver.answer();
    await subscribe(hub, { ...failed, status: 'requested' } as never);
    await allTold(hub);
    expect(types()).toEqual(['handshake', 'event-notification', 'event-notification', 'event-notification']);
    expect(numbersIn(receiver.received()).sort()).toEqual([1, 2, 3]);
    expect((await read(hub, 'mine')).error).toBeUndefined();
  });

  test('read in error and sent back corrected begins again', async () => {
    receiver.answer(() => 410);
    await stored(hub, mine());
    const failed = await comesTo(hub, 'mine', 'error');
    const other = await Receiver.start();
    try {
      const { body } = await put(hub, 'Subscription/mine', {
        ...failed,
        channel: { ...failed.channel, endpoint: other.url },
      });
      expect(body.status).toBe('requested');
      await comesTo(hub, 'mine', 'active');
      expect(other.received()).toHaveLength(1);
    } finally {
      await other.close();
    }
  });

  test('cannot be told by its owner what went wrong: the words are the hub’s', async () => {
    await subscribe(hub, mine());
    await put(hub, 'Subscription/mine', mine({ status: 'active', error: '送り先は無事です' }));
    expect((await read(hub, 'mine')).error).toBeUndefined();
  });

  test('asked for other events is shaken hands with again, and goes on counting', async () => {
    await subscribe(hub, mine());
    await assign();
    await allTold(hub);
    await subscribe(hub, toTopic('mine', 'task-assigned', receiver.url, ['Task?owner=Organization/other']));
    await assign();
    await allTold(hub);
    expect(types()).toEqual(['handshake', 'event-notification', 'handshake']);
    const owner = { reference: 'Organization/other' };
    await stored(hub, { resourceType: 'Task', id: 'of-other', status: 'requested', intent: 'order', owner });
    await allTold(hub);
    expect(numbersIn(receiver.received())).toEqual([1, 2]);
  });

  test('written again with another reason goes on as it is, without a handshake', async () => {
    await subscribe(hub, mine());
    const { body } = await put(hub, 'Subscription/mine', {
      ...(await read(hub, 'mine')),
      reason: '手順の通知（夜間も）',
    });
    expect(body.status).toBe('active');
    await assign();
    await allTold(hub);
    expect(types()).toEqual(['handshake', 'event-notification']);
  });

  test('is off when its end has come', async () => {
    const end = new Date(Date.now() + 1_500).toISOString();
    await subscribe(hub, mine({ end }));
    expect((await comesTo(hub, 'mine', 'off')).end).toBe(end);
    await assign();
    await allTold(hub);
    expect(types()).toEqual(['handshake']);
  });

  test('that is deleted is forgotten with all that was to be told; made anew it counts from 1', async () => {
    await subscribe(hub, mine());
    receiver.answer(() => 503);
    await assign();
    await receiver.waitFor(2);
    expect((await remove(hub, 'Subscription/mine')).status).toBeLessThan(300);
    await followed(hub);
    expect(await countedOf('mine')).toBeUndefined();
    expect(await hub.hub.subscriptions.state()).toMatchObject({ waiting: 0, dead: 0 });
    receiver.forget();
    receiver.answer();
    await subscribe(hub, mine());
    await assign();
    await allTold(hub);
    expect(numbersIn(receiver.received())).toEqual([1]);
  });

  test('may be created by POST, under an id of the hub’s', async () => {
    const { id: _, ...without } = mine();
    const { status, body } = await post(hub, 'Subscription', without);
    expect(status).toBe(201);
    await comesTo(hub, body.id, 'active');
    const found = await get(hub, 'Subscription?status=active');
    expect(found.body.entry.map(({ resource }: { resource: { id: string } }) => resource.id)).toEqual([body.id]);
    await remove(hub, `Subscription/${body.id}`);
  });
});

describe.skipIf(!hasDatabase())('a Subscription of plain R4', () => {
  test('needs no handshake: nothing is sent before something happens', async () => {
    await subscribe(hub, toCriteria('mine', 'Task?owner=Organization/office', receiver.url));
    await allTold(hub);
    expect(receiver.received()).toEqual([]);
    await assign();
    await receiver.waitFor(1);
  });
});
