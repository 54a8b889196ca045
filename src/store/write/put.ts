// The one statement that writes: current rows, versions, index rows, feed. One round trip and one commit for one
// resource or for a hundred.
import type { IndexEntries } from '../../fhir/search/extract/entries.ts';
import { FIRST_INSTANT, LAST_INSTANT, storable, withoutSeparators } from '../../fhir/search/extract/index-limits.ts';
import { term } from '../../fhir/search/term.ts';
import type { Param, Statement } from '../database.ts';
import { digest64 } from '../digest.ts';
import type { Names } from '../names.ts';
import { ridOf } from '../rid.ts';

export type Method = 'POST' | 'PUT' | 'PATCH' | 'DELETE';
const METHODS: readonly Method[] = ['POST', 'PUT', 'PATCH', 'DELETE'];
const methodNumber = (method: Method): number => METHODS.indexOf(method) + 1;
export const methodOf = (number: number): Method => METHODS[number - 1] ?? 'PUT';

export interface PutRow {
  readonly type: string;
  readonly id: string;
  /** One more than the version it replaces; 1 for a new resource. */
  readonly version: number;
  readonly updated: Date;
  readonly method: Method;
  /** null when deleted. */
  readonly content: string | null;
  /** Empty when deleted, but for the audience, which still rules who may see the history. */
  readonly entries: IndexEntries;
  readonly audience: readonly string[];
  /** The count of the definitions that made the entries. */
  readonly indexedBy?: string;
}

// They separate array members without quoting.
const NEXT = '\x1e';
const NULL = '\x1f';
/** The same, among the members of an array. */
const NONE = 'NULL';

/** Nothing at all where the definitions are no longer those that the rows are indexed by. */
export const INPUT = `
with w as (
  select * from unnest(
    $1::text::uuid[], $2::text::smallint[], string_to_array($3, E'\\x1e'), $4::text::int[], $5::text::timestamptz[],
    $6::text::boolean[], $7::text::smallint[], string_to_array($8, E'\\x1e', ''), string_to_array($9, E'\\x1e')
  ) as w (rid, type, id, version, updated, deleted, method, content, terms)
  where $40::text is null or $40::text = (select value from setting where name = 'definitions')
)`;

const HISTORY = `
ver as (
  insert into resource_version (rid, type, version, updated, method, content)
  select w.rid, w.type, w.version, w.updated, w.method, w.content from w join put using (rid, type)
), told as (
  insert into feed (rid, type, version) select w.rid, w.type, w.version from w join put using (rid, type)
)`;

interface IndexTable {
  readonly name: string;
  readonly columns: string;
  /** What the parameters say of it; i. */
  readonly wanted: string;
}

/** The tables of the index, and what is to stand in them. */
export const INDEX_TABLES: readonly IndexTable[] = [
  {
    name: 'idx_date',
    columns: 'rid, type, param, lo, hi',
    wanted: `
  select i.* from unnest($10::text::uuid[], $11::text::smallint[], $12::text::smallint[], $13::text::timestamptz[], $14::text::timestamptz[]) as i (rid, type, param, lo, hi)`,
  },
  {
    name: 'idx_string',
    columns: 'rid, type, param, value, exact',
    wanted: `
  select i.* from unnest($15::text::uuid[], $16::text::smallint[], $17::text::smallint[], string_to_array($18, E'\\x1e'), string_to_array($19, E'\\x1e', E'\\x1f')) as i (rid, type, param, value, exact)`,
  },
  {
    name: 'idx_quantity',
    columns: 'rid, type, param, value, unit, hi',
    // One unit that is the empty text is, as a list, no text at all.
    wanted: `
  select i.rid, i.type, i.param, i.value, coalesce(i.unit, '') as unit, i.hi from unnest($20::text::uuid[], $21::text::smallint[], $22::text::smallint[], $23::text::numeric[], string_to_array($24, E'\\x1e'), $25::text::numeric[]) as i (rid, type, param, value, unit, hi)`,
  },
  {
    name: 'idx_reference',
    columns: 'rid, type, param, target_rid, target_type',
    wanted: `
  select i.* from unnest($26::text::uuid[], $27::text::smallint[], $28::text::smallint[], $29::text::uuid[], $30::text::smallint[]) as i (rid, type, param, target_rid, target_type)`,
  },
  {
    name: 'idx_pair',
    columns: 'rid, type, param, lead, value, hi, units, also, text',
    wanted: `
  select i.rid, i.type, i.param, i.lead, i.value, i.hi, i.units::bigint[] as units, i.also, i.text from unnest($31::text::uuid[], $32::text::smallint[], $33::text::smallint[], $34::text::bigint[], $35::text::numeric[], $36::text::numeric[], string_to_array($37, E'\\x1e'), $38::text::numeric[], string_to_array($39, E'\\x1e', E'\\x1f')) as i (rid, type, param, lead, value, hi, units, also, text)`,
  },
];

/** Of the rows that `put` names. */
export const INDEX_ROWS = `${INDEX_TABLES.map(
  ({ name, columns, wanted }) => `${name}_new as (
  insert into ${name} (${columns})${wanted}
  join put using (rid, type)
)`,
).join(', ')}
select rid::text || '/' || type as key from put`;

const INSERTS = `${HISTORY}, ${INDEX_ROWS}`;

// Rows go in by order of their key: two transactions that bring the same new resources would else wait for each other.

/** New resources only: nothing to clear. A row that exists already is passed over, and so not among the rows returned. */
const PUT_NEW: Statement = {
  name: 'put-new',
  text: `${INPUT}, put as (
  insert into resource (rid, type, id, version, updated, deleted, terms)
  select rid, type, id, version, updated, deleted, terms::bigint[] from w order by rid, type
  on conflict (rid, type) do nothing
  returning rid, type
), ${INSERTS}`,
};

const clear = (table: string): string =>
  `${table}_old as (delete from ${table} i using put where i.rid = put.rid and i.type = put.type)`;

/** What is in the index of the rows that `put` names, gone. */
export const CLEARED = INDEX_TABLES.map(({ name }) => clear(name)).join(', ');

/** The version decides: a row that has moved on meanwhile is passed over, and so not among the rows returned. */
const PUT: Statement = {
  name: 'put',
  text: `${INPUT}, put as (
  insert into resource as r (rid, type, id, version, updated, deleted, terms)
  select rid, type, id, version, updated, deleted, terms::bigint[] from w order by rid, type
  on conflict (rid, type) do update
    set version = excluded.version, updated = excluded.updated, deleted = excluded.deleted, terms = excluded.terms
    where r.version = excluded.version - 1
  returning rid, type
), ${CLEARED}, ${INSERTS}`,
};

export const putStatement = (rows: readonly PutRow[]): Statement =>
  rows.every(({ version }) => version === 1) ? PUT_NEW : PUT;

/** `count`: of the definitions they are indexed by; without, whatever they are. */
export function putParams(rows: readonly PutRow[], names: Names, count?: string): Param[] {
  const columns = Array.from({ length: 39 }, (): (string | number)[] => []);
  for (const row of rows) addRow(columns, row, names);
  const lists = columns.map((column, i) => (SEPARATED.has(i + 1) ? column.join(NEXT) : `{${column.join(',')}}`));
  return [...lists, count ?? null];
}

const SEPARATED = new Set([3, 8, 9, 18, 19, 24, 37, 39]);

function addRow(columns: (string | number)[][], row: PutRow, names: Names): void {
  const push = (first: number, ...values: (string | number)[]): void => {
    for (let i = 0; i < values.length; i += 1) columns[first - 1 + i]!.push(values[i]!);
  };
  const rid = ridOf(row.type, row.id);
  const type = names.typeNumber(row.type);
  const { terms, dates, strings, quantities, references, pairs } = row.entries;
  const hashes: string[] = [];
  for (const text of terms) hashes.push(digest64(text));
  for (const reference of row.audience) hashes.push(digest64(term.audience(reference)));
  const method = methodNumber(row.method);
  push(1, rid, type, row.id, row.version, row.updated.toISOString(), String(row.content === null), method);
  push(8, row.content ?? '', `{${hashes.join(',')}}`);
  for (const { param, lo, hi } of dates) push(10, rid, type, names.paramNumber(param), instant(lo), instant(hi));
  for (const { param, value, exact } of distinct(strings)) {
    push(
      15,
      rid,
      type,
      names.paramNumber(param),
      withoutSeparators(value),
      exact === null ? NULL : withoutSeparators(exact),
    );
  }
  for (const { param, value, hi, unit } of storable(quantities)) {
    push(20, rid, type, names.paramNumber(param), value, withoutSeparators(unit), hi ?? NONE);
  }
  for (const { param, type: target, id } of references) {
    push(26, rid, type, names.paramNumber(param), ridOf(target, id), names.typeNumber(target));
  }
  for (const { param, lead, value, hi, units, also, text } of storable(pairs)) {
    const numbers = [value ?? NONE, hi ?? NONE] as const;
    push(31, rid, type, names.paramNumber(param), digest64(lead), ...numbers, `{${units.map(digest64).join(',')}}`);
    push(38, also ?? NONE, text === undefined ? NULL : withoutSeparators(text));
  }
}

/** Texts that fold to nothing cannot be asked for, and the same text twice is one row. */
function distinct(strings: IndexEntries['strings']): IndexEntries['strings'] {
  const seen = new Set<string>();
  return strings.filter(({ param, value, exact }) => {
    const key = `${param} ${value} ${exact}`;
    if (value === '' || seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

export function instant(ms: number): string {
  if (ms >= LAST_INSTANT) return 'infinity';
  if (ms <= FIRST_INSTANT) return '-infinity';
  return new Date(ms).toISOString();
}
