// What belongs to the resources found: https://hl7.org/fhir/R4/search.html#include
import type { Include } from '../../fhir/search/tree.ts';
import { audienceTerms } from '../current.ts';
import { SqlParams } from '../sql-params.ts';
import { type Hit, type HitRow, type ReadingParts, toHit, withContent } from './hit.ts';

// More than a screen or a client can use; the rest is reachable by a search of its own.
export const MAX_INCLUDED = 1_000;

export async function included(
  include: Include,
  hits: readonly Hit[],
  paramKey: (type: string, code: string) => string,
  { session, names, audience }: ReadingParts,
): Promise<Hit[]> {
  if (hits.length === 0) return [];
  const params = new SqlParams();
  const rids = params.list(
    hits.map(({ rid }) => rid),
    'uuid',
  );
  const types = include.reverse
    ? `and i.target_type = ${params.add(names.typeNumber(include.target!))}`
    : include.target === undefined
      ? ''
      : `and i.target_type = ${params.add(names.typeNumber(include.target))}`;
  const param = params.add(names.paramNumber(paramKey(include.source, include.param.code)));
  const [from, to] = include.reverse ? ['i.target_rid', 'i.rid, i.type'] : ['i.rid', 'i.target_rid, i.target_type'];
  const seen = audience === 'everyone' ? '' : `and r.terms && ${params.add(audienceTerms(audience))}::text::bigint[]`;
  const passing = `select r.* from resource r where (r.rid, r.type) in (select ${to} from idx_reference i where i.param = ${param} and ${from} = any(${rids}) ${types}) and not r.deleted ${seen} order by r.updated desc, r.rid desc limit ${MAX_INCLUDED + 1}`;
  const rows = await session.query<HitRow>(withContent(passing, 'order by p.updated desc, p.rid desc'), params.values);
  return rows.map((row) => toHit(row, names));
}
