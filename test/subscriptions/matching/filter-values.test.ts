// By which values subscribers of a topic find an event.
import { describe, expect, test } from 'vitest';
import type { Resource } from '../../../src/fhir/resource.ts';
import { filterValues } from '../../../src/subscriptions/matching/filter-values.ts';
import { becameUnresolved } from '../../../src/subscriptions/matching/unresolved.ts';

const around = {
  base: ['http://hub.example/fhir/'],
  records: new Map([['Patient/p', ['Patient/p', 'Patient/of-the-office']]]),
  standings: new Map([['e', { region: 'honjo-kodama', careOffice: 'Organization/office' }]]),
  recipients: new Map([['QuestionnaireResponse/f', ['Organization/hospital']]]),
};
const valuesOf = (focus: Resource): Record<string, readonly string[]> =>
  Object.fromEntries(filterValues(focus, around));
const to = (reference: string): object => ({ reference });

describe('the values of an event', () => {
  test('of a step: by whom and to whom it is owed, the patient under every record, its codes with system and without', () => {
    const coding = [{ system: 'urn:task', code: 'screen' }, { code: 'HK-10' }];
    expect(
      valuesOf({
        resourceType: 'Task',
        owner: to('Organization/office'),
        requester: to('http://hub.example/fhir/Organization/hospital'),
        for: to('Patient/p'),
        code: { coding },
        encounter: to('Encounter/e'),
      }),
    ).toEqual({
      owner: ['Organization/office'],
      requester: ['Organization/hospital'],
      patient: ['Patient/p', 'Patient/of-the-office'],
      code: ['screen', 'urn:task|screen', 'HK-10'],
      encounter: ['Encounter/e'],
    });
  });

  test('of a form: its version or any, and to whom it is given', () => {
    expect(
      valuesOf({ resourceType: 'QuestionnaireResponse', id: 'f', subject: to('Patient/x'), questionnaire: 'urn:q|1' }),
    ).toEqual({
      patient: ['Patient/x'],
      questionnaire: ['urn:q|1', 'urn:q'],
      recipient: ['Organization/hospital'],
    });
  });

  test('of a stay: its region and the office in charge as they were found out; where nobody is, none', () => {
    const stay = (id: string): Resource => ({
      resourceType: 'Encounter',
      id,
      subject: to('Patient/p'),
      serviceProvider: to('Organization/hospital'),
    });
    expect(valuesOf(stay('e'))).toEqual({
      patient: ['Patient/p', 'Patient/of-the-office'],
      'service-provider': ['Organization/hospital'],
      region: ['honjo-kodama'],
      'care-office': ['Organization/office'],
    });
    expect(valuesOf(stay('unknown'))).toMatchObject({ region: [], 'care-office': [] });
  });

  test('of what names nobody, or somebody elsewhere, are none', () => {
    const owner = to('https://elsewhere.example/fhir/Organization/x');
    expect(valuesOf({ resourceType: 'Task', owner, requester: { display: '家族' } })).toEqual({
      owner: [],
      requester: [],
      patient: [],
      code: [],
      encounter: [],
    });
  });
});

describe('a care manager became unknown', () => {
  const asking = (status: string, code = 'identify-care-manager'): Resource => ({
    resourceType: 'Task',
    status,
    code: { coding: [{ system: 'https://renkei.example/fhir/CodeSystem/task', code }] },
  });
  test.each([
    ['when the step to find one is new', undefined, asking('requested'), true],
    ['when it is open again', asking('cancelled'), asking('requested'), true],
    ['not while it goes on', asking('requested'), asking('in-progress'), false],
    ['not when it ends', asking('requested'), asking('completed'), false],
    ['not where it was found done', undefined, asking('completed'), false],
    ['not by another step', undefined, asking('requested', 'screen'), false],
    ['not when it is deleted', asking('requested'), undefined, false],
  ])('%s', (_says, before, after, became) => {
    expect(becameUnresolved({ before, after })).toBe(became);
  });
});
