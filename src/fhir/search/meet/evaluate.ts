// Whether one resource passes the filters of a search, without a database: for what is told of as it happens. It goes by the
// same index entries as the store, and means what the store's predicates mean; a test compares the two.
import type { Resource } from '../../resource.ts';
import type { IndexEntries } from '../extract/entries.ts';
import { type IndexSettings, indexEntries } from '../extract/index-entries.ts';
import { notResolved } from '../search-problems.ts';
import { term } from '../term.ts';
import type { Filter } from '../tree.ts';
import { datesOf, pairsOf, quantitiesOf, stringsOf } from './evaluate-indexed.ts';
import { isDate, isInstant, isNear, isPair, isQuantity, isText } from './evaluate-values.ts';

/** A link asks about another resource, which is not at hand. */
export const isAnswerable = (filters: readonly Filter[]): boolean =>
  filters.every(({ kind }) => kind !== 'linked' && kind !== 'unresolved');

/** The resource is of the type searched for, and the filters are answerable. */
export const passes = (resource: Resource, filters: readonly Filter[], settings: IndexSettings): boolean =>
  passesEntries(resource, indexEntries(resource, settings), filters);

/** The same, for one resource and the filters of many. */
export const passesEntries = (resource: Resource, entries: IndexEntries, filters: readonly Filter[]): boolean =>
  filters.every((filter) => passesOne(resource, entries, filter));

function passesOne(resource: Resource, entries: IndexEntries, filter: Filter): boolean {
  switch (filter.kind) {
    case 'terms':
      return filter.anyOf.some((each) => entries.terms.has(each)) !== filter.not;
    case 'string':
      return anyPair(stringsOf(entries, filter.keys), filter.anyOf, isText[filter.how]);
    case 'date':
      return anyPair(datesOf(entries, filter.keys), filter.anyOf, isDate);
    case 'quantity':
      return anyPair(quantitiesOf(entries, filter.keys), filter.anyOf, isQuantity);
    case 'pair':
      return anyPair(pairsOf(entries, filter.keys), filter.anyOf, isPair);
    case 'near':
      return anyPair(pairsOf(entries, filter.keys), filter.anyOf, isNear);
    case 'missing':
      return isThere(entries, filter) !== filter.missing;
    case 'id':
      return filter.anyOf.some((id) => id === resource.id) !== filter.not;
    case 'updated':
      return anyPair([Date.parse(resource.meta?.lastUpdated ?? '')], filter.anyOf, isInstant);
    case 'either':
      return filter.ends.some(
        ({ types, filters }) => types.includes(resource.resourceType) && passesEntries(resource, entries, filters),
      );
    case 'unresolved':
      throw notResolved(filter.name);
    case 'linked':
      throw new Error('a link cannot be answered from one resource');
  }
}

const anyPair = <V, A>(values: readonly V[], asked: readonly A[], fits: (value: V, asked: A) => boolean): boolean =>
  values.some((value) => asked.some((each) => fits(value, each)));

function isThere(entries: IndexEntries, { in: among, keys }: Extract<Filter, { kind: 'missing' }>): boolean {
  switch (among) {
    case 'terms':
      return keys.some((key) => entries.terms.has(term.present(key)));
    case 'string':
      return stringsOf(entries, keys).length > 0;
    case 'date':
      return datesOf(entries, keys).length > 0;
    case 'quantity':
      return quantitiesOf(entries, keys).length > 0;
  }
}
