// Subscriptions through the front door, in few words: set up, waited for, hurried on, and what they were told read back.
import type { Bundle, Subscription } from 'fhir/r4.js';
import { vi } from 'vitest';
import { readNotification } from '../../src/subscriptions/notification/read-notification.ts';
import type { NotificationStatus } from '../../src/subscriptions/notification/status.ts';
import { onCriteria, onTopic } from '../subscriptions/asked/sample.ts';
import type { TestHub } from './hub.ts';
import type { Received } from './receiver.ts';
import { get, stored } from './requests.ts';

const PATIENCE_MS = 20_000;

export const toTopic = (id: string, code: string, endpoint: string, filters: readonly string[] = [], channel = {}) => ({
  ...onTopic(code, filters, { endpoint, ...channel }),
  id,
});

export const toCriteria = (id: string, criteria: string, endpoint: string, channel = {}) => ({
  ...onCriteria(criteria, { endpoint, ...channel }),
  id,
});

/** Stores it and waits until the hub tells events to it. */
export async function subscribe(hub: TestHub, subscription: { resourceType: string; id: string }): Promise<void> {
  await stored(hub, subscription);
  await comesTo(hub, subscription.id, 'active');
}

export const read = async (hub: TestHub, id: string): Promise<Subscription> =>
  (await get(hub, `Subscription/${id}`)).body as Subscription;

/** Once the hub has written it, and works by it. `meanwhile`: called as long as it has not. */
export async function comesTo(
  hub: TestHub,
  id: string,
  status: Subscription['status'],
  meanwhile: () => Promise<unknown> = async () => undefined,
): Promise<Subscription> {
  return vi.waitFor(
    async () => {
      await meanwhile();
      const subscription = await read(hub, id);
      const [standing] = await hub.hub.subscriptions.standings([id]);
      if (subscription.status === status && standing?.status === status) return subscription;
      throw new Error(`Subscription/${id} is ${subscription.status} (${standing?.status}), not ${status}`);
    },
    { timeout: PATIENCE_MS, interval: 20 },
  );
}

// What waits of those in error waits for somebody.
const WAITING = `
select count(*)::int as waiting from subscription_event join subscription s using (rid) where state = 0 and s.status = 2`;

/** Everything written so far has been followed, and nothing waits to be told any more. */
export async function allTold(hub: TestHub): Promise<void> {
  await followed(hub);
  await vi.waitFor(
    async () => {
      const [row] = await hub.store.database.query<{ waiting: number }>(WAITING);
      if (row!.waiting > 0) throw new Error(`${row!.waiting} events still wait`);
    },
    { timeout: PATIENCE_MS, interval: 20 },
  );
}

/** Everything written so far is counted; told or not. */
export async function followed(hub: TestHub): Promise<void> {
  for (const reader of ['coordination', 'subscriptions']) {
    if (!(await hub.store.caughtUp(reader, PATIENCE_MS))) throw new Error(`${reader} did not get up to date`);
  }
}

/** What is put off until later is due now: nobody waits for the schedule. */
export async function hurry(hub: TestHub): Promise<void> {
  await hub.store.database.query(
    "update subscription_event set due = now() where state = 0 and due > now() and due < 'infinity'",
  );
  await hub.store.database.query(
    "update subscription set due = now(), not_before = '-infinity' where due > now() and due < 'infinity' and leased < now()",
  );
}

/** Of a topic. */
export function toldBy({ body }: Pick<Received, 'body'>): NotificationStatus {
  const read = readNotification(JSON.parse(body));
  if (Array.isArray(read)) throw new Error(read.map(({ said }) => said.en).join('\n'));
  return read;
}

export const bundleIn = ({ body }: Pick<Received, 'body'>): Bundle => JSON.parse(body) as Bundle;

/** Numbers of the events it told, one after the other; without handshakes. */
export const numbersIn = (received: readonly Received[]): number[] =>
  received.flatMap((each) => toldBy(each).events.map(({ number }) => number));

/** Without the handshake. */
export const eventsIn = (received: readonly Received[]): Received[] =>
  received.filter((each) => toldBy(each).type === 'event-notification');
