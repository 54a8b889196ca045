// A search that decides what is written: of a conditional create, update, patch or delete.
// https://hl7.org/fhir/R4/http.html#cond-update

import { Problem, type Said, short } from '../../../problem.ts';
import { isResourceType } from '../../definitions/definitions.ts';
import type { Search } from '../tree.ts';
import { parseSearch, type Query } from './parse.ts';
import type { ParseSettings, SearchLimits } from './settings.ts';
import { splitEscaped } from './values.ts';

/** `at` is where the condition stands, e.g. `http.If-None-Exist`. */
export function parseCondition(type: string, query: Query, at: string, settings: ParseSettings & SearchLimits): Search {
  // In a search an empty value asks for nothing. Here it would widen what is deleted: a script's unset variable.
  const empty = query.find(([, value]) => splitEscaped(value, ',').some((each) => each.trim() === ''));
  if (empty !== undefined) throw refused(at, emptyValue(empty[0].slice(0, 60)));
  const search = parseSearch(type, query, settings);
  // Without any criterion it would mean "any resource of the type".
  if (search.filters.length === 0) throw refused(at, noCriterion);
  return search;
}

/** The query of an If-None-Exist, which may be written as a whole: `Patient?identifier=…`. A value may hold a `?` as well. */
export function queryOfCondition(type: string, text: string, at: string): string {
  const [, before, query] = /^([^?=]*)\?(.*)$/s.exec(text) ?? [];
  if (before === undefined || query === undefined) return text;
  const named = before.split('/').findLast((part) => part !== '') ?? type;
  if (named !== type && isResourceType(named)) throw refused(at, otherType(named, type));
  return query;
}

/** The same for conditions that ask the same, in whichever order their parameters and values are written. */
export const conditionText = ({ path, filters }: Pick<Search, 'path' | 'filters'>): string =>
  `${path}?${textOf(filters, true)}`;

/** What lies in these is joined by AND or OR, and may stand in any order. */
const UNORDERED: ReadonlySet<string> = new Set(['filters', 'ends', 'types', 'keys', 'anyOf']);

function textOf(value: unknown, isUnordered = false): string {
  if (Array.isArray(value)) {
    const texts = value.map((each) => textOf(each));
    return `[${(isUnordered ? [...new Set(texts)].sort() : texts).join(',')}]`;
  }
  if (value instanceof Set) return textOf([...value], true);
  if (typeof value !== 'object' || value === null)
    return typeof value === 'string' ? JSON.stringify(value) : `${value}`;
  const members = Object.entries(value).filter(([, each]) => each !== undefined);
  const texts = members.map(([name, each]) => `${name}:${textOf(each, UNORDERED.has(name))}`);
  return `{${texts.sort().join(',')}}`;
}

const refused = (at: string, said: Said): Problem =>
  new Problem('bad-search', said, { at, spec: 'https://hl7.org/fhir/R4/http.html#cond-update' });

const emptyValue = (name: string): Said => ({
  en: `The condition gives "${name}" no value. Give it one, or leave it out.`,
  ja: `条件の「${name}」に値がありません。値を指定するか、項目ごと外してください。`,
});

const noCriterion: Said = {
  en: 'The condition names no search criterion, for example identifier=[system]|[value].',
  ja: '検索条件がありません。例：identifier=[体系]|[値]',
};

const otherType = (named: string, type: string): Said => ({
  en: `The condition is about ${short(named)}, but a ${type} is to be created.`,
  ja: `条件は ${short(named)} についてのものですが、登録しようとしているのは ${type} です。`,
});
