// All that belongs to a patient or an encounter, and what those resources refer to. https://hl7.org/fhir/R4/compartmentdefinition.html
import type { Audience } from '../access/audience.ts';
import { compartment, resourceTypes } from '../fhir/definitions/definitions.ts';
import { PUBLISHED, paramKey } from '../fhir/search/params/params.ts';
import { audienceTerms } from './current.ts';
import type { Row, Session } from './database.ts';
import type { Names } from './names.ts';
import { instant } from './put.ts';
import { ridOf } from './rid.ts';
import { SqlParams } from './sql-params.ts';

export interface CompartmentScope {
  readonly type: string;
  readonly id: string;
  /** Only these types; empty: all. */
  readonly types: readonly string[];
  readonly since?: number;
  readonly count: number;
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

/** The focus first, then its compartment, then what these refer to; a resource stands once, at its first rank. */
export async function readCompartment(
  scope: CompartmentScope,
  after: MemberPosition | undefined,
  { session, names, audience }: { session: Session; names: Names; audience: Audience },
): Promise<{ hits: Member[]; next?: MemberPosition }> {
  const params = new SqlParams();
  const rid = params.add(ridOf(scope.type, scope.id));
  const type = params.add(names.typeNumber(scope.type));
  const via = params.list(
    linkingParams(scope.type).map((key) => names.paramNumber(key)),
    'smallint',
  );
  const conditions = [
    'not r.deleted',
    ...(audience === 'everyone' ? [] : [`r.terms && ${params.add(audienceTerms(audience))}::text::bigint[]`]),
    ...(scope.types.length === 0
      ? []
      : [
          `r.type = any(${params.list(
            scope.types.map((name) => names.typeNumber(name)),
            'smallint',
          )})`,
        ]),
    ...(scope.since === undefined ? [] : [`r.updated >= ${params.add(instant(scope.since))}::timestamptz`]),
    ...(after === undefined
      ? []
      : [
          `(m.rank, m.type, m.rid) > (${params.add(after.rank)}::int, ${params.add(after.type)}::smallint, ${params.add(after.rid)}::uuid)`,
        ]),
  ];
  // What a hidden member refers to would tell of the member.
  const ofSeen =
    audience === 'everyone'
      ? ''
      : `join resource m using (rid, type) where m.terms && ${params.add(audienceTerms(audience))}::text::bigint[]`;
  // Followed are references to what belongs to no patient (offices, people who work there, places), and a stay's patient:
  // a reference to another patient's record, by mistake or malice, brings nothing of it.
  const shared = params.list(
    resourceTypes()
      .filter(isShared)
      .map((name) => names.typeNumber(name)),
    'smallint',
  );
  const rows = await session.query<MemberRow>(
    `with linked as (
       select ${rid}::uuid as rid, ${type}::smallint as type, 0 as rank
       union select i.rid, i.type, 1 from idx_reference i where i.target_rid = ${rid} and i.target_type = ${type} and i.param = any(${via})
     ), members as (
       select l.* from linked l ${ofSeen}
     ), ranked as (
       select rid, type, min(rank) as rank from (
         select * from members
         union all select i.target_rid, i.target_type, 2 from members b join idx_reference i on i.rid = b.rid and i.type = b.type
           where i.target_type = any(${shared}) or (b.rank = 0 and i.target_type = ${names.typeNumber('Patient')} and b.type <> i.target_type)
       ) all_of_it group by rid, type
     ), page as (
       select m.rank, m.type, m.rid, r.id, r.version from ranked m join resource r using (rid, type)
       where ${conditions.join(' and ')} order by m.rank, m.type, m.rid limit ${scope.count + 1}
     )
     select p.rank, p.type, p.rid::text, p.id, v.content from page p join resource_version v using (rid, type, version) order by p.rank, p.type, p.rid`,
    params.values,
  );
  const page = rows.slice(0, scope.count);
  const last = page.at(-1);
  return {
    hits: page.map((row) => ({
      type: names.typeName(row.type),
      id: row.id,
      content: row.content,
      isFocus: row.rank === 0,
    })),
    ...(rows.length > scope.count && last !== undefined
      ? { next: { rank: last.rank, type: last.type, rid: last.rid } }
      : {}),
  };
}

const isShared = (type: string): boolean => type !== 'Patient' && (compartment('Patient')?.[type] ?? []).length === 0;

const linkingParams = (name: string): string[] =>
  Object.entries(compartment(name) ?? {}).flatMap(([type, codes]) =>
    codes.filter((code) => PUBLISHED.indexed(type).has(code)).map((code) => paramKey(type, code)),
  );
