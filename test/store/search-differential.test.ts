// Whatever is stored and whatever is asked: the hub finds what a naive search finds that reads the published expressions with a
// FHIRPath engine and shares no code with it.
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeJson } from '../../src/fhir/json/write.ts';
import type { Resource } from '../../src/fhir/resource.ts';
import { parseIn, parseSearch } from '../../src/fhir/search/ask/parse.ts';
import { queryOf } from '../../src/rest/query.ts';
import { Store } from '../../src/store/store.ts';
import { hasDatabase, testDatabase } from '../support/database.ts';
import { NaiveSearch, nameOf } from '../support/naive-search/naive-search.ts';
import { queries, type RandomQuery, type Served } from '../support/naive-search/random-queries.ts';
import { BASE, resources } from '../support/naive-search/random-resources.ts';
import { readNumbersAsText, type Stored } from '../support/naive-search/values.ts';
import { EVERYONE, putAll } from '../support/writing.ts';

const NOW = Date.parse('2026-11-21T09:00:00+09:00');
const SEARCH = { timeZone: 'Asia/Tokyo', base: [BASE], now: () => NOW, defaultCount: 1_000, maxCount: 1_000 };
const VALUES = ['token', 'string', 'date', 'number', 'quantity', 'reference', 'uri'] as const;
const SERVED: Served = {
  kinds: new Set([...VALUES, 'composite']),
  modifiers: {
    token: [':not', ':of-type'],
    string: [':exact', ':contains'],
    reference: [':[type]', ':identifier'],
    uri: [':above', ':below'],
  },
  sorts: new Set(VALUES),
  maxSorts: 3,
  wildcards: true,
};
const RUNS = 2;
const QUERIES = 250;
/** To run one again: RENKEI_SEED=… */
const SEED = Number(process.env.RENKEI_SEED ?? 1);

let store: Store;
beforeAll(async () => {
  if (!hasDatabase()) return;
  const parse = (type: string, text: string) => parseSearch(type, queryOf(text), SEARCH);
  store = await Store.open({ database: await testDatabase(), index: SEARCH, guards: [], parse });
});
afterAll(() => store?.close());

const world = new Map<string, Stored>();

async function write(all: readonly Resource[]): Promise<void> {
  await putAll(store, all);
  for (const each of all) {
    const written = { ...each, meta: { ...each.meta, lastUpdated: '2026-11-21T00:00:00Z' } };
    world.set(nameOf(written as Stored), readNumbersAsText(writeJson(written)));
  }
  // Gone again: neither found, nor on the way to anything.
  for (const { resourceType, id } of all.filter((_, i) => i % 40 === 0)) {
    await store.write([{ kind: 'delete', type: resourceType, id: id! }], EVERYONE);
    world.delete(`${resourceType}/${id}`);
  }
}

interface Found {
  readonly matches: readonly string[];
  readonly included: readonly string[];
  readonly total: number | undefined;
}

/** All pages of it. What is included is asked for where one page holds all, since each page has its own. */
async function ask({ types, query }: RandomQuery, count: number): Promise<Found> {
  const path = types.length === 1 ? types[0]! : '';
  const search = { ...parseIn({ types, path }, [...query, ['_total', 'accurate']], SEARCH), count };
  const names = (hits: readonly { type: string; id: string }[]): string[] => hits.map((hit) => `${hit.type}/${hit.id}`);
  const matches: string[] = [];
  let answer = await store.search(search, 'everyone');
  matches.push(...names(answer.hits));
  const { total, included } = answer;
  while (answer.next !== undefined) {
    answer = await store.search({ ...search, cursor: answer.next }, 'everyone');
    matches.push(...names(answer.hits));
  }
  return { matches, included: names(included), total };
}

const PAGES = [1_000, 1_000, 7];

/** Empty: they agree. */
function disagreement(naive: NaiveSearch, { types, query }: RandomQuery, found: Found, isWhole: boolean): string[] {
  const expected = naive.answer(types, query);
  const differing = (what: string, a: readonly string[], b: readonly string[]): string[] =>
    a.filter((name) => !b.includes(name)).map((name) => `${what}: ${name} ${naive.explain(name, query)}`);
  const { matches, included, total } = found;
  const wrong = [
    ...differing('found by the hub alone', matches, expected.matches),
    ...differing('found by the naive alone', expected.matches, matches),
    ...(new Set(matches).size === matches.length ? [] : ['found twice']),
  ];
  if (wrong.length > 0) return wrong;
  const pairs = matches.slice(1).map((name, i) => [matches[i]!, name] as const);
  return [
    ...pairs
      .filter(([one, next]) => expected.order(one, next) > 0)
      .map((pair) => `not in this order: ${pair.map((name) => naive.explain(name, query)).join(' and then ')}`),
    ...(isWhole ? differing('included by the hub alone', included, expected.included) : []),
    ...(isWhole ? differing('included by the naive alone', expected.included, included) : []),
    ...(total === matches.length ? [] : [`total ${total} of ${matches.length}`]),
  ];
}

describe('a search', () => {
  test('finds, sorts, counts and includes what a naive one does', async () => {
    const disagreements: string[][] = [];
    const sizes: number[] = [];
    let included = 0;
    for (let run = 0; run < RUNS; run += 1) {
      const [all] = fc.sample(resources, { seed: SEED + run, numRuns: 1 });
      await write(all!);
      const stored = [...world.values()];
      const naive = new NaiveSearch({ resources: stored, base: BASE, now: NOW });
      for (const [i, each] of fc
        .sample(queries(naive, stored, SERVED), { seed: SEED + run, numRuns: QUERIES })
        .entries()) {
        const count = PAGES[i % PAGES.length]!;
        const text = `${each.types}?${each.query.map((pair) => pair.join('=')).join('&')}`;
        const found = await ask(each, count).catch((cause: unknown) => String(cause));
        if (typeof found === 'string') {
          if (!disagreements.some(([, why]) => why === found)) disagreements.push([text, found]);
          continue;
        }
        const wrong = disagreement(naive, each, found, count > 7);
        if (wrong.length > 0) disagreements.push([text, ...wrong.slice(0, 2)]);
        sizes.push(found.matches.length);
        included += found.included.length;
      }
    }
    const shortest = disagreements.toSorted(([a = ''], [b = '']) => a.length - b.length).slice(0, 15);
    expect({ SEED, shortest }).toEqual({ SEED, shortest: [] });
    // Some seven in ten find something.
    expect(sizes.filter((size) => size > 0).length).toBeGreaterThan(sizes.length / 2);
    expect(included).toBeGreaterThan(0);
  }, 120_000);
});
