// Two ways to answer a search, the database's and the one from the resource itself, find the same.
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Decimal } from '../../src/fhir/json/decimal.ts';
import { readJson } from '../../src/fhir/json/read.ts';
import type { Resource } from '../../src/fhir/resource.ts';
import { parseSearch } from '../../src/fhir/search/ask/parse.ts';
import { passes } from '../../src/fhir/search/meet/evaluate.ts';
import { PUBLISHED } from '../../src/fhir/search/params/params.ts';
import { queryOf } from '../../src/rest/query.ts';
import { Store } from '../../src/store/store.ts';
import type { Change } from '../../src/store/write/change.ts';
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
const PLACES = ['0', '36.2', '36.25', '90', '-90', '139.1', '179.9', '-179.9', '180'];
const degrees = fc.constantFrom(...PLACES).map((text) => new Decimal(text));
const reference = fc.record({
  reference: some(target),
  identifier: some(identifier),
  type: some(fc.constant('Organization')),
});
const period = fc.record({ start: some(date), end: some(date) });
const decimal = digits.map((text) => new Decimal(text));
const quantity = fc.record({
  value: some(decimal),
  comparator: some(fc.constantFrom('<', '<=', '>=', '>')),
  unit: some(code),
  system: some(system),
  code: some(code),
});
const range = fc.record({ low: some(quantity), high: some(quantity) });
const samples = fc.record({
  ...{ origin: some(quantity), factor: some(decimal), lowerLimit: some(decimal), upperLimit: some(decimal) },
  data: some(fc.constantFrom('1 2 3', 'E', 'L 0 U', '-5.4 E 5.4', '1e300 1', '')),
});
const value = {
  ...{ valueQuantity: some(quantity), valueSampledData: some(samples), valueString: some(word) },
  ...{ valueCodeableConcept: some(concept), valueDateTime: some(date), valuePeriod: some(period) },
};
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
    ...{ code: some(concept), ...value, effectivePeriod: some(period), effectiveDateTime: some(date) },
    component: list(fc.record({ code: some(concept), ...value })),
  }),
  Condition: fc.record({ onsetAge: some(quantity), onsetRange: some(range), code: some(concept) }),
  ValueSet: fc.record({
    useContext: list(
      fc.record({
        ...{ code: some(coding), valueQuantity: some(quantity), valueRange: some(range) },
        valueCodeableConcept: some(concept),
      }),
    ),
  }),
  DocumentReference: fc.record({ relatesTo: list(fc.record({ code: some(code), target: some(reference) })) }),
  MolecularSequence: fc.record({
    referenceSeq: some(fc.record({ chromosome: some(concept), windowStart: some(decimal), windowEnd: some(decimal) })),
    variant: list(fc.record({ start: some(decimal), end: some(decimal) })),
  }),
  Location: fc.record({
    position: some(fc.record({ latitude: some(degrees), longitude: some(degrees) })),
    name: some(word),
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

const near = fc
  .tuple(
    fc.constantFrom('0', '36.2', '36.25', '90', '-90'),
    fc.constantFrom(...PLACES),
    fc.constantFrom('', '|0', '|10', '|20|km', '|5000|m', '|4|mi', '|1e5'),
  )
  .map(([latitude, longitude, within]) => `${latitude}|${longitude}${within}`);
const COMPOSITE = ['tokens', 'relation', 'amount', 'time', 'text', 'numbers'] as const;
const parts = (...all: readonly fc.Arbitrary<string>[]) => fc.tuple(...all).map((texts) => texts.join('$'));
const composite: Readonly<Record<(typeof COMPOSITE)[number], fc.Arbitrary<string>>> = {
  ...{
    tokens: parts(token, token),
    relation: parts(token, fc.oneof(target, fc.constant('a'))),
  },
  ...{ amount: parts(token, amount), time: parts(token, prefixed(date)), text: parts(token, word.map(escaped)) },
  numbers: parts(token, prefixed(digits), prefixed(digits)),
};

type Kind =
  | (typeof COMPOSITE)[number]
  | 'near'
  | 'token'
  | 'reference'
  | 'string'
  | 'date'
  | 'quantity'
  | 'uri'
  | 'id'
  | 'updated';
const VALUES: Readonly<Record<Kind, fc.Arbitrary<string>>> = {
  ...{ token, reference: fc.oneof(target, fc.constantFrom('a', 'b')), string: word.map(escaped), date: prefixed(date) },
  ...{
    quantity: amount,
    near,
    ...composite,
    uri: questionnaire.map(escaped),
    id: fc.constantFrom(...IDS, 'z'),
    updated: prefixed(date),
  },
};
const MODIFIERS: Readonly<Record<Kind, readonly string[]>> = {
  ...{ token: ['', ':not'], reference: ['', ':Organization', ':Patient'], string: ['', ':exact', ':contains'] },
  ...{ tokens: [''], relation: [''], amount: [''], time: [''], text: [''], numbers: [''], near: [''] },
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
    ...(['code-value-quantity', 'combo-code-value-quantity', 'component-code-value-quantity'] as const).map(
      (name) => [name, 'amount'] as const,
    ),
    ...(['code-value-concept', 'combo-code-value-concept'] as const).map((name) => [name, 'tokens'] as const),
    ['code-value-date', 'time'],
    ['code-value-string', 'text'],
  ],
  Condition: [
    ['onset-age', 'quantity'],
    ['code', 'token'],
  ],
  ValueSet: [
    ['context-type-quantity', 'amount'],
    ['context-type-value', 'tokens'],
    ['context-quantity', 'quantity'],
  ],
  DocumentReference: [['relationship', 'relation']],
  MolecularSequence: [
    ['chromosome-window-coordinate', 'numbers'],
    ['chromosome-variant-coordinate', 'numbers'],
  ],
  Location: [
    ['near', 'near'],
    ['name', 'string'],
  ],
};

const modifiersOf = (type: string, name: string, kind: Kind): readonly string[] => {
  const targets = PUBLISHED.indexed(type).get(name)?.def.target ?? [];
  return MODIFIERS[kind].filter((each) => kind !== 'reference' || each === '' || targets.includes(each.slice(1)));
};

const parameterOf = (type: string): fc.Arbitrary<string> =>
  fc.constantFrom(...PARAMETERS[type]!, ...OF_ALL).chain(([name, kind]) => {
    const asked = fc
      .tuple(fc.constantFrom(...modifiersOf(type, name, kind)), fc.array(VALUES[kind], { minLength: 1, maxLength: 3 }))
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
      fc.asyncProperty(resources, fc.array(query, { minLength: 40, maxLength: 40 }), async (all, queries) => {
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

  // With each comparator, and as the ends of ranges.
  const RANGES: readonly object[] = DIGITS.slice(0, 8).flatMap((text) => {
    const value = new Decimal(text);
    const compared = ['<', '<=', '>=', '>'].map((comparator) => ({ valueQuantity: { value, comparator } }));
    const ends = [
      { valueRange: { low: { value } } },
      { valueRange: { high: { value } } },
      { valueRange: { low: { value: new Decimal('-6') }, high: { value } } },
    ];
    return [...compared, ...ends];
  });

  test('finds the same for each range against each number, with each prefix', async () => {
    const stored = await writeAll(
      RANGES.map((range, i): Resource => ({ resourceType: 'Questionnaire', id: `r${i}`, useContext: [range] })),
    );
    let finds = 0;
    for (const prefix of PREFIXES)
      for (const value of DIGITS)
        finds += await expectSame('Questionnaire', `context-quantity=${prefix}${value}`, stored);
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
