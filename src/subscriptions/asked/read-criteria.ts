// Plain R4 criteria: `Task?owner=Organization/x`. Read strictly: what is not understood would widen what is sent.
// https://hl7.org/fhir/R4/subscription-definitions.html#Subscription.criteria
import { isResourceType } from '../../fhir/definitions/definitions.ts';
import { parseSearch } from '../../fhir/search/ask/parse.ts';
import { queryPairs } from '../../fhir/search/ask/query-pairs.ts';
import type { ParseSettings, SearchLimits } from '../../fhir/search/ask/settings.ts';
import { splitEscaped } from '../../fhir/search/ask/values.ts';
import { isAnswerable } from '../../fhir/search/meet/evaluate.ts';
import type { Search } from '../../fhir/search/tree.ts';
import { type Finding, Problem } from '../../problem.ts';
import type { AboutCriteria } from './asked.ts';
import * as faults from './asked-faults.ts';

export function readCriteria(
  criteria: string,
  settings: ParseSettings & SearchLimits,
): AboutCriteria | readonly Finding[] {
  const mark = criteria.indexOf('?');
  const [type, text] = mark < 0 ? [criteria, ''] : [criteria.slice(0, mark), criteria.slice(mark + 1)];
  if (!isResourceType(type)) return [faults.unknownType(type)];
  if (type === 'Subscription') return [faults.ofSubscriptions()];
  const query = queryPairs(text);
  if (query === undefined) return [faults.badEscape('Subscription.criteria', text)];
  const found = query.flatMap(([name, value]) => faultsOf(type, name, value, settings));
  if (found.length > 0) return found;
  const search = tryParse(type, query, settings);
  return 'filters' in search ? { kind: 'criteria', criteria, search } : [search];
}

const OF_THE_ANSWER: ReadonlySet<string> = new Set([
  ...['_sort', '_count', '_total', '_summary', '_elements', '_cursor', '_format', '_pretty'],
  ...['_include', '_revinclude', '_contained', '_containedType', '_score'],
]);

function faultsOf(type: string, name: string, value: string, settings: ParseSettings & SearchLimits): Finding[] {
  if (OF_THE_ANSWER.has(name.split(':')[0]!)) return [faults.ofTheAnswer(name)];
  const search = tryParse(type, [[name, value]], settings);
  if (!('filters' in search)) return [search];
  if (splitEscaped(value, ',').every((each) => each === '')) return [faults.emptyValue('Subscription.criteria', name)];
  if (search.filters.some(({ kind }) => kind === 'unresolved')) return [faults.lookedUp(name)];
  return isAnswerable(search.filters) ? [] : [faults.chained(name)];
}

function tryParse(
  type: string,
  query: readonly (readonly [string, string])[],
  settings: ParseSettings & SearchLimits,
): Search | Finding {
  try {
    return parseSearch(type, query, settings);
  } catch (problem) {
    // That it cannot be asked by yet is no fault of the criteria: it passes.
    if (!(problem instanceof Problem) || problem.kind === 'unavailable') throw problem;
    return problem.kind === 'unknown-parameter'
      ? faults.unknownParameter(type, query[0]![0])
      : faults.badSearch(problem.said);
  }
}
