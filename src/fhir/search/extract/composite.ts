// Composite parameters: what stands together in one element is found together. Parts that are asked for by equality become a
// text, of which all combinations are kept, for a token can be asked for in three ways; a part that is compared stands beside it.
import type { Resource } from '../../resource.ts';
import { combinations } from '../combinations.ts';
import type { IndexedParam } from '../params/indexed-param.ts';
import { term } from '../term.ts';
import type { IndexEntries } from './entries.ts';
import { valuesAt } from './expression.ts';
import { instant } from './index-limits.ts';

type Row = Omit<IndexEntries['pairs'][number], 'param' | 'lead'>;

// Of one parameter in one resource. Two concepts of six codings each have 324; what has many thousands is an attack on the index,
// and found by the first of them.
const MAX_COMBINATIONS = 10_000;

/** @param read what a part says of an element, under its own key, which is empty */
export function addTogether(
  e: IndexEntries,
  { key, roots = [] }: IndexedParam,
  resource: Resource,
  read: (part: IndexedParam, element: unknown) => IndexEntries,
): void {
  let left = MAX_COMBINATIONS;
  for (const { path, parts } of roots) {
    for (const element of valuesAt(resource, path)) {
      const said = parts.map((part) => ({ part, entries: read(part, part.ofResource ? resource : element) }));
      const compared = said.filter(({ part }) => part.isCompared).map(({ entries }) => entries);
      const rows = rowsOf(compared);
      if (compared.length > 0 && rows.length === 0) continue;
      const equal = said.filter(({ part }) => !part.isCompared).map(({ entries }) => askedByEquality(entries));
      for (const texts of combinations(equal, left)) {
        if (compared.length === 0) e.terms.add(term.together(key, texts));
        for (const row of rows.slice(0, left)) e.pairs.push({ param: key, lead: term.together('', texts), ...row });
        left -= Math.max(1, rows.length);
        if (left <= 0) break;
      }
      if (left <= 0) break;
    }
  }
  if (left < MAX_COMBINATIONS) e.terms.add(term.present(key));
}

const askedByEquality = ({ terms }: IndexEntries): string[] => [...terms].filter((text) => text.startsWith('='));

function rowsOf([first, second]: readonly IndexEntries[]): Row[] {
  if (first === undefined) return [];
  if (second !== undefined)
    return first.quantities.flatMap(({ value }) =>
      second.quantities.map((other) => ({ value, units: [], also: other.value })),
    );
  return [
    ...amountsOf(first.quantities),
    ...first.dates.map(({ lo, hi }) => ({ value: String(instant(lo)), hi: String(instant(hi)), units: [] })),
    ...first.strings.filter(({ value }) => value !== '').map(({ value }) => ({ units: [], text: value })),
  ];
}

/** One for each number, with all its units. */
function amountsOf(quantities: IndexEntries['quantities']): Row[] {
  const rows = new Map<string, Row & { readonly units: string[] }>();
  for (const { value, hi, unit } of quantities) {
    const number = `${value} ${hi}`;
    const row = rows.get(number);
    if (row === undefined) rows.set(number, { value, ...(hi !== undefined && { hi }), units: [unit] });
    else row.units.push(unit);
  }
  return [...rows.values()];
}
