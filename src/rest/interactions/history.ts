// https://hl7.org/fhir/R4/http.html#history

import { bundleText, entryText } from '../../fhir/json/bundle-text.ts';
import { rangeOf } from '../../japan/instant-range.ts';
import type { Version } from '../../store/history.ts';
import * as said from '../../store/write/problems.ts';
import { etag, inView, type View, viewOf } from '../answers.ts';
import type { Call, Handler, Hub } from '../exchange.ts';
import { queryText } from '../query.ts';
import { badParameter, unknownParameter } from '../request-problems.ts';

const KNOWN = ['_count', '_since', '_at', '_cursor', '_summary', '_elements', '_format', '_pretty', '_sort'];

export const history: Handler = async (call, hub, at) => {
  const { type, id } = at;
  const scope = { ...scopeOf(call, hub), type, id };
  const cursor = call.query.findLast(([name]) => name === '_cursor')?.[1];
  const { versions, next, total } = await hub.view.history(scope, cursor, call.caller.audience);
  if (id !== undefined && versions.length === 0 && (await hub.view.read(type!, id, call.caller.audience)) === undefined)
    throw said.notFound(type!, id);
  const view = viewOf(call);
  const path = [type, id, '_history'].filter((part) => part !== undefined).join('/');
  const link = (query: typeof call.query): string =>
    `${hub.baseUrl}/${path}${query.length === 0 ? '' : `?${queryText(query)}`}`;
  const kept = call.query.filter(([name]) => name !== '_cursor');
  const text = bundleText(
    {
      type: 'history',
      ...(total === undefined ? {} : { total }),
      link: [
        { relation: 'self', url: link(call.query) },
        ...(next === undefined ? [] : [{ relation: 'next', url: link([...kept, ['_cursor', next]]) }]),
      ],
    },
    versions.map((version) => versionEntry(version, view, hub)),
  );
  return { status: 200, body: { kind: 'json', text } };
};

function versionEntry({ type, id, version, updated, method, content }: Version, view: View, hub: Hub): string {
  const status =
    content === undefined ? '204 No Content' : version === 1 || method === 'POST' ? '201 Created' : '200 OK';
  return entryText(`${hub.baseUrl}/${type}/${id}`, content === undefined ? undefined : inView(content, view), {
    request: { method, url: method === 'POST' ? type : `${type}/${id}` },
    response: { status, etag: etag(version), lastModified: updated.toISOString() },
  });
}

function scopeOf(call: Call, { search }: Hub): { count: number; since?: number; at?: { lo: number; hi: number } } {
  const scope: { count: number; since?: number; at?: { lo: number; hi: number } } = { count: search.defaultCount };
  for (const [name, value] of call.query) {
    if (!KNOWN.includes(name) && !call.prefer.lenient) throw unknownParameter(name, KNOWN);
    if (name === '_count') {
      if (!/^[1-9]\d{0,8}$/.test(value))
        throw badParameter(name, value, { en: 'use a whole number above 0', ja: '1 以上の整数を指定してください' });
      scope.count = Math.min(Number(value), search.maxCount);
    }
    if (name !== '_since' && name !== '_at') continue;
    const range = rangeOf(value.replace(' ', '+'), search.timeZone);
    if (range === undefined)
      throw badParameter(name, value, {
        en: 'use a date or instant such as 2026-11-21T09:00:00+09:00',
        ja: '2026-11-21T09:00:00+09:00 のような日時を指定してください',
      });
    if (name === '_since') scope.since = range.lo;
    else scope.at = range;
  }
  return scope;
}
