// In the order of an index, until the page is full: for what many rows pass. It goes only so far; whoever asked sorts then.
import type { Search, Sort } from '../../fhir/search/tree.ts';
import { SqlParams } from '../sql-params.ts';
import type { ReadingParts } from './hit.ts';
import { beyond, CAST, direction, isNeverMissing, type OrderedRow, type Position, pageText } from './order.ts';
import { predicates } from './predicates.ts';
import { keyOf, keysOf } from './sorted.ts';

/** One that has keys. */
type Sorting = readonly [Sort, ...Sort[]];

export interface Walk {
  readonly search: Pick<Search, 'types' | 'filters'>;
  readonly sort: Sorting;
  readonly limit: number;
  readonly after: Position | undefined;
  readonly reading: ReadingParts;
}

export interface Walked {
  readonly rows: OrderedRow[];
  /** It came to the end. */
  readonly exhausted: boolean;
}

/** By time or id, where every row passes that is not deleted: a walk for each type, and a merge. */
export async function walkAll({ search, sort, limit, after, reading }: Walk): Promise<OrderedRow[]> {
  const { session, names, audience } = reading;
  const params = new SqlParams();
  const parts = { params, names, audience };
  const towards = direction(sort[0]);
  const key = columnOf(sort[0]);
  const walks = search.types.map(
    (type) => `(select r.rid, r.type, r.id, r.version, r.updated, ${key} as k0 from resource r
      where ${predicates('r', [type], search.filters, parts)} ${since(sort[0], key, 'r.rid', 'r.type', after, params)}
      order by ${key} ${towards}, r.rid ${towards} limit ${limit})`,
  );
  return session.query<OrderedRow>(pageText(walks.join(' union all '), sort, limit, undefined, params), params.values);
}

/** Of one type, by time or id: it ends as soon as the page is full. */
export async function walkColumn(walking: Walk, steps: number): Promise<Walked> {
  const { search, sort, limit, after, reading } = walking;
  const { session, names, audience } = reading;
  const rows = (select: string, params: SqlParams): string => {
    const towards = direction(sort[0]);
    const key = columnOf(sort[0]);
    const number = `${params.add(names.typeNumber(search.types[0]!))}::smallint`;
    return `select ${select} from resource r where r.type = ${number} ${since(sort[0], key, 'r.rid', 'r.type', after, params)}
      order by ${key} ${towards}, r.rid ${towards}`;
  };
  const params = new SqlParams();
  const keyed = `select r.rid, r.type, r.id, r.version, r.updated, ${columnOf(sort[0])} as k0
    from (${rows('r.*', params)} limit ${steps}) r where ${predicates('r', search.types, search.filters, { params, names, audience, inPlace: true })}`;
  const found = await session.query<OrderedRow>(pageText(keyed, sort, limit, undefined, params), params.values);
  if (found.length >= limit) return { rows: found, exhausted: false };
  const more = new SqlParams();
  const further = await session.query(`${rows('1', more)} offset ${steps} limit 1`, more.values);
  return { rows: found, exhausted: further.length === 0 };
}

/**
 * By the first key, whatever it is. Where further keys decide among the rows that leave a tie, those at the end of the walk, which
 * may not be all, are left out.
 */
export function walk(walking: Walk, steps: number): Promise<Walked> {
  const { search, sort, after } = walking;
  const [first, ...others] = sort;
  const alone = others.length === 0;
  return walkCandidates(walking, steps, (params) => {
    const parts = { params, names: walking.reading.names };
    const best = isNeverMissing(first) ? '' : `and c.key = ${keyOf(first, 0, search.types, parts)}`;
    const last = `(select ${first.descending ? 'min' : 'max'}(key) from raw)`;
    const whole = alone ? '' : `and ((select count(*) from raw) < ${steps} or c.key <> ${last})`;
    return {
      // What leaves a tie with the last row shown is in the order of the index only where there is but one key.
      raw: candidates(walking, first, steps, params, (key, rid) =>
        alone ? since(first, key, rid, 'p.type', after, params) : sinceTie(first, key, after, params),
      ),
      keys: `c.key as k0${keysOf(sort, 1, search.types, parts)}`,
      where: `${best} ${whole}`,
    };
  });
}

/** Those without a value, which come after all others: by time. */
export function walkLacking(walking: Walk, steps: number): Promise<Walked> {
  const { search, sort, after } = walking;
  const [first] = sort;
  const byTime: Sort = { by: 'updated', keys: [], descending: first.descending };
  const from = after === undefined || after.keys[0] !== null ? undefined : { ...after, keys: after.keys.slice(1) };
  return walkCandidates({ ...walking, after: undefined }, steps, (params) => {
    const parts = { params, names: walking.reading.names };
    return {
      raw: candidates(walking, byTime, steps, params, (key, rid) => since(byTime, key, rid, 'p.type', from, params)),
      keys: `null::${CAST[first.by]} as k0`,
      where: `and ${keyOf(first, 0, search.types, parts)} is null`,
    };
  });
}

async function walkCandidates(
  { search, sort, limit, after, reading }: Walk,
  steps: number,
  make: (params: SqlParams) => { raw: string; keys: string; where: string },
): Promise<Walked> {
  const { session, names, audience } = reading;
  const params = new SqlParams();
  const { raw, keys, where } = make(params);
  // "offset 0": looked up one by one, never a join with all rows.
  const keyed = `select r.rid, r.type, r.id, r.version, r.updated, ${keys} from (select distinct * from raw) c cross join lateral (
      select * from resource r where r.rid = c.rid and r.type = c.type offset 0
    ) r where ${predicates('r', search.types, search.filters, { params, names, audience, inPlace: true })} ${where}`;
  // One row at least, which tells how far it went.
  const rows = await session.query<OrderedRow & { walked: number; place: unknown }>(
    `with raw as materialized (${raw}) select n.walked, p.* from (select count(*)::int as walked from raw) n
     left join (select p.*, row_number() over () as place from (${pageText(keyed, sort, limit, after, params)}) p) p on true
     order by p.place`,
    params.values,
  );
  return { rows: rows.filter(({ place }) => place !== null), exhausted: rows[0]!.walked < steps };
}

/** (key, rid, type) in the order of an index: so many of each type, and of those so many. */
function candidates(
  { search, reading: { names } }: Walk,
  { by, keys, descending }: Sort,
  steps: number,
  params: SqlParams,
  from: (key: string, rid: string) => string,
): string {
  const towards = direction({ descending });
  const slice = (table: string, row: string, key: string, where: string): string =>
    `(select ${key} as key, ${row}.rid from ${table} ${row} where ${where} ${from(key, `${row}.rid`)}
      order by ${key} ${towards}, ${row}.rid ${towards} limit ${steps})`;
  const slices = (): string => {
    switch (by) {
      case 'date':
        return slice('idx_date', 'i', descending ? 'i.hi' : 'i.lo', 'i.param = p.param');
      case 'string':
        return slice('idx_string', 'i', 'i.value', 'i.param = p.param');
      case 'quantity': {
        const points = slice('idx_quantity', 'i', 'i.value', `i.param = p.param and i.unit = '' and i.hi is null`);
        const end = descending ? 'i.hi' : 'i.value';
        return `${points} union all ${slice('idx_quantity', 'i', end, `i.param = p.param and i.unit = '' and i.hi is not null`)}`;
      }
      default:
        return slice('resource', 'r', columnOf({ by }), 'r.type = p.type');
    }
  };
  const types = params.list(
    search.types.map((type) => names.typeNumber(type)),
    'smallint',
  );
  const numbers = params.list(
    search.types.map((_, i) => (keys[i] === undefined ? 0 : names.paramNumber(keys[i]))),
    'smallint',
  );
  return `select c.key, c.rid, p.type from unnest(${types}, ${numbers}) p(type, param) cross join lateral (${slices()}) c
    order by c.key ${towards}, c.rid ${towards}, p.type ${towards} limit ${steps}`;
}

const columnOf = ({ by }: Pick<Sort, 'by'>): string => (by === 'id' ? 'r.id' : 'r.updated');

function since(
  sort: Sort,
  key: string,
  rid: string,
  type: string,
  after: Position | undefined,
  params: SqlParams,
): string {
  if (after === undefined) return '';
  const [at] = after.keys;
  return `and (${key}, ${rid}, ${type}) ${beyond(sort)} (${params.add(at!)}::text::${CAST[sort.by]}, ${params.add(after.rid)}::uuid, ${params.add(after.type)}::smallint)`;
}

const sinceTie = (sort: Sort, key: string, after: Position | undefined, params: SqlParams): string =>
  after === undefined
    ? ''
    : `and ${key} ${sort.descending ? '<=' : '>='} ${params.add(after.keys[0]!)}::text::${CAST[sort.by]}`;
