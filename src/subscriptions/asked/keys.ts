// Under which keys a subscription is filed, and which an event looks up: so that among many thousands only those are
// asked that may want it. Whatever passes shares a key; not all that share a key pass.
import { type Filter, typeSearched } from '../../fhir/search/tree.ts';
import type { Asked, TopicFilter } from './asked.ts';

type Values = ReadonlyMap<string, readonly string[]>;

/** What tells most, first: an office has few events, a region has them all. */
const MOST_TELLING: readonly string[] = [
  ...['owner', 'requester', 'recipient', 'care-office', 'service-provider'],
  ...['patient', 'encounter', 'questionnaire', 'code', 'region'],
];

const topicKey = (code: string): string => `topic|${code}`;
const filterKey = (code: string, key: string, value: string): string => `topic|${code}|${key}|${value}`;
const typeKey = (type: string): string => `criteria|${type}`;
const termKey = (type: string, term: string): string => `criteria|${type}|${term}`;

export function keysOfAsked({ about }: Asked): string[] {
  if (about.kind === 'topic') {
    const filter = mostTelling(about.filters);
    if (filter === undefined) return [topicKey(about.topic)];
    return filter.anyOf.map((value) => filterKey(about.topic, filter.key, value));
  }
  const { filters } = about.search;
  const type = typeSearched(about.search);
  const terms = rarestTerms(filters);
  return terms === undefined ? [typeKey(type)] : [...new Set(terms)].map((term) => termKey(type, term));
}

/** `values`: by key of a filter. */
export const keysOfTopicEvent = (code: string, values: Values): string[] => [
  topicKey(code),
  ...[...values].flatMap(([key, all]) => all.map((value) => filterKey(code, key, value))),
];

/** `terms`: of its index entries. */
export const keysOfResource = (type: string, terms: Iterable<string>): string[] => [
  typeKey(type),
  ...Array.from(terms, (term) => termKey(type, term)),
];

/** All filters, of each any value. */
export const passesFilters = (filters: readonly TopicFilter[], values: Values): boolean =>
  filters.every(({ key, anyOf }) => values.get(key)?.some((value) => anyOf.includes(value)) ?? false);

const rankOf = (key: string): number => (MOST_TELLING.includes(key) ? MOST_TELLING.indexOf(key) : MOST_TELLING.length);

const mostTelling = (filters: readonly TopicFilter[]): TopicFilter | undefined =>
  [...filters].sort((a, b) => rankOf(a.key) - rankOf(b.key) || a.anyOf.length - b.anyOf.length)[0];

/** Of the filter with the fewest alternatives; each of them is required of nobody, one of them of everybody. */
function rarestTerms(filters: readonly Filter[]): readonly string[] | undefined {
  const rare = filters.flatMap((each) => (each.kind === 'terms' && each.rare && !each.not ? [each.anyOf] : []));
  return rare.sort((a, b) => a.length - b.length)[0];
}
