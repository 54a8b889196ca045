import { expect, test } from 'vitest';
import type { Database, Param } from '../../src/store/database.ts';
import type { Names } from '../../src/store/names.ts';
import { type PutRow, putParams, putStatement } from '../../src/store/write/put.ts';
import { WriteQueue } from '../../src/store/write/write-queue.ts';

const names: Names = { typeNumber: () => 1, typeName: () => 'Patient', paramNumber: () => 1 };
const row = (id: string): PutRow => ({
  type: 'Patient',
  id,
  version: 1,
  updated: new Date(0),
  method: 'POST',
  content: '{}',
  entries: { terms: new Set(), dates: [], strings: [], quantities: [], references: [], pairs: [] },
  audience: [],
});

const putOn = (database: Database) => (rows: readonly PutRow[]) =>
  database.write(putStatement(rows), putParams(rows, names));

/** Counts the rows of each statement; `others` are writes that did not come through the queue. */
function slowDatabase(others = 0): { database: Database; sizes: number[] } {
  const sizes: number[] = [];
  let writing = others;
  const write = async (_statement: unknown, params: readonly Param[]) => {
    sizes.push(String(params[2]).split('\x1e').length);
    writing += 1;
    await new Promise((later) => setTimeout(later, 1));
    writing -= 1;
    return [];
  };
  return { database: { write, isBusy: () => writing > 0 } as unknown as Database, sizes };
}

test('a create goes at once and alone, those that come meanwhile go together', async () => {
  const { database, sizes } = slowDatabase();
  const queue = new WriteQueue(database, putOn(database));
  await Promise.all(Array.from({ length: 30 }, (_, i) => queue.create(row(`p${i}`))));
  expect(sizes).toEqual([1, 20, 9]);
});

// Updates write past the queue: when they are done, nobody would think of the creates that waited for them.
test('a create does not wait for a connection that only others give back', async () => {
  const { database, sizes } = slowDatabase(1);
  const queue = new WriteQueue(database, putOn(database));
  await Promise.all([queue.create(row('p1')), queue.create(row('p2'))]);
  expect(sizes).toEqual([1, 1]);
});

test('a row that the database refuses does not fail those beside it', async () => {
  const { database, sizes } = slowDatabase();
  const { write } = database;
  const refusing = {
    ...database,
    write: async (statement: never, params: readonly Param[]) => {
      await write(statement, params);
      if (String(params[2]).includes('bad')) throw new Error('refused');
      return [];
    },
  } as unknown as Database;
  const queue = new WriteQueue(refusing, putOn(refusing));
  const ids = ['p1', 'p2', 'bad', 'p3'];
  const results = await Promise.allSettled(ids.map((id) => queue.create(row(id))));
  expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled']);
  expect(sizes).toEqual([1, 3, 1, 1, 1]);
});
