// One filter of a search: name, modifier, values -> tree. https://hl7.org/fhir/R4/search.html#modifiers
import { rangeOf } from '../../japan/instant-range.ts';
import { Problem, type Said } from '../../problem.ts';
import { isResourceType, searchParamsFor } from '../definitions/definitions.ts';
import type { SearchParamDef } from '../definitions/model.ts';
import { isId } from '../resource.ts';
import { foldForIndex, isIndexed, paramKey } from './index-entries.ts';
import { parseReference, type ReferenceBase } from './reference-text.ts';
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

export function parseFilter(type: string, name: string, value: string, settings: ParseSettings): Filter {
  const dot = name.indexOf('.');
  if (dot > 0) return parseChain(type, name.slice(0, dot), name.slice(dot + 1), value, settings);
  const [code = '', modifier, ...rest] = name.split(':');
  if (rest.length > 0 || code === '_has') throw unknown(type, name);
  const values = splitEscaped(value, ',');
  if (values.length > MAX_VALUES) throw tooManyValues(name, values.length);
  if (code === '_id') return idFilter(name, modifier, values);
  if (code === '_lastUpdated' && modifier === undefined) {
    return { kind: 'updated', anyOf: values.map((each) => dateValue(name, each, settings)) };
  }
  const def = searchParamsFor(type).get(code);
  if (def === undefined || !isIndexed(type, code)) throw unknown(type, name);
  return filterOf(type, def, name, modifier, values, settings);
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
  throw badModifier(def, name, modifier ?? '');
}

const asIs = (text: string): string => text;

function idFilter(name: string, modifier: string | undefined, values: readonly string[]): Filter {
  if (modifier !== undefined && modifier !== 'not') throw unknown('Resource', name);
  return { kind: 'id', not: modifier === 'not', anyOf: values.filter(isId) };
}

function tokenTerm(key: string, value: string): string {
  const [first = '', second] = splitEscaped(value, '|').map(unescapeValue);
  if (second === undefined) return `${key}=${first}`;
  return `${key}=${first}|${second}`;
}

function missingFilter(key: string, def: SearchParamDef, name: string, values: readonly string[]): Filter {
  const [value] = values;
  if (values.length !== 1 || (value !== 'true' && value !== 'false')) {
    throw bad(name, {
      en: `${name} takes true or false, not "${values.join(',')}".`,
      ja: `${name} には true か false を指定してください。`,
    });
  }
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
  if (range === undefined) {
    throw bad(name, {
      en: `"${value}" is not a date: write YYYY, YYYY-MM, YYYY-MM-DD or YYYY-MM-DDThh:mm:ss, with or without an offset such as +09:00 (prefixes: eq ne gt lt ge le sa eb ap).`,
      ja: `「${value}」は日付として読めません。YYYY、YYYY-MM、YYYY-MM-DD、YYYY-MM-DDThh:mm:ss（+09:00 などの時差は任意）の形で指定してください。`,
    });
  }
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
  if (range === undefined || rest.length > 0 || (system !== undefined && !hasUnit) || (code === undefined && system)) {
    throw bad(name, {
      en: `"${text}" is not a ${hasUnit ? 'quantity: write [prefix]number or [prefix]number|system|code' : 'number: write [prefix]number'}.`,
      ja: `「${text}」は${hasUnit ? '数量として読めません。数値、または 数値|体系|単位' : '数値として読めません。数値'} の形で指定してください。`,
    });
  }
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
  if (modifier !== undefined && !isType) throw badModifier(def, name, modifier);
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
function parseChain(type: string, link: string, rest: string, value: string, settings: ParseSettings): Filter {
  const [code = '', targetType, ...more] = link.split(':');
  const def = searchParamsFor(type).get(code);
  if (def?.type !== 'reference' || !isIndexed(type, code) || more.length > 0 || rest.includes('.'))
    throw unknown(type, `${link}.${rest}`);
  const types = targetType === undefined ? (def.target ?? []) : [targetType];
  const restCode = rest.split(':')[0] ?? '';
  const fitting = types.filter(
    (each) => isResourceType(each) && (restCode === '_id' || restCode === '_lastUpdated' || isIndexed(each, restCode)),
  );
  if (fitting.length === 0) throw unknown(type, `${link}.${rest}`);
  return {
    kind: 'chain',
    key: paramKey(type, code),
    targets: fitting.map((each) => ({ type: each, filter: parseFilter(each, rest, value, settings) })),
  };
}

const SPEC = 'https://hl7.org/fhir/R4/search.html';
const bad = (name: string, said: Said): Problem => new Problem('bad-search', said, { at: `http.${name}`, spec: SPEC });

const unknown = (type: string, name: string): Problem =>
  new Problem(
    'unknown-parameter',
    {
      en: `${type} has no search parameter "${name}" here. /fhir/metadata lists those it has; "Prefer: handling=lenient" ignores unknown ones with a warning.`,
      ja: `${type} に検索項目「${name}」はありません。使える項目は /fhir/metadata をご覧ください（Prefer: handling=lenient を付けると、未知の項目は警告のうえ無視します）。`,
    },
    { at: `http.${name}`, spec: `${SPEC}#errors` },
  );

const badModifier = (def: SearchParamDef, name: string, modifier: string): Problem =>
  bad(name, {
    en: `The modifier ":${modifier}" is not served for the ${def.type} parameter "${def.code}".`,
    ja: `検索項目「${def.code}」（${def.type}）で修飾子「:${modifier}」は使えません。`,
  });

const tooManyValues = (name: string, found: number): Problem =>
  bad(name, {
    en: `${name} has ${found} values; at most ${MAX_VALUES} are taken in one search.`,
    ja: `${name} に値が ${found} 個あります。1 回の検索では ${MAX_VALUES} 個までにしてください。`,
  });
