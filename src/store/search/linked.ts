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

export function linked(
  alias: string,
  { other, keys, ends }: Linked,
  parts: PredicateParts,
  predicates: Predicates,
): string {
  const { params, names } = parts;
  const inner: PredicateParts = { ...parts, inPlace: false };
  const found = ends.map(
    ({ types, filters }) => `select c.rid, c.type from resource c where ${predicates('c', types, filters, inner)}`,
  );
  const numbers = keys.map((key) => names.paramNumber(key));
  const [here, there] =
    other === 'target'
      ? ['i.rid, i.type', '(i.target_rid, i.target_type)']
      : ['i.target_rid, i.target_type', '(i.rid, i.type)'];
  return `(${alias}.rid, ${alias}.type) in (
    select ${here} from idx_reference i
    where i.param = any(${params.list(numbers, 'smallint')}) and ${there} in (${found.join(' union all ')}))`;
}
