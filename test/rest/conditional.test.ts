// Runs the tables of test/cases/conditional: sentences of the specification, then what is asked under them, alone and in Bundles.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  type AskedIn,
  ask,
  type ConditionalCase,
  conditionalTable,
  countOf,
  numbering,
  sinceOf,
  store,
  versionOf,
  WAYS,
} from '../support/conditional-cases.ts';
import { startTestHub, type TestHub } from '../support/hub.ts';

const SINGLE = ['create.yaml', 'read.yaml', 'update.yaml', 'delete.yaml'];
const MULTIPLE = ['delete-multiple.yaml'];

let hub: TestHub;

async function check(written: ConditionalCase, askedIn: AskedIn): Promise<void> {
  const { system, ...row } = numbering({ system: 'urn:c#', ...written });
  const updated = await store(hub, row.given ?? [], system);
  const ifModifiedSince = sinceOf(row.ifModifiedSince, updated, askedIn);
  const { status, resource } = await ask(hub, { ...row, ...(ifModifiedSince && { ifModifiedSince }) }, system, askedIn);
  const [wanted, code, place] = String(row.answers).split(' ');
  expect(status, resource?.issue?.[0]?.diagnostics).toBe(Number(wanted));
  const [issue] = resource?.issue ?? [];
  if (code !== undefined) expect(issue?.code).toBe(code);
  if (place !== undefined) expect(issue?.expression).toEqual([placeIn(place, askedIn, written)]);
  if (row.names !== undefined) expect(issue?.diagnostics).toContain(row.names);
  if (row.of !== undefined) expect(resource?.id).toBe(row.of);
  if (row.body === 'none') expect(resource).toBeUndefined();
  const versions = Object.keys(row.versions ?? {});
  const then = Object.fromEntries(await Promise.all(versions.map(async (id) => [id, await versionOf(hub, id)])));
  expect(then).toEqual(row.versions ?? {});
  for (const [query, total] of Object.entries(row.found ?? {}))
    expect([query, await countOf(hub, query)]).toEqual([query, total]);
}

/** In a Bundle a place is that of the entry, or within its resource. */
function placeIn(place: string, askedIn: AskedIn, { create, update }: ConditionalCase): string {
  if (askedIn === 'alone') return place;
  if (place.startsWith('http.') || (create ?? update) === undefined) return 'Bundle.entry[0]';
  return `Bundle.entry[0].resource${place.slice(place.indexOf('.'))}`;
}

function runTables(files: readonly string[]): void {
  for (const file of files) {
    for (const { says, cases } of conditionalTable(file)) {
      describe(`${file}: ${says}`, () => {
        for (const each of cases) {
          for (const askedIn of WAYS) test(`${JSON.stringify(each)}, ${askedIn}`, () => check(each, askedIn));
        }
      });
    }
  }
}

describe('conditional interactions  https://hl7.org/fhir/R4/http.html#cond-update', () => {
  beforeAll(async () => {
    hub = await startTestHub();
  });
  afterAll(() => hub?.close());
  runTables(SINGLE);
});

describe('RENKEI_CONDITIONAL_DELETE=multiple', () => {
  beforeAll(async () => {
    hub = await startTestHub({ RENKEI_CONDITIONAL_DELETE: 'multiple', RENKEI_MAX_ENTRIES: '3' });
  });
  afterAll(() => hub?.close());
  runTables(MULTIPLE);
});
