// Whether a change may be made of what is stored now: what the client saw, what he demands, what a condition found.
import type { Current } from '../current.ts';
import * as said from './problems.ts';
import type { Find, Planned } from './targets.ts';

/** A row moved on while we looked: all is looked at again. */
export const MovedOn = Symbol('a row moved on while we looked');

export function checkPreconditions({ change, id, matched }: Planned, current: Current | undefined): void {
  if (change.kind === 'create') return;
  const { type, ifMatch } = change;
  const exists = current?.content !== undefined;
  if (change.kind === 'update' && change.mustBeNew === true && exists) throw said.existsAlready(type, id);
  if (change.kind === 'patch' && !exists)
    throw current === undefined ? said.notFound(type, id) : said.gone(type, id, current.version);
  const isMatch = exists && (ifMatch === '*' || ifMatch === String(current.version));
  if (ifMatch !== undefined && !isMatch) {
    throw said.stale(type, id, ifMatch, exists ? current.version : undefined);
  }
  if (change.kind === 'update' && change.condition !== undefined && matched === undefined && exists)
    throw said.idTaken(type, id);
}

/** A match that was changed while its lock was waited for may meet the condition no more; from now on it stays as it is. */
export async function checkStillMet(moved: readonly Planned[], find: Find): Promise<void> {
  for (const { change, id } of moved) {
    const condition = change.condition!;
    const filters = [...condition.filters, { kind: 'id', not: false, anyOf: [id] } as const];
    if ((await find({ ...condition, filters }, 1)).length === 0) throw MovedOn;
  }
}
