// Which search parameters users have brought, as the hub works with them. Kept up by the reader of the feed: a SearchParameter
// that becomes active is indexed by, and served once a job has gone over what was stored before; one that is retired or deleted
// is not asked by any more, and a job takes what it left out of the index.

import type { SearchParamDef } from '../../fhir/definitions/model.ts';
import { resourceIn } from '../../fhir/json/resource-in.ts';
import type { Resource } from '../../fhir/resource.ts';
import { admit, isPublished, typesOf } from '../../fhir/search/params/admit.ts';
import type { Definition, Progress } from '../../fhir/search/params/live.ts';
import { paramKey } from '../../fhir/search/params/params.ts';
import type { Session } from '../database.ts';
import type { FeedEvent, FeedTransaction } from '../feed.ts';
import { type Names, numberParams, roomForParams } from '../names.ts';
import { askFor } from './job.ts';
import { COUNT_UP, STATE } from './standing.ts';

interface DefinitionRow extends Record<string, unknown> {
  id: string;
  version: number;
  url: string;
  params: string;
  state: number;
}

const ROWS = 'select id, version, url, params, state from search_definition order by id for update';
const LIVE = `
select d.id, d.url, d.params, d.state, j.phase, j.done::float8 as done, j.total::float8 as total
from search_definition d left join reindex_job j on j.num = d.job
where d.state in (${STATE.indexing}, ${STATE.served}) order by d.id`;
const SET = `
insert into search_definition (id, version, url, params, state, job, problem)
values ($1, $2, $3, $4, $5, $6::bigint, $7)
on conflict (id) do update set version = excluded.version, url = excluded.url, params = excluded.params,
  state = excluded.state, job = excluded.job, problem = excluded.problem, indexed = null, extracted = null`;
const SAME = 'update search_definition set version = $2 where id = $1';
const REMOVE = 'delete from search_definition where id = $1';

/** Those that what is stored is indexed by. */
export async function liveDefinitions(session: Session): Promise<Definition[]> {
  const rows = await session.query<DefinitionRow & { phase: number | null; done: number | null; total: number | null }>(
    LIVE,
  );
  return rows.map(({ id, url, params, state, phase, done, total }) => {
    const definition = { id, url, params: JSON.parse(params) as SearchParamDef[] };
    if (state === STATE.served) return definition;
    return { ...definition, indexing: progressIn({ phase, done, total }) };
  });
}

/** How far those are that are being indexed, by id. */
export async function progressOf(session: Session): Promise<ReadonlyMap<string, Progress>> {
  const rows = await session.query<{ id: string; phase: number | null; done: number | null; total: number | null }>(
    `select d.id, j.phase, j.done::float8 as done, j.total::float8 as total
     from search_definition d left join reindex_job j on j.num = d.job where d.state = ${STATE.indexing}`,
  );
  return new Map(rows.map(({ id, ...job }) => [id, progressIn(job)]));
}

function progressIn({
  phase,
  done,
  total,
}: {
  phase: number | null;
  done: number | null;
  total: number | null;
}): Progress {
  const isChecked = phase !== null && phase >= 2;
  return { done: (isChecked ? total : done) ?? 0, total: total ?? 0 };
}

/** A reader of the feed. True when anything has changed. */
export async function followDefinitions(
  events: readonly FeedEvent[],
  tx: FeedTransaction,
  names: Names,
  onRefused: (id: string, problem: string) => void,
): Promise<boolean> {
  const ids = new Set(events.filter(({ type }) => type === 'SearchParameter').map(({ id }) => id));
  if (ids.size === 0) return false;
  const known = new Map((await tx.query<DefinitionRow>(ROWS)).map((row) => [row.id, row]));
  const changes: Change[] = [];
  const room = await roomForParams(tx);
  const look = async (id: string): Promise<Change | undefined> => {
    const current = await tx.view.read('SearchParameter', id, 'everyone');
    const resource = current?.content === undefined ? undefined : resourceIn(current.content);
    const change = changeOf(id, current?.version ?? 0, resource, known, room);
    if (change === undefined) return undefined;
    changes.push(change);
    known.set(id, { id, version: change.version, url: change.url, params: change.params, state: change.state });
    return change;
  };
  for (const id of ids) {
    const change = await look(id);
    if (change !== undefined && change.problem !== null) onRefused(id, change.problem);
  }
  if (changes.length === 0) return false;
  // What stood in the way of these may have gone.
  for (const { id, state } of [...known.values()]) if (state === STATE.refused && !ids.has(id)) await look(id);
  const types = [...new Set(changes.flatMap((change) => change.goneOver))].sort();
  const job = types.length === 0 ? null : await askFor(tx, 'definitions', types, names);
  await numberParams(tx, [...new Set(changes.filter(isBeingIndexed).flatMap(({ params }) => keysIn(params)))], true);
  for (const { id, version, url, params, state, problem, kind } of changes) {
    if (kind === 'same') await tx.query(SAME, [id, version]);
    else if (kind === 'remove') await tx.query(REMOVE, [id]);
    else await tx.query(SET, [id, version, url, params, state, state === STATE.refused ? null : job, problem]);
  }
  await tx.query(COUNT_UP);
  return true;
}

interface Change {
  readonly kind: 'set' | 'same' | 'remove';
  readonly id: string;
  readonly version: number;
  readonly url: string;
  readonly params: string;
  readonly state: number;
  readonly problem: string | null;
  /** Types of which every resource must be indexed anew. */
  readonly goneOver: readonly string[];
}

function changeOf(
  id: string,
  version: number,
  resource: Resource | undefined,
  known: ReadonlyMap<string, DefinitionRow>,
  room: number,
): Change | undefined {
  const before = known.get(id);
  const isActive = resource?.status === 'active' && !isPublished(resource);
  const admission = isActive ? admit(resource, livingOf(known), room) : undefined;
  const wanted = admission !== undefined && 'params' in admission ? JSON.stringify(admission.params) : undefined;
  const problem =
    admission !== undefined && 'faults' in admission ? admission.faults.map(({ said }) => said.en).join(' ') : null;
  const old = before === undefined || before.state === STATE.refused ? [] : typesIn(before.params);
  if (wanted !== undefined) {
    const url = String(resource?.url);
    const isSame = before !== undefined && before.params === wanted && before.url === url && isLiving(before);
    if (isSame) return { kind: 'same', ...before, version, problem, goneOver: [] };
    const goneOver = [...old, ...typesIn(wanted)];
    return { kind: 'set', id, version, url, params: wanted, state: STATE.indexing, problem, goneOver };
  }
  if (before !== undefined && isLiving(before))
    return { kind: 'set', ...before, version, state: STATE.leaving, problem, goneOver: old };
  if (problem !== null && before?.state !== STATE.leaving) {
    return {
      kind: 'set',
      id,
      version,
      url: String(resource?.url),
      params: '[]',
      state: STATE.refused,
      problem,
      goneOver: [],
    };
  }
  return before?.state === STATE.refused ? { kind: 'remove', ...before, problem, goneOver: [] } : undefined;
}

const isBeingIndexed = ({ kind, state }: Change): boolean => kind === 'set' && state === STATE.indexing;

const isLiving = ({ state }: DefinitionRow): boolean => state === STATE.indexing || state === STATE.served;

const livingOf = (known: ReadonlyMap<string, DefinitionRow>) =>
  [...known.values()]
    .filter(isLiving)
    .map(({ id, url, params }) => ({ id, url, params: JSON.parse(params) as SearchParamDef[] }));

const typesIn = (params: string): string[] =>
  (JSON.parse(params) as SearchParamDef[]).flatMap(({ base }) => typesOf(base));

const keysIn = (params: string): string[] =>
  (JSON.parse(params) as SearchParamDef[]).flatMap(({ base, code }) =>
    typesOf(base).map((type) => paramKey(type, code)),
  );
