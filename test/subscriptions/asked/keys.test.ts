// How an event finds the subscriptions that may want it.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Resource } from '../../../src/fhir/resource.ts';
import { indexEntries } from '../../../src/fhir/search/extract/index-entries.ts';
import { passes } from '../../../src/fhir/search/meet/evaluate.ts';
import type { TopicFilter } from '../../../src/subscriptions/asked/asked.ts';
import { keysOfAsked, keysOfResource, keysOfTopicEvent, passesFilters } from '../../../src/subscriptions/asked/keys.ts';
import { askedBy, onCriteria, onTopic, SETTINGS } from './sample.ts';

const keysOf = (topic: string, ...filters: string[]): string[] => keysOfAsked(askedBy(onTopic(topic, filters)));
const keysFor = (criteria: string): string[] => keysOfAsked(askedBy(onCriteria(criteria)));

describe('a subscription to a topic is filed', () => {
  test.each<[says: string, topic: string, filters: string[], keys: string[]]>([
    ['under the topic, if it wants all', 'task-assigned', [], ['topic|task-assigned']],
    [
      'under each value of its filter',
      'task-assigned',
      ['owner=Organization/a,Organization/b'],
      ['topic|task-assigned|owner|Organization/a', 'topic|task-assigned|owner|Organization/b'],
    ],
    [
      'under the owner rather than the code',
      'task-assigned',
      ['code=x', 'owner=Organization/a'],
      ['topic|task-assigned|owner|Organization/a'],
    ],
    [
      'under the hospital rather than the patient or the region',
      'admitted',
      ['region=annaka&patient=Patient/p&service-provider=Organization/h'],
      ['topic|admitted|service-provider|Organization/h'],
    ],
    [
      'under the fewer values of two filters by one key',
      'task-assigned',
      ['owner=Organization/a,Organization/b', 'owner=Organization/b'],
      ['topic|task-assigned|owner|Organization/b'],
    ],
  ])('%s', (_says, topic, filters, keys) => {
    expect(keysOf(topic, ...filters)).toEqual(keys);
  });
});

describe('a subscription to criteria is filed', () => {
  test.each<[says: string, criteria: string, keys: string[]]>([
    ['under the type, if it wants all', 'Task', ['criteria|Task']],
    ['under the type, if what it asks is common', 'Task?status=requested', ['criteria|Task']],
    [
      'under each rare value it asks for',
      'Task?owner=Organization/a,Organization/b&status=requested',
      ['criteria|Task|Task.owner=Organization/a', 'criteria|Task|Task.owner=Organization/b'],
    ],
    [
      'under the rare values of the parameter that has fewer',
      'Task?owner=Organization/a,Organization/b&patient=Patient/p',
      ['criteria|Task|Task.patient=Patient/p'],
    ],
    ['under the type, if it asks for what is not there', 'Task?owner:missing=true', ['criteria|Task']],
  ])('%s', (_says, criteria, keys) => {
    expect(keysFor(criteria)).toEqual(keys);
  });
});

describe('an event of a topic', () => {
  const values = new Map([
    ['owner', ['Organization/a']],
    ['code', ['x', 'urn:t|x']],
  ]);

  test('looks under the topic and under each of its values', () => {
    expect(keysOfTopicEvent('task-assigned', values)).toEqual([
      'topic|task-assigned',
      'topic|task-assigned|owner|Organization/a',
      'topic|task-assigned|code|x',
      'topic|task-assigned|code|urn:t|x',
    ]);
  });

  test.each<[says: string, filters: TopicFilter[], passes: boolean]>([
    ['passes where nothing is asked', [], true],
    ['passes with one of several values', [{ key: 'owner', anyOf: ['Organization/b', 'Organization/a'] }], true],
    ['passes with the code alone or with its system', [{ key: 'code', anyOf: ['urn:t|x'] }], true],
    ['does not pass with another value', [{ key: 'owner', anyOf: ['Organization/b'] }], false],
    ['does not pass where it has no value', [{ key: 'encounter', anyOf: ['Encounter/e'] }], false],
    [
      'does not pass where one of two filters fails',
      [
        { key: 'owner', anyOf: ['Organization/a'] },
        { key: 'code', anyOf: ['y'] },
      ],
      false,
    ],
  ])('%s', (_says, filters, expected) => {
    expect(passesFilters(filters, values)).toBe(expected);
  });
});

const shareAKey = (filed: readonly string[], lookedUp: readonly string[]): boolean =>
  filed.some((key) => lookedUp.includes(key));

describe('whatever passes shares a key', () => {
  test('an event of a topic with the subscription', () => {
    const key = fc.constantFrom('owner', 'requester', 'patient', 'code', 'encounter', 'colour');
    const value = fc.constantFrom('Organization/a', 'Organization/b', 'x', 'urn:t|x');
    const filter = fc.record({ key, anyOf: fc.uniqueArray(value, { minLength: 1 }) });
    const event = fc.array(fc.tuple(key, fc.uniqueArray(value))).map((pairs) => new Map(pairs));
    let passed = 0;
    fc.assert(
      fc.property(fc.array(filter, { maxLength: 3 }), event, (filters, values) => {
        const { channel } = askedBy(onTopic('task-assigned'));
        const about = { kind: 'topic', topic: 'task-assigned', filters } as const;
        const filed = keysOfAsked({ id: 'mine', about, channel, end: undefined });
        if (!passesFilters(filters, values)) return;
        passed += 1;
        expect(shareAKey(filed, keysOfTopicEvent('task-assigned', values))).toBe(true);
      }),
      { numRuns: 500 },
    );
    expect(passed).toBeGreaterThan(50);
  });

  test('a resource with the criteria', () => {
    const target = fc.constantFrom('Organization/a', 'Organization/b', 'https://hub.example/fhir/Organization/a');
    const reference = fc.option(
      target.map((text) => ({ reference: text })),
      { nil: undefined },
    );
    const status = fc.constantFrom('requested', 'accepted');
    const identifier = fc.constantFrom(undefined, [{ system: 'urn:i', value: '1' }], [{ value: '1' }]);
    const task = fc.record({ owner: reference, requester: reference, status, identifier }).map(
      (content): Resource => ({
        resourceType: 'Task',
        ...content,
      }),
    );
    const values = fc.uniqueArray(fc.constantFrom('Organization/a', 'Organization/b', 'a', 'urn:other'), {
      minLength: 1,
    });
    const parameter = fc.oneof(
      values.map((all) => `owner=${all}`),
      values.map((all) => `requester=${all}`),
      status.map((each) => `status=${each}`),
      status.map((each) => `status:not=${each}`),
      fc.constantFrom('identifier=1', 'identifier=urn:i|', 'identifier:not=1', 'owner:missing=true', '_id:not=x'),
    );
    let passed = 0;
    fc.assert(
      fc.property(task, fc.array(parameter, { maxLength: 3 }), (resource, query) => {
        const asked = askedBy(onCriteria(`Task?${query.join('&')}`));
        if (asked.about.kind !== 'criteria' || !passes(resource, asked.about.search.filters, SETTINGS.search)) return;
        passed += 1;
        const { terms } = indexEntries(resource, SETTINGS.search);
        expect(shareAKey(keysOfAsked(asked), keysOfResource('Task', terms))).toBe(true);
      }),
      { numRuns: 500 },
    );
    expect(passed).toBeGreaterThan(50);
  });
});
