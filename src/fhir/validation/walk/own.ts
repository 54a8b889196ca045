// What a plan says of a single value: fixed, patterns, limits, codes, invariants.
import { isNumber } from '../../json/decimal.ts';
import type { Plan } from '../plan/model.ts';
import { aboveMost, belowLeast, notFixed, notPattern, tooLong } from '../said/values.ts';
import { checkBinding } from './bindings.ts';
import { checkConstraints } from './constraints.ts';
import { compareValues } from './limits.ts';
import type { Place } from './place.ts';
import type { Run } from './run.ts';
import { isEqual, matchesPattern } from './values.ts';

export function checkOwn(run: Run, place: Place, plan: Plan, all: readonly Plan[]): void {
  const { value } = place;
  if (plan.fixed !== undefined && !isEqual(value, plan.fixed))
    run.report(place, notFixed(value, plan.fixed), plan.source);
  if (plan.pattern !== undefined && !matchesPattern(value, plan.pattern))
    run.report(place, notPattern(value, plan.pattern), plan.source);
  if (value !== undefined) checkLimits(run, place, plan);
  if (plan.binding !== undefined) checkBinding(run, place, plan, all);
  if (plan.constraints.length > 0) checkConstraints(run, place, plan, all);
}

function checkLimits(run: Run, place: Place, { least, most, maxLength, source }: Plan): void {
  const { value } = place;
  if (least !== undefined && (compareValues(value, least) ?? 0) < 0)
    run.report(place, belowLeast(value, least), source);
  if (most !== undefined && (compareValues(value, most, 'most') ?? 0) > 0)
    run.report(place, aboveMost(value, most), source);
  if (maxLength === undefined || (typeof value !== 'string' && !isNumber(value))) return;
  const { length } = [...String(value)];
  if (length > maxLength) run.report(place, tooLong(length, maxLength), source);
}
