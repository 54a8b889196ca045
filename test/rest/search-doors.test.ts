// Odd searches by every door: none is our fault, what is refused is named in both languages, and the self link says what was taken.
// https://hl7.org/fhir/R4/search.html#errors
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestHub, type TestHub } from '../support/hub.ts';
import { send } from '../support/raw-http.ts';
import { englishOf, issuesOf, japaneseOf, stored } from '../support/requests.ts';

let hub: TestHub;

beforeAll(async () => {
  hub = await startTestHub();
  if (hub === undefined) return;
  await stored(hub, { resourceType: 'Organization', id: 'o', name: 'o' });
  for (const id of ['a', 'b'])
    await stored(hub, {
      resourceType: 'Patient',
      id,
      gender: 'male',
      birthDate: '1950-01-01',
      managingOrganization: { reference: 'Organization/o' },
    });
});
afterAll(() => hub?.close());

const FORM = { 'Content-Type': 'application/x-www-form-urlencoded' };
const LENIENT = { Prefer: 'handling=lenient' };
const ask = async (method: string, path: string, headers: Record<string, string> = {}, body?: string) => {
  const { status, text, headers: given } = await send(hub, { method, path: `/fhir/${path}`, headers, body });
  return { status, text, given, body: text === '' ? undefined : JSON.parse(text) };
};
const selfOf = ({ link }: { link: { relation: string; url: string }[] }): string =>
  decodeURIComponent(link.find(({ relation }) => relation === 'self')!.url.slice(hub.base.length)).replace(/^\//, '');
const repeated = (count: number, pair: (i: number) => string): string =>
  Array.from({ length: count }, (_, i) => pair(i)).join('&');

describe('taken, and the self link says as what', () => {
  test.each([
    ['Patient?_count=1&_count=2', 'Patient?_count=1&_count=2'],
    ['Patient?_count=0', 'Patient?_count=0'],
    ['Patient?_count=', 'Patient'],
    ['Patient?_count=99999999999999999999999', 'Patient?_count=1000'],
    ['Patient?_total=none&_total=accurate', 'Patient?_total=none&_total=accurate'],
    ['Patient?_summary=count&_include=Patient:organization', 'Patient?_summary=count&_include=Patient:organization'],
    ['Patient?_elements=nonsense', 'Patient?_elements=nonsense'],
    ['Patient?birthdate=1950-01-01T00:00:00+09:00', 'Patient?birthdate=1950-01-01T00:00:00 09:00'],
    ['Patient?name=eb2020', 'Patient?name=eb2020'],
    ['Patient?name:exact=', 'Patient'],
    ['Patient?&&&', 'Patient'],
    ['Patient?=', 'Patient'],
    ['Patient?gender', 'Patient'],
    ['Patient?gender=male,,female', 'Patient?gender=male,,female'],
    ['Patient?gender=%7C', 'Patient?gender=|'],
    ['Patient?gender=%5C', 'Patient?gender=\\'],
    ['Patient?name=%25', 'Patient?name=%'],
    ['Patient?gender=a%0d%0ab', 'Patient?gender=a\r\nb'],
    ['Patient?_include=*', 'Patient?_include=*'],
    ['Patient?_include=Patient:organization:Patient', 'Patient?_include=Patient:organization:Patient'],
    ['Patient?_has:Observation:patient:code=', 'Patient'],
    ['Patient?organization=Organization/', 'Patient?organization=Organization/'],
    ['Patient?_cursor=&gender=male', 'Patient?gender=male'],
    ['Patient?_format=&_pretty=maybe', 'Patient'],
    ['Patient/a/*?_count=0', 'Patient/a/*?_count=0'],
    ['?_type=', ''],
    ['?_id=a', '?_id=a'],
    [`Patient?${repeated(60, () => '_include=Patient:*')}`, `Patient?${repeated(60, () => '_include=Patient:*')}`],
  ])('%s', async (path, self) => {
    const { status, body } = await ask('GET', path);
    expect([status, body.issue]).toEqual([200, undefined]);
    expect(selfOf(body)).toBe(self);
  });

  test.each([
    ['Patient?nonsense=1&gender=male', 'Patient?gender=male', 'http.nonsense'],
    ['Patient?page=2', 'Patient', 'http.page'],
    ['Patient?_contained=both&_count=1', 'Patient?_count=1', 'http._contained'],
    ['Patient/a/Observation?nonsense=1', 'Patient/a/Observation', 'http.nonsense'],
    ['Patient/a/*?nonsense=1', 'Patient/a/*', 'http.nonsense'],
    ['?nonsense=1&_id=a', '?_id=a', 'http.nonsense'],
  ])('leniently %s', async (path, self, at) => {
    for (const answer of [
      await ask('GET', path, LENIENT),
      await ask(
        'POST',
        path.replace(/\?.*/, '/_search').replace(/^\//, ''),
        { ...LENIENT, ...FORM },
        path.replace(/.*\?/, ''),
      ),
    ]) {
      expect([answer.status, selfOf(answer.body)]).toEqual([200, self]);
      const outcome = answer.body.entry.at(-1);
      expect(issuesOf({ body: outcome.resource })).toEqual([`not-supported ${at}`]);
      expect(outcome.search.mode).toBe('outcome');
    }
  });
});

describe('refused, and why in both languages', () => {
  test.each([
    ['Patient?nonsense=1', 400, 'not-supported http.nonsense'],
    ['Patient?=x', 400, 'not-supported http.'],
    ['Patient?:exact=x', 400, 'not-supported http.:exact'],
    ['Patient?_page=2', 400, 'not-supported http._page'],
    ['Patient?_filter=name%20eq%20x', 400, 'not-supported http._filter'],
    ['Patient?_text=x', 400, 'not-supported http._text'],
    ['Patient?_type=Patient', 400, 'not-supported http._type'],
    ['?_type=Patient,Nonsense', 400, 'invalid http._type'],
    ['Patient?_count=-1', 400, 'invalid http._count'],
    ['Patient?_count=1.5', 400, 'invalid http._count'],
    ['Patient?_count:exact=1', 400, 'not-supported http._count:exact'],
    ['Patient?_sort=nonsense', 400, 'invalid http._sort'],
    ['Patient?_sort=--birthdate', 400, 'invalid http._sort'],
    ['Patient?_sort=birthdate&_sort=name', 400, 'invalid http._sort'],
    [`Patient?_sort=${Array(30).fill('birthdate')}`, 400, 'invalid http._sort'],
    ['Patient/a/*?_sort=date', 400, 'invalid http._sort'],
    ['Patient?_total=true', 400, 'invalid http._total'],
    ['Patient?_summary=some', 400, 'invalid http._summary'],
    ['Patient?_summary=text&_include=Patient:organization', 400, 'invalid http._summary'],
    ['Patient?birthdate=2020-13', 400, 'invalid http.birthdate'],
    ['Patient?birthdate=2020-02-30', 400, 'invalid http.birthdate'],
    ['Patient?birthdate=zz2020', 400, 'invalid http.birthdate'],
    ['Patient?birthdate=ge', 400, 'invalid http.birthdate'],
    ['Patient?birthdate:exact=2020', 400, 'invalid http.birthdate:exact'],
    ['Patient?birthdate:missing=maybe', 400, 'invalid http.birthdate:missing'],
    ['Patient?name:nonsense=x', 400, 'invalid http.name:nonsense'],
    ['Patient?gender:in=http://none', 400, 'not-found http.gender:in'],
    ['Patient?_include=Observation:subject', 400, 'invalid http._include'],
    ['Patient?_include=Patient:birthdate', 400, 'invalid http._include'],
    ['Patient?_revinclude=Observation:nonsense', 400, 'invalid http._revinclude'],
    ['Patient?_has=x', 400, 'not-supported http._has'],
    ['Patient?_has:Observation:patient=x', 400, 'not-supported http._has:Observation:patient'],
    ['Patient?_has:Nonsense:patient:code=x', 400, 'not-supported http._has:Nonsense:patient:code'],
    ['Patient?organization..name=x', 400, 'not-supported http.organization..name'],
    ['Patient?organization.partof.partof.partof.name=x', 400, 'invalid http.organization.partof.partof.partof.name'],
    ['Patient?_list=$current-problems', 400, 'invalid http._list'],
    ['Observation?value-quantity=1e999999', 400, 'invalid http.value-quantity'],
    ['Observation?value-quantity=1%7Ca%7Cb%7Cc', 400, 'invalid http.value-quantity'],
    ['Observation?code-value-quantity=a$b$c', 400, 'invalid http.code-value-quantity'],
    ['Location?near=91%7C181%7C1%7Ckm', 400, 'invalid http.near'],
    ['Patient?gender=%', 400, 'invalid http.url'],
    ['Patient?gender=%E3%81', 400, 'invalid http.url'],
    ['Patient?gender=%00', 400, 'invalid http.url'],
    ['Patient/%00/Observation', 400, 'value http.url'],
    [`Patient?name=${'a'.repeat(8_100)}`, 414, 'too-long http.url'],
    [`Patient?name=${'a'.repeat(17_000)}`, 431, 'too-long'],
    [`Patient?${repeated(300, (i) => `gender=g${i}`)}`, 400, 'invalid http.query'],
    ['Patient?_cursor=x', 400, 'invalid http._cursor'],
    ['Patient?_format=xml', 406, 'not-supported http.Accept'],
    ['Patient?_contained=both', 400, 'not-supported http._contained'],
    ['Patient/_search?gender=male', 405, 'not-supported http.method'],
    ['patient?gender=male', 404, 'not-supported http.url'],
  ])('%s', async (path, status, issue) => {
    const answer = await ask('GET', path);
    expect([answer.status, issuesOf(answer)]).toEqual([status, [issue]]);
    expect(englishOf(answer)).toMatch(/[a-z]{3}/);
    expect(japaneseOf(answer)).toMatch(/[ぁ-んァ-ヶ]/);
  });
});

describe('by the other methods', () => {
  test.each(['Patient?gender=male', 'Patient?nonsense=1', 'Patient/a/Observation', 'Nonsense?x=1'])(
    'HEAD %s tells what GET does, without a body',
    async (path) => {
      const [asHead, asGet] = [await ask('HEAD', path), await ask('GET', path)];
      expect([asHead.status, asHead.text]).toEqual([asGet.status, '']);
      expect(asHead.given['content-length']).toBe(asGet.given['content-length']);
    },
  );

  test.each([
    ['Patient/_search?gender=male', 'birthdate=1950', 200, 'Patient?gender=male&birthdate=1950'],
    ['Patient/_search?_count=1', '_count=2', 200, 'Patient?_count=1&_count=2'],
    ['Patient/_search?_sort=name', '_sort=birthdate', 400, 'invalid http._sort'],
    ['Patient/_search', repeated(300, (i) => `gender=g${i}`), 400, 'invalid http.query'],
    ['Patient/_search?gender=%', 'gender=male', 400, 'invalid http.url'],
    ['_search', '_type=Patient', 200, '?_type=Patient'],
  ])('POST %s with %s answers %d', async (path, form, status, said) => {
    const answer = await ask('POST', path, FORM, form);
    expect(answer.status).toBe(status);
    expect(status === 200 ? selfOf(answer.body) : issuesOf(answer).join()).toBe(said);
  });
});
