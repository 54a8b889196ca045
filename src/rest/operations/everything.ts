// Patient/[id]/$everything and Encounter/[id]/$everything: the resource, its compartment, and what those refer to.
// https://hl7.org/fhir/R4/patient-operation-everything.html
import { isResourceType } from '../../fhir/definitions/definitions.ts';
import { bundleText, entryText } from '../../fhir/json/bundle-text.ts';
import type { Query } from '../../fhir/search/ask/parse.ts';
import { type InstantRange, rangeOf } from '../../japan/instant-range.ts';
import type { Said } from '../../problem.ts';
import type { CareTime } from '../../store/compartment.ts';
import * as said from '../../store/write/problems.ts';
import { inView, viewOf } from '../answers.ts';
import type { Inputs, OperationHandler } from '../exchange.ts';
import { queryText } from '../query.ts';
import { badParameter } from '../request-problems.ts';
import { careTime } from './care-dates.ts';
import { countIn } from './inputs.ts';

export const everything: OperationHandler = async (inputs, call, hub, { type, id }) => {
  const focus = await hub.view.read(type!, id!, call.caller.audience);
  if (focus === undefined) throw said.notFound(type!, id!);
  if (focus.content === undefined) throw said.gone(type!, id!, focus.version);
  const cursor = call.query.findLast(([name]) => name === '_cursor')?.[1];
  const scope = {
    type: type!,
    id: id!,
    types: typesOf(inputs),
    since: rangeIn(inputs, '_since', INSTANT, hub.search.timeZone)?.lo,
    during: careTimeIn(inputs, hub.search.timeZone),
    count: countIn(inputs, '_count', hub.search.maxCount, hub.search.maxCount),
  };
  const { hits, next } = await hub.view.compartment(scope, cursor, call.caller.audience);
  const view = viewOf(call);
  const url = `${hub.baseUrl}/${type}/${id}/$everything`;
  // A next link is a GET: what a POST said in its body goes into it too.
  const kept: Query = [
    ...[...inputs].flatMap(([name, values]) => values.map((value) => [name, String(value)] as const)),
    ...call.query.filter(([name]) => name !== '_cursor' && !inputs.has(name)),
  ];
  const at = (position: string | undefined): string => {
    const query: Query = position === undefined ? kept : [...kept, ['_cursor', position]];
    return query.length === 0 ? url : `${url}?${queryText(query)}`;
  };
  const entries = hits.map((hit) =>
    entryText(`${hub.baseUrl}/${hit.type}/${hit.id}`, inView(hit.content, view), {
      search: { mode: hit.isFocus ? 'match' : 'include' },
    }),
  );
  const head = {
    type: 'searchset',
    link: [{ relation: 'self', url: at(cursor) }, ...(next === undefined ? [] : [{ relation: 'next', url: at(next) }])],
  };
  return { status: 200, body: { kind: 'json', text: bundleText(head, entries) } };
};

function typesOf(inputs: Inputs): string[] {
  const types = (inputs.get('_type') ?? []).flatMap((value) => String(value).split(','));
  const wrong = types.find((type) => !isResourceType(type));
  if (wrong !== undefined)
    throw badParameter('_type', wrong, {
      en: 'give resource types of FHIR R4, separated by commas',
      ja: 'FHIR R4 のリソース型をカンマ区切りで指定してください',
    });
  return types;
}

const INSTANT = {
  en: 'use an instant such as 2026-11-21T09:00:00+09:00',
  ja: '2026-11-21T09:00:00+09:00 のような日時を指定してください',
};
const DATE = { en: 'use a date such as 2026-11-21', ja: '2026-11-21 のような日付を指定してください' };

function rangeIn(inputs: Inputs, name: string, how: Said, timeZone: string): InstantRange | undefined {
  const value = inputs.get(name)?.[0];
  if (value === undefined) return undefined;
  const range = rangeOf(String(value).replace(' ', '+'), timeZone);
  if (range === undefined) throw badParameter(name, String(value), how);
  return range;
}

/** Both days belong to it. */
function careTimeIn(inputs: Inputs, timeZone: string): CareTime | undefined {
  const start = rangeIn(inputs, 'start', DATE, timeZone);
  const end = rangeIn(inputs, 'end', DATE, timeZone);
  if (start === undefined && end === undefined) return undefined;
  if (start !== undefined && end !== undefined && end.hi <= start.lo)
    throw badParameter('end', String(inputs.get('end')![0]), {
      en: 'it lies before "start"',
      ja: 'start より前の日付です',
    });
  return careTime(start?.lo ?? Number.NEGATIVE_INFINITY, end?.hi ?? Number.POSITIVE_INFINITY);
}
