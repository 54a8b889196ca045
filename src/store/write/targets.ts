// Which resources each change is about: conditions answered under a lock, new ids given, two changes of one identity refused.
import { conditionText } from '../../fhir/search/ask/condition.ts';
import type { IndexSettings } from '../../fhir/search/extract/index-entries.ts';
import { isAnswerable, passes } from '../../fhir/search/meet/evaluate.ts';
import { type Search, typeSearched } from '../../fhir/search/tree.ts';
import type { Session } from '../database.ts';
import { newId } from '../rid.ts';
import type { Match } from '../search/matches.ts';
import { aboutChange } from './about-change.ts';
import type { Change } from './change.ts';
import { askedFor, borneBy, lockConditions } from './condition-locks.ts';
import * as said from './problems.ts';

export interface Planned {
  readonly change: Change;
  /** Which of the changes: one delete may be about several resources. */
  readonly index: number;
  readonly id: string;
  /** The version that met the condition: a create makes nothing then, an update is of that one. */
  readonly matched?: number;
}

/** What answers a search, at most so many. */
export type Find = (search: Search, limit: number) => Promise<readonly Match[]>;

export async function resolveTargets(
  tx: Session,
  changes: readonly Change[],
  find: Find,
  settings: IndexSettings,
): Promise<Planned[]> {
  await lockConditions(tx, changes, settings);
  const planned: Planned[][] = changes.map(() => []);
  const identities = new Set<string>();
  const deleted = new Set<string>();
  const plan = (index: number): Promise<void> =>
    aboutChange(index, async () => {
      const change = changes[index]!;
      const found = await targetsOf(change, deleted, find);
      for (const { id } of found) {
        if (change.kind === 'create') continue;
        claim(identities, `${change.type}/${id}`);
        if (change.kind === 'delete') deleted.add(`${change.type}/${id}`);
      }
      planned[index] = found.map((target) => ({ change, index, ...target }));
    });
  // Deletes come first: what they take away no condition finds. https://hl7.org/fhir/R4/http.html#trules
  for (const [index, { kind }] of changes.entries()) if (kind === 'delete') await plan(index);
  for (const [index, { kind }] of changes.entries()) if (kind !== 'delete') await plan(index);
  const all = planned.flat();
  await refuseTwins(all.filter(mayMakeTwo), settings);
  return all;
}

function claim(taken: Set<string>, key: string, identity = key): void {
  if (taken.has(key)) throw said.sameIdentity(identity);
  taken.add(key);
}

type Target = Pick<Planned, 'id' | 'matched'>;

async function targetsOf(change: Change, deleted: ReadonlySet<string>, find: Find): Promise<Target[]> {
  if (change.kind !== 'create' && change.id !== undefined) return [{ id: change.id }];
  const { condition } = change;
  if (condition === undefined) return [{ id: newId() }];
  if (change.kind === 'delete') return toDelete(change, condition, deleted.size, find);
  const type = typeSearched(condition);
  const at = change.kind === 'create' ? 'http.If-None-Exist' : 'http.query';
  const matches = await find(condition, 2 + deleted.size);
  const [found, second] = matches.filter(({ id }) => !deleted.has(`${type}/${id}`)).map(targetOf);
  if (second !== undefined) throw said.manyMatches(type, at);
  if (change.kind === 'create') return [found ?? { id: newId() }];
  if (found === undefined && change.kind === 'patch') throw said.noMatch(type, at);
  if (found === undefined && change.ifMatch !== undefined) throw said.staleCondition(type, change.ifMatch);
  if (change.kind === 'patch') return [found!];
  const given = change.resource.id;
  if (found !== undefined && given !== undefined && given !== found.id) throw said.idClash(type, found.id, given);
  return [found ?? { id: given ?? newId() }];
}

/** Those that another change deletes already count as well: two changes of one identity are refused in whichever order. */
async function toDelete(
  { atMost, ifMatch }: Extract<Change, { kind: 'delete' }>,
  condition: Search,
  deletedAlready: number,
  find: Find,
): Promise<Target[]> {
  const type = typeSearched(condition);
  const most = atMost === undefined ? 1 : Math.max(atMost - deletedAlready, 0);
  const matches = await find(condition, most + 1);
  if (matches.length > most) {
    throw atMost === undefined ? said.manyMatches(type, 'http.query') : said.tooManyToDelete(type, atMost);
  }
  if (matches.length === 0 && ifMatch !== undefined) throw said.staleCondition(type, ifMatch);
  return matches.length === 0 ? [{ id: newId() }] : matches.map(targetOf);
}

const targetOf = ({ id, version }: Match): Target => ({ id, matched: version });

type Creating = Planned & { readonly change: Extract<Change, { kind: 'create' | 'update' }> & { condition: Search } };

const mayMakeTwo = (plan: Planned): plan is Creating =>
  plan.matched === undefined &&
  plan.change.condition !== undefined &&
  (plan.change.kind === 'create' || plan.change.kind === 'update');

/** Had one of them come by itself, the other would have found it. */
async function refuseTwins(creating: readonly Creating[], settings: IndexSettings): Promise<void> {
  if (creating.length < 2) return;
  const conditions = new Set<string>();
  const bearers = new Map<string, Creating[]>();
  for (const plan of creating) {
    for (const name of borneBy(plan.change.resource)) bearers.set(name, [...(bearers.get(name) ?? []), plan]);
  }
  for (const plan of creating) {
    const { condition } = plan.change;
    await aboutChange(plan.index, () => {
      claim(conditions, conditionText(condition), `${typeSearched(condition)}?…`);
      const others = new Set(askedFor(condition).flatMap((name) => bearers.get(name) ?? []));
      others.delete(plan);
      const isMet = ({ change }: Creating): boolean => passes(change.resource, condition.filters, settings);
      if (isAnswerable(condition.filters) && [...others].some(isMet))
        throw said.sameIdentity(`${typeSearched(condition)}?…`);
    });
  }
}
