// A search over references where what else is asked for leaves few: those are looked at one by one, and the references are then
// nothing to ask of the database any more.
import type { Filter, Linked, Search } from '../../fhir/search/tree.ts';
import type { Row } from '../database.ts';
import { SqlParams } from '../sql-params.ts';
import { leavesFew } from './frequency.ts';
import type { ReadingParts } from './hit.ts';
import type { Key } from './key.ts';
import { predicates } from './predicates.ts';
import { thatReach } from './reaching.ts';

/** So many are looked at for where they lead. */
export const TAKEN = 1_000;

/** Over references; not what a list holds, which is no way between resources. */
export const isLink = (filter: Filter): filter is Linked => filter.kind === 'linked' && filter.inForce !== true;

/** The same search without links, where what else is asked for leaves few enough to look at each. */
export async function settled(search: Search, parts: ReadingParts): Promise<Search> {
  const links = search.filters.filter(isLink).filter((link) => !leavesFew(link));
  const others = search.filters.filter((filter) => !links.some((link) => link === filter));
  if (links.length === 0 || search.types.length > 1 || !others.some(leavesFew)) return search;
  const found = await candidates({ ...search, filters: others }, parts);
  const reaching = found.length > TAKEN ? undefined : await thatReach(found, links, parts);
  if (reaching === undefined) return search;
  return { ...search, filters: [...others, { kind: 'id', not: false, anyOf: reaching.map(({ id }) => id) }] };
}

interface Candidate extends Key, Row {
  readonly rid: string;
  readonly type: number;
  readonly id: string;
}

function candidates(search: Search, { session, names, audience }: ReadingParts): Promise<Candidate[]> {
  const params = new SqlParams();
  const where = predicates('r', search.types, search.filters, { params, names, audience, inPlace: true });
  return session.query<Candidate>(
    `select r.rid::text, r.type, r.id from resource r where ${where} limit ${TAKEN + 1}`,
    params.values,
  );
}
