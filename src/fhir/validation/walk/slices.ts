// Which slice each repetition belongs to, and what the slicing says of those that belong to none.
import type { Plan, SlicePlan, SlicingPlan } from '../plan/model.ts';
import { inNoSlice, inSeveralSlices, outOfOrder, sliceAfterOthers } from '../said/structure.ts';
import { checkCount } from './cardinality.ts';
import { isOf } from './discriminators.ts';
import type { Place } from './place.ts';
import type { Run } from './run.ts';

/** The plans of each place, its slices' with them. */
export function distribute(
  run: Run,
  parent: Place,
  name: string,
  places: readonly Place[],
  plans: readonly Plan[],
): Plan[][] {
  const ofEach = places.map(() => [...plans]);
  for (const plan of plans) {
    if (plan.slicing !== undefined)
      slice(
        run,
        parent,
        name,
        places,
        places.map((_, i) => i),
        plan,
        plan.slicing,
        ofEach,
      );
  }
  return ofEach;
}

function slice(
  run: Run,
  parent: Place,
  name: string,
  places: readonly Place[],
  among: readonly number[],
  plan: Plan,
  slicing: SlicingPlan,
  ofEach: Plan[][],
): void {
  const found = new Map<SlicePlan, number[]>(slicing.slices.map((each) => [each, []]));
  let furthest = 0;
  let firstLoose: number | undefined;
  for (const i of among) {
    const place = places[i]!;
    const fitting = slicing.slices.filter((each) => isOf(run, place, slicing, each));
    if (fitting.length > 1) run.report(place, inSeveralSlices(fitting.map((each) => each.name)), plan.source);
    const [first] = fitting;
    if (first === undefined) {
      if (slicing.rules === 'closed') run.report(place, inNoSlice(name), plan.source);
      firstLoose ??= i;
      continue;
    }
    if (slicing.rules === 'openAtEnd' && firstLoose !== undefined)
      run.report(place, sliceAfterOthers(first.name), plan.source);
    const position = slicing.slices.indexOf(first);
    if (slicing.ordered && position < furthest) run.report(place, outOfOrder(first.name), plan.source);
    furthest = Math.max(furthest, position);
    found.get(first)!.push(i);
    ofEach[i]!.push(first.plan);
  }
  for (const [each, own] of found) {
    checkCount(
      run,
      parent,
      name,
      each.plan,
      own.map((i) => places[i]!),
      each.name,
    );
    const inner = each.plan.slicing;
    if (inner === undefined) continue;
    const discriminators = inner.discriminators.length > 0 ? inner.discriminators : slicing.discriminators;
    slice(run, parent, name, places, own, each.plan, { ...inner, discriminators }, ofEach);
  }
}
