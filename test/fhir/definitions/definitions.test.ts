import { describe, expect, test } from 'vitest';
import {
  codesOf,
  compartment,
  elementOf,
  isResourceType,
  nodeOf,
  searchParamsFor,
} from '../../../src/fhir/definitions/definitions.ts';

describe('elementOf', () => {
  test('finds a choice by the name of its type', () => {
    expect(elementOf('Patient', 'deceasedBoolean')).toMatchObject({ name: 'deceased', type: 'boolean' });
    expect(elementOf('Extension', 'valueCodeableConcept')).toMatchObject({ name: 'value', type: 'CodeableConcept' });
    expect(elementOf('Patient', 'deceased')).toBeUndefined();
  });

  test('finds backbones, by their node', () => {
    expect(elementOf('Patient', 'contact')?.type).toBe('Patient.contact');
    expect(elementOf('Patient.contact', 'name')?.type).toBe('HumanName');
  });

  test('is not misled by names that every object has', () => {
    for (const name of ['constructor', '__proto__', 'toString']) {
      expect(elementOf('Patient', name)).toBeUndefined();
      expect(nodeOf(name)).toBeUndefined();
      expect(isResourceType(name)).toBe(false);
      expect(codesOf(name)).toBeUndefined();
      expect(compartment(name)).toBeUndefined();
    }
  });
});

describe('searchParamsFor', () => {
  test('adds the parameters of all resources', () => {
    const params = searchParamsFor('Patient');
    for (const code of ['_id', '_lastUpdated', '_tag', '_profile', '_text', 'name', 'birthdate', 'identifier']) {
      expect(params.has(code), code).toBe(true);
    }
  });

  test('gives _text to those with a narrative only', () => {
    expect(searchParamsFor('Binary').has('_text')).toBe(false);
    expect(searchParamsFor('Bundle').has('_id')).toBe(true);
  });
});

test('codesOf joins the codes of all systems', () => {
  expect(codesOf('http://hl7.org/fhir/ValueSet/administrative-gender')).toEqual(
    new Set(['male', 'female', 'other', 'unknown']),
  );
});

test('compartment names the parameters that lead to its focus', () => {
  expect(compartment('Patient')?.Observation).toEqual(['subject', 'performer']);
  expect(Object.keys(compartment('Encounter') ?? {})).toContain('Condition');
  expect(compartment('Patient')).not.toHaveProperty('Medication');
});
