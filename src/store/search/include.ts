// What belongs to the resources found: https://hl7.org/fhir/R4/search.html#include. In rounds: what the matches lead to, then, for
// what iterates, what this leads to, until there is nothing new. What may not be seen is not there, and so leads nowhere.
import type { Include } from '../../fhir/search/tree.ts';
import { SqlParams } from '../sql-params.ts';
import { type Hit, type HitRow, type ReadingParts, toHit, withContent } from './hit.ts';
import { byCanonical } from './include-canonical.ts';
import { numbered, unnested } from './key.ts';
import { seen } from './predicate-parts.ts';

// More than a screen or a client can use; the rest is reachable by a search of its own.
export const MAX_INCLUDED = 1_000;

/** Each once, none of the matches; one more than may be included when there are more. */
export async function included(
  includes: readonly Include[],
  hits: readonly Hit[],
  parts: ReadingParts,
): Promise<readonly Hit[]> {
  const found: Hit[] = [];
  let from = hits;
  for (let asked = includes; asked.length > 0 && from.length > 0; asked = asked.filter(({ iterate }) => iterate)) {
    const room = MAX_INCLUDED + 1 - found.length;
    const known = [...hits, ...found];
    const lists: (readonly Hit[])[] = [];
    for (const include of asked) lists.push(await ledTo(include, from, known, room, parts));
    from = inTurn(lists, room);
    found.push(...from);
    if (found.length > MAX_INCLUDED) break;
  }
  return found;
}

async function ledTo(
  include: Include,
  from: readonly Hit[],
  known: readonly Hit[],
  room: number,
  parts: ReadingParts,
): Promise<Hit[]> {
  const start = include.reverse ? include.target : include.source;
  const leaving = start === undefined ? from : from.filter(({ type }) => type === start);
  if (leaving.length === 0) return [];
  const byAddress = await byReference(include, leaving, known, room, parts);
  return include.canonicals.length === 0
    ? byAddress
    : [...byAddress, ...(await byCanonical(include, leaving, known, room, parts))];
}

// "offset 0" keeps the planner from turning look-ups, row by row, into a join with a whole table. Keys are cheap and found to the
// last; resources are looked up in their order until there are enough that may be seen.
async function byReference(
  { reverse, source, param, target }: Include,
  from: readonly Hit[],
  known: readonly Hit[],
  room: number,
  { session, names, audience }: ReadingParts,
): Promise<Hit[]> {
  const params = new SqlParams();
  const ofType = (name: string | undefined, column: string): string =>
    name === undefined ? '' : `and i.${column} = ${params.add(names.typeNumber(name))}`;
  const leaving = unnested(numbered(from, names), params);
  const by = param === undefined ? '' : `and i.param = ${params.add(names.paramNumber(param.key))}`;
  const [here, there] = reverse
    ? ['i.target_rid = f.rid and i.target_type = f.type', 'i.rid, i.type']
    : ['i.rid = f.rid and i.type = f.type', 'i.target_rid as rid, i.target_type as type'];
  const led = `select k.rid, k.type from ${leaving} f(rid, type) cross join lateral (
      select ${there} from idx_reference i where ${here} ${by} ${ofType(source, 'type')} ${ofType(target, 'target_type')} offset 0
    ) k except select rid, type from ${unnested(numbered(known, names), params)} o(rid, type)`;
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
