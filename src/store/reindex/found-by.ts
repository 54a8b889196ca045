// How many of some resources are found by the parameters of users: by the index, as it stands after its check.
import type { SearchParamDef } from '../../fhir/definitions/model.ts';
import { term } from '../../fhir/search/term.ts';
import type { Session } from '../database.ts';
import { digest64 } from '../digest.ts';
import type { Names } from '../names.ts';
import { ridOf } from '../rid.ts';
import type { Named } from './rewrite.ts';

export interface Brought {
  readonly key: string;
  readonly kind: SearchParamDef['type'];
}

const THESE = '(i.rid, i.type) in (select * from unnest($1::text::uuid[], $2::text::smallint[]))';

// Each resource once, however many values it has.
const BY_VALUE = `select param::text as by, count(*)::int as n from (${['idx_date', 'idx_string', 'idx_quantity']
  .map(
    (table) => `select i.rid, i.type, i.param from ${table} i where ${THESE} and i.param = any($3::text::smallint[])`,
  )
  .join(' union ')}) values group by param`;
const BY_TERM = `
select term::text as by, count(*)::int as n
from resource i cross join lateral (select distinct unnest(i.terms) as term) t
where ${THESE} and term = any($3::text::bigint[]) group by term`;

const OF_VALUES: ReadonlySet<SearchParamDef['type']> = new Set(['date', 'string', 'number', 'quantity']);

export async function foundBy(
  session: Session,
  these: readonly Named[],
  brought: readonly Brought[],
  names: Names,
): Promise<ReadonlyMap<string, number>> {
  const keyOf = new Map(
    brought.map(({ key, kind }) => [
      OF_VALUES.has(kind) ? `value ${names.paramNumber(key)}` : `term ${digest64(term.present(key))}`,
      key,
    ]),
  );
  const found = new Map<string, number>();
  const count = async (statement: string, by: string): Promise<void> => {
    const wanted = [...keyOf.keys()].filter((each) => each.startsWith(by)).map((each) => each.slice(by.length));
    if (wanted.length === 0) return;
    const rows = await session.query<{ by: string; n: number }>(statement, [
      `{${these.map(({ type, id }) => ridOf(type, id)).join(',')}}`,
      `{${these.map(({ type }) => names.typeNumber(type)).join(',')}}`,
      `{${wanted.join(',')}}`,
    ]);
    for (const row of rows) found.set(keyOf.get(`${by}${row.by}`)!, row.n);
  };
  await count(BY_VALUE, 'value ');
  await count(BY_TERM, 'term ');
  return found;
}
