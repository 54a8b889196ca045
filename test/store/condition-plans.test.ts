// Conditions that many rows pass, or nearly none: long lists, what is missing, ids of several types, conditions of writes, estimates.
// What they find is what shorter questions find together; where PostgreSQL tells, how they find it as well.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Audience } from '../../src/access/audience.ts';
import type { Resource } from '../../src/fhir/resource.ts';
import { parseIn } from '../../src/fhir/search/ask/parse.ts';
import type { Search } from '../../src/fhir/search/tree.ts';
import { queryOf } from '../../src/rest/query.ts';
import type { Param } from '../../src/store/database.ts';
import { loadNames, type Names } from '../../src/store/names.ts';
import { matchesOf } from '../../src/store/search/matches.ts';
import { searchPage } from '../../src/store/search/page.ts';
import { searchTotal } from '../../src/store/search/total.ts';
import { databaseKind, hasDatabase } from '../support/database.ts';
import { explaining, settle } from '../support/explaining.ts';
import { startTestHub, type TestHub } from '../support/hub.ts';
import { putAll } from '../support/writing.ts';

const isPostgres = databaseKind() === 'postgres' && hasDatabase();
const TASKS = isPostgres ? 24_000 : 3_000;
const STATUSES = ['requested', 'received', 'accepted', 'in-progress', 'completed'];
/** Of one group at a time, in the order of writing. */
const GROUPS = 120;

/** Codes: one of many that each a few have, and one that was only given long ago. */
const codesOf = (i: number): string[] => [`g${Math.floor((i * GROUPS) / TASKS)}`, ...(i < 40 ? ['old'] : [])];
const task = (i: number): Resource => ({
  resourceType: 'Task',
  id: `t${i}`,
  status: STATUSES[i % 5],
  intent: 'order',
  code: { coding: codesOf(i).map((code) => ({ system: 'urn:c', code })) },
  owner: { reference: `Organization/o${i % 2}` },
  ...(i % (TASKS / 3) === 5 ? {} : { authoredOn: '2026-03-01' }),
});
const patient = (i: number): Resource => ({
  resourceType: 'Patient',
  id: `t${i}`,
  gender: 'other',
  ...(i === 7 ? {} : { name: [{ text: '山田 太郎' }] }),
});

let hub: TestHub;
let names: Names;

beforeAll(async () => {
  hub = await startTestHub();
  if (hub === undefined) return;
  names = await loadNames(hub.store.database);
  await putAll(
    hub.store,
    Array.from({ length: TASKS }, (_, i) => task(i)),
  );
  await putAll(
    hub.store,
    Array.from({ length: 50 }, (_, i) => patient(i)),
  );
  if (isPostgres) await settle(hub.store.database);
}, 240_000);
afterAll(() => hub?.close());

function parse(path: string): Search {
  const [types = '', query = ''] = path.split('?');
  return parseIn({ types: types.split(','), path: types }, queryOf(query), hub.hub.search);
}

const all = async (path: string, audience: Audience = 'everyone'): Promise<string[]> => {
  const { hits } = await searchPage({ ...parse(path), count: 2 * TASKS }, undefined, {
    session: hub.store.database,
    names,
    audience,
  });
  return hits.map(({ type, id }) => `${type}/${id}`).sort();
};
const total = (path: string, audience: Audience = 'everyone'): Promise<number> =>
  searchTotal(parse(path), { session: hub.store.database, names, audience });

const none = (count: number): string[] => Array.from({ length: count }, (_, i) => `none-${i}`);
const codes = (...some: string[]): string => `code=${some.join()}`;
const groups = Array.from({ length: GROUPS }, (_, i) => `g${i}`);

describe.skipIf(!hasDatabase())('what is found', () => {
  // Lengths on either side of where a list is looked up part by part, and of where it is hashed.
  test.each([1, 8, 9, 31, 32, 33, 260, 490])('by a list of which %i are nowhere', async (count) => {
    const short = await all(`Task?${codes('g3', 'old')}`);
    expect(short.length).toBeGreaterThan(40);
    const list = codes(...none(count), 'g3', 'old');
    expect(await all(`Task?${list}`)).toEqual(short);
    expect(await all(`Task?${list}&status=requested`)).toEqual(
      await all(`Task?${codes('g3', 'old')}&status=requested`),
    );
    expect(await all(`Task?${list}&status:not=requested`)).toEqual(
      await all(`Task?${codes('g3', 'old')}&status:not=requested`),
    );
    const rest = TASKS - short.length;
    expect(await total(`Task?code:not=${[...none(count), 'g3', 'old'].join()}&_total=accurate`)).toBe(rest);
    const seen: Audience = ['Organization/o1'];
    expect(await all(`Task?${list}`, seen)).toEqual(await all(`Task?${codes('g3', 'old')}`, seen));
  });

  test('by two long lists', async () => {
    const list = codes(...groups);
    expect(await total(`Task?${list}&_total=accurate`)).toBe(TASKS);
    const [some, others] = [codes(...groups.slice(0, 60)), codes(...groups.slice(40))];
    expect(await all(`Task?${some}&${others}`)).toEqual(await all(`Task?${codes(...groups.slice(40, 60))}`));
    expect(await all(`Task?${list}&${codes(...none(20), 'old')}`)).toHaveLength(40);
  });

  test('where a value is missing', async () => {
    const lacking = [5, TASKS / 3 + 5, (2 * TASKS) / 3 + 5].map((i) => `Task/t${i}`).sort();
    expect(await all('Task?authored-on:missing=true')).toEqual(lacking);
    expect(await total('Task?authored-on:missing=true&_total=accurate')).toBe(3);
    expect(await total('Task?authored-on:missing=false&_total=accurate')).toBe(TASKS - 3);
    expect(await all('Patient?name:missing=true')).toEqual(['Patient/t7']);
    expect(await all('Task?owner:missing=true')).toEqual([]);
  });

  test('by ids of several types', async () => {
    const both = await all('Task,Patient?_id=t7,t60,nobody');
    expect(both).toEqual(['Patient/t7', 'Task/t60', 'Task/t7']);
    expect(await all('Patient,Organization?_id=t7,t60')).toEqual(['Patient/t7']);
    expect(await total(`Task,Patient?_id:not=t7&_total=accurate`)).toBe(TASKS + 50 - 2);
  });
});

describe.skipIf(!isPostgres)(`among ${TASKS} rows`, () => {
  /** Tables read whole, and how much was read, of all statements. */
  async function reading(
    work: (parts: {
      session: ReturnType<typeof explaining>['session'];
      names: Names;
      audience: Audience;
    }) => Promise<unknown>,
    audience: Audience = 'everyone',
  ): Promise<{ scans: string[]; buffers: number }> {
    const { session, scans } = explaining(hub.store.database);
    let buffers = 0;
    const measuring: typeof session = {
      query: async (statement, params: readonly Param[] = []) => {
        const text = typeof statement === 'string' ? statement : statement.text;
        buffers += await buffersOf(text, params);
        return session.query(statement, params);
      },
    };
    await work({ session: measuring, names, audience });
    return { scans, buffers };
  }

  interface Node {
    readonly 'Shared Hit Blocks': number;
    readonly 'Shared Read Blocks': number;
  }
  async function buffersOf(text: string, params: readonly Param[]): Promise<number> {
    const explained = `explain (analyze, buffers, format json) ${text}`;
    const [row] = await hub.store.database.query<{ 'QUERY PLAN': [{ Plan: Node }] }>(explained, params);
    const { Plan } = row!['QUERY PLAN'][0];
    return Plan['Shared Hit Blocks'] + Plan['Shared Read Blocks'];
  }

  const pageOf = (path: string, audience?: Audience) =>
    reading((parts) => searchPage(parse(path), undefined, parts), audience);

  test.each([
    ['few of which are anywhere', `Task?${codes(...none(490), 'old')}`],
    ['none of which is', `Task?${codes(...none(490))}`],
    ['beside what many have', `Task?status=completed&${codes(...none(190), 'old')}`],
    ['beside a list of what all have', `Task?${codes(...groups)}&${codes(...none(190), 'old')}`],
    ['of all there are', `Task?${codes(...groups)}`],
    ['not', `Task?code:not=${none(490).join()}`],
    ['at the other end', `Patient?_has:Task:patient:${codes(...none(190), 'old')}`],
    ['of ids of every type', `Task,Patient,Organization,Encounter?_id=${none(490).join()}`],
  ])('a list, %s', async (_how, path) => {
    expect((await pageOf(path)).scans).toEqual([]);
  });

  test('what nobody lacks is found out by reading each value once, not once for each row', async () => {
    const { buffers: perRow } = await pageOf('Task?owner:missing=true');
    for (const path of ['Task?authored-on:missing=true', 'Task?authored-on:missing=true&status:not=requested']) {
      const { buffers } = await pageOf(path);
      // An index is asked for each row at most: three pages or four.
      expect(buffers).toBeLessThan(perRow + 5 * TASKS);
    }
  });

  test('a condition of a write on what many have ends with the first few', async () => {
    const ofFew = await reading((parts) => matchesOf(parse(`Task?${codes('old')}`), 2, parts));
    const ofMany = await reading((parts) => matchesOf(parse('Task?status=completed'), 2, parts));
    expect(ofMany.buffers).toBeLessThan(20 * ofFew.buffers);
    expect(ofMany.scans).toEqual([]);
  });

  test('an estimate is of what the audience sees, whatever others have', async () => {
    const half: Audience = ['Organization/o1'];
    const exact = await total('Task?_total=accurate', half);
    expect(exact).toBe(TASKS / 2);
    for (const [query, of] of [
      ['Task?', exact],
      [`Task?${codes(...groups)}`, exact],
      ['Task?authored-on:missing=false', exact],
    ] as const) {
      const estimate = await total(`${query}&_total=estimate`, half);
      expect(estimate).toBeGreaterThan(of * 0.8);
      expect(estimate).toBeLessThan(of * 1.2);
    }
    const statements: string[] = [];
    const { session } = explaining(hub.store.database);
    const listening: typeof session = {
      query: (statement, params) => {
        statements.push(typeof statement === 'string' ? statement : statement.text);
        return session.query(statement, params);
      },
    };
    await searchTotal(parse('Task?_total=estimate'), { session: listening, names, audience: half });
    expect(statements.length).toBeGreaterThan(1);
    expect(statements.filter((text) => text.startsWith('explain'))).toEqual([]);
  });
});
