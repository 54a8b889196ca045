// Whether the index says of each resource what the resource says, value by value. Two processes may have written by different
// programs for a moment, and a job is only as good as what it proves.
import { storable } from '../../fhir/search/extract/index-limits.ts';
import { term } from '../../fhir/search/term.ts';
import type { Row, Session } from '../database.ts';
import { ridOf } from '../rid.ts';
import { INDEX_TABLES, INPUT, type PutRow, putParams } from '../write/put.ts';
import { type Found, type Indexing, type Named, readable, rewrite, rowOf } from './rewrite.ts';

export interface Checked {
  /** Found otherwise than they should be, and mended. */
  readonly mismatches: readonly string[];
  /** Index key -> how many of these resources say something under it. */
  readonly extracted: ReadonlyMap<string, number>;
}

interface StoredRow extends Row {
  version: number;
  updated: Date;
  content: string | null;
}

const STORED = `
select r.version, r.updated, v.content
from resource r join resource_version v using (rid, type, version)
where (r.rid, r.type) in (select * from unnest($1::text::uuid[], $2::text::smallint[])) and not r.deleted`;

const differing = INDEX_TABLES.map(({ name, columns, wanted }) => {
  const stored = `select ${columns.replace(/\w+/g, 'i.$&')} from ${name} i join here using (rid, type)`;
  const should = `${wanted} join here using (rid, type)`;
  return [`(${should}) except (${stored})`, `(${stored}) except (${should})`]
    .map((rows) => `select rid, type from (${rows}) differ`)
    .join(' union all ');
});

/** In one statement, so that all of it is of one moment. A version that has moved on was indexed by whoever wrote it. */
const DIFFERING = `${INPUT}, here as (
  select rid, type, r.id, r.terms as stored, w.terms::bigint[] as wanted
  from w join resource r using (rid, type) where r.version = w.version
), wrong as (
  select rid, type from here where not (stored @> wanted and wanted @> stored)
  union all ${differing.join(' union all ')}
)
select distinct type, id from wrong join here using (rid, type)`;

export async function check(
  tx: Session,
  these: readonly Named[],
  keys: ReadonlySet<string>,
  parts: Indexing,
): Promise<Checked> {
  const { names } = parts;
  const stored = await tx.query<StoredRow>(STORED, [
    `{${these.map(({ type, id }) => ridOf(type, id)).join(',')}}`,
    `{${these.map(({ type }) => names.typeNumber(type)).join(',')}}`,
  ]);
  const rows: PutRow[] = [];
  const extracted = new Map<string, number>();
  for (const { version, updated, content } of stored) {
    const found = content === null ? undefined : readable(content, parts);
    if (found === undefined) continue;
    for (const key of keys) if (says(found, key)) extracted.set(key, (extracted.get(key) ?? 0) + 1);
    rows.push(rowOf(found, version, updated, parts));
  }
  if (rows.length === 0) return { mismatches: [], extracted };
  const found = await tx.query<{ type: number; id: string }>(DIFFERING, putParams(rows, names));
  const wrong = found.map(({ type, id }): Named => ({ type: names.typeName(type), id }));
  if (wrong.length > 0) await rewrite(tx, wrong, parts);
  return { mismatches: wrong.map(({ type, id }) => `${type}/${id}`), extracted };
}

const says = ({ entries }: Found, key: string): boolean => {
  const { terms, dates, strings, quantities, references, pairs } = entries;
  const values = [...dates, ...strings.filter(({ value }) => value !== ''), ...storable(quantities)];
  return (
    terms.has(term.present(key)) || [...values, ...references, ...storable(pairs)].some(({ param }) => param === key)
  );
};
