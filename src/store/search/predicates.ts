// Search filters -> SQL predicates on one `resource` row. What leads to another resource is an uncorrelated subquery, so that
// tables distributed by rid need no join between two resources. The audience stands in every branch that reads `resource`.
import { notResolved } from '../../fhir/search/search-problems.ts';
import { term } from '../../fhir/search/term.ts';
import type { Filter } from '../../fhir/search/tree.ts';
import { digest64 } from '../digest.ts';
import { ridOf } from '../rid.ts';
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
  for (const filter of filters) {
    if (requiredTerm(filter).length === 0) all.push(predicate(alias, types, filter, parts));
  }
  return all.join(' and ');
}

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

// So many alternatives are asked for as one array: each as a look-up of its own goes once more through what was written lately
// and is not sorted into the index yet (under a hundred writes a second 30 of them took 90 ms). Of several arrays, or of a
// longer one, the planner expects so many rows that it reads the whole table: 15 s of five million. So each is looked up, row by
// row ("offset 0" keeps it so), into an array, of which it expects few.
const TOGETHER = 8;

function predicate(alias: string, types: readonly string[], filter: Filter, parts: PredicateParts): string {
  const { params, names, inPlace } = parts;
  // One id may be in use for resources of several types, and then so is its key.
  const [row, its] =
    types.length === 1 ? [`${alias}.rid`, 'i.rid'] : [`(${alias}.rid, ${alias}.type)`, 'i.rid, i.type'];
  /** Any of the conditions; each goes through an index of its own. */
  const inTable = (table: string, keys: readonly string[], ...conditions: string[]): string => {
    const numbers = keys.map((key) => names.paramNumber(key));
    const param =
      numbers.length === 1
        ? `i.param = ${params.add(numbers[0]!)}`
        : `i.param = any(${params.list(numbers, 'smallint')})`;
    if (inPlace !== true)
      return `${row} in (${conditions.map((each) => `select ${its} from ${table} i where ${param} and ${each}`).join(' union all ')})`;
    const own = `i.rid = ${alias}.rid and i.type = ${alias}.type`;
    // A scalar, which the planner cannot turn into a join of all rows of the table. With "offset 0" its own rows come first, not
    // those that two indexes have of all resources.
    const [only, another] = conditions;
    return another === undefined
      ? `coalesce((select true from ${table} i where ${param} and ${only} and ${own} limit 1), false)`
      : `coalesce((select true from (select * from ${table} i where ${own} offset 0) i where ${param} and (${conditions.join(' or ')}) limit 1), false)`;
  };
  switch (filter.kind) {
    case 'terms':
      if (filter.not) return `not (${alias}.terms && ${params.list(filter.anyOf.map(digest64), 'bigint')})`;
      return anyTerm(alias, types, filter.anyOf, filter.rare, parts);
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
      const negated = filter.missing ? 'not ' : '';
      const anything = filter.in === 'quantity' ? ['i.hi is null', 'i.hi is not null'] : ['true'];
      if (filter.in !== 'terms') return `${negated}(${inTable(`idx_${filter.in}`, filter.keys, ...anything)})`;
      const present = params.list(
        filter.keys.map((key) => digest64(term.present(key))),
        'bigint',
      );
      return `${negated}(${alias}.terms && ${present})`;
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
      return any(filter.ends, (end) => `(${predicates(alias, end.types, end.filters, parts)})`);
  }
}

function isOneOf(
  alias: string,
  types: readonly string[],
  { anyOf, not }: Extract<Filter, { kind: 'id' }>,
  { params, names }: PredicateParts,
): string {
  const rids = (type: string): string =>
    params.list(
      anyOf.map((id) => ridOf(type, id)),
      'uuid',
    );
  if (types.length === 1)
    return not ? `${alias}.rid <> all(${rids(types[0]!)})` : `${alias}.rid = any(${rids(types[0]!)})`;
  if (not) return `${alias}.id <> all(string_to_array(${params.add(anyOf.join(' '))}, ' '))`;
  const keys = types.flatMap((type) => anyOf.map((id) => [ridOf(type, id), names.typeNumber(type)] as const));
  const pairs = `unnest(${params.list(
    keys.map(([rid]) => rid),
    'uuid',
  )}, ${params.list(
    keys.map(([, type]) => type),
    'smallint',
  )})`;
  return `(${alias}.rid, ${alias}.type) in (select k.rid, k.type from ${pairs} k(rid, type))`;
}

function anyTerm(
  alias: string,
  types: readonly string[],
  terms: readonly string[],
  areRare: boolean,
  { params }: PredicateParts,
): string {
  const digests = terms.map(digest64);
  const together = (): string => `${alias}.terms && ${params.list(digests, 'bigint')}`;
  if (!areRare || digests.length <= TOGETHER) return together();
  const arrays = Array.from({ length: Math.ceil(digests.length / TOGETHER) }, (_, at) =>
    digests.slice(at * TOGETHER, (at + 1) * TOGETHER).join(','),
  );
  const texts = `string_to_array(${params.add(arrays.join(' '))}, ' ')`;
  const lookedUp = `${alias}.rid = any (array(
    select h.rid from unnest(${texts}) t(digests) cross join lateral (
      select h.rid from resource h where h.terms && ('{' || t.digests || '}')::bigint[] offset 0
    ) h
  ))`;
  // Of resources with one id the other may have been meant.
  return types.length === 1 ? lookedUp : `${lookedUp} and ${together()}`;
}

const any = <T>(values: readonly T[], condition: (value: T) => string): string =>
  values.length === 0 ? 'false' : `(${values.map(condition).join(' or ')})`;
