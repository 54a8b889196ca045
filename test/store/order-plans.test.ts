// What a page costs does not grow with how many are sorted, nor with how many could be included. Plans are asked of PostgreSQL.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Resource } from '../../src/fhir/resource.ts';
import { parseSearch } from '../../src/fhir/search/ask/parse.ts';
import { queryOf } from '../../src/rest/query.ts';
import { loadNames, type Names } from '../../src/store/names.ts';
import { included } from '../../src/store/search/include.ts';
import type { Position } from '../../src/store/search/order.ts';
import { searchPage } from '../../src/store/search/page.ts';
import { Store } from '../../src/store/store.ts';
import { putInBulk } from '../support/bulk.ts';
import { databaseKind, hasDatabase, testDatabase } from '../support/database.ts';
import { countingRows } from '../support/rows-read.ts';

const isPostgres = databaseKind() === 'postgres' && hasDatabase();
const PATIENTS = 12_000;
const FORMS = 40;
const SEARCH = { timeZone: 'Asia/Tokyo', base: [], now: Date.now, defaultCount: 50, maxCount: 1_000 };

/** All were born on three days; five have no name, none has a time of death. */
const patient = (i: number): Resource => ({
  resourceType: 'Patient',
  id: `p${i}`,
  ...(i % 2_400 === 0 ? {} : { name: [{ family: `family ${(i * 577) % 1_009}` }] }),
  birthDate: `1950-04-1${i % 3}`,
});
const ANSWERED = 3;
/** The others are nowhere answered, and the other answers are of none of them. */
const forms = Array.from({ length: FORMS }, (_, i): Resource[] => {
  const [asked, answered] = i < ANSWERED ? [`urn:${i}`, `urn:${i}`] : [`urn:unanswered:${i}`, `urn:gone:${i}`];
  return [
    { resourceType: 'Questionnaire', id: `q${i}`, url: asked, version: '1' },
    { resourceType: 'QuestionnaireResponse', id: `r${i}`, questionnaire: i % 2 === 0 ? `${answered}|1` : answered },
  ];
}).flat();

let store: Store;
let names: Names;

beforeAll(async () => {
  if (!isPostgres) return;
  const parse = (type: string, query: string) => parseSearch(type, queryOf(query), SEARCH);
  store = await Store.open({ database: await testDatabase(), index: SEARCH, guards: [], parse });
  names = await loadNames(store.database);
  await putInBulk(
    store.database,
    names,
    Array.from({ length: PATIENTS }, (_, i) => patient(i)),
  );
  await putInBulk(store.database, names, forms);
  await store.database.query(`select gin_clean_pending_list('resource_terms')`);
  await store.database.script('vacuum analyze');
}, 240_000);
afterAll(() => store?.close());

async function page(path: string, after?: Position) {
  const [type = '', query = ''] = path.split('?');
  const { session, read } = countingRows(store.database);
  const parts = { session, names, audience: 'everyone' } as const;
  const search = parseSearch(type, queryOf(query), SEARCH);
  const { hits, next } = await searchPage(search, after, parts);
  return { search, hits, next, read };
}

describe.skipIf(!isPostgres)(`of ${PATIENTS} that are sorted`, () => {
  test.each(['birthdate', '-birthdate'])('many leave a tie: %s', async (sort) => {
    const first = await page(`Patient?_sort=${sort}`);
    expect(first.hits).toHaveLength(50);
    expect(first.read('idx_date')).toBeLessThan(1_000);
    const second = await page(`Patient?_sort=${sort}`, first.next);
    expect(second.hits).toHaveLength(50);
    expect(second.read('idx_date')).toBeLessThan(1_000);
  });

  // Where those end that have a name.
  const last = { keys: ['family 999', null], rid: 'ffffffff-ffff-ffff-ffff-ffffffffffff', type: 0 };

  test('the last page, where those come that have no value, is found without the values of the others', async () => {
    const { hits, next, read } = await page('Patient?_sort=name', last);
    expect(hits).toHaveLength(5);
    expect(next).toBeUndefined();
    // Once each, on the indexes alone, and a walk of a thousand before; not a name looked up for each.
    expect(read('idx_string')).toBeLessThan(1.5 * PATIENTS);
    expect(read('resource')).toBeLessThan(PATIENTS + 3_000);
  });

  test('and by a second key', async () => {
    const { hits, read } = await page('Patient?_sort=name,birthdate', { ...last, keys: [...last.keys, null] });
    expect(hits).toHaveLength(5);
    expect(read('idx_date')).toBeLessThan(5_000);
  });

  test('where none has a value of the first key, the second is walked', async () => {
    const { hits, read } = await page('Patient?_sort=death-date,name');
    expect(hits).toHaveLength(50);
    expect(read()).toBeLessThan(3_000);
  });
});

describe.skipIf(!isPostgres)('by what no index holds in order', () => {
  test('more than can be read are refused, and it is said what may be done', async () => {
    await expect(page('Patient?_sort=gender')).rejects.toThrow(/at most 5000 matches.*Narrow the search/);
  });

  test('those of a day are found by it, and read', async () => {
    const { hits, read } = await page('Patient?birthdate=1950-04-10&_sort=gender');
    expect(hits).toHaveLength(50);
    // Once to find them, once to sort them.
    expect(read('resource')).toBeLessThan((2 * PATIENTS) / 3 + 500);
  });
});

describe.skipIf(!isPostgres)(`beside ${PATIENTS} others`, () => {
  test.each([
    ['QuestionnaireResponse?_include=QuestionnaireResponse:questionnaire', 'Questionnaire'],
    ['Questionnaire?_revinclude=QuestionnaireResponse:questionnaire', 'QuestionnaireResponse'],
  ])('what many urls lead to: %s', async (path, type) => {
    const { search, hits } = await page(path);
    expect(hits).toHaveLength(FORMS);
    const { session, read } = countingRows(store.database);
    const found = await included(search.includes, hits, { session, names, audience: 'everyone' });
    expect(found.hits.map((hit) => hit.type)).toEqual(Array.from({ length: ANSWERED }, () => type));
    expect(read('resource')).toBeLessThan(500);
  });
});
