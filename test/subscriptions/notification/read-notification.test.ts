// A hub that receives understands what another one sends: ours, and others' that keep to the Backport.
import fc from 'fast-check';
import type { Bundle, Parameters } from 'fhir/r4.js';
import { describe, expect, test } from 'vitest';
import { notificationBundle } from '../../../src/subscriptions/notification/bundle.ts';
import { readNotification } from '../../../src/subscriptions/notification/read-notification.ts';
import { filesIn } from '../../support/artefacts.ts';
import { notification } from './notifications.ts';
import { faultsOf } from './profile.ts';

test('what is written is read back', () => {
  fc.assert(
    fc.property(notification, (each) => {
      const { baseUrl, content, subscription, topic, status, type, eventsSinceStart, events, error } = each;
      const isEmpty = content === 'empty';
      const address = (of: { type: string; id: string }): string => `${baseUrl}/${of.type}/${of.id}`;
      expect(readNotification(JSON.parse(notificationBundle(each)))).toEqual({
        subscription: `${baseUrl}/Subscription/${subscription}`,
        topic: isEmpty ? undefined : topic,
        status,
        type,
        eventsSinceStart,
        events: events.map(({ number, timestamp, carried }) => ({
          number,
          timestamp,
          focus: isEmpty || carried === undefined ? undefined : address(carried.focus),
          context: isEmpty || carried === undefined ? [] : carried.context.map(address),
        })),
        error,
      });
    }),
  );
});

const HUB = 'https://hub.other.example/fhir';
const ALWAYS = { subscription: `${HUB}/Subscription/ward-4`, topic: `${HUB}/SubscriptionTopic/stay-began` };
const stay = { number: 2, timestamp: '2026-04-02T09:15:42.5071834+09:00', focus: `${HUB}/Encounter/stay-8` };
const EXPECTED: Record<string, object> = {
  handshake: { status: 'requested', type: 'handshake', eventsSinceStart: 0, events: [] },
  heartbeat: { status: 'active', type: 'heartbeat', eventsSinceStart: 2, events: [] },
  empty: {
    status: 'active',
    type: 'event-notification',
    eventsSinceStart: 2,
    events: [{ number: 2, timestamp: stay.timestamp, context: [] }],
  },
  'id-only': { status: 'active', type: 'event-notification', eventsSinceStart: 2, events: [{ ...stay, context: [] }] },
  'full-resource': {
    status: 'active',
    type: 'event-notification',
    eventsSinceStart: 2,
    events: [{ ...stay, context: [] }],
  },
  'multi-resource': {
    status: 'active',
    type: 'event-notification',
    eventsSinceStart: 2,
    events: [{ ...stay, context: [`${HUB}/Patient/p-31`] }],
  },
  error: {
    status: 'error',
    type: 'query-status',
    eventsSinceStart: 3,
    events: [],
    error: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/subscription-error', code: 'no-response' }] },
  },
};

describe('a notification of another hub', () => {
  const fixtures = new Map(
    filesIn('test/fixtures/notifications').map(({ name, resource }) => [
      name.replace('.json', ''),
      resource as unknown as Bundle,
    ]),
  );

  test('is here in each of the kinds that the Backport shows', () => {
    expect([...fixtures.keys()]).toEqual(Object.keys(EXPECTED).sort());
  });

  test.each(Object.entries(EXPECTED))('is understood: %s', (name, expected) => {
    expect(readNotification(fixtures.get(name))).toEqual({ ...ALWAYS, ...expected });
  });

  test.each(Object.keys(EXPECTED))('keeps to R4 and to our profiles: %s', (name) => {
    expect(faultsOf(fixtures.get(name)!)).toEqual([]);
  });

  test('may say more than we know, and name what is no FHIR resource', () => {
    const status = statusOf(fixtures.get('multi-resource')!);
    status.parameter?.push({ name: 'their-own', valueString: 'x' });
    const event = status.parameter?.find(({ name }) => name === 'notification-event');
    event?.part?.push({ name: 'additional-context', valueReference: { display: '紙のカルテ' } });
    const read = readNotification({ resourceType: 'Bundle', type: 'history', entry: [{ resource: status }] });
    expect(read).toEqual({ ...ALWAYS, ...EXPECTED['multi-resource'] });
  });

  const statusOf = (bundle: Bundle): Parameters => structuredClone(bundle.entry![0]!.resource) as Parameters;
  type Parameter = NonNullable<Parameters['parameter']>[number];
  const event = (...numbers: string[]): Parameter[] =>
    numbers.map((valueString) => ({ name: 'notification-event', part: [{ name: 'event-number', valueString }] }));
  const STATUS = 'Bundle.entry[0].resource';

  test.each<[says: string, change: (parameters: Parameter[]) => Parameter[], at: string, code: string]>([
    ['of no subscription', (all) => all.filter(({ name }) => name !== 'subscription'), STATUS, 'required'],
    ['of two types', (all) => [...all, { name: 'type', valueCode: 'heartbeat' }], STATUS, 'structure'],
    ['of two topics', (all) => [...all, { name: 'topic', valueCanonical: 'urn:x' }], STATUS, 'structure'],
    [
      'whose status has no code',
      (all) => all.map((each) => (each.name === 'status' ? { name: 'status', valueString: 'active' } : each)),
      `${STATUS}.parameter[2]`,
      'value',
    ],
    [
      'of an unknown type',
      (all) => all.map((each) => (each.name === 'type' ? { name: 'type', valueCode: 'news' } : each)),
      STATUS,
      'code-invalid',
    ],
    ['of an event in words', (all) => [...all, ...event('four')], `${STATUS}.parameter[5]`, 'value'],
    ['of an event beyond counting', (all) => [...all, ...event('9'.repeat(17))], `${STATUS}.parameter[5]`, 'value'],
    ['of an event 0', (all) => [...all, ...event('0')], `${STATUS}.parameter[5]`, 'value'],
    ['of events that fall', (all) => [...all, ...event('4', '3')], `${STATUS}.parameter[6]`, 'value'],
    ['of an event twice', (all) => [...all, ...event('4', '4')], `${STATUS}.parameter[6]`, 'value'],
  ])('is refused at its place: one %s', (_says, change, at, code) => {
    const status = statusOf(fixtures.get('heartbeat')!);
    status.parameter = change(status.parameter ?? []);
    const read = readNotification({ resourceType: 'Bundle', type: 'history', entry: [{ resource: status }] });
    expect(read).toEqual([expect.objectContaining({ severity: 'error', at, code })]);
  });
});

describe('what is no notification', () => {
  test.each<[string, unknown, string]>([
    ['nothing', undefined, 'Bundle'],
    ['a list', [], 'Bundle'],
    ['another resource', { resourceType: 'Patient' }, 'Bundle'],
    ['a Bundle of another type', { resourceType: 'Bundle', type: 'searchset' }, 'Bundle'],
    ['a history of nothing', { resourceType: 'Bundle', type: 'history' }, 'Bundle.entry[0].resource'],
    [
      'a history of a patient',
      { resourceType: 'Bundle', type: 'history', entry: [{ resource: { resourceType: 'Patient' } }] },
      'Bundle.entry[0].resource',
    ],
  ])('is told so: %s', (_says, sent, at) => {
    expect(readNotification(sent)).toEqual([expect.objectContaining({ severity: 'error', code: 'structure', at })]);
  });

  test('whatever is sent, the answer is a notification or what is wrong with it', () => {
    const anything = fc.object({ key: fc.constantFrom('parameter', 'part', 'name', 'valueCode', 'valueReference') });
    fc.assert(
      fc.property(fc.oneof(anything, fc.array(anything)), (parameter) => {
        const resource = { resourceType: 'Parameters', parameter };
        const read = readNotification({ resourceType: 'Bundle', type: 'history', entry: [{ resource }] });
        expect(Array.isArray(read) && read.length > 0).toBe(true);
      }),
    );
  });
});
