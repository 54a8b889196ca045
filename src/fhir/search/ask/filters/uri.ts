// https://hl7.org/fhir/R4/search.html#uri
import type { IndexedParam } from '../../params/indexed-param.ts';
import * as said from '../../search-problems.ts';
import { term } from '../../term.ts';
import type { Filter } from '../../tree.ts';
import { levelsOf, type UriLevels } from '../../uri-levels.ts';
import { unescapeValue } from '../values.ts';

type Terms = (key: string) => readonly string[];

export function uriFilter(
  params: readonly IndexedParam[],
  name: string,
  modifier: string | undefined,
  values: readonly string[],
): Filter {
  const asked = values.map(unescapeValue).map((value) => termsOf(name, modifier, value));
  return {
    kind: 'terms',
    not: false,
    // Profiles are carried by most resources, and so are the first parts of an address.
    rare: params[0]!.def.code !== '_profile' && modifier === undefined,
    anyOf: params.flatMap(({ key }) => asked.flatMap((terms) => terms(key))),
  };
}

function termsOf(name: string, modifier: string | undefined, value: string): Terms {
  if (modifier === undefined) return (key) => [term.uri(key, value)];
  const found = levelsOf(value);
  if (found === undefined) throw said.notHierarchical(name, value);
  return modifier === 'below' ? below(value, found) : above(value, found);
}

/** Nothing is below a version, nor below a place in a page. */
const below =
  (value: string, { levels, rest }: UriLevels): Terms =>
  (key) => [rest === '' ? term.uriBelow(key, levels.at(-1)!) : term.uri(key, value)];

/** From the value alone. A slash at the end says nothing; of the address without its version any version would be found. */
const above =
  (value: string, { levels, rest }: UriLevels): Terms =>
  (key) => [
    term.uri(key, value),
    ...(rest.startsWith('|') ? levels.slice(0, -1) : levels).flatMap((level) => [
      term.uri(key, level),
      term.uri(key, `${level}/`),
    ]),
  ];
