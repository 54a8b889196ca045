// With many rows no search reads a table from end to end. Plans are asked of PostgreSQL, for every statement a search runs.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Audience } from '../../src/access/audience.ts';
import type { Resource } from '../../src/fhir/resource.ts';
import { parseSearch } from '../../src/fhir/search/ask/parse.ts';
import { paramKey } from '../../src/fhir/search/params/params.ts';
import { queryOf } from '../../src/rest/query.ts';
import { currentOf, referringTo } from '../../src/store/by-reference.ts';
import { FEED_START, feedEnd, hasNews, readFeed } from '../../src/store/feed.ts';
import { history, readVersions } from '../../src/store/history.ts';
import { loadNames, type Names } from '../../src/store/names.ts';
import { included } from '../../src/store/search/include.ts';
import type { Position } from '../../src/store/search/order.ts';
import { searchPage } from '../../src/store/search/page.ts';
import { searchTotal } from '../../src/store/search/total.ts';
import { databaseKind, hasDatabase } from '../support/database.ts';
import { explaining, settle } from '../support/explaining.ts';
import { startTestHub, type TestHub } from '../support/hub.ts';
import { putAll } from '../support/writing.ts';

const isPostgres = databaseKind() === 'postgres' && hasDatabase();
const PATIENTS = 4_000;
const TASKS = 20_000;
const STATUSES = ['requested', 'received', 'accepted', 'in-progress', 'completed'];

const patient = (i: number): Resource => ({
  resourceType: 'Patient',
  id: `p${i}`,
  gender: i % 2 === 0 ? 'male' : 'female',
  birthDate: `19${30 + (i % 40)}-0${1 + (i % 9)}-1${i % 10}`,
  name: [{ text: `山田${i} 太郎` }],
  identifier: [{ system: 'urn:mrn', value: `${i}` }],
  managingOrganization: { reference: `Organization/o${i % 50}` },
});
const task = (i: number): Resource => ({
  resourceType: 'Task',
  id: `t${i}`,
  status: STATUSES[i % 5],
  intent: 'order',
  identifier: [{ system: 'urn:task', value: `${i}` }],
  authoredOn: new Date(Date.UTC(2026, 0, 1, 0, i * 20)).toISOString(),
  for: { reference: `Patient/p${i % PATIENTS}` },
  owner: { reference: `Organization/o${i % 200}` },
});

let hub: TestHub;
let names: Names;

beforeAll(async () => {
  if (!isPostgres) return;
  hub = await startTestHub();
  names = await loadNames(hub.store.database);
  await putAll(
    hub.store,
    Array.from({ length: PATIENTS }, (_, i) => patient(i)),
  );
  await putAll(
    hub.store,
    Array.from({ length: TASKS }, (_, i) => task(i)),
  );
  await settle(hub.store.database);
}, 240_000);
afterAll(() => hub?.close());

const parse = (query: string) => {
  const [type = '', text = ''] = query.split('?');
  return parseSearch(type, queryOf(encodeURI(text)), hub.hub.search);
};

async function run(
  query: string,
  { audience = 'everyone' as Audience, after = undefined as Position | undefined } = {},
) {
  const { session, scans, ms } = explaining(hub.store.database);
  const page = await searchPage(parse(query), after, { session, names, audience });
  return { ...page, scans, ms: ms() };
}

const list = (count: number, text: (i: number) => string): string =>
  Array.from({ length: count }, (_, i) => text(i * 7)).join(',');

describe.skipIf(!isPostgres)(`among ${TASKS} rows`, () => {
  const cases: [string, string, number][] = [
    ['all of a type', 'Task?_count=50', 50],
    ['a rare token', 'Task?identifier=urn:task|77', 1],
    ['a token that nothing has', 'Task?identifier=urn:task|none', 0],
    ['a common token', 'Task?status=requested', 50],
    ['two common tokens that exclude each other', 'Task?status=requested&status=completed', 0],
    ['a common token and a date', 'Task?status=requested&authored-on=ge2026-06-01', 50],
    ['a common token and a narrow date', 'Task?status=requested&authored-on=2026-06-01', 15],
    ['an open date', 'Task?authored-on=ge2026-01-01', 50],
    ['the start of a name', 'Patient?name=山田15', 50],
    ['a whole name', 'Patient?name:exact=山田15 太郎', 1],
    ['a reference', 'Task?patient=Patient/p5', 5],
    ['a bare id', 'Task?subject=p5', 5],
    ['an owner', 'Task?owner=Organization/o7', 50],
    ['an owner and a common token', 'Task?owner=Organization/o7&status=accepted', 50],
    ['a chain to a name', 'Task?patient.name=山田15', 50],
    ['a chain to an identifier', 'Task?patient.identifier=urn:mrn|15', 5],
    ['a list of 200 references', `Task?patient=${list(200, (i) => `Patient/p${i}`)}`, 50],
    ['a list of 200 tokens', `Patient?identifier=${list(200, (i) => `urn:mrn|${i}`)}`, 50],
    ['a list of 200 ids', `Patient?_id=${list(200, (i) => `p${i}`)}`, 50],
    ['a list of 200 names', `Patient?name=${list(200, (i) => `山田${i} 太`)}`, 50],
    ['what was changed since long', 'Task?_lastUpdated=ge2020-01-01', 50],
    ['what was changed before all', 'Task?_lastUpdated=lt2020-01-01', 0],
    ['what was changed since then, oldest first', 'Task?_lastUpdated=ge2020-01-01&_sort=_lastUpdated', 50],
    ['by id', 'Task?_id=t5', 1],
  ];

  test.each(cases)('%s', async (_what, query, wanted) => {
    const { hits, scans, ms } = await run(query);
    expect(hits).toHaveLength(wanted);
    expect(scans).toEqual([]);
    // Generous: a busy machine of two cores. A scan of all rows takes longer.
    expect(ms).toBeLessThan(500);
  });

  // The planner knows that ninety types might be meant, not that one will do, and may read idx_reference whole.
  test('an untyped chain is quick all the same', async () => {
    const { hits, ms } = await run('Task?subject.identifier=urn:mrn|15');
    expect(hits).toHaveLength(5);
    expect(ms).toBeLessThan(500);
  });

  // Without what all rows pass: there the planner rightly reads the dates as a whole, once.
  const selective = cases.filter(([what]) => what !== 'an open date');
  test.each(selective)('%s, as somebody who may see one owner of 200', async (_what, query) => {
    const { scans } = await run(query, { audience: ['Organization/o7'] });
    expect(scans).toEqual([]);
  });

  test.each([
    'Task?status=requested',
    'Task?owner=Organization/o7',
    'Task?authored-on=ge2026',
    'Task?_lastUpdated=ge2020',
  ])('the second page of %s', async (query) => {
    const { next } = await run(query);
    const { hits, scans } = await run(query, { after: next });
    expect(hits).toHaveLength(50);
    expect(scans).toEqual([]);
  });

  test.each([1, 200, 2_000])('%i by name, and what refers to them', async (count) => {
    const targets = Array.from({ length: count }, (_, i) => ({ type: 'Patient', id: `p${i}` }));
    const { session, scans } = explaining(hub.store.database);
    const parts = { session, names, audience: 'everyone' } as const;
    expect(await currentOf(targets, parts)).toHaveLength(count);
    const { filters } = parse('Task?status=requested');
    const ways = [
      { type: 'Task', key: paramKey('Task', 'owner'), filters: [] },
      { type: 'Task', key: paramKey('Task', 'patient'), filters },
    ];
    expect((await referringTo(targets, ways, parts)).length).toBeGreaterThanOrEqual(count);
    expect(
      await readVersions(
        targets.map((each) => ({ ...each, version: 1 })),
        parts,
      ),
    ).toHaveLength(count);
    expect(scans).toEqual([]);
  });

  test('_include and _revinclude', async () => {
    const { hits } = await run('Task?status=requested');
    for (const query of ['Task?_include=Task:patient', 'Task?_revinclude=Task:focus']) {
      const { session, scans } = explaining(hub.store.database);
      await included(parse(query).includes, hits, { session, names, audience: 'everyone' });
      expect(scans).toEqual([]);
    }
  });

  test('a total that is rare', async () => {
    const { session, scans } = explaining(hub.store.database);
    expect(
      await searchTotal(parse('Task?owner=Organization/o7&_total=accurate'), { session, names, audience: 'everyone' }),
    ).toBe(100);
    expect(scans).toEqual([]);
  });

  test('an estimate beyond ten thousand is near enough', async () => {
    const estimate = await searchTotal(parse('Task?_total=estimate'), {
      session: hub.store.database,
      names,
      audience: 'everyone',
    });
    expect(estimate).toBeGreaterThan(TASKS * 0.7);
    expect(estimate).toBeLessThan(TASKS * 1.3);
  });

  test.each([{}, { type: 'Task' }, { type: 'Task', id: 't5' }, { type: 'Task', since: Date.now() - 1_000 }])(
    'history of %j',
    async (scope) => {
      const { session, scans, ms } = explaining(hub.store.database);
      await history({ ...scope, count: 50 }, undefined, { session, names, audience: 'everyone' });
      expect(scans).toEqual([]);
      expect(ms()).toBeLessThan(500);
    },
  );

  test.each([
    ['from its beginning', FEED_START, 200],
    ['from its end', undefined, 0],
  ])('the feed, read %s', async (_where, from, read) => {
    const { session, scans } = explaining(hub.store.database);
    const after = from ?? (await feedEnd(hub.store.database));
    expect(await readFeed(session, names, after, 200)).toHaveLength(read);
    expect(scans).toEqual([]);
  });

  test('the feed, looked into for news where there are none', async () => {
    const { database } = hub.store;
    const { xid, seq } = await feedEnd(database);
    await database.query(
      `insert into feed_reader (name, xid, seq) values ('plans', $1::text::xid8, $2::text::bigint)`,
      [xid, seq],
    );
    const { session, scans } = explaining(hub.store.database);
    expect(await hasNews(session, 'plans')).toBe(false);
    expect(scans).toEqual([]);
  });
});
