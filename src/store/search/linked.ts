// A filter over a reference: the resources at its other end are found first, each of them seen by the audience, then those that
// refer to them, or that they refer to. No resource is joined to another.
import type { Filter, Linked } from '../../fhir/search/tree.ts';
import type { PredicateParts } from './predicate-parts.ts';

type Predicates = (
  alias: string,
  types: readonly string[],
  filters: readonly Filter[],
  parts: PredicateParts,
) => string;

// Driven from the other end, row by row ("offset 0" keeps it so), into an array, of which the planner expects few: it would else
// read all references for what many resources have (a gender).
export function linked(
  alias: string,
  types: readonly string[],
  filter: Linked,
  parts: PredicateParts,
  predicates: Predicates,
): string {
  const { params, names } = parts;
  const numbers = (list: readonly number[]): string => params.list(list, 'smallint');
  const by = (keys: readonly string[]): string => numbers(keys.map((key) => names.paramNumber(key)));
  const found = foundAtTheEnds(filter, parts, predicates);
  const ofTypes = numbers(types.map((type) => names.typeNumber(type)));
  const reached = `from (${fromTheEnds(found, filter, by)}) i where i.type = any(${ofTypes})`;
  const those =
    types.length === 1
      ? `${alias}.rid = any (array(select i.rid ${reached}))`
      : // Resources of two types may have one id, and then one rid.
        `(${alias}.rid, ${alias}.type) in (
          select split_part(k, ' ', 1)::uuid, split_part(k, ' ', 2)::smallint
          from unnest(array(select i.rid::text || ' ' || i.type ${reached})) k
        )`;
  return filter.inForce === true ? `${those} and ${inForce(alias, found)}` : those;
}

/** By address, and by url: what is named so and what has the name refer to the same. */
function fromTheEnds(found: string, { other, keys, byUrl }: Linked, by: (keys: readonly string[]) => string): string {
  const [here, condition] =
    other === 'target'
      ? ['i.rid, i.type', 'i.target_rid = c.rid and i.target_type = c.type']
      : ['i.target_rid as rid, i.target_type as type', 'i.rid = c.rid and i.type = c.type'];
  const byAddress = (ends: string): string => `select i.* from ${ends} c cross join lateral (
      select ${here} from idx_reference i where ${condition} and i.param = any(${by(keys)}) offset 0
    ) i`;
  if (byUrl === undefined) return byAddress(`(${found})`);
  const [near, far] = other === 'target' ? [byUrl.own, byUrl.keys] : [byUrl.keys, byUrl.own];
  return `with ends as (${found}) ${byAddress('ends')} union all
    select i.* from (
      select distinct n.target_rid from ends c cross join lateral (
        select n.target_rid from idx_reference n where n.rid = c.rid and n.type = c.type and n.param = any(${by(near)}) offset 0
      ) n
    ) n cross join lateral (
      select i.rid, i.type from idx_reference i where i.target_rid = n.target_rid and i.param = any(${by(far)}) offset 0
    ) i`;
}

function foundAtTheEnds({ ends }: Linked, parts: PredicateParts, predicates: Predicates): string {
  const inner: PredicateParts = { ...parts, inPlace: false };
  return ends
    .map(
      ({ types, filters }) =>
        `select c.rid, c.type, c.version from resource c where ${predicates('c', types, filters, inner)}`,
    )
    .join(' union all ');
}

// The index holds what an entry refers to, not whether the entry is marked as deleted: that is read from the lists, which are few.
const inForce = (alias: string, lists: string): string => `
  (select t.name from resource_type t where t.num = ${alias}.type) || '/' || ${alias}.id = any (array(
    select substring(e.entry -> 'item' ->> 'reference' from '([A-Za-z]+/[A-Za-z0-9.-]+)(?:/_history/[^/]+)?$')
    from (${lists}) l join resource_version v using (rid, type, version)
    cross join lateral json_array_elements(
      case when json_typeof(v.content::json -> 'entry') = 'array' then v.content::json -> 'entry' else '[]' end) e(entry)
    where coalesce(e.entry ->> 'deleted', 'false') <> 'true'
  ))`;
