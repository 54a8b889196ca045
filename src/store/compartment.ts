// All that belongs to a patient or an encounter, and what those resources refer to. https://hl7.org/fhir/R4/compartmentdefinition.html
import type { Audience } from '../access/audience.ts';
import { compartment, resourceTypes } from '../fhir/definitions/definitions.ts';
import { PUBLISHED, paramKey } from '../fhir/search/params/params.ts';
import { audienceTerms } from './current.ts';
import type { Row, Session } from './database.ts';
import type { Names } from './names.ts';
import { ridOf } from './rid.ts';
import { SqlParams } from './sql-params.ts';
import { instant } from './write/put.ts';

export interface CompartmentScope {
  readonly type: string;
  readonly id: string;
  /** Only these types; empty: all. */
  readonly types: readonly string[];
  readonly since?: number;
  readonly during?: CareTime;
  readonly count: number;
}

/** Milliseconds, `hi` exclusive. What says by none of the parameters when it was is in any time. */
export interface CareTime {
  readonly lo: number;
  readonly hi: number;
  /** In any of these. */
  readonly at: readonly string[];
  /** On from that of these. */
  readonly from: readonly string[];
  /** Until that of these. */
  readonly until: readonly string[];
}

export interface Member {
  readonly type: string;
  readonly id: string;
  readonly content: string;
  readonly isFocus: boolean;
}

export interface MemberPosition {
  readonly rank: number;
  readonly type: number;
  readonly rid: string;
}

interface MemberRow extends Row {
  rank: number;
  type: number;
  rid: string;
  id: string;
  content: string;
}

interface Parts {
  readonly session: Session;
  readonly names: Names;
  readonly audience: Audience;
}

/**
 * The focus first, then its compartment, then what these refer to; a resource stands once. A page of the compartment is found
 * where the last one ended, whatever its size; only for what all of it refers to all of it is looked through.
 */
export async function readCompartment(
  scope: CompartmentScope,
  after: MemberPosition | undefined,
  parts: Parts,
): Promise<{ hits: Member[]; next?: MemberPosition }> {
  const wanted = scope.count + 1;
  const rows = after?.rank === REFERRED_TO ? [] : await members(scope, after, wanted, parts);
  if (rows.length < wanted) {
    const further = after?.rank === REFERRED_TO ? after : undefined;
    rows.push(...(await referredTo(scope, further, wanted - rows.length, parts)));
  }
  const page = rows.slice(0, scope.count);
  const last = page.at(-1);
  return {
    hits: page.map((row) => ({
      type: parts.names.typeName(row.type),
      id: row.id,
      content: row.content,
      isFocus: row.rank === FOCUS,
    })),
    ...(rows.length > scope.count && last !== undefined
      ? { next: { rank: last.rank, type: last.type, rid: last.rid } }
      : {}),
  };
}

const FOCUS = 0;
const MEMBER = 1;
const REFERRED_TO = 2;

/** Of each parameter that leads to the focus the next few, in the order of its index ("offset 0": looked up row by row). */
async function members(
  scope: CompartmentScope,
  after: MemberPosition | undefined,
  wanted: number,
  parts: Parts,
): Promise<MemberRow[]> {
  const { names } = parts;
  const params = new SqlParams();
  const [rid, type] = focusOf(scope, params, parts);
  const passing = passes(scope, params, parts);
  const from = after?.rank === MEMBER ? after : undefined;
  const ways = linkingParams(scope.type)
    .filter((way) => isWanted(scope, way.type))
    .map((way) => ({ type: names.typeNumber(way.type), param: names.paramNumber(way.key) }))
    .filter((way) => from === undefined || way.type >= from.type);
  const list = (numbers: number[]): string => params.list(numbers, 'smallint');
  const found: string[] = [];
  if (after === undefined && isWanted(scope, scope.type))
    found.push(`select r.rid, r.type, r.id, r.version, ${FOCUS} as rank from resource r
      where r.rid = ${rid} and r.type = ${type} and ${passing}`);
  if (ways.length > 0) {
    const since =
      from === undefined
        ? ''
        : `and i.rid > case when w.type = ${params.add(from.type)}::smallint then ${params.add(from.rid)}::uuid else '${FIRST_RID}' end`;
    found.push(`select distinct l.rid, w.type, l.id, l.version, ${MEMBER} as rank
      from unnest(${list(ways.map((way) => way.type))}, ${list(ways.map((way) => way.param))}) w(type, param)
      cross join lateral (
        select distinct on (i.rid) i.rid, r.id, r.version from idx_reference i cross join lateral (
          select r.id, r.version from resource r where r.rid = i.rid and r.type = w.type and ${passing} offset 0
        ) r
        where i.target_rid = ${rid} and i.target_type = ${type} and i.param = w.param ${since}
          and (i.rid <> ${rid} or i.type <> ${type})
        order by i.rid limit ${wanted}
      ) l`);
  }
  return found.length === 0 ? [] : pageOf(found.join(' union all '), wanted, params, parts);
}

const FIRST_RID = '00000000-0000-0000-0000-000000000000';

/**
 * Followed are references to what belongs to no patient (offices, people who work there, places), and a stay's patient: a
 * reference to another patient's record, by mistake or malice, brings nothing of it.
 */
async function referredTo(
  scope: CompartmentScope,
  after: MemberPosition | undefined,
  wanted: number,
  parts: Parts,
): Promise<MemberRow[]> {
  const { names, audience } = parts;
  const numbers = (types: readonly string[]): number[] =>
    types.filter((each) => isWanted(scope, each)).map((each) => names.typeNumber(each));
  const shared = numbers(resourceTypes().filter(isShared));
  const patient = scope.type === 'Patient' ? [] : numbers(['Patient']);
  if (shared.length + patient.length === 0) return [];
  const params = new SqlParams();
  const [rid, type] = focusOf(scope, params, parts);
  const via = params.list(
    linkingParams(scope.type).map(({ key }) => names.paramNumber(key)),
    'smallint',
  );
  // What a member of another time refers to is of that time.
  const inTime = scope.during === undefined ? '' : `where ${wasIn(scope.during, 'l', params, parts)}`;
  // What a hidden member refers to would tell of the member.
  const ofSeen =
    audience === 'everyone'
      ? ''
      : `join resource m on m.rid = l.rid and m.type = l.type and m.terms && ${params.add(audienceTerms(audience))}::text::bigint[]`;
  const since =
    after === undefined
      ? ''
      : `and (m.type, m.rid) > (${params.add(after.type)}::smallint, ${params.add(after.rid)}::uuid)`;
  const found = `
    select r.rid, r.type, r.id, r.version, ${REFERRED_TO} as rank from (
      select distinct i.target_rid as rid, i.target_type as type from (
        select l.* from (
          select ${rid} as rid, ${type} as type
          union select i.rid, i.type from idx_reference i
            where i.target_rid = ${rid} and i.target_type = ${type} and i.param = any(${via})
        ) l ${ofSeen} ${inTime}
      ) b join idx_reference i on i.rid = b.rid and i.type = b.type
      where i.target_type = any(${params.list(shared, 'smallint')})
        or (b.rid = ${rid} and b.type = ${type} and i.target_type = any(${params.list(patient, 'smallint')}))
    ) m join resource r on r.rid = m.rid and r.type = m.type
    where ${passes(scope, params, parts)} ${since}`;
  return pageOf(found, wanted, params, parts);
}

const pageOf = (found: string, wanted: number, params: SqlParams, { session }: Parts): Promise<MemberRow[]> =>
  session.query<MemberRow>(
    `select p.rank, p.type, p.rid::text, p.id, v.content
     from (select * from (${found}) f order by rank, type, rid limit ${wanted}) p cross join lateral (
       select v.content from resource_version v
       where v.rid = p.rid and v.type = p.type and v.version = p.version offset 0
     ) v order by p.rank, p.type, p.rid`,
    params.values,
  );

const focusOf = ({ type, id }: CompartmentScope, params: SqlParams, { names }: Parts): [string, string] => [
  `${params.add(ridOf(type, id))}::uuid`,
  `${params.add(names.typeNumber(type))}::smallint`,
];

const passes = (scope: CompartmentScope, params: SqlParams, parts: Parts): string =>
  [
    'not r.deleted',
    ...(parts.audience === 'everyone'
      ? []
      : [`r.terms && ${params.add(audienceTerms(parts.audience))}::text::bigint[]`]),
    ...(scope.since === undefined ? [] : [`r.updated >= ${params.add(instant(scope.since))}::timestamptz`]),
    ...(scope.during === undefined ? [] : [wasIn(scope.during, 'r', params, parts)]),
  ].join(' and ');

/** Of what is told by "from" and "until", both have to fit; of what is told by "at", any. */
function wasIn({ lo, hi, ...keys }: CareTime, row: string, params: SqlParams, { names }: Parts): string {
  const list = (of: readonly string[]): string =>
    params.list(
      of.map((key) => names.paramNumber(key)),
      'smallint',
    );
  const [at, from, until] = [list(keys.at), list(keys.from), list(keys.until)];
  const fits = `(d.hi > ${params.add(instant(lo))}::timestamptz or d.param = any(${from}))
    and (d.lo < ${params.add(instant(hi))}::timestamptz or d.param = any(${until}))`;
  return `coalesce((select coalesce(bool_or(${fits}) filter (where d.param = any(${at})), bool_and(${fits})) from idx_date d
    where d.rid = ${row}.rid and d.type = ${row}.type and (d.param = any(${at}) or d.param = any(${from}) or d.param = any(${until}))), true)`;
}

const isWanted = ({ types }: CompartmentScope, type: string): boolean => types.length === 0 || types.includes(type);

/** No compartment reaches further than the patients' own: what is shared is in none. */
const isShared = (type: string): boolean => type !== 'Patient' && (compartment('Patient')?.[type] ?? []).length === 0;

/** Every parameter is of one type. */
const linkingParams = (name: string): { readonly type: string; readonly key: string }[] =>
  Object.entries(compartment(name) ?? {}).flatMap(([type, codes]) =>
    codes.filter((code) => PUBLISHED.indexed(type).has(code)).map((code) => ({ type, key: paramKey(type, code) })),
  );
