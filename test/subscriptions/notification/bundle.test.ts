// https://hl7.org/fhir/uv/subscriptions-backport/STU1.1/payloads.html
import fc from 'fast-check';
import type { Bundle, Parameters } from 'fhir/r4.js';
import { describe, expect, test } from 'vitest';
import {
  type Notification,
  notificationBundle,
  type ToldEvent,
} from '../../../src/subscriptions/notification/bundle.ts';
import type { Carried, Focus } from '../../../src/subscriptions/notification/entries.ts';
import { notification } from './notifications.ts';
import { faultsOf, OF_BUNDLE, OF_STATUS } from './profile.ts';

const NOTIFICATION: Notification = {
  ids: { bundle: '4d0d6a36-6d9b-4a2e-9b93-5a1b6f2c1f01', status: '4d0d6a36-6d9b-4a2e-9b93-5a1b6f2c1f02' },
  at: '2026-11-10T10:35:02.000Z',
  baseUrl: 'https://hub.example/fhir',
  subscription: 's',
  topic: 'https://renkei.example/fhir/SubscriptionTopic/task-assigned',
  content: 'full-resource',
  status: 'active',
  type: 'event-notification',
  eventsSinceStart: 9,
  events: [],
};
const patient: Carried = { type: 'Patient', id: 'p', text: '{"resourceType":"Patient","id":"p"}' };
const event = (number: number, focus: Focus, context: readonly Carried[] = []): ToldEvent => ({
  number,
  timestamp: '2026-11-10T10:35:00.000Z',
  carried: { focus, context },
});
const task = (method: 'POST' | 'PUT', text = '{"resourceType":"Task","id":"t"}'): Focus => ({
  type: 'Task',
  id: 't',
  method,
  text,
});

const bundleOf = (changes: Partial<Notification>): Bundle =>
  JSON.parse(notificationBundle({ ...NOTIFICATION, ...changes })) as Bundle;
const told = (events: readonly ToldEvent[]): string[] =>
  (bundleOf({ events }).entry ?? []).slice(1).map(({ fullUrl, resource, request, response }) => {
    const shown = resource === undefined ? 'nothing' : `${resource.resourceType}/${resource.id}`;
    return `${fullUrl}: ${request?.method} ${request?.url} -> ${response?.status} ${shown}`;
  });

describe('a notification', () => {
  test('is a history Bundle that opens with the status, as $status would answer it', () => {
    const bundle = bundleOf({ type: 'heartbeat' });
    expect(bundle).toMatchObject({
      resourceType: 'Bundle',
      id: NOTIFICATION.ids.bundle,
      type: 'history',
      timestamp: NOTIFICATION.at,
      meta: {
        profile: [
          'http://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition/backport-subscription-notification-r4',
        ],
      },
    });
    expect(bundle.entry).toHaveLength(1);
    expect(bundle.entry?.[0]).toMatchObject({
      fullUrl: `urn:uuid:${NOTIFICATION.ids.status}`,
      resource: { resourceType: 'Parameters', id: NOTIFICATION.ids.status },
      request: { method: 'GET', url: 'https://hub.example/fhir/Subscription/s/$status' },
      response: { status: '200' },
    });
  });

  const events = [event(8, task('POST'), [patient])];
  const namesIn = (bundle: Bundle): string[] =>
    ((bundle.entry![0]!.resource as Parameters).parameter ?? []).flatMap(({ name, part = [] }) => [
      name,
      ...part.map((each) => each.name),
    ]);

  test('with empty content names neither topic nor resource, and carries none', () => {
    const bundle = bundleOf({ content: 'empty', events });
    expect(namesIn(bundle)).toEqual([
      'subscription',
      'status',
      'type',
      'events-since-subscription-start',
      'notification-event',
      'event-number',
      'timestamp',
    ]);
    expect(JSON.stringify(bundle)).not.toMatch(/Task|Patient|task-assigned/);
    expect(bundle.entry).toHaveLength(1);
  });

  test('with id-only content names topic and resources by their addresses, and carries none', () => {
    const bundle = bundleOf({ content: 'id-only', events });
    expect(namesIn(bundle)).toEqual(expect.arrayContaining(['topic', 'focus', 'additional-context']));
    expect(JSON.stringify(bundle)).toContain('"https://hub.example/fhir/Task/t"');
    expect(bundle.entry).toHaveLength(1);
  });

  test.each(['id-only', 'full-resource'] as const)(
    'with %s content tells only the number of what is held back',
    (content) => {
      const bundle = bundleOf({ content, events: [{ ...events[0]!, carried: undefined }] });
      expect(namesIn(bundle).slice(-3)).toEqual(['notification-event', 'event-number', 'timestamp']);
      expect(bundle.entry).toHaveLength(1);
    },
  );

  test('sends what is stored to the very digit', () => {
    const text =
      '{"resourceType":"Task","id":"t","input":[{"valueDecimal":50.10},{"valueDecimal":1e2}],"x":"山\\u7530"}';
    const sent = notificationBundle({ ...NOTIFICATION, events: [event(9, task('PUT', text))] });
    expect(sent).toContain(`"resource":${text},`);
  });
});

describe('the entries of a notification with full-resource content', () => {
  test.each<[string, Focus, string]>([
    ['what was made', task('POST'), 'POST Task -> 201 Task/t'],
    ['what was changed', task('PUT'), 'PUT Task/t -> 200 Task/t'],
    ['what was deleted', { ...task('PUT'), method: 'DELETE', text: undefined }, 'DELETE Task/t -> 204 nothing'],
    ['what has nothing to show', { ...task('PUT'), text: undefined }, 'GET Task/t -> 404 nothing'],
  ])('tell of %s', (_says, focus, entry) => {
    expect(told([event(9, focus)])).toEqual([`https://hub.example/fhir/Task/t: ${entry}`]);
  });

  test('stand by event: its focus, then what belongs to it, as a read would find it', () => {
    const other = { ...task('PUT'), id: 'u', text: '{"resourceType":"Task","id":"u"}' };
    expect(told([event(7, task('POST'), [patient]), event(8, other)])).toEqual([
      'https://hub.example/fhir/Task/t: POST Task -> 201 Task/t',
      'https://hub.example/fhir/Patient/p: GET Patient/p -> 200 Patient/p',
      'https://hub.example/fhir/Task/u: PUT Task/u -> 200 Task/u',
    ]);
  });

  test('are one for each resource: the last event about it counts', () => {
    const deleted: Focus = { ...task('PUT'), method: 'DELETE', text: undefined };
    expect(told([event(7, task('POST'), [patient]), event(8, task('PUT'), [patient]), event(9, deleted)])).toEqual([
      'https://hub.example/fhir/Task/t: DELETE Task/t -> 204 nothing',
      'https://hub.example/fhir/Patient/p: GET Patient/p -> 200 Patient/p',
    ]);
  });

  test.each(['before', 'after'])('tell a change as a change where another event needs the resource %s it', (when) => {
    const change = event(when === 'before' ? 9 : 7, { ...patient, method: 'PUT' });
    const need = event(8, task('POST'), [patient]);
    expect(told(when === 'before' ? [need, change] : [change, need])).toContain(
      'https://hub.example/fhir/Patient/p: PUT Patient/p -> 200 Patient/p',
    );
  });
});

test('whatever is told has the shape of R4 and keeps the invariants of our profiles', () => {
  expect(OF_BUNDLE.map(({ key }) => key)).toContain('rk-notification-once');
  expect(OF_STATUS.map(({ key }) => key)).toContain('rk-notification-rising');
  fc.assert(
    fc.property(notification, (each) => {
      expect(faultsOf(JSON.parse(notificationBundle(each)) as Bundle)).toEqual([]);
    }),
  );
});

// Their smaller parts are tried one by one in test/fixtures/invalid.
test('our profiles notice events out of order', () => {
  const events = [event(8, task('POST')), event(7, task('PUT'))];
  expect(faultsOf(bundleOf({ content: 'id-only', events }))).toEqual(['rk-notification-rising']);
});
