// Runs the tables of test/cases/search: sentences of the specification, then queries with what they find and pass over.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestHub, type TestHub } from '../support/hub.ts';
import { requestOf, type SearchCase, searchTables, storeSearchFixtures } from '../support/search-cases.ts';

let hub: TestHub;

beforeAll(async () => {
  hub = await startTestHub();
  if (hub !== undefined) await storeSearchFixtures(hub);
}, 180_000);
afterAll(() => hub?.close());

interface Found {
  readonly status: number;
  readonly matches: readonly string[];
  readonly included: readonly string[];
  readonly body: Outcome;
}

interface Outcome {
  readonly total?: number;
  readonly issue?: readonly { details: { text: string }; diagnostics: string; expression?: string[] }[];
  readonly entry?: readonly { resource: { resourceType: string; id: string }; search: { mode: string } }[];
}

type Way = 'GET' | 'POST' | 'POST, half in the URL,';

async function find(searched: SearchCase, method: Way): Promise<Found> {
  const { type, query } = requestOf(searched, hub.base);
  const paged = /(^|&)_count=/.test(query) ? query : `${query}&_count=1000`;
  const pairs = paged.split('&');
  const inUrl = method === 'POST' ? 0 : Math.ceil(pairs.length / 2);
  const { status, body } =
    method === 'GET'
      ? await hub.http.get(`/fhir/${type}?${paged}`)
      : await hub.http
          .post(`/fhir/${type}/_search?${pairs.slice(0, inUrl).join('&')}`)
          .set('Content-Type', 'application/x-www-form-urlencoded')
          .send(pairs.slice(inUrl).join('&'));
  const entries = (body as Outcome).entry ?? [];
  return {
    status,
    matches: entries.filter(({ search }) => search.mode === 'match').map(({ resource }) => resource.id),
    included: entries
      .filter(({ search }) => search.mode === 'include')
      .map(({ resource }) => `${resource.resourceType}/${resource.id}`),
    body,
  };
}

function expectRefusal({ names, says }: SearchCase, { issue = [] }: Outcome): void {
  const [first] = issue;
  const texts = [first?.details.text, first?.diagnostics];
  for (const text of texts) {
    if (names !== undefined) expect(text).toContain(names);
    if (says !== undefined) expect(text).toContain(says);
  }
}

for (const { file, sections } of searchTables()) {
  describe(`search, ${file}  https://hl7.org/fhir/R4/search.html`, () => {
    for (const { says, cases } of sections) {
      describe(says, () => {
        for (const each of cases) {
          test.each(['GET', 'POST', 'POST, half in the URL,'] as const)(
            `%s ${(each.query ?? each.raw)?.replaceAll('$', '$$$$')}`,
            async (method) => {
              const found = await find(each, method);
              expect(found.status, JSON.stringify(found.body.issue)).toBe(each.status ?? 200);
              if (found.status !== 200) return expectRefusal(each, found.body);
              expect(found.matches).toEqual(expect.arrayContaining([...(each.finds ?? [])]));
              expect(found.matches.filter((id) => each['passes-over']?.includes(id))).toEqual([]);
              expect(new Set(found.matches).size).toBe(found.matches.length);
              if (each.exactly !== undefined) expect(found.matches).toEqual(each.exactly);
              if (each.total !== undefined) expect(found.body.total).toBe(each.total);
              const { ordered, includes } = each;
              if (ordered !== undefined) expect(found.matches.filter((id) => ordered.includes(id))).toEqual(ordered);
              expect(found.included.toSorted()).toEqual([...(includes ?? [])].sort());
            },
          );
        }
      });
    }
  });
}
