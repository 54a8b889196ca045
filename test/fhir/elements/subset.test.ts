import { describe, expect, test } from 'vitest';
import { onlyElements, summarise } from '../../../src/fhir/elements/subset.ts';
import type { Resource } from '../../../src/fhir/resource.ts';

const SUBSETTED = { system: 'http://terminology.hl7.org/CodeSystem/v3-ObservationValue', code: 'SUBSETTED' };

const patient: Resource = {
  resourceType: 'Patient',
  id: 'yamada',
  meta: { versionId: '3' },
  text: { status: 'generated', div: '<div>山田</div>' },
  implicitRules: 'http://example.org/rules',
  modifierExtension: [{ url: 'http://example.org/x', valueBoolean: true }],
  extension: [{ url: 'http://example.org/y', valueBoolean: true }],
  name: [{ text: '山田 太郎' }],
  birthDate: '1950-04-12',
  _birthDate: { extension: [{ url: 'http://example.org/z', valueString: '昭和25年' }] },
  deceasedBoolean: false,
  contact: [{ name: { text: '山田 花子' } }],
  link: [{ type: 'seealso', other: { reference: 'Patient/2' } }],
};

const properties = (resource: Resource) => Object.keys(resource).sort();

describe('_summary  https://hl7.org/fhir/R4/search.html#summary', () => {
  test('true: the elements marked as summary, modifiers with them', () => {
    expect(properties(summarise(patient, 'true'))).toEqual(
      [
        ...['_birthDate', 'birthDate', 'deceasedBoolean', 'id', 'implicitRules', 'link', 'meta'],
        ...['modifierExtension', 'name', 'resourceType'],
      ].sort(),
    );
  });

  test('true: a backbone keeps its summary elements only, and goes when none is left', () => {
    const questionnaire = {
      resourceType: 'CapabilityStatement',
      status: 'active',
      rest: [{ mode: 'server', documentation: 'long', resource: [{ type: 'Patient', versioning: 'versioned' }] }],
      software: { name: 'renkei', releaseDate: '2024' },
      messaging: [{ documentation: 'long' }],
    };
    const { rest, software, messaging } = summarise(questionnaire, 'true');
    expect(rest).toEqual([{ mode: 'server', resource: [{ type: 'Patient' }] }]);
    expect(software).toEqual({ name: 'renkei', releaseDate: '2024' });
    expect(messaging).toBeUndefined();
  });

  test('text: text, id, meta and what is mandatory at the top', () => {
    expect(properties(summarise(patient, 'text'))).toEqual(['id', 'meta', 'resourceType', 'text']);
    const observation = { resourceType: 'Observation', status: 'final', code: { text: 'x' }, valueString: 'y' };
    expect(properties(summarise(observation, 'text'))).toEqual(['code', 'meta', 'resourceType', 'status']);
  });

  test('data: all but text', () => {
    const { text, ...rest } = patient;
    expect(summarise(patient, 'data')).toEqual({ ...rest, meta: { versionId: '3', tag: [SUBSETTED] } });
  });

  test('the tag SUBSETTED is set once, beside other tags, and the original stays as it was', () => {
    const once = summarise({ ...patient, meta: { tag: [{ code: 'a' }] } }, 'data');
    expect(once.meta?.tag).toEqual([{ code: 'a' }, SUBSETTED]);
    expect(summarise(once, 'true').meta?.tag).toEqual([{ code: 'a' }, SUBSETTED]);
    expect(patient.meta).toEqual({ versionId: '3' });
  });
});

describe('_elements  https://hl7.org/fhir/R4/search.html#elements', () => {
  const modifiers = ['deceasedBoolean', 'implicitRules', 'link', 'modifierExtension'];
  const always = ['id', 'meta', 'resourceType', ...modifiers];

  test('keeps what is named, with its extensions, and all modifiers', () => {
    expect(properties(onlyElements(patient, ['birthDate']))).toEqual([...always, '_birthDate', 'birthDate'].sort());
  });

  test('keeps mandatory elements', () => {
    const observation = { resourceType: 'Observation', status: 'final', code: { text: 'x' }, valueString: 'y' };
    expect(properties(onlyElements(observation, ['note']))).toEqual(['code', 'meta', 'resourceType', 'status']);
  });

  test('a choice is named without its type', () => {
    const observation = {
      resourceType: 'Observation',
      status: 'final',
      code: {},
      valueString: 'y',
      effectiveDateTime: '2024',
    };
    expect(onlyElements(observation, ['value'])).toHaveProperty('valueString', 'y');
    expect(onlyElements(observation, ['value'])).not.toHaveProperty('effectiveDateTime');
  });

  test('a name may carry its type; names of other types are not meant', () => {
    expect(properties(onlyElements(patient, ['Patient.name', 'Encounter.text']))).toEqual([...always, 'name'].sort());
    expect(onlyElements(patient, ['Encounter.status'])).toBe(patient);
  });

  test('the tag SUBSETTED is set', () => {
    expect(onlyElements(patient, ['name']).meta?.tag).toEqual([SUBSETTED]);
  });
});
