// The ids that meet a condition, without what they hold.
import type { Search } from '../../fhir/search/tree.ts';
import { SqlParams } from '../sql-params.ts';
import type { ReadingParts } from './hit.ts';
import { predicates } from './predicates.ts';

export interface Match {
  readonly id: string;
  readonly version: number;
}

/** At most so many. Sorted by what no index holds, so that the planner looks for all that match and not through all there are. */
export async function matchesOf(
  { types, filters }: Search,
  limit: number,
  { session, names, audience }: ReadingParts,
): Promise<Match[]> {
  const params = new SqlParams();
  const where = predicates('r', types, filters, { params, names, audience });
  return session.query<Match & Record<string, unknown>>(
    `select r.id, r.version from resource r where ${where} order by r.updated + interval '0' desc, r.rid desc limit ${limit}`,
    params.values,
  );
}
