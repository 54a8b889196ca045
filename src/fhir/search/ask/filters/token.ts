// https://hl7.org/fhir/R4/search.html#token
import { systemOfCode } from '../../extract/expression.ts';
import type { IndexedParam } from '../../params/indexed-param.ts';
import * as said from '../../search-problems.ts';
import { term } from '../../term.ts';
import type { Filter } from '../../tree.ts';
import { splitEscaped, unescapeValue } from '../values.ts';

export function tokenFilter(
  params: readonly IndexedParam[],
  name: string,
  modifier: string | undefined,
  values: readonly string[],
): Filter {
  const keys = params.map(({ key }) => key);
  const rare = params[0]!.def.code === 'identifier';
  const unresolved = {
    kind: 'unresolved',
    name,
    keys,
    bareKeys: params.filter(isOfCodes).map(({ key }) => key),
    rare,
  } as const;
  switch (modifier) {
    case 'in':
    case 'not-in':
      return { ...unresolved, by: 'set', how: modifier, anyOf: values.map(unescapeValue) };
    case 'above':
    case 'below':
      return {
        ...unresolved,
        by: 'code',
        how: modifier,
        anyOf: values.flatMap((value) => codesMeant(params, name, value)),
      };
    case 'of-type':
      return { kind: 'terms', not: false, rare, anyOf: values.flatMap((value) => ofTypeTerms(keys, name, value)) };
    default:
      return {
        kind: 'terms',
        not: modifier === 'not',
        rare,
        anyOf: keys.flatMap((key) => values.map((value) => tokenTerm(key, value))),
      };
  }
}

export function tokenTerm(key: string, value: string): string {
  const [first = '', second] = splitEscaped(value, '|').map(unescapeValue);
  return second === undefined ? term.code(key, first) : term.codeOf(key, first, second);
}

function ofTypeTerms(keys: readonly string[], name: string, value: string): string[] {
  const [system, code, number, ...rest] = splitEscaped(value, '|').map(unescapeValue);
  if (!system || !code || !number || rest.length > 0) throw said.notOfType(name, value);
  return keys.map((key) => term.ofType(key, system, code, number));
}

/** A code has no system of its own: the value set its element is bound to tells it. */
const isOfCodes = ({ paths }: IndexedParam): boolean => paths.every(({ type }) => type === 'code');

function codesMeant(
  params: readonly IndexedParam[],
  name: string,
  value: string,
): { readonly system: string; readonly code: string }[] {
  const [first = '', second] = splitEscaped(value, '|').map(unescapeValue);
  if (first !== '' && second) return [{ system: first, code: second }];
  const bindings = params.flatMap(({ paths }) => paths.flatMap(({ binding }) => binding ?? []));
  const systems = second === undefined ? bindings.flatMap((binding) => systemOfCode(binding, first) ?? []) : [];
  if (systems.length === 0) throw said.needsSystem(name, value);
  return [...new Set(systems)].map((system) => ({ system, code: first }));
}
