// Several processes on one database, of which one has yet to learn of what another knows already: nothing is lost between them.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readConfig } from '../../src/config.ts';
import type { Resource } from '../../src/fhir/resource.ts';
import { parseCondition } from '../../src/fhir/search/ask/condition.ts';
import { parseSearch } from '../../src/fhir/search/ask/parse.ts';
import { queryPairs } from '../../src/fhir/search/ask/query-pairs.ts';
import { RECIPE } from '../../src/fhir/search/term.ts';
import { createLog, openStore } from '../../src/hub.ts';
import { Problem } from '../../src/problem.ts';
import type { Database } from '../../src/store/database.ts';
import { loadNames } from '../../src/store/names.ts';
import type { JobEnded } from '../../src/store/reindex/job.ts';
import { COUNT, COUNT_UP } from '../../src/store/reindex/standing.ts';
import { DEFINITIONS } from '../../src/store/store.ts';
import type { Change } from '../../src/store/write/change.ts';
import { type PutRow, putParams, putStatement } from '../../src/store/write/put.ts';
import { borrowed, databaseKind, hasDatabase, testDatabase } from '../support/database.ts';
import { photoParameter as photo } from '../support/photo-parameter.ts';
import { EVERYONE } from '../support/writing.ts';

type Opened = Awaited<ReturnType<typeof openStore>>;

const CONFIG = readConfig({ RENKEI_DATABASE_URL: 'pglite:memory', RENKEI_LOG: 'silent' });
const BASE = ['http://hub.example/fhir/'];
const never = (cause: unknown): never => {
  throw cause;
};

let database: Database;
let first: Opened;
/** Follows nothing by itself: it knows what it knew when it began, until it looks. */
let behind: Opened;
let refused: string[];

const openProcess = (): Promise<Opened> => openStore(CONFIG, createLog(CONFIG), BASE, { database: borrowed(database) });

beforeEach(async () => {
  if (!hasDatabase()) return;
  database = await testDatabase();
  first = await openProcess();
  behind = await openProcess();
  await behind.store.reindexing.stop();
  refused = [];
  await first.store.followDefinitions(never, (_id, problem) => void refused.push(problem));
});
afterEach(async () => {
  if (!hasDatabase()) return;
  await Promise.all([first.store.close(), behind.store.close()]);
  await database.query(`update setting set value = $1 where name = 'term_recipe'`, [String(RECIPE)]);
  await database.query(`delete from setting where name = 'term_recipe_wanted'`);
  await database.query('delete from search_param where brought');
  await database.close();
});

const patient = (id: string, more: object = {}): Resource => ({
  resourceType: 'Patient',
  id,
  photo: [{ title: `Photo of ${id}` }],
  ...more,
});
const update = (resource: Resource): Change => ({
  kind: 'update',
  type: resource.resourceType,
  id: resource.id!,
  resource,
});
const write = ({ store }: Opened, ...resources: Resource[]) => store.write(resources.map(update), EVERYONE);
const ask = async ({ store, search }: Opened, query: string): Promise<string[]> => {
  const pairs = query.split('&').map((pair) => pair.split('=') as [string, string]);
  const { hits } = await store.search(parseSearch('Patient', pairs, search), 'everyone');
  return hits.map(({ id }) => id).sort();
};

/** As many portions as are left. */
async function work({ store }: Opened): Promise<JobEnded[]> {
  const ended: JobEnded[] = [];
  for (let i = 0; i < 1_000; i += 1) {
    const portion = await store.reindexing.portion();
    if (typeof portion === 'object') ended.push(portion);
    if (portion === 'idle') break;
    if (portion === 'behind') await store.reindexing.refresh();
  }
  await store.reindexing.refresh();
  return ended;
}

/** The first process knows it, and has gone over all there is. */
async function served(...resources: Resource[]): Promise<JobEnded[]> {
  await write(first, ...resources);
  expect(await first.store.caughtUp(DEFINITIONS, 10_000)).toBe(true);
  await first.store.reindexing.refresh();
  return work(first);
}

const states = (): Promise<{ id: string; state: number }[]> =>
  database.query<{ id: string; state: number }>('select id, state from search_definition order by id');

describe('what a process writes that has yet to learn of a search parameter is found by it all the same', () => {
  const create = (id: string): Change => ({ kind: 'create', resource: patient(id) });
  const condition = (id: string) =>
    parseCondition('Patient', queryPairs(`identifier=urn:x|${id}`)!, 'http.If-None-Exist', behind.search);
  const withIdentifier = (id: string): Resource => ({
    ...patient(id),
    identifier: [{ system: 'urn:x', value: id }],
  });
  test.each<[string, () => Promise<unknown>, number]>([
    ['an update', () => write(behind, patient('new')), 1],
    ['a new version', () => write(behind, patient('old', { active: true })), 1],
    ['a create', () => behind.store.write([create('new')], EVERYONE), 1],
    [
      'many creates at once',
      () => Promise.all(Array.from({ length: 30 }, () => behind.store.write([create('new')], EVERYONE))),
      30,
    ],
    ['a transaction', () => write(behind, patient('a'), patient('b'), patient('old', { active: true })), 3],
    [
      'a conditional create',
      () =>
        behind.store.write(
          [{ kind: 'create', resource: withIdentifier('new'), condition: condition('new') }],
          EVERYONE,
        ),
      1,
    ],
    [
      'a patch',
      () =>
        behind.store.write(
          [{ kind: 'patch', type: 'Patient', id: 'old', apply: (it) => ({ ...it, active: true }) }],
          EVERYONE,
        ),
      1,
    ],
  ])('%s', async (_what, doIt, count) => {
    await write(first, { resourceType: 'Patient', id: 'old', photo: [{ title: 'Photo of old' }] });
    await served(photo());
    const before = await ask(first, 'photo=photo');
    await doIt();
    const after = await ask(first, 'photo=photo');
    expect(before).toEqual(['old']);
    expect(new Set(after).has('old')).toBe(true);
    const updated = _what === 'a new version' || _what === 'a patch' || _what === 'a transaction' ? 1 : 0;
    expect(after).toHaveLength(1 + count - updated);
    const { mismatches } = await checkedAll();
    expect(mismatches).toBe(0);
  });

  test('and one that is written by a reader of the feed', async () => {
    await served(photo());
    let isWritten = false;
    const reader = await behind.store.follow('a reader', async (_events, tx) => {
      if (!isWritten) await tx.write([update(patient('by-reader'))], EVERYONE);
      isWritten = true;
    });
    await expect.poll(() => ask(first, 'photo=photo'), { timeout: 10_000 }).toEqual(['by-reader']);
    await reader.stop();
  });

  test('and by one that has left, no more', async () => {
    await served(photo());
    await behind.store.reindexing.refresh();
    await served(photo({ status: 'retired' }));
    await write(behind, patient('late'));
    const rows = await database.query(
      `select count(*)::int as n from idx_string i join resource r using (rid, type) where r.id = 'late'`,
    );
    expect(rows).toEqual([{ n: 0 }]);
  });

  async function checkedAll(): Promise<JobEnded> {
    await first.store.reindexing.ask([]);
    return (await work(first)).at(-1)!;
  }
});

describe('a job', () => {
  // The embedded database has one session, in which nobody is under way while another looks.
  test.skipIf(databaseKind() === 'pglite')(
    'begins when everybody has ended who may have written by what was known before',
    async () => {
      let letGo = (): void => undefined;
      const held = new Promise<void>((resolve) => {
        letGo = resolve;
      });
      let isUnderWay = (): void => undefined;
      const underWay = new Promise<void>((resolve) => {
        isUnderWay = resolve;
      });
      const slow = behind.store.write([update(patient('slow')), update(patient('slow-2'))], EVERYONE, async () => {
        isUnderWay();
        await held;
      });
      await underWay;
      await database.query(`insert into reindex_job (reason, types) values ('test', '{}')`);
      expect(await first.store.reindexing.portion()).toBe('waits');
      expect(await first.store.reindexing.portion()).toBe('waits');
      letGo();
      await slow;
      const [ended] = await work(first);
      expect(ended).toMatchObject({ total: 2, mismatches: 0 });
    },
  );

  // What the wait for writers rests on: one that comes later has not looked yet.
  test.skipIf(databaseKind() === 'pglite').each(['alone', 'in a transaction'])(
    'a put, %s, takes its lock before it looks what is known',
    async (how) => {
      const names = await loadNames(database);
      const [{ count } = { count: '' }] = await database.query<{ count: string }>(COUNT);
      const row = (id: string): PutRow => ({
        ...{ type: 'Patient', id, version: 1, updated: new Date(), method: 'PUT', content: '{}', audience: [] },
        entries: { terms: new Set(), dates: [], strings: [], quantities: [], references: [], pairs: [] },
      });
      const put = (id: string) => {
        const rows = [row(id)];
        const [statement, params] = [putStatement(rows), putParams(rows, names, count)];
        return how === 'alone'
          ? database.write(statement, params)
          : database.transaction((tx) => tx.query(statement, params));
      };
      // Often enough for its plan to be kept.
      for (let i = 0; i < 12; i += 1) expect(await put(`before-${i}`)).toHaveLength(1);
      let later: Promise<unknown[]> | undefined;
      await database.transaction(async (tx) => {
        await tx.query('lock table resource in access exclusive mode');
        later = put('later');
        const waits = `select 1 from pg_locks where relation = 'resource'::regclass and not granted`;
        await expect.poll(() => tx.query(waits)).toHaveLength(1);
        await tx.query(COUNT_UP);
      });
      expect(await later).toEqual([]);
    },
  );

  test.skipIf(databaseKind() === 'pglite')('does not wait for those who come later', async () => {
    await database.query(`insert into reindex_job (reason, types, awaits) values ('test', '{}', '{0/0}')`);
    const late = behind.store.write([update(patient('a')), update(patient('b'))], EVERYONE, async () => {
      expect(await first.store.reindexing.portion()).toBe('more');
    });
    await late;
    expect(await work(first)).toHaveLength(1);
  });

  test('finds values that are others than they should be, and mends them', async () => {
    await write(
      first,
      patient('a'),
      patient('b', { birthDate: '1950-04-12' }),
      patient('c', { birthDate: '1950-04-12' }),
    );
    await first.store.reindexing.ask(['Patient']);
    for (let i = 0; i < 3; i += 1) await first.store.reindexing.portion();
    await database.query(
      `update idx_date set hi = hi + interval '1 day' where rid = (select rid from resource where id = 'b')`,
    );
    const [ended] = await work(first);
    expect(ended).toMatchObject({ mismatches: 1, mismatched: ['Patient/b'] });
    const lengths = await database.query(`select distinct hi - lo as length from idx_date`);
    expect(lengths).toHaveLength(1);
  });

  test('of a parameter whose rows are there twice or with another text, too', async () => {
    await served(photo());
    await write(first, patient('a'));
    await first.store.reindexing.ask(['Patient']);
    for (let i = 0; i < 3; i += 1) await first.store.reindexing.portion();
    await database.query(`update idx_string set value = 'other'`);
    const [ended] = await work(first);
    expect(ended).toMatchObject({ mismatches: 1, mismatched: ['Patient/a'] });
    expect(await ask(first, 'photo=photo')).toEqual(['a']);
  });
});

describe('the numbers of parameters', () => {
  const numbers = async (): Promise<string[]> =>
    (await database.query<{ key: string }>('select key from search_param where brought order by key')).map(
      ({ key }) => key,
    );
  const numberOf = async (key: string): Promise<number | undefined> =>
    (await database.query<{ num: number }>('select num from search_param where key = $1', [key]))[0]?.num;

  test('are given back when a definition has left, and taken by the next', async () => {
    await served(photo());
    const number = await numberOf('Patient.photo');
    await behind.store.reindexing.refresh();
    await served(photo({ status: 'retired' }));
    expect(await numbers()).toEqual([]);
    await served(photo({ id: 'title', url: 'http://example.org/SearchParameter/title', code: 'title' }), patient('a'));
    expect(await numberOf('Patient.title')).toBe(number);
    // This one knew it as that of another.
    await write(behind, patient('b'));
    await served(
      photo({
        id: 'next',
        url: 'http://example.org/SearchParameter/next',
        code: 'next',
        expression: 'Patient.photo.contentType',
      }),
    );
    await write(behind, patient('c'));
    expect(await ask(first, 'title=photo')).toEqual(['a', 'b', 'c']);
    expect(await ask(first, 'next=photo')).toEqual([]);
  });

  test('are kept while what nobody could read may be found by them', async () => {
    await served(photo());
    await write(first, patient('torn'));
    await database.query(
      `update resource_version set content = '{' where rid = (select rid from resource where id = 'torn')`,
    );
    await served(photo({ status: 'retired' }));
    expect(await numbers()).toEqual(['Patient.photo']);
  });

  test('are kept while another definition has them', async () => {
    await served(photo());
    await write(first, photo({ status: 'retired' }));
    expect(await first.store.caughtUp(DEFINITIONS, 10_000)).toBe(true);
    await first.store.reindexing.refresh();
    await served(photo({ id: 'again', url: 'http://example.org/SearchParameter/again' }), patient('a'));
    expect(await numbers()).toEqual(['Patient.photo']);
    expect(await ask(first, 'photo=photo')).toEqual(['a']);
  });

  test('run out: a definition is refused, saying so', async () => {
    await database.query(
      `insert into search_param (num, key, brought) overriding system value
       select num, 'X.' || num, true from generate_series(1, 32767) num
       where not exists (select 1 from search_param p where p.num = num.num)`,
    );
    await database.query(`update setting set value = (value::bigint + 1)::text where name = 'definitions'`);
    await first.store.reindexing.refresh();
    const problem = await write(first, photo()).catch((cause: unknown) => cause);
    expect(problem).toBeInstanceOf(Problem);
    expect((problem as Problem).issues().map(({ said }) => said.en)).toEqual([expect.stringMatching(/no room/)]);
  });
});

describe('a definition that was refused for another of its name', () => {
  const twin = photo({ id: 'twin', url: 'http://example.org/SearchParameter/twin' });

  test('is taken when that one retires', async () => {
    await served(photo(), twin, patient('a'));
    expect(await states()).toEqual([
      { id: 'photo', state: 1 },
      { id: 'twin', state: 3 },
    ]);
    await served(photo({ status: 'retired' }));
    expect(await states()).toEqual([{ id: 'twin', state: 1 }]);
    expect(await ask(first, 'photo=photo')).toEqual(['a']);
  });
});

describe('a process of an older recipe of terms', () => {
  test('writes no more once a newer one is being made, and says why', async () => {
    await database.query(`insert into setting (name, value) values ('term_recipe_wanted', '99')`);
    await database.query(`update setting set value = (value::bigint + 1)::text where name = 'definitions'`);
    const problem = await write(behind, patient('a')).catch((cause: unknown) => cause);
    expect(problem).toBeInstanceOf(Problem);
    expect((problem as Problem).said.en).toMatch(/newer version of renkei/);
    expect(await database.query('select 1 from resource')).toEqual([]);
  });
});

describe('how far a job is', () => {
  test('is no change of what is known', async () => {
    await write(first, ...Array.from({ length: 3 }, (_, i) => patient(`p${i}`)));
    await write(behind, photo());
    expect(await first.store.caughtUp(DEFINITIONS, 10_000)).toBe(true);
    await behind.store.reindexing.refresh();
    const params = behind.search.params!;
    const [revision, indexed] = [params.revision!(), params.indexed('Patient')];
    await first.store.reindexing.refresh();
    for (let i = 0; i < 2; i += 1) expect(await first.store.reindexing.portion()).toBe('more');
    await behind.store.reindexing.refresh();
    expect([params.revision!(), params.indexed('Patient')]).toEqual([revision, indexed]);
    expect(params.indexed('Patient')).toBe(indexed);
    expect(() => params.indexed('Patient').get('photo')).toThrow(/3 of 3 resources so far/);
  });
});

describe('what goes wrong while a process looks what is known', () => {
  test('is reported', async () => {
    const defects: unknown[] = [];
    const unwell: Database = {
      ...borrowed(database),
      query: (statement, params) => {
        if (isAway && String(statement).includes(`'definitions'`)) throw new Error('away');
        return database.query(statement, params);
      },
    };
    let isAway = false;
    const process = await openStore(CONFIG, createLog(CONFIG), BASE, { database: unwell });
    process.store.reindexing.start({ ended: () => undefined, onDefect: (cause) => void defects.push(cause) });
    isAway = true;
    await expect.poll(() => defects.map((each) => (each as Error).message), { timeout: 10_000 }).toContain('away');
    await process.store.close();
  });
});
