import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Resource } from '../../src/fhir/resource.ts';
import { PostgresDatabase } from '../../src/store/postgres.ts';
import { databaseKind, hasDatabase, postgresUrl } from '../support/database.ts';
import { FHIR, startTestHub, type TestHub } from '../support/hub.ts';
import { putAll } from '../support/writing.ts';

// PostgreSQL: a second hub with connections of its own, as another process would have. PGlite has one process only.
let hub: TestHub;
let other: TestHub;

const COUNT = 250;

/** Few different keys, so that most neighbours are equal; every fifth has none. */
const patient = (i: number): Resource => ({
  resourceType: 'Patient',
  id: `p${i}`,
  gender: i % 2 === 0 ? 'male' : 'female',
  ...(i % 5 === 0 ? {} : { birthDate: `19${50 + (i % 3)}-01-01`, name: [{ text: `患者${i % 4}` }] }),
});
const risk = (i: number): Resource => ({
  resourceType: 'RiskAssessment',
  id: `r${i}`,
  status: 'final',
  subject: { display: 'x' },
  ...(i % 5 === 0 ? {} : { prediction: [{ probabilityDecimal: (i % 3) / 10 }] }),
});

beforeAll(async () => {
  if (!hasDatabase()) return;
  const url = databaseKind() === 'postgres' ? await postgresUrl() : undefined;
  hub = await startTestHub({}, url === undefined ? {} : { database: await PostgresDatabase.connect(url) });
  const database = url === undefined ? hub.store.database : await PostgresDatabase.connect(url);
  other = await startTestHub({ RENKEI_PUBLIC_URL: hub.url }, { database });
  await putAll(
    hub.store,
    Array.from({ length: COUNT }, (_, i) => patient(i)),
  );
  await putAll(
    hub.store,
    Array.from({ length: COUNT }, (_, i) => risk(i)),
  );
});
afterAll(async () => {
  await other?.close();
  await hub?.close();
});

interface Page {
  readonly entry?: readonly { readonly resource: Resource }[];
  readonly link: readonly { readonly relation: string; readonly url: string }[];
}

const next = ({ link }: Page): string | undefined =>
  link.find(({ relation }) => relation === 'next')?.url.replace(hub.url, '');

/** Ids in the order in which the pages gave them. */
async function walk(
  query: string,
  between: (page: number) => Promise<unknown> = async () => undefined,
): Promise<string[]> {
  const seen: string[] = [];
  let path: string | undefined = `/fhir/${query}`;
  for (let page = 0; path !== undefined; page += 1) {
    // The hubs take turns: nothing about a walk is kept in a process.
    const { status, body } = await (page % 2 === 0 ? hub : other).http.get(path);
    expect(status, JSON.stringify(body)).toBe(200);
    for (const { resource } of (body as Page).entry ?? []) seen.push(resource.id!);
    path = next(body);
    await between(page);
  }
  return seen;
}

const all = (letter: string): string[] => Array.from({ length: COUNT }, (_, i) => `${letter}${i}`).sort();

describe('next links lead through all matches, each once  https://hl7.org/fhir/R4/http.html#paging', () => {
  test.each([
    'Patient?_count=20',
    'Patient?_count=1000',
    'Patient?_count=125',
    'Patient?_sort=_lastUpdated&_count=20',
    'Patient?_sort=-_lastUpdated&_count=20',
    'Patient?_sort=_id&_count=20',
    'Patient?_sort=-_id&_count=20',
    'Patient?_sort=birthdate&_count=20',
    'Patient?_sort=-birthdate&_count=20',
    'Patient?_sort=name&_count=20',
    'Patient?_sort=-name&_count=20',
    'Patient?gender=male,female&_count=20',
    'Patient?_lastUpdated=ge2020&_count=20',
    'RiskAssessment?_sort=probability&_count=20',
    'RiskAssessment?_sort=-probability&_count=20',
  ])('%s', async (query) => {
    const seen = await walk(query);
    expect(seen.toSorted()).toEqual(all(query.startsWith('Patient') ? 'p' : 'r'));
  });

  test('what is sorted is sorted over all pages', async () => {
    const walked = (await walk('Patient?_sort=birthdate&_count=7')).map((id) => patient(Number(id.slice(1))).birthDate);
    expect(walked).toEqual(walked.toSorted((a, b) => String(a ?? '9').localeCompare(String(b ?? '9'))));
    expect(await walk('Patient?_sort=_id&_count=7')).toEqual(all('p'));
  });

  test('the page size may change on the way', async () => {
    const first = (await hub.http.get('/fhir/Patient?_sort=_id&_count=10')).body as Page;
    const rest = await walk(next(first)!.replace('/fhir/', '').replace('_count=10', '_count=100'));
    expect(rest).toEqual(all('p').slice(10));
  });
});

// Last: it leaves more resources behind.
describe('while resources are added and changed between the pages', () => {
  const CHANGED = [3, 77, 140, 249];
  let added = 0;
  const disturb = async (): Promise<void> => {
    added += 1;
    const fresh = { ...patient(added), id: `new${added}` };
    const changed = CHANGED.map((i) => ({ ...patient(i), active: true, meta: { tag: [{ code: `n${added}` }] } }));
    const changedRisks = CHANGED.map((i) => ({ ...risk(i), meta: { tag: [{ code: `n${added}` }] } }));
    await putAll(hub.store, [fresh, ...changed, ...changedRisks]);
  };

  test.each([
    'Patient?_count=30',
    'Patient?_sort=_lastUpdated&_count=30',
    'Patient?_sort=_id&_count=30',
    'Patient?_sort=-_id&_count=30',
    'Patient?_sort=birthdate&_count=30',
    'Patient?_sort=-birthdate&_count=30',
    'Patient?_sort=name&_count=30',
    'Patient?gender=male,female&_count=30',
    'RiskAssessment?_sort=-probability&_count=30',
  ])('%s: those left alone are seen exactly once', async (query) => {
    // A walk towards the newest would follow its own additions for ever; they end after ten.
    const seen = await walk(query, async (page) => (page < 10 ? disturb() : undefined));
    const letter = query.startsWith('Patient') ? 'p' : 'r';
    const changed = new Set(CHANGED.map((i) => `${letter}${i}`));
    const unchanged = (id: string): boolean => id.startsWith(letter) && !changed.has(id);
    expect(seen.filter(unchanged).toSorted()).toEqual(all(letter).filter(unchanged));
  });
});

describe('a cursor', () => {
  const cursorOf = async (query: string): Promise<string> =>
    new URL(`http://x${next((await hub.http.get(`/fhir/${query}`)).body as Page)}`).searchParams.get('_cursor')!;

  test.each([
    ['of another type', 'Patient?_count=1', 'RiskAssessment?_count=1'],
    ['of another filter', 'Patient?gender=male&_count=1', 'Patient?gender=female&_count=1'],
    ['of a search with fewer filters', 'Patient?gender=male&_count=1', 'Patient?_count=1'],
    ['of another order', 'Patient?_sort=birthdate&_count=1', 'Patient?_sort=name&_count=1'],
    ['of a history', 'Patient/_history?_count=1', 'Patient?_count=1'],
    ['for a history', 'Patient?_count=1', 'Patient/_history?_count=1'],
    ['of the history of another', 'Patient/p3/_history?_count=1', 'Patient/p77/_history?_count=1'],
  ])('%s is refused', async (_what, from, to) => {
    const cursor = await cursorOf(from);
    const { status, body } = await hub.http.get(`/fhir/${to}&_cursor=${cursor}`);
    expect(status).toBe(400);
    expect(body.issue[0].expression).toEqual(['http._cursor']);
  });

  test('that was changed in any letter is refused', async () => {
    const cursor = await cursorOf('Patient?_count=1');
    for (let i = 0; i < cursor.length - 1; i += 1) {
      const changed = cursor.slice(0, i) + (cursor[i] === 'A' ? 'B' : 'A') + cursor.slice(i + 1);
      const { status } = await hub.http.get(`/fhir/Patient?_count=1&_cursor=${changed}`);
      expect(status, changed).toBe(400);
    }
  });

  test.each(['', 'x', '%00', 'e30', 'AAAAAAAAAAAAAAAAe30'])('made up as "%s" is refused', async (made) => {
    const { status } = await hub.http.get(`/fhir/Patient?_count=1&_cursor=${made}`);
    expect(status).toBe(made === '' ? 200 : 400);
  });
});

describe('history pages', () => {
  // Versions of one transaction can share their time to the millisecond.
  test('versions made at the same time are each seen once', async () => {
    const seen: string[] = [];
    let path: string | undefined = '/fhir/RiskAssessment/_history?_count=7';
    while (path !== undefined) {
      const { body } = await hub.http.get(path).set('Accept', FHIR);
      for (const { resource } of body.entry) seen.push(`${resource.id}/${resource.meta.versionId}`);
      path = next(body);
    }
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.filter((version) => version.endsWith('/1')).sort()).toEqual(
      all('r')
        .map((id) => `${id}/1`)
        .sort(),
    );
  });

  test('of the whole system too', async () => {
    let count = 0;
    const seen = new Set<string>();
    let path: string | undefined = '/fhir/_history?_count=100';
    while (path !== undefined) {
      const { body } = await hub.http.get(path);
      for (const { resource } of body.entry) {
        seen.add(`${resource.resourceType}/${resource.id}/${resource.meta.versionId}`);
        count += 1;
      }
      path = next(body);
    }
    expect(seen.size).toBe(count);
    expect(count).toBeGreaterThan(2 * COUNT);
  });
});
