// How often an element stands there, by a profile.
import type { Plan } from '../plan/model.ts';
import { tooFew, tooMany } from '../said/structure.ts';
import type { Place } from './place.ts';
import type { Run } from './run.ts';

export function checkCount(
  run: Run,
  parent: Place,
  name: string,
  plan: Plan,
  places: readonly Place[],
  slice?: string,
): void {
  const count = places.length;
  if (count < plan.min) run.report(parent, tooFew(name, plan.min, count, slice), plan.source);
  if (count > plan.max) run.report(parent, tooMany(name, plan.max, count, slice), plan.source);
}
