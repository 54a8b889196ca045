// What is sent of a topic: a history Bundle whose first entry says where the subscription stands and what happened. Written as
// text, so that stored resources go out with the very digits they were stored with.
// https://hl7.org/fhir/uv/subscriptions-backport/STU1.1/notifications.html
import type { CodeableConcept } from 'fhir/r4.js';
import { bundleText, entryText } from '../../fhir/json/bundle-text.ts';
import { writeJson } from '../../fhir/json/write.ts';
import type { Content } from '../asked/asked.ts';
import { addressOf, type CarriedEvent, carriedEntries, type Entry } from './entries.ts';
import { type NotificationType, type SubscriptionStatus, statusParameters } from './status.ts';

export interface Notification {
  /** UUIDs, of this one notification. */
  readonly ids: { readonly bundle: string; readonly status: string };
  /** Instant of its making. */
  readonly at: string;
  readonly baseUrl: string;
  /** Id of the Subscription. */
  readonly subscription: string;
  /** Canonical. */
  readonly topic: string;
  readonly content: Content;
  readonly status: SubscriptionStatus;
  readonly type: NotificationType;
  readonly eventsSinceStart: number;
  readonly events: readonly ToldEvent[];
  readonly error?: CodeableConcept;
}

export interface ToldEvent {
  readonly number: number;
  /** What it is about; undefined: not for the receiver's eyes any more. The number is told all the same. */
  readonly carried: CarriedEvent | undefined;
  /** Instant at which it happened. */
  readonly timestamp: string;
}

const PROFILE =
  'http://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition/backport-subscription-notification-r4';

export function notificationBundle(notification: Notification): string {
  const { ids, at, baseUrl, content, events } = notification;
  const head = { id: ids.bundle, meta: { profile: [PROFILE] }, type: 'history', timestamp: at };
  const entries = [
    statusEntry(notification),
    ...(content === 'full-resource' ? carriedEntries(carriedBy(events), baseUrl) : []),
  ];
  return bundleText(
    head,
    entries.map(({ fullUrl, text, request, response }) => entryText(fullUrl, text, { request, response })),
  );
}

const carriedBy = (events: readonly ToldEvent[]): CarriedEvent[] => events.flatMap(({ carried }) => carried ?? []);

/** As the answer to `$status`. Empty content names neither resource nor topic: nobody learns from it what happened. */
function statusEntry(notification: Notification): Entry {
  const { ids, baseUrl, subscription, topic, content, status, type, eventsSinceStart, events, error } = notification;
  const address = `${baseUrl}/Subscription/${subscription}`;
  const isEmpty = content === 'empty';
  const parameters = statusParameters({
    subscription: address,
    topic: isEmpty ? undefined : topic,
    status,
    type,
    eventsSinceStart,
    events: events.map(({ number, timestamp, carried }) => ({
      number,
      timestamp,
      focus: isEmpty || carried === undefined ? undefined : addressOf(baseUrl, carried.focus),
      context: isEmpty || carried === undefined ? [] : carried.context.map((each) => addressOf(baseUrl, each)),
    })),
    error,
  });
  return {
    fullUrl: `urn:uuid:${ids.status}`,
    text: writeJson({ ...parameters, id: ids.status }),
    request: { method: 'GET', url: `${address}/$status` },
    response: { status: '200' },
  };
}
