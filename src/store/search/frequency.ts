// How many rows a filter is expected to leave: what leaves many is walked in the order asked for, what leaves few is found by index.
import type { Filter, Search } from '../../fhir/search/tree.ts';
import type { Names } from '../names.ts';
import { SqlParams } from '../sql-params.ts';
import { isLong, lookedUp } from './any-term.ts';
import type { ReadingParts } from './hit.ts';
import { dateCondition, stringCondition } from './value-conditions.ts';

/** One term that few have. */
export const hasRareTerm = (filters: readonly Filter[]): boolean => filters.some(isRareTerm);

const isRareTerm = (filter: Filter): boolean => filter.kind === 'terms' && filter.rare && !filter.not;

/** By an identifier, a person, an id; of a link: at its other end. */
export const leavesFew = (filter: Filter): boolean => {
  switch (filter.kind) {
    case 'terms':
      return isRareTerm(filter);
    case 'id':
      return !filter.not;
    case 'linked':
    case 'either':
      return filter.ends.every(({ filters }) => filters.some(leavesFew));
    default:
      return false;
  }
};

/** Of a link: its other end is of no help, since many pass there. */
export const leavesMany = (filter: Filter): boolean => {
  switch (filter.kind) {
    case 'terms':
      return !isRareTerm(filter);
    case 'missing':
    case 'date':
    case 'updated':
      return true;
    case 'id':
      return filter.not;
    case 'linked':
      return filter.inForce !== true && filter.ends.some(({ filters }) => filters.every(leavesMany));
    default:
      return false;
  }
};

/** From so many values in the index on. */
const MANY = 1_000;

export interface Expected {
  readonly many: boolean;
  /** One that few pass. */
  readonly few?: ByValue;
}

export async function expected(
  { filters }: Pick<Search, 'filters'>,
  parts: ReadingParts,
  few = MANY,
): Promise<Expected> {
  if (!filters.every(mayBeCommon)) return { many: false };
  for (const filter of filters) {
    if (isByValue(filter) && !(await hasMore(filter, few, parts))) return { many: false, few: filter };
  }
  return { many: true };
}

function mayBeCommon(filter: Filter): boolean {
  switch (filter.kind) {
    case 'terms':
      return !isRareTerm(filter);
    case 'missing':
    case 'date':
    case 'updated':
    case 'string':
    case 'quantity':
      return true;
    case 'id':
      return filter.not;
    default:
      return false;
  }
}

export type ByValue = Extract<Filter, { kind: 'string' | 'date' }>;

/** Whether names and dates are rare is told by their values alone; `contains` and `ne` would read all of them for it. */
const isByValue = (filter: Filter): filter is ByValue =>
  (filter.kind === 'string' && filter.how !== 'contains') ||
  (filter.kind === 'date' && filter.anyOf.every(({ prefix }) => prefix !== 'ne'));

async function hasMore(filter: ByValue, few: number, { session, names }: ReadingParts): Promise<boolean> {
  const params = new SqlParams();
  const rows = await session.query(
    `select 1 ${valuesOf(filter, params, names)} ${inOrder(filter)} offset ${few} limit 1`,
    params.values,
  );
  return rows.length > 0;
}

/** That of the index which serves the condition: without it the planner reads the table from its beginning, expecting enough soon. */
function inOrder(filter: ByValue): string {
  if (filter.keys.length > 1 || filter.anyOf.length > 1) return '';
  if (filter.kind === 'string') return 'order by i.value';
  const prefix = filter.anyOf[0]?.prefix;
  return prefix === 'ge' || prefix === 'gt' ? 'order by i.hi' : 'order by i.lo';
}

// A row costs a microsecond or two to find, and as much to compare with a list.
const FEW_ROWS = 10_000;

/**
 * The same, with those of the long lists marked as rare that are: what few have is found by it, what many have is asked of each
 * row that something else leads to.
 */
export async function weighed(filters: readonly Filter[], parts: ReadingParts): Promise<readonly Filter[]> {
  if (filters.length < 2 || filters.some(leavesFew)) return filters;
  const all: Filter[] = [];
  for (const filter of filters) {
    const isList = filter.kind === 'terms' && !filter.not && isLong(filter.anyOf);
    all.push(isList && (await fewHave(filter.anyOf, parts)) ? { ...filter, rare: true } : filter);
  }
  return all;
}

async function fewHave(terms: readonly string[], { session }: ReadingParts): Promise<boolean> {
  const params = new SqlParams();
  const rows = await session.query(`select 1 ${lookedUp(terms, { params })} offset ${FEW_ROWS} limit 1`, params.values);
  return rows.length === 0;
}

/** From where, and which: the values `i` that it asks for. */
export function valuesOf(filter: ByValue, params: SqlParams, names: Names): string {
  const numbers = filter.keys.map((key) => names.paramNumber(key));
  const ofParam =
    numbers.length === 1
      ? `i.param = ${params.add(numbers[0]!)}::smallint`
      : `i.param = any(${params.list(numbers, 'smallint')})`;
  const conditions =
    filter.kind === 'date'
      ? filter.anyOf.map((value) => dateCondition(value, params))
      : filter.anyOf.map((text) => stringCondition(filter.how, text, params));
  return `from idx_${filter.kind} i where ${ofParam} and (${conditions.join(' or ')})`;
}
