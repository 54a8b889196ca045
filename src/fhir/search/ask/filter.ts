// One filter of a search: modifier and values -> tree. https://hl7.org/fhir/R4/search.html#modifiers
import { rangeOf } from '../../../japan/instant-range.ts';
import { isResourceType } from '../../definitions/definitions.ts';
import { isId } from '../../resource.ts';
import { foldForIndex } from '../extract/index-entries.ts';
import type { IndexedParam } from '../params/params.ts';
import { parseReference } from '../reference-text.ts';
import * as said from '../search-problems.ts';
import { term } from '../term.ts';
import type { Filter, Prefix } from '../tree.ts';
import type { ParseSettings } from './settings.ts';
import { numberRange, splitEscaped, splitPrefix, unescapeValue } from './values.ts';

/** Of one code and one kind, for a type each. `name` is as the client wrote it, its links before it. */
export function filterOf(
  params: readonly IndexedParam[],
  name: string,
  modifier: string | undefined,
  values: readonly string[],
  settings: ParseSettings,
): Filter {
  const keys = params.map(({ key }) => key);
  const { def } = params[0]!;
  if (modifier === 'missing') return missingFilter(params, name, values);
  switch (def.type) {
    case 'token':
      if (modifier !== undefined && modifier !== 'not') break;
      return {
        kind: 'terms',
        not: modifier === 'not',
        rare: def.code === 'identifier',
        anyOf: keys.flatMap((key) => values.map((v) => tokenTerm(key, v))),
      };
    case 'uri':
      if (modifier !== undefined) break;
      return {
        kind: 'terms',
        not: false,
        rare: def.code !== '_profile',
        anyOf: keys.flatMap((key) => values.map((v) => term.uri(key, unescapeValue(v)))),
      };
    case 'string':
      if (modifier !== undefined && modifier !== 'exact' && modifier !== 'contains') break;
      return {
        kind: 'string',
        keys,
        how: modifier ?? 'starts',
        anyOf: values.map(unescapeValue).map(modifier === 'exact' ? asIs : foldForIndex),
      };
    case 'date':
      if (modifier !== undefined) break;
      return { kind: 'date', keys, anyOf: values.map((each) => dateValue(name, each, settings)) };
    case 'number':
    case 'quantity':
      if (modifier !== undefined) break;
      return {
        kind: 'quantity',
        keys,
        anyOf: values.map((each) => quantityValue(name, each, def.type === 'quantity')),
      };
    case 'reference':
      return referenceFilter(params, name, modifier, values, settings);
  }
  throw said.badModifier(def, name, modifier ?? '');
}

const asIs = (text: string): string => text;

export function idFilter(name: string, modifier: string | undefined, values: readonly string[]): Filter {
  if (modifier !== undefined && modifier !== 'not') throw said.badColumnModifier(name, modifier);
  return { kind: 'id', not: modifier === 'not', anyOf: values.filter(isId) };
}

export function updatedFilter(
  name: string,
  modifier: string | undefined,
  values: readonly string[],
  settings: ParseSettings,
): Filter {
  if (modifier !== undefined) throw said.badColumnModifier(name, modifier);
  return { kind: 'updated', anyOf: values.map((each) => dateValue(name, each, settings)) };
}

function tokenTerm(key: string, value: string): string {
  const [first = '', second] = splitEscaped(value, '|').map(unescapeValue);
  return second === undefined ? term.code(key, first) : term.codeOf(key, first, second);
}

function missingFilter(params: readonly IndexedParam[], name: string, values: readonly string[]): Filter {
  const [value] = values;
  if (values.length !== 1 || (value !== 'true' && value !== 'false')) throw said.notBoolean(name, values.join(','));
  const { def } = params[0]!;
  const table = def.type === 'number' ? 'quantity' : def.type;
  const isTable = table === 'string' || table === 'date' || table === 'quantity';
  const keys = params.map(({ key }) => key);
  return { kind: 'missing', keys, in: isTable ? table : 'terms', missing: value === 'true' };
}

function dateValue(
  name: string,
  value: string,
  { timeZone, now }: ParseSettings,
): { prefix: Prefix; lo: number; hi: number } {
  const { prefix, rest } = splitPrefix(unescapeValue(value));
  // A "+" of an offset that was not escaped in the URL arrives as a space.
  const range = rangeOf(rest.replace(' ', '+'), timeZone);
  if (range === undefined) throw said.notDate(name, value);
  if (prefix !== 'ap') return { prefix, ...range };
  const margin = Math.abs(now() - range.lo) / 10;
  return { prefix, lo: range.lo - margin, hi: range.hi + margin };
}

function quantityValue(
  name: string,
  text: string,
  hasUnit: boolean,
): Extract<Filter, { kind: 'quantity' }>['anyOf'][number] {
  const [number = '', system, code, ...rest] = splitEscaped(text, '|').map(unescapeValue);
  const { prefix, rest: digits } = splitPrefix(number);
  const range = numberRange(digits);
  const isWhole =
    rest.length === 0 && (code !== undefined || system === undefined) && (system === undefined || hasUnit);
  if (range === undefined || !isWhole) throw said.notQuantity(name, text, hasUnit);
  const unit = code ? `${system ?? ''}|${code}` : '';
  if (prefix !== 'ap') return { prefix, value: range.value, lo: range.lo, hi: range.hi, unit };
  return { prefix, value: range.value, ...range.around, unit };
}

function referenceFilter(
  params: readonly IndexedParam[],
  name: string,
  modifier: string | undefined,
  values: readonly string[],
  { base }: ParseSettings,
): Filter {
  const terms = (anyOf: readonly string[]): Filter => ({ kind: 'terms', not: false, rare: true, anyOf });
  if (modifier === 'identifier')
    return terms(params.flatMap(({ key }) => values.map((v) => tokenTerm(`${key}:identifier`, v))));
  const isType = modifier !== undefined && isResourceType(modifier);
  if (modifier !== undefined && !isType) throw said.badModifier(params[0]!.def, name, modifier);
  return terms(
    params.flatMap(({ key, def }) => {
      const types = isType ? [modifier] : (def.target ?? []);
      return values.map(unescapeValue).flatMap((value) => {
        const reference = parseReference(value, base);
        if (reference.kind === 'local') return [term.uri(key, `${reference.type}/${reference.id}`)];
        // A bare id: of any type the parameter may point to.
        if (isId(value)) return [...types.map((type) => term.uri(key, `${type}/${value}`)), term.uri(key, value)];
        return [term.uri(key, value)];
      });
    }),
  );
}
