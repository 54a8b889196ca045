// The order of what is found: by the keys asked for, what has no such value last either way; then, of those without any of
// them, by time; then by rid and type. The last three go the way of the first key, so that an index can be walked.
import type { Sort } from '../../fhir/search/tree.ts';
import type { SqlParams } from '../sql-params.ts';
import type { HitRow } from './hit.ts';

/** The last row that was shown: each key as text, as PostgreSQL reads it again. */
export interface Position {
  readonly keys: readonly (string | null)[];
  readonly type: number;
  readonly rid: string;
}

export interface OrderedRow extends HitRow {
  /** JSON. */
  keys: string;
}

export const positionOf = ({ keys, type, rid }: OrderedRow): Position => ({
  keys: JSON.parse(keys) as (string | null)[],
  type,
  rid,
});

interface Column {
  readonly name: string;
  readonly cast: string;
  readonly descending: boolean;
  readonly lacking: boolean;
}

const CAST: Readonly<Record<Sort['by'], string>> = {
  updated: 'timestamptz',
  id: 'text',
  date: 'timestamptz',
  string: 'text',
  quantity: 'numeric',
  content: 'text',
};

export const direction = ({ descending }: { readonly descending: boolean }): string => (descending ? 'desc' : 'asc');
const beyond = ({ descending }: { readonly descending: boolean }): string => (descending ? '<' : '>');

/** Every resource has an id and a time. */
export const isNeverMissing = ({ by }: Sort): boolean => by === 'updated' || by === 'id';

/** How many of the first keys a row has no value of. */
export function lackingAt({ keys }: Position, sort: readonly Sort[]): number {
  const first = sort.findIndex((_, i) => keys[i] !== null);
  return first < 0 ? sort.length : first;
}

/** In place of the first keys, for rows that have no value of them. */
export const lackingKeys = (sort: readonly Sort[], count: number): string =>
  sort
    .slice(0, count)
    .map(({ by }, i) => `, null::${CAST[by]} as k${i}`)
    .join('');

type Ordered = Pick<Sort, 'by' | 'descending'>;

/** Rows in the order of an index, by one key and then by rid: those that come after the last one shown. */
export function since(
  sort: Ordered,
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

/** And those that leave a tie with it. */
export const sinceTie = (sort: Ordered, key: string, after: Position | undefined, params: SqlParams): string =>
  after === undefined
    ? ''
    : `and ${key} ${sort.descending ? '<=' : '>='} ${params.add(after.keys[0]!)}::text::${CAST[sort.by]}`;

const keyColumns = (sort: readonly Sort[]): Column[] =>
  sort.map((each, i) => ({
    name: `k${i}`,
    cast: CAST[each.by],
    descending: each.descending,
    lacking: !isNeverMissing(each),
  }));

function columnsOf(sort: readonly Sort[]): Column[] {
  const keys = keyColumns(sort);
  const { descending } = keys[0]!;
  return keys.every(({ lacking }) => lacking)
    ? [...keys, { name: 'late', cast: 'timestamptz', descending, lacking: true }]
    : keys;
}

const IDENTITY = [
  { name: 'rid', cast: 'uuid' },
  { name: 'type', cast: 'smallint' },
] as const;

const identityColumns = ([first]: readonly Column[]): Column[] =>
  IDENTITY.map((each) => ({ ...each, descending: first!.descending, lacking: false }));

const orderBy = (alias: string, columns: readonly Column[]): string =>
  columns.map((each) => `${alias}.${each.name} ${direction(each)}${each.lacking ? ' nulls last' : ''}`).join(', ');

/** Rows of `k` that come after the one where the last page ended. */
function comesAfter(
  columns: readonly Column[],
  values: readonly (string | number | null)[],
  params: SqlParams,
): string {
  const [column, ...others] = columns;
  if (column === undefined) return 'false';
  const [value, ...rest] = values;
  const name = `k.${column.name}`;
  if (value === null || value === undefined) return `(${name} is null and ${comesAfter(others, rest, params)})`;
  const given = `${params.add(value)}::text::${column.cast}`;
  const orLacking = column.lacking ? `or ${name} is null ` : '';
  return `(${name} ${beyond(column)} ${given} ${orLacking}or (${name} = ${given} and ${comesAfter(others, rest, params)}))`;
}

/** A page of what `keyed` selects: rid, type, id, version, updated and a column `k0`, `k1`… for each key. */
export function pageText(
  keyed: string,
  sort: readonly Sort[],
  limit: number,
  after: Position | undefined,
  params: SqlParams,
): string {
  const keys = columnsOf(sort);
  const columns = [...keys, ...identityColumns(keys)];
  const lacksAll = keyColumns(sort).map(({ name }) => `k.${name} is null`);
  const late = keys.length > sort.length ? `, case when ${lacksAll.join(' and ')} then k.updated end as late` : '';
  const where =
    after === undefined ? '' : `where ${comesAfter(columns, [...after.keys, after.rid, after.type], params)}`;
  const page = `select * from (select k.*${late} from (${keyed}) k) k ${where} order by ${orderBy('k', columns)} limit ${limit}`;
  return `select p.rid::text, p.type, p.id, p.version, p.updated, v.content,
      json_build_array(${keys.map(({ name }) => `p.${name}::text`).join(', ')})::text as keys
    from (${page}) p join resource_version v using (rid, type, version) order by ${orderBy('p', columns)}`;
}
