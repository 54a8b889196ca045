// https://hl7.org/fhir/R4/search.html#sort
import { sortText } from '../order/sort-text.ts';
import type { IndexedParam } from '../params/indexed-param.ts';
import { PUBLISHED } from '../params/params.ts';
import * as said from '../search-problems.ts';
import type { Sort } from '../tree.ts';
import type { ParseSettings } from './settings.ts';

// Each is a look-up for every match that is sorted.
const MAX_KEYS = 8;

export function readSort(types: readonly string[], value: string, settings: ParseSettings): Sort[] {
  const asked = value.split(',').map((each) => each.trim());
  if (asked.length > MAX_KEYS) throw said.tooManyValues('_sort', asked.length, MAX_KEYS);
  const read = asked.map((each) => sortOf(types, each, settings));
  const codes = asked.map((each) => each.replace(/^-/, ''));
  const repeated = codes.find((code, i) => codes.indexOf(code) < i);
  if (repeated !== undefined) throw said.sortedTwice(repeated);
  return read;
}

function sortOf(types: readonly string[], value: string, settings: ParseSettings): Sort {
  const descending = value.startsWith('-');
  const code = descending ? value.slice(1) : value;
  if (code === '_lastUpdated') return { by: 'updated', keys: [], descending };
  if (code === '_id') return { by: 'id', keys: [], descending };
  const params = settings.params ?? PUBLISHED;
  const found = new Map(types.flatMap((type) => pairOf(type, params.indexed(type).get(code))));
  const kinds = new Set([...found.values()].map(({ def }) => ORDERED[def.type]));
  const [by] = kinds;
  if (found.size !== types.length || kinds.size !== 1 || by === undefined) throw said.cannotSort(types, value);
  const sort = { by, keys: [...found.values()].map(({ key }) => key), descending };
  if (by !== 'content') return sort;
  return {
    ...sort,
    keyOf: (resource) => {
      const param = found.get(resource.resourceType);
      return param === undefined ? undefined : sortText(resource, param, descending, settings.base);
    },
  };
}

const pairOf = (type: string, param: IndexedParam | undefined): [string, IndexedParam][] =>
  param === undefined ? [] : [[type, param]];

const ORDERED: Partial<Record<IndexedParam['def']['type'], Sort['by']>> = {
  date: 'date',
  string: 'string',
  number: 'quantity',
  quantity: 'quantity',
  token: 'content',
  reference: 'content',
  uri: 'content',
};
