// The walk: every element with all the plans that speak of it.
import { nodeOf } from '../../definitions/definitions.ts';
import { isObject, type Resource } from '../../resource.ts';
import { checkContained } from '../contained.ts';
import type { Plan } from '../plan/model.ts';
import { basePlan } from './base-plans.ts';
import { checkByType } from './by-type.ts';
import { checkCount } from './cardinality.ts';
import { childrenOf } from './children.ts';
import { claimedPlans } from './claimed-profiles.ts';
import { checkExtension, planOfExtension } from './extensions.ts';
import type { Frame } from './frame.ts';
import { implicitPlans } from './implicit-profiles.ts';
import { checkOwn } from './own.ts';
import type { Place } from './place.ts';
import { checkPrimitive } from './primitives.ts';
import { checkReference } from './references.ts';
import type { Run } from './run.ts';
import { distribute } from './slices.ts';
import { plansOfTypes } from './types.ts';

export function visit(run: Run, place: Place, given: readonly Plan[]): void {
  if (run.isFull) return;
  if (place.type === 'Resource') {
    visitInner(run, place, given);
    return;
  }
  const kind = nodeOf(place.type)?.kind;
  const isPrimitive = kind === 'primitive-type';
  if (isPrimitive) checkPrimitive(run, place);
  if (isPrimitive && given.length === 0 && place.sibling === undefined) return;
  const plans = kind === 'backbone' ? given : withTypes(run, place, given, isPrimitive);
  for (const plan of plans) checkOwn(run, place, plan, plans);
  if (place.type === 'Extension') checkExtension(run, place, plans);
  else if (place.type === 'Reference' || place.type === 'canonical') checkReference(run, place, plans);
  checkByType(run, place);
  if (isPrimitive && place.sibling === undefined) return;
  visitChildren(run, place, plans);
}

function withTypes(run: Run, place: Place, given: readonly Plan[], isPrimitive: boolean): readonly Plan[] {
  const base = isPrimitive ? undefined : basePlan(place.type);
  const plans = base === undefined || given.includes(base) ? [...given] : [base, ...given];
  for (const plan of given)
    for (const each of plansOfTypes(run, place, plan)) if (!plans.includes(each)) plans.push(each);
  const own = place.type === 'Extension' ? planOfExtension(run, place, plans) : undefined;
  if (own !== undefined && !plans.includes(own)) plans.push(own);
  return plans;
}

function visitChildren(run: Run, parent: Place, plans: readonly Plan[]): void {
  const children = childrenOf(parent);
  for (const [name, places] of children) visitNamed(run, parent, name, places, childPlans(plans, name));
  for (const plan of plans) {
    for (const name of plan.wanted) {
      if (!children.has(name)) visitNamed(run, parent, name, [], [plan.children.get(name)!]);
    }
  }
}

function childPlans(plans: readonly Plan[], name: string): Plan[] {
  const found: Plan[] = [];
  for (const { children } of plans) {
    const child = children.get(name);
    if (child !== undefined && !child.isEmpty && !found.includes(child)) found.push(child);
  }
  return found;
}

function visitNamed(run: Run, parent: Place, name: string, places: readonly Place[], plans: readonly Plan[]): void {
  for (const plan of plans) checkCount(run, parent, name, plan, places);
  const isSliced = plans.some(({ slicing }) => slicing !== undefined);
  const ofEach = isSliced ? distribute(run, parent, name, places, plans) : undefined;
  places.forEach((place, i) => {
    visit(run, place, ofEach?.[i] ?? plans);
  });
}

/** A resource within a resource. */
function visitInner(run: Run, place: Place, given: readonly Plan[]): void {
  const resource = place.value;
  if (!isObject(resource) || typeof resource.resourceType !== 'string') return;
  const as = place.name === 'contained' ? 'contained' : place.parent?.type === 'Bundle.entry' ? 'entry' : 'parameter';
  const fullUrl = isObject(place.parent?.value) ? place.parent.value.fullUrl : undefined;
  visitResource(run, place, given, {
    resource: resource as Resource,
    root: as === 'contained' ? place.frame.root : (resource as Resource),
    outer: place.frame,
    as,
    ...(as === 'entry' && typeof fullUrl === 'string' && { fullUrl }),
  });
}

export function visitResource(run: Run, place: Place, given: readonly Plan[], frame: Frame): void {
  const type = frame.resource.resourceType;
  if (nodeOf(type)?.kind !== 'resource') return;
  const inside: Place = { ...place, type, frame };
  visit(run, inside, [...given, ...claimedPlans(run, inside), ...implicitPlans(run, inside)]);
  if (frame.resource.contained !== undefined) checkContained(run, inside);
}
