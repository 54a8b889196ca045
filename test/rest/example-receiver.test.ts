// examples/receiver as its page tells: a process of its own, told by a real hub over a line that fails at times.
import { readFileSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { signature } from '../../src/subscriptions/sending/signature.ts';
import { ROOT } from '../support/artefacts.ts';
import { hasDatabase } from '../support/database.ts';
import { ExampleReceiver } from '../support/example-receiver.ts';
import { startTestHub, type TestHub } from '../support/hub.ts';
import { remove, stored } from '../support/requests.ts';
import { step } from '../support/stays.ts';
import { type Line, openLine } from '../support/unreliable-line.ts';

const SECRET = 'a secret of this test alone';
const BACKPORT = 'http://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition/backport-';
const PATIENCE = { timeout: 20_000, interval: 50 };

let hub: TestHub;
let line: Line;
let folder: string;
let receiver: ExampleReceiver;

const start = async (): Promise<void> => {
  receiver = await ExampleReceiver.start({ HUB: hub.base, STATE: join(folder, 'state.json'), SECRET });
  line.to = receiver.url;
};

beforeAll(async () => {
  if (!hasDatabase()) return;
  hub = await startTestHub();
  line = await openLine();
  folder = await mkdtemp(join(tmpdir(), 'renkei-receiver-'));
  await start();
});
afterAll(async () => {
  if (hub !== undefined) await forgotten('told');
  await hub?.close();
  await receiver?.kill();
  await line?.close();
  if (folder !== undefined) await rm(folder, { recursive: true });
});

const subscription = (id: string): Parameters<typeof stored>[1] => ({
  resourceType: 'Subscription',
  id,
  status: 'requested',
  reason: 'test',
  criteria: 'https://renkei.example/fhir/SubscriptionTopic/task-assigned',
  _criteria: { extension: [{ url: `${BACKPORT}filter-criteria`, valueString: 'Task?owner=Organization/office' }] },
  channel: {
    extension: [{ url: 'https://renkei.example/fhir/StructureDefinition/signature-secret', valueString: SECRET }],
    type: 'rest-hook',
    endpoint: line.url,
    payload: 'application/fhir+json',
    _payload: { extension: [{ url: `${BACKPORT}payload-content`, valueCode: 'full-resource' }] },
  },
});

/** Deleted, and the hub has seen to it. */
async function forgotten(id: string): Promise<void> {
  await remove(hub, `Subscription/${id}`);
  await vi.waitFor(async () => expect(await hub.hub.subscriptions.standings([id])).toEqual([]), PATIENCE);
}

/** An event of every subscription here. */
const assigned = (id: string) => stored(hub, { ...step(id, 'stay', 'office'), id, resourceType: 'Task' });
const callsUntilNow = async (): Promise<number> => {
  await expect.poll(() => line.underWay, PATIENCE).toBe(0);
  return line.answered.length;
};
const placeKept = async (): Promise<object> =>
  JSON.parse(await readFile(join(folder, 'state.json'), 'utf8'))['Subscription/told'];

describe.skipIf(!hasDatabase())('the example receiver', () => {
  test('shakes hands, and the subscription is active', async () => {
    await stored(hub, subscription('told'));
    await expect.poll(() => receiver.lines, PATIENCE).toContain('shook hands with Subscription/told');
    await expect.poll(async () => (await hub.http.get('/fhir/Subscription/told')).body.status, PATIENCE).toBe('active');
  });

  test('does what it is told of, and notes it', async () => {
    await assigned('t1');
    await expect.poll(() => receiver.lines, PATIENCE).toContain(`did Subscription/told #1 ${hub.base}/Task/t1 1`);
    await expect.poll(placeKept, PATIENCE).toEqual({ last: 1, beyond: [] });
  });

  test('does an event once, though its answer was lost and it was told again', async () => {
    const before = await callsUntilNow();
    line.next = 'answer-lost';
    await assigned('t2');
    await expect.poll(() => line.answered.slice(before), PATIENCE).toEqual([500, 200]);
    expect(receiver.did('told')).toEqual([1, 2]);
  });

  test('asks for an event it was not told of, a moment after it noticed', async () => {
    const before = await callsUntilNow();
    line.next = 'refused';
    await assigned('t3');
    await expect.poll(() => line.answered.slice(before), PATIENCE).toEqual([422]);
    await assigned('t4');
    await expect.poll(() => receiver.did('told'), PATIENCE).toEqual([1, 2, 4, 3]);
    expect(receiver.lines).toContain('asks for Subscription/told #3 to #3');
    await expect.poll(placeKept, PATIENCE).toEqual({ last: 4, beyond: [] });
  });

  test('keeps its place when it is killed and started again, and is told what happened meanwhile', async () => {
    const before = await callsUntilNow();
    await receiver.kill();
    line.to = undefined;
    await assigned('t5');
    await expect.poll(() => line.answered[before], PATIENCE).toBe(503);
    await start();
    await expect.poll(() => receiver.did('told'), PATIENCE).toEqual([5]);
    await expect.poll(placeKept, PATIENCE).toEqual({ last: 5, beyond: [] });
  });

  test('asks for all it missed while the hub thought nobody was there, several at once and in order', async () => {
    const before = await callsUntilNow();
    line.next = 'refused';
    await assigned('t6');
    await expect.poll(() => line.answered.slice(before), PATIENCE).toEqual([422]);
    line.next = 'refused';
    await assigned('t7');
    await expect.poll(() => line.answered.slice(before), PATIENCE).toEqual([422, 422]);
    await assigned('t8');
    await expect.poll(() => receiver.did('told'), PATIENCE).toEqual([5, 8, 6, 7]);
    expect(receiver.lines).toContain('asks for Subscription/told #6 to #7');
  });

  test('begins again with 1 when the Subscription was deleted and made anew under its id', async () => {
    await forgotten('told');
    await stored(hub, subscription('told'));
    await expect.poll(() => receiver.lines.at(-1), PATIENCE).toBe('shook hands with Subscription/told');
    await assigned('t9');
    await expect.poll(() => receiver.did('told'), PATIENCE).toEqual([5, 8, 6, 7, 1]);
  });
});

test.skipIf(!hasDatabase())('the Subscription of its page is taken', async () => {
  const page = readFileSync(new URL('examples/receiver/README.md', ROOT), 'utf8');
  const [, body] = /--data '([^']+)'/.exec(page)!;
  expect(await stored(hub, body!)).toMatchObject({ id: 'my-office', status: 'requested' });
  await forgotten('my-office');
});

// ---- What it does not take

const notification = (of: string, count = 1): string =>
  JSON.stringify({
    resourceType: 'Bundle',
    type: 'history',
    entry: [
      {
        resource: {
          resourceType: 'Parameters',
          parameter: [
            { name: 'subscription', valueReference: { reference: of } },
            { name: 'type', valueCode: 'event-notification' },
            { name: 'events-since-subscription-start', valueString: String(count) },
            { name: 'notification-event', part: [{ name: 'event-number', valueString: '1' }] },
          ],
        },
      },
    ],
  });

const sent = async (body: string, header: string | undefined): Promise<number> => {
  const headers = { ...(header !== undefined && { 'X-Renkei-Signature': header }) };
  return (await fetch(receiver.url, { method: 'POST', headers, body })).status;
};
const now = Date.now;
const ours = (): string => notification(`${hub.base}/Subscription/forged`);

const REFUSED: [says: string, status: number, body: () => string, header: (body: string) => string | undefined][] = [
  ['without a signature', 401, ours, () => undefined],
  ['signed with another secret', 401, ours, (body) => signature('another secret of another', body, now())],
  ['signed for another text', 401, ours, (body) => signature(SECRET, `${body} `, now())],
  ['signed ten minutes ago', 401, ours, (body) => signature(SECRET, body, now() - 600_000)],
  [
    'of another hub',
    422,
    () => notification('https://elsewhere.example/fhir/Subscription/forged'),
    (body) => signature(SECRET, body, now()),
  ],
  ['that cannot be read', 422, () => '{"entry":', (body) => signature(SECRET, body, now())],
];

describe.skipIf(!hasDatabase())('a notification', () => {
  test.each(REFUSED)('%s is answered with %d, and nothing is done', async (_, status, body, header) => {
    expect(await sent(body(), header(body()))).toBe(status);
    expect(receiver.did('forged')).toEqual([]);
  });

  test('with the signature of the secret is done: the ones above fail for the reason they name', async () => {
    expect(await sent(ours(), signature(SECRET, ours(), now()))).toBe(200);
    await expect.poll(() => receiver.did('forged'), PATIENCE).toEqual([1]);
  });

  test('that counts more events than the hub knows of makes the receiver ask and complain, and pass nothing over', async () => {
    const body = notification(`${hub.base}/Subscription/told`, 3);
    expect(await sent(body, signature(SECRET, body, now()))).toBe(200);
    const complaint = 'Subscription/told: the hub does not tell #2 (200)';
    await expect.poll(() => receiver.lines, PATIENCE).toContain(complaint);
    expect(await placeKept()).toEqual({ last: 1, beyond: [] });
  });
});
