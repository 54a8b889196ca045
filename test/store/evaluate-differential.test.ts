// Two ways to answer a search, the database's and the one from the resource itself, find the same.
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Decimal } from '../../src/fhir/json/decimal.ts';
import { readJson } from '../../src/fhir/json/read.ts';
import type { Resource } from '../../src/fhir/resource.ts';
import { parseSearch } from '../../src/fhir/search/ask/parse.ts';
import { passes } from '../../src/fhir/search/meet/evaluate.ts';
import { queryOf } from '../../src/rest/query.ts';
import type { Change } from '../../src/store/change.ts';
import { Store } from '../../src/store/store.ts';
import { hasDatabase, testDatabase } from '../support/database.ts';
import { EVERYONE } from '../support/writing.ts';

const SEARCH = {
  timeZone: 'Asia/Tokyo',
  base: ['https://hub.example/fhir/'],
  now: () => Date.parse('2026-11-21T09:00:00+09:00'),
  defaultCount: 1_000,
  maxCount: 1_000,
};

// Few values, so that what is asked for is often there; among them those at the rims.
const WORDS = [
  ...['山田 太郎', '山田太郎', 'ﾔﾏﾀﾞ', 'やまだ', 'Jörg', 'JORG', 'jo', '50%', 'a_b', '葛󠄀', '𠮷野', ' '],
  ...['\u{10ffff}x', 'jo\u{10ffff}x', 'a\x1eb', 'a b'],
];
const DATES = [
  ...['2026', '2026-11', '2026-11-21', '2026-11-20T23:59:59+09:00', '2026-11-21T00:00:00Z'],
  // About now, where `ap` has hardly any margin.
  ...['2026-11-21T09:00:00+09:00', '2026-11-21T09:00:01+09:00', '2026-11-21T09:00:00.001+09:00'],
  ...['2026-11-21T09:00:00.002+09:00', '0001', '9999', '9999-12-31', '1950-04-12', '1949-08-01T01:30:00'],
];
const DIGITS = [
  ...['0', '5', '5.4', '5.40', '5.35', '5.45', '-5.4', '4.5', '5.5', '-5.94', '100', '1e2', '0.0000001', '1e300'],
  '12345678901234567890.5',
];
const PREFIXES = ['', 'eq', 'ne', 'gt', 'lt', 'ge', 'le', 'sa', 'eb', 'ap'];
const word = fc.constantFrom(...WORDS);
const date = fc.constantFrom(...DATES);
const digits = fc.constantFrom(...DIGITS);
const code = fc.constantFrom('requested', 'accepted', 'a', 'b|c', 'IMP', 'kg');
const system = fc.constantFrom('http://a.example', 'http://b.example', 'urn:x');
const target = fc.constantFrom(
  'Organization/a',
  'Organization/b',
  'https://hub.example/fhir/Organization/a',
  'Patient/a',
  'PractitionerRole/a',
  'https://other.example/fhir/Organization/a',
  'urn:oid:1.2.3',
  '#a',
);
const questionnaire = fc.constantFrom(
  'http://a.example/Questionnaire/q',
  'http://a.example/Questionnaire/q|1',
  'urn:x',
);

const some = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined, freq: 2 });
const list = <T>(value: fc.Arbitrary<T>) => some(fc.array(value, { minLength: 1, maxLength: 2 }));
const coding = fc.record({ system: some(system), code: some(code) });
const concept = fc.record({ coding: list(coding), text: some(word) });
const identifier = fc.record({ system: some(system), value: some(code) });
const reference = fc.record({
  reference: some(target),
  identifier: some(identifier),
  type: some(fc.constant('Organization')),
});
const period = fc.record({ start: some(date), end: some(date) });
const quantity = fc.record({
  value: some(digits.map((text) => new Decimal(text))),
  unit: some(code),
  system: some(system),
  code: some(code),
});
const meta = fc.record({ tag: list(coding), profile: list(system) });

const CONTENT: Readonly<Record<string, fc.Arbitrary<object>>> = {
  Task: fc.record({
    ...{
      meta,
      status: some(code),
      code: some(concept),
      owner: some(reference),
      for: some(reference),
      authoredOn: some(date),
    },
    ...{
      executionPeriod: some(period),
      identifier: list(identifier),
      businessStatus: some(concept),
      basedOn: list(reference),
    },
  }),
  Encounter: fc.record({
    ...{
      meta,
      status: some(code),
      class: some(coding),
      period: some(period),
      subject: some(reference),
      length: some(quantity),
    },
    serviceProvider: some(reference),
  }),
  Patient: fc.record({
    ...{ name: list(fc.record({ family: some(word), given: list(word), text: some(word) })), birthDate: some(date) },
    ...{ deceasedBoolean: some(fc.boolean()), active: some(fc.boolean()), identifier: list(identifier) },
    ...{ address: list(fc.record({ city: some(word), text: some(word) })), generalPractitioner: list(reference) },
  }),
  QuestionnaireResponse: fc.record({
    ...{ questionnaire: some(questionnaire), status: some(code), authored: some(date), subject: some(reference) },
    basedOn: list(reference),
  }),
  Observation: fc.record({
    ...{ code: some(concept), valueQuantity: some(quantity), valueString: some(word), effectivePeriod: some(period) },
    effectiveDateTime: some(date),
  }),
};
const TYPES = Object.keys(CONTENT);
const IDS = ['a', 'b', '0198a1c2-0000-7000-8000-000000000001'];

const resources = fc.tuple(
  ...TYPES.flatMap((type) =>
    IDS.map((id) => CONTENT[type]!.map((content): Resource => tidy({ resourceType: type, id, ...content }))),
  ),
);

/** Without what is undefined, which JSON does not know. */
const tidy = (resource: Resource): Resource =>
  Object.fromEntries(Object.entries(resource).filter(([, value]) => value !== undefined)) as Resource;

const PREFIX = fc.constantFrom(...PREFIXES);
const prefixed = (value: fc.Arbitrary<string>) => fc.tuple(PREFIX, value).map((parts) => parts.join(''));
const escaped = (text: string): string => text.replace(/[\\,|$]/g, '\\$&');
const token = fc.oneof(
  code.map(escaped),
  fc.tuple(system, code).map(([from, value]) => `${from}|${escaped(value)}`),
  code.map((value) => `|${escaped(value)}`),
  system.map((from) => `${from}|`),
);
const amount = fc.oneof(
  prefixed(digits),
  fc
    .tuple(prefixed(digits), some(system), code)
    .map(([number, from, unit]) => `${number}|${from ?? ''}|${escaped(unit)}`),
);

type Kind = 'token' | 'reference' | 'string' | 'date' | 'quantity' | 'uri' | 'id' | 'updated';
const VALUES: Readonly<Record<Kind, fc.Arbitrary<string>>> = {
  ...{ token, reference: fc.oneof(target, fc.constantFrom('a', 'b')), string: word.map(escaped), date: prefixed(date) },
  ...{ quantity: amount, uri: questionnaire.map(escaped), id: fc.constantFrom(...IDS, 'z'), updated: prefixed(date) },
};
const MODIFIERS: Readonly<Record<Kind, readonly string[]>> = {
  ...{ token: ['', ':not'], reference: ['', ':Organization', ':Patient'], string: ['', ':exact', ':contains'] },
  ...{ date: [''], quantity: [''], uri: [''], id: ['', ':not'], updated: [''] },
};
const OF_ALL: readonly (readonly [string, Kind])[] = [
  ['_id', 'id'],
  ['_lastUpdated', 'updated'],
  ['_tag', 'token'],
  ['_profile', 'uri'],
];
const PARAMETERS: Readonly<Record<string, readonly (readonly [string, Kind])[]>> = {
  Task: [
    ...(['status', 'code', 'identifier', 'business-status'] as const).map((name) => [name, 'token'] as const),
    ...(['owner', 'patient', 'subject', 'based-on'] as const).map((name) => [name, 'reference'] as const),
    ...(['authored-on', 'period'] as const).map((name) => [name, 'date'] as const),
  ],
  Encounter: [
    ...(['status', 'class'] as const).map((name) => [name, 'token'] as const),
    ...(['subject', 'service-provider'] as const).map((name) => [name, 'reference'] as const),
    ['date', 'date'],
    ['length', 'quantity'],
  ],
  Patient: [
    ...(['name', 'family', 'given', 'address', 'address-city'] as const).map((name) => [name, 'string'] as const),
    ...(['deceased', 'active', 'identifier'] as const).map((name) => [name, 'token'] as const),
    ['birthdate', 'date'],
    ['general-practitioner', 'reference'],
  ],
  QuestionnaireResponse: [
    ['questionnaire', 'uri'],
    ['status', 'token'],
    ['authored', 'date'],
    ['subject', 'reference'],
  ],
  Observation: [
    ['code', 'token'],
    ['value-quantity', 'quantity'],
    ['value-string', 'string'],
    ['date', 'date'],
  ],
};

const parameterOf = (type: string): fc.Arbitrary<string> =>
  fc.constantFrom(...PARAMETERS[type]!, ...OF_ALL).chain(([name, kind]) => {
    const asked = fc
      .tuple(fc.constantFrom(...MODIFIERS[kind]), fc.array(VALUES[kind], { minLength: 1, maxLength: 3 }))
      .map(([modifier, values]) => `${name}${modifier}=${encodeURIComponent(values.join(','))}`);
    if (kind === 'id' || kind === 'updated') return asked;
    const missing = fc.boolean().map((is) => `${name}:missing=${is}`);
    const identified = token.map((value) => `${name}:identifier=${encodeURIComponent(value)}`);
    return fc.oneof({ arbitrary: asked, weight: 6 }, missing, kind === 'reference' ? identified : missing);
  });
const query = fc
  .constantFrom(...TYPES)
  .chain((type) =>
    fc.array(parameterOf(type), { minLength: 1, maxLength: 2 }).map((parts) => ({ type, query: parts.join('&') })),
  );

describe('a search', () => {
  let store: Store;
  beforeAll(async () => {
    if (!hasDatabase()) return;
    const parse = (type: string, text: string) => parseSearch(type, queryOf(text), SEARCH);
    store = await Store.open({ database: await testDatabase(), index: SEARCH, guards: [], parse });
  });
  afterAll(() => store?.close());

  const writeAll = async (all: readonly Resource[]): Promise<Resource[]> => {
    const written = await store.write(
      all.map((resource): Change => ({ kind: 'update', type: resource.resourceType, id: resource.id!, resource })),
      EVERYONE,
    );
    return written.flatMap((each) => ('content' in each ? [readJson(each.content) as unknown as Resource] : []));
  };

  /** How many are found. */
  const expectSame = async (type: string, query: string, stored: readonly Resource[]): Promise<number> => {
    const search = parseSearch(type, queryOf(query), SEARCH);
    const { hits } = await store.search(search, 'everyone');
    const passing = stored.filter((each) => each.resourceType === type && passes(each, search.filters, SEARCH));
    const ids = passing.map(({ id }) => id!).sort();
    expect({ query, ids }).toEqual({ query, ids: hits.map(({ id }) => id).sort() });
    return ids.length;
  };

  test('finds in the store what passes its filters in memory, whatever is stored and whatever is asked', async () => {
    let finds = 0;
    await fc.assert(
      fc.asyncProperty(resources, fc.array(query, { minLength: 25, maxLength: 25 }), async (all, queries) => {
        const stored = await writeAll(all);
        for (const each of queries) finds += await expectSame(each.type, each.query, stored);
      }),
      { numRuns: 60 },
    );
    expect(finds).toBeGreaterThan(100);
  });

  // Of types that the property above leaves alone.
  const oneOfEach = (values: readonly string[], content: (value: string) => object, resourceType: string): Resource[] =>
    values.map((value, i) => ({ resourceType, id: `v${i}`, ...content(value) }));

  test('finds the same for each date against each date, with each prefix', async () => {
    const stored = await writeAll(oneOfEach(DATES, (birthDate) => ({ birthDate }), 'Person'));
    let finds = 0;
    for (const prefix of PREFIXES)
      for (const value of DATES)
        finds += await expectSame('Person', `birthdate=${encodeURIComponent(prefix + value)}`, stored);
    expect(finds).toBeGreaterThan(100);
  });

  test('finds the same for each number against each number, with each prefix', async () => {
    const stored = await writeAll(oneOfEach(DIGITS, (text) => ({ totalNet: { value: new Decimal(text) } }), 'Invoice'));
    let finds = 0;
    for (const prefix of PREFIXES)
      for (const value of DIGITS) finds += await expectSame('Invoice', `totalnet=${prefix}${value}`, stored);
    expect(finds).toBeGreaterThan(100);
  });

  test('finds the same for each word against each word, in each way', async () => {
    const stored = await writeAll(oneOfEach(WORDS, (family) => ({ name: [{ family }] }), 'Practitioner'));
    let finds = 0;
    for (const modifier of MODIFIERS.string)
      for (const value of WORDS)
        finds += await expectSame('Practitioner', `family${modifier}=${encodeURIComponent(escaped(value))}`, stored);
    for (const is of [true, false]) await expectSame('Practitioner', `family:missing=${is}`, stored);
    expect(finds).toBeGreaterThan(WORDS.length);
  });
});
