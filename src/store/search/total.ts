// How many there are. Counted in a statement of its own, just before the page: what is written in between is in one of the two.
import type { Search } from '../../fhir/search/tree.ts';
import { SqlParams } from '../sql-params.ts';
import { weighed } from './frequency.ts';
import type { ReadingParts } from './hit.ts';
import { predicates } from './predicates.ts';

/** Beyond this an estimate is enough, and never less than what was counted. */
const COUNTED = 10_000;

export async function searchTotal(search: Search, reading: ReadingParts): Promise<number> {
  const asked = { types: search.types, filters: await weighed(search.filters, reading) };
  const exact = search.total === 'accurate' || search.summary === 'count';
  const counted = await count(asked, exact ? undefined : COUNTED + 1, reading);
  return exact || counted <= COUNTED ? counted : Math.max(counted, await estimate(asked, reading));
}

type Asked = Pick<Search, 'types' | 'filters'>;

async function count(
  { types, filters }: Asked,
  most: number | undefined,
  { session, names, audience }: ReadingParts,
): Promise<number> {
  const params = new SqlParams();
  const where = predicates('r', types, filters, { params, names, audience });
  const [row] = await session.query<{ n: string }>(
    `select count(*)::text as n from (select 1 from resource r where ${where} ${most === undefined ? '' : `limit ${most}`}) m`,
    params.values,
  );
  return Number(row?.n ?? 0);
}

const SAMPLED = 20_000;

/**
 * By a sample of pages, the same each time: the planner's figures are of what everybody has stored, and would tell of it to those
 * who may not see it.
 */
async function estimate({ types, filters }: Asked, { session, names, audience }: ReadingParts): Promise<number> {
  const [table] = await session.query<{ rows: number }>(
    `select reltuples::float8 as rows from pg_class where oid = 'resource'::regclass`,
  );
  const share = Math.min(1, SAMPLED / Math.max(1, table?.rows ?? 0));
  const params = new SqlParams();
  const sample = `resource r tablesample system (${params.add(100 * share)}::float8) repeatable (1)`;
  const where = predicates('r', types, filters, { params, names, audience, inPlace: true });
  const [row] = await session.query<{ n: string }>(
    `select count(*)::text as n from ${sample} where ${where}`,
    params.values,
  );
  return Math.round(Number(row?.n ?? 0) / share);
}
