// Query parameters -> a search tree. https://hl7.org/fhir/R4/search.html
import { Problem } from '../../problem.ts';
import { isResourceType, searchParamsFor } from '../definitions/definitions.ts';
import { isIndexed, paramKey } from './index-entries.ts';
import { type ParseSettings, parseFilter } from './parse-filter.ts';
import * as said from './search-problems.ts';
import type { Filter, Include, Search, Sort, Summary } from './tree.ts';

export type { ParseSettings } from './parse-filter.ts';

export type Query = readonly (readonly [name: string, value: string])[];

export interface SearchLimits {
  readonly defaultCount: number;
  readonly maxCount: number;
}

/** Parameters that speak of the answer's form; the REST layer reads them. */
const OF_THE_ANSWER = new Set(['_format', '_pretty']);
const MAX_PARAMETERS = 100;
// A statement takes 65,535 bound values, and a date or a quantity is up to four of them.
const MAX_VALUES_IN_ALL = 10_000;

export function parseSearch(
  type: string,
  query: Query,
  settings: ParseSettings & SearchLimits & { lenient?: boolean },
): Search {
  const parsed: Mutable<Search> = {
    type,
    filters: [],
    count: settings.defaultCount,
    total: 'none',
    includes: [],
    summary: 'false',
    elements: [],
    used: [],
    warnings: [],
  };
  if (query.length > MAX_PARAMETERS) throw said.tooManyParameters(query.length, MAX_PARAMETERS);
  for (const [name, value] of query) {
    if (OF_THE_ANSWER.has(name) || value === '') continue;
    try {
      readParameter(parsed, type, name, value, settings);
    } catch (problem) {
      const unknown = problem instanceof Problem && problem.kind === 'unknown-parameter';
      if (!unknown || settings.lenient !== true) throw problem;
      parsed.warnings.push({ ...problem.said, at: problem.where.at ?? `http.${name}` });
    }
  }
  if (sum(parsed.filters.map(valuesIn)) > MAX_VALUES_IN_ALL) throw said.tooMuch(MAX_VALUES_IN_ALL);
  if (parsed.count === 0) parsed.summary = 'count';
  if (parsed.summary === 'text' && parsed.includes.length > 0) throw said.includeWithText();
  return parsed;
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] extends readonly (infer U)[] ? U[] : T[K] };

/** `used` tells what was made of it: https://hl7.org/fhir/R4/search.html#conformance */
function readParameter(
  parsed: Mutable<Search>,
  type: string,
  name: string,
  value: string,
  settings: ParseSettings & SearchLimits,
): void {
  if (name === '_cursor') {
    parsed.cursor = value;
    return;
  }
  if (name === '_count') {
    parsed.count = countOf(value, settings);
    parsed.used.push([name, String(parsed.count)]);
    return;
  }
  if (!readResultParameter(parsed, type, name, value)) {
    const filter = parseFilter(type, name, value, settings);
    if (filter === undefined) return;
    parsed.filters.push(filter);
  }
  parsed.used.push([name, value]);
}

function readResultParameter(parsed: Mutable<Search>, type: string, name: string, value: string): boolean {
  switch (name) {
    case '_sort':
      parsed.sort = sortOf(type, value);
      return true;
    case '_total':
      parsed.total = oneOf(name, value, ['none', 'estimate', 'accurate']);
      return true;
    case '_summary':
      parsed.summary = oneOf<Summary>(name, value, ['true', 'text', 'data', 'count', 'false']);
      return true;
    case '_elements':
      parsed.elements.push(...value.split(',').map((element) => element.trim()));
      return true;
  }
  const [base, modifier] = name.split(':');
  if (base !== '_include' && base !== '_revinclude') return false;
  if (modifier !== undefined) throw said.notServed(name);
  parsed.includes.push(includeOf(type, base === '_revinclude', value));
  return true;
}

function countOf(value: string, { maxCount }: SearchLimits): number {
  if (!/^\d+$/.test(value)) throw said.badCount(value);
  return Math.min(Number(value), maxCount);
}

function oneOf<T extends string>(name: string, value: string, allowed: readonly T[]): T {
  const found = allowed.find((each) => each === value);
  if (found === undefined) throw said.notOneOf(name, value, allowed);
  return found;
}

function sortOf(type: string, value: string): Sort {
  const descending = value.startsWith('-');
  const code = descending ? value.slice(1) : value;
  if (code === '_lastUpdated') return { by: 'updated', descending };
  if (code === '_id') return { by: 'id', descending };
  const def = searchParamsFor(type).get(code);
  const by = def?.type === 'number' ? 'quantity' : def?.type;
  if (def !== undefined && isIndexed(type, code) && (by === 'date' || by === 'string' || by === 'quantity')) {
    return { by, key: paramKey(type, code), descending };
  }
  throw said.cannotSort(type, value);
}

/** Both speak of the type searched for: `_include` leaves from it, `_revinclude` arrives at it. */
function includeOf(type: string, reverse: boolean, value: string): Include {
  const [source = '', code = '', target, ...rest] = value.split(':');
  const param = isResourceType(source) ? searchParamsFor(source).get(code) : undefined;
  const fits = reverse ? target === undefined || target === type : source === type;
  const isTarget = target === undefined || isResourceType(target);
  if (rest.length > 0 || !fits || !isTarget || param?.type !== 'reference' || !isIndexed(source, code)) {
    throw said.badInclude(type, reverse, value);
  }
  return { reverse, source, param, target: reverse ? type : target };
}

function valuesIn(filter: Filter): number {
  if (filter.kind === 'missing') return 1;
  if (filter.kind === 'chain') return sum(filter.targets.map((target) => valuesIn(target.filter)));
  return filter.anyOf.length;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);
