// What belongs to the resources found: https://hl7.org/fhir/R4/search.html#include. In rounds: what the matches lead to, then, for
// what iterates, what this leads to, until there is nothing new, or enough. What may not be seen is not there, and so leads nowhere.
import type { Include } from '../../fhir/search/tree.ts';
import type { Names } from '../names.ts';
import { SqlParams } from '../sql-params.ts';
import { type Hit, type HitRow, type ReadingParts, toHit, withContent } from './hit.ts';
import { numbered, unnested } from './key.ts';
import { seen } from './predicate-parts.ts';

// More than a screen or a client can use; the rest is reachable by a search of its own.
export const MAX_INCLUDED = 1_000;

/** So often is looked for what is led to, once by each include in each round. The first round is never cut short. */
export const MAX_LOOKUPS = 100;

export interface Included {
  /** Each once, none of the matches. */
  readonly hits: readonly Hit[];
  /** Why there may be more. */
  readonly leftOut?: 'too many' | 'too far';
}

export async function included(
  includes: readonly Include[],
  hits: readonly Hit[],
  parts: ReadingParts,
): Promise<Included> {
  const found: Hit[] = [];
  let from = hits;
  let lookups = 0;
  for (let asked = distinct(includes); from.length > 0; asked = asked.filter(({ iterate }) => iterate)) {
    const leading = asked.flatMap((include) => {
      const leaving = thatLeave(include, from);
      return leaving.length === 0 ? [] : [{ include, leaving }];
    });
    lookups += leading.length;
    if (lookups > MAX_LOOKUPS && found.length > 0) return { hits: found, leftOut: 'too far' };
    const room = MAX_INCLUDED + 1 - found.length;
    const known = [...hits, ...found];
    const lists: (readonly Hit[])[] = [];
    for (const { include, leaving } of leading) lists.push(await ledTo(include, leaving, known, room, parts));
    from = inTurn(lists, room);
    found.push(...from);
    if (found.length > MAX_INCLUDED) return { hits: found.slice(0, MAX_INCLUDED), leftOut: 'too many' };
  }
  return { hits: found };
}

/** What was asked for twice is looked for once; what iterates does so from the matches, too. */
function distinct(includes: readonly Include[]): Include[] {
  const all = new Map<string, Include>();
  for (const include of includes) {
    const { reverse, source, param, target, iterate } = include;
    const key = [reverse, source, param?.key, target].join(' ');
    if (iterate || !all.has(key)) all.set(key, include);
  }
  return [...all.values()];
}

function thatLeave({ reverse, source, target }: Include, from: readonly Hit[]): readonly Hit[] {
  const start = reverse ? target : source;
  return start === undefined ? from : from.filter(({ type }) => type === start);
}

async function ledTo(
  include: Include,
  from: readonly Hit[],
  known: readonly Hit[],
  room: number,
  parts: ReadingParts,
): Promise<Hit[]> {
  const byAddress = await lookUp(from, known, room, parts, (look) => byReference(include, look));
  return include.byUrl.length === 0
    ? byAddress
    : [...byAddress, ...(await lookUp(from, known, room, parts, (look) => byName(include, look)))];
}

interface Look {
  readonly leaving: string;
  readonly params: SqlParams;
  readonly names: Names;
}

function byReference({ reverse, source, param, target }: Include, { leaving, params, names }: Look): string {
  const ofType = (name: string | undefined, column: string): string =>
    name === undefined ? '' : `and i.${column} = ${params.add(names.typeNumber(name))}`;
  const by = param === undefined ? '' : `and i.param = ${params.add(names.paramNumber(param.key))}`;
  const [here, there] = reverse
    ? ['i.target_rid = f.rid and i.target_type = f.type', 'i.rid, i.type']
    : ['i.rid = f.rid and i.type = f.type', 'i.target_rid as rid, i.target_type as type'];
  return `${leaving} cross join lateral (
      select ${there} from idx_reference i where ${here} ${by} ${ofType(source, 'type')} ${ofType(target, 'target_type')} offset 0
    ) k`;
}

/** A canonical and what it means meet at the name. https://hl7.org/fhir/R4/references.html#canonical */
function byName({ reverse, byUrl }: Include, { leaving, params, names }: Look): string {
  const numbers = (at: 0 | 1): string =>
    params.list(
      byUrl.map((pair) => names.paramNumber(pair[at])),
      'smallint',
    );
  const [here, there] = reverse ? [numbers(1), numbers(0)] : [numbers(0), numbers(1)];
  return `${leaving} cross join lateral (
      select n.param, n.target_rid from idx_reference n where n.rid = f.rid and n.type = f.type and n.param = any(${here}) offset 0
    ) n join unnest(${here}, ${there}) p(here, there) on p.here = n.param cross join lateral (
      select i.rid, i.type from idx_reference i where i.target_rid = n.target_rid and i.param = p.there offset 0
    ) k`;
}

// "offset 0" keeps the planner from turning look-ups, row by row, into a join with a whole table. Keys are cheap and found to the
// last; resources are looked up in their order until there are enough that may be seen.
async function lookUp(
  from: readonly Hit[],
  known: readonly Hit[],
  room: number,
  { session, names, audience }: ReadingParts,
  ledTo: (look: Look) => string,
): Promise<Hit[]> {
  const params = new SqlParams();
  const leaving = `${unnested(numbered(from, names), params)} f(rid, type)`;
  const led = `select k.rid, k.type from ${ledTo({ leaving, params, names })}
    except select rid, type from ${unnested(numbered(known, names), params)} o(rid, type)`;
  const passing = `select r.* from (select k.rid, k.type from (${led}) k order by k.rid desc, k.type) k cross join lateral (
      select r.* from resource r where r.rid = k.rid and r.type = k.type and not r.deleted and ${seen('r', { params, names, audience })} offset 0
    ) r limit ${room}`;
  const rows = await session.query<HitRow>(withContent(passing, 'order by p.rid desc, p.type'), params.values);
  return rows.map((row) => toHit(row, names));
}

/** One of each, and again, so that no include starves the others; each resource once. */
function inTurn(lists: readonly (readonly Hit[])[], room: number): Hit[] {
  const taken = new Map<string, Hit>();
  const longest = Math.max(0, ...lists.map(({ length }) => length));
  for (let at = 0; at < longest && taken.size < room; at += 1) {
    for (const { [at]: hit } of lists) {
      if (hit !== undefined && taken.size < room) taken.set(`${hit.type}/${hit.id}`, hit);
    }
  }
  return [...taken.values()];
}
