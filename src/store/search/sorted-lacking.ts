// All that have no value of the first keys, sorted: they come last, where those that have one may be the whole type. Told apart on
// the indexes alone, a row of the resource is read, and a further key worked out, only of those that are left.
import type { Search, Sort } from '../../fhir/search/tree.ts';
import type { Names } from '../names.ts';
import { SqlParams } from '../sql-params.ts';
import type { ReadingParts } from './hit.ts';
import { lackingKeys, type OrderedRow, type Position, pageText } from './order.ts';
import { predicates } from './predicates.ts';
import { keysOf } from './sorted.ts';

export function sortedLacking(
  { types, filters }: Pick<Search, 'types' | 'filters'>,
  sort: readonly Sort[],
  limit: number,
  after: Position | undefined,
  { session, names, audience }: ReadingParts,
  lacking: number,
): Promise<OrderedRow[]> {
  const params = new SqlParams();
  const parts = { params, names, audience, inPlace: true };
  const those = types.map((type, at) => withoutValues(type, at, sort.slice(0, lacking), params, names));
  const keyed = `select r.rid, r.type, r.id, r.version, r.updated${lackingKeys(sort, lacking)}${keysOf(sort, lacking, types, parts)}
    from (${those.join(' union all ')}) c cross join lateral (
      select * from resource r where r.rid = c.rid and r.type = c.type offset 0
    ) r where ${predicates('r', types, filters, parts)}`;
  return session.query<OrderedRow>(pageText(keyed, sort, limit, after, params), params.values);
}

/** "offset 0" and the array: it is hashed, once, and of what is left the planner expects few. */
function withoutValues(type: string, at: number, sort: readonly Sort[], params: SqlParams, names: Names): string {
  const number = `${params.add(names.typeNumber(type))}::smallint`;
  const none = sort.flatMap(({ by, keys }) => {
    const param = `${params.add(names.paramNumber(keys[at]!))}::smallint`;
    // Points and ranges have an index each.
    const where = by === 'quantity' ? ["i.unit = '' and i.hi is null", "i.unit = '' and i.hi is not null"] : ['true'];
    return where.map(
      (each) => `not exists (select from idx_${by} i where i.rid = r.rid and i.param = ${param} and ${each})`,
    );
  });
  return `select l.rid, ${number} as type from unnest(array(
    select r.rid from (select rid from resource where type = ${number} offset 0) r where ${none.join(' and ')}
  )) l(rid)`;
}
