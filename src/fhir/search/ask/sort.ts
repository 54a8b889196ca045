// https://hl7.org/fhir/R4/search.html#sort
import { PUBLISHED } from '../params/params.ts';
import * as said from '../search-problems.ts';
import type { Sort } from '../tree.ts';
import type { ParseSettings } from './settings.ts';

export const readSort = (types: readonly string[], value: string, settings: ParseSettings): Sort[] =>
  value.split(',').map((each) => sortOf(types, each.trim(), settings));

function sortOf(types: readonly string[], value: string, { params = PUBLISHED }: ParseSettings): Sort {
  const descending = value.startsWith('-');
  const code = descending ? value.slice(1) : value;
  if (code === '_lastUpdated') return { by: 'updated', keys: [], descending };
  if (code === '_id') return { by: 'id', keys: [], descending };
  const found = types.flatMap((type) => params.indexed(type).get(code) ?? []);
  const kind = found[0]?.def.type;
  const by = kind === 'number' ? 'quantity' : kind;
  if (found.length === types.length && (by === 'date' || by === 'string' || by === 'quantity')) {
    return { by, keys: found.map(({ key }) => key), descending };
  }
  throw said.cannotSort(types, value);
}
