// Observation/$lastn: what was observed last, of each code. https://hl7.org/fhir/R4/observation-operation-lastn.html
import { bundleText } from '../../fhir/json/bundle-text.ts';
import { resourceIn } from '../../fhir/json/resource-in.ts';
import { parseSearch, type Query } from '../../fhir/search/ask/parse.ts';
import { resolved } from '../../fhir/search/ask/resolve.ts';
import type { Search } from '../../fhir/search/tree.ts';
import type { Finding } from '../../problem.ts';
import type { Hit } from '../../store/search/hit.ts';
import { terminologyIn } from '../../store/terminology.ts';
import { viewOf } from '../answers.ts';
import type { Call, Hub, Inputs, OperationHandler } from '../exchange.ts';
import { queryText } from '../query.ts';
import { hitEntry, outcomeEntries } from '../searchset.ts';
import { countIn } from './inputs.ts';
import * as said from './lastn-problems.ts';
import { newestOfEach, type Observed } from './newest-of-each.ts';

/** Read for one answer: the codes stand in the resources, so that all of them have to be looked into. */
const MOST_READ = 10_000;
const MAX_OF_EACH = 1_000;

export const lastn: OperationHandler = async (inputs, call, hub) => {
  const max = countIn(inputs, 'max', 1, MAX_OF_EACH);
  const asked = searchOf(inputs);
  if (!asked.some(isGiven(SUBJECT))) throw said.missing(['patient', 'subject']);
  if (!asked.some(isGiven(CODE))) throw said.missing(['category', 'code']);
  const view = viewOf(call);
  const { query, findings } = withoutPaging(asked, call.prefer.lenient);
  const paged: Query = [...query, ['_sort', '-date'], ['_count', String(hub.search.maxCount)]];
  const understood = parseSearch('Observation', paged, { ...hub.search, lenient: call.prefer.lenient });
  const search = await resolved(understood, terminologyIn(hub.view, hub.search, call.caller.audience));
  const { read, isAll } = await readAll(search, call, hub);
  const newest = newestOfEach(read, max, hub.search);
  const remarks = [...search.warnings.map(said.ignored), ...findings, ...(isAll ? [] : [said.tooMany(MOST_READ)])];
  const used = search.used.filter(([name]) => name !== '_sort' && name !== '_count');
  const self: Query = [...used, ...(inputs.has('max') ? [['max', String(max)] as const] : [])];
  const head = {
    type: 'searchset',
    total: newest.length,
    link: [{ relation: 'self', url: `${hub.baseUrl}/Observation/$lastn?${queryText(self)}` }],
  };
  const entries = newest.map(({ hit }) => hitEntry(hit, 'match', view, hub.baseUrl));
  return {
    status: 200,
    body: { kind: 'json', text: bundleText(head, [...entries, ...outcomeEntries(remarks)]) },
  };
};

/** Everything but `max` is asked of the observations. */
const searchOf = (inputs: Inputs): Query =>
  [...inputs]
    .filter(([name]) => name !== 'max')
    .flatMap(([name, values]) => values.map((value) => [name, said.textOfValue(name, value)] as const));

const SUBJECT = /^(?:patient|subject)(?:[:.]|$)/;
const CODE = /^(?:category|(?:combo-|component-)?code(?:-value-[a-z]+)?)(?::|$)/;

/** That it is there would say nothing of whom, or of what. */
const isGiven =
  (which: RegExp) =>
  ([name, value]: Query[number]): boolean =>
    which.test(name) && !name.endsWith(':missing') && /[^,]/.test(value);

/** How many, and in which order, is what the operation itself says. */
const OF_PAGES = /^_(?:sort|count|total|cursor|include|revinclude)(?::|$)/;

function withoutPaging(asked: Query, lenient: boolean): { query: Query; findings: Finding[] } {
  const refused = asked.filter(([name]) => OF_PAGES.test(name)).map(([name]) => said.notTaken(name));
  if (refused.length > 0 && !lenient) throw refused[0]!;
  return {
    query: asked.filter(([name]) => !OF_PAGES.test(name)),
    findings: refused.map((problem) => said.ignored({ ...problem.said, at: problem.where.at! })),
  };
}

async function readAll(
  search: Search,
  call: Call,
  hub: Hub,
): Promise<{ read: (Observed & { readonly hit: Hit })[]; isAll: boolean }> {
  const read: (Observed & { readonly hit: Hit })[] = [];
  let cursor: string | undefined;
  do {
    const { hits, next } = await hub.view.search(
      cursor === undefined ? search : { ...search, cursor },
      call.caller.audience,
    );
    for (const hit of hits) read.push({ hit, resource: resourceIn(hit.content), stored: hit.updated.getTime() });
    cursor = next;
  } while (cursor !== undefined && read.length < MOST_READ);
  return { read, isAll: cursor === undefined };
}
