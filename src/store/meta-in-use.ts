// $meta of a type or of everything: the profiles, tags and labels in use.
import type { Audience } from '../access/audience.ts';
import type { Coding, Meta } from '../fhir/resource.ts';
import { audienceTerms } from './current.ts';
import type { Session } from './database.ts';
import type { Names } from './names.ts';
import { SqlParams } from './sql-params.ts';

/** Read from the newest resources only, so that the answer stays cheap whatever the size of the store. */
const NEWEST = 10_000;

export async function metaInUse(
  type: string | undefined,
  { session, names, audience }: { session: Session; names: Names; audience: Audience },
): Promise<Meta> {
  const params = new SqlParams();
  const ofType = type === undefined ? '' : `and r.type = ${params.add(names.typeNumber(type))}`;
  const seen = audience === 'everyone' ? '' : `and r.terms && ${params.add(audienceTerms(audience))}::text::bigint[]`;
  // json, not jsonb: one number of a resource that numeric cannot hold (1e999999) would fail the answer for all.
  const rows = await session.query<{ kind: 'profile' | 'tag' | 'security'; value: string }>(
    `with newest as (
       select rid, type, version from resource r where not r.deleted ${ofType} ${seen} order by r.updated desc limit ${NEWEST}
     ), metas as (
       select v.content::json -> 'meta' as meta from newest join resource_version v using (rid, type, version)
     )
     select distinct k.kind, value::text as value
     from metas cross join (values ('profile'), ('tag'), ('security')) k (kind)
     cross join lateral json_array_elements(case json_typeof(meta -> k.kind) when 'array' then meta -> k.kind else '[]' end) value
     order by 1, 2`,
    params.values,
  );
  const of = <T>(kind: string): T[] =>
    rows.filter((row) => row.kind === kind).map(({ value }) => JSON.parse(value) as T);
  const found: Meta = { profile: of<string>('profile'), tag: of<Coding>('tag'), security: of<Coding>('security') };
  return Object.fromEntries(Object.entries(found).filter(([, list]) => (list as unknown[]).length > 0)) as Meta;
}
