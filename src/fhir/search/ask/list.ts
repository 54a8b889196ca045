// `_list`: what a stored list has as its entries. https://hl7.org/fhir/R4/search.html#list
import { paramKey } from '../params/params.ts';
import * as said from '../search-problems.ts';
import type { Linked } from '../tree.ts';
import { idFilter } from './filter.ts';

export function listFilter(name: string, modifier: string | undefined, values: readonly string[]): Linked {
  if (modifier !== undefined) throw said.badColumnModifier(name, modifier);
  const workedOut = values.find((value) => value.startsWith('$'));
  if (workedOut !== undefined) throw said.functionalList(name, workedOut);
  return {
    kind: 'linked',
    other: 'source',
    keys: [paramKey('List', 'item')],
    ends: [{ types: ['List'], filters: [idFilter(name, undefined, values)] }],
    inForce: true,
  };
}
