// The current version of a resource, by key.
import type { Audience } from '../access/audience.ts';
import { term } from '../fhir/search/term.ts';
import type { Param, Session, Statement } from './database.ts';
import { digest64 } from './digest.ts';
import type { Names } from './names.ts';
import { ridOf } from './rid.ts';

export interface Current {
  readonly version: number;
  readonly updated: Date;
  /** undefined: deleted. */
  readonly content?: string;
}

export interface CurrentRow extends Record<string, unknown> {
  version: number;
  updated: Date;
  content: string | null;
}

const BY_KEY = `
select r.version, r.updated, v.content
from resource r join resource_version v using (rid, type, version)
where r.rid = $1 and r.type = $2`;

const READ: Statement = { name: 'read', text: BY_KEY };
const READ_SEEN: Statement = { name: 'read-seen', text: `${BY_KEY} and r.terms && $3::text::bigint[]` };
const TARGETS = '(rid, type) in (select * from unnest($1::text::uuid[], $2::text::smallint[]))';
const LOCK = `select 1 from resource where ${TARGETS} order by rid, type for update`;
// A statement of its own: the one that waited for the lock still sees the versions of before its wait.
const READ_LOCKED = `
select r.rid::text || '/' || r.type as key, r.version, r.updated, v.content
from resource r join resource_version v using (rid, type, version) where ${TARGETS}`;

export function readStatement(names: Names, type: string, id: string, audience: Audience): [Statement, Param[]] {
  const key: Param[] = [ridOf(type, id), names.typeNumber(type)];
  return audience === 'everyone' ? [READ, key] : [READ_SEEN, [...key, audienceTerms(audience)]];
}

/** PostgreSQL array text of the terms a caller may see by. */
export const audienceTerms = (audience: readonly string[]): string =>
  `{${audience.map((reference) => digest64(term.audience(reference))).join(',')}}`;

export const toCurrent = (row: CurrentRow | undefined): Current | undefined =>
  row === undefined
    ? undefined
    : { version: row.version, updated: row.updated, ...(row.content === null ? {} : { content: row.content }) };

export const keyOf = (names: Names, type: string, id: string): string => `${ridOf(type, id)}/${names.typeNumber(type)}`;

/** Locks the rows in one order for everybody, so that two transactions cannot wait for each other. */
export async function lockCurrent(
  tx: Session,
  names: Names,
  targets: readonly { type: string; id: string }[],
): Promise<Map<string, Current>> {
  if (targets.length === 0) return new Map();
  const keys = [
    `{${targets.map(({ type, id }) => ridOf(type, id)).join(',')}}`,
    `{${targets.map(({ type }) => names.typeNumber(type)).join(',')}}`,
  ];
  await tx.query(LOCK, keys);
  const rows = await tx.query<CurrentRow & { key: string }>(READ_LOCKED, keys);
  return new Map(rows.map((row) => [row.key, toCurrent(row)!]));
}
