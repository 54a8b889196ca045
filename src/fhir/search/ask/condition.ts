// A search that decides what is written: of a conditional create, update, patch or delete.
// https://hl7.org/fhir/R4/http.html#cond-update
import { Problem, type Said } from '../../../problem.ts';
import type { Search } from '../tree.ts';
import { parseSearch, type Query } from './parse.ts';
import type { ParseSettings, SearchLimits } from './settings.ts';

/** `at` is where the condition stands, e.g. `http.If-None-Exist`. */
export function parseCondition(type: string, query: Query, at: string, settings: ParseSettings & SearchLimits): Search {
  // In a search an empty value asks for nothing. Here it would widen what is deleted: a script's unset variable.
  const empty = query.find(([, value]) => value === '');
  if (empty !== undefined) throw refused(at, emptyValue(empty[0].slice(0, 60)));
  const search = parseSearch(type, query, settings);
  // Without any criterion it would mean "any resource of the type".
  if (search.filters.length === 0) throw refused(at, noCriterion);
  return search;
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
