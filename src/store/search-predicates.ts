// Search filters -> SQL predicates on one `resource` row. A chain is an uncorrelated subquery, so that tables distributed
// by rid need no join between two resources. The audience stands in every branch that reads `resource`.
import type { Audience } from '../access/audience.ts';
import { foldForIndex } from '../fhir/search/index-entries.ts';
import { term } from '../fhir/search/term.ts';
import type { Filter } from '../fhir/search/tree.ts';
import { audienceTerms } from './current.ts';
import { digest64 } from './digest.ts';
import type { Names } from './names.ts';
import { instant } from './put.ts';
import { ridOf } from './rid.ts';
import type { SqlParams } from './sql-params.ts';

export interface PredicateParts {
  readonly params: SqlParams;
  readonly names: Names;
  readonly audience: Audience;
  /** The rows are few and at hand: look up each one's values, instead of all rows that have such values. */
  readonly inPlace?: boolean;
}

/** `alias` is a current, undeleted, visible resource of the type that passes the filters. */
export function predicates(alias: string, type: string, filters: readonly Filter[], parts: PredicateParts): string {
  const { params, names } = parts;
  const all: string[] = [`not ${alias}.deleted`];
  const required = filters.flatMap(requiredTerm);
  // A term names its type: beside one, `type = …` would only mislead the planner's estimate.
  if (required.length > 0) all.push(`${alias}.terms @> ${params.list(required.map(digest64), 'bigint')}`);
  else all.push(`${alias}.type = ${params.add(names.typeNumber(type))}`);
  if (parts.audience !== 'everyone') all.push(seen(alias, parts));
  for (const filter of filters) {
    if (requiredTerm(filter).length === 0) all.push(predicate(alias, type, filter, parts));
  }
  return all.join(' and ');
}

/** Filters that one term answers alone are asked together, in one array. */
function requiredTerm(filter: Filter): string[] {
  if (filter.kind === 'terms' && !filter.not && filter.anyOf.length === 1) return [...filter.anyOf];
  if (filter.kind === 'missing' && filter.in === 'terms' && !filter.missing) return [term.present(filter.key)];
  return [];
}

// So many alternatives are asked for as one array: each as a look-up of its own goes once more through what was written lately
// and is not sorted into the index yet (under a hundred writes a second 30 of them took 90 ms). Of several arrays, or of a
// longer one, the planner expects so many rows that it reads the whole table: 15 s of five million. So each is looked up, row by
// row ("offset 0" keeps it so), into an array, of which it expects few.
const TOGETHER = 8;

function predicate(alias: string, type: string, filter: Filter, parts: PredicateParts): string {
  const { params, names, inPlace } = parts;
  const inTable = (table: string, key: string, condition: string): string => {
    const rows = `from ${table} i where i.param = ${params.add(names.paramNumber(key))} and ${condition}`;
    // A scalar, which the planner cannot turn into a join of all rows of the table.
    return inPlace === true
      ? `coalesce((select true ${rows} and i.rid = ${alias}.rid limit 1), false)`
      : `${alias}.rid in (select i.rid ${rows})`;
  };
  switch (filter.kind) {
    case 'terms':
      if (filter.not) return `not (${alias}.terms && ${params.list(filter.anyOf.map(digest64), 'bigint')})`;
      return anyTerm(alias, filter.anyOf, filter.rare, parts);
    case 'string':
      return inTable(
        'idx_string',
        filter.key,
        any(filter.anyOf, (text) => stringCondition(filter.how, text, params)),
      );
    case 'date':
      return inTable(
        'idx_date',
        filter.key,
        any(filter.anyOf, (value) => dateCondition(value, params)),
      );
    case 'quantity':
      return inTable(
        'idx_quantity',
        filter.key,
        any(filter.anyOf, (value) => quantityCondition(value, params)),
      );
    case 'missing':
      if (filter.in === 'terms')
        return `not (${alias}.terms @> ${params.list([digest64(term.present(filter.key))], 'bigint')})`;
      return `${filter.missing ? 'not ' : ''}(${inTable(`idx_${filter.in}`, filter.key, 'true')})`;
    case 'id': {
      const list = params.list(
        filter.anyOf.map((id) => ridOf(type, id)),
        'uuid',
      );
      return filter.not ? `${alias}.rid <> all(${list})` : `${alias}.rid = any(${list})`;
    }
    case 'updated':
      return any(filter.anyOf, (value) => updatedCondition(alias, value, params));
    case 'chain':
      return `${alias}.rid in (select i.rid from idx_reference i where i.param = ${params.add(names.paramNumber(filter.key))} and (i.target_rid, i.target_type) in (${targets(filter.targets, parts)}))`;
  }
}

function anyTerm(alias: string, terms: readonly string[], areRare: boolean, { params }: PredicateParts): string {
  const digests = terms.map(digest64);
  if (!areRare || digests.length <= TOGETHER) return `${alias}.terms && ${params.list(digests, 'bigint')}`;
  const arrays = Array.from({ length: Math.ceil(digests.length / TOGETHER) }, (_, at) =>
    digests.slice(at * TOGETHER, (at + 1) * TOGETHER).join(','),
  );
  const texts = `string_to_array(${params.add(arrays.join(' '))}, ' ')`;
  return `${alias}.rid = any (array(
    select h.rid from unnest(${texts}) t(digests) cross join lateral (
      select h.rid from resource h where h.terms && ('{' || t.digests || '}')::bigint[] offset 0
    ) h
  ))`;
}

/** The resources that a chain may lead to. Terms name their type, so that those of all types can be asked for at once. */
function targets(of: Extract<Filter, { kind: 'chain' }>['targets'], parts: PredicateParts): string {
  const inner: PredicateParts = { ...parts, inPlace: false };
  const select = (condition: string): string => `select c.rid, c.type from resource c where ${condition}`;
  const inOne = of.flatMap(({ filter }) => (filter.kind === 'terms' && !filter.not ? [filter] : []));
  const terms = inOne.flatMap(({ anyOf }) => anyOf);
  const areRare = inOne.every(({ rare }) => rare);
  const others = of.filter(({ filter }) => filter.kind !== 'terms' || filter.not);
  return [
    ...(terms.length === 0
      ? []
      : [select(`not c.deleted and ${seen('c', parts)} and ${anyTerm('c', terms, areRare, inner)}`)]),
    ...others.map(({ type, filter }) => select(predicates('c', type, [filter], inner))),
  ].join(' union all ');
}

const seen = (alias: string, { audience, params }: PredicateParts): string =>
  audience === 'everyone' ? 'true' : `${alias}.terms && ${params.add(audienceTerms(audience))}::text::bigint[]`;

const any = <T>(values: readonly T[], condition: (value: T) => string): string =>
  values.length === 0 ? 'false' : `(${values.map(condition).join(' or ')})`;

const LAST_CODE_POINT = '\u{10ffff}';

function stringCondition(how: 'starts' | 'exact' | 'contains', text: string, params: SqlParams): string {
  if (how === 'contains') return `i.value like ${params.add(`%${text.replace(/[\\%_]/g, '\\$&')}%`)}`;
  if (how === 'exact')
    return `i.value = ${params.add(foldForIndex(text))} and coalesce(i.exact, i.value) = ${params.add(text)}`;
  return `(i.value >= ${params.add(text)} and i.value < ${params.add(text + LAST_CODE_POINT)})`;
}

type Range = Extract<Filter, { kind: 'date' }>['anyOf'][number];

/**
 * https://hl7.org/fhir/R4/search.html#prefix — ranges are half-open on both sides. `ge` and `le` take in what overlaps the
 * value asked for: a stay that ends on the 20th is among those of ge-the-20th, as in other servers.
 */
function dateCondition({ prefix, lo, hi }: Range, params: SqlParams): string {
  const from = (): string => `${params.add(instant(lo))}::timestamptz`;
  const to = (): string => `${params.add(instant(hi))}::timestamptz`;
  switch (prefix) {
    case 'eq':
      // The end of `lo` follows from that of `hi`; the index needs to be told.
      return `(i.lo >= ${from()} and i.lo < ${to()} and i.hi <= ${to()})`;
    case 'ne':
      return `(i.lo < ${from()} or i.hi > ${to()})`;
    case 'gt':
      return `i.hi > ${to()}`;
    case 'lt':
      return `i.lo < ${from()}`;
    case 'ge':
      return `i.hi > ${from()}`;
    case 'le':
      return `i.lo < ${to()}`;
    case 'sa':
      return `i.lo >= ${to()}`;
    case 'eb':
      return `(i.lo < ${from()} and i.hi <= ${from()})`;
    case 'ap':
      return `(i.lo < ${to()} and i.hi > ${from()})`;
  }
}

function updatedCondition(alias: string, { prefix, lo, hi }: Range, params: SqlParams): string {
  const updated = `${alias}.updated`;
  const from = (): string => `${params.add(instant(lo))}::timestamptz`;
  const to = (): string => `${params.add(instant(hi))}::timestamptz`;
  switch (prefix) {
    case 'eq':
    case 'ap':
      return `(${updated} >= ${from()} and ${updated} < ${to()})`;
    case 'ne':
      return `(${updated} < ${from()} or ${updated} >= ${to()})`;
    case 'gt':
    case 'sa':
      return `${updated} >= ${to()}`;
    case 'lt':
    case 'eb':
      return `${updated} < ${from()}`;
    case 'ge':
      return `${updated} >= ${from()}`;
    case 'le':
      return `${updated} < ${to()}`;
  }
}

function quantityCondition(
  quantity: Extract<Filter, { kind: 'quantity' }>['anyOf'][number],
  params: SqlParams,
): string {
  const { prefix, value, lo, hi, unit } = quantity;
  const inUnit = `i.unit = ${params.add(unit)}`;
  const number = (text: string): string => `${params.add(text)}::text::numeric`;
  switch (prefix) {
    case 'eq':
      return `(${inUnit} and i.value >= ${number(lo)} and i.value < ${number(hi)})`;
    case 'ne':
      return `(${inUnit} and (i.value < ${number(lo)} or i.value >= ${number(hi)}))`;
    case 'ap':
      return `(${inUnit} and i.value >= ${number(lo)} and i.value <= ${number(hi)})`;
    case 'gt':
    case 'sa':
      return `(${inUnit} and i.value > ${number(value)})`;
    case 'lt':
    case 'eb':
      return `(${inUnit} and i.value < ${number(value)})`;
    case 'ge':
      return `(${inUnit} and i.value >= ${number(value)})`;
    case 'le':
      return `(${inUnit} and i.value <= ${number(value)})`;
  }
}
