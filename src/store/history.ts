// Versions, newest first: of one resource, of a type, of everything. https://hl7.org/fhir/R4/http.html#history
import type { Audience } from '../access/audience.ts';
import { audienceTerms } from './current.ts';
import type { Row, Session } from './database.ts';
import type { Names } from './names.ts';
import { ridOf } from './rid.ts';
import { SqlParams } from './sql-params.ts';
import { instant, type Method, methodOf } from './write/put.ts';

export interface HistoryScope {
  readonly type?: string;
  readonly id?: string;
  /** Versions made at or after this instant. */
  readonly since?: number;
  /** Versions that were current at some time within this range. */
  readonly at?: { readonly lo: number; readonly hi: number };
  readonly count: number;
}

export interface HistoryPosition {
  readonly updated: string;
  readonly type: number;
  readonly rid: string;
  readonly version: number;
}

export interface Version {
  readonly type: string;
  readonly id: string;
  readonly version: number;
  readonly updated: Date;
  readonly method: Method;
  /** undefined: this version is the deletion. */
  readonly content?: string;
}

interface VersionRow extends Row {
  rid: string;
  type: number;
  id: string;
  version: number;
  updated: Date;
  key: string;
  method: number;
  content: string | null;
}

interface Parts {
  readonly session: Session;
  readonly names: Names;
  readonly audience: Audience;
}

export const readVersion = async (
  type: string,
  id: string,
  version: number,
  parts: Parts,
): Promise<Version | undefined> => (await readVersions([{ type, id, version }], parts))[0];

/** Of several resources, those that were stored; current or not. */
export async function readVersions(
  wanted: readonly { readonly type: string; readonly id: string; readonly version: number }[],
  { session, names, audience }: Parts,
): Promise<Version[]> {
  if (wanted.length === 0) return [];
  const params = new SqlParams();
  const lists = [
    params.list(
      wanted.map(({ type, id }) => ridOf(type, id)),
      'uuid',
    ),
    params.list(
      wanted.map(({ type }) => names.typeNumber(type)),
      'smallint',
    ),
    params.list(
      wanted.map(({ version }) => version),
      'int',
    ),
  ];
  const seen = audience === 'everyone' ? '' : `and r.terms && ${params.add(audienceTerms(audience))}::text::bigint[]`;
  const rows = await session.query<VersionRow>(
    `select v.* from (select distinct * from unnest(${lists.join()}) k(rid, type, version)) k cross join lateral (
       select v.rid::text, v.type, r.id, v.version, v.updated, v.updated::text as key, v.method, v.content
       from resource_version v join resource r using (rid, type)
       where v.rid = k.rid and v.type = k.type and v.version = k.version ${seen} offset 0
     ) v order by v.type, v.id, v.version`,
    params.values,
  );
  return rows.map((row) => toVersion(row, names));
}

export async function history(
  scope: HistoryScope,
  after: HistoryPosition | undefined,
  parts: Parts,
): Promise<{ versions: Version[]; next?: HistoryPosition }> {
  const { session, names } = parts;
  const params = new SqlParams();
  const rows = await session.query<VersionRow>(historyText(scope, after, params, parts), params.values);
  const page = rows.slice(0, scope.count);
  const last = page.at(-1);
  const more = rows.length > scope.count && last !== undefined;
  return {
    versions: page.map((row) => toVersion(row, names)),
    ...(more ? { next: { updated: last.key, type: last.type, rid: last.rid, version: last.version } } : {}),
  };
}

function historyText(
  scope: HistoryScope,
  after: HistoryPosition | undefined,
  params: SqlParams,
  { names, audience }: Parts,
): string {
  const limit = scope.count + 1;
  const ofOne =
    scope.type !== undefined && scope.id !== undefined ? `and v.rid = ${params.add(ridOf(scope.type, scope.id))}` : '';
  const since = scope.since === undefined ? '' : `and v.updated >= ${params.add(instant(scope.since))}::timestamptz`;
  const seen = audience === 'everyone' ? '' : `and r.terms && ${params.add(audienceTerms(audience))}::text::bigint[]`;
  const where = `${ofOne} ${since} ${currentWithin(scope.at, params)} ${seen}`;
  const order = 'v.updated desc, v.rid desc, v.version desc';
  const select = `select v.rid, v.type, r.id, v.version, v.updated, v.method, v.content from resource_version v join resource r using (rid, type)`;
  const page =
    scope.type !== undefined
      ? `${select} where v.type = ${params.add(names.typeNumber(scope.type))} ${where} ${keyset(after, params)} order by ${order} limit ${limit}`
      : // One short walk per type and a merge: the index that serves a type's history serves the system's.
        `select v.* from resource_type t cross join lateral (${select} where v.type = t.num ${where} ${keyset(after, params)} order by ${order} limit ${limit}) v`;
  return `select p.rid::text, p.type, p.id, p.version, p.updated, p.updated::text as key, p.method, p.content from (${page}) p
    order by p.updated desc, p.rid desc, p.type desc, p.version desc limit ${limit}`;
}

const keyset = (after: HistoryPosition | undefined, params: SqlParams): string =>
  after === undefined
    ? ''
    : `and (v.updated, v.rid, v.type, v.version) < (${params.add(after.updated)}::timestamptz, ${params.add(after.rid)}::uuid, ${params.add(after.type)}::smallint, ${params.add(after.version)})`;

/** A version is current from its own time until the next one's. */
function currentWithin(at: HistoryScope['at'], params: SqlParams): string {
  if (at === undefined) return '';
  const before = `v.updated < ${params.add(instant(at.hi))}::timestamptz`;
  const from = `${params.add(instant(at.lo))}::timestamptz`;
  return `and ${before} and coalesce((select n.updated from resource_version n where n.rid = v.rid and n.type = v.type and n.version = v.version + 1), 'infinity') > ${from}`;
}

export async function historyTotal(type: string, id: string, { session, names, audience }: Parts): Promise<number> {
  const params = new SqlParams();
  const seen = audience === 'everyone' ? '' : `and r.terms && ${params.add(audienceTerms(audience))}::text::bigint[]`;
  const [row] = await session.query<{ n: string }>(
    `select count(*)::text as n from resource_version v join resource r using (rid, type)
     where v.rid = ${params.add(ridOf(type, id))} and v.type = ${params.add(names.typeNumber(type))} ${seen}`,
    params.values,
  );
  return Number(row?.n ?? 0);
}

const toVersion = (row: VersionRow, names: Names): Version => ({
  type: names.typeName(row.type),
  id: row.id,
  version: row.version,
  updated: row.updated,
  method: methodOf(row.method),
  ...(row.content === null ? {} : { content: row.content }),
});
