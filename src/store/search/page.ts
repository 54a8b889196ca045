// Runs a search tree. Two steps with one plan each, because the planner's choice between them is unreliable: walk the
// newest rows and filter in place, which answers what is common; else ask the index of terms, which answers what is rare.
import { type Search, type Sort, typeSearched } from '../../fhir/search/tree.ts';
import type { Names } from '../names.ts';
import { SqlParams } from '../sql-params.ts';
import { type Hit, type HitRow, type ReadingParts, toHit, withContent } from './hit.ts';
import { predicates } from './predicates.ts';

export interface Position {
  readonly key: string | null;
  readonly rid: string;
}

export interface Page {
  readonly hits: readonly Hit[];
  /** Where the next page begins; undefined at the end. */
  readonly next?: Position;
}

const WALK = 1_000;
const NEWEST_FIRST: Sort = { by: 'updated', keys: [], descending: true };

export async function searchPage(search: Search, after: Position | undefined, parts: ReadingParts): Promise<Page> {
  const rows = await pageRows(search, search.count + 1, after, parts);
  const hits = rows.slice(0, search.count);
  const last = hits.at(-1);
  return {
    hits: hits.map((row) => toHit(row, parts.names)),
    ...(rows.length > search.count && last !== undefined ? { next: { key: last.key, rid: last.rid } } : {}),
  };
}

async function pageRows(
  search: Search,
  limit: number,
  after: Position | undefined,
  parts: ReadingParts,
): Promise<HitRow[]> {
  const [sort = NEWEST_FIRST] = search.sort;
  if (sort.by !== 'updated') return sortedRows(search, sort, limit, after, parts);
  // Times are what the walk goes by: between two of them it never goes too far.
  const allPass = search.filters.every(({ kind }) => kind === 'updated') && parts.audience === 'everyone';
  if (allPass || mayWalk(search)) {
    const { rows, exhausted } = await walk(search, sort, limit, after, allPass ? undefined : WALK, parts);
    if (rows.length >= limit || exhausted) return rows;
  }
  return byIndex(search, sort, limit, after, parts);
}

/** Filters that many rows pass. A rare one (an owner, a patient, an identifier) would make the walk futile. */
const mayWalk = ({ filters }: Search): boolean =>
  filters.every((filter) => {
    if (filter.kind === 'terms') return !filter.rare;
    if (filter.kind === 'missing') return filter.in === 'terms' || filter.in === 'date';
    return filter.kind === 'date' || filter.kind === 'updated';
  });

/** A rare term: what else is asked of the rows is looked up one by one. */
const leavesFew = ({ filters }: Search): boolean =>
  filters.some((filter) => filter.kind === 'terms' && filter.rare && !filter.not);

async function walk(
  search: Search,
  sort: Sort,
  limit: number,
  after: Position | undefined,
  steps: number | undefined,
  { session, names, audience }: ReadingParts,
): Promise<{ rows: HitRow[]; exhausted: boolean }> {
  const params = new SqlParams();
  const type = params.add(names.typeNumber(typeSearched(search)));
  const direction = sort.descending ? 'desc' : 'asc';
  const order = `updated ${direction}, rid ${direction}`;
  const source =
    steps === undefined
      ? `(select * from resource where type = ${type} ${keyset('resource', sort, after, params)}) r`
      : `(select * from resource where type = ${type} ${keyset('resource', sort, after, params)} order by ${order} limit ${steps}) r`;
  const passing = `select r.* from ${source} where ${predicates('r', search.types, search.filters, { params, names, audience, inPlace: true })} order by r.updated ${direction}, r.rid ${direction} limit ${limit}`;
  const rows = await session.query<HitRow>(
    withContent(passing, `order by p.updated ${direction}, p.rid ${direction}`),
    params.values,
  );
  if (steps === undefined || rows.length >= limit) return { rows, exhausted: steps === undefined };
  return { rows, exhausted: !(await goesOn(search, sort, after, steps, { session, names, audience })) };
}

/** Whether the walk ended because it had gone far enough, not because there was nothing more. */
async function goesOn(
  search: Search,
  sort: Sort,
  after: Position | undefined,
  steps: number,
  { session, names }: ReadingParts,
): Promise<boolean> {
  const params = new SqlParams();
  const type = params.add(names.typeNumber(typeSearched(search)));
  const direction = sort.descending ? 'desc' : 'asc';
  const further = await session.query(
    `select 1 from resource where type = ${type} ${keyset('resource', sort, after, params)} order by updated ${direction}, rid ${direction} offset ${steps} limit 1`,
    params.values,
  );
  return further.length > 0;
}

async function byIndex(
  search: Search,
  sort: Sort,
  limit: number,
  after: Position | undefined,
  { session, names, audience }: ReadingParts,
): Promise<HitRow[]> {
  const params = new SqlParams();
  const inPlace = leavesFew(search);
  const where = predicates('r', search.types, search.filters, { params, names, audience, inPlace });
  const direction = sort.descending ? 'desc' : 'asc';
  // `+ interval '0'` keeps the planner from walking the index of times, which step one has done already.
  const passing = `select r.* from resource r where ${where} ${keyset('r', sort, after, params)} order by r.updated + interval '0' ${direction}, r.rid ${direction} limit ${limit}`;
  return session.query<HitRow>(
    withContent(passing, `order by p.updated ${direction}, p.rid ${direction}`),
    params.values,
  );
}

const keyset = (alias: string, { descending }: Sort, after: Position | undefined, params: SqlParams): string =>
  after === undefined
    ? ''
    : `and (${alias}.updated, ${alias}.rid) ${descending ? '<' : '>'} (${params.add(after.key)}::timestamptz, ${params.add(after.rid)}::uuid)`;

const KEY_TYPE: Readonly<Record<Exclude<Sort['by'], 'updated'>, string>> = {
  id: 'text',
  date: 'timestamptz',
  string: 'text',
  quantity: 'numeric',
};

/** By a value of the resource: the least when ascending, the greatest when descending; those without one come last. */
async function sortedRows(
  search: Search,
  sort: Sort,
  limit: number,
  after: Position | undefined,
  { session, names, audience }: ReadingParts,
): Promise<HitRow[]> {
  const params = new SqlParams();
  const by = sort.by as Exclude<Sort['by'], 'updated'>;
  const where = predicates('r', search.types, search.filters, { params, names, audience });
  const key = sortKey(by, sort, params, names);
  const direction = sort.descending ? 'desc' : 'asc';
  const keyed = `select r.rid, r.type, r.id, r.version, r.updated, ${key} as key from resource r where ${where}`;
  const page = `select * from (${keyed}) k where ${keyCondition(by, sort, after, params)} order by k.key ${direction} nulls last, k.rid ${direction} limit ${limit}`;
  return session.query<HitRow>(
    `select p.rid::text, p.type, p.id, p.version, p.updated, p.key::text as key, v.content
     from (${page}) p join resource_version v using (rid, type, version) order by p.key ${direction} nulls last, p.rid ${direction}`,
    params.values,
  );
}

function sortKey(
  by: Exclude<Sort['by'], 'updated'>,
  { keys, descending }: Sort,
  params: SqlParams,
  names: Names,
): string {
  if (by === 'id') return 'r.id';
  const column = by === 'date' ? (descending ? 'hi' : 'lo') : 'value';
  const unit = by === 'quantity' ? ` and i.unit = ''` : '';
  return `(select ${descending ? 'max' : 'min'}(i.${column}) from idx_${by} i where i.rid = r.rid and i.param = ${params.add(names.paramNumber(keys[0]!))}${unit})`;
}

function keyCondition(
  by: keyof typeof KEY_TYPE,
  { descending }: Sort,
  after: Position | undefined,
  params: SqlParams,
): string {
  if (after === undefined) return 'true';
  const than = descending ? '<' : '>';
  const rid = `${params.add(after.rid)}::uuid`;
  if (after.key === null) return `k.key is null and k.rid ${than} ${rid}`;
  const key = `${params.add(after.key)}::text::${KEY_TYPE[by]}`;
  return `(k.key ${than} ${key} or (k.key = ${key} and k.rid ${than} ${rid}) or k.key is null)`;
}

export async function searchIds(search: Search, limit: number, parts: ReadingParts): Promise<string[]> {
  const rows = await byIndex(search, NEWEST_FIRST, limit, undefined, parts);
  return rows.map(({ id }) => id);
}

/** Beyond this the estimate is the planner's. */
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
