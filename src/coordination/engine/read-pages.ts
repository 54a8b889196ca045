// Searching to the end: all pages, and any number of values in few statements.
import { resourceIn } from '../../fhir/json/resource-in.ts';
import type { Resource } from '../../fhir/resource.ts';
import { parseSearch, type Query } from '../../fhir/search/ask/parse.ts';
import type { Reading } from './reading.ts';

export interface Found {
  readonly resource: Resource;
  readonly version: number;
  /** Real time, in milliseconds. */
  readonly updated: number;
}

// What is read here is for ourselves: the page size that clients are given does not count.
const PAGE = 1_000;
// As long an OR list as the plans of searches are tested with.
const VALUES = 200;

export type Searching = Pick<Reading, 'view' | 'search'>;

/** By id, unless the query says otherwise: what somebody changes between two pages is not passed over. */
export async function readAll(type: string, query: Query, { view, search }: Searching): Promise<Found[]> {
  const sort: Query = query.some(([name]) => name === '_sort') ? [] : [['_sort', '_id']];
  const asked = { ...parseSearch(type, [...query, ...sort], search), count: PAGE };
  const found: Found[] = [];
  for (let cursor: string | undefined; ; ) {
    const { hits, next } = await view.search({ ...asked, cursor }, 'everyone');
    for (const { content, version, updated } of hits) {
      found.push({ resource: resourceIn(content), version, updated: updated.getTime() });
    }
    if (next === undefined) return found;
    cursor = next;
  }
}

/** What has any of the values (ids, references; others escaped), each resource once; no value, no statement. */
export async function findAny(
  type: string,
  name: string,
  values: Iterable<string>,
  reading: Searching,
  also: Query = [],
): Promise<Found[]> {
  const all = [...new Set(values)];
  const found = new Map<string, Found>();
  for (let i = 0; i < all.length; i += VALUES) {
    const query: Query = [[name, all.slice(i, i + VALUES).join(',')], ...also];
    for (const each of await readAll(type, query, reading)) found.set(each.resource.id!, each);
  }
  return [...found.values()];
}

export const readAny = async (...asked: Parameters<typeof findAny>): Promise<Resource[]> =>
  (await findAny(...asked)).map(({ resource }) => resource);

/** Of a list of `Type/id`, those of the type. */
export const ofType = (type: string, references: Iterable<string>): string[] =>
  [...references].filter((each) => each.startsWith(`${type}/`));

/** Their ids. */
export const idsIn = (type: string, references: Iterable<string>): string[] =>
  ofType(type, references).map((each) => each.slice(type.length + 1));
