// Subscriptions to a topic, and the filters of their events.
import { describe, expect, test } from 'vitest';
import type { Resource } from '../../../src/fhir/resource.ts';
import { readAsked } from '../../../src/subscriptions/asked/read-asked.ts';
import { askedBy, BACKPORT, faultsOf, onCriteria, onTopic, SETTINGS, TOPIC } from './sample.ts';

const filtersOf = (topic: string, ...filters: string[]) => {
  const { about } = askedBy(onTopic(topic, filters));
  return about.kind === 'topic' ? about.filters : undefined;
};
const FIRST = 'criteria.extension[0]';

describe('a subscription to a topic', () => {
  test('is known by the code of the topic', () => {
    expect(askedBy(onTopic('task-assigned')).about).toEqual({ kind: 'topic', topic: 'task-assigned', filters: [] });
  });

  test('may name a version of the topic', () => {
    expect(askedBy(onTopic('admitted|0.1.0')).about).toMatchObject({ topic: 'admitted' });
  });

  test.each([
    ['no topic of ours', 'born'],
    ['the URL of all topics', ''],
    ['a name that every object has', 'constructor'],
  ])('is refused for %s', (_what, code) => {
    expect(faultsOf(onTopic(code))).toEqual(['not-supported criteria']);
  });

  test("is refused for somebody else's topic", () => {
    expect(faultsOf({ ...onTopic('admitted'), criteria: 'http://other.example/SubscriptionTopic/admitted' })).toEqual([
      'not-supported criteria',
    ]);
  });
});

describe('a filter of a topic', () => {
  test.each<[says: string, topic: string, filter: string, anyOf: string[]]>([
    ['names a reference', 'task-assigned', 'Task?owner=Organization/a', ['Organization/a']],
    ['may leave its type out', 'task-assigned', 'owner=Organization/a', ['Organization/a']],
    ['may leave only the type out', 'task-assigned', '?owner=Organization/a', ['Organization/a']],
    [
      'takes any of several values',
      'task-assigned',
      'owner=Organization/a,Organization/b',
      ['Organization/a', 'Organization/b'],
    ],
    ['takes each value once', 'task-assigned', 'owner=Organization/a,Organization/a', ['Organization/a']],
    [
      'takes our own address off a reference',
      'task-assigned',
      'owner=https://hub.example/fhir/Organization/a',
      ['Organization/a'],
    ],
    ['may be about a person', 'task-assigned', 'owner=PractitionerRole/a', ['PractitionerRole/a']],
    ['names a code', 'task-assigned', 'code=notify-admission', ['notify-admission']],
    ['names a code of a system', 'task-assigned', 'code=http://a.example/task|x', ['http://a.example/task|x']],
    ['is decoded as in a URL', 'task-assigned', 'code=http%3A%2F%2Fa.example%7Cx', ['http://a.example|x']],
    ['takes an escaped comma as part of the value', 'task-assigned', 'code=a\\,b,c', ['a,b', 'c']],
    [
      'names a form',
      'form-submitted',
      'questionnaire=https://a.example/Questionnaire/q',
      ['https://a.example/Questionnaire/q'],
    ],
    [
      'names a form with its version',
      'form-submitted',
      'questionnaire=https://a.example/Q\\|1.0',
      ['https://a.example/Q|1.0'],
    ],
    ['names a form with its version, the bar as it is', 'form-submitted', 'questionnaire=urn:x:q|1', ['urn:x:q|1']],
    ['names a region', 'admitted', 'Encounter?region=annaka', ['annaka']],
    ['passes over an empty value among others', 'admitted', 'region=annaka,', ['annaka']],
  ])('%s', (_says, topic, filter, anyOf) => {
    expect(filtersOf(topic, filter)?.map((each) => each.anyOf)).toEqual([anyOf]);
  });

  test('and another one, of the same or of another extension, must both be passed', () => {
    const expected = [
      { key: 'owner', anyOf: ['Organization/a'] },
      { key: 'code', anyOf: ['x', 'y'] },
    ];
    expect(filtersOf('task-assigned', 'Task?owner=Organization/a&code=x,y')).toEqual(expected);
    expect(filtersOf('task-assigned', 'Task?owner=Organization/a', 'code=x,y')).toEqual(expected);
  });

  test.each<[says: string, topic: string, filter: string, code: string]>([
    ['is about another type', 'task-assigned', 'Encounter?patient=Patient/a', 'value'],
    ['has a key of another topic', 'task-assigned', 'region=annaka', 'not-supported'],
    ['has a modifier', 'task-assigned', 'owner:not=Organization/a', 'not-supported'],
    ['has a chain', 'task-assigned', 'patient.name=x', 'not-supported'],
    ['has a key without value', 'task-assigned', 'owner=', 'value'],
    ['has a key with nothing but commas', 'task-assigned', 'owner=,', 'value'],
    ['has nothing but a type', 'task-assigned', 'Task?', 'value'],
    ['has a bare type', 'task-assigned', 'Task', 'not-supported'],
    ['is empty', 'task-assigned', '', 'value'],
    ['names an id without a type', 'task-assigned', 'owner=a', 'value'],
    ['names an id without a type where only one would do', 'admitted', 'patient=a', 'value'],
    ['names the wrong type', 'admitted', 'patient=Organization/a', 'value'],
    ['names a record of another server', 'task-assigned', 'owner=https://other.example/fhir/Organization/a', 'value'],
    ['names a version of a record', 'task-assigned', 'owner=Organization/a/_history/1', 'value'],
    ['leaves the system empty', 'task-assigned', 'code=|x', 'value'],
    ['leaves the code empty', 'task-assigned', 'code=http://a.example|', 'value'],
    ['names a form by its id', 'form-submitted', 'questionnaire=admission-information', 'value'],
    ['breaks off in an escape', 'task-assigned', 'code=%E3%81', 'value'],
    ['escapes NUL', 'task-assigned', 'code=a%00', 'value'],
  ])('is refused when it %s', (_says, topic, filter, code) => {
    expect(faultsOf(onTopic(topic, [filter]))).toEqual([`${code} ${FIRST}`]);
  });

  test('tells which type a bare id wants', () => {
    const found = readAsked(onTopic('admitted', ['care-office=x']), SETTINGS);
    expect(found).toEqual([
      expect.objectContaining({ said: expect.objectContaining({ en: expect.stringContaining('Organization/x') }) }),
    ]);
  });

  test('is refused with all that is wrong, each where it stands', () => {
    expect(faultsOf(onTopic('task-assigned', ['owner=a&region=b', 'code=x', 'patient=c']))).toEqual([
      'value criteria.extension[0]',
      'not-supported criteria.extension[0]',
      'value criteria.extension[2]',
    ]);
  });

  test('without text is refused, not taken for none', () => {
    const _criteria = { extension: [{ url: `${BACKPORT}-filter-criteria`, valueUri: 'Task?owner=Organization/a' }] };
    expect(faultsOf({ ...onTopic('task-assigned'), _criteria })).toEqual([`value ${FIRST}`]);
  });

  test('is not lost where it stands in the wrong place', () => {
    const extension = [{ url: `${BACKPORT}-filter-criteria`, valueString: 'Task?owner=Organization/a' }];
    expect(faultsOf({ ...onTopic('task-assigned'), extension })).toEqual(['value extension[0]']);
    expect(faultsOf(onTopic('task-assigned', [], { extension }))).toEqual(['value channel.extension[0]']);
  });

  test('is refused beside plain criteria, which need none', () => {
    const _criteria = { extension: [{ url: `${BACKPORT}-filter-criteria`, valueString: 'Task?owner=Organization/a' }] };
    expect(faultsOf({ ...onCriteria('Task'), _criteria })).toEqual([`not-supported ${FIRST}`]);
  });

  test('has at most 500 values, counted over all', () => {
    const values = (count: number): string => `owner=${Array.from({ length: count }, (_, i) => `Organization/${i}`)}`;
    expect(faultsOf(onTopic('task-assigned', [values(499), 'code=x']))).toEqual([]);
    expect(faultsOf(onTopic('task-assigned', [values(500), 'code=x']))).toEqual(['not-supported criteria']);
  });
});

describe('what is no Subscription at all', () => {
  test.each<[string, object]>([
    ['has nothing', {}],
    ['has criteria that are no text', { criteria: 7, channel: 'x' }],
    ['has lists for objects', { criteria: [`${TOPIC}/admitted`], _criteria: [], channel: [] }],
  ])('is refused when it %s, not thrown', (_says, content) => {
    expect(faultsOf({ resourceType: 'Subscription', ...content } as Resource)).toEqual([
      'required criteria',
      'required channel',
    ]);
  });
});
