// Notifications of every kind, as fast-check makes them up: what the hub may have to tell.
import fc from 'fast-check';
import type { Notification, ToldEvent } from '../../../src/subscriptions/notification/bundle.ts';
import type { Carried, CarriedEvent, Focus } from '../../../src/subscriptions/notification/entries.ts';
import { SUBSCRIPTION_STATUSES } from '../../../src/subscriptions/notification/status.ts';

const TYPES = ['Task', 'Patient', 'Encounter'] as const;
// Few, so that events meet in the same resources.
const id = fc.constantFrom('a', 'b', 'c-1');
const instant = fc
  .date({ min: new Date('2020-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString());

const carried: fc.Arbitrary<Carried> = fc
  .tuple(fc.constantFrom(...TYPES), id, fc.boolean())
  .map(([type, name, isShown]) => ({ type, id: name, text: isShown ? textOf(type, name) : undefined }));

/** A resource of the type that has the shape of R4. */
const textOf = (type: (typeof TYPES)[number], name: string): string => {
  const needed = {
    Task: { status: 'requested', intent: 'order' },
    Patient: {},
    Encounter: { status: 'planned', class: { code: 'IMP' } },
  };
  return JSON.stringify({ resourceType: type, id: name, ...needed[type] });
};

const focus: fc.Arbitrary<Focus> = fc
  .tuple(carried, fc.constantFrom('POST', 'PUT', 'DELETE'))
  .map(([each, method]) => ({ ...each, method, text: method === 'DELETE' ? undefined : each.text }));

const about: fc.Arbitrary<CarriedEvent> = fc.record({
  focus,
  context: fc.uniqueArray(carried, { maxLength: 3, selector: (each) => `${each.type}/${each.id}` }),
});

const events: fc.Arbitrary<ToldEvent[]> = fc
  .uniqueArray(
    fc.record({
      number: fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER - 10 }),
      timestamp: instant,
      carried: fc.option(about, { nil: undefined }),
    }),
    { minLength: 1, maxLength: 6, selector: (each) => each.number },
  )
  .map((all) => all.sort((a, b) => a.number - b.number));

const told = fc.oneof(
  fc.record({ type: fc.constant('event-notification' as const), events }),
  fc.record({ type: fc.constant('query-event' as const), events: fc.oneof(events, fc.constant([])) }),
  fc.record({
    type: fc.constantFrom('handshake' as const, 'heartbeat' as const, 'query-status' as const),
    events: fc.constant<ToldEvent[]>([]),
  }),
);

export const notification: fc.Arbitrary<Notification> = fc
  .record({
    told,
    more: fc.integer({ min: 0, max: 9 }),
    ids: fc.record({ bundle: fc.uuid(), status: fc.uuid() }),
    at: instant,
    baseUrl: fc.constantFrom('https://hub.example/fhir', 'http://127.0.0.1:8080/fhir'),
    subscription: id,
    topic: fc.constant('https://renkei.example/fhir/SubscriptionTopic/task-assigned'),
    content: fc.constantFrom('empty' as const, 'id-only' as const, 'full-resource' as const),
    status: fc.constantFrom(...SUBSCRIPTION_STATUSES),
    error: fc.option(fc.constant({ text: '送り先が応答しません。' }), { nil: undefined }),
  })
  .map(({ told: { type, events: all }, more, ...rest }) => ({
    ...rest,
    type,
    events: all,
    eventsSinceStart: (all.at(-1)?.number ?? 0) + more,
  }));
