// One filter of a search: name, modifier, values -> tree. https://hl7.org/fhir/R4/search.html#modifiers
import { rangeOf } from '../../japan/instant-range.ts';
import { isResourceType, searchParamsFor } from '../definitions/definitions.ts';
import type { SearchParamDef } from '../definitions/model.ts';
import { isId } from '../resource.ts';
import { foldForIndex, isIndexed, paramKey } from './index-entries.ts';
import { parseReference, type ReferenceBase } from './reference-text.ts';
import * as said from './search-problems.ts';
import { term } from './term.ts';
import type { Filter, Prefix } from './tree.ts';
import { numberRange, splitEscaped, splitPrefix, unescapeValue } from './values.ts';

export interface ParseSettings {
  readonly timeZone: string;
  readonly base: ReferenceBase;
  /** For `ap` on dates: a tenth of the distance to now. */
  readonly now: () => number;
}

const MAX_VALUES = 500;

/** undefined: no value to ask for. `asked` is the name as the client wrote it, the links of a chain before it. */
export function parseFilter(
  type: string,
  name: string,
  value: string,
  settings: ParseSettings,
  asked: string = name,
): Filter | undefined {
  const dot = name.indexOf('.');
  if (dot > 0) return parseChain(type, name.slice(0, dot), name.slice(dot + 1), value, settings);
  const [code = '', modifier, ...rest] = name.split(':');
  if (rest.length > 0 || code === '_has') throw said.unknown(type, asked);
  // "gender=male," asks for male, not for what has an empty gender.
  const values = splitEscaped(value, ',').filter((each) => each !== '');
  if (values.length > MAX_VALUES) throw said.tooManyValues(asked, values.length, MAX_VALUES);
  const def = searchParamsFor(type).get(code);
  if (def === undefined) throw said.unknown(type, asked);
  if (values.length === 0) return undefined;
  if (code === '_id') return idFilter(type, asked, modifier, values);
  if (code === '_lastUpdated') {
    if (modifier !== undefined) throw said.badModifier(def, asked, modifier);
    return { kind: 'updated', anyOf: values.map((each) => dateValue(asked, each, settings)) };
  }
  if (!isIndexed(type, code)) throw said.notSearched(type, def);
  return filterOf(type, def, asked, modifier, values, settings);
}

function filterOf(
  type: string,
  def: SearchParamDef,
  name: string,
  modifier: string | undefined,
  values: readonly string[],
  settings: ParseSettings,
): Filter {
  const key = paramKey(type, def.code);
  if (modifier === 'missing') return missingFilter(key, def, name, values);
  switch (def.type) {
    case 'token':
      if (modifier !== undefined && modifier !== 'not') break;
      return {
        kind: 'terms',
        not: modifier === 'not',
        rare: def.code === 'identifier',
        anyOf: values.map((v) => tokenTerm(key, v)),
      };
    case 'uri':
      if (modifier !== undefined) break;
      return {
        kind: 'terms',
        not: false,
        rare: def.code !== '_profile',
        anyOf: values.map((v) => term.uri(key, unescapeValue(v))),
      };
    case 'string':
      if (modifier !== undefined && modifier !== 'exact' && modifier !== 'contains') break;
      return {
        kind: 'string',
        key,
        how: modifier ?? 'starts',
        anyOf: values.map(unescapeValue).map(modifier === 'exact' ? asIs : foldForIndex),
      };
    case 'date':
      if (modifier !== undefined) break;
      return { kind: 'date', key, anyOf: values.map((each) => dateValue(name, each, settings)) };
    case 'number':
    case 'quantity':
      if (modifier !== undefined) break;
      return { kind: 'quantity', key, anyOf: values.map((each) => quantityValue(name, each, def.type === 'quantity')) };
    case 'reference':
      return referenceFilter(key, def, name, modifier, values, settings);
  }
  throw said.badModifier(def, name, modifier ?? '');
}

const asIs = (text: string): string => text;

function idFilter(type: string, name: string, modifier: string | undefined, values: readonly string[]): Filter {
  if (modifier !== undefined && modifier !== 'not') throw said.unknown(type, name);
  return { kind: 'id', not: modifier === 'not', anyOf: values.filter(isId) };
}

function tokenTerm(key: string, value: string): string {
  const [first = '', second] = splitEscaped(value, '|').map(unescapeValue);
  return second === undefined ? term.code(key, first) : term.codeOf(key, first, second);
}

function missingFilter(key: string, def: SearchParamDef, name: string, values: readonly string[]): Filter {
  const [value] = values;
  if (values.length !== 1 || (value !== 'true' && value !== 'false')) throw said.notBoolean(name, values.join(','));
  const table = def.type === 'number' ? 'quantity' : def.type;
  const isTable = table === 'string' || table === 'date' || table === 'quantity';
  return { kind: 'missing', key, in: isTable ? table : 'terms', missing: value === 'true' };
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
  key: string,
  def: SearchParamDef,
  name: string,
  modifier: string | undefined,
  values: readonly string[],
  { base }: ParseSettings,
): Filter {
  if (modifier === 'identifier') {
    return { kind: 'terms', not: false, rare: true, anyOf: values.map((v) => tokenTerm(`${key}:identifier`, v)) };
  }
  const isType = modifier !== undefined && isResourceType(modifier);
  if (modifier !== undefined && !isType) throw said.badModifier(def, name, modifier);
  const types = isType ? [modifier] : (def.target ?? []);
  const anyOf = values.map(unescapeValue).flatMap((value) => {
    const reference = parseReference(value, base);
    if (reference.kind === 'local') return [term.uri(key, `${reference.type}/${reference.id}`)];
    // A bare id: of any type the parameter may point to.
    if (isId(value)) return [...types.map((type) => term.uri(key, `${type}/${value}`)), term.uri(key, value)];
    return [term.uri(key, value)];
  });
  return { kind: 'terms', not: false, rare: true, anyOf };
}

/** subject:Patient.name=…: one link; the last name may carry a modifier of its own. */
function parseChain(
  type: string,
  link: string,
  rest: string,
  value: string,
  settings: ParseSettings,
): Filter | undefined {
  const asked = `${link}.${rest}`;
  const [code = '', targetType, ...more] = link.split(':');
  const def = searchParamsFor(type).get(code);
  if (def?.type !== 'reference' || !isIndexed(type, code) || more.length > 0 || rest.includes('.'))
    throw said.unknown(type, asked);
  const possible = (def.target ?? []).filter((each) => targetType === undefined || each === targetType);
  const [restCode = ''] = rest.split(':');
  const types = possible.filter((each) => OF_COLUMNS.has(restCode) || isIndexed(each, restCode));
  if (types.length === 0) throw said.unknown(type, asked);
  const targets = types.flatMap((each) => {
    const filter = parseFilter(each, rest, value, settings, asked);
    return filter === undefined ? [] : [{ type: each, filter }];
  });
  return targets.length === 0 ? undefined : { kind: 'chain', key: paramKey(type, code), targets };
}

const OF_COLUMNS: ReadonlySet<string> = new Set(['_id', '_lastUpdated']);
