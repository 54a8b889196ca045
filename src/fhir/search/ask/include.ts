// https://hl7.org/fhir/R4/search.html#include
import { isResourceType } from '../../definitions/definitions.ts';
import { PUBLISHED } from '../params/params.ts';
import * as said from '../search-problems.ts';
import type { Include } from '../tree.ts';
import type { ParseSettings } from './settings.ts';

/** `_include` leaves from a type that is searched for, `_revinclude` arrives at it. */
export function readInclude(
  types: readonly string[],
  name: string,
  value: string,
  { params = PUBLISHED }: ParseSettings,
): Include {
  const [base, modifier] = name.split(':');
  if (modifier !== undefined) throw said.notServed(name);
  const reverse = base === '_revinclude';
  const [source = '', code = '', target, ...rest] = value.split(':');
  const param = isResourceType(source) ? params.indexed(source).get(code) : undefined;
  const fits = reverse ? target === undefined || types.includes(target) : types.includes(source);
  const isTarget = target === undefined || isResourceType(target);
  if (rest.length > 0 || !fits || !isTarget || param?.def.type !== 'reference') {
    throw said.badInclude(types, reverse, value);
  }
  return { reverse, source, param: param.def, target: reverse ? types[0]! : target };
}
