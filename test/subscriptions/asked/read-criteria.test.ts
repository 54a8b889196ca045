// Subscriptions to plain R4 criteria.
import { describe, expect, test } from 'vitest';
import { readAsked } from '../../../src/subscriptions/asked/read-asked.ts';
import { askedBy, BACKPORT, faultsOf, onCriteria, SETTINGS } from './sample.ts';

const searchOf = (criteria: string) => {
  const { about } = askedBy(onCriteria(criteria));
  return about.kind === 'criteria' ? about.search : undefined;
};

describe('plain criteria', () => {
  test('are a search, kept as it was written', () => {
    const { about } = askedBy(onCriteria('Task?owner=Organization/x&status=requested,accepted'));
    expect(about).toMatchObject({ kind: 'criteria', criteria: 'Task?owner=Organization/x&status=requested,accepted' });
    expect(searchOf('Task?owner=Organization/x&status=requested,accepted')).toMatchObject({
      types: ['Task'],
      filters: [
        { kind: 'terms', not: false, rare: true, anyOf: ['Task.owner=Organization/x'] },
        { kind: 'terms', not: false, anyOf: ['Task.status=requested', 'Task.status=accepted'] },
      ],
    });
  });

  test.each(['Task', 'Task?', 'Task?&'])('%s is all of a type', (criteria) => {
    expect(searchOf(criteria)).toMatchObject({ types: ['Task'], filters: [] });
  });

  test.each([
    'Encounter?date=ge2026-11-01T00:00:00+09:00',
    'Observation?code=http://loinc.org|1975-2',
    'Task?status:not=completed',
    'Patient?name=%E5%B1%B1%E7%94%B0',
    'Task?owner:missing=true',
    'Task?_tag=urn:x|y&_lastUpdated=gt2026',
  ])('%s can be told', (criteria) => {
    expect(faultsOf(onCriteria(criteria))).toEqual([]);
    expect(searchOf(criteria)?.filters.length).toBeGreaterThan(0);
  });

  test('are decoded as in a URL', () => {
    expect(searchOf('Task?owner=Organization%2Fx')?.filters).toEqual(searchOf('Task?owner=Organization/x')?.filters);
  });

  test.each([
    ['name no type', 'task?owner=Organization/x', 'value'],
    ['are a path', '/Task?owner=Organization/x', 'value'],
    ['ask about Subscriptions', 'Subscription?status=error', 'not-supported'],
    ['have an unknown parameter', 'Task?colour=red', 'not-supported'],
    ['have a parameter that is not searched by', 'Patient?phonetic:x=1', 'value'],
    ['have a value that is none', 'Task?authored-on=soon', 'value'],
    ['have no value', 'Task?owner=', 'value'],
    ['have nothing but commas', 'Task?owner=,', 'value'],
    ['have no equals sign', 'Task?owner', 'value'],
    ['ask about another resource', 'Task?patient.name=x', 'not-supported'],
    ['go by a value set', 'Task?code:in=http://example.org/ValueSet/x', 'not-supported'],
    ['go by a hierarchy', 'Task?code:below=urn:x|y', 'not-supported'],
    ['ask who refers to it', 'Patient?_has:Task:patient:status=requested', 'not-supported'],
    ['order', 'Task?_sort=-_lastUpdated', 'not-supported'],
    ['include', 'Task?_include=Task:patient', 'not-supported'],
    ['include going on', 'Task?_include:iterate=Task:patient', 'not-supported'],
    ['include backwards', 'Task?_revinclude=Task:based-on', 'not-supported'],
    ['count', 'Task?_count=10', 'not-supported'],
    ['count nothing', 'Task?_count=', 'not-supported'],
    ['summarise', 'Task?_summary=true', 'not-supported'],
    ['choose elements', 'Task?_elements=status', 'not-supported'],
    ['ask for a form of the answer', 'Task?_format=json', 'not-supported'],
    ['break off in an escape', 'Task?owner=%', 'value'],
  ])('that %s are refused', (_says, criteria, code) => {
    expect(faultsOf(onCriteria(criteria))).toEqual([`${code} criteria`]);
  });

  test('are refused with all that is wrong with them', () => {
    expect(faultsOf(onCriteria('Task?colour=red&owner=Organization/x&_sort=_id&authored-on=soon'))).toEqual([
      'not-supported criteria',
      'not-supported criteria',
      'value criteria',
    ]);
  });

  test('do not offer what only a request can be: to be read leniently', () => {
    const found = readAsked(onCriteria('Task?colour=red'), SETTINGS);
    expect(JSON.stringify(found)).toContain('colour');
    expect(JSON.stringify(found)).not.toContain('lenient');
  });

  test('with too many values in all are refused, not thrown', () => {
    const ids = (from: number): string => Array.from({ length: 500 }, (_, i) => from + i).join();
    const criteria = `Task?${Array.from({ length: 21 }, (_, i) => `_id=${ids(i * 500)}`).join('&')}`;
    expect(faultsOf(onCriteria(criteria))).toEqual(['value criteria']);
  });
});

describe('what is sent for plain criteria', () => {
  test('is nothing but the call, where no payload is asked for', () => {
    expect(askedBy(onCriteria('Task')).channel).toMatchObject({ payload: undefined, content: 'empty', maxCount: 1 });
  });

  test('is the resource, where one is', () => {
    const { channel } = askedBy(onCriteria('Task', { payload: 'application/fhir+json' }));
    expect(channel).toMatchObject({ payload: 'application/fhir+json', content: 'full-resource', maxCount: 1 });
  });

  test('goes below the endpoint, which is then a base', () => {
    const endpoint = 'https://office.example/fhir?key=1';
    expect(faultsOf(onCriteria('Task', { endpoint }))).toEqual([]);
    expect(faultsOf(onCriteria('Task', { endpoint, payload: 'application/fhir+json' }))).toEqual([
      'value channel.endpoint',
    ]);
  });

  test('is not shaped by what belongs to topics, and says so', () => {
    const extension = [
      { url: `${BACKPORT}-heartbeat-period`, valueUnsignedInt: 60 },
      { url: `${BACKPORT}-max-count`, valuePositiveInt: 5 },
      { url: `${BACKPORT}-timeout`, valueUnsignedInt: 5 },
    ];
    const _payload = { extension: [{ url: `${BACKPORT}-payload-content`, valueCode: 'id-only' }] };
    expect(faultsOf(onCriteria('Task', { extension, _payload }))).toEqual([
      `not-supported channel.extension.where(url='${BACKPORT}-heartbeat-period')`,
      `not-supported channel.extension.where(url='${BACKPORT}-max-count')`,
      `not-supported channel.payload.extension.where(url='${BACKPORT}-payload-content')`,
    ]);
  });
});
