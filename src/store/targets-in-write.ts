// Which resource each change is about: conditions answered under a lock, new ids given, two changes of one identity refused.
import { createHash } from 'node:crypto';
import { type Search, typeSearched } from '../fhir/search/tree.ts';
import { aboutChange } from './about-change.ts';
import type { Change } from './change.ts';
import type { Session } from './database.ts';
import { newId } from './rid.ts';
import * as said from './write-problems.ts';

export interface Planned {
  readonly change: Change;
  readonly id: string;
  /** A condition found a resource: a create makes nothing then, an update is of that one. */
  readonly matched?: boolean;
}

/** Ids that answer a search, at most so many. */
type Find = (search: Search, limit: number) => Promise<string[]>;

export async function resolveTargets(tx: Session, changes: readonly Change[], find: Find): Promise<Planned[]> {
  await lockConditions(tx, changes);
  const planned: Planned[] = new Array(changes.length);
  const conditions = new Set<string>();
  const identities = new Set<string>();
  const deleted = new Set<string>();
  const plan = (index: number): Promise<void> =>
    aboutChange(index, async () => {
      const change = changes[index]!;
      const type = change.kind === 'create' ? change.resource.resourceType : change.type;
      const found = await planOf(change, deleted, find);
      const mayMakeTwo = change.condition !== undefined && found.matched !== true && change.kind !== 'delete';
      if (mayMakeTwo) claim(conditions, keyOf(change.condition!), `${type}?…`);
      if (change.kind !== 'create') claim(identities, `${type}/${found.id}`, `${type}/${found.id}`);
      if (change.kind === 'delete') deleted.add(`${type}/${found.id}`);
      planned[index] = found;
    });
  // Deletes come first: what they take away no condition finds. https://hl7.org/fhir/R4/http.html#trules
  for (const [index, { kind }] of changes.entries()) if (kind === 'delete') await plan(index);
  for (const [index, { kind }] of changes.entries()) if (kind !== 'delete') await plan(index);
  return planned;
}

function claim(taken: Set<string>, key: string, identity: string): void {
  if (taken.has(key)) throw said.sameIdentity(identity);
  taken.add(key);
}

/** One condition at a time: who comes second sees what the first has made. In one order for everybody. */
async function lockConditions(tx: Session, changes: readonly Change[]): Promise<void> {
  const keys = new Set(changes.flatMap(({ condition }) => (condition === undefined ? [] : [lockKey(condition)])));
  for (const key of [...keys].sort()) await tx.query('select pg_advisory_xact_lock($1::text::bigint)', [key]);
}

const keyOf = ({ path, filters }: Search): string =>
  `${path}?${filters
    .map((filter) => JSON.stringify(filter))
    .sort()
    .join('&')}`;

const lockKey = (condition: Search): string =>
  createHash('sha1').update(keyOf(condition)).digest().readBigInt64BE(0).toString();

async function planOf(change: Change, deleted: ReadonlySet<string>, find: Find): Promise<Planned> {
  if (change.kind !== 'create' && change.id !== undefined) return { change, id: change.id };
  if (change.condition === undefined) return { change, id: newId() };
  const type = typeSearched(change.condition);
  const at = change.kind === 'create' ? 'http.If-None-Exist' : 'http.query';
  const matches = await find(change.condition, 2 + deleted.size);
  const [found, second] = matches.filter((id) => !deleted.has(`${type}/${id}`));
  if (second !== undefined) throw said.manyMatches(type, at);
  if (change.kind === 'create')
    return found === undefined ? { change, id: newId() } : { change, id: found, matched: true };
  if (change.kind === 'update') {
    const given = change.resource.id;
    if (found !== undefined && given !== undefined && given !== found) throw said.idClash(type, found, given);
    return { change, id: found ?? given ?? newId(), matched: found !== undefined };
  }
  if (found === undefined && change.kind === 'patch') throw said.noMatch(type, at);
  return { change, id: found ?? newId() };
}
