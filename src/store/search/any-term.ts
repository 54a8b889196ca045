// Any of several terms. The longer the list, the worse the database does by itself: of many terms the planner expects so many rows
// that it reads the whole table (15 s of five million), comparing each row's terms with all of the list's (75 µs a row with 1,000).
import { digest64 } from '../digest.ts';
import type { PredicateParts } from './predicate-parts.ts';

// So many are asked for as one array: each as a look-up of its own goes once more through what was written lately and is not
// sorted into the index yet (under a hundred writes a second 30 of them took 90 ms).
const TOGETHER = 8;
const LOOK_UPS = 32;
// From so many on a hash, which takes some 5 µs a row however long the list is, is quicker than comparing all with all.
const HASHED = 32;

export const isLong = (terms: readonly string[]): boolean => terms.length > TOGETHER;

/** Has any of them: asked of the row. */
export function hasAny(alias: string, terms: readonly string[], { params }: Pick<PredicateParts, 'params'>): string {
  const digests = terms.map(digest64);
  if (terms.length < HASHED) return `${alias}.terms && ${params.list(digests, 'bigint')}`;
  // "string_to_array", which is a constant before it is run: of no other list the database makes a hash.
  const list = `string_to_array(${params.add(digests.join(','))}, ',')::bigint[]`;
  return `exists (select from unnest(${alias}.terms) t(term) where t.term = any (${list}))`;
}

/**
 * The rows `h` that have any of them, some more than once: looked up part by part ("offset 0" keeps it so), each by the index.
 */
export function lookedUp(terms: readonly string[], { params }: Pick<PredicateParts, 'params'>): string {
  const size = Math.max(TOGETHER, Math.ceil(terms.length / LOOK_UPS));
  const digests = terms.map(digest64);
  const arrays = Array.from({ length: Math.ceil(digests.length / size) }, (_, at) =>
    digests.slice(at * size, (at + 1) * size).join(','),
  );
  const texts = `string_to_array(${params.add(arrays.join(' '))}, ' ')`;
  return `from unnest(${texts}) t(digests) cross join lateral (
      select h.rid from resource h where h.terms && ('{' || t.digests || '}')::bigint[] offset 0
    ) h`;
}

/** The same as `hasAny`, found by the index: the array is one of which the planner expects few. */
export function isAmong(
  alias: string,
  types: readonly string[],
  terms: readonly string[],
  parts: Pick<PredicateParts, 'params'>,
): string {
  if (!isLong(terms)) return hasAny(alias, terms, parts);
  const found = `${alias}.rid = any (array(select h.rid ${lookedUp(terms, parts)}))`;
  // Of resources with one id the other may have been meant.
  return types.length === 1 ? found : `${found} and ${hasAny(alias, terms, parts)}`;
}
