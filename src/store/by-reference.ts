// Many resources at once, of any types, by their names or by what they refer to: one statement each, through the indexes
// however much is stored. (A search is of one type, and of long lists of alternatives the planner can only guess.)
import type { Audience } from '../access/audience.ts';
import type { Filter } from '../fhir/search/tree.ts';
import { audienceTerms } from './current.ts';
import type { Session } from './database.ts';
import type { Names } from './names.ts';
import { ridOf } from './rid.ts';
import { type Hit, type HitRow, toHit } from './search/hit.ts';
import { predicates } from './search/predicates.ts';
import { SqlParams } from './sql-params.ts';

export interface Name {
  readonly type: string;
  readonly id: string;
}

/** Resources of a type by a reference of theirs; of those, what passes the filters. */
export interface Way {
  readonly type: string;
  /** As the store numbers it: `Task.encounter`. */
  readonly key: string;
  readonly filters: readonly Filter[];
}

interface Parts {
  readonly session: Session;
  readonly names: Names;
  readonly audience: Audience;
}

/** Those that are there; each once. */
export async function currentOf(wanted: readonly Name[], parts: Parts): Promise<Hit[]> {
  if (wanted.length === 0) return [];
  const params = new SqlParams();
  return rowsOf(keysOf(wanted, params, parts), params, parts);
}

/** What refers to any of these in any of these ways, `andThese` with these themselves; each once. */
export async function referringTo(
  targets: readonly Name[],
  ways: readonly Way[],
  parts: Parts,
  andThese = false,
): Promise<Hit[]> {
  if (targets.length === 0 || ways.length === 0) return [];
  const params = new SqlParams();
  const to = keysOf(targets, params, parts);
  const isPlain = ({ filters }: Way): boolean => filters.length === 0;
  const plain = ways.filter(isPlain);
  const through = [...(plain.length === 0 ? [] : [plain]), ...ways.filter((way) => !isPlain(way)).map((way) => [way])];
  const keys = [...(andThese ? [to] : []), ...through.map((some) => referring(to, some, params, parts))];
  return rowsOf(keys.join(' union '), params, parts);
}

function referring(to: string, ways: readonly Way[], params: SqlParams, { names, audience }: Parts): string {
  const [{ type, filters }] = ways as [Way];
  const numbers = params.list(
    ways.map(({ key }) => names.paramNumber(key)),
    'smallint',
  );
  const passing =
    filters.length === 0
      ? ''
      : `join resource c on (c.rid, c.type) = (i.rid, i.type) where ${predicates('c', [type], filters, { params, names, audience, inPlace: true })}`;
  return `
    select i.rid, i.type from (${to}) t cross join lateral (
      select i.rid, i.type from idx_reference i
      where i.target_rid = t.rid and i.target_type = t.type and i.param = any(${numbers}) offset 0
    ) i ${passing}`;
}

const keysOf = (wanted: readonly Name[], params: SqlParams, { names }: Parts): string => {
  const rids = params.list(
    wanted.map(({ type, id }) => ridOf(type, id)),
    'uuid',
  );
  const types = params.list(
    wanted.map(({ type }) => names.typeNumber(type)),
    'smallint',
  );
  return `select distinct rid, type from unnest(${rids}, ${types}) k(rid, type)`;
};

// "offset 0" keeps the planner from turning look-ups, row by row, into a join with the whole table.
async function rowsOf(keys: string, params: SqlParams, { session, names, audience }: Parts): Promise<Hit[]> {
  const seen = audience === 'everyone' ? '' : `and r.terms && ${params.add(audienceTerms(audience))}::text::bigint[]`;
  const found = await session.query<HitRow>(
    `select r.* from (select distinct rid, type from (${keys}) k) k cross join lateral (
      select r.rid::text, r.type, r.id, r.version, r.updated, v.content
      from resource r join resource_version v using (rid, type, version)
      where r.rid = k.rid and r.type = k.type and not r.deleted ${seen} offset 0
    ) r order by r.type, r.id`,
    params.values,
  );
  return found.map((row) => toHit(row, names));
}
