import { describe, expect, test } from 'vitest';
import type { Resource } from '../../../src/fhir/resource.ts';
import { admit, type Known } from '../../../src/fhir/search/params/admit.ts';

const parameter = (more: object): Resource => ({
  resourceType: 'SearchParameter',
  id: 'mine',
  url: 'http://example.org/SearchParameter/mine',
  status: 'active',
  code: 'mine',
  base: ['Patient'],
  type: 'token',
  expression: 'Patient.communication.language',
  ...more,
});

const admitted = (more: object, others: readonly Known[] = []) => {
  const admission = admit(parameter(more), others);
  return 'params' in admission ? admission.params : [];
};
const faultsOf = (more: object, others: readonly Known[] = []): string[] => {
  const admission = admit(parameter(more), others);
  return 'faults' in admission ? admission.faults.map(({ code, at }) => `${code} ${at}`) : [];
};

describe('a SearchParameter is admitted', () => {
  test('with the part of its expression that is for each base', () => {
    const expression = "Patient.photo.title | Person.photo.title | RelatedPerson.extension('http://x').value";
    const base = ['Patient', 'Person', 'RelatedPerson'];
    expect(admitted({ base, type: 'string', expression }).map((each) => [each.base, each.expression])).toEqual([
      ['Patient', 'Patient.photo.title'],
      ['Person', 'Person.photo.title'],
      ['RelatedPerson', "RelatedPerson.extension.where(url='http://x').value"],
    ]);
  });

  test.each([
    'Patient.name[0].use',
    "Patient.telecom.where(system='fax').value",
    'Patient.extension.value as Coding',
    'Patient.extension.value.ofType(CodeableConcept)',
    'Patient.deceased.exists() and Patient.deceased != false',
    'communication.language',
  ])('%s', (expression) => {
    expect(faultsOf({ expression })).toEqual([]);
  });

  test('of 200 branches', () => {
    expect(faultsOf({ expression: Array.from({ length: 200 }, () => 'Patient.gender').join('|') })).toEqual([]);
  });

  test('when there is room, for what it needs beyond what it has', () => {
    const two = parameter({ base: ['Patient', 'Person'], type: 'string', expression: 'Patient.photo | Person.photo' });
    const wide = { ...two, expression: 'Patient.photo.title | Person.photo.title' };
    expect(admit(wide, [], 2)).toHaveProperty('params');
    expect(admit(wide, [], 1)).toMatchObject({ faults: [{ code: 'too-costly', at: 'SearchParameter.base' }] });
    const before = { id: 'mine', url: 'http://example.org/SearchParameter/mine', params: admitted({}) };
    expect(admit(wide, [before], 1)).toHaveProperty('params');
  });

  test('whatever was its own before', () => {
    const before = { id: 'mine', url: 'http://example.org/SearchParameter/mine', params: admitted({}) };
    expect(faultsOf({}, [before])).toEqual([]);
    expect(faultsOf({}, [{ ...before, id: 'of-another' }])).toEqual(['duplicate SearchParameter.url']);
    expect(faultsOf({ url: 'http://example.org/another' }, [{ ...before, id: 'of-another' }])).toEqual([
      'duplicate SearchParameter.code',
    ]);
  });
});

describe('is refused', () => {
  test.each([
    [
      'an expression of forty thousand branches',
      { expression: Array.from({ length: 40_000 }, () => 'Patient.gender').join(' | ') },
      'too-long SearchParameter.expression',
    ],
    [
      'an expression of 201 branches',
      { expression: Array.from({ length: 201 }, () => 'Patient.gender').join('|') },
      'too-costly SearchParameter.expression',
    ],
    ['a base that is no type', { base: ['Person', 'Human'] }, 'value SearchParameter.base[1]'],
    ['without a base', { base: [] }, 'required SearchParameter.base'],
    [
      'a target that is no type',
      { type: 'reference', expression: 'Patient.link.other', target: ['Human'] },
      'value SearchParameter.target[0]',
    ],
    ['of an unknown kind', { type: 'picture' }, 'not-supported SearchParameter.type'],
    [
      'one branch of two that leads nowhere',
      { expression: 'Patient.gender | Patient.gendr' },
      'value SearchParameter.expression',
    ],
    ['an expression for one base of two', { base: ['Patient', 'Person'] }, 'value SearchParameter.expression'],
    [
      'a parenthesis inside a text',
      { expression: "Patient.telecom.where(system='a)b').value" },
      'not-supported SearchParameter.expression',
    ],
    [
      'a code that is taken, by a parameter of all types',
      { code: 'gender', base: ['Resource'], expression: 'Resource.language' },
      'duplicate SearchParameter.code',
    ],
    [
      'what is masked of a Subscription, by whatever root',
      { base: ['Subscription'], expression: 'channel.header[0]', type: 'string' },
      'security SearchParameter.expression',
    ],
    [
      'a condition on what is masked',
      { base: ['Subscription'], expression: "Subscription.channel.where(header='x').type" },
      'security SearchParameter.expression',
    ],
    [
      'that something masked is there',
      {
        base: ['Subscription'],
        expression: 'Subscription.channel.header.exists() and Subscription.channel.header != false',
      },
      'security SearchParameter.expression',
    ],
  ])('%s', (_says, more, fault) => {
    expect(faultsOf(more)).toEqual([fault]);
  });

  test('more of them than every write can be looked through for', () => {
    const params = admitted({ base: ['Resource'], expression: 'Resource.language' });
    const others = Array.from({ length: 34 }, (_, i) => ({ id: `o${i}`, url: `urn:o${i}`, params }));
    const more = { code: 'another', base: ['Resource'], expression: 'Resource.language' };
    expect(faultsOf(more, others)).toEqual(['too-costly SearchParameter.base']);
    expect(faultsOf(more, others.slice(1))).toEqual([]);
  });

  test('of a Subscription only what is shown is searched by', () => {
    const base = ['Subscription'];
    for (const part of ['type', 'payload', 'endpoint'])
      expect(faultsOf({ base, expression: `Subscription.channel.${part}` })).toEqual([]);
  });

  test('every fault says what, where and what to do, in both languages', () => {
    const admission = admit(
      parameter({ url: 'x y', code: '_x', base: ['Human'], type: 'special', expression: '' }),
      [],
    );
    const faults = 'faults' in admission ? admission.faults : [];
    expect(faults).toHaveLength(5);
    for (const { said, spec } of faults) {
      expect(said.en).toMatch(/:|\./);
      expect(said.ja).toMatch(/[ぁ-ん]/);
      expect(spec).toContain('searchparameter.html#');
    }
  });
});
