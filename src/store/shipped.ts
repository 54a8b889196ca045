// What the program brings along is kept as it ships it, until somebody writes it otherwise: a corrected telephone number
// survives every restart and every upgrade, and so does a deletion.

import { OPERATOR } from '../access/actor.ts';
import { resourceIn } from '../fhir/json/resource-in.ts';
import type { Resource } from '../fhir/resource.ts';
import { Problem } from '../problem.ts';
import type { Row } from './database.ts';
import { ridOf } from './rid.ts';
import type { Store } from './store.ts';
import type { Change } from './write/change.ts';

export interface Shipment {
  /** Of all resources: the same digest again means that nothing is to be done. */
  readonly digest: string;
  readonly resources: () => readonly Resource[];
}

export interface Shipped {
  readonly created: number;
  readonly updated: number;
  /** No longer shipped: set inactive or retired, not deleted, since others may refer to them. */
  readonly retired: number;
  /** Left as somebody wrote or deleted them. */
  readonly kept: readonly string[];
}

interface State extends Row {
  readonly version: number;
  /** The version that was ours; null: never shipped. */
  readonly shipped: number | null;
}

const CALLER = { actor: OPERATOR, audience: 'everyone', via: 'ship' } as const;
const DIGEST = 'shipped_digest';
/** Small enough that a request waits no longer for it than for any other transaction. */
const BATCH = 100;
/** Hubs that start together on one database take turns by failing and looking again. */
const ATTEMPTS = 5;
/** PublicationStatus: what can be retired. */
const RETIRABLE = new Set(['draft', 'active', 'unknown']);

const WANTED =
  'unnest($1::text::uuid[], $2::text::text[]) as wanted(rid, name) join resource_type t on t.name = wanted.name';
const STATES = `
select t.name || '/' || r.id as key, r.version, s.version as shipped
from ${WANTED} join resource r on r.rid = wanted.rid and r.type = t.num
left join shipped s on s.rid = r.rid and s.type = r.type`;
const RECORD = `
insert into shipped (rid, type, version)
select r.rid, r.type, r.version from ${WANTED} join resource r on r.rid = wanted.rid and r.type = t.num
on conflict (rid, type) do update set version = excluded.version`;
const OURS = `
select v.content
from shipped s join resource r on r.rid = s.rid and r.type = s.type and r.version = s.version
join resource_version v on v.rid = r.rid and v.type = r.type and v.version = r.version
where v.content is not null`;
const REMEMBER = `insert into setting values ('${DIGEST}', $1) on conflict (name) do update set value = excluded.value`;

/** undefined: nothing to do, all of it was brought in before. */
export async function ship(store: Store, { digest, resources }: Shipment): Promise<Shipped | undefined> {
  const [known] = await store.database.query<{ value: string }>('select value from setting where name = $1', [DIGEST]);
  if (known?.value === digest) return undefined;
  const wanted = resources();
  const shipped = await shipAll(store, wanted);
  const retired = await shipAll(store, (await noLongerShipped(store, wanted)).map(asRetired));
  await store.database.write({ text: REMEMBER }, [digest]);
  return { ...shipped, retired: retired.updated };
}

async function shipAll(store: Store, resources: readonly Resource[]): Promise<Omit<Shipped, 'retired'>> {
  const parts: Omit<Shipped, 'retired'>[] = [];
  for (let start = 0; start < resources.length; start += BATCH) {
    parts.push(await shipBatch(store, resources.slice(start, start + BATCH)));
  }
  return {
    created: parts.reduce((sum, { created }) => sum + created, 0),
    updated: parts.reduce((sum, { updated }) => sum + updated, 0),
    kept: parts.flatMap(({ kept }) => kept),
  };
}

async function shipBatch(store: Store, batch: readonly Resource[]): Promise<Omit<Shipped, 'retired'>> {
  for (let attempt = 1; ; attempt += 1) {
    const states = await statesOf(store, batch);
    const isSomebodyElses = (each: Resource): boolean => {
      const state = states.get(keyOf(each));
      return state !== undefined && state.version !== state.shipped;
    };
    const ours = batch.filter((each) => !isSomebodyElses(each));
    try {
      const written = await store.write(
        ours.map((resource) => changeFor(resource, states.get(keyOf(resource)))),
        CALLER,
        async (_view, session) => void (await session.query(RECORD, keysOf(ours))),
      );
      const count = (wanted: string): number => written.filter(({ outcome }) => outcome === wanted).length;
      return { created: count('created'), updated: count('updated'), kept: batch.filter(isSomebodyElses).map(keyOf) };
    } catch (cause) {
      // Somebody wrote one of them meanwhile: a user, or a hub that starts beside this one.
      const again = cause instanceof Problem && cause.kind === 'precondition-failed' && attempt < ATTEMPTS;
      if (!again) throw cause;
    }
  }
}

const keyOf = ({ resourceType, id }: Resource): string => `${resourceType}/${id}`;

const keysOf = (resources: readonly Resource[]): [string, string] => [
  `{${resources.map(({ resourceType, id }) => ridOf(resourceType, id!)).join(',')}}`,
  `{${resources.map(({ resourceType }) => resourceType).join(',')}}`,
];

async function statesOf(store: Store, resources: readonly Resource[]): Promise<ReadonlyMap<string, State>> {
  const rows = await store.database.query<State & { key: string }>(STATES, keysOf(resources));
  return new Map(rows.map((row) => [row.key, row]));
}

function changeFor(resource: Resource, state: State | undefined): Change {
  const target = { kind: 'update', type: resource.resourceType, id: resource.id!, resource } as const;
  return state === undefined
    ? { ...target, mustBeNew: true }
    : { ...target, ifMatch: String(state.version), unlessSame: true };
}

async function noLongerShipped(store: Store, wanted: readonly Resource[]): Promise<Resource[]> {
  const still = new Set(wanted.map(keyOf));
  const rows = await store.database.query<{ content: string }>(OURS);
  return rows.map(({ content }) => resourceIn(content)).filter((each) => !still.has(keyOf(each)));
}

/** Not deleted: answers were given to a form, Tasks are owned by an office. */
function asRetired(resource: Resource): Resource {
  const { active, status } = resource as { active?: boolean; status?: string };
  if (active !== undefined) return { ...resource, active: false } as Resource;
  return RETIRABLE.has(status ?? '') ? ({ ...resource, status: 'retired' } as Resource) : resource;
}
