// Query parameters -> a search tree. https://hl7.org/fhir/R4/search.html
import { Problem } from '../../../problem.ts';
import * as said from '../search-problems.ts';
import type { Filter, Search, Summary } from '../tree.ts';
import { readInclude } from './include.ts';
import { filterFor } from './links.ts';
import { MAX_LINKS, readName } from './name.ts';
import { ofType, type Scope } from './scope.ts';
import type { ParseSettings, SearchLimits } from './settings.ts';
import { readSort } from './sort.ts';
import { splitEscaped } from './values.ts';

export type Query = readonly (readonly [name: string, value: string])[];

/** Parameters that speak of the answer's form; the REST layer reads them. */
const OF_THE_ANSWER = new Set(['_format', '_pretty']);
const MAX_PARAMETERS = 100;
const MAX_VALUES = 500;
// A statement takes 65,535 bound values, and a date or a quantity is up to four of them.
const MAX_VALUES_IN_ALL = 10_000;

type Settings = ParseSettings & SearchLimits & { readonly lenient?: boolean };

export const parseSearch = (type: string, query: Query, settings: Settings): Search =>
  parseIn(ofType(type), query, settings);

export function parseIn(scope: Scope, query: Query, settings: Settings): Search {
  const parsed: Mutable<Search> = {
    types: [...scope.types],
    path: scope.path,
    filters: scope.within === undefined ? [] : [scope.within],
    sort: [],
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
      if (name === '_type') readTypes(parsed, scope, value);
      else readParameter(parsed, name, value, settings);
    } catch (problem) {
      const unknown = problem instanceof Problem && problem.kind === 'unknown-parameter';
      if (!unknown || settings.lenient !== true) throw problem;
      parsed.warnings.push({ ...problem.said, at: problem.where.at ?? `http.${name}` });
    }
  }
  if (sum(parsed.filters.map((filter) => valuesIn(filter) * timesAsked(filter, parsed.types))) > MAX_VALUES_IN_ALL)
    throw said.tooMuch(MAX_VALUES_IN_ALL);
  if (parsed.count === 0) parsed.summary = 'count';
  if (parsed.summary === 'text' && parsed.includes.length > 0) throw said.includeWithText();
  return parsed;
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] extends readonly (infer U)[] ? U[] : T[K] };

/** `used` tells what was made of it: https://hl7.org/fhir/R4/search.html#conformance */
function readParameter(parsed: Mutable<Search>, name: string, value: string, settings: Settings): void {
  if (name === '_cursor') {
    parsed.cursor = value;
    return;
  }
  if (name === '_count') {
    parsed.count = countOf(value, settings);
    parsed.used.push([name, String(parsed.count)]);
    return;
  }
  if (!readResultParameter(parsed, name, value, settings)) {
    const filter = readFilter(parsed.types, name, value, settings);
    if (filter === undefined) return;
    parsed.filters.push(filter);
  }
  parsed.used.push([name, value]);
}

/** The scope was made by it. https://hl7.org/fhir/R4/http.html#vsearch */
function readTypes(parsed: Mutable<Search>, scope: Scope, value: string): void {
  if (scope.isOfManyTypes !== true) throw said.typesOfOne(scope.types[0]!);
  if (parsed.used.some(([name]) => name === '_type')) throw said.twice('_type');
  parsed.used.push(['_type', value]);
}

function readResultParameter(parsed: Mutable<Search>, name: string, value: string, settings: Settings): boolean {
  switch (name) {
    case '_sort':
      if (parsed.sort.length > 0) throw said.twice(name);
      parsed.sort = readSort(parsed.types, value, settings);
      return true;
    case '_total':
      parsed.total = oneOf(name, value, ['none', 'estimate', 'accurate']);
      return true;
    case '_summary':
      parsed.summary = oneOf<Summary>(name, value, ['true', 'text', 'data', 'count', 'false']);
      return true;
    case '_contained':
      if (oneOf(name, value, ['false', 'true', 'both']) !== 'false') throw said.notContained(name);
      return true;
    case '_containedType':
      throw said.notContained(name);
    case '_elements':
      parsed.elements.push(...value.split(',').map((element) => element.trim()));
      return true;
  }
  if (!/^_(?:rev)?include(?::|$)/.test(name)) return false;
  parsed.includes.push(readInclude(parsed.types, name, value, settings));
  return true;
}

/** undefined: no value to ask for. */
function readFilter(types: readonly string[], text: string, value: string, settings: Settings): Filter | undefined {
  const name = readName(text);
  if (name === undefined) throw said.unknown(types, text);
  if (name.links.length > MAX_LINKS) throw said.tooManyLinks(text, MAX_LINKS);
  // "gender=male," asks for male, not for what has an empty gender.
  const values = splitEscaped(value, ',').filter((each) => each !== '');
  if (values.length > MAX_VALUES) throw said.tooManyValues(text, values.length, MAX_VALUES);
  if (values.length > 0) return filterFor(types, name, { name: text, values, settings });
  filterFor(types, { ...name, modifier: undefined }, { name: text, values, settings });
  return undefined;
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

function valuesIn(filter: Filter): number {
  if (filter.kind === 'missing') return filter.keys.length;
  if (filter.kind === 'linked')
    return filter.keys.length + sum(filter.ends.flatMap(({ filters }) => filters.map(valuesIn)));
  if (filter.kind === 'either') return sum(filter.ends.flatMap(({ filters }) => filters.map(valuesIn)));
  return filter.anyOf.length;
}

/** Of several types: what names no type is asked of each. */
const timesAsked = ({ kind }: Filter, types: readonly string[]): number => (kind === 'updated' ? types.length : 1);

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);
