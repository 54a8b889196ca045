// All that match, sorted: for what is rare, and for what no index holds in order.
import type { Resource } from '../../fhir/resource.ts';
import { tooManyToSort } from '../../fhir/search/search-problems.ts';
import type { Search, Sort } from '../../fhir/search/tree.ts';
import type { Row } from '../database.ts';
import { SqlParams } from '../sql-params.ts';
import { type ByValue, hasRareTerm, valuesOf } from './frequency.ts';
import type { ReadingParts } from './hit.ts';
import { type OrderedRow, type Position, pageText } from './order.ts';
import type { PredicateParts } from './predicate-parts.ts';
import { predicates } from './predicates.ts';

type Asked = Pick<Search, 'types' | 'filters'>;

export async function sortedRows(
  search: Asked,
  sort: readonly Sort[],
  limit: number,
  after: Position | undefined,
  reading: ReadingParts,
  few?: ByValue,
): Promise<OrderedRow[]> {
  if (sort.some(({ by }) => by === 'content')) return sortedByContent(search, sort, limit, after, reading, few);
  const { session, names, audience } = reading;
  const params = new SqlParams();
  const parts = { params, names, audience, inPlace: few !== undefined || hasRareTerm(search.filters) };
  const where = `${predicates('r', search.types, search.filters, parts)} ${oneOf(few, parts)}`;
  const keyed = `select r.rid, r.type, r.id, r.version, r.updated${keysOf(sort, 0, search.types, parts)} from resource r where ${where}`;
  return session.query<OrderedRow>(pageText(keyed, sort, limit, after, params), params.values);
}

/** Its values drive: an array, of which the planner expects few, as they are. It would else read the table whole beside them. */
const oneOf = (few: ByValue | undefined, { params, names }: Pick<PredicateParts, 'params' | 'names'>): string =>
  few === undefined ? '' : `and r.rid = any (array(select i.rid ${valuesOf(few, params, names)}))`;

/** Columns `k0`, `k1`… for the keys from one on, of the row `r`. */
export const keysOf = (
  sort: readonly Sort[],
  from: number,
  types: readonly string[],
  parts: Pick<PredicateParts, 'params' | 'names'>,
): string => sort.map((each, i) => (i < from ? '' : `, ${keyOf(each, i, types, parts)} as k${i}`)).join('');

/** What the row `r` is sorted by. */
export function keyOf(
  { by, keys, descending }: Sort,
  at: number,
  types: readonly string[],
  { params, names }: Pick<PredicateParts, 'params' | 'names'>,
): string {
  switch (by) {
    case 'id':
      return 'r.id';
    case 'updated':
      // So that the planner does not walk the index of times, which was done before.
      return `r.updated + interval '0'`;
    case 'content':
      return `x.s${at} collate "C"`;
  }
  const numbers = params.list(
    keys.map((key) => names.paramNumber(key)),
    'int',
  );
  const ofType = types.length === 1 ? '' : ' and i.type = r.type';
  const ofUnit = by === 'quantity' ? ` and i.unit = ''` : '';
  // "+ 0" keeps the planner from reading, for each row, all values of the parameter: a resource has few.
  return `(select ${bestOf(by, descending)} from idx_${by} i where i.rid = r.rid${ofType} and i.param + 0 = any(${numbers})${ofUnit})`;
}

/** Of a range, and of several values: the least when ascending, the greatest when descending. */
function bestOf(by: 'date' | 'string' | 'quantity', descending: boolean): string {
  if (by === 'date') return descending ? 'max(i.hi)' : 'min(i.lo)';
  if (by === 'string') return descending ? 'max(i.value)' : 'min(i.value)';
  return descending ? 'max(coalesce(i.hi, i.value))' : 'min(i.value)';
}

// A page takes 50 microseconds for each of all that match: a quarter of a second.
export const MAX_READ = 5_000;
const READ_AT_ONCE = 500;

interface Found extends Row {
  rid: string;
  type: number;
  version: number;
}

/** The resources are read in slices, each for its keys alone; then the database sorts by those. */
async function sortedByContent(
  search: Asked,
  sort: readonly Sort[],
  limit: number,
  after: Position | undefined,
  reading: ReadingParts,
  few?: ByValue,
): Promise<OrderedRow[]> {
  const { session, names, audience } = reading;
  const found = await matching(search, reading, few);
  const keys: object[] = [];
  for (let from = 0; from < found.length; from += READ_AT_ONCE) {
    keys.push(...(await contentKeys(found.slice(from, from + READ_AT_ONCE), sort, reading)));
  }
  const params = new SqlParams();
  const parts = { params, names, audience };
  const columns = sort.flatMap(({ by }, i) => (by === 'content' ? [`s${i} text`] : []));
  const list = `json_to_recordset(${params.add(JSON.stringify(keys))}::text::json) x(rid uuid, type smallint, ${columns.join(', ')})`;
  // What was seen a moment ago may be gone, or hidden now.
  const keyed = `select r.rid, r.type, r.id, r.version, r.updated${keysOf(sort, 0, search.types, parts)}
    from ${list} join resource r using (rid, type) where ${predicates('r', search.types, [], parts)}`;
  return session.query<OrderedRow>(pageText(keyed, sort, limit, after, params), params.values);
}

async function matching(
  { types, filters }: Asked,
  { session, names, audience }: ReadingParts,
  few?: ByValue,
): Promise<Found[]> {
  const params = new SqlParams();
  const parts = { params, names, audience, inPlace: few !== undefined || hasRareTerm(filters) };
  const where = `${predicates('r', types, filters, parts)} ${oneOf(few, parts)}`;
  const found = await session.query<Found>(
    `select r.rid::text, r.type, r.version from resource r where ${where} limit ${MAX_READ + 1}`,
    params.values,
  );
  if (found.length > MAX_READ) throw tooManyToSort(MAX_READ);
  return found;
}

async function contentKeys(
  slice: readonly Found[],
  sort: readonly Sort[],
  { session }: ReadingParts,
): Promise<object[]> {
  const params = new SqlParams();
  const lists = [
    params.list(
      slice.map(({ rid }) => rid),
      'uuid',
    ),
    params.list(
      slice.map(({ type }) => type),
      'smallint',
    ),
    params.list(
      slice.map(({ version }) => version),
      'int',
    ),
  ];
  const rows = await session.query<{ rid: string; type: number; content: string }>(
    `select v.rid::text, v.type, v.content from unnest(${lists.join()}) k(rid, type, version) cross join lateral (
       select * from resource_version v where v.rid = k.rid and v.type = k.type and v.version = k.version offset 0) v`,
    params.values,
  );
  return rows.map(({ rid, type, content }) => {
    const resource = JSON.parse(content) as Resource;
    const texts = sort.flatMap(({ keyOf }, i) => (keyOf === undefined ? [] : [[`s${i}`, storable(keyOf(resource))]]));
    return { rid, type, ...Object.fromEntries(texts) };
  });
}

/** JSON may escape what PostgreSQL's texts cannot hold. */
const storable = (text: string | undefined): string | null =>
  text === undefined
    ? null
    : text.replace(/\0|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd');
