// The regions' screening criteria: each file as its schema says, each rule and criterion defined, each row in both languages.
import { readdirSync, readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { type Concept, flat, ofType, ROOT, textsOf } from '../support/artefacts.ts';

const REGIONS = new URL('profiles/regions/', ROOT);
const json = (file: string): unknown => JSON.parse(readFileSync(new URL(file, REGIONS), 'utf8'));
const validate = new Ajv2020({ allErrors: true, formats: { date: true } }).compile(
  json('screening.schema.json') as object,
);
const regions = readdirSync(REGIONS, { withFileTypes: true })
  .filter((each) => each.isDirectory())
  .map(({ name }) => name);
const codesOf = (id: string): Set<string> =>
  new Set(flat(ofType('CodeSystem').find((each) => each.id === id)!.concept as Concept[]).map(({ code }) => code));

describe.each(regions)('screening criteria of %s', (region) => {
  const table = json(`${region}/screening.json`) as {
    region: string;
    groups?: { criteria: string[] }[];
    rows?: { when: object[] }[];
  };

  test('are as the schema says, under their own name', () => {
    expect(validate(table) ? [] : validate.errors).toEqual([]);
    expect(table.region).toBe(region);
  });

  test('name rules and criteria that exist', () => {
    const rules = codesOf('rule');
    const named = [...textsOf(table)].filter(({ property }) => property === 'rules' || property === 'ageRule');
    expect(named.filter(({ text }) => !rules.has(text))).toEqual([]);
    const criteria = codesOf('criterion');
    const FACTORS_WITHOUT_LETTER = ['relatives-hard-to-reach', 'level-change-not-applied'];
    const counted = (table.groups ?? []).flatMap((group) => group.criteria);
    expect(counted.filter((code) => !criteria.has(code) && !FACTORS_WITHOUT_LETTER.includes(code))).toEqual([]);
  });

  test('end with a row that always fits', () => {
    if (table.rows !== undefined) expect(table.rows.at(-1)!.when).toContainEqual({});
  });
});

test('every region of the code system has its criteria, or says that it has none', () => {
  expect(regions.sort()).toEqual([...codesOf('region')].sort());
});
