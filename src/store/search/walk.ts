// In the order of an index, until the page is full: for what many rows pass. It goes only so far; whoever asked sorts then.
import type { Search, Sort } from '../../fhir/search/tree.ts';
import { SqlParams } from '../sql-params.ts';
import type { ReadingParts } from './hit.ts';
import {
  direction,
  isNeverMissing,
  lackingAt,
  lackingKeys,
  type OrderedRow,
  type Position,
  pageText,
  since,
  sinceTie,
} from './order.ts';
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
  /** Of those that have no value of so many of the first keys; none: 0. */
  readonly lacking?: number;
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
 * By the first key that is not lacking; of those that lack all, by time. Where further keys decide among the rows that leave a tie,
 * those at the end of the walk, which may not be all, are left out.
 */
export function walk(walking: Walk, steps: number): Promise<Walked> {
  const { search, sort, after, lacking = 0 } = walking;
  const { descending } = sort[0];
  const by = sort[lacking] ?? { by: 'updated', keys: [], descending };
  const from =
    after === undefined || lackingAt(after, sort) < lacking ? undefined : { ...after, keys: after.keys.slice(lacking) };
  // What leaves a tie with the last row shown is in the order of the index only where there is but one key, and rids go its way.
  const alone = sort.length <= lacking + 1 && by.descending === descending;
  return walkCandidates(walking, steps, (params) => {
    const parts = { params, names: walking.reading.names };
    const key = (each: Sort, i: number): string => keyOf(each, i, search.types, parts);
    const lacked = sort.slice(0, lacking).map((each, i) => `and ${key(each, i)} is null`);
    const best = isNeverMissing(by) ? '' : `and c.key = ${key(by, lacking)}`;
    const last = `(select ${by.descending ? 'min' : 'max'}(key) from raw)`;
    const whole = alone ? '' : `and ((select count(*) from raw) < ${steps} or c.key <> ${last})`;
    const own = lacking < sort.length ? `, c.key as k${lacking}` : '';
    return {
      raw: candidates(walking, by, steps, params, (column, rid) =>
        alone ? since(by, column, rid, 'p.type', from, params) : sinceTie(by, column, from, params),
      ),
      keys: `${lackingKeys(sort, lacking)}${own}${keysOf(sort, lacking + 1, search.types, parts)}`,
      where: `${lacked.join(' ')} ${best} ${whole}`,
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
  const keyed = `select r.rid, r.type, r.id, r.version, r.updated${keys} from (select distinct * from raw) c cross join lateral (
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
