// A page of what a search tree finds. Each step has one plan, because the planner's choice between them is unreliable: first a
// walk along an index in the order asked for, filtering in place, which answers what is common; else all that match are found
// by index and sorted, which answers what is rare.
import type { Search, Sort } from '../../fhir/search/tree.ts';
import { expected, weighed } from './frequency.ts';
import { type Hit, type ReadingParts, toHit } from './hit.ts';
import { isNeverMissing, lackingAt, type OrderedRow, type Position, positionOf } from './order.ts';
import { MAX_READ, sortedRows } from './sorted.ts';
import { sortedLacking } from './sorted-lacking.ts';
import { type Walk, type Walked, walk, walkAll, walkColumn } from './walk.ts';

export interface Page {
  readonly hits: readonly Hit[];
  /** Where the next page begins; undefined at the end. */
  readonly next?: Position;
}

const NEWEST_FIRST: Sort = { by: 'updated', keys: [], descending: true };

export async function searchPage(search: Search, after: Position | undefined, parts: ReadingParts): Promise<Page> {
  const [first = NEWEST_FIRST, ...others] = search.sort;
  const rows = await pageRows({ search, sort: [first, ...others], limit: search.count + 1, after, reading: parts });
  const hits = rows.slice(0, search.count);
  const last = hits.at(-1);
  return {
    hits: hits.map((row) => toHit(row, parts.names)),
    ...(rows.length > search.count && last !== undefined ? { next: positionOf(last) } : {}),
  };
}

async function pageRows(asked: Walk): Promise<OrderedRow[]> {
  const { search, sort, limit, after, reading } = asked;
  const byColumn = sort.length === 1 && isNeverMissing(sort[0]);
  // Times are what the walk goes by: between two of them it never goes too far.
  const allPass = search.filters.every(({ kind }) => kind === 'updated') && reading.audience === 'everyone';
  if (byColumn && allPass && (sort[0].by === 'updated' || search.filters.length === 0)) return walkAll(asked);
  const isRead = sort.some(({ by }) => by === 'content');
  const { many, few } = await expected(search, reading, isRead ? MAX_READ : undefined);
  if (many && !isRead) {
    const rows = byColumn ? await walkByColumn(asked) : await walkByValue(asked);
    if (rows !== undefined) return rows;
  }
  const filters = few === undefined ? await weighed(search.filters, reading) : search.filters;
  return sortedRows({ ...search, filters }, sort, limit, after, reading, few);
}

const STEPS = 1_000;
const FURTHER = 8;

/** So far; and further, where it is to be expected that the page gets full. */
async function farEnough(limit: number, go: (steps: number) => Promise<Walked>): Promise<Walked> {
  const steps = Math.max(STEPS, 2 * limit);
  const walked = await go(steps);
  const getsFull = walked.rows.length < limit && walked.rows.length * FURTHER >= limit;
  return walked.exhausted || !getsFull ? walked : go(steps * FURTHER);
}

const SHORT = 4;

/** All candidates are taken before any is looked at: so a few first, where most may pass. */
async function shortFirst(limit: number, go: (steps: number) => Promise<Walked>): Promise<Walked> {
  const walked = await go(SHORT * limit);
  return walked.exhausted || walked.rows.length >= limit ? walked : farEnough(limit, go);
}

/** undefined: not found by walking. */
async function walkByColumn(asked: Walk): Promise<OrderedRow[] | undefined> {
  const { rows, exhausted } =
    asked.search.types.length === 1
      ? await farEnough(asked.limit, (steps) => walkColumn(asked, steps))
      : await shortFirst(asked.limit, (steps) => walk(asked, steps));
  return exhausted || rows.length >= asked.limit ? rows : undefined;
}

/** Those with the first key, then those without it by the second, then those without any by time. */
async function walkByValue(asked: Walk): Promise<OrderedRow[] | undefined> {
  const { search, sort, after, reading } = asked;
  const found: OrderedRow[] = [];
  for (let lacking = after === undefined ? 0 : lackingAt(after, sort); lacking <= sort.length; lacking += 1) {
    const left = { ...asked, limit: asked.limit - found.length, lacking };
    const { rows, exhausted } = await shortFirst(left.limit, (steps) => walk(left, steps));
    if (rows.length >= left.limit) return [...found, ...rows];
    if (!exhausted && lacking === 0) return undefined;
    if (!exhausted) return [...found, ...(await sortedLacking(search, sort, left.limit, after, reading, lacking))];
    found.push(...rows);
    const [first] = sort.slice(lacking);
    if (first !== undefined && isNeverMissing(first)) break;
  }
  return found;
}
