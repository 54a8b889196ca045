// How far a step has got, told from the records of deliveries and from the Task itself.
import { describe, expect, test } from 'vitest';
import type { Resource } from '../../../src/fhir/resource.ts';
import { actByHand, actOf, doneByFact } from '../../../src/subscriptions/evidence/acts.ts';
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
    isNamedOnly: false,
    receiver: OFFICE,
    host: 'office.example',
    sent: new Date('2026-11-10T01:00:00Z'),
    taken: taken === undefined ? undefined : new Date(taken),
  });
const steps = (deliveries: readonly Resource[], versions: readonly Resource[]): string[] =>
  ladderOf(deliveries, actByHand(versions), 'Asia/Tokyo').map(({ step }) => step);

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
    expect(ladderOf([opened], actByHand([task, accepted]), 'Asia/Tokyo').at(-1)).toEqual({
      step: 'acted-on',
      at: '2026-11-10T10:10:00+09:00',
      by: { reference: OFFICE },
      communication: undefined,
      fact: undefined,
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
    ['what somebody considers, and has not decided', { status: 'received' }, false],
  ])('%s', (_what, more, isActed) => {
    const after = { ...task, ...more, meta: { lastUpdated: '2026-11-10T10:10:00+09:00' } };
    expect(steps([], [task, after])).toEqual(isActed ? ['acted-on'] : []);
  });
});

describe('what the hub found done', () => {
  const shown = (...references: string[]) => references.map((reference) => ({ valueReference: { reference } }));
  const ended = (code: string, ...references: string[]): Resource => ({
    ...task,
    status: 'completed',
    statusReason: { coding: [{ system: `${BASE}/CodeSystem/task-reason`, code }] },
    output: shown(...references),
    meta: { lastUpdated: '2026-11-10T10:10:00+09:00' },
  });
  const at = '2026-11-10T10:10:00+09:00';
  const noted = (...references: string[]): Resource => ({ ...task, output: shown(...references) });
  const CONTACT = 'Communication/c';
  const FORM = 'QuestionnaireResponse/f';

  test.each<[string, Resource[], string | undefined]>([
    ['is what it names then', [task, ended('form-given', FORM)], FORM],
    ['is there with the first version', [ended('contact-made', CONTACT)], CONTACT],
    [
      'is none of those named before',
      [noted('QuestionnaireResponse/x'), ended('form-given', 'QuestionnaireResponse/x', FORM)],
      FORM,
    ],
    [
      'stays what it was, whatever is noted later',
      [task, ended('form-given', FORM), ended('form-given', FORM, CONTACT)],
      FORM,
    ],
    ['may be named before', [noted(CONTACT, FORM), ended('form-given', CONTACT, FORM)], FORM],
    [
      'is one of several, nobody knows which',
      [noted(FORM, `${FORM}2`), ended('form-given', FORM, `${FORM}2`)],
      undefined,
    ],
    ['may be of any kind', [task, ended('fact-recorded', 'CareTeam/t')], 'CareTeam/t'],
  ])('%s', (_what, versions, fact) => {
    expect(doneByFact(versions, [])).toEqual({ at, fact });
  });

  test.each([
    ['that is in order by itself', [noted(FORM), ended('fact-recorded', FORM)]],
    ['that shows on the stay alone', [task, ended('fact-recorded', 'Encounter/e')]],
    ['that is not needed any more', [task, { ...ended('no-longer-needed'), status: 'cancelled' }]],
    ['whose owner went on though asked to drop it', [task, ended('cancel-refused', FORM)]],
    ['that people ended', [task, { ...task, status: 'completed', output: shown(FORM) }]],
  ])('is nothing of a step %s', (_what, versions) => {
    expect(doneByFact(versions, [])).toBeUndefined();
  });

  test('is the act of whoever gave or told it, when that was stored', () => {
    const form = {
      resourceType: 'QuestionnaireResponse',
      author: { reference: OFFICE },
      meta: { lastUpdated: '2026-11-10T10:09:00+09:00' },
    };
    const contact = { resourceType: 'Communication', sender: { reference: OFFICE } };
    const act = { step: 'acted-on', communication: undefined, fact: FORM };
    expect(actOf({ at, fact: FORM }, form)).toEqual({ ...act, at: form.meta.lastUpdated, by: { reference: OFFICE } });
    expect(actOf({ at, fact: FORM }, contact)).toEqual({ ...act, at, by: { reference: OFFICE } });
    expect(actOf({ at, fact: FORM }, undefined)).toEqual({ ...act, at, by: undefined });
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
