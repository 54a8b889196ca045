// Query parameters -> a search tree. https://hl7.org/fhir/R4/search.html
import { Problem, type Where } from '../../problem.ts';
import { isResourceType, searchParamsFor } from '../definitions/definitions.ts';
import type { SearchParamDef } from '../definitions/model.ts';
import { isIndexed, paramKey } from './index-entries.ts';
import { type ParseSettings, parseFilter } from './parse-filter.ts';
import type { Filter, Include, Search, SearchWarning, Sort, Summary } from './tree.ts';

export type { ParseSettings } from './parse-filter.ts';

export type Query = readonly (readonly [name: string, value: string])[];

export interface SearchLimits {
  readonly defaultCount: number;
  readonly maxCount: number;
}

const SPEC = 'https://hl7.org/fhir/R4/search.html';
/** Parameters that speak of the answer's form; the REST layer reads them. */
const OF_THE_ANSWER = new Set(['_format', '_pretty']);
const MAX_PARAMETERS = 100;

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
  if (query.length > MAX_PARAMETERS) throw tooMany(query.length);
  for (const [name, value] of query) {
    if (OF_THE_ANSWER.has(name)) continue;
    try {
      if (value !== '' && !readResultParameter(parsed, type, name, value, settings)) {
        parsed.filters.push(parseFilter(type, name, value, settings));
      }
    } catch (problem) {
      const unknown = problem instanceof Problem && problem.kind === 'unknown-parameter';
      if (!unknown || settings.lenient !== true) throw problem;
      parsed.warnings.push({ ...problem.said, at: `http.${name}` });
      continue;
    }
    if (name !== '_cursor') parsed.used.push([name, value]);
  }
  if (parsed.count === 0) parsed.summary = 'count';
  if (parsed.summary === 'text' && parsed.includes.length > 0) throw includeWithText();
  return parsed;
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] extends readonly (infer U)[] ? U[] : T[K] };

function readResultParameter(
  parsed: Mutable<Search>,
  type: string,
  name: string,
  value: string,
  limits: SearchLimits,
): boolean {
  switch (name) {
    case '_count':
      parsed.count = countOf(value, limits);
      return true;
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
    case '_cursor':
      parsed.cursor = value;
      return true;
  }
  const [base, modifier] = name.split(':');
  if (base !== '_include' && base !== '_revinclude') return false;
  if (modifier !== undefined) throw notServed(`${base}:${modifier}`, name);
  parsed.includes.push(includeOf(type, base === '_revinclude', value));
  return true;
}

function countOf(value: string, { maxCount }: SearchLimits): number {
  if (!/^\d{1,9}$/.test(value)) {
    throw bad('_count', {
      en: `_count "${value}" is not a whole number of 0 or more.`,
      ja: `_count「${value}」は 0 以上の整数ではありません。`,
    });
  }
  return Math.min(Number(value), maxCount);
}

function oneOf<T extends string>(name: string, value: string, allowed: readonly T[]): T {
  const found = allowed.find((each) => each === value);
  if (found !== undefined) return found;
  throw bad(name, {
    en: `${name} "${value}" is not one of ${allowed.join(', ')}.`,
    ja: `${name}「${value}」は使えません。${allowed.join('、')} のいずれかを指定してください。`,
  });
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
  throw bad('_sort', {
    en: `Cannot sort ${type} by "${value}": use one of _lastUpdated, _id, or one date, string, number or quantity parameter of ${type} (a leading "-" reverses).`,
    ja: `${type} を「${value}」で並べ替えることはできません。_lastUpdated、_id、または ${type} の日付・文字列・数値の検索項目を一つ指定してください（先頭の「-」で逆順）。`,
  });
}

function includeOf(type: string, reverse: boolean, value: string): Include {
  const name = reverse ? '_revinclude' : '_include';
  const [source, code, target, ...rest] = value.split(':');
  const fits = reverse || source === type;
  const param =
    source !== undefined && isResourceType(source) && code !== undefined
      ? searchParamsFor(source).get(code)
      : undefined;
  if (
    rest.length === 0 &&
    fits &&
    source !== undefined &&
    param?.type === 'reference' &&
    isIndexed(source, param.code)
  ) {
    if (target === undefined || isResourceType(target))
      return { reverse, source, param, target: target ?? (reverse ? type : undefined) };
  }
  throw bad(name, {
    en: `${name}=${value} is not understood: give [type]:[reference parameter] or [type]:[reference parameter]:[target type]${reverse ? '' : `, where type is ${type}`}.`,
    ja: `${name}=${value} を解釈できません。[リソース型]:[参照の検索項目]（:[参照先の型]）の形で指定してください。`,
  });
}

const bad = (name: string, said: Problem['said']): Problem => new Problem('bad-search', said, where(name));
const where = (name: string): Where => ({ at: `http.${name}`, spec: SPEC });

const notServed = (what: string, name: string): Problem =>
  new Problem(
    'unknown-parameter',
    {
      en: `"${what}" is not served. See /fhir/metadata for what is.`,
      ja: `「${what}」には対応していません。対応範囲は /fhir/metadata をご覧ください。`,
    },
    where(name),
  );

const tooMany = (found: number): Problem =>
  bad('query', {
    en: `The search has ${found} parameters; at most ${MAX_PARAMETERS} are taken.`,
    ja: `検索条件が ${found} 個あります。${MAX_PARAMETERS} 個までにしてください。`,
  });

const includeWithText = (): Problem =>
  bad('_summary', {
    en: '_include and _revinclude cannot be combined with _summary=text.',
    ja: '_summary=text と _include・_revinclude は併用できません。',
  });

export type { Filter, SearchParamDef, SearchWarning };
