// A write that waits too long for others, or lets them wait too long, is given up: nothing of it is stored, and it says so.
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Database, Session } from '../../src/store/database.ts';
import { PostgresDatabase } from '../../src/store/postgres.ts';
import { borrowed, databaseKind, hasDatabase, postgresUrl, testDatabase } from '../support/database.ts';
import { FHIR, startTestHub, type TestHub } from '../support/hub.ts';
import { outcomeOf } from '../support/outcome.ts';
import { get, stored } from '../support/requests.ts';

const json = { 'Content-Type': FHIR };
const post = (hub: TestHub, entry: readonly object[]) =>
  hub.http.post('/fhir').set(json).send({ resourceType: 'Bundle', type: 'transaction', entry });
const reading = (url: string) => ({ request: { method: 'GET', url } });
const creating = (value: string) => ({
  resource: { resourceType: 'Patient', identifier: [{ system: 'urn:patience', value }] },
  request: { method: 'POST', url: 'Patient', ifNoneExist: `identifier=urn:patience|${value}` },
});
const updating = (id: string, gender: string) => ({
  resource: { resourceType: 'Patient', id, gender },
  request: { method: 'PUT', url: `Patient/${id}` },
});

const isPostgres = databaseKind() === 'postgres';

describe.skipIf(!hasDatabase() || !isPostgres)('what another transaction has locked', () => {
  let hub: TestHub;
  let other: PostgresDatabase | undefined;

  beforeAll(async () => {
    const url = await postgresUrl();
    other = await PostgresDatabase.connect(url);
    const database = await PostgresDatabase.connect(url, { lockMs: 100, totalMs: 10_000 });
    hub = await startTestHub({}, { database });
    await stored(hub, { resourceType: 'Patient', id: 'held', gender: 'female' });
  });
  afterAll(async () => {
    await hub?.close();
    await other?.close();
  });

  /** The answer to what is asked while somebody else has not ended. */
  const meanwhile = <T>(locks: string, ask: () => PromiseLike<T>): Promise<T> =>
    other!.transaction(async (tx) => {
      await tx.query(locks);
      return ask();
    });
  const RECORD = `select 1 from resource where id = 'held' for update`;

  test.each([
    [
      'a record that is written alone',
      () => hub.http.put('/fhir/Patient/held').set(json).send(updating('held', 'male').resource),
    ],
    ['a record that is written with others', () => post(hub, [creating('x'), updating('held', 'male')])],
  ])('is waited for, but not long: %s', async (_what, write) => {
    const answer = await meanwhile(RECORD, write);
    const outcome = outcomeOf(answer);
    expect([outcome.status, outcome.issues[0]]).toEqual([409, expect.stringContaining('lock-error')]);
    expect(outcome.english[0]).toContain('send it again');
    expect(outcome.japanese[0]).toContain('再送してください');
    expect(answer.headers['retry-after']).toBe('2');
    expect((await get(hub, 'Patient/held')).body).toMatchObject({ gender: 'female', meta: { versionId: '1' } });
    expect((await get(hub, 'Patient?identifier=urn:patience|x&_summary=count')).body.total).toBe(0);
  });

  test('is waited for, but not long: the conditions, by one who has so many that he keeps all others waiting', async () => {
    const many = Array.from({ length: 501 }, (_, i) => creating(`many-${i}`));
    const small = await slowly(many, () => post(hub, [creating('one')]));
    expect([small.status, outcomeOf(small).issues[0]]).toEqual([409, expect.stringContaining('lock-error')]);
    expect((await post(hub, [creating('one')])).status).toBe(200);
  });

  /** What is asked when a transaction, of another process, has answered its conditions and is not through. */
  async function slowly<T>(entry: readonly object[], ask: () => PromiseLike<T>): Promise<T> {
    let answer: Promise<T> | undefined;
    const line: Database = {
      ...borrowed(other!),
      transaction: (work, lockMs) =>
        other!.transaction(async (tx) => {
          const done = await work(tx);
          // Others are readers of the feed.
          if (lockMs !== undefined) answer ??= Promise.resolve(ask());
          await answer;
          return done;
        }, lockMs),
    };
    const slow = await startTestHub({}, { database: line });
    try {
      expect((await post(slow, entry)).status).toBe(200);
    } finally {
      await slow.close();
    }
    return answer!;
  }
});

describe.skipIf(!hasDatabase())('a transaction with its searches', () => {
  let hub: TestHub;
  let database: Database;
  let slowedBy: ((tx: Session) => Promise<unknown>) | undefined;
  const isSearch = (text: string): boolean => text.includes('from resource') && text.includes('limit');

  beforeAll(async () => {
    database = await testDatabase();
    const slow = (tx: Session): Session => ({
      query: async (statement, params) => {
        const text = typeof statement === 'string' ? statement : statement.text;
        if (isSearch(text)) await slowedBy?.(tx);
        return tx.query(statement, params);
      },
    });
    const line: Database = {
      ...borrowed(database),
      patience: { lockMs: 1_000, totalMs: 2_000 },
      // Others are readers of the feed.
      transaction: (work, lockMs) => database.transaction((tx) => work(lockMs === undefined ? tx : slow(tx)), lockMs),
    };
    hub = await startTestHub({}, { database: line });
  });
  afterAll(async () => {
    await hub?.close();
    await database?.close();
  });
  afterEach(() => {
    slowedBy = undefined;
  });

  const searches = Array.from({ length: 30 }, () => reading('Patient?gender=male&_count=1'));

  test.each([
    ['many that take a little', () => new Promise((over) => setTimeout(over, 100)), searches, 'pglite postgres'],
    ['one that takes long', (tx: Session) => tx.query('select pg_sleep(60)'), searches.slice(0, 1), 'postgres'],
  ])('is stopped as a whole when its time is over, and nothing is stored: %s', async (_what, slow, some, where) => {
    if (!where.includes(database.kind)) return;
    slowedBy = slow;
    const outcome = outcomeOf(await post(hub, [updating('whole', 'male'), ...some]));
    expect([outcome.status, outcome.issues[0]]).toEqual([504, expect.stringMatching(/^timeout Bundle\.entry\[\d+\]$/)]);
    expect(outcome.english[0]).toContain('Nothing was stored');
    expect(outcome.japanese[0]).toContain('何も保存されていません');
    expect((await get(hub, 'Patient/whole')).status).toBe(404);
  });

  test('that ends in time is stored', async () => {
    expect((await post(hub, [updating('in-time', 'male'), ...searches.slice(0, 3)])).status).toBe(200);
  });
});
