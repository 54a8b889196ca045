// The order of what is found is one and the same, whichever way the store finds it, and over all pages.
// https://hl7.org/fhir/R4/search.html#sort
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Audience } from '../../src/access/audience.ts';
import type { Resource } from '../../src/fhir/resource.ts';
import { parseIn, parseSearch } from '../../src/fhir/search/ask/parse.ts';
import { queryOf } from '../../src/rest/query.ts';
import { Store } from '../../src/store/store.ts';
import { hasDatabase, testDatabase } from '../support/database.ts';
import { EVERYONE, putAll } from '../support/writing.ts';

// More than a walk goes at first.
const PATIENTS = 1_100;
const PERSONS = 150;

/** In no order of its own, and another one for each number. */
const scattered = (i: number, by: number): number => (i * by + 11) % 1_009;
const uuid = (i: number): string =>
  `${(scattered(i, 577) * 4_000 + i).toString(16).padStart(8, '0')}-0000-4000-8000-000000000000`;
const at = <T>(list: readonly T[], i: number): T => list[i % list.length]!;

const FAMILIES = ['abe', 'baba', 'chiba', 'date', 'endo'];
const DAYS = ['1950', '1950-04', '1950-04-12', '1951-01-01', '1949-12-31', '1960-02'];
const CITIES = ['akita', 'beppu', 'chiba'];
const OWNERS = ['Organization/o0', 'Organization/o1', 'Organization/o2'];

const named = (i: number): object => ({
  ...(i % 11 === 0
    ? {}
    : { name: [{ family: at(FAMILIES, scattered(i, 7)) }, ...(i % 5 === 0 ? [{ family: at(FAMILIES, i) }] : [])] }),
  ...(i % 13 === 0 ? {} : { birthDate: at(DAYS, scattered(i, 17)) }),
  ...(i % 3 === 0 ? {} : { gender: i % 2 === 0 ? 'male' : 'female' }),
  managingOrganization: { reference: at(OWNERS, scattered(i, 31)) },
  // So few have none that they are not met by a walk.
  ...(i % 150 === 2 ? {} : { address: [{ city: at(CITIES, scattered(i, 13)) }] }),
});
const patient = (i: number): Resource => ({
  resourceType: 'Patient',
  id: uuid(i),
  ...named(i),
  ...(i % 100 === 7 ? { deceasedDateTime: `2020-0${1 + (i % 9)}-01` } : {}),
});
/** Each with the id of a patient. */
const person = (i: number): Resource => ({ resourceType: 'Person', id: uuid(i * 3), ...named(i * 2) });
const stored = new Map(
  [
    ...Array.from({ length: PATIENTS }, (_, i) => patient(i)),
    ...Array.from({ length: PERSONS }, (_, i) => person(i)),
  ].map((resource) => [`${resource.resourceType}/${resource.id}`, resource as Person]),
);

interface Person extends Resource {
  readonly name?: readonly { readonly family: string }[];
  readonly birthDate?: string;
  readonly deceasedDateTime?: string;
  readonly gender?: string;
  readonly address?: readonly { readonly city: string }[];
  readonly managingOrganization: { readonly reference: string };
}

const SEARCH = { timeZone: 'Asia/Tokyo', base: [], now: Date.now, defaultCount: 50, maxCount: 1_000 };

let store: Store;
const updated = new Map<string, number>();

beforeAll(async () => {
  if (!hasDatabase()) return;
  // Without a hub: what it does about the resources would be in the way.
  const parse = (type: string, query: string) => parseSearch(type, queryOf(query), SEARCH);
  store = await Store.open({ database: await testDatabase(), index: SEARCH, guards: [], parse });
  await putAll(store, [...stored.values()]);
  const rows = await store.database.query<{ key: string; updated: Date }>(
    `select t.name || '/' || r.id as key, r.updated from resource r join resource_type t on t.num = r.type`,
  );
  for (const row of rows) updated.set(row.key, row.updated.getTime());
}, 240_000);
afterAll(() => store?.close());

/** All pages, one after the other. */
async function ids(path: string, count: number, audience: Audience = 'everyone'): Promise<string[]> {
  const [types = '', text = ''] = path.split('?');
  const asked = { ...parseIn({ types: types.split(','), path: '' }, queryOf(encodeURI(text)), SEARCH), count };
  const found: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await store.search({ ...asked, ...(cursor === undefined ? {} : { cursor }) }, audience);
    expect(page.hits.length).toBeLessThanOrEqual(count);
    found.push(...page.hits.map(({ type, id }) => `${type}/${id}`));
    cursor = page.next;
  } while (cursor !== undefined);
  return found;
}

type Key = string | number | undefined;
const least = (values: readonly Key[], descending: boolean): Key => {
  const sorted = values.filter((value) => value !== undefined).toSorted(compare);
  return descending ? sorted.at(-1) : sorted[0];
};
const compare = (a: Key, b: Key): number => (a! < b! ? -1 : a! > b! ? 1 : 0);

/** Tokyo's day, month or year: when it begins, when it is over. */
function ends(text: string | undefined, descending: boolean): Key {
  if (text === undefined) return undefined;
  const [year = 0, month, day] = text.split('-').map(Number);
  const from = descending ? 1 : 0;
  const [y, m, d] =
    month === undefined
      ? [year + from, 0, 1]
      : day === undefined
        ? [year, month - 1 + from, 1]
        : [year, month - 1, day + from];
  return Date.UTC(y!, m!, d) - 9 * 3_600_000;
}

function keyOf(key: string, code: string, descending: boolean): Key {
  const resource = stored.get(key)!;
  switch (code) {
    case '_id':
      return resource.id;
    case '_lastUpdated':
      return updated.get(key);
    case 'birthdate':
      return ends(resource.birthDate, descending);
    case 'death-date':
      return ends(resource.deceasedDateTime, descending);
    case 'name':
      return least(
        (resource.name ?? []).map(({ family }) => family),
        descending,
      );
    case 'gender':
      return resource.gender;
    case 'address-city':
      return resource.address?.[0]?.city;
    default:
      return resource.managingOrganization.reference;
  }
}

function inOrder(keys: readonly string[], sort: string): string[] {
  const asked = sort.split(',').map((each) => ({ code: each.replace(/^-/, ''), descending: each.startsWith('-') }));
  const way = asked[0]!.descending ? -1 : 1;
  return keys.toSorted((a, b) => {
    let lacking = true;
    for (const { code, descending } of asked) {
      const [x, y] = [keyOf(a, code, descending), keyOf(b, code, descending)];
      if (x === undefined && y === undefined) continue;
      if (x === undefined) return 1;
      if (y === undefined) return -1;
      lacking = false;
      if (compare(x, y) !== 0) return compare(x, y) * (descending ? -1 : 1);
    }
    const times = lacking ? compare(updated.get(a), updated.get(b)) : 0;
    const rids = compare(a.split('/')[1], b.split('/')[1]);
    return way * (times || rids || compare(a, b));
  });
}

const SORTS = [
  ...['birthdate', 'name', 'death-date', '_id', '_lastUpdated', 'gender', 'organization'].flatMap((each) => [
    each,
    `-${each}`,
  ]),
  'name,-birthdate',
  '-name,birthdate,_id',
  'birthdate,-name,-_lastUpdated',
  '-_lastUpdated,name',
  'gender,birthdate',
  '-birthdate,organization',
  'death-date,name',
  'death-date,-name',
  '-death-date,birthdate,_id',
  'death-date,-_lastUpdated',
  'address-city',
  '-address-city',
  'address-city,-birthdate',
  'name,-address-city',
];
const FILTERS: readonly [what: string, query: string, passes: (key: string) => boolean][] = [
  ['all', '', () => true],
  ['what is common', 'gender=male', (key) => stored.get(key)!.gender === 'male'],
  [
    'what is rare',
    'organization=Organization/o1',
    (key) => stored.get(key)!.managingOrganization.reference === 'Organization/o1',
  ],
  ['a name', 'name=b', (key) => (stored.get(key)!.name ?? []).some(({ family }) => family.startsWith('b'))],
];

describe.each(FILTERS)('%s', (_what, filter, passes) => {
  const expected = (types: readonly string[]): string[] =>
    [...stored.keys()].filter((key) => types.includes(key.split('/')[0]!) && passes(key));

  test.each(SORTS)('of one type, by %s', async (sort) => {
    expect(await ids(`Patient?${filter}&_sort=${sort}`, 170)).toEqual(inOrder(expected(['Patient']), sort));
  });

  test.each(SORTS.filter((sort) => !sort.includes('death')))('of two types, by %s', async (sort) => {
    expect(await ids(`Patient,Person?${filter}&_sort=${sort}`, 211)).toEqual(
      inOrder(expected(['Patient', 'Person']), sort),
    );
  });

  test('of two types, the newest first unless asked otherwise', async () => {
    expect(await ids(`Person,Patient?${filter}`, 50)).toEqual(
      inOrder(expected(['Patient', 'Person']), '-_lastUpdated'),
    );
  });
});

test('a deleted resource is passed over, and one that is hidden from whoever asks', async () => {
  const [gone] = inOrder(
    [...stored.keys()].filter((key) => key.startsWith('Patient/')),
    'birthdate',
  );
  await store.write([{ kind: 'delete', type: 'Patient', id: gone!.split('/')[1]! }], EVERYONE);
  for (const sort of ['birthdate', '-birthdate', 'name', '_id', 'gender', 'name,-birthdate', '-_lastUpdated']) {
    const seen = await ids(`Patient?_sort=${sort}`, 30, ['Organization/o1']);
    const visible = [...stored.keys()].filter(
      (key) =>
        key.startsWith('Patient/') &&
        key !== gone &&
        stored.get(key)!.managingOrganization.reference === 'Organization/o1',
    );
    expect(seen).toEqual(inOrder(visible, sort));
    expect(await ids(`Patient,Person?_sort=${sort}`, 30, [])).toEqual([]);
  }
});
