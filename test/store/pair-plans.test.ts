// Values that stand together, and quantities that are ranges, are found through an index of their own. Plans are asked of PostgreSQL.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Decimal } from '../../src/fhir/json/decimal.ts';
import type { Resource } from '../../src/fhir/resource.ts';
import { parseSearch } from '../../src/fhir/search/ask/parse.ts';
import { queryOf } from '../../src/rest/query.ts';
import { loadNames, type Names } from '../../src/store/names.ts';
import { searchPage } from '../../src/store/search/page.ts';
import { databaseKind, hasDatabase } from '../support/database.ts';
import { explaining, settle } from '../support/explaining.ts';
import { startTestHub, type TestHub } from '../support/hub.ts';
import { putAll } from '../support/writing.ts';

const isPostgres = databaseKind() === 'postgres' && hasDatabase();
const OBSERVATIONS = 8_000;
const LOCATIONS = 6_000;

const VALUES: readonly ((i: number) => object)[] = [
  (i) => ({ valueQuantity: { value: i, unit: 'mmHg' } }),
  (i) => ({ valueQuantity: { value: i, unit: 'mmHg', comparator: '<' } }),
  (i) => ({ valueString: `所見 ${i}` }),
  (i) => ({ valueDateTime: new Date(Date.UTC(2026, 0, 1, i)).toISOString() }),
];
const observation = (i: number): Resource => ({
  resourceType: 'Observation',
  id: `o${i}`,
  status: 'final',
  code: { coding: [{ system: 'urn:code', code: `c${i % 3}` }] },
  ...VALUES[i % VALUES.length]!(i),
});
const location = (i: number): Resource => ({
  resourceType: 'Location',
  id: `l${i}`,
  position: {
    latitude: new Decimal((30 + (i % 100) / 10).toFixed(1)),
    longitude: new Decimal((130 + Math.floor(i / 100) / 10).toFixed(1)),
  },
});

let hub: TestHub;
let names: Names;

beforeAll(async () => {
  if (!isPostgres) return;
  hub = await startTestHub();
  names = await loadNames(hub.store.database);
  await putAll(
    hub.store,
    Array.from({ length: OBSERVATIONS }, (_, i) => observation(i)),
  );
  await putAll(
    hub.store,
    Array.from({ length: LOCATIONS }, (_, i) => location(i)),
  );
  await settle(hub.store.database);
}, 240_000);
afterAll(() => hub?.close());

/** The tables of values that are read whole, and their indexes that are asked. */
async function run(query: string) {
  const { session, scans, indexes } = explaining(hub.store.database);
  const [type = '', text = ''] = query.split('?');
  const search = parseSearch(type, queryOf(encodeURI(text)), hub.hub.search);
  const { hits } = await searchPage(search, undefined, { session, names, audience: 'everyone' });
  const ofValues = (name: string): boolean => name.startsWith('idx_');
  return { hits, whole: scans.filter(ofValues), indexes: indexes.filter(ofValues) };
}

describe.skipIf(!isPostgres)(`among ${OBSERVATIONS} observations and ${LOCATIONS} places`, () => {
  test.each([
    ['Observation?code-value-quantity=c0$12||mmHg', 1, 'idx_pair'],
    ['Observation?code-value-quantity=c0$7980', 1, 'idx_pair'],
    ['Observation?code-value-quantity=c0$gt7980,c1$eb0', 2, 'idx_pair'],
    ['Observation?code-value-quantity=c1$sa7980||mmHg', 2, 'idx_pair'],
    ['Observation?code-value-string=c0$所見 18', 10, 'idx_pair'],
    ['Observation?code-value-date=c0$lt2026-01-02', 1, 'idx_pair'],
    ['Observation?code-value-date=c0$2026-05-01', 2, 'idx_pair'],
    ['Observation?value-quantity=12||mmHg', 1, 'idx_quantity'],
    ['Observation?value-quantity=gt7980||mmHg', 9, 'idx_quantity'],
    ['Observation?value-quantity=eb5||mmHg', 4, 'idx_quantity'],
    ['Location?near=35|135|5|km', 1, 'idx_pair'],
    ['Location?near=35|135', 3, 'idx_pair'],
  ])('%s', async (query, wanted, table) => {
    const { hits, whole, indexes } = await run(query);
    expect(whole).toEqual([]);
    expect(indexes.length).toBeGreaterThan(0);
    expect(indexes.filter((name) => !name.startsWith(table))).toEqual([]);
    // Row by row would be another way, which is for what most rows pass.
    if (table === 'idx_pair') expect(indexes).not.toContain('idx_pair_rid');
    expect(hits).toHaveLength(wanted);
  });
});
