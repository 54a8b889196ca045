// Plain R4: a search as criteria, told by an empty call or by a PUT of the resource.
// https://hl7.org/fhir/R4/subscription.html#2.46.3.2
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { isGenuine } from '../../../src/subscriptions/sending/signature.ts';
import { SECRET } from '../../subscriptions/asked/sample.ts';
import { hasDatabase } from '../../support/database.ts';
import { startTestHub, type TestHub } from '../../support/hub.ts';
import { Receiver } from '../../support/receiver.ts';
import { bundleOf, entry, get, post, remove, stored } from '../../support/requests.ts';
import { allTold, followed, hurry, subscribe, toCriteria, toTopic } from '../../support/subscribing.ts';

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
  for (const id of ['mine', 'other', 'topical']) await remove(hub, `Subscription/${id}`);
  await followed(hub);
  await receiver.close();
});

const PAYLOAD = { payload: 'application/fhir+json' };
const MINE = 'Task?owner=Organization/office&status=requested';

let made = 0;
beforeEach(() => {
  made += 1;
});
/** Of one test only. */
const named = (): string => `step-${made}`;
const task = (status: string, owner = 'office', more: object = {}) =>
  stored(hub, {
    resourceType: 'Task',
    id: named(),
    status,
    intent: 'order',
    owner: { reference: `Organization/${owner}` },
    ...more,
  });
const requests = (): string[] => receiver.received().map(({ method, path }) => `${method} ${path}`);

describe.skipIf(!hasDatabase())('plain criteria', () => {
  test('without a payload: an empty POST for each event, which says nothing of what happened', async () => {
    await subscribe(hub, toCriteria('mine', MINE, `${receiver.url}/hook?ward=3`));
    await task('requested');
    await allTold(hub);
    expect(requests()).toEqual(['POST /hook?ward=3']);
    const [{ headers, body } = { headers: {}, body: '?' }] = receiver.received();
    expect([body, headers['content-length']]).toEqual(['', '0']);
    expect(headers).not.toHaveProperty('content-type');
  });

  test.each(['/base', '/base/'])('with a payload: PUT [endpoint]/[type]/[id], below %s', async (base) => {
    await subscribe(hub, toCriteria('mine', MINE, `${receiver.url}${base}`, PAYLOAD));
    await task('requested');
    await allTold(hub);
    expect(requests()).toEqual([`PUT /base/Task/${named()}`]);
    const [received] = receiver.received();
    expect(received!.headers['content-type']).toBe('application/fhir+json; charset=utf-8');
    expect(JSON.parse(received!.body)).toEqual((await get(hub, `Task/${named()}`)).body);
  });

  test('sends what is stored, digit by digit', async () => {
    await subscribe(hub, toCriteria('mine', MINE, receiver.url, PAYLOAD));
    const input = '[{"type":{"text":"体重"},"valueDecimal":54.30}]';
    const owner = '{"reference":"Organization/office"}';
    await stored(
      hub,
      `{"resourceType":"Task","id":"${named()}","status":"requested","intent":"order","owner":${owner},"input":${input}}`,
    );
    await allTold(hub);
    expect(receiver.received()[0]!.body).toContain('"valueDecimal":54.30');
  });

  // The steps of one Task, and which of them are told.
  const STORIES: [says: string, statuses: string[], told: string[]][] = [
    ['created within', ['requested'], ['requested']],
    ['coming in', ['draft', 'requested'], ['requested']],
    ['leaving', ['requested', 'accepted'], ['requested']],
    ['leaving and coming in again', ['requested', 'accepted', 'requested'], ['requested', 'requested']],
    ['outside all the time', ['draft', 'accepted', 'completed'], []],
  ];
  test.each(STORIES)('%s: of %j are told %j', async (_says, statuses, told) => {
    await subscribe(hub, toCriteria('mine', MINE, receiver.url, PAYLOAD));
    for (const status of statuses) {
      await task(status);
      await allTold(hub);
    }
    expect(receiver.received().map(({ body }) => JSON.parse(body).status)).toEqual(told);
  });

  test('changing within: every change is told, in order', async () => {
    await subscribe(hub, toCriteria('mine', MINE, receiver.url, PAYLOAD));
    for (const description of ['一', '二', '三']) await task('requested', 'office', { description });
    await allTold(hub);
    expect(receiver.received().map(({ body }) => JSON.parse(body).description)).toEqual(['一', '二', '三']);
  });

  test('deletion is not told', async () => {
    await subscribe(hub, toCriteria('mine', MINE, receiver.url, PAYLOAD));
    await task('requested');
    await allTold(hub);
    await remove(hub, `Task/${named()}`);
    await allTold(hub);
    expect(requests()).toHaveLength(1);
  });

  test('what was deleted before it could be told is passed over', async () => {
    await subscribe(hub, toCriteria('mine', MINE, receiver.url, PAYLOAD));
    receiver.answer(() => 503);
    await task('requested');
    await receiver.waitFor(1);
    await remove(hub, `Task/${named()}`);
    receiver.answer();
    await stored(hub, {
      resourceType: 'Task',
      id: 'next',
      status: 'requested',
      intent: 'order',
      owner: { reference: 'Organization/office' },
    });
    await receiver.waitFor(1, '/Task/next', () => hurry(hub));
    await hurry(hub);
    await allTold(hub);
    // A retry may have come before the deletion.
    expect([...new Set(requests())]).toEqual([`PUT /Task/${named()}`, 'PUT /Task/next']);
    expect(await hub.hub.subscriptions.state()).toMatchObject({ waiting: 0, dead: 0 });
  });

  test('of another office are not told', async () => {
    await subscribe(hub, toCriteria('mine', MINE, receiver.url));
    await task('requested', 'another');
    await allTold(hub);
    expect(requests()).toEqual([]);
  });

  test('by any of several values', async () => {
    await subscribe(hub, toCriteria('mine', 'Task?owner=Organization/a,Organization/office', receiver.url));
    await task('requested');
    await allTold(hub);
    expect(requests()).toHaveLength(1);
  });

  test('of a type alone: everything of the type, each once', async () => {
    await subscribe(hub, toCriteria('mine', 'Basic', receiver.url, PAYLOAD));
    const basics = ['x', 'y', 'z'].map((id) =>
      entry('PUT', `Basic/${id}`, { resourceType: 'Basic', id, code: { text: '控え' } }),
    );
    await post(hub, '', bundleOf('transaction', ...basics));
    await allTold(hub);
    expect(requests().sort()).toEqual(['PUT /Basic/x', 'PUT /Basic/y', 'PUT /Basic/z']);
  });

  test('several Subscriptions, plain and to a topic: each is told by itself', async () => {
    await subscribe(hub, toCriteria('mine', MINE, `${receiver.url}/mine`));
    await subscribe(hub, toCriteria('other', 'Task?owner=Organization/office', `${receiver.url}/other`, PAYLOAD));
    await subscribe(hub, toTopic('topical', 'task-assigned', `${receiver.url}/topical`));
    await task('requested');
    await allTold(hub);
    await task('accepted');
    await allTold(hub);
    expect(requests().sort()).toEqual([
      'POST /mine',
      'POST /topical',
      'POST /topical',
      `PUT /other/Task/${named()}`,
      `PUT /other/Task/${named()}`,
    ]);
  });

  test('are sent with the headers asked for, and signed: an empty body too', async () => {
    const secret = '0123456789abcdef';
    const channel = {
      header: ['Authorization: Bearer let-me-in'],
      extension: [{ url: SECRET, valueString: secret }],
    };
    await subscribe(hub, toCriteria('mine', MINE, receiver.url, channel));
    await task('requested');
    await allTold(hub);
    const { headers, body } = receiver.received()[0]!;
    expect(headers.authorization).toBe('Bearer let-me-in');
    expect(isGenuine(secret, String(headers['x-renkei-signature']), body, Date.now(), 60)).toBe(true);
  });
});
