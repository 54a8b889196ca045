// Values with parts, `code$value`, each asked for as a parameter of its own would be. https://hl7.org/fhir/R4/search.html#composite
import { combinations } from '../combinations.ts';
import type { IndexedParam } from '../params/indexed-param.ts';
import * as said from '../search-problems.ts';
import { term } from '../term.ts';
import type { Filter, Pair } from '../tree.ts';
import { splitEscaped } from './values.ts';

type Part = NonNullable<IndexedParam['roots']>[number]['parts'][number];

/** What is asked of one part. */
type AskPart = (part: IndexedParam, value: string) => Filter;

/** The parameters are of one code, and so their parts are of the same kinds. */
export function compositeFilter(
  params: readonly IndexedParam[],
  name: string,
  values: readonly string[],
  ask: AskPart,
): Filter {
  const keys = params.map(({ key }) => key);
  const parts = params[0]?.roots?.[0]?.parts ?? [];
  const asked = values.map((value) => {
    const texts = splitEscaped(value, '$');
    if (texts.length !== parts.length || texts.includes('')) throw said.notComposite(name, value, parts);
    return parts.map((part, i) => ({ part, filter: ask(part, texts[i]!) }));
  });
  if (parts.some(({ isCompared }) => isCompared)) return { kind: 'pair', keys, anyOf: asked.flatMap(pairsOf) };
  return {
    kind: 'terms',
    not: false,
    rare: asked.some((all) => all.some(({ filter }) => filter.kind === 'terms' && filter.rare)),
    anyOf: keys.flatMap((key) => asked.flatMap((all) => leadsOf(all).map((texts) => term.together(key, texts)))),
  };
}

type AskedPart = { readonly part: Part; readonly filter: Filter };

/** A reference by its id alone may be to resources of several types. */
const leadsOf = (all: readonly AskedPart[]): string[][] =>
  combinations(all.flatMap(({ filter }) => (filter.kind === 'terms' ? [filter.anyOf] : [])));

function pairsOf(all: readonly AskedPart[]): Pair[] {
  const filters = all.map(({ filter }) => filter);
  const compared = {
    amounts: filters.flatMap((each) => (each.kind === 'quantity' ? each.anyOf : [])),
    dates: filters.flatMap((each) => (each.kind === 'date' ? each.anyOf : [])),
    starts: filters.flatMap((each) => (each.kind === 'string' ? each.anyOf : [])),
  };
  return leadsOf(all).map((texts) => ({ lead: term.together('', texts), ...compared }));
}
