// $everything in pages: each costs what it gives, however much belongs to the patient, and all of them give each once.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Audience } from '../../src/access/audience.ts';
import type { Resource } from '../../src/fhir/resource.ts';
import { careTime } from '../../src/rest/operations/care-dates.ts';
import { type CompartmentScope, type MemberPosition, readCompartment } from '../../src/store/compartment.ts';
import type { Session } from '../../src/store/database.ts';
import { loadNames, type Names } from '../../src/store/names.ts';
import { startTestHub, type TestHub } from '../support/hub.ts';
import { putAll } from '../support/writing.ts';

const FINDINGS = 2_000;
const to = (reference: string) => ({ reference });

const finding = (i: number): Resource => ({
  resourceType: 'Observation',
  id: `o${i}`,
  status: 'final',
  code: { text: 'x' },
  subject: to('Patient/p'),
  effectiveDateTime: `2026-${String(1 + (i % 12)).padStart(2, '0')}-09`,
  // Belongs by a second parameter too.
  performer: [to(i % 2 === 0 ? 'Patient/p' : `Practitioner/d${i % 7}`)],
});
const flag = (i: number): Resource => ({
  resourceType: 'Flag',
  id: `f${i}`,
  status: 'active',
  code: { text: 'x' },
  subject: to('Patient/p'),
  author: to(i % 2 === 0 ? 'Organization/a' : 'Organization/b'),
});

let hub: TestHub;
let names: Names;

beforeAll(async () => {
  hub = await startTestHub();
  if (hub === undefined) return;
  names = await loadNames(hub.store.database);
  await putAll(hub.store, [
    { resourceType: 'Organization', id: 'a', name: 'A' },
    { resourceType: 'Organization', id: 'b', name: 'B' },
    ...Array.from({ length: 7 }, (_, i): Resource => ({ resourceType: 'Practitioner', id: `d${i}` })),
    // Linked to itself, by mistake: it stands once.
    {
      resourceType: 'Patient',
      id: 'p',
      managingOrganization: to('Organization/a'),
      link: [{ other: to('Patient/p'), type: 'seealso' }],
    },
    { resourceType: 'Patient', id: 'other', link: [{ other: to('Patient/p'), type: 'seealso' }] },
    ...Array.from({ length: FINDINGS }, (_, i) => finding(i)),
    ...Array.from({ length: 40 }, (_, i) => flag(i)),
  ]);
  await hub.store.database.script('analyze');
}, 120_000);
afterAll(() => hub?.close());

interface Plan {
  readonly 'Relation Name'?: string;
  readonly 'Actual Rows': number;
  readonly 'Actual Loops': number;
  readonly Plans?: readonly Plan[];
}

/** What came out of the tables, before anything was joined or sorted. */
const rowsRead = ({ Plans = [], ...plan }: Plan): number =>
  (plan['Relation Name'] === undefined ? 0 : plan['Actual Rows'] * plan['Actual Loops']) +
  Plans.reduce((sum, each) => sum + rowsRead(each), 0);

async function page(scope: CompartmentScope, after: MemberPosition | undefined, audience: Audience = 'everyone') {
  let read = 0;
  const session: Session = {
    query: async (statement, params) => {
      const text = typeof statement === 'string' ? statement : statement.text;
      const [explained] = await hub.store.database.query<{ 'QUERY PLAN': [{ Plan: Plan }] }>(
        `explain (analyze, format json) ${text}`,
        params,
      );
      read += rowsRead(explained!['QUERY PLAN'][0].Plan);
      return hub.store.database.query(statement, params);
    },
  };
  const { hits, next } = await readCompartment(scope, after, { session, names, audience });
  return { found: hits.map(({ type, id }) => `${type}/${id}`), next, read };
}

async function pages(scope: CompartmentScope, audience: Audience = 'everyone') {
  const all: { found: string[]; read: number }[] = [];
  let after: MemberPosition | undefined;
  do {
    const { found, next, read } = await page(scope, after, audience);
    all.push({ found, read });
    after = next;
  } while (after !== undefined);
  return all;
}

const scope = (count: number, more: Partial<CompartmentScope> = {}): CompartmentScope => ({
  type: 'Patient',
  id: 'p',
  types: [],
  count,
  ...more,
});

describe('the pages of a compartment', () => {
  test('give each resource once, the same as one page of all', async () => {
    const [whole, ...others] = await pages(scope(5_000));
    expect(others).toEqual([]);
    expect(new Set(whole!.found).size).toBe(whole!.found.length);
    expect(whole!.found).toHaveLength(1 + 1 + FINDINGS + 40 + 2 + 7);
    const found = (await pages(scope(300))).flatMap((each) => each.found);
    expect(found).toEqual(whole!.found);
    expect(found[0]).toBe('Patient/p');
    expect(found.slice(-9).every((each) => /^(Organization|Practitioner)/.test(each))).toBe(true);
  });

  test.each([
    [{ types: ['Flag', 'Practitioner'] }, 47],
    [{ types: ['Observation'] }, FINDINGS],
    [{ types: ['Organization'] }, 2],
    [{ types: ['Patient'] }, 2],
    [{ types: ['Account'] }, 0],
    [{ since: Date.UTC(2020, 0, 1) }, FINDINGS + 51],
    // Every twelfth, and what tells no date; the Practitioners of the others are of another time.
    [{ during: careTime(Date.UTC(2026, 1, 1), Date.UTC(2026, 2, 1)), types: ['Observation', 'Flag'] }, 167 + 40],
    [{ during: careTime(Date.UTC(2026, 0, 1), Date.UTC(2027, 0, 1)) }, FINDINGS + 51],
    [{ during: careTime(Date.UTC(2027, 0, 1), Number.POSITIVE_INFINITY) }, 2 + 40 + 2],
    [{ since: Date.UTC(2999, 0, 1) }, 0],
  ])('with %j they give %d', async (more, count) => {
    const found = (await pages(scope(701, more))).flatMap((each) => each.found);
    expect([found.length, new Set(found).size]).toEqual([count, count]);
  });

  test('an audience is given what it may see, on full pages', async () => {
    const forA = await pages(scope(5, { types: ['Flag'] }), ['Organization/a']);
    expect(forA.map(({ found }) => found.length)).toEqual([5, 5, 5, 5]);
    expect(forA.flatMap(({ found }) => found).every((each) => Number(each.slice(6)) % 2 === 0)).toBe(true);
    // Else it would tell that b wrote something.
    const referred = await pages(scope(5, { types: ['Organization'] }), ['Organization/a']);
    expect(referred.flatMap(({ found }) => found)).toEqual(['Organization/a']);
  });

  test('a page in the middle reads a page, not all that belongs to the patient', async () => {
    const all = await pages(scope(100));
    const middle = all.slice(1, -3).map(({ read }) => read);
    expect(middle.length).toBeGreaterThan(10);
    expect(Math.max(...middle)).toBeLessThan(1_000);
  });

  test('so it is with dates of care, which are looked up of what is given', async () => {
    const during = careTime(Date.UTC(2026, 0, 1), Date.UTC(2027, 0, 1));
    const all = await pages(scope(100, { during }));
    const middle = all.slice(1, -3).map(({ read }) => read);
    expect(middle.length).toBeGreaterThan(10);
    expect(Math.max(...middle)).toBeLessThan(1_500);
  });
});
