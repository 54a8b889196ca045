// Jobs that go over what is stored to index it anew: rewrite all, then check all. A job stands in the database; whoever holds
// its row does the next portion and notes in the same transaction how far it came, so that a process that is killed has done
// whole portions, and any other goes on with the next.

import { isResourceType } from '../../fhir/definitions/definitions.ts';
import type { SearchParamDef } from '../../fhir/definitions/model.ts';
import { typesOf } from '../../fhir/search/params/admit.ts';
import { paramKey } from '../../fhir/search/params/params.ts';
import { RECIPE, RECIPE_REASON } from '../../fhir/search/term.ts';
import type { Database, Param, Row, Session } from '../database.ts';
import { broughtParams, giveBackParams, type Names } from '../names.ts';
import { check } from './check.ts';
import { type Brought, foundBy } from './found-by.ts';
import { type Indexing, type Named, rewrite } from './rewrite.ts';
import { COUNT, COUNT_UP, STATE } from './standing.ts';
import { writersNow } from './writers.ts';

// A transaction that writes holds the feed back for as long as it lasts.
const PORTION = 200;
const PHASE = { waits: 0, rewrites: 1, checks: 2, done: 3 } as const;
/** So many are named. */
const NAMED = 20;

interface JobRow extends Row {
  num: string;
  reason: string;
  types: string;
  phase: number;
  at_rid: string | null;
  at_type: number | null;
  awaits: string[] | null;
}

const JOB = 'select num::text, reason, types::text, phase, at_rid::text, at_type, awaits from reindex_job';
const OPEN = `${JOB} where phase < ${PHASE.done} order by num limit 1`;
const HOLD = `${JOB} where num = $1::bigint and phase < ${PHASE.done} for no key update skip locked`;
const MOVE = `
update reindex_job set at_rid = $2::text::uuid, at_type = $3::text::smallint, done = done + $4::int,
  unreadable = unreadable + $5::int, mismatches = mismatches + $6::int,
  mismatched = case when $7::text = '' then mismatched else ltrim(mismatched || ' ' || $7::text) end
where num = $1::bigint`;
const ENTER = `
update reindex_job set phase = $2::smallint, at_rid = null, at_type = null, done = 0, total = coalesce($3::bigint, total)
where num = $1::bigint`;
/** The first look alone tells who may have been under way. */
const AWAIT = 'update reindex_job set awaits = $2::text::text[] where num = $1::bigint and awaits is null';
const END = `update reindex_job set phase = ${PHASE.done}, ended = now() where num = $1::bigint`;

/** Of these types, none: of all. Its number. */
export async function askFor(
  session: Session,
  reason: string,
  types: readonly string[],
  names: Names,
): Promise<string> {
  const numbers = types.map((type) => names.typeNumber(type));
  const [row] = await session.query<{ num: string }>(
    'insert into reindex_job (reason, types) values ($1, $2::text::smallint[]) returning num::text',
    [reason, `{${numbers.join(',')}}`],
  );
  return row!.num;
}

export interface JobOutcome {
  readonly total: number;
  readonly unreadable: number;
  readonly mismatches: number;
  /** The first of them. */
  readonly mismatched: readonly string[];
}

export interface JobEnded extends JobOutcome {
  readonly num: string;
  readonly reason: string;
  /** Parameters that are served from now on. */
  readonly served: readonly { readonly url: string; readonly indexed: number; readonly extracted: number }[];
}

/**
 * `idle`: there is nothing to do; `elsewhere`: another process is at it; `behind`: of the definitions there are newer ones;
 * `waits`: somebody who may write by what was known before is still under way.
 */
export type Portion = 'idle' | 'elsewhere' | 'behind' | 'waits' | 'more' | JobEnded;

export interface JobParts extends Indexing {
  readonly database: Database;
  /** The state of the definitions that this process indexes by. */
  readonly count: () => string;
}

export async function nextPortion(parts: JobParts): Promise<Portion> {
  const { database } = parts;
  const [open] = await database.query<JobRow>(OPEN);
  if (open === undefined) return 'idle';
  if (open.phase === PHASE.waits && !(await mayBegin(database, open))) return 'waits';
  // Looked for and counted before the transaction, which holds back the feed: the first of a rare type may be far.
  const total = open.phase === PHASE.waits ? await totalOf(database, open.types) : null;
  const these = open.phase === PHASE.waits ? [] : await after(database, open, parts.names);
  return database.transaction(async (tx) => {
    const [job] = await tx.query<JobRow>(HOLD, [open.num]);
    if (job === undefined || !isAt(job, open)) return 'elsewhere';
    const [now] = await tx.query<{ count: string }>(COUNT);
    if (now?.count !== parts.count()) return 'behind';
    if (job.phase === PHASE.waits) return enter(tx, job, PHASE.rewrites, total);
    if (these.length === 0) return job.phase === PHASE.rewrites ? enter(tx, job, PHASE.checks) : end(tx, job, parts);
    const came =
      job.phase === PHASE.rewrites ? await rewritten(tx, these, parts) : await checked(tx, job, these, parts);
    const last = these.at(-1)!;
    await tx.query(MOVE, [job.num, last.rid, String(last.typeNumber), these.length, ...came]);
    return 'more';
  });
}

async function mayBegin(session: Session, { num, awaits }: JobRow): Promise<boolean> {
  const writers = new Set(await writersNow(session));
  if (awaits === null && writers.size > 0) await session.query(AWAIT, [num, `{${[...writers].join(',')}}`]);
  return !(awaits ?? [...writers]).some((each) => writers.has(each));
}

const isAt = (job: JobRow, seen: JobRow): boolean =>
  job.phase === seen.phase && job.at_rid === seen.at_rid && job.at_type === seen.at_type;

interface Next extends Named {
  readonly rid: string;
  readonly typeNumber: number;
}

/** In the order of the key, which neither moves nor grows in what is behind. */
async function after(session: Session, { types, at_rid, at_type }: JobRow, names: Names): Promise<Next[]> {
  const params: Param[] = [at_rid ?? '00000000-0000-0000-0000-000000000000', String(at_type ?? -1)];
  if (types !== '{}') params.push(types);
  const rows = await session.query<{ rid: string; type: number; id: string }>(
    `select r.rid::text, r.type, r.id from resource r
     where (r.rid, r.type) > ($1::text::uuid, $2::text::smallint) and not r.deleted
       ${types === '{}' ? '' : 'and r.type = any($3::text::smallint[])'}
     order by r.rid, r.type limit ${PORTION}`,
    params,
  );
  return rows.map(({ rid, type, id }) => ({ rid, typeNumber: type, type: names.typeName(type), id }));
}

/** About: others write meanwhile. */
async function totalOf(session: Session, types: string): Promise<string> {
  const [row] = await session.query<{ total: string }>(
    `select count(*)::text as total from resource where not deleted and ($1 = '{}' or type = any($1::text::smallint[]))`,
    [types],
  );
  return row!.total;
}

async function enter(tx: Session, { num }: JobRow, phase: number, total: string | null = null): Promise<'more'> {
  await tx.query(ENTER, [num, phase, total]);
  return 'more';
}

async function rewritten(tx: Session, these: readonly Named[], parts: Indexing): Promise<Param[]> {
  return [await rewrite(tx, these, parts), 0, ''];
}

async function checked(tx: Session, { num }: JobRow, these: readonly Named[], parts: Indexing): Promise<Param[]> {
  const definitions = await definitionsOf(tx, num);
  const brought = definitions.flatMap(({ keys }) => keys);
  const { mismatches, extracted } = await check(tx, these, new Set(brought.map(({ key }) => key)), parts);
  const indexed = await foundBy(tx, these, brought, parts.names);
  for (const { id, keys } of definitions) {
    const sumOf = (counts: ReadonlyMap<string, number>): number =>
      keys.reduce((sum, { key }) => sum + (counts.get(key) ?? 0), 0);
    await tx.query(COUNTED, [id, sumOf(indexed), sumOf(extracted)]);
  }
  return [0, mismatches.length, mismatches.slice(0, NAMED).join(' ')];
}

/** Of what was gone over, each as it was then. */
const COUNTED = `
update search_definition set indexed = coalesce(indexed, 0) + $2::int, extracted = coalesce(extracted, 0) + $3::int
where id = $1`;

interface Waiting {
  readonly id: string;
  readonly url: string;
  readonly keys: readonly Brought[];
}

async function definitionsOf(tx: Session, job: string): Promise<Waiting[]> {
  const rows = await tx.query<{ id: string; url: string; params: string }>(
    `select id, url, params from search_definition where job = $1::bigint and state = ${STATE.indexing} order by id`,
    [job],
  );
  return rows.map(({ id, url, params }) => ({
    id,
    url,
    keys: keysIn(params),
  }));
}

const keysIn = (params: string): Brought[] =>
  (JSON.parse(params) as SearchParamDef[]).flatMap(({ base, code, type }) =>
    typesOf(base).map((each) => ({ key: paramKey(each, code), kind: type })),
  );

const SERVED = `
update search_definition set state = ${STATE.served}, job = null,
  indexed = coalesce(indexed, 0), extracted = coalesce(extracted, 0)
where job = $1::bigint and state = ${STATE.indexing}
returning url, indexed::float8 as indexed, extracted::float8 as extracted`;

async function end(tx: Session, job: JobRow, { names }: Indexing): Promise<JobEnded> {
  const { num, reason } = job;
  const served = await tx.query<{ url: string; indexed: number; extracted: number }>(SERVED, [num]);
  await tx.query(`delete from search_definition where job = $1::bigint and state = ${STATE.leaving}`, [num]);
  await tx.query(COUNT_UP);
  if (reason === RECIPE_REASON) {
    await tx.query(`update setting set value = $1 where name = 'term_recipe'`, [String(RECIPE)]);
  }
  await tx.query(END, [num]);
  await giveBack(tx, job, names);
  return { num, reason, ...(await jobOutcome(tx, num))!, served };
}

/** What nothing is found by any more: brought by nobody who is there, of types that no other job has yet to go over. */
async function giveBack(tx: Session, { num, types }: JobRow, names: Names): Promise<void> {
  // Of what could not be read something may be left.
  if ((await jobOutcome(tx, num))!.unreadable > 0) return;
  const brought = await broughtParams(tx);
  if (brought.length === 0) return;
  const open = await tx.query<{ types: string }>(`select types::text from reindex_job where phase < ${PHASE.done}`);
  const rows = await tx.query<{ params: string }>(
    `select params from search_definition where state <> ${STATE.refused}`,
  );
  const wanted = new Set(rows.flatMap(({ params }) => keysIn(params)).map(({ key }) => key));
  const isOf = (list: string, type: string): boolean =>
    list === '{}' ||
    list
      .slice(1, -1)
      .split(',')
      .includes(String(names.typeNumber(type)));
  const free = brought.filter((key) => {
    const type = key.slice(0, key.indexOf('.'));
    return (
      !wanted.has(key) && isResourceType(type) && isOf(types, type) && !open.some((each) => isOf(each.types, type))
    );
  });
  if (free.length > 0) await giveBackParams(tx, free);
}

const OUTCOME = `
select total::float8 as total, unreadable::float8 as unreadable, mismatches::float8 as mismatches, mismatched
from reindex_job where num = $1::bigint and phase = ${PHASE.done}`;

/** Undefined: it has not ended. */
export async function jobOutcome(session: Session, num: string): Promise<JobOutcome | undefined> {
  const [row] = await session.query<{ total: number; unreadable: number; mismatches: number; mismatched: string }>(
    OUTCOME,
    [num],
  );
  return row && { ...row, mismatched: row.mismatched.split(' ').filter(Boolean).slice(0, NAMED) };
}

export interface ReindexState {
  /** Jobs that wait or are under way. */
  readonly waiting: number;
  readonly phase?: 'waiting' | 'rewriting' | 'checking';
  readonly reason?: string;
  readonly done?: number;
  readonly total?: number;
}

/** Of the job under way, or next. */
export async function reindexState(session: Session): Promise<ReindexState> {
  const [row] = await session.query<{ waiting: number; phase: number; reason: string; done: number; total: number }>(`
    select count(*) over ()::int as waiting, phase, reason, done::float8 as done, total::float8 as total
    from reindex_job where phase < ${PHASE.done} order by num limit 1`);
  if (row === undefined) return { waiting: 0 };
  const { waiting, phase, reason, done, total } = row;
  return { waiting, phase: (['waiting', 'rewriting', 'checking'] as const)[phase], reason, done, total };
}
