// https://hl7.org/fhir/R4/search.html#include
import { isResourceType, resourceTypes } from '../../definitions/definitions.ts';
import { isByUrl, namingParam } from '../extract/names-by-url.ts';
import type { IndexedParam } from '../params/indexed-param.ts';
import { PUBLISHED, type SearchParams } from '../params/params.ts';
import * as said from '../search-problems.ts';
import type { Include } from '../tree.ts';
import type { ParseSettings } from './settings.ts';

const ANY = '*';
// `:recurse` is what R3 called it, and what many clients still send.
const ITERATES = new Set(['iterate', 'recurse']);

/**
 * `_include` leaves from a type that is searched for, `_revinclude` arrives at one; with `:iterate` also from what was included.
 * `*`, `[type]:*` and `[type]:[parameter]:*` are by whichever reference, to whichever type.
 */
export function readInclude(
  types: readonly string[],
  name: string,
  value: string,
  { params = PUBLISHED }: ParseSettings,
): Include {
  const [base, modifier, ...further] = name.split(':');
  if (further.length > 0 || (modifier !== undefined && !ITERATES.has(modifier))) throw said.notServed(name);
  const reverse = base === '_revinclude';
  const iterate = modifier !== undefined;
  const [source = '', code = ANY, target = ANY, ...rest] = value.split(':');
  const param = isResourceType(source) ? params.indexed(source).get(code) : undefined;
  const isReference = code === ANY ? source === ANY || value.includes(':') : param?.def.type === 'reference';
  const isSource = source === ANY ? code === ANY : isResourceType(source);
  const isTarget = target === ANY || isResourceType(target);
  const [start, arrival] = reverse ? [target, source] : [source, target];
  const fits = iterate || start === ANY || types.includes(start);
  if (rest.length > 0 || !isReference || !isSource || !isTarget || !fits) throw said.badInclude(types, reverse, value);
  const asked =
    param === undefined ? ofAnyCode(source !== ANY ? [source] : iterate ? resourceTypes() : types, params) : [param];
  return {
    reverse,
    iterate,
    ...(source === ANY ? {} : { source }),
    ...(target === ANY ? {} : { target }),
    ...(param === undefined ? {} : { param }),
    byUrl: reverse && arrival === ANY ? [] : asked.flatMap((each) => pairsOf(each, target, params)),
  };
}

const ofAnyCode = (types: readonly string[], params: SearchParams): IndexedParam[] =>
  types.flatMap((type) => [...params.indexed(type).values()].filter(({ def }) => def.type === 'reference'));

/** The parameter by which something is named, and that by which what may be meant has its name. */
function pairsOf(naming: IndexedParam, target: string, params: SearchParams): (readonly [string, string])[] {
  if (!isByUrl(naming)) return [];
  const types = target === ANY ? (naming.def.target ?? []) : [target];
  return types.flatMap((type) => {
    const own = namingParam(params.indexed(type));
    return own === undefined ? [] : [[naming.key, own.key] as const];
  });
}
