// Over all types, or those that `_type` names; and what is said of parameters that do not go with it.
// https://hl7.org/fhir/R4/http.html#vsearch
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestHub, type TestHub } from '../support/hub.ts';
import {
  allPages,
  type BundleEntry,
  bundleOf,
  englishOf,
  entry,
  get,
  issuesOf,
  japaneseOf,
  post,
  remove,
  stored,
} from '../support/requests.ts';
import { linkOf, namesFound, namesOf } from '../support/search-answers.ts';

let hub: TestHub;

const tag = (code: string) => ({ meta: { tag: [{ system: 'urn:example:tag', code }] } });

beforeAll(async () => {
  hub = await startTestHub();
  if (hub === undefined) return;
  for (const resource of [
    { resourceType: 'Organization', id: 'shared-id', name: '本庄総合病院', ...tag('a') },
    // One id, two types: one row each.
    { resourceType: 'Patient', id: 'shared-id', gender: 'male', birthDate: '1950-04-12', ...tag('a') },
    { resourceType: 'Patient', id: 'other', gender: 'female', birthDate: '1960-01-01', ...tag('b') },
    { resourceType: 'Person', id: 'person', gender: 'male', birthDate: '1940-01-01', ...tag('a') },
    {
      resourceType: 'Flag',
      id: 'flag',
      status: 'active',
      code: { text: 'x' },
      subject: { reference: 'Patient/other' },
      ...tag('b'),
    },
    { resourceType: 'Patient', id: 'deleted', ...tag('a') },
  ])
    await stored(hub, resource);
  await remove(hub, 'Patient/deleted').expect(204);
});
afterAll(() => hub?.close());

const found = (path: string): Promise<string[]> => namesFound(hub, path);

const ALL = ['Flag/flag', 'Organization/shared-id', 'Patient/other', 'Patient/shared-id', 'Person/person'];

describe('GET [base]', () => {
  test.each(['', '?', '?_sort=-_lastUpdated', '?_sort=_id', '?_lastUpdated=gt2000', '?_total=accurate'])(
    'without _type finds resources of all types: "%s"',
    async (query) => expect(await found(query)).toEqual(ALL),
  );

  test('is the same without the slash', async () => {
    const { body } = await hub.http.get('/fhir?_tag=b').expect(200);
    expect(namesOf(body.entry)).toEqual(['Flag/flag', 'Patient/other']);
  });

  test.each([
    ['_type=Patient', ['Patient/other', 'Patient/shared-id']],
    ['_type=Patient,Person&gender=male', ['Patient/shared-id', 'Person/person']],
    ['_type=Patient,Person&birthdate=lt1955', ['Patient/shared-id', 'Person/person']],
    ['_type=Person,Patient,Person&gender=female', ['Patient/other']],
    ['_type=Patient,Organization&_id=shared-id', ['Organization/shared-id', 'Patient/shared-id']],
    ['_id=shared-id', ['Organization/shared-id', 'Patient/shared-id']],
    ['_tag=a', ['Organization/shared-id', 'Patient/shared-id', 'Person/person']],
    ['_tag=urn:example:tag|a&_id=person', ['Person/person']],
    ['_tag:not=a', ['Flag/flag', 'Patient/other']],
    ['_tag:missing=true', []],
    ['_type=Patient&gender=male&_tag=a', ['Patient/shared-id']],
    ['_type=Flag&subject:Patient.gender=female', ['Flag/flag']],
    ['_type=Account,Basic', []],
  ])('%s finds %j', async (query, names) => {
    expect(await found(`?${query.replace('|', '%7C')}`)).toEqual(names);
    const { body } = await get(hub, `?${query.replace('|', '%7C')}&_total=accurate`);
    expect(body.total).toBe(names.length);
  });

  test('sorts over the types by what all of them have', async () => {
    const { body } = await get(hub, '?_type=Patient,Person&_sort=birthdate').expect(200);
    expect(body.entry.map(({ resource }: BundleEntry) => resource.id)).toEqual(['person', 'shared-id', 'other']);
  });

  test('the links carry the types, and the pages visit all once', async () => {
    const { body } = await get(hub, '?_type=Patient,Person,Organization&_count=2');
    expect(linkOf(body, 'self')).toBe(`${hub.base}?_type=Patient%2CPerson%2COrganization&_count=2`);
    expect(linkOf(body, 'next')).toContain(`${hub.base}?_type=Patient%2CPerson%2COrganization&_count=2&_cursor=`);
    for (const query of ['?_count=2', '?_count=1&_sort=_id', '?_count=1&_sort=-_id', '?_count=2&_tag=a,b']) {
      const { body: first } = await get(hub, query);
      const next = linkOf(first, 'next')!.replace(hub.base, '');
      const rest = await allPages(hub, next);
      expect(namesOf([...first.entry, ...rest.entries]), query).toEqual(ALL);
    }
  });

  test('a page link is not taken for other types', async () => {
    const { body } = await get(hub, '?_type=Patient,Person&_count=1');
    const cursor = new URL(linkOf(body, 'next')!).searchParams.get('_cursor');
    for (const path of [`?_type=Patient&_count=1&_cursor=${cursor}`, `Patient?_count=1&_cursor=${cursor}`])
      expect(issuesOf(await get(hub, path).expect(400))).toEqual(['invalid http._cursor']);
  });

  test('_summary, _elements and _include work as in any search', async () => {
    expect((await get(hub, '?_summary=count')).body).toMatchObject({ total: 5 });
    const { body } = await get(hub, '?_type=Patient,Person&_elements=gender');
    expect(body.entry.every(({ resource }: BundleEntry) => resource.birthDate === undefined)).toBe(true);
    const included = await get(hub, '?_type=Flag,Person&_tag=b&_include=Flag:subject');
    expect(included.body.entry.map(({ resource }: BundleEntry) => resource.id)).toEqual(['flag', 'other']);
  });

  test.each([
    ['gender=male', 'not-supported http.gender'],
    ['_type=Patient,Organization&gender=male', 'not-supported http.gender'],
    ['_type=Patient,Organization&_sort=birthdate', 'invalid http._sort'],
    ['_type=Patiant', 'invalid http._type'],
    ['_type=Patient,patient', 'invalid http._type'],
    ['_type=Resource', 'invalid http._type'],
    ['_type=Patient&_type=Person', 'invalid http._type'],
    ['_type:not=Patient', 'not-supported http._type:not'],
    ['nonsense=1', 'not-supported http.nonsense'],
  ])('%s answers 400', async (query, issue) => {
    const answer = await get(hub, `?${query}`).expect(400);
    expect(issuesOf(answer)).toEqual([issue]);
    expect(englishOf(answer)).not.toBe(japaneseOf(answer));
  });

  test('leniently, what not all types have is passed over; an unknown type is not', async () => {
    const headers = { Prefer: 'handling=lenient' };
    const { body } = await get(hub, '?_type=Patient,Organization&gender=male&_tag=a', headers).expect(200);
    expect(namesOf(body.entry)).toEqual(['Organization/shared-id', 'Patient/shared-id']);
    expect(linkOf(body, 'self')).toBe(`${hub.base}?_type=Patient%2COrganization&_tag=a`);
    expect(issuesOf({ body: body.entry.at(-1).resource })).toEqual(['not-supported http.gender']);
    await get(hub, '?_type=Patiant', headers).expect(400);
  });

  test('in a batch and in a transaction it can be asked too', async () => {
    for (const type of ['batch', 'transaction'] as const) {
      const { body } = await post(hub, '', bundleOf(type, entry('GET', '?_type=Person,Flag&_tag=a'))).expect(200);
      expect(namesOf(body.entry[0].resource.entry)).toEqual(['Person/person']);
    }
  });
});

describe('POST [base]/_search', () => {
  const form = (path: string, text: string) =>
    hub.http.post(`/fhir/${path}`).set('Content-Type', 'application/x-www-form-urlencoded').send(text);

  test('takes the parameters from the form and the URL', async () => {
    const { body } = await form('_search?_tag=a', '_type=Patient,Person&_count=1').expect(200);
    expect(linkOf(body, 'self')).toBe(`${hub.base}?_tag=a&_type=Patient%2CPerson&_count=1`);
    const rest = await allPages(hub, linkOf(body, 'next')!.replace(hub.base, ''));
    expect(namesOf([...body.entry, ...rest.entries])).toEqual(['Patient/shared-id', 'Person/person']);
  });

  test('other methods are refused, and a transaction is still a transaction', async () => {
    const asked = await get(hub, '_search');
    expect([asked.status, asked.headers.allow]).toEqual([405, 'POST']);
    const deleted = await remove(hub, '');
    expect([deleted.status, deleted.headers.allow]).toEqual([405, 'GET, HEAD, POST']);
    expect((await post(hub, '', bundleOf('transaction'))).body.type).toBe('transaction-response');
  });
});

describe('_type, where the URL names the type', () => {
  test('answers 400 and says where it is taken', async () => {
    const answer = await get(hub, 'Patient?_type=Patient').expect(400);
    expect(issuesOf(answer)).toEqual(['not-supported http._type']);
    for (const text of [englishOf(answer), japaneseOf(answer)]) expect(text).toContain('GET [base]?_type=');
  });

  test('leniently, it is passed over', async () => {
    const { body } = await get(hub, 'Patient?_type=Person', { Prefer: 'handling=lenient' }).expect(200);
    expect(namesOf(body.entry)).toEqual(['Patient/other', 'Patient/shared-id']);
    expect(linkOf(body, 'self')).toBe(`${hub.base}/Patient`);
  });
});

describe('_contained  https://hl7.org/fhir/R4/search.html#contained', () => {
  test('false is how it is', async () => {
    const { body } = await get(hub, 'Patient?_contained=false&gender=male').expect(200);
    expect(namesOf(body.entry)).toEqual(['Patient/shared-id']);
    expect(linkOf(body, 'self')).toBe(`${hub.base}/Patient?_contained=false&gender=male`);
  });

  test.each([
    ['_contained=true', 'not-supported http._contained'],
    ['_contained=both', 'not-supported http._contained'],
    ['_containedType=container', 'not-supported http._containedType'],
    ['_contained=maybe', 'invalid http._contained'],
  ])('%s answers 400', async (query, issue) => {
    const answer = await get(hub, `Patient?${query}`).expect(400);
    expect(issuesOf(answer)).toEqual([issue]);
    if (issue.startsWith('not-supported'))
      for (const text of [englishOf(answer), japaneseOf(answer)])
        expect(text).toMatch(/contained (resources|リソース)/);
  });

  test('leniently, it is passed over and not in the self link', async () => {
    const { body } = await get(hub, 'Patient?_contained=true&_containedType=container&gender=male', {
      Prefer: 'handling=lenient',
    }).expect(200);
    expect(namesOf(body.entry)).toEqual(['Patient/shared-id']);
    expect(linkOf(body, 'self')).toBe(`${hub.base}/Patient?gender=male`);
    expect(issuesOf({ body: body.entry.at(-1).resource })).toEqual([
      'not-supported http._contained',
      'not-supported http._containedType',
    ]);
  });
});
