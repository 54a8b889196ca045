// Which modifiers go with which type: the table of R4, less what is declared as not served.
// https://hl7.org/fhir/R4/search.html#modifiers
import { describe, expect, test } from 'vitest';
import { resourceTypes } from '../../../src/fhir/definitions/definitions.ts';
import { modifiersOf } from '../../../src/fhir/search/ask/modifiers.ts';
import { parseSearch } from '../../../src/fhir/search/ask/parse.ts';
import { PUBLISHED } from '../../../src/fhir/search/params/params.ts';
import { Problem } from '../../../src/problem.ts';

const SETTINGS = { timeZone: 'Asia/Tokyo', base: ['http://hub/fhir/'], now: () => 0, defaultCount: 50, maxCount: 100 };
const ALL = ['missing', 'exact', 'contains', 'text', 'not', 'in', 'not-in', 'above', 'below', 'of-type', 'identifier'];

const TABLE: Readonly<Record<string, readonly string[]>> = {
  token: ['missing', 'not', 'in', 'not-in', 'above', 'below'],
  string: ['missing', 'exact', 'contains'],
  uri: ['missing', 'above', 'below'],
  reference: ['missing', 'identifier'],
  date: ['missing'],
  number: ['missing'],
  quantity: ['missing'],
};

/** A value that suits, so that only the modifier can be wrong. */
const valueFor = (type: string, modifier: string): string => {
  if (modifier === 'missing') return 'true';
  if (modifier === 'of-type') return 'urn:a|b|c';
  if (type === 'uri') return 'http://example.org/a';
  if (type === 'date' || type === 'number' || type === 'quantity') return '2026';
  return 'urn:a|b';
};

const isServed = (type: string, name: string, value: string): boolean => {
  try {
    parseSearch(type, [[name, value]], SETTINGS);
    return true;
  } catch (cause) {
    if (cause instanceof Problem && cause.kind === 'bad-search') return false;
    throw cause;
  }
};

const one = (kind: string) => {
  for (const type of resourceTypes()) {
    for (const param of PUBLISHED.indexed(type).values()) {
      const ofIdentifiers = param.paths.some((path) => path.type === 'Identifier');
      if (param.def.type === kind && !ofIdentifiers) return { type, param };
    }
  }
  throw new Error(kind);
};

describe.each(Object.entries(TABLE))('%s', (kind, allowed) => {
  const { type, param } = one(kind);
  test.each(ALL)(':%s', (modifier) => {
    const served = isServed(type, `${param.def.code}:${modifier}`, valueFor(kind, modifier));
    expect(served).toBe(allowed.includes(modifier));
    expect(modifiersOf([param]).includes(modifier)).toBe(served);
  });
});

test(':of-type is for identifiers alone, and for all of them', () => {
  const wrong = resourceTypes().flatMap((type) =>
    [...PUBLISHED.indexed(type).values()]
      .filter(({ def }) => def.type === 'token')
      .filter(
        (param) => modifiersOf([param]).includes('of-type') !== param.paths.some((path) => path.type === 'Identifier'),
      )
      .map(({ key }) => key),
  );
  expect(wrong).toEqual([]);
});

test('a code says its system where its element is bound to a value set', () => {
  const { filters } = parseSearch('Patient', [['gender:below', 'male']], SETTINGS);
  expect(filters).toMatchObject([
    {
      kind: 'unresolved',
      how: 'below',
      anyOf: [{ system: 'http://hl7.org/fhir/administrative-gender', code: 'male' }],
    },
  ]);
});
