// Search filters -> SQL predicates on one `resource` row. What leads to another resource is an uncorrelated subquery, so that
// tables distributed by rid need no join between two resources. The audience stands in every branch that reads `resource`.
import { notResolved } from '../../fhir/search/search-problems.ts';
import { term } from '../../fhir/search/term.ts';
import type { Filter } from '../../fhir/search/tree.ts';
import { digest64 } from '../digest.ts';
import { ridOf } from '../rid.ts';
import { hasAny, isAmong, isLong } from './any-term.ts';
import { leavesFew } from './frequency.ts';
import { linked } from './linked.ts';
import { type PredicateParts, seen } from './predicate-parts.ts';
import {
  dateCondition,
  nearConditions,
  pairConditions,
  quantityConditions,
  stringCondition,
  throughIndexes,
  updatedCondition,
} from './value-conditions.ts';

/** `alias` is a current, undeleted, visible resource of one of the types that passes the filters. */
export function predicates(
  alias: string,
  types: readonly string[],
  filters: readonly Filter[],
  parts: PredicateParts,
): string {
  const { params } = parts;
  const all: string[] = [`not ${alias}.deleted`];
  const required = filters.flatMap(requiredTerm);
  // A term names its type: beside one, `type = …` would only mislead the planner's estimate.
  if (required.length > 0) all.push(`${alias}.terms @> ${params.list(required.map(digest64), 'bigint')}`);
  else all.push(isOf(alias, types, parts));
  if (parts.audience !== 'everyone') all.push(seen(alias, parts));
  const { inPlace, audience } = parts;
  const isAnyway = inPlace === true || audience !== 'everyone' || required.length > 0 || filters.some(leads);
  const others = filters.filter((filter) => requiredTerm(filter).length === 0);
  // Of long lists alone, the first.
  const leading = isAnyway ? undefined : others.find(isPositive);
  for (const filter of others) all.push(predicate(alias, types, filter, parts, filter !== leading));
  return all.join(' and ');
}

const isPositive = (filter: Filter): boolean =>
  (filter.kind === 'terms' && !filter.not) || (filter.kind === 'missing' && filter.in === 'terms' && !filter.missing);

/** An index leads to the rows that pass it, and the planner knows. */
const leads = (filter: Filter): boolean =>
  leavesFew(filter) || (filter.kind === 'terms' && !filter.not && !isLong(filter.anyOf));

function isOf(alias: string, types: readonly string[], { params, names }: PredicateParts): string {
  const numbers = types.map((type) => names.typeNumber(type));
  return numbers.length === 1
    ? `${alias}.type = ${params.add(numbers[0]!)}`
    : `${alias}.type = any(${params.list(numbers, 'smallint')})`;
}

/** Filters that one term answers alone are asked together, in one array. */
function requiredTerm(filter: Filter): string[] {
  if (filter.kind === 'terms' && !filter.not && filter.anyOf.length === 1) return [...filter.anyOf];
  if (filter.kind === 'missing' && filter.in === 'terms' && !filter.missing && filter.keys.length === 1)
    return [term.present(filter.keys[0]!)];
  return [];
}

function predicate(
  alias: string,
  types: readonly string[],
  filter: Filter,
  parts: PredicateParts,
  /** To the rows by something else: a long list is better asked of each of them. */
  isLed: boolean,
): string {
  const { params, names, inPlace } = parts;
  // One id may be in use for resources of several types, and then so is its key.
  const [row, its] =
    types.length === 1 ? [`${alias}.rid`, 'i.rid'] : [`(${alias}.rid, ${alias}.type)`, 'i.rid, i.type'];
  const ofParams = (keys: readonly string[]): string => {
    const numbers = keys.map((key) => names.paramNumber(key));
    return numbers.length === 1
      ? `i.param = ${params.add(numbers[0]!)}`
      : `i.param = any(${params.list(numbers, 'smallint')})`;
  };
  const own = `i.rid = ${alias}.rid and i.type = ${alias}.type`;
  /** Any of the conditions; each goes through an index of its own. */
  const inTable = (table: string, keys: readonly string[], ...conditions: string[]): string => {
    const param = ofParams(keys);
    if (inPlace !== true)
      return `${row} in (${conditions.map((each) => `select ${its} from ${table} i where ${param} and ${each}`).join(' union all ')})`;
    // A scalar, which the planner cannot turn into a join of all rows of the table. With "offset 0" its own rows come first, not
    // those that two indexes have of all resources.
    const [only, another] = conditions;
    return another === undefined
      ? `coalesce((select true from ${table} i where ${param} and ${only} and ${own} limit 1), false)`
      : `coalesce((select true from (select * from ${table} i where ${own} offset 0) i where ${param} and (${conditions.join(' or ')}) limit 1), false)`;
  };
  /** "not in" a list that is too long for memory would read it anew for each row. */
  const inNone = (table: string, keys: readonly string[], conditions: readonly string[]): string => {
    if (inPlace === true) return `not ${inTable(table, keys, ...conditions)}`;
    const param = ofParams(keys);
    const same = types.length === 1 ? `i.rid = ${alias}.rid` : own;
    return conditions
      .map((condition) => `not exists (select from ${table} i where ${param} and ${condition} and ${same})`)
      .join(' and ');
  };
  const hasTerm = (anyOf: readonly string[], { not, rare }: { not: boolean; rare: boolean }): string => {
    if (not) return `not (${hasAny(alias, anyOf, parts)})`;
    return isLed && !rare ? hasAny(alias, anyOf, parts) : isAmong(alias, types, anyOf, parts);
  };
  switch (filter.kind) {
    case 'terms':
      return hasTerm(filter.anyOf, filter);
    case 'string':
      return inTable(
        'idx_string',
        filter.keys,
        any(filter.anyOf, (text) => stringCondition(filter.how, text, params)),
      );
    case 'date':
      return inTable(
        'idx_date',
        filter.keys,
        any(filter.anyOf, (value) => dateCondition(value, params)),
      );
    case 'quantity':
      return inTable(
        'idx_quantity',
        filter.keys,
        ...throughIndexes(filter.anyOf.map((value) => quantityConditions(value, params))),
      );
    case 'pair':
      return inTable(
        'idx_pair',
        filter.keys,
        ...throughIndexes(filter.anyOf.map((value) => pairConditions(value, params))),
      );
    case 'near':
      return inTable(
        'idx_pair',
        filter.keys,
        ...throughIndexes(filter.anyOf.map((value) => nearConditions(value, params))),
      );
    case 'missing': {
      if (filter.in === 'terms') {
        const present = filter.keys.map((key) => term.present(key));
        return hasTerm(present, { not: filter.missing, rare: false });
      }
      const table = `idx_${filter.in}`;
      const anything = filter.in === 'quantity' ? ['i.hi is null', 'i.hi is not null'] : ['true'];
      return filter.missing ? inNone(table, filter.keys, anything) : inTable(table, filter.keys, ...anything);
    }
    case 'id':
      return isOneOf(alias, types, filter, parts);
    case 'updated':
      return any(filter.anyOf, (value) => updatedCondition(alias, value, params));
    case 'unresolved':
      throw notResolved(filter.name);
    case 'linked':
      return linked(alias, types, filter, parts, predicates);
    case 'either':
      // Each end by the index that is its own: of "or" the planner would read the table.
      return inPlace === true
        ? any(filter.ends, (end) => `(${predicates(alias, end.types, end.filters, parts)})`)
        : `${row} in (${filter.ends
            .map((end) => `select ${its} from resource i where ${predicates('i', end.types, end.filters, parts)}`)
            .join(' union all ')})`;
  }
}

function isOneOf(
  alias: string,
  types: readonly string[],
  { anyOf, not }: Extract<Filter, { kind: 'id' }>,
  { params, names }: PredicateParts,
): string {
  const [type] = types;
  if (type !== undefined && types.length === 1) {
    const rids = params.list(
      anyOf.map((id) => ridOf(type, id)),
      'uuid',
    );
    return not ? `${alias}.rid <> all(${rids})` : `${alias}.rid = any(${rids})`;
  }
  const ids = `string_to_array(${params.add(anyOf.join(' '))}, ' ')`;
  if (not) return `${alias}.id <> all(${ids})`;
  const numbers = params.list(
    types.map((type) => names.typeNumber(type)),
    'smallint',
  );
  // Each type's in turn ("offset 0" keeps it so), and only of types of which there is anything: a server has a dozen or two of R4's.
  const found = `select k.rid from unnest(${numbers}) t cross join lateral (
      select h.rid from resource h where h.type = t and h.id = any(${ids}) offset 0
    ) k where (select true from resource h where h.type = t order by h.updated desc limit 1)`;
  return `(${alias}.rid = any (array(${found})) and ${alias}.id = any(${ids}))`;
}

const any = <T>(values: readonly T[], condition: (value: T) => string): string =>
  values.length === 0 ? 'false' : `(${values.map(condition).join(' or ')})`;
