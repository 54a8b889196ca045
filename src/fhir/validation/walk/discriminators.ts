// Whether an element belongs to a slice: what the slice's definition says at the discriminator's path, asked of the element.
import { elementOf } from '../../definitions/definitions.ts';
import type { Discriminator } from '../../library/structure.ts';
import { isObject, type Json } from '../../resource.ts';
import { planOf } from '../plan/compile.ts';
import type { Plan, SlicePlan, SlicingPlan } from '../plan/model.ts';
import { bound } from './bindings.ts';
import { childrenOf } from './children.ts';
import type { Place } from './place.ts';
import { targetOf } from './references.ts';
import type { Run } from './run.ts';
import { isOfType } from './types.ts';
import { isEqual, matchesPattern } from './values.ts';

export function isOf(run: Run, place: Place, { discriminators }: SlicingPlan, { plan }: SlicePlan): boolean {
  if (discriminators.length === 0) return run.passes(place, plan);
  return discriminators.every((each) => agrees(run, place, plan, each));
}

function agrees(run: Run, place: Place, plan: Plan, { type, path }: Discriminator): boolean {
  const steps = stepsOf(path);
  const places = steps.reduce<readonly Place[]>(
    (found, step) => found.flatMap((each) => goTo(run, each, step)),
    [place],
  );
  const criteria = steps.reduce<readonly Criterion[]>(
    (found, step) => found.flatMap((each) => follow(run, each, step)),
    [{ plan }],
  );
  return criteria.length === 0 || criteria.some((criterion) => meets(run, places, criterion, type));
}

/** The definition at a path; or part of a value that is fixed, or a pattern, above. */
type Criterion = { readonly plan: Plan } | { readonly fixed: Json } | { readonly pattern: Json };

type Step =
  | { readonly kind: 'child'; readonly name: string }
  | { readonly kind: 'extension'; readonly url: string }
  | { readonly kind: 'resolve' }
  | { readonly kind: 'type'; readonly type: string };

const STEP =
  /\s*(?:(\$this)|extension\(\s*['"]([^'"]*)['"]\s*\)|(resolve\(\))|ofType\(\s*([\w.]+)\s*\)|([\w]+)(?:\[x\])?)\s*(?:\.|$)/y;

export function stepsOf(path: string): Step[] {
  const steps: Step[] = [];
  STEP.lastIndex = 0;
  while (STEP.lastIndex < path.length) {
    const found = STEP.exec(path);
    if (found === null) break;
    const [, isThis, url, isResolve, type, name] = found;
    if (url !== undefined) steps.push({ kind: 'extension', url });
    else if (isResolve !== undefined) steps.push({ kind: 'resolve' });
    else if (type !== undefined) steps.push({ kind: 'type', type });
    else if (isThis === undefined) steps.push({ kind: 'child', name: name! });
  }
  return steps;
}

function goTo(run: Run, place: Place, step: Step): readonly Place[] {
  if (step.kind === 'child') {
    // `valueCodeableConcept` for `value`, as some write it.
    const name = elementOf(place.type, step.name)?.name ?? step.name;
    return childrenOf(place).get(name) ?? [];
  }
  if (step.kind === 'extension') {
    return (childrenOf(place).get('extension') ?? []).filter(({ value }) => isObject(value) && value.url === step.url);
  }
  if (step.kind === 'type') return place.type === step.type ? [place] : [];
  const target = targetOf(run, place);
  return target === undefined ? [] : [target];
}

function follow(run: Run, criterion: Criterion, step: Step): readonly Criterion[] {
  if (!('plan' in criterion)) return into(criterion, step);
  const { plan } = criterion;
  if (plan.fixed !== undefined && step.kind === 'child') return into({ fixed: plan.fixed }, step);
  if (plan.pattern !== undefined && step.kind === 'child') {
    const found = into({ pattern: plan.pattern }, step);
    if (found.length > 0) return found;
  }
  if (step.kind === 'type') return [criterion];
  if (step.kind === 'resolve') {
    return plan.types.flatMap(({ targetProfile = [] }) => targetProfile).flatMap((each) => rootOf(run, plan, each));
  }
  const name = step.kind === 'child' ? step.name : 'extension';
  const own = plan.children.get(name) ?? plan.children.get(name.replace(/[A-Z]\w*$/, ''));
  const profiles = plan.types.flatMap(({ profile = [] }) => profile);
  if (own !== undefined) {
    const found = step.kind === 'child' ? [own] : extensionPlans(run, own, step.url);
    if (found.length > 0) return found.flatMap(withSlices);
  }
  // An extension whose definition is not at hand is known by its name all the same.
  if (name === 'url' && profiles.length > 0) return profiles.map((each) => ({ fixed: each.split('|')[0]! }));
  return profiles.flatMap((each) => rootOf(run, plan, each)).flatMap((each) => follow(run, each, step));
}

/** Where an element is sliced itself, what its slices ask for tells as well; those that must be there tell alone. */
const withSlices = (plan: Plan): { readonly plan: Plan }[] => {
  const wanted = (plan.slicing?.slices ?? []).filter((each) => each.plan.min > 0);
  return wanted.length === 0 ? [{ plan }] : wanted.map((each) => ({ plan: each.plan }));
};

const rootOf = (run: Run, { scope }: Plan, canonical: string): { readonly plan: Plan }[] => {
  const definition = scope.find('StructureDefinition', canonical) ?? run.scope.find('StructureDefinition', canonical);
  const plan = definition && planOf(definition);
  return plan === undefined ? [] : [{ plan }];
};

function extensionPlans(run: Run, { slicing }: Plan, url: string): Plan[] {
  return (slicing?.slices ?? []).flatMap(({ plan }) => {
    const isIt = follow(run, { plan }, { kind: 'child', name: 'url' }).some((each) =>
      'fixed' in each ? each.fixed === url : 'plan' in each && each.plan.fixed === url,
    );
    return isIt ? [plan] : [];
  });
}

function into(criterion: { fixed: Json } | { pattern: Json }, step: Step): Criterion[] {
  if (step.kind !== 'child') return [];
  const value = 'fixed' in criterion ? criterion.fixed : criterion.pattern;
  const objects = Array.isArray(value) ? value : [value];
  return objects.flatMap((each) => {
    const inner = isObject(each) ? (each[step.name] as Json | undefined) : undefined;
    const all = inner === undefined ? [] : Array.isArray(inner) ? inner : [inner];
    return all.map((one): Criterion => ('fixed' in criterion ? { fixed: one } : { pattern: one }));
  });
}

function meets(run: Run, places: readonly Place[], criterion: Criterion, type: Discriminator['type']): boolean {
  if ('fixed' in criterion) return places.some(({ value }) => isEqual(value, criterion.fixed));
  if ('pattern' in criterion) return places.some(({ value }) => matchesPattern(value, criterion.pattern));
  const { plan } = criterion;
  if (type === 'type') return isOfSome(places, plan);
  if (type === 'exists') return plan.max === 0 ? places.length === 0 : places.length > 0;
  if (type === 'profile') {
    const profiles = plan.types.flatMap(({ profile = [] }) => profile).flatMap((each) => rootOf(run, plan, each));
    const all = profiles.length > 0 ? profiles : [{ plan }];
    return places.some((place) => all.some((each) => run.passes(place, each.plan)));
  }
  if (plan.fixed !== undefined) return places.some(({ value }) => isEqual(value, plan.fixed));
  if (plan.pattern !== undefined) return places.some(({ value }) => matchesPattern(value, plan.pattern));
  if (plan.binding?.strength === 'required') return places.some((place) => bound(run, place, plan) !== 'out');
  // One that the slice says nothing of tells nothing apart.
  if (places.length === 0) return plan.min === 0;
  return places.some((place) => run.passes(place, plan));
}

/** A whole definition is of its type; one that narrows no type tells nothing apart. */
function isOfSome(places: readonly Place[], { id, types }: Plan): boolean {
  const wanted = types.length === 0 && !id.includes('.') ? [{ code: id }] : types;
  return wanted.length === 0 || places.some((place) => wanted.some((each) => isOfType(typeOf(place), each)));
}

const typeOf = ({ type, value }: Place): string =>
  type === 'Resource' && isObject(value) && typeof value.resourceType === 'string' ? value.resourceType : type;
