// https://hl7.org/fhir/R4/http.html#search

import { bundleText } from '../../fhir/json/bundle-text.ts';
import { parseIn, type Query } from '../../fhir/search/ask/parse.ts';
import { resolved } from '../../fhir/search/ask/resolve.ts';
import { ofType, type Scope } from '../../fhir/search/ask/scope.ts';
import type { Search } from '../../fhir/search/tree.ts';
import type { Finding, Said } from '../../problem.ts';
import { MAX_INCLUDED, MAX_LOOKUPS } from '../../store/search/include.ts';
import { terminologyIn } from '../../store/terminology.ts';
import type { SearchAnswer } from '../../store/view.ts';
import type { View } from '../answers.ts';
import type { Answer, Call, Handler, Hub } from '../exchange.ts';
import { MAX_URL, queryText } from '../query.ts';
import { hitEntry, outcomeEntries } from '../searchset.ts';

export const searchByGet: Handler = (call, hub, { type }) => answerSearch(call, hub, ofType(type!), call.query);

export const searchByPost: Handler = (call, hub, { type }) => answerSearch(call, hub, ofType(type!), posted(call));

/** What came by POST is asked for by the URL and the form together. */
export const posted = (call: Call): Query => [...call.query, ...call.body.form()];

export async function answerSearch(call: Call, hub: Hub, scope: Scope, query: Query): Promise<Answer> {
  const asked = parseIn(scope, query, { ...hub.search, lenient: call.prefer.lenient });
  const search = await resolved(asked, terminologyIn(hub.view, hub.search, call.caller.audience));
  const answer = await hub.view.search(search, call.caller.audience);
  return { status: 200, body: { kind: 'json', text: searchsetText(search, answer, hub) } };
}

function searchsetText(search: Search, answer: SearchAnswer, hub: Hub): string {
  const { hits, included, total, next } = answer;
  const view: View = { summary: search.summary === 'count' ? 'false' : search.summary, elements: search.elements };
  const url = search.path === '' ? hub.baseUrl : `${hub.baseUrl}/${search.path}`;
  const link = (query: Query): string => (query.length === 0 ? url : `${url}?${queryText(query)}`);
  const self = search.cursor === undefined ? search.used : [...search.used, ['_cursor', search.cursor] as const];
  const further = next === undefined ? undefined : link([...search.used, ['_cursor', next]]);
  const isLong = further !== undefined && further.length - hub.baseUrl.length > MAX_URL;
  const findings = [...warnings(search, answer), ...(isLong ? [longLink(search.path)] : [])];
  return bundleText(
    {
      type: 'searchset',
      ...(total === undefined ? {} : { total }),
      link: [
        { relation: 'self', url: link(self) },
        ...(further === undefined ? [] : [{ relation: 'next', url: further }]),
      ],
    },
    [
      ...hits.map((hit) => hitEntry(hit, 'match', view, hub.baseUrl)),
      ...included.map((hit) => hitEntry(hit, 'include', view, hub.baseUrl)),
      ...outcomeEntries(findings),
    ],
  );
}

function warnings(search: Search, { leftOut }: SearchAnswer): Finding[] {
  const findings = search.warnings.map(
    ({ at, ...said }): Finding => ({ severity: 'warning', code: 'not-supported', said, at }),
  );
  if (leftOut !== undefined) {
    findings.push({ severity: 'warning', code: 'too-costly', said: LEFT_OUT[leftOut], at: 'http._include' });
  }
  return findings;
}

/** It says how the next page can be had all the same. */
const longLink = (path: string): Finding => ({
  severity: 'warning',
  code: 'too-long',
  said: {
    en: `The next link is longer than a URL may be here (${MAX_URL} characters). For the next page send what follows its "?" as the form of POST [base]/${path === '' ? '' : `${path}/`}_search.`,
    ja: `next リンクが URL の上限（${MAX_URL} 文字）を超えています。次のページは、リンクの「?」以降を POST [base]/${path === '' ? '' : `${path}/`}_search の本文（フォーム）として送信してください。`,
  },
  at: 'http._cursor',
});

const LEFT_OUT: Record<NonNullable<SearchAnswer['leftOut']>, Said> = {
  'too many': {
    en: `More than ${MAX_INCLUDED} resources would be included; the rest is left out. Ask for smaller pages (_count).`,
    ja: `_include・_revinclude の対象が ${MAX_INCLUDED} 件を超えたため、残りを省きました。_count で 1 ページの件数を減らしてください。`,
  },
  'too far': {
    en: `:iterate was followed for ${MAX_LOOKUPS} look-ups (one by each _include and _revinclude in each round); what it leads to beyond is left out. Name fewer of them, or search on from the last of what is included.`,
    ja: `:iterate による探索は上限の ${MAX_LOOKUPS} 回（_include・_revinclude ごと、1 段ごとに 1 回）までとし、その先を省きました。指定を減らすか、含まれた最後のリソースから続けて検索してください。`,
  },
};
