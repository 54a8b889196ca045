// https://hl7.org/fhir/R4/http.html#search

import { bundleText } from '../../fhir/json/bundle-text.ts';
import { parseIn, type Query } from '../../fhir/search/ask/parse.ts';
import { ofType, type Scope } from '../../fhir/search/ask/scope.ts';
import { resolved } from '../../fhir/search/resolve.ts';
import type { Search } from '../../fhir/search/tree.ts';
import type { Finding } from '../../problem.ts';
import type { Hit } from '../../store/search/hit.ts';
import { MAX_INCLUDED } from '../../store/search/include.ts';
import { terminologyIn } from '../../store/terminology.ts';
import type { SearchAnswer } from '../../store/view.ts';
import type { View } from '../answers.ts';
import type { Answer, Call, Handler, Hub } from '../exchange.ts';
import { queryText } from '../query.ts';
import { hitEntry, outcomeEntries } from '../searchset.ts';

export const searchByGet: Handler = (call, hub, { type }) => answerSearch(call, hub, ofType(type!), call.query);

export const searchByPost: Handler = (call, hub, { type }) => answerSearch(call, hub, ofType(type!), posted(call));

/** What came by POST is asked for by the URL and the form together. */
export const posted = (call: Call): Query => [...call.query, ...call.body.form()];

export async function answerSearch(call: Call, hub: Hub, scope: Scope, query: Query): Promise<Answer> {
  const asked = parseIn(scope, query, { ...hub.search, lenient: call.prefer.lenient });
  const search = await resolved(asked, terminologyIn(hub.view, hub.search));
  const answer = await hub.view.search(search, call.caller.audience);
  return { status: 200, body: { kind: 'json', text: searchsetText(search, answer, hub) } };
}

function searchsetText(search: Search, answer: SearchAnswer, hub: Hub): string {
  const { hits, included, total, next } = answer;
  const view: View = { summary: search.summary === 'count' ? 'false' : search.summary, elements: search.elements };
  const url = search.path === '' ? hub.baseUrl : `${hub.baseUrl}/${search.path}`;
  const link = (query: Query): string => (query.length === 0 ? url : `${url}?${queryText(query)}`);
  const self = search.cursor === undefined ? search.used : [...search.used, ['_cursor', search.cursor] as const];
  const findings = warnings(search, included);
  return bundleText(
    {
      type: 'searchset',
      ...(total === undefined ? {} : { total }),
      link: [
        { relation: 'self', url: link(self) },
        ...(next === undefined ? [] : [{ relation: 'next', url: link([...search.used, ['_cursor', next]]) }]),
      ],
    },
    [
      ...hits.map((hit) => hitEntry(hit, 'match', view, hub.baseUrl)),
      ...included.slice(0, MAX_INCLUDED).map((hit) => hitEntry(hit, 'include', view, hub.baseUrl)),
      ...outcomeEntries(findings),
    ],
  );
}

function warnings(search: Search, included: readonly Hit[]): Finding[] {
  const findings = search.warnings.map(
    ({ at, ...said }): Finding => ({ severity: 'warning', code: 'not-supported', said, at }),
  );
  if (included.length > MAX_INCLUDED) {
    findings.push({
      severity: 'warning',
      code: 'too-costly',
      said: {
        en: `More than ${MAX_INCLUDED} resources would be included; the rest is left out. Ask for smaller pages (_count).`,
        ja: `_include・_revinclude の対象が ${MAX_INCLUDED} 件を超えたため、残りを省きました。_count で 1 ページの件数を減らしてください。`,
      },
      at: 'http._include',
    });
  }
  return findings;
}
