import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { countOutgrown } from '../../src/store/housekeeping.ts';
import { hasDatabase } from '../support/database.ts';
import { startTestHub, type TestHub } from '../support/hub.ts';
import { putAll } from '../support/writing.ts';

let hub: TestHub;
beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(() => hub?.close());

const counted = async (): Promise<number> => {
  const [row] = await hub.store.database.query<{ reltuples: number }>(
    `select reltuples from pg_class where relname = 'resource' and relnamespace = current_schema()::regnamespace`,
  );
  return row!.reltuples;
};
const patients = (from: number, count: number) =>
  Array.from({ length: count }, (_, i) => ({ resourceType: 'Patient', id: `p${from + i}`, active: true }));

describe.skipIf(!hasDatabase())('what the planner knows', () => {
  test('is brought up to date when a table has been filled, and again when it has grown much', async () => {
    await hub.store.database.query('analyze resource');
    await putAll(hub.store, patients(0, 3_000));
    await countOutgrown(hub.store.database);
    expect(await counted()).toBe(3_000);
    await putAll(hub.store, patients(3_000, 20));
    await countOutgrown(hub.store.database);
    expect(await counted()).toBe(3_000);
    await putAll(hub.store, patients(4_000, 3_000));
    await countOutgrown(hub.store.database);
    expect(await counted()).toBe(6_020);
  });
});
