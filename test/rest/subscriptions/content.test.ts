// What a notification of a topic holds, and how it is sent: as much as was asked for, as it is stored, with the headers and the
// signature that were asked for. https://hl7.org/fhir/uv/subscriptions-backport/STU1.1/notifications.html
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { isGenuine } from '../../../src/subscriptions/sending/signature.ts';
import { BACKPORT, SECRET } from '../../subscriptions/asked/sample.ts';
import { faultsOf } from '../../subscriptions/notification/profile.ts';
import { hasDatabase } from '../../support/database.ts';
import { startTestHub, type TestHub } from '../../support/hub.ts';
import { Receiver } from '../../support/receiver.ts';
import { bundleOf, entry, get, post, put, remove, stored } from '../../support/requests.ts';
import {
  allTold,
  bundleIn,
  comesTo,
  eventsIn,
  followed,
  hurry,
  numbersIn,
  subscribe,
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
  await stored(hub, { resourceType: 'Patient', id: 'yamada', name: [{ text: '山田 太郎' }] });
  await stored(hub, { resourceType: 'Organization', id: 'office', name: 'ケアプランれんげ' });
  await remove(hub, 'Task/step');
});
afterEach(async () => {
  await remove(hub, 'Subscription/mine');
  await followed(hub);
  await receiver.close();
});

const content = (valueCode: string) => ({
  _payload: { extension: [{ url: `${BACKPORT}-payload-content`, valueCode }] },
});
const extended = (name: string, value: object) => ({ url: `${BACKPORT}-${name}`, ...value });
const mine = (channel: object = {}, topic = 'task-assigned') => toTopic('mine', topic, receiver.url, [], channel);
const task = (more: object = {}, id = 'step') => ({
  resourceType: 'Task',
  id,
  status: 'requested',
  intent: 'order',
  for: { reference: 'Patient/yamada' },
  owner: { reference: 'Organization/office' },
  ...more,
});
const addressOf = (...names: string[]): string[] => names.map((name) => `${hub.base}/${name}`);

/** The one event that was told. */
async function toldOnce() {
  await allTold(hub);
  const [only, ...others] = eventsIn(receiver.received());
  expect(others).toEqual([]);
  return only!;
}

const resourcesOf = (received: { body: string }): string[] =>
  bundleIn(received)
    .entry!.slice(1)
    .map(({ resource, request, response }) => {
      const name = resource === undefined ? 'nothing' : `${resource.resourceType}/${resource.id}`;
      return `${request!.method} ${request!.url} ${response!.status}: ${name}`;
    });

describe.skipIf(!hasDatabase())('a notification', () => {
  test('empty: tells a number and a time, and names nothing', async () => {
    await subscribe(hub, mine(content('empty')));
    await stored(hub, task());
    const received = await toldOnce();
    expect(toldBy(received)).toMatchObject({
      topic: undefined,
      eventsSinceStart: 1,
      events: [{ number: 1, focus: undefined, context: [] }],
    });
    expect(bundleIn(received).entry).toHaveLength(1);
    expect(received.body).not.toMatch(/Task|Patient|Organization|task-assigned/);
  });

  test('id-only: tells addresses, of the focus and of what belongs to it, and no content', async () => {
    await subscribe(hub, mine(content('id-only')));
    const { meta } = await stored(hub, task());
    const received = await toldOnce();
    const { topic, events } = toldBy(received);
    expect(topic).toBe('https://renkei.example/fhir/SubscriptionTopic/task-assigned');
    expect(events).toEqual([
      {
        number: 1,
        timestamp: new Date(meta.lastUpdated).toISOString(),
        focus: `${hub.base}/Task/step`,
        context: expect.arrayContaining(addressOf('Patient/yamada', 'Organization/office')),
      },
    ]);
    expect(bundleIn(received).entry).toHaveLength(1);
    expect(received.body).not.toMatch(/山田|ケアプラン/);
  });

  test('full-resource: brings the focus, told as created, and what belongs to it as it is read', async () => {
    await subscribe(hub, mine(content('full-resource')));
    await stored(hub, task({}, 'new-step'));
    const received = await toldOnce();
    const [focus, ...context] = resourcesOf(received);
    expect(focus).toBe('POST Task 201: Task/new-step');
    expect(context.sort()).toEqual([
      'GET Organization/office 200: Organization/office',
      'GET Patient/yamada 200: Patient/yamada',
    ]);
    const { entry: entries = [] } = bundleIn(received);
    for (const { resource } of entries.slice(1))
      expect(resource).toEqual((await get(hub, `${resource!.resourceType}/${resource!.id}`)).body);
  });

  test('full-resource: a change is told as a change', async () => {
    await subscribe(hub, mine(content('full-resource'), 'task-changed'));
    await stored(hub, task());
    await stored(hub, task({ status: 'accepted' }));
    expect(resourcesOf(await toldOnce())[0]).toBe('PUT Task/step 200: Task/step');
  });

  test('full-resource: brings the focus as it was with the event, not as it has become since', async () => {
    await subscribe(hub, mine(content('full-resource')));
    receiver.answer((request) => (toldBy(request).type === 'handshake' ? 200 : 503));
    await stored(hub, task());
    await receiver.waitFor(2);
    await stored(hub, task({ status: 'accepted' }));
    receiver.answer();
    await receiver.waitFor(3, '/', () => hurry(hub));
    expect(bundleIn(receiver.received().at(-1)!).entry![1]!.resource).toMatchObject({ status: 'requested' });
  });

  test('brings resources with the digits they were stored with', async () => {
    await subscribe(hub, mine(content('full-resource')));
    const input = `{"type":{"text":"体重"},"valueDecimal":54.30}`;
    const text = JSON.stringify(task()).slice(0, -1);
    const { status } = await put(hub, 'Task/step', `${text},"input":[${input}]}`);
    expect(status).toBe(201);
    const read = (await hub.http.get('/fhir/Task/step').buffer(true).parse(asText)).body as string;
    expect(read).toContain('54.30');
    expect((await toldOnce()).body).toContain(read);
  });

  test.each(['empty', 'id-only', 'full-resource'])('%s: has the form that our profile demands', async (valueCode) => {
    await subscribe(hub, mine(content(valueCode)));
    await stored(hub, task());
    await allTold(hub);
    expect(receiver.received().map((each) => faultsOf(bundleIn(each)))).toEqual([[], []]);
  });

  test('of what was deleted since is a number alone, and the next one follows', async () => {
    await subscribe(hub, mine(content('full-resource')));
    receiver.answer((request) => (toldBy(request).type === 'handshake' ? 200 : 503));
    await stored(hub, task());
    await receiver.waitFor(2);
    await remove(hub, 'Task/step');
    receiver.answer();
    await stored(hub, task({}, 'other'));
    await receiver.waitFor(4, '/', () => hurry(hub));
    const told = eventsIn(receiver.received()).slice(1);
    const numbers = told.flatMap((each) => toldBy(each).events.map(({ number, focus }) => [number, focus]));
    expect(numbers.sort()).toEqual([
      [1, undefined],
      [2, `${hub.base}/Task/other`],
    ]);
    expect(told.filter((each) => toldBy(each).events[0]!.number === 1).map(resourcesOf)).toEqual([[]]);
  });

  test('holds up to maxCount events, and says how many there were', async () => {
    const extension = [extended('max-count', { valuePositiveInt: 3 })];
    await subscribe(hub, mine({ ...content('full-resource'), extension }));
    const steps = [1, 2, 3, 4, 5, 6, 7].map((i) => entry('PUT', `Task/many-${i}`, task({}, `many-${i}`)));
    await post(hub, '', bundleOf('transaction', ...steps));
    await allTold(hub);
    const told = eventsIn(receiver.received());
    expect(told.map((each) => toldBy(each).events.map(({ number }) => number))).toEqual([[1, 2, 3], [4, 5, 6], [7]]);
    expect(told.map((each) => toldBy(each).eventsSinceStart)).toEqual([7, 7, 7]);
    expect(resourcesOf(told[0]!).filter((each) => each.includes('Task'))).toHaveLength(3);
    // What belongs to several is there once.
    expect(resourcesOf(told[0]!).filter((each) => each.includes('Patient'))).toHaveLength(1);
    expect(told.map((each) => faultsOf(bundleIn(each)))).toEqual([[], [], []]);
  });

  test('without maxCount holds one event', async () => {
    await subscribe(hub, mine());
    const steps = [1, 2, 3].map((i) => entry('PUT', `Task/single-${i}`, task({}, `single-${i}`)));
    await post(hub, '', bundleOf('transaction', ...steps));
    await allTold(hub);
    expect(eventsIn(receiver.received()).map((each) => numbersIn([each]))).toEqual([[1], [2], [3]]);
  });
});

// biome-ignore lint/suspicious/noExplicitAny: the stream as supertest hands it over
function asText(res: any, done: (error: Error | null, text: string) => void): void {
  let text = '';
  res.setEncoding('utf8');
  res.on('data', (chunk: string) => {
    text += chunk;
  });
  res.on('end', () => done(null, text));
}

describe.skipIf(!hasDatabase())('a call', () => {
  test('says that it brings FHIR, and brings the headers that were asked for, the handshake too', async () => {
    const header = ['Authorization: Bearer let-me-in', 'X-Ward: 3', 'X-Empty:'];
    await subscribe(hub, mine({ header }));
    await stored(hub, task());
    await allTold(hub);
    for (const { method, headers } of receiver.received()) {
      expect(method).toBe('POST');
      expect(headers).toMatchObject({
        'content-type': 'application/fhir+json; charset=utf-8',
        authorization: 'Bearer let-me-in',
        'x-ward': '3',
        'x-empty': '',
      });
    }
    expect(receiver.received()).toHaveLength(2);
  });

  test('goes to the very path and query of the endpoint', async () => {
    await subscribe(hub, toTopic('mine', 'task-assigned', `${receiver.url}/ward/3?key=a%20b&x=`));
    expect(receiver.received().map(({ path }) => path)).toEqual(['/ward/3?key=a%20b&x=']);
  });

  test('is signed with the secret, each body for itself', async () => {
    const secret = '0123456789abcdef-共有';
    await subscribe(hub, mine({ extension: [{ url: SECRET, valueString: secret }] }));
    await stored(hub, task());
    await allTold(hub);
    const [handshake, event] = receiver.received();
    const genuine = (request: typeof event, body = request!.body, key = secret): boolean =>
      isGenuine(key, String(request!.headers['x-renkei-signature']), body, Date.now(), 60);
    expect([genuine(handshake), genuine(event)]).toEqual([true, true]);
    expect(genuine(event, handshake!.body)).toBe(false);
    expect(genuine(event, event!.body, 'another-secret-0')).toBe(false);
  });

  test('is not signed without a secret', async () => {
    await subscribe(hub, mine());
    expect(receiver.received()[0]!.headers).not.toHaveProperty('x-renkei-signature');
  });

  test('that is not answered in time is broken off and made again, with the same number', async () => {
    await subscribe(hub, mine({ extension: [extended('timeout', { valueUnsignedInt: 1 })] }));
    receiver.answer(() => ({ delayMs: 30_000 }));
    await stored(hub, task());
    await receiver.waitFor(2);
    receiver.answer();
    await receiver.waitFor(3, '/', () => hurry(hub));
    await allTold(hub);
    expect(numbersIn(receiver.received())).toEqual([1, 1]);
  });

  test('that is cut off unanswered is made again, with the same number', async () => {
    await subscribe(hub, mine());
    receiver.answer(() => ({ destroy: true }));
    await stored(hub, task());
    await receiver.waitFor(2);
    receiver.answer();
    await receiver.waitFor(3, '/', () => hurry(hub));
    await allTold(hub);
    expect(numbersIn(receiver.received())).toEqual([1, 1]);
  });
});

describe.skipIf(!hasDatabase())('a sign of life', () => {
  // Once it is in nobody's hand: whoever has it notes afterwards when it is due.
  const quiet = (seconds: number) =>
    expect
      .poll(() =>
        hub.store.database.query(
          `update subscription set last_sent = now() - interval '${seconds} seconds', due = now()
           where leased = '-infinity' and due > now() returning 1`,
        ),
      )
      .toHaveLength(1);
  const types = (): string[] => receiver.received().map((each) => toldBy(each).type);

  test('comes when nothing was sent for as long as was asked', async () => {
    await subscribe(hub, mine({ extension: [extended('heartbeat-period', { valueUnsignedInt: 3_600 })] }));
    await stored(hub, task());
    await allTold(hub);
    receiver.forget();
    await quiet(3_601);
    const [beat] = await receiver.waitFor(1);
    expect(toldBy(beat!)).toMatchObject({ type: 'heartbeat', status: 'active', eventsSinceStart: 1, events: [] });
    expect(faultsOf(bundleIn(beat!))).toEqual([]);
  });

  test('does not come sooner, and an event is one', async () => {
    await subscribe(hub, mine({ extension: [extended('heartbeat-period', { valueUnsignedInt: 3_600 })] }));
    await stored(hub, task());
    await allTold(hub);
    receiver.forget();
    await quiet(1_800);
    await stored(hub, task({}, 'other-step'));
    await allTold(hub);
    await hurry(hub);
    await stored(hub, task({}, 'third-step'));
    await allTold(hub);
    expect(types()).toEqual(['event-notification', 'event-notification']);
  });

  test('that is not answered does not stop anything', async () => {
    await subscribe(hub, mine({ extension: [extended('heartbeat-period', { valueUnsignedInt: 3_600 })] }));
    await stored(hub, task());
    await allTold(hub);
    receiver.forget();
    receiver.answer((request) => (toldBy(request).type === 'heartbeat' ? 500 : 200));
    await quiet(3_601);
    await receiver.waitFor(1);
    await stored(hub, task({}, 'next-step'));
    await allTold(hub);
    expect(types()).toEqual(['heartbeat', 'event-notification']);
  });

  test('that is not answered is tried again, and not taken for one', async () => {
    await subscribe(hub, mine({ extension: [extended('heartbeat-period', { valueUnsignedInt: 3_600 })] }));
    receiver.forget();
    receiver.answer((_request, nth) => (nth === 1 ? 500 : 200));
    await quiet(3_601);
    await receiver.waitFor(2, '/', () => hurry(hub));
    expect(types()).toEqual(['heartbeat', 'heartbeat']);
  });

  test.each([410, 301])('that is answered %i suspends, and so does none for three days', async (status) => {
    await subscribe(hub, mine({ extension: [extended('heartbeat-period', { valueUnsignedInt: 3_600 })] }));
    receiver.answer(() => status);
    await quiet(3_601);
    expect((await comesTo(hub, 'mine', 'error')).error).toContain(String(status));
    receiver.answer();
    await subscribe(hub, mine({ extension: [extended('heartbeat-period', { valueUnsignedInt: 3_600 })] }));
    receiver.answer(() => 503);
    await quiet(73 * 3_600);
    expect((await comesTo(hub, 'mine', 'error')).error).toContain('503');
  });

  test('is not sent where none was asked for', async () => {
    await subscribe(hub, mine());
    await quiet(3_600);
    await stored(hub, task());
    await allTold(hub);
    expect(types()).toEqual(['handshake', 'event-notification']);
  });
});
