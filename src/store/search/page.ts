// A page of what a search tree finds. Each step has one plan, because the planner's choice between them is unreliable: first a
// walk along an index in the order asked for, filtering in place, which answers what is common; else all that match are found
// by index and sorted, which answers what is rare.
import type { Search, Sort } from '../../fhir/search/tree.ts';
import { expected } from './frequency.ts';
import { type Hit, type ReadingParts, toHit } from './hit.ts';
import { isNeverMissing, type OrderedRow, type Position, positionOf } from './order.ts';
import { sortedRows } from './sorted.ts';
import { type Walk, type Walked, walk, walkAll, walkColumn, walkLacking } from './walk.ts';

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
  const { many, few } = await expected(search, reading);
  if (many && sort.every(({ by }) => by !== 'content')) {
    const rows = byColumn ? await walkByColumn(asked) : await walkByValue(asked);
    if (rows !== undefined) return rows;
  }
  return sortedRows(search, sort, limit, after, reading, few);
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

async function walkByValue(asked: Walk): Promise<OrderedRow[] | undefined> {
  const { sort, limit, after } = asked;
  const found: OrderedRow[] = [];
  if (after === undefined || after.keys[0] !== null) {
    const { rows, exhausted } = await shortFirst(limit, (steps) => walk(asked, steps));
    if (rows.length >= limit || (exhausted && isNeverMissing(sort[0]))) return rows;
    if (!exhausted) return undefined;
    found.push(...rows);
  }
  // Those without a value are in no index by a second key.
  if (sort.length > 1) return undefined;
  const left = { ...asked, limit: limit - found.length };
  const { rows, exhausted } = await shortFirst(left.limit, (steps) => walkLacking(left, steps));
  return exhausted || rows.length >= left.limit ? [...found, ...rows] : undefined;
}
