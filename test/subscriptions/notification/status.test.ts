// https://hl7.org/fhir/uv/subscriptions-backport/STU1.1/StructureDefinition-backport-subscription-status-r4.html
import { describe, expect, test } from 'vitest';
import { shapeFindings } from '../../../src/fhir/validation/shape.ts';
import { type NotificationStatus, statusParameters } from '../../../src/subscriptions/notification/status.ts';

const STATUS: NotificationStatus = {
  subscription: 'https://hub.example/fhir/Subscription/s',
  topic: 'https://renkei.example/fhir/SubscriptionTopic/task-assigned',
  status: 'error',
  type: 'query-event',
  eventsSinceStart: 12,
  events: [
    {
      number: 11,
      timestamp: '2026-11-10T10:35:00+09:00',
      focus: 'https://hub.example/fhir/Task/t',
      context: ['https://hub.example/fhir/Patient/p', 'https://hub.example/fhir/Encounter/e'],
    },
    { number: 12, context: [] },
  ],
  error: { text: '送り先が応答しません。' },
};

describe('the status of a subscription as Parameters of R4', () => {
  test('has each value in the type that the Backport gives it', () => {
    expect(statusParameters(STATUS).parameter).toEqual([
      { name: 'subscription', valueReference: { reference: 'https://hub.example/fhir/Subscription/s' } },
      { name: 'topic', valueCanonical: 'https://renkei.example/fhir/SubscriptionTopic/task-assigned' },
      { name: 'status', valueCode: 'error' },
      { name: 'type', valueCode: 'query-event' },
      { name: 'events-since-subscription-start', valueString: '12' },
      {
        name: 'notification-event',
        part: [
          { name: 'event-number', valueString: '11' },
          { name: 'timestamp', valueInstant: '2026-11-10T10:35:00+09:00' },
          { name: 'focus', valueReference: { reference: 'https://hub.example/fhir/Task/t' } },
          { name: 'additional-context', valueReference: { reference: 'https://hub.example/fhir/Patient/p' } },
          { name: 'additional-context', valueReference: { reference: 'https://hub.example/fhir/Encounter/e' } },
        ],
      },
      { name: 'notification-event', part: [{ name: 'event-number', valueString: '12' }] },
      { name: 'error', valueCodeableConcept: { text: '送り先が応答しません。' } },
    ]);
  });

  test('leaves out what is not said', () => {
    const { subscription, status, type } = STATUS;
    const names = statusParameters({ subscription, status, type, events: [] }).parameter?.map(({ name }) => name);
    expect(names).toEqual(['subscription', 'status', 'type']);
  });

  test('is R4, and claims the profile of the Backport', () => {
    const parameters = statusParameters(STATUS);
    expect(shapeFindings(parameters)).toEqual([]);
    expect(parameters.meta?.profile).toEqual([
      'http://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition/backport-subscription-status-r4',
    ]);
  });
});
