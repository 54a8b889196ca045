// How far a step has got, told from the records of deliveries and from the Task itself.
import { describe, expect, test } from 'vitest';
import type { Resource } from '../../../src/fhir/resource.ts';
import {
  deliveryRecord,
  isDelivery,
  receipt,
  withEarlier,
} from '../../../src/subscriptions/evidence/delivery-record.ts';
import { ladderOf } from '../../../src/subscriptions/evidence/ladder.ts';
import { receiverOf } from '../../../src/subscriptions/evidence/receiver.ts';

const BASE = 'https://renkei.example/fhir';
const OFFICE = 'Organization/office';
const task: Resource = { resourceType: 'Task', id: 't', status: 'requested', owner: { reference: OFFICE } };
const record = (number: number, taken: string | undefined, resource: Resource = task): Resource =>
  deliveryRecord({
    subscription: 's',
    number,
    resource,
    receiver: OFFICE,
    host: 'office.example',
    sent: new Date('2026-11-10T01:00:00Z'),
    taken: taken === undefined ? undefined : new Date(taken),
  });
const steps = (deliveries: readonly Resource[], versions: readonly Resource[]): string[] =>
  ladderOf(deliveries, versions, 'Asia/Tokyo').map(({ step }) => step);

describe('the ladder', () => {
  test('of what nobody took ends with the sending', () => {
    expect(steps([record(1, undefined)], [task])).toEqual(['sent']);
  });

  test('has delivered for a system, opened for a person, acted-on for a deed, in the order of time', () => {
    const taken = record(1, '2026-11-10T01:00:02Z');
    const opened = {
      ...taken,
      extension: [...(taken.extension as object[]), receipt('opened', new Date('2026-11-10T01:05:00Z'), OFFICE)],
    };
    const accepted = { ...task, status: 'accepted', meta: { lastUpdated: '2026-11-10T10:10:00+09:00' } };
    expect(steps([opened], [task, accepted])).toEqual(['sent', 'delivered', 'opened', 'acted-on']);
    expect(ladderOf([opened], [task, accepted], 'Asia/Tokyo').at(-1)).toEqual({
      step: 'acted-on',
      at: '2026-11-10T10:10:00+09:00',
      by: { reference: OFFICE },
      communication: undefined,
    });
  });

  test.each([
    [
      'what the hub ended by itself',
      {
        status: 'completed',
        statusReason: { coding: [{ system: `${BASE}/CodeSystem/task-reason`, code: 'form-given' }] },
      },
      false,
    ],
    ['what a person ended', { status: 'completed' }, true],
    [
      'what somebody has claimed',
      { extension: [{ url: `${BASE}/StructureDefinition/claimed-by`, valueReference: { reference: OFFICE } }] },
      true,
    ],
    ['what was withdrawn', { status: 'cancelled' }, false],
    ['what was declined', { status: 'rejected' }, true],
  ])('%s', (_what, more, isActed) => {
    const after = { ...task, ...more, meta: { lastUpdated: '2026-11-10T10:10:00+09:00' } };
    expect(steps([], [task, after])).toEqual(isActed ? ['acted-on'] : []);
  });
});

describe('the record of a delivery', () => {
  test('is one for all attempts at an event, and another for the next event', () => {
    expect(record(1, undefined).id).toBe(record(1, '2026-11-10T01:00:02Z').id);
    expect(record(1, undefined).id).not.toBe(record(2, undefined).id);
  });

  test('keeps, when it is taken at last, when it was first sent and who has opened it meanwhile', () => {
    const inVain = record(1, undefined);
    const opened = {
      ...inVain,
      extension: [...(inVain.extension as object[]), receipt('opened', new Date('2026-11-10T01:00:01Z'), OFFICE)],
    };
    const later = { ...record(1, '2026-11-10T02:00:00Z'), sent: '2026-11-10T02:00:00Z' };
    expect(steps([withEarlier(later, opened)], [task])).toEqual(['sent', 'opened', 'delivered']);
    expect(withEarlier(later, opened)).toMatchObject({ status: 'completed', sent: inVain.sent });
    expect(withEarlier(later, undefined)).toBe(later);
  });

  test('is another one where a Subscription made anew counts from 1 again', () => {
    expect(record(1, undefined, { ...task, id: 'other' }).id).not.toBe(record(1, undefined).id);
  });

  test('is completed when it was taken, and no contact of anybody', () => {
    expect(record(1, undefined)).toMatchObject({ status: 'in-progress' });
    expect(record(1, '2026-11-10T01:00:02Z')).toMatchObject({
      status: 'completed',
      received: '2026-11-10T01:00:02.000Z',
    });
    expect(isDelivery(record(1, undefined))).toBe(true);
    expect(isDelivery({ resourceType: 'Communication', status: 'completed' })).toBe(false);
  });

  test('of a form names no step it would be based on', () => {
    const form: Resource = { resourceType: 'QuestionnaireResponse', id: 'f', subject: { reference: 'Patient/p' } };
    expect(record(1, undefined, form).basedOn).toBeUndefined();
    expect(record(1, undefined, form)).toMatchObject({ subject: { reference: 'Patient/p' } });
  });
});

describe('whose system a subscription speaks to', () => {
  const channel = {} as Parameters<typeof receiverOf>[0]['channel'];
  const byFilters = (...filters: { key: string; anyOf: string[] }[]) =>
    receiverOf({ id: 's', end: undefined, channel, about: { kind: 'topic', topic: 'task-assigned', filters } });
  test('is the one organisation it asks for; of none, or several, nobody can say', () => {
    expect(byFilters({ key: 'owner', anyOf: [OFFICE] }, { key: 'code', anyOf: ['screen'] })).toBe(OFFICE);
    expect(
      byFilters({ key: 'owner', anyOf: [OFFICE] }, { key: 'requester', anyOf: ['Organization/x'] }),
    ).toBeUndefined();
    expect(byFilters({ key: 'owner', anyOf: [OFFICE, 'Organization/x'] })).toBeUndefined();
    expect(byFilters({ key: 'patient', anyOf: ['Patient/p'] })).toBeUndefined();
    expect(byFilters()).toBeUndefined();
  });
});
