// Whether the index says of each resource what the resource says. Two processes may have written by different definitions for a
// moment, and a job is only as good as what it proves.
import { audienceOf } from '../../access/audience.ts';
import { storable } from '../../fhir/search/extract/index-limits.ts';
import { term } from '../../fhir/search/term.ts';
import type { Row, Session } from '../database.ts';
import { digest64 } from '../digest.ts';
import { ridOf } from '../rid.ts';
import { type Found, type Indexing, type Named, readable, rewrite } from './rewrite.ts';

export interface Checked {
  /** Found otherwise than they should be, and mended. */
  readonly mismatches: readonly string[];
  /** Index key -> how many resources say something under it. */
  readonly extracted: ReadonlyMap<string, number>;
}

interface StoredRow extends Row {
  type: number;
  id: string;
  terms: string;
  params: string;
  content: string | null;
}

const VALUES = ['idx_date', 'idx_string', 'idx_quantity', 'idx_reference', 'idx_pair']
  .map((table) => `select i.param from ${table} i where i.rid = r.rid and i.type = r.type`)
  .join(' union ');
// In one statement, so that all of it is of one moment.
const STORED = `
select r.type, r.id, r.terms::text, array(${VALUES})::text as params, v.content
from resource r join resource_version v using (rid, type, version)
where (r.rid, r.type) in (select * from unnest($1::text::uuid[], $2::text::smallint[])) and not r.deleted`;

export async function check(
  tx: Session,
  these: readonly Named[],
  keys: ReadonlySet<string>,
  parts: Indexing,
): Promise<Checked> {
  const { names } = parts;
  const rows = await tx.query<StoredRow>(STORED, [
    `{${these.map(({ type, id }) => ridOf(type, id)).join(',')}}`,
    `{${these.map(({ type }) => names.typeNumber(type)).join(',')}}`,
  ]);
  const wrong: Named[] = [];
  const extracted = new Map<string, number>();
  for (const row of rows) {
    const found = row.content === null ? undefined : readable(row.content, parts);
    if (found === undefined) continue;
    for (const key of keys) if (says(found, key)) extracted.set(key, (extracted.get(key) ?? 0) + 1);
    const params = [...valueKeys(found)].map((key) => String(names.paramNumber(key)));
    const isRight = isSame(row.terms, termsOf(found, parts)) && isSame(row.params, params);
    if (!isRight) wrong.push({ type: names.typeName(row.type), id: row.id });
  }
  if (wrong.length > 0) await rewrite(tx, wrong, parts);
  return { mismatches: wrong.map(({ type, id }) => `${type}/${id}`), extracted };
}

/** PostgreSQL's text of an array of numbers. */
function isSame(stored: string, wanted: readonly string[]): boolean {
  const there = new Set(stored.slice(1, -1).split(',').filter(Boolean));
  const should = new Set(wanted);
  return there.size === should.size && [...should].every((each) => there.has(each));
}

const termsOf = ({ resource, entries }: Found, { index }: Indexing): string[] => [
  ...[...entries.terms].map(digest64),
  ...audienceOf(resource, index.base).map((reference) => digest64(term.audience(reference))),
];

function valueKeys({ entries: { dates, strings, quantities, references, pairs } }: Found): Set<string> {
  const rows = [
    ...dates,
    ...strings.filter(({ value }) => value !== ''),
    ...storable(quantities),
    ...references,
    ...storable(pairs),
  ];
  return new Set(rows.map(({ param }) => param));
}

const says = (found: Found, key: string): boolean =>
  found.entries.terms.has(term.present(key)) || valueKeys(found).has(key);
