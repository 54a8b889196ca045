// Where a subscription stands and what happened, as R4 can say it: Parameters that hold what R5 has in SubscriptionStatus.
// https://hl7.org/fhir/uv/subscriptions-backport/STU1.1/StructureDefinition-backport-subscription-status-r4.html
import type { CodeableConcept, Parameters, ParametersParameter } from 'fhir/r4.js';

export const NOTIFICATION_TYPES = [
  'handshake',
  'heartbeat',
  'event-notification',
  'query-status',
  'query-event',
] as const;
export type NotificationType = (typeof NOTIFICATION_TYPES)[number];

export const SUBSCRIPTION_STATUSES = ['requested', 'active', 'error', 'off'] as const;
export type SubscriptionStatus = (typeof SUBSCRIPTION_STATUSES)[number];

export interface NotificationStatus {
  /** Address of the Subscription. */
  readonly subscription: string;
  /** Canonical. */
  readonly topic?: string;
  readonly status: SubscriptionStatus;
  readonly type: NotificationType;
  /** Of all events, also those that could not be delivered. */
  readonly eventsSinceStart?: number;
  readonly events: readonly NotificationEvent[];
  readonly error?: CodeableConcept;
}

export interface NotificationEvent {
  /** From 1, within the subscription. */
  readonly number: number;
  /** Instant at which it happened. */
  readonly timestamp?: string;
  /** Addresses of resources. */
  readonly focus?: string;
  readonly context: readonly string[];
}

const PROFILE = 'http://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition/backport-subscription-status-r4';

export function statusParameters(said: NotificationStatus): Parameters {
  const { subscription, topic, status, type, eventsSinceStart, events, error } = said;
  return {
    resourceType: 'Parameters',
    meta: { profile: [PROFILE] },
    parameter: [
      { name: 'subscription', valueReference: { reference: subscription } },
      ...(topic === undefined ? [] : [{ name: 'topic', valueCanonical: topic }]),
      { name: 'status', valueCode: status },
      { name: 'type', valueCode: type },
      ...(eventsSinceStart === undefined
        ? []
        : [{ name: 'events-since-subscription-start', valueString: String(eventsSinceStart) }]),
      ...events.map((event) => ({ name: 'notification-event', part: eventParts(event) })),
      ...(error === undefined ? [] : [{ name: 'error', valueCodeableConcept: error }]),
    ],
  };
}

// R5 counts in integer64, which R4 does not have: hence strings.
const eventParts = ({ number, timestamp, focus, context }: NotificationEvent): ParametersParameter[] => [
  { name: 'event-number', valueString: String(number) },
  ...(timestamp === undefined ? [] : [{ name: 'timestamp', valueInstant: timestamp }]),
  ...(focus === undefined ? [] : [{ name: 'focus', valueReference: { reference: focus } }]),
  ...context.map((reference) => ({ name: 'additional-context', valueReference: { reference } })),
];
