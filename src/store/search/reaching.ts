// Of resources at hand, those that pass a filter over references: from them to the other end, link by link, a statement each.
// What lies there is looked up by its key, and has to be seen, at every link.
import type { End, Linked } from '../../fhir/search/tree.ts';
import type { Row } from '../database.ts';
import { SqlParams } from '../sql-params.ts';
import type { ReadingParts } from './hit.ts';
import { type Key, unnested } from './key.ts';
import { predicates } from './predicates.ts';

/** So many references are looked along one by one; beyond, it is better to begin at the other end. */
const FEW = 10_000;

/** undefined: they lead to too many. */
export async function thatReach<K extends Key>(
  rows: readonly K[],
  links: readonly Linked[],
  parts: ReadingParts,
): Promise<K[] | undefined> {
  let left: readonly K[] = rows;
  for (const link of links) {
    const reached = await reaching(left, link, parts);
    if (reached === undefined) return undefined;
    left = left.filter((row) => reached.has(keyOf(row)));
  }
  return [...left];
}

const keyOf = ({ rid, type }: Key): string => `${rid} ${type}`;

async function reaching(
  rows: readonly Key[],
  link: Linked,
  parts: ReadingParts,
): Promise<ReadonlySet<string> | undefined> {
  const steps = await stepsFrom(rows, link, parts);
  if (steps.length > FEW) return undefined;
  const others = new Map(steps.map(({ there }) => [keyOf(there), there]));
  const arrived = new Set<string>();
  for (const end of link.ends) {
    const passing = await thatPass([...others.values()], end, parts);
    if (passing === undefined) return undefined;
    for (const key of passing) arrived.add(keyOf(key));
  }
  return new Set(steps.filter(({ there }) => arrived.has(keyOf(there))).map(({ here }) => keyOf(here)));
}

interface Step {
  readonly here: Key;
  readonly there: Key;
}

// "offset 0" keeps the planner from turning look-ups, row by row, into a join with a whole table.
async function stepsFrom(
  rows: readonly Key[],
  { other, keys, byUrl }: Linked,
  { session, names }: ReadingParts,
): Promise<Step[]> {
  if (rows.length === 0) return [];
  const params = new SqlParams();
  const by = (those: readonly string[]): string =>
    params.list(
      those.map((key) => names.paramNumber(key)),
      'smallint',
    );
  const from = `${unnested(rows, params)} k(rid, type)`;
  const [here, there] =
    other === 'target'
      ? ['i.rid = k.rid and i.type = k.type', 'i.target_rid as rid, i.target_type as type']
      : ['i.target_rid = k.rid and i.target_type = k.type', 'i.rid, i.type'];
  const byAddress = `select k.rid::text, k.type, i.rid::text as to, i.type as to_type from ${from} cross join lateral (
      select ${there} from idx_reference i where ${here} and i.param = any(${by(keys)}) offset 0
    ) i`;
  // What is named so and what has the name refer to the same.
  const byName = (near: readonly string[], far: readonly string[]): string =>
    `union all select k.rid::text, k.type, i.rid::text as to, i.type as to_type from ${from} cross join lateral (
      select n.target_rid from idx_reference n where n.rid = k.rid and n.type = k.type and n.param = any(${by(near)}) offset 0
    ) n cross join lateral (
      select i.rid, i.type from idx_reference i where i.target_rid = n.target_rid and i.param = any(${by(far)}) offset 0
    ) i`;
  const further =
    byUrl === undefined ? '' : other === 'target' ? byName(byUrl.keys, byUrl.own) : byName(byUrl.own, byUrl.keys);
  const found = await session.query<{ rid: string; type: number; to: string; to_type: number } & Row>(
    `${byAddress} ${further} limit ${FEW + 1}`,
    params.values,
  );
  return found.map(({ rid, type, to, to_type }) => ({ here: { rid, type }, there: { rid: to, type: to_type } }));
}

async function thatPass(
  rows: readonly Key[],
  { types, filters }: End,
  parts: ReadingParts,
): Promise<Key[] | undefined> {
  if (rows.length === 0) return [];
  const { session, names, audience } = parts;
  const params = new SqlParams();
  const own = filters.filter(({ kind }) => kind !== 'linked');
  const links = filters.filter((filter) => filter.kind === 'linked');
  const passes = predicates('c', types, own, { params, names, audience, inPlace: true });
  const found = await session.query<Key & Row>(
    `select c.rid::text, c.type from ${unnested(rows, params)} k(rid, type) cross join lateral (
      select * from resource c where c.rid = k.rid and c.type = k.type offset 0
    ) c where ${passes}`,
    params.values,
  );
  return thatReach(found, links, parts);
}
