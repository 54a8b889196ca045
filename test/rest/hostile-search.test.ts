// What nobody should send, and somebody will: every one of these is the client's fault or finds nothing; none is ours.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { FHIR, startTestHub, type TestHub } from '../support/hub.ts';

let hub: TestHub;

beforeAll(async () => {
  // Lenient about content, so that odd values reach the index.
  hub = await startTestHub({ RENKEI_VALIDATION: 'off' });
});
afterAll(() => hub?.close());

const long = 'x'.repeat(10_000);

describe('searches', () => {
  test.each([
    ['NUL', 'Patient?name=a%00b', 400],
    ['NUL in a name', 'Patient?na%00me=a', 400],
    ['half a surrogate pair', 'Patient?name=%ED%A0%80', 400],
    ['a broken escape', 'Patient?name=%', 400],
    ['separators of the index', 'Patient?name=a%1Eb%1F', 200],
    ['the last code point', 'Patient?name=%F4%8F%BF%BF', 200],
    ['only a combining mark', 'Patient?name=%CC%81', 200],
    ['only a space', 'Patient?name=%20', 200],
    ['only a backslash', 'Patient?name=%5C', 200],
    ['only a backslash, anywhere', 'Patient?name:contains=%5C', 200],
    ['a bar', 'Patient?identifier=%7C', 200],
    ['many bars', 'Patient?identifier=a%7Cb%7Cc%7Cd', 200],
    ['1e999', 'RiskAssessment?probability=1e999', 200],
    ['1e-999', 'RiskAssessment?probability=1e-999', 200],
    ['1e9999', 'RiskAssessment?probability=1e9999', 400],
    ['forty digits', `RiskAssessment?probability=${'9'.repeat(40)}`, 200],
    ['a thousand digits', `RiskAssessment?probability=${'9'.repeat(1000)}`, 400],
    ['ap of a huge number', 'RiskAssessment?probability=ap-9e999', 200],
    ['year 1', 'Patient?birthdate=0001-01-01', 200],
    ['year 9999', 'Patient?birthdate=ge9999-12-31T23:59:60%2B14:00', 200],
    ['year 0', 'Patient?birthdate=0000-01-01', 400],
    ['year 10000', 'Patient?birthdate=10000-01-01', 400],
    ['about year 1', 'Patient?_lastUpdated=ap0001', 200],
    ['about year 9999', 'Patient?_lastUpdated=ap9999', 200],
    ['a huge page', 'Patient?_count=99999999999', 200],
    ['a page beyond numbers', `Patient?_count=${'9'.repeat(400)}`, 200],
    ['a negative page', 'Patient?_count=-1', 400],
    ['two pages sizes, one bad', 'Patient?_count=x&_count=1', 400],
    ['no id', 'Patient?_id=%F0%9F%99%82', 200],
    ['an id of quotes', `Patient?_id=${encodeURIComponent(`{"'},}`)}`, 200],
    ['no sort key', 'Patient?_sort=-', 400],
    ['a star', 'Patient?_include=*', 200],
    ['a star in return', 'Patient?_revinclude=*', 200],
    ['a star of stars', 'Patient?_include:iterate=*:*:*', 200],
    ['a star for a type', 'Patient?_include=*:organization', 400],
    ['only colons', 'Patient?_include=:::', 400],
    ['half a boolean', 'Patient?active:missing=maybe', 400],
    ['only dots', 'Patient?...=1', 400],
    ['a chain that ends', 'Observation?subject.=1', 400],
    ['a chain of nothing', 'Observation?subject:.name=1', 400],
    ['garbage as cursor', 'Patient?_cursor=AAAA', 400],
    ['a long garbage as cursor', `Patient?_cursor=${'A'.repeat(4_000)}`, 400],
    ['an object property as parameter', 'Patient?toString=1', 400],
    ['an object property as type', 'Observation?subject:constructor=1', 400],
    ['an object property as sort', 'Patient?_sort=__proto__', 400],
    ['empty names', 'Patient?=x&&=', 400],
  ])('%s', async (_what, query, wanted) => {
    const { status, body } = await hub.http.get(`/fhir/${query}`);
    expect(status, JSON.stringify(body.issue)).toBe(wanted);
  });

  test.each([
    'name',
    'name:exact',
    'name:contains',
    'identifier',
    'birthdate',
    '_id',
    '_sort',
    '_count',
    '_cursor',
    '_elements',
    '_include',
    '_profile',
    'general-practitioner',
    'general-practitioner.name',
    long,
  ])('ten thousand characters as %#', async (name) => {
    const { status, text } = await hub.http
      .post('/fhir/Patient/_search')
      .set('Content-Type', 'application/x-www-form-urlencoded')
      .send(`${name}=${long}`);
    expect([200, 400]).toContain(status);
    // A refusal does not send it back.
    if (status === 400) expect(text.length).toBeLessThan(2_000);
  });
});

describe('values to be stored and found', () => {
  const store = async (resource: Record<string, unknown> | string) =>
    hub.http
      .post(`/fhir/${(typeof resource === 'string' ? JSON.parse(resource) : resource).resourceType}`)
      .set('Content-Type', FHIR)
      .send(resource);
  const count = async (query: string): Promise<number> =>
    (await hub.http.get(`/fhir/${query}&_summary=count`)).body.total;
  const risk = (number: string): string =>
    `{"resourceType":"RiskAssessment","status":"final","prediction":[{"probabilityDecimal":${number}}]}`;

  test.each([
    '1e999',
    '-1e999',
    '1e-999',
    '1e-20000',
    '0e99999',
    '0e-99999',
    '1e99999999999',
    `0.${'1'.repeat(500)}`,
    '-0',
    '0.0',
  ])('the number %s', async (number) => {
    expect((await store(risk(number))).status).toBe(201);
  });

  test.each(['0001-01-01', '9999-12-31', '0001', '9999', '0000', 'no date', '2026-02-30'])(
    'the date %s',
    async (date) => {
      expect((await store({ resourceType: 'Patient', birthDate: date })).status).toBe(201);
    },
  );

  test('a name of ten thousand characters is found by its beginning, and exactly', async () => {
    const name = `長い名前${'𠮷'.repeat(5_000)}`;
    expect((await store({ resourceType: 'Person', name: [{ text: name }] })).status).toBe(201);
    expect(await count(`Person?name=${encodeURIComponent(name.slice(0, 40))}`)).toBe(1);
    const form = (query: string) =>
      hub.http.post('/fhir/Person/_search').set('Content-Type', 'application/x-www-form-urlencoded').send(query);
    expect((await form(`name:exact=${encodeURIComponent(name)}&_summary=count`)).body.total).toBe(1);
    expect((await form(`name:exact=${encodeURIComponent(`${name}𠮷`)}&_summary=count`)).body.total).toBe(0);
  });

  test('texts that hold the separators of the index, or fold to nothing', async () => {
    for (const text of ['a\x1eb', '\x1f', '\x1e', ' ', '\u0301', '', '{"a"}', '\\x1e', 'NULL', '}'])
      expect((await store({ resourceType: 'Patient', id: 'x', name: [{ text }] })).status).toBe(201);
    expect(await count('Patient?name=NULL')).toBe(1);
    expect(await count('Patient?name=%7B%22a%22%7D')).toBe(1);
  });

  test('units that are empty or hold separators', async () => {
    for (const [unit, code] of [
      ['', ''],
      ['a|b', 'c|d'],
      ['\x1e', '\x1e'],
      [' ', 'x'],
    ])
      expect(
        (await store({ resourceType: 'Observation', valueQuantity: { value: 1, unit, code, system: 'urn:u' } })).status,
      ).toBe(201);
    expect(await count('Observation?value-quantity=1')).toBe(4);
    expect(await count(`Observation?value-quantity=${encodeURIComponent('1|urn:u|c\\|d')}`)).toBe(1);
    expect(await count(`Observation?value-quantity=${encodeURIComponent('1||a\\|b')}`)).toBe(1);
  });

  test('things where texts should be, and texts where things should be', async () => {
    for (const odd of [
      1,
      true,
      null,
      'text',
      [],
      {},
      [[]],
      [null],
      [{}],
      { reference: 1 },
      { reference: '' },
      { coding: 1 },
    ])
      for (const name of [
        'identifier',
        'name',
        'gender',
        'birthDate',
        'managingOrganization',
        'telecom',
        'meta',
        'active',
      ])
        expect(
          (await store({ resourceType: 'Patient', [name]: odd })).status,
          `${name} ${JSON.stringify(odd)}`,
        ).toBeLessThan(500);
  });

  test('$meta over all that', async () => {
    expect((await hub.http.get('/fhir/$meta')).status).toBe(200);
    expect((await hub.http.get('/fhir/Patient/$meta')).status).toBe(200);
  });
});
