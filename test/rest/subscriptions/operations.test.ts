// How subscriptions stand, for whoever asks: $status, $events, $resend, the search, /metadata, /metrics and the log.
// https://hl7.org/fhir/uv/subscriptions-backport/STU1.1/operations.html
import { symbols } from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { shapeFindings } from '../../../src/fhir/validation/shape.ts';
import { topics } from '../../../src/subscriptions/topics/topics.ts';
import { BACKPORT, SECRET } from '../../subscriptions/asked/sample.ts';
import { faultsOf } from '../../subscriptions/notification/profile.ts';
import { hasDatabase } from '../../support/database.ts';
import { FHIR, startTestHub, type TestHub } from '../../support/hub.ts';
import { outcomeOf } from '../../support/outcome.ts';
import { send } from '../../support/raw-http.ts';
import { Receiver } from '../../support/receiver.ts';
import { type BundleEntry, bundleOf, entry, get, post, remove, stored } from '../../support/requests.ts';
import {
  allTold,
  comesTo,
  followed,
  hurry,
  numbersIn,
  subscribe,
  toCriteria,
  toldBy,
  toTopic,
} from '../../support/subscribing.ts';

const BEARER = 'kept-to-ourselves-bearer';
const PATH = 'kept-to-ourselves-path';
const HMAC = 'kept-to-ourselves-secret';

const lines: string[] = [];
let hub: TestHub;
let receiver: Receiver;

// Four subscriptions: one that is told all, one that refused its second event, one in error, one of plain R4.
beforeAll(async () => {
  if (!hasDatabase()) return;
  receiver = await Receiver.start();
  hub = await startTestHub({ RENKEI_LOG: 'info' });
  const stream = (hub.log as unknown as Record<symbol, { write(line: string): void }>)[symbols.streamSym]!;
  vi.spyOn(stream, 'write').mockImplementation((line) => void lines.push(line));
  receiver.answer(({ path, body }) => {
    if (path === '/gone') return 410;
    return path.startsWith(`/${PATH}`) && toldBy({ body }).events[0]?.number === 2 ? 422 : 200;
  });
  const full = { _payload: { extension: [{ url: `${BACKPORT}-payload-content`, valueCode: 'full-resource' }] } };
  await subscribe(hub, toTopic('all', 'task-assigned', `${receiver.url}/all`, [], full));
  await subscribe(
    hub,
    toTopic('picky', 'task-assigned', `${receiver.url}/${PATH}?key=${PATH}`, ['owner=Organization/office'], {
      header: [`Authorization: Bearer ${BEARER}`],
      extension: [{ url: SECRET, valueString: HMAC }],
    }),
  );
  await stored(hub, toTopic('broken', 'task-assigned', `${receiver.url}/gone`));
  await comesTo(hub, 'broken', 'error');
  await subscribe(hub, toCriteria('plain', 'Task?owner=Organization/office', `${receiver.url}/plain`));
  for (const id of ['one', 'two', 'three']) await stored(hub, task(id));
  await allTold(hub);
});
afterAll(async () => {
  vi.restoreAllMocks();
  await hub?.close();
  await receiver?.close();
});

const task = (id: string) => ({
  resourceType: 'Task',
  id,
  status: 'requested',
  intent: 'order',
  owner: { reference: 'Organization/office' },
});
const parameters = (...parameter: object[]) => ({ resourceType: 'Parameters', parameter });

// biome-ignore lint/suspicious/noExplicitAny: Parameters, whatever values they hold
const values = (each: BundleEntry): Record<string, any> =>
  Object.fromEntries(
    each.resource.parameter.map(({ name, ...rest }: { name: string }) => [name, Object.values(rest)[0]]),
  );
const idIn = (each: BundleEntry): string => values(each).subscription.reference.split('/').at(-1);

const outcome = async (method: 'GET' | 'POST', path: string, body?: object) =>
  outcomeOf(
    await send(hub, {
      method,
      path: `/fhir/${path}`,
      ...(body && { headers: { 'Content-Type': FHIR }, body: JSON.stringify(body) }),
    }),
  );

describe.skipIf(!hasDatabase())('Subscription/[id]/$status', () => {
  test('says where a subscription stands and how many events there were', async () => {
    const { status, body } = await get(hub, 'Subscription/all/$status');
    expect(status).toBe(200);
    expect(shapeFindings(body)).toEqual([]);
    expect(body).toMatchObject({ resourceType: 'Bundle', type: 'searchset', total: 1 });
    expect(values(body.entry[0])).toEqual({
      subscription: { reference: `${hub.base}/Subscription/all` },
      topic: 'https://renkei.example/fhir/SubscriptionTopic/task-assigned',
      status: 'active',
      type: 'query-status',
      'events-since-subscription-start': '3',
    });
  });

  test('of one in error says why', async () => {
    const { body } = await get(hub, 'Subscription/broken/$status');
    expect(values(body.entry[0])).toMatchObject({ status: 'error', error: { text: expect.stringContaining('410') } });
  });

  test('of plain R4 names no topic', async () => {
    const { body } = await get(hub, 'Subscription/plain/$status');
    expect(values(body.entry[0])).not.toHaveProperty('topic');
    expect(values(body.entry[0])).toMatchObject({ status: 'active', 'events-since-subscription-start': '3' });
  });

  test('of one that is not there: 404; of a deleted one: 410', async () => {
    expect((await outcome('GET', 'Subscription/nobody/$status')).status).toBe(404);
    await stored(hub, toCriteria('deleted', 'Basic', receiver.url));
    await remove(hub, 'Subscription/deleted');
    expect((await outcome('GET', 'Subscription/deleted/$status')).status).toBe(410);
    await followed(hub);
  });
});

describe.skipIf(!hasDatabase())('Subscription/$status', () => {
  test.each([
    ['', ['all', 'broken', 'picky', 'plain']],
    ['?id=all', ['all']],
    ['?id=all&id=broken', ['all', 'broken']],
    ['?id=all,broken', ['all', 'broken']],
    ['?status=error', ['broken']],
    ['?status=error&status=active', ['all', 'broken', 'picky', 'plain']],
    ['?id=all&status=error', []],
    ['?id=nobody', []],
    ['?status=off', []],
  ])('%s: %j', async (query, ids) => {
    const { status, body } = await get(hub, `Subscription/$status${query}`);
    expect(status).toBe(200);
    expect(body.total).toBe(ids.length);
    expect((body.entry ?? []).map(idIn)).toEqual(ids);
  });

  test('by POST, with Parameters', async () => {
    const { body } = await post(
      hub,
      'Subscription/$status',
      parameters({ name: 'id', valueId: 'all' }, { name: 'id', valueId: 'plain' }),
    );
    expect(body.entry.map(idIn)).toEqual(['all', 'plain']);
  });

  test('with a parameter it does not have: 400', async () => {
    expect((await outcome('GET', 'Subscription/$status?colour=red')).status).toBe(400);
  });
});

describe.skipIf(!hasDatabase())('Subscription/[id]/$events', () => {
  const numbers = (body: object) => numbersIn([{ body: JSON.stringify(body) } as never]);

  test.each([
    ['', [1, 2, 3]],
    ['?eventsSinceNumber=2', [2, 3]],
    ['?eventsUntilNumber=2', [1, 2]],
    ['?eventsSinceNumber=2&eventsUntilNumber=2', [2]],
    ['?eventsSinceNumber=0', [1, 2, 3]],
    ['?eventsSinceNumber=3&eventsUntilNumber=99', [3]],
    ['?eventsSinceNumber=4', []],
  ])('%s: %j', async (query, expected) => {
    const { status, body } = await get(hub, `Subscription/all/$events${query}`);
    expect(status).toBe(200);
    expect(faultsOf(body)).toEqual([]);
    expect(numbers(body)).toEqual(expected);
    expect(toldBy({ body: JSON.stringify(body) })).toMatchObject({ type: 'query-event', eventsSinceStart: 3 });
  });

  test('tells what was told, as it was told', async () => {
    const { body } = await get(hub, 'Subscription/all/$events?eventsSinceNumber=1&eventsUntilNumber=1');
    const told = receiver.received('/all').find((each) => numbersIn([each])[0] === 1)!;
    const [mine, theirs] = [body, JSON.parse(told.body)].map(({ entry: [status, ...others] }) => ({
      event: status.resource.parameter.find(({ name }: { name: string }) => name === 'notification-event'),
      others,
    }));
    expect(mine).toEqual(theirs);
  });

  test('tells also what nobody took', async () => {
    expect(
      numbers((await get(hub, 'Subscription/picky/$events?eventsSinceNumber=2&eventsUntilNumber=2')).body),
    ).toEqual([2]);
  });

  test.each([
    ['all', 'empty', 1, false],
    ['all', 'id-only', 1, true],
    ['all', 'full-resource', 2, true],
    ['picky', 'empty', 1, false],
    ['picky', 'id-only', 1, true],
    // Subscribed to by id only.
    ['picky', 'full-resource', 1, true],
  ])('%s asks for content %s: never more than it is subscribed for', async (id, content, entries, isNamed) => {
    const query = `eventsSinceNumber=1&eventsUntilNumber=1&content=${content}`;
    const { body } = await get(hub, `Subscription/${id}/$events?${query}`);
    expect(body.entry).toHaveLength(entries);
    expect(JSON.stringify(body).includes('Task/one')).toBe(isNamed);
  });

  test('holds at most a hundred, and the next ones are asked for by number', async () => {
    await subscribe(hub, toTopic('many', 'form-submitted', `${receiver.url}/many`));
    const forms = Array.from({ length: 120 }, (_, i) => {
      const form = { resourceType: 'QuestionnaireResponse', id: `many-${i}`, status: 'completed' };
      return entry('PUT', `QuestionnaireResponse/${form.id}`, form);
    });
    await post(hub, '', bundleOf('transaction', ...forms));
    await allTold(hub);
    const range = (all: readonly number[]) => [all.length, all[0], all.at(-1)];
    const first = numbers((await get(hub, 'Subscription/many/$events')).body);
    expect(range(first)).toEqual([100, 1, 100]);
    const next = numbers((await get(hub, 'Subscription/many/$events?eventsSinceNumber=101')).body);
    expect(range(next)).toEqual([20, 101, 120]);
    await remove(hub, 'Subscription/many');
    await followed(hub);
  });

  test.each([
    ['all/$events?eventsSinceNumber=3&eventsUntilNumber=2', 400],
    ['all/$events?eventsSinceNumber=-1', 400],
    ['all/$events?eventsSinceNumber=x', 400],
    ['all/$events?content=everything', 400],
    ['all/$events?colour=red', 400],
    ['plain/$events', 422],
    ['nobody/$events', 404],
  ])('Subscription/%s: %i', async (path, status) => {
    expect((await outcome('GET', `Subscription/${path}`)).status).toBe(status);
  });
});

describe.skipIf(!hasDatabase())('Subscription/[id]/$resend', () => {
  test('tells again what was refused, under its number, and nothing that was taken', async () => {
    const before = receiver.received().length;
    const { status, body } = await post(hub, 'Subscription/picky/$resend', parameters());
    expect([status, body.issue[0].details.text]).toEqual([200, '1 件の出来事をもう一度送ります。']);
    await allTold(hub);
    const again = receiver.received().slice(before);
    expect(numbersIn(again)).toEqual([2]);
    // It was refused again: dead as before.
    expect((await hub.hub.subscriptions.state()).dead).toBe(1);
  });

  test('of numbers that are not dead does nothing, and says so', async () => {
    const asked = parameters(
      { name: 'eventsSinceNumber', valueString: '1' },
      { name: 'eventsUntilNumber', valueString: '1' },
    );
    const { status, body } = await post(hub, 'Subscription/picky/$resend', asked);
    expect([status, body.issue[0].diagnostics]).toEqual([200, 'None of these events is dead.']);
  });

  test('of a subscription in error: 422, and what to do first', async () => {
    const { status, english } = await outcome('POST', 'Subscription/broken/$resend', parameters());
    expect([status, english[0]]).toEqual([422, expect.stringContaining('requested')]);
  });

  test('of one that is not there: 404; by GET: 405, for it changes something', async () => {
    expect((await outcome('POST', 'Subscription/nobody/$resend', parameters())).status).toBe(404);
    expect((await outcome('GET', 'Subscription/picky/$resend')).status).toBe(405);
  });
});

describe.skipIf(!hasDatabase())('Subscriptions in the open', () => {
  test.each([
    ['Subscription?status=error', ['broken']],
    ['Subscription?criteria=Task?owner=Organization/office', ['plain']],
  ])('%s finds %j', async (query, ids) => {
    const { body } = await get(hub, encodeURI(query).replace('criteria=Task?', 'criteria=Task%3F'));
    expect((body.entry ?? []).map(({ resource }: BundleEntry) => resource.id)).toEqual(ids);
  });

  test('/metadata announces every topic and the three operations', async () => {
    const { body } = await get(hub, 'metadata');
    const subscription = body.rest[0].resource.find(({ type }: { type: string }) => type === 'Subscription');
    expect(
      subscription.extension.map(({ valueCanonical }: { valueCanonical: string }) => valueCanonical).sort(),
    ).toEqual([...topics().keys()].map((code) => `https://renkei.example/fhir/SubscriptionTopic/${code}`).sort());
    expect(subscription.operation.map(({ name }: { name: string }) => name)).toEqual(
      expect.arrayContaining(['status', 'events', 'resend']),
    );
    expect(subscription.supportedProfile).toContain(`${BACKPORT}-subscription`);
  });
});

describe.skipIf(!hasDatabase())('/metrics', () => {
  const figures = async (): Promise<string> => (await hub.http.get('/metrics')).text;

  test('counts subscriptions by status, what waits and what is dead', async () => {
    const text = await figures();
    expect(text).toMatch(/^renkei_subscriptions\{status="active"\} 3$/m);
    expect(text).toMatch(/^renkei_subscriptions\{status="error"\} 1$/m);
    expect(text).toMatch(/^renkei_subscriptions\{status="off"\} 0$/m);
    // Those of the one in error are kept until it is asked for again.
    expect(text).toMatch(/^renkei_notifications_waiting 0$/m);
    expect(text).toMatch(/^renkei_notifications_held 3$/m);
    expect(text).toMatch(/^renkei_notifications_dead 1$/m);
  });

  test('counts attempts by what came of them', async () => {
    const text = await figures();
    expect(text).toMatch(/^renkei_notification_attempts_total\{kind="handshake",outcome="2xx"\} \d+$/m);
    expect(text).toMatch(/^renkei_notification_attempts_total\{kind="handshake",outcome="4xx"\} 1$/m);
    expect(text).toMatch(/^renkei_notification_attempts_total\{kind="event",outcome="2xx"\} \d+$/m);
    expect(text).toMatch(/^renkei_notification_attempts_total\{kind="event",outcome="4xx"\} \d+$/m);
  });

  test('says how many wait, and for how long the oldest has', async () => {
    await subscribe(hub, toTopic('late', 'task-assigned', `${receiver.url}/late`, ['owner=Organization/late']));
    receiver.answer(({ path }) => (path === '/late' ? 503 : 200));
    await stored(hub, { ...task('late'), owner: { reference: 'Organization/late' } });
    await receiver.waitFor(2, '/late');
    await hub.store.database.query(
      "update subscription_event set occurred = now() - interval '100 seconds' where state = 0",
    );
    await expect.poll(figures, { timeout: 20_000 }).toMatch(/^renkei_notifications_waiting 1$/m);
    const text = await figures();
    expect(Number(/^renkei_notifications_oldest_seconds (\S+)$/m.exec(text)![1])).toBeGreaterThanOrEqual(100);
    receiver.answer();
    await receiver.waitFor(3, '/late', () => hurry(hub));
    await allTold(hub);
  });

  test('names nobody', async () => {
    expect(await figures()).not.toMatch(/picky|office|Task\/|kept-to-ourselves/);
  });
});

describe.skipIf(!hasDatabase())('the log', () => {
  beforeEach(() => allTold(hub));
  const attempts = () =>
    lines.map((line) => JSON.parse(line)).filter(({ msg }) => /^notification (not )?taken$/.test(msg));

  test('has one line for each call that was made', () => {
    expect(attempts()).toHaveLength(receiver.received().length);
  });

  test('says of each what, to which subscription, which attempt, how long, and what came of it', () => {
    const of = (subscription: string) => attempts().filter((each) => each.subscription === subscription);
    expect(of('broken')).toEqual([
      expect.objectContaining({ level: 40, kind: 'handshake', events: [], attempt: 1, ms: expect.any(Number) }),
    ]);
    expect(of('broken')[0].said).toContain('410');
    expect(of('picky')).toContainEqual(
      expect.objectContaining({ level: 30, kind: 'event', events: [1], attempt: 1, msg: 'notification taken' }),
    );
    expect(of('picky')).toContainEqual(
      expect.objectContaining({ level: 40, kind: 'event', events: [2], msg: 'notification not taken' }),
    );
  });

  test.each([BEARER, PATH, HMAC, '/gone', 'Task/one'])('never holds %s', (secret) => {
    expect(lines.filter((line) => line.includes(secret))).toEqual([]);
  });
});

describe.skipIf(!hasDatabase())('what is asked of a Subscription within a transaction', () => {
  test.each(['Subscription/$status', 'Subscription/all/$status', 'Subscription/all/$events', 'Subscription/all'])(
    'GET %s is answered from it, and holds nobody up',
    async (url) => {
      const { status, body } = await post(hub, '', bundleOf('transaction', entry('GET', url)));
      expect(status, JSON.stringify(body)).toBe(200);
      expect((await get(hub, 'Subscription/all')).status).toBe(200);
    },
  );
});
