// A search by POST is a search by GET: what may stand in the URL may stand in the form. https://hl7.org/fhir/R4/http.html#search
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestHub, type TestHub } from '../support/hub.ts';
import { englishOf, issuesOf, japaneseOf, stored } from '../support/requests.ts';

let hub: TestHub;

beforeAll(async () => {
  hub = await startTestHub();
  if (hub === undefined) return;
  await stored(hub, { resourceType: 'Organization', id: 'o', name: '本庄総合病院' });
  for (const id of ['a', 'b', 'c'])
    await stored(hub, {
      resourceType: 'Patient',
      id,
      gender: id === 'c' ? 'male' : 'female',
      birthDate: `195${id.charCodeAt(0) - 97}-01-01`,
      name: [{ text: '山田 太郎' }],
      text: { status: 'generated', div: '<div xmlns="http://www.w3.org/1999/xhtml">x</div>' },
      managingOrganization: { reference: 'Organization/o' },
    });
});
afterAll(() => hub?.close());

const FORM = 'application/x-www-form-urlencoded';
const posted = (path: string, form: string, headers: Record<string, string> = {}) =>
  hub.http
    .post(`/fhir/${path}`)
    .set({ 'Content-Type': FORM, ...headers })
    .send(form);

const SAME = [
  'gender=female',
  'gender=female&_count=1',
  '_sort=-birthdate&_count=2',
  '_total=accurate',
  '_summary=true',
  '_summary=text',
  '_summary=data',
  '_summary=count',
  '_count=0',
  '_elements=gender,name',
  '_include=Patient:organization',
  '_pretty=true',
  '_pretty=false',
  '_format=json&_pretty=true',
  '_format=application/fhir%2Bjson',
  '_format=application/fhir+json',
  '_format=&gender=male',
  '_format=xml',
  '_format=application/fhir%2Bxml',
  '_summary=some',
  '_contained=true',
  '_count=x',
  '_sort=nonsense',
  'nonsense=1&gender=male',
  'name=%E5%B1%B1',
];

describe.each(['', 'handling=strict', 'handling=lenient'])('with Prefer: %s', (prefer) => {
  test.each(SAME)('%s asks the same in the form, in the URL, and in both', async (query) => {
    const asGet = await hub.http.get(`/fhir/Patient?${query}`).set('Prefer', prefer);
    const [first = '', ...others] = query.split('&');
    for (const answer of [
      await posted('Patient/_search', query, { Prefer: prefer }),
      await posted(`Patient/_search?${query}`, '', { Prefer: prefer }),
      await posted(`Patient/_search?${first}`, others.join('&'), { Prefer: prefer }),
    ])
      expect([answer.status, answer.text]).toEqual([asGet.status, asGet.text]);
  });
});

describe('the form of the answer', () => {
  test('_pretty in the form is heard', async () => {
    const { text } = await posted('Patient/_search', '_pretty=true&_id=a');
    expect(text).toMatch(/^\{\n {2}"resourceType"/);
  });

  test.each([
    'Patient/_search',
    '_search',
    'Patient/a/_search',
    'Patient/a/*/_search',
    'Patient/a/Observation/_search',
  ])('%s: what cannot be given answers 406', async (path) => {
    const answer = await posted(path, '_format=xml');
    expect([answer.status, issuesOf(answer)]).toEqual([406, ['not-supported http.Accept']]);
  });

  test('_format in the form wins over Accept', async () => {
    expect((await posted('Patient/_search', '_format=json', { Accept: 'application/fhir+xml' })).status).toBe(200);
  });
});

describe('what the form comes in', () => {
  test.each([
    ['application/json', '{"gender":"male"}'],
    ['application/fhir+json', '{"resourceType":"Parameters"}'],
    ['text/plain', 'gender=male'],
    ['multipart/form-data; boundary=x', '--x--'],
    ['application/x-www-form-urlencoded-not', 'gender=male'],
  ])('%s answers 415 and says what is wanted', async (type, body) => {
    for (const path of ['Patient/_search', '_search', 'Patient/a/_search', 'Patient/a/Observation/_search']) {
      const answer = await posted(path, body, { 'Content-Type': type });
      expect([answer.status, issuesOf(answer)]).toEqual([415, ['not-supported http.Content-Type']]);
      for (const said of [englishOf(answer), japaneseOf(answer)]) expect(said).toContain(FORM);
    }
  });

  test('with a charset, in capitals, or without a body it is taken', async () => {
    for (const type of [`${FORM}; charset=UTF-8`, FORM.toUpperCase()])
      expect((await posted('Patient/_search', 'gender=male', { 'Content-Type': type })).body.entry).toHaveLength(1);
    expect((await hub.http.post('/fhir/Patient/_search')).body.entry).toHaveLength(3);
  });

  test.each(['name=%zz', 'name=a%00b', 'name=%8e%52', 'name=%'])(
    '%s answers 400 and speaks of the form',
    async (form) => {
      const answer = await posted('Patient/_search', form);
      expect([answer.status, issuesOf(answer)]).toEqual([400, ['invalid http.body']]);
      expect([englishOf(answer), japaneseOf(answer)]).toEqual([
        expect.stringContaining('The form'),
        expect.stringContaining('フォーム'),
      ]);
    },
  );

  test('bytes that are no UTF-8 answer 400', async () => {
    const bytes = Buffer.from([...Buffer.from('name='), 0x8e, 0x52]);
    const headers = { 'Content-Type': FORM };
    const answer = await fetch(`${hub.base}/Patient/_search`, { method: 'POST', headers, body: bytes });
    expect([answer.status, englishOf({ body: await answer.json() })]).toEqual([400, expect.stringContaining('UTF-8')]);
  });
});

test('a next link that is too long for a URL says how it can be followed', async () => {
  const ids = Array.from({ length: 250 }, (_, i) => `none-of-these-${i}-${'x'.repeat(20)}`);
  const first = await posted('Patient/_search', `_id=a,b,c,${ids.join()}&_count=2`);
  const outcome = first.body.entry.at(-1);
  expect([outcome.search.mode, issuesOf({ body: outcome.resource })]).toEqual(['outcome', ['too-long http._cursor']]);
  const next = new URL(first.body.link.find(({ relation }: { relation: string }) => relation === 'next').url);
  expect((await hub.http.get(`${next.pathname}${next.search}`)).status).toBe(414);
  const second = await posted('Patient/_search', next.search.slice(1));
  expect(second.body.entry.map(({ resource }: { resource: { id: string } }) => resource.id)).toEqual(['a']);
});

test.each([
  'handling=lenient',
  'handling="lenient"',
  'Handling=lenient',
  'return=minimal; handling=lenient',
  'x, handling = lenient',
])('Prefer: %s is lenient', async (Prefer) => {
  expect((await posted('Patient/_search', 'nonsense=1', { Prefer })).status).toBe(200);
});
