// The answer of a search beside its matches: links, totals, parts, warnings, limits.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { FHIR, startTestHub, type TestHub } from '../support/hub.ts';
import { linkOf as link } from '../support/search-answers.ts';

let hub: TestHub;

const put = (resource: { resourceType: string; id: string; [name: string]: unknown }) =>
  hub.http.put(`/fhir/${resource.resourceType}/${resource.id}`).set('Content-Type', FHIR).send(resource);
const get = (query: string, prefer = '') => hub.http.get(`/fhir/${encodeURI(query)}`).set('Prefer', prefer);
const post = (type: string, form: string) =>
  hub.http
    .post(`/fhir/${type.replace(/\?|$/, '/_search$&')}`)
    .set('Content-Type', 'application/x-www-form-urlencoded')
    .send(form);
const params = (url: string | undefined): [string, string][] => [...new URL(url ?? '').searchParams];

beforeAll(async () => {
  hub = await startTestHub({ RENKEI_PAGE_SIZE: '20', RENKEI_MAX_PAGE_SIZE: '20' });
  if (hub === undefined) return;
  await put({ resourceType: 'Organization', id: 'gone', name: '閉院' });
  for (let i = 0; i < 30; i += 1) {
    await put({
      resourceType: 'Patient',
      id: `p${i}`,
      gender: i % 3 === 0 ? 'male' : 'female',
      name: [{ text: `患者 ${i}` }],
      birthDate: '1950-01-01',
      managingOrganization: { reference: 'Organization/gone' },
    });
  }
  await hub.http.delete('/fhir/Organization/gone');
  await put({ resourceType: 'Patient', id: 'deleted', gender: 'male' });
  await hub.http.delete('/fhir/Patient/deleted');
});
afterAll(() => hub?.close());

describe('the self link tells the parameters that were used  https://hl7.org/fhir/R4/search.html#conformance', () => {
  test('all that were understood, in their order, values as they were given', async () => {
    const { body } = await get('Patient?gender=male&name=患者&birthdate=ge1950&_sort=-birthdate');
    expect(params(link(body, 'self'))).toEqual([
      ['gender', 'male'],
      ['name', '患者'],
      ['birthdate', 'ge1950'],
      ['_sort', '-birthdate'],
    ]);
  });

  test('not those without a value', async () => {
    const { body } = await get('Patient?gender=&name=,&_count=5');
    expect(params(link(body, 'self'))).toEqual([['_count', '5']]);
  });

  test('a page size above the limit as the limit', async () => {
    const { status, body } = await get('Patient?_count=99999999999');
    expect(status).toBe(200);
    expect(body.entry).toHaveLength(20);
    expect(params(link(body, 'self'))).toEqual([['_count', '20']]);
  });

  test('of a POST, as if it had been a GET', async () => {
    const { body } = await post('Patient?gender=male', 'birthdate=1950');
    expect(params(link(body, 'self'))).toEqual([
      ['gender', 'male'],
      ['birthdate', '1950'],
    ]);
  });
});

describe('handling=lenient  https://hl7.org/fhir/R4/search.html#errors', () => {
  test('passes over an unknown parameter with a warning, and the self link does not claim it', async () => {
    const { status, body } = await get('Patient?nonsense=1&gender=male&_count=1', 'handling=lenient');
    expect(status).toBe(200);
    expect(params(link(body, 'self')).map(([name]) => name)).toEqual(['gender', '_count']);
    const outcome = body.entry.at(-1);
    expect(outcome.search.mode).toBe('outcome');
    expect(outcome.resource.issue).toMatchObject([
      { severity: 'warning', code: 'not-supported', expression: ['http.nonsense'] },
    ]);
    expect(outcome.resource.issue[0].diagnostics).toContain('nonsense');
    expect(outcome.resource.issue[0].details.text).toContain('nonsense');
  });

  test.each(['_has:Observation:nonsense:code=x', 'organization.nonsense=x', '_include:nonsense=Patient:organization'])(
    'passes over %s, which is not served',
    async (query) => {
      const { status, body } = await get(`Patient?${query}&_count=1`, 'handling=lenient');
      expect(status).toBe(200);
      expect(body.entry.at(-1).search.mode).toBe('outcome');
    },
  );

  test('still refuses a known parameter with a bad value', async () => {
    expect((await get('Patient?birthdate=soon', 'handling=lenient')).status).toBe(400);
  });
});

describe('_total  https://hl7.org/fhir/R4/search.html#total', () => {
  test('none, and without it: no total', async () => {
    expect((await get('Patient?gender=male')).body).not.toHaveProperty('total');
    expect((await get('Patient?gender=male&_total=none')).body).not.toHaveProperty('total');
  });
  test.each(['accurate', 'estimate'])('%s: all matches, not only those of the page, none deleted', async (total) => {
    expect((await get(`Patient?gender=male&_total=${total}&_count=2`)).body).toMatchObject({ total: 10 });
    expect((await get(`Patient?_total=${total}`)).body).toMatchObject({ total: 30 });
    expect((await get(`Patient?gender=unknown&_total=${total}`)).body).toMatchObject({ total: 0 });
  });
  test('included resources are not counted', async () => {
    await put({
      resourceType: 'Flag',
      id: 'f',
      status: 'active',
      code: { text: 'x' },
      subject: { reference: 'Patient/p0' },
    });
    const { body } = await get('Patient?_id=p0&_total=accurate&_revinclude=Flag:subject');
    expect(body.entry).toHaveLength(2);
    expect(body.total).toBe(1);
  });
});

describe('_count and _summary', () => {
  test.each(['_count=0', '_summary=count', '_summary=count&_count=5'])('%s: the total and no entry', async (query) => {
    const { status, body } = await get(`Patient?gender=male&${query}`);
    expect(status).toBe(200);
    expect(body).toMatchObject({ type: 'searchset', total: 10 });
    expect(body).not.toHaveProperty('entry');
    expect(link(body, 'next')).toBeUndefined();
  });
  test('of two _count the last counts', async () => {
    expect((await get('Patient?_count=3&_count=2')).body.entry).toHaveLength(2);
  });
  test('no match: a Bundle without entry', async () => {
    const { status, body } = await get('Patient?gender=unknown');
    expect(status).toBe(200);
    expect(body).not.toHaveProperty('entry');
  });
  test('_elements and _summary=true give parts, marked as such', async () => {
    for (const query of ['_elements=gender', '_elements=Patient.gender, id']) {
      const { body } = await get(`Patient?_id=p0&${query}`);
      expect(body.entry[0].resource).toMatchObject({ gender: 'male', meta: { tag: [{ code: 'SUBSETTED' }] } });
      expect(body.entry[0].resource).not.toHaveProperty('birthDate');
    }
    const { body } = await get('Patient?_id=p0&_summary=data');
    expect(body.entry[0].resource.meta.tag).toMatchObject([{ code: 'SUBSETTED' }]);
  });
});

describe('entries', () => {
  test('carry the absolute address and the mode', async () => {
    const { body } = await get('Patient?_id=p1');
    expect(body.entry).toMatchObject([{ fullUrl: `${hub.base}/Patient/p1`, search: { mode: 'match' } }]);
  });
  test('deleted resources are neither found nor included', async () => {
    expect((await get('Patient?_id=deleted')).body).not.toHaveProperty('entry');
    expect((await get('Patient?gender:not=female&_count=20')).body.entry).toHaveLength(10);
    const { body } = await get('Patient?_id=p0&_include=Patient:organization');
    expect(body.entry).toHaveLength(1);
    expect((await get('Patient?organization.name=閉院')).body).not.toHaveProperty('entry');
    expect((await get('Patient?organization=Organization/gone&_count=1')).body.entry).toHaveLength(1);
  });
});

describe('limits', () => {
  const ids = (count: number): string => Array.from({ length: count }, (_, i) => `p${i}`).join(',');
  test.each(['_id', 'identifier', 'name', 'organization', 'general-practitioner.name'])(
    '500 values of %s are taken, 501 refused',
    async (name) => {
      expect((await post('Patient', `${name}=${ids(500)}`)).status).toBe(200);
      const { status, body } = await post('Patient', `${name}=${ids(501)}`);
      expect(status).toBe(400);
      expect(body.issue[0].diagnostics).toContain('501');
      expect(body.issue[0].diagnostics).toContain(name);
      expect(body.issue[0].details.text).toContain(name);
    },
  );
  test('a list of 200 values finds each', async () => {
    const { body } = await post('Patient', `_id=${ids(200)}&_summary=count`);
    expect(body.total).toBe(30);
    const genders = [...Array.from({ length: 199 }, (_, i) => `g${i}`), 'male'].join(',');
    expect((await post('Patient', `gender=${genders}&_summary=count`)).body.total).toBe(10);
    const dates = [...Array.from({ length: 199 }, (_, i) => `${1700 + i}`), '1950'].join(',');
    expect((await post('Patient', `birthdate=${dates}&_summary=count`)).body.total).toBe(30);
  });
  test('a hundred parameters are taken, one more refused', async () => {
    const genders = (count: number): string => Array.from({ length: count }, () => 'gender=male').join('&');
    expect((await post('Patient', genders(100))).status).toBe(200);
    expect((await post('Patient', genders(101))).status).toBe(400);
  });
  // PostgreSQL binds at most 65,535 values in a statement: what goes beyond must be refused, not break the connection.
  test('many long lists together are refused', async () => {
    const lists = Array.from({ length: 90 }, () => `birthdate=${Array.from({ length: 500 }, () => '1950').join(',')}`);
    const { status, body } = await post('Patient', lists.join('&'));
    expect(status).toBe(400);
    expect(body.issue[0].diagnostics).toContain('10000');
  });
  test('an untyped chain counts the values once for each type', async () => {
    const many = Array.from({ length: 500 }, (_, i) => `v${i}`).join(',');
    expect((await post('Provenance', `target.identifier=${many}`)).status).toBe(400);
    expect((await post('Provenance', 'target.identifier=v1')).status).toBe(200);
  });
});
