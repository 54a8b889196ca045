// Among 100,000 resources as coordination makes them, no search by any parameter that they fill, however it is asked, reads a
// table from end to end. The resources are bench/seed's, the values asked for their own. (PostgreSQL; needs what is built.)
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Audience } from '../../src/access/audience.ts';
import type { Resource } from '../../src/fhir/resource.ts';
import { parseIn } from '../../src/fhir/search/ask/parse.ts';
import { indexEntries } from '../../src/fhir/search/extract/index-entries.ts';
import { PUBLISHED } from '../../src/fhir/search/params/params.ts';
import { queryOf } from '../../src/rest/query.ts';
import type { Database } from '../../src/store/database.ts';
import { loadNames, type Names } from '../../src/store/names.ts';
import { PostgresDatabase } from '../../src/store/postgres.ts';
import type { Position } from '../../src/store/search/order.ts';
import { searchPage } from '../../src/store/search/page.ts';
import { databaseKind, hasDatabase, postgresUrl } from '../support/database.ts';
import { explaining } from '../support/explaining.ts';

const isPostgres = databaseKind() === 'postgres' && hasDatabase();
const RESOURCES = 100_000;
const BENCH = fileURLToPath(new URL('../../bench/run.mjs', import.meta.url));
const TYPES = ['Organization', 'Patient', 'Encounter', 'Task', 'Communication', 'Observation'];
/** Of each type, from whose values is asked. */
const SAMPLES = 60;
const SETTINGS = { timeZone: 'Asia/Tokyo', base: [], now: Date.now, defaultCount: 50, maxCount: 1_000 };

let database: Database;
let names: Names;
let samples: readonly Resource[] = [];

beforeAll(async () => {
  if (!isPostgres) return;
  const url = await postgresUrl();
  await promisify(execFile)(process.execPath, [BENCH, 'seed', '--postgres', url, '--count', String(RESOURCES)]);
  database = await PostgresDatabase.connect(url);
  names = await loadNames(database);
  const rows = await database.query<{ content: string }>(
    `select v.content from unnest($1::text::smallint[]) t(num) cross join lateral (
       select * from resource_version v where v.type = t.num order by v.updated desc limit ${SAMPLES}) v`,
    [`{${TYPES.map((type) => names.typeNumber(type)).join(',')}}`],
  );
  samples = rows.map(({ content }) => JSON.parse(content) as Resource);
}, 240_000);
afterAll(() => database?.close());

/** The tables that any statement of the search reads whole. */
async function scansOf(path: string, audience: Audience = 'everyone', after?: Position) {
  const { session, scans } = explaining(database);
  const [types = '', query = ''] = path.split('?');
  const search = parseIn({ types: types.split(','), path: types }, queryOf(encodeURI(query)), SETTINGS);
  const page = await searchPage(search, after, { session, names, audience });
  return { ...page, scans };
}

/** What each search reads whole; those that read nothing so are left out. */
async function reading(paths: Iterable<string>, audience?: Audience): Promise<Record<string, string[]>> {
  const found: Record<string, string[]> = {};
  for (const path of paths) {
    const { scans } = await scansOf(path, audience);
    if (scans.length > 0) found[path] = scans;
  }
  return found;
}

const escaped = (value: string): string => value.replace(/[\\,$|]/g, '\\$&');
const day = (ms: number): string => new Date(ms + 9 * 3_600_000).toISOString().slice(0, 10);

/** By parameter: its values in the samples, as they are asked for. */
function askedOf(type: string): Map<string, Set<string>> {
  const asked = new Map<string, Set<string>>();
  const ask = (key: string, ...queries: string[]): void => {
    const of = asked.get(key) ?? new Set();
    for (const query of queries) of.add(`${type}?${query}`);
    asked.set(key, of);
  };
  const codeOf = new Map([...PUBLISHED.indexed(type).values()].map(({ key, def }) => [key, def.code]));
  // Not `:missing=true`: what nobody lacks is in no index, and all of the type are looked at.
  // One often, one seldom, as far as samples tell; the first two of each are enough.
  const room = (key: string): boolean => (asked.get(key)?.size ?? 0) < 12;
  for (const resource of samples.filter(({ resourceType }) => resourceType === type)) {
    const { terms, dates, strings, quantities } = indexEntries(resource, SETTINGS);
    for (const term of terms) {
      const [, key = '', value = ''] = /^([^=?:]+)=([^|]+)$/.exec(term) ?? [];
      const code = codeOf.get(key);
      if (code !== undefined && room(key)) ask(key, `${code}=${escaped(value)}`);
    }
    for (const { param, lo, hi } of dates) {
      const code = codeOf.get(param)!;
      if (!room(param) || !Number.isFinite(lo) || !Number.isFinite(hi)) continue;
      ask(
        param,
        `${code}=${day(lo)}`,
        `${code}=ge${day(lo)}`,
        `${code}=lt${day(lo)}`,
        `${code}=ge2090`,
        `${code}=lt1900`,
      );
      ask(param, `_sort=${code}`, `_sort=-${code}`, `${code}=ap${day(hi)}`);
    }
    for (const { param, value } of strings) {
      const code = codeOf.get(param)!;
      if (!room(param)) continue;
      ask(
        param,
        `${code}=${escaped(value.slice(0, 1))}`,
        `${code}=${escaped(value)}`,
        `_sort=${code}`,
        `_sort=-${code}`,
      );
      ask(param, `${code}:exact=${escaped(value)}`, `${code}:contains=${escaped(value.slice(-1))}`);
    }
    for (const { param, value } of quantities) {
      const code = codeOf.get(param)!;
      if (!room(param)) continue;
      ask(param, `${code}=${value}`, `${code}=gt${value}`, `${code}=lt${value}`, `_sort=${code}`, `_sort=-${code}`);
      ask(param, `${code}=gt1000000000`);
    }
  }
  return asked;
}

describe.skipIf(!isPostgres)(`among ${RESOURCES} resources`, () => {
  test('the corpus fills many parameters', () => {
    expect(TYPES.flatMap((type) => [...askedOf(type).keys()]).length).toBeGreaterThan(60);
  });

  test.each(TYPES)('every parameter of %s', { timeout: 120_000 }, async (type) => {
    expect(await reading([...askedOf(type).values()].flatMap((queries) => [...queries]))).toEqual({});
  });

  const list = (count: number, code: string, values: readonly string[]): string =>
    `${code}=${Array.from({ length: count }, (_, i) => values[i % values.length]).join(',')}`;

  test('lists of 200', async () => {
    const patients = samples.filter(({ resourceType }) => resourceType === 'Patient');
    const ids = Array.from({ length: 200 }, (_, i) => patients[i]?.id ?? `none-${i}`);
    const queries = [
      `Patient?${list(200, '_id', ids)}`,
      `Task?${list(
        200,
        'patient',
        ids.map((id) => `Patient/${id}`),
      )}`,
      `Task?${list(200, 'identifier', ids)}`,
      `Patient?${list(200, 'name', ids)}`,
      `Task?${list(
        200,
        'authored-on',
        Array.from({ length: 200 }, (_, i) => day(Date.UTC(2025, 0, 6 + i))),
      )}`,
    ];
    expect(await reading(queries)).toEqual({});
  });

  const SORTED = [
    'Task?status=completed&_sort=-_lastUpdated',
    'Task?status=completed&_sort=-authored-on',
    'Task?priority=stat&_sort=authored-on',
    'Task?_sort=_id',
    'Task?_sort=-_id',
    'Patient?_sort=name',
    'Patient?_sort=-birthdate,name',
    'Patient?gender=male&_sort=birthdate',
    'Patient,Task?_sort=-_lastUpdated',
    'Patient,Task,Observation?_sort=_id',
  ];
  test.each(SORTED)('%s, three pages', async (path) => {
    let after: Position | undefined;
    for (let page = 0; page < 3; page += 1) {
      const { next, scans, hits } = await scansOf(path, 'everyone', after);
      expect(scans).toEqual([]);
      if (page === 0) expect(hits.length).toBeGreaterThan(20);
      after = next;
    }
  });

  test('as somebody who may see what one hospital is part of', async () => {
    const hospital = samples.flatMap(
      (resource) => (resource as { managingOrganization?: { reference: string } }).managingOrganization ?? [],
    )[0]!;
    expect(await reading(SORTED, [hospital.reference])).toEqual({});
  });
});
