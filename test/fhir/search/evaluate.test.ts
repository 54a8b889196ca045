// The tables of the search, test/cases/search, answered from the resources themselves.
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { isResourceType } from '../../../src/fhir/definitions/definitions.ts';
import { Decimal } from '../../../src/fhir/json/decimal.ts';
import type { Resource } from '../../../src/fhir/resource.ts';
import { parseSearch } from '../../../src/fhir/search/ask/parse.ts';
import { isAnswerable, passes } from '../../../src/fhir/search/meet/evaluate.ts';
import type { Search } from '../../../src/fhir/search/tree.ts';
import { queryOf } from '../../../src/rest/query.ts';
import { requestOf, type SearchCase, searchTables } from '../../support/search-cases.ts';

const HUB = 'https://hub.example/fhir';
const SETTINGS = {
  timeZone: 'Asia/Tokyo',
  base: [`${HUB}/`],
  now: () => Date.parse('2026-11-21T09:00:00+09:00'),
  defaultCount: 100,
  maxCount: 100,
};
const FIXTURES = new URL('../../fixtures/search/', import.meta.url);

const stored = readdirSync(FIXTURES).flatMap((file): Resource[] =>
  JSON.parse(readFileSync(new URL(file, FIXTURES), 'utf8').replaceAll('${' + 'base}', HUB)),
);

const searchOf = (each: SearchCase): Search => {
  const { type, query } = requestOf(each, HUB);
  return parseSearch(type, queryOf(query), SETTINGS);
};

/** Neither refused, nor about the order or the company of what is found, nor about when it was stored. */
const isAboutResources = (each: SearchCase): boolean => {
  if (each.status !== undefined || each.names !== undefined || each.says !== undefined) return false;
  // Of one type, and not through a compartment.
  if (!isResourceType(requestOf(each, HUB).type)) return false;
  const { filters, used } = searchOf(each);
  const areOfTheAnswer = used.some(([name]) => /^_(sort|count|include|revinclude|summary|elements|total)/.test(name));
  return isAnswerable(filters) && !areOfTheAnswer && filters.every(({ kind }) => kind !== 'updated');
};

const cases = searchTables().flatMap(({ file, sections }) =>
  sections.flatMap(({ says, cases: all }) =>
    all.filter(isAboutResources).map((each) => ({ file, says, query: each.query ?? each.raw ?? '', each })),
  ),
);

const found = (each: SearchCase): string[] => {
  const { types, filters } = searchOf(each);
  return stored
    .filter((resource) => types.includes(resource.resourceType) && passes(resource, filters, SETTINGS))
    .map(({ id }) => id!);
};

describe('a resource passes the filters of a search without a database', () => {
  test('most of the tables are about that', () => {
    expect(cases.length).toBeGreaterThan(150);
  });

  test.each(cases)('$file: $says: $query', ({ each }) => {
    const ids = found(each);
    expect(ids).toEqual(expect.arrayContaining([...(each.finds ?? []), ...(each.ordered ?? [])]));
    if (each.exactly !== undefined) expect([...ids].sort()).toEqual([...each.exactly].sort());
    for (const id of each['passes-over'] ?? []) expect(ids).not.toContain(id);
  });
});

describe('what the tables do not hold', () => {
  const passesFor = (resource: Resource, query: string): boolean =>
    passes(resource, parseSearch(resource.resourceType, queryOf(query), SETTINGS).filters, SETTINGS);
  const at = (lastUpdated: string): Resource => ({ resourceType: 'Task', id: 't', meta: { lastUpdated } });

  test.each([
    ['_lastUpdated=2026-11-21', true],
    ['_lastUpdated=ne2026-11-21', false],
    ['_lastUpdated=ge2026-11-21', true],
    ['_lastUpdated=gt2026-11-21', false],
    ['_lastUpdated=sa2026-11-20', true],
    ['_lastUpdated=lt2026-11-21', false],
    ['_lastUpdated=eb2026-11-22', true],
    ['_lastUpdated=le2026-11-21', true],
    ['_lastUpdated=2026-11-20,2026-11-21', true],
  ])('%s: %s of what was stored at noon of that day in Tokyo', (query, expected) => {
    expect(passesFor(at('2026-11-21T03:00:00.000Z'), query)).toBe(expected);
  });

  test('no time of storing is true of what was never stored', () => {
    for (const query of ['_lastUpdated=ne2026', '_lastUpdated=ge2000', '_lastUpdated=lt2100']) {
      expect(passesFor({ resourceType: 'Task' }, query)).toBe(false);
    }
  });

  test('numbers are compared to their last digit', () => {
    const observed = (value: unknown): Resource => ({ resourceType: 'Observation', valueQuantity: { value } });
    const value = new Decimal('1234567890.12345678901');
    expect(passesFor(observed(value), 'value-quantity=gt1234567890.123456789')).toBe(true);
    expect(passesFor(observed(value), 'value-quantity=gt1234567890.12345678901')).toBe(false);
    expect(passesFor(observed(new Decimal('-5e-3')), 'value-quantity=lt-0.00499')).toBe(true);
    expect(passesFor(observed(new Decimal('1e-300')), 'value-quantity:missing=true')).toBe(true);
  });

  test('a link to another resource is not answerable, whatever stands beside it', () => {
    const chained = parseSearch('Task', queryOf('status=requested&patient.name=山田'), SETTINGS);
    expect(isAnswerable(chained.filters)).toBe(false);
    expect(isAnswerable([])).toBe(true);
    expect(() => passes({ resourceType: 'Task', status: 'requested' }, chained.filters, SETTINGS)).toThrow('link');
  });
});
