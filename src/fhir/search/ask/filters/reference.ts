// https://hl7.org/fhir/R4/search.html#reference
import { isResourceType } from '../../../definitions/definitions.ts';
import { isId } from '../../../resource.ts';
import { isByUrl } from '../../extract/names-by-url.ts';
import type { IndexedParam } from '../../params/indexed-param.ts';
import { parseReference, type ReferenceBase } from '../../reference-text.ts';
import { term } from '../../term.ts';
import type { Filter } from '../../tree.ts';
import { unescapeValue } from '../values.ts';
import { tokenTerm } from './token.ts';

export function referenceFilter(
  params: readonly IndexedParam[],
  modifier: string | undefined,
  values: readonly string[],
  base: ReferenceBase,
): Filter {
  const terms = (anyOf: readonly string[]): Filter => ({ kind: 'terms', not: false, rare: true, anyOf });
  if (modifier === 'identifier')
    return terms(params.flatMap(({ key }) => values.map((value) => tokenTerm(`${key}:identifier`, value))));
  const type = modifier !== undefined && isResourceType(modifier) ? modifier : undefined;
  const texts = values.map(unescapeValue);
  return terms(params.flatMap((param) => texts.flatMap((text) => referenceTerms(param, type, text, base))));
}

function referenceTerms(
  param: IndexedParam,
  modifier: string | undefined,
  text: string,
  base: ReferenceBase,
): string[] {
  const { key, def } = param;
  // A canonical with a version is kept as it is written, under our own address too.
  const named = (name: string): string[] =>
    ['', ...(isByUrl(param) ? base : [])].map((before) => term.uri(key, before + name));
  const reference = parseReference(text, base);
  if (reference.kind === 'local')
    return modifier === undefined || modifier === reference.type ? named(`${reference.type}/${reference.id}`) : [];
  if (!isId(text)) return [term.uri(key, text)];
  // A bare id: of any type the parameter may point to.
  const types = modifier === undefined ? (def.target ?? []) : [modifier];
  return [...types.flatMap((type) => named(`${type}/${text}`)), term.uri(key, text)];
}
