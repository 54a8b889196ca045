// Many resources at once, past guards and validation, by the statement that every write ends in: for tests of plans.
import { audienceOf } from '../../src/access/audience.ts';
import type { Resource } from '../../src/fhir/resource.ts';
import { indexEntries } from '../../src/fhir/search/extract/index-entries.ts';
import type { Database } from '../../src/store/database.ts';
import type { Names } from '../../src/store/names.ts';
import { putParams, putStatement } from '../../src/store/write/put.ts';

const SLICE = 2_000;
const SETTINGS = { timeZone: 'Asia/Tokyo', base: [] };
const FIRST = Date.UTC(2026, 0, 1);

/** Each a millisecond later than the one before, so that newest-first is an order one can tell. */
export async function putInBulk(database: Database, names: Names, resources: readonly Resource[]): Promise<void> {
  for (let from = 0; from < resources.length; from += SLICE) {
    const rows = resources.slice(from, from + SLICE).map((resource, i) => ({
      type: resource.resourceType,
      id: resource.id!,
      version: 1,
      updated: new Date(FIRST + from + i),
      method: 'PUT' as const,
      content: JSON.stringify(resource),
      entries: indexEntries(resource, SETTINGS),
      audience: audienceOf(resource, SETTINGS.base),
    }));
    await database.query(putStatement(rows), putParams(rows, names));
  }
}
