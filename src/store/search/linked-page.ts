// A page of a search over references to what many resources are (`Task?patient.gender=male`). Found from the other end it would
// cost as much as there are of them; so a few of those searched for are taken, in their order, and looked at for where they lead.
// When this does not fill the page, the other end decides after all.
import { type Search, typeSearched } from '../../fhir/search/tree.ts';
import type { Row } from '../database.ts';
import { SqlParams } from '../sql-params.ts';
import { leavesMany } from './frequency.ts';
import { type Hit, type HitRow, type ReadingParts, toHit } from './hit.ts';
import type { Key } from './key.ts';
import { direction, type Position, since } from './order.ts';
import { seen } from './predicate-parts.ts';
import { predicates } from './predicates.ts';
import { thatReach } from './reaching.ts';
import { isLink, TAKEN } from './settled.ts';

/** A first look fills a page of fifty where one in four passes. */
const walksFor = (count: number): number[] => [Math.max(200, 2 * count), Math.max(800, 4 * count)];

interface Step extends Key, Row {
  readonly rid: string;
  readonly type: number;
  readonly updated: string;
  readonly passes: boolean;
}

/** undefined: the page is not found so. */
export async function linkedPage(
  search: Search,
  after: Position | undefined,
  parts: ReadingParts,
): Promise<{ hits: readonly Hit[]; next?: Position } | undefined> {
  const [sort = { by: 'updated', descending: true } as const, ...further] = search.sort;
  const links = search.filters.filter(isLink).filter(leavesMany);
  const others = search.filters.filter((filter) => !links.some((link) => link === filter));
  if (links.length === 0 || search.types.length > 1 || sort.by !== 'updated' || further.length > 0) return undefined;
  const walked = { ...search, filters: others };
  const passing: Step[] = [];
  const take = async (steps: readonly Step[]): Promise<boolean> => {
    const reaching = await thatReach(
      steps.filter(({ passes }) => passes),
      links,
      parts,
    );
    passing.push(...(reaching ?? []));
    return reaching !== undefined;
  };
  const filled = (): boolean => passing.length > search.count;
  const page = (): Promise<{ hits: readonly Hit[]; next?: Position }> => shown(passing, search.count, parts);

  let last = after;
  if (others.every(leavesMany)) {
    for (const count of walksFor(search.count)) {
      const steps = await walk(walked, sort, count, last, parts);
      if (!(await take(steps))) return undefined;
      if (filled() || steps.length < count) return page();
      last = positionOf(steps.at(-1)!);
    }
  }
  if (others.length === 0) return undefined;
  const steps = await found(walked, sort, last, parts);
  if (!(await take(steps))) return undefined;
  return filled() || steps.length < TAKEN ? page() : undefined;
}

type Order = Pick<Search['sort'][number], 'descending'>;

const positionOf = ({ updated, type, rid }: Step): Position => ({ keys: [updated], type, rid });

const beyondShown = (alias: string, { descending }: Order, after: Position | undefined, params: SqlParams): string =>
  since({ by: 'updated', descending }, `${alias}.updated`, `${alias}.rid`, `${alias}.type`, after, params);

/** The next of the type, whether they pass or not. */
function walk(
  search: Search,
  order: Order,
  count: number,
  after: Position | undefined,
  { session, names, audience }: ReadingParts,
): Promise<Step[]> {
  const params = new SqlParams();
  const type = params.add(names.typeNumber(typeSearched(search)));
  const to = direction(order);
  const next = `select * from resource w where w.type = ${type} ${beyondShown('w', order, after, params)} order by w.updated ${to}, w.rid ${to} limit ${count}`;
  const passes = predicates('r', search.types, search.filters, { params, names, audience, inPlace: true });
  return session.query<Step>(
    `select r.rid::text, r.type, r.updated::text, (${passes}) as passes from (${next}) r order by r.updated ${to}, r.rid ${to}`,
    params.values,
  );
}

/** The next that pass, by the index. "+ interval '0'" keeps the planner from walking once more. */
function found(
  search: Search,
  order: Order,
  after: Position | undefined,
  { session, names, audience }: ReadingParts,
): Promise<Step[]> {
  const params = new SqlParams();
  const passes = predicates('r', search.types, search.filters, { params, names, audience });
  const to = direction(order);
  return session.query<Step>(
    `select r.rid::text, r.type, r.updated::text, true as passes from resource r
     where ${passes} ${beyondShown('r', order, after, params)}
     order by r.updated + interval '0' ${to}, r.rid ${to} limit ${TAKEN}`,
    params.values,
  );
}

async function shown(
  steps: readonly Step[],
  count: number,
  { session, names, audience }: ReadingParts,
): Promise<{ hits: readonly Hit[]; next?: Position }> {
  const page = steps.slice(0, count);
  if (page.length === 0) return { hits: [] };
  const params = new SqlParams();
  const rids = params.list(
    page.map(({ rid }) => rid),
    'uuid',
  );
  const rows = await session.query<HitRow>(
    `select r.* from unnest(${rids}) with ordinality k(rid, at) cross join lateral (
      select r.rid::text, r.type, r.id, r.version, r.updated, v.content
      from resource r join resource_version v using (rid, type, version)
      where r.rid = k.rid and r.type = ${params.add(page[0]!.type)} and not r.deleted and ${seen('r', { params, names, audience })} offset 0
    ) r order by k.at`,
    params.values,
  );
  return {
    hits: rows.map((row) => toHit(row, names)),
    ...(steps.length > count ? { next: positionOf(page.at(-1)!) } : {}),
  };
}
