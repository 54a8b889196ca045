// How many there are. Counted in a statement of its own, just before the page: what is written in between is in one of the two.
import type { Search } from '../../fhir/search/tree.ts';
import { SqlParams } from '../sql-params.ts';
import type { ReadingParts } from './hit.ts';
import { predicates } from './predicates.ts';

/** Beyond this the estimate is the planner's, and never less than what was counted. */
const COUNTED = 10_000;

export async function searchTotal(search: Search, { session, names, audience }: ReadingParts): Promise<number> {
  const params = new SqlParams();
  const where = predicates('r', search.types, search.filters, { params, names, audience });
  const matching = `select 1 from resource r where ${where}`;
  const exact = search.total === 'accurate' || search.summary === 'count';
  const [row] = await session.query<{ n: string }>(
    `select count(*)::text as n from (${matching} ${exact ? '' : `limit ${COUNTED + 1}`}) m`,
    params.values,
  );
  const counted = Number(row?.n ?? 0);
  if (exact || counted <= COUNTED) return counted;
  const [plan] = await session.query<{ 'QUERY PLAN': unknown }>(`explain (format json) ${matching}`, params.values);
  const explained = plan?.['QUERY PLAN'] as [{ Plan?: { 'Plan Rows'?: number } }] | undefined;
  return Math.max(counted, explained?.[0]?.Plan?.['Plan Rows'] ?? 0);
}
