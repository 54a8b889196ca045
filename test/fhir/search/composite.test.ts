// What the index holds of values that stand together. https://hl7.org/fhir/R4/search.html#composite
import { expect, test } from 'vitest';
import type { Resource } from '../../../src/fhir/resource.ts';
import { indexEntries } from '../../../src/fhir/search/extract/index-entries.ts';

const SETTINGS = { timeZone: 'Asia/Tokyo', base: [] };
const concept = (name: string, count: number) => ({
  coding: Array.from({ length: count }, (_, i) => ({ system: `urn:${name}:${i}`, code: `${name}${i}` })),
});
const entriesOf = (content: object) =>
  indexEntries({ resourceType: 'Observation', id: 'o', ...content } as Resource, SETTINGS);
const together = (content: object, code: string): string[] =>
  [...entriesOf(content).terms].filter((term) => term.startsWith(`Observation.${code}=`));

test('a pair of codings is found in nine ways', () => {
  const terms = together({ code: concept('a', 1), valueCodeableConcept: concept('b', 1) }, 'code-value-concept');
  expect(terms).toHaveLength(9);
});

test('a dollar of a code is told from the one between the parts', () => {
  const pair = (code: string, value: string) => ({
    code: { coding: [{ code }] },
    valueCodeableConcept: { coding: [{ code: value }] },
  });
  const one = together(pair('a$=b', 'c'), 'code-value-concept');
  const other = together(pair('a', 'b$=c'), 'code-value-concept');
  expect(one.filter((term) => other.includes(term))).toEqual([]);
});

test('concepts of very many codings do not fill the index', () => {
  const many = { code: concept('a', 300), valueCodeableConcept: concept('b', 300) };
  expect(together(many, 'code-value-concept')).toHaveLength(10_000);
  const component = Array.from({ length: 50 }, (_, i) => ({
    code: concept(`a${i}`, 100),
    valueQuantity: { value: i },
  }));
  const pairs = entriesOf({ component }).pairs.filter(
    ({ param }) => param === 'Observation.component-code-value-quantity',
  );
  expect(pairs).toHaveLength(10_000);
});

test('a value alone, or a code alone, is no pair', () => {
  for (const content of [{ code: concept('a', 1) }, { code: { text: 'x' }, valueQuantity: { value: 1 } }]) {
    const { pairs, terms } = entriesOf(content);
    expect(pairs).toEqual([]);
    expect(terms.has('Observation.code-value-quantity?')).toBe(false);
  }
});
