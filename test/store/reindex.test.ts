// What is stored, indexed anew: by portions that any process can go on with, checked at the end, served meanwhile.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { reindex } from '../../src/cli/reindex.ts';
import { readConfig } from '../../src/config.ts';
import type { Resource } from '../../src/fhir/resource.ts';
import { parseSearch } from '../../src/fhir/search/ask/parse.ts';
import { RECIPE } from '../../src/fhir/search/term.ts';
import { createLog, openStore } from '../../src/hub.ts';
import { Problem, Refusal } from '../../src/problem.ts';
import type { Database } from '../../src/store/database.ts';
import { migrate } from '../../src/store/migrate.ts';
import type { JobEnded } from '../../src/store/reindex/job.ts';
import { DEFINITIONS } from '../../src/store/store.ts';
import { borrowed, hasDatabase, testDatabase } from '../support/database.ts';
import { photoParameter as photo } from '../support/photo-parameter.ts';
import { EVERYONE } from '../support/writing.ts';

type Opened = Awaited<ReturnType<typeof openStore>>;

const CONFIG = readConfig({ RENKEI_DATABASE_URL: 'pglite:memory', RENKEI_LOG: 'silent' });
const BASE = ['http://hub.example/fhir/'];
const never = (cause: unknown): never => {
  throw cause;
};

let database: Database;
let process1: Opened;
let process2: Opened;

/** Two of them on one database; neither works by itself. */
const openProcess = (): Promise<Opened> => openStore(CONFIG, createLog(CONFIG), BASE, { database: borrowed(database) });

beforeEach(async () => {
  if (!hasDatabase()) return;
  database = await testDatabase();
  process1 = await openProcess();
  process2 = await openProcess();
  await process1.store.followDefinitions(never, () => undefined);
});
afterEach(async () => {
  if (!hasDatabase()) return;
  await Promise.all([process1.store.close(), process2.store.close()]);
  await database.query(`update setting set value = $1 where name = 'term_recipe'`, [String(RECIPE)]);
  await database.close();
});

const patient = (id: string, more: object = {}): Resource => ({
  resourceType: 'Patient',
  id,
  gender: 'female',
  birthDate: '1950-04-12',
  photo: [{ title: `Photo of ${id}` }],
  ...more,
});

const write = ({ store }: Opened, ...resources: Resource[]) =>
  store.write(
    resources.map((resource) => ({ kind: 'update', type: resource.resourceType, id: resource.id!, resource })),
    EVERYONE,
  );
const learnt = async (...processes: Opened[]): Promise<void> => {
  expect(await process1.store.caughtUp(DEFINITIONS, 10_000)).toBe(true);
  for (const { store } of processes) await store.reindexing.refresh();
};
const ask = async ({ store, search }: Opened, query: string): Promise<string[]> => {
  const pairs = query.split('&').map((pair) => pair.split('=') as [string, string]);
  const { hits } = await store.search(parseSearch('Patient', pairs, search), 'everyone');
  return hits.map(({ id }) => id).sort();
};
const said = async (asked: Promise<unknown>): Promise<string> => {
  const problem = await asked.catch((cause: unknown) => cause);
  return problem instanceof Problem ? `${problem.kind}: ${problem.said.en}` : String(problem);
};

/** As many portions as are left, or as many as these. */
async function work({ store }: Opened, most = 1_000): Promise<JobEnded | undefined> {
  for (let i = 0; i < most; i += 1) {
    const portion = await store.reindexing.portion();
    if (typeof portion === 'object') return portion;
    if (portion === 'idle') return undefined;
    if (portion === 'behind') await store.reindexing.refresh();
  }
  return undefined;
}

const many = (count: number): Resource[] => Array.from({ length: count }, (_, i) => patient(`p${i}`));

describe('while it is being indexed', () => {
  test('a parameter is refused, saying how far it has come; what is written meanwhile is found afterwards', async () => {
    await write(process1, ...many(450));
    await write(process1, photo());
    await learnt(process1, process2);
    expect(await said(ask(process2, 'photo=photo of p1'))).toMatch(
      /^unavailable: .*"photo" is new and being indexed\./,
    );
    await work(process1, 2);
    await learnt(process2);
    expect(await said(ask(process2, 'photo=x'))).toMatch(/being indexed, 200 of 450 resources so far/);
    expect(await said(ask(process2, '_sort=photo'))).toMatch(/^unavailable/);
    await write(process2, patient('meanwhile'));
    await work(process1);
    await learnt(process2);
    expect(await ask(process2, 'photo=photo of p44')).toHaveLength(11);
    expect(await ask(process2, 'photo=photo of mean')).toEqual(['meanwhile']);
  });

  test('other searches are answered as ever', async () => {
    await write(process1, patient('a'));
    await write(process1, photo());
    await learnt(process1);
    expect(await ask(process1, 'gender=female')).toEqual(['a']);
  });
});

describe('a job', () => {
  test('that its process has left in the middle is gone on with by another, from there', async () => {
    await write(process1, ...many(450));
    await write(process1, photo());
    await learnt(process1, process2);
    await work(process1, 3);
    // What the first has done whole must not be done again: it would mend this.
    const [{ rid } = { rid: '' }] = await database.query<{ rid: string }>(
      'select rid::text from resource where type = (select num from resource_type where name = $1) order by rid limit 1',
      ['Patient'],
    );
    await database.query('delete from idx_string where rid = $1::text::uuid', [rid]);
    const ended = await work(process2);
    expect(ended).toMatchObject({ total: 450, mismatches: 1, unreadable: 0 });
    expect(ended?.served).toEqual([{ url: photo().url, indexed: 450, extracted: 450 }]);
  });

  test('asks no more of a version that has moved on, and leaves deleted ones alone', async () => {
    await write(process1, patient('stays'), patient('goes'));
    await process1.store.write([{ kind: 'delete', type: 'Patient', id: 'goes' }], EVERYONE);
    await write(process1, photo());
    await learnt(process1);
    expect(await work(process1)).toMatchObject({ total: 1, mismatches: 0 });
    await learnt(process1);
    expect(await ask(process1, 'photo=photo')).toEqual(['stays']);
    expect(await ask(process1, 'gender=female')).toEqual(['stays']);
  });

  test('checks all of it at the end, names what it finds otherwise, and mends it', async () => {
    await write(process1, ...['a', 'b', 'c'].map((id) => patient(id)));
    await process1.store.reindexing.ask(['Patient']);
    await work(process1, 3);
    await database.query(`update resource set terms = '{}' where id = 'a'`);
    await database.query(`delete from idx_date where rid = (select rid from resource where id = 'b')`);
    const ended = await work(process1);
    expect(ended).toMatchObject({ reason: 'asked for', mismatches: 2 });
    expect([...ended!.mismatched].sort()).toEqual(['Patient/a', 'Patient/b']);
    expect(await ask(process1, 'gender=female')).toEqual(['a', 'b', 'c']);
    expect(await ask(process1, 'birthdate=1950')).toEqual(['a', 'b', 'c']);
    expect(await process1.store.reindexing.ask([])).toBeDefined();
    expect(await work(process1)).toMatchObject({ mismatches: 0 });
  });

  test('leaves what it cannot read as it is, and says how many', async () => {
    await write(process1, patient('a'), patient('torn'));
    await database.query(
      `update resource_version set content = '{' where rid = (select rid from resource where id = 'torn')`,
    );
    await process1.store.reindexing.ask([]);
    expect(await work(process1)).toMatchObject({ total: 2, unreadable: 1, mismatches: 0 });
    const [{ n } = { n: 0 }] = await database.query<{ n: number }>(
      `select cardinality(terms) as n from resource where id = 'torn'`,
    );
    expect(n).toBeGreaterThan(0);
  });

  test('is not held up by what the database does not take', async () => {
    await write(process1, patient('a'), patient('b', { photo: [{ title: 'refused' }] }), patient('c'));
    await write(process1, photo());
    await learnt(process1);
    await database.query(`alter table idx_string add constraint not_this check (value <> 'refused')`);
    try {
      expect(await work(process1)).toMatchObject({ total: 3, unreadable: 1, served: [{ indexed: 2, extracted: 3 }] });
    } finally {
      await database.query('alter table idx_string drop constraint not_this');
    }
    await learnt(process1);
    expect(await ask(process1, 'photo=photo')).toEqual(['a', 'c']);
    expect(await ask(process1, 'gender=female')).toEqual(['a', 'b', 'c']);
  });

  test('is not worked at by a process that has yet to learn of what is new', async () => {
    await write(process1, photo());
    await learnt(process1);
    await database.query(`update setting set value = (value::int + 1)::text where name = 'definitions'`);
    expect(await process1.store.reindexing.portion()).toBe('behind');
  });

  test('makes no version, tells nobody, and changes no byte of what is read', async () => {
    const [written] = await write(process1, patient('a'));
    const before = await database.query(
      'select (select max(seq) from feed)::text as fed, version, updated from resource',
    );
    await process1.store.reindexing.ask([]);
    await work(process1);
    expect(
      await database.query('select (select max(seq) from feed)::text as fed, version, updated from resource'),
    ).toEqual(before);
    expect(await process1.store.read('Patient', 'a', 'everyone')).toMatchObject({
      content: (written as { content: string }).content,
    });
  });
});

describe('two SearchParameters of one name', () => {
  test('written at once: the first is served, of the other is said why it is not', async () => {
    const other = photo({ id: 'twin', url: 'http://example.org/SearchParameter/twin' });
    await write(process1, photo(), other);
    await learnt(process1);
    const rows = await database.query('select id, state, problem from search_definition order by id');
    expect(rows).toMatchObject([
      { id: 'photo', state: 0, problem: null },
      { id: 'twin', state: 3, problem: expect.stringContaining('already') },
    ]);
  });
});

describe('a newer recipe of terms', () => {
  test('is a reason to index all anew, once, and no reason not to start', async () => {
    await write(process1, patient('a'));
    await database.query(`update setting set value = '1' where name = 'term_recipe'`);
    await migrate(database);
    await migrate(database);
    expect(await process1.store.reindexing.state()).toMatchObject({ waiting: 1, reason: `recipe ${RECIPE}` });
    expect(await ask(process1, 'gender=female')).toEqual(['a']);
    await work(process1);
    expect(await database.query(`select value from setting where name = 'term_recipe'`)).toEqual([
      { value: String(RECIPE) },
    ]);
    await migrate(database);
    expect(await process1.store.reindexing.state()).toEqual({ waiting: 0 });
  });

  test('than this program knows is a reason not to start', async () => {
    await database.query(`update setting set value = '99' where name = 'term_recipe'`);
    await expect(migrate(database)).rejects.toThrow(/recipe 99/);
    await expect(migrate(database)).rejects.toBeInstanceOf(Refusal);
  });
});

describe('renkei reindex', () => {
  const run = (...args: string[]) => reindex(args, () => CONFIG, openProcess);

  test('--wait goes over all of a type, and ends well', async () => {
    await write(process1, patient('a'));
    expect(await run('--type', 'Patient', '--wait')).toBe(0);
    const rows = await database.query('select reason, phase, total::int from reindex_job');
    expect(rows).toEqual([{ reason: 'asked for', phase: 3, total: 1 }]);
  });

  test('without --wait leaves it to a hub', async () => {
    expect(await run()).toBe(0);
    expect(await process1.store.reindexing.state()).toMatchObject({ waiting: 1 });
  });

  test.each([['--type', 'Human'], ['--type'], ['--all']])('does not understand %s %s', async (...args) => {
    await expect(run(...args)).rejects.toBeInstanceOf(Refusal);
  });
});
