import type { Search } from '../fhir/search/tree.ts';
import { Problem } from '../problem.ts';

/** A condition must select: one without any criterion would mean "any resource of the type". */
export function conditionOf(search: Search, where: string): Search {
  if (search.filters.length > 0) return search;
  throw new Problem(
    'bad-search',
    {
      en: `${where} names no search criterion, for example identifier=[system]|[value].`,
      ja: `${where} に検索条件がありません。例：identifier=[体系]|[値]`,
    },
    { at: `http.${where}`, spec: 'https://hl7.org/fhir/R4/http.html#cond-update' },
  );
}
