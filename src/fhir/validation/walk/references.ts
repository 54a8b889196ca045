// References: their form, what they lead to, and what the definitions let them lead to. https://hl7.org/fhir/R4/references.html
import { isResourceType } from '../../definitions/definitions.ts';
import { isObject, type Resource } from '../../resource.ts';
import { planOf } from '../plan/compile.ts';
import type { Plan } from '../plan/model.ts';
import { checkCanonical } from '../references/canonical.ts';
import * as form from '../references/form.ts';
import { isWithoutBase, leadsTo, outside, type Target } from '../references/leads-to.ts';
import { type Allowed, isAny, isOwnProfile, type Targets, targetsOf } from '../references/targets.ts';
import * as say from '../said/references.ts';
import type { Place } from './place.ts';
import type { Run } from './run.ts';

export function checkReference(run: Run, place: Place, plans: readonly Plan[]): void {
  const { value } = place;
  if (place.type === 'canonical') {
    if (typeof value === 'string') checkCanonical(run, place, value, plans);
    return;
  }
  if (!isObject(value)) return;
  const { reference, type } = value;
  if (typeof reference !== 'string' || reference === '') {
    if (reference === undefined && saysNothing(value)) run.report(place, say.saysNothing);
    return;
  }
  if (reference === BCP47) return;
  checkForm(run, place, reference);
  const target = follow(run, place, reference);
  const found = target === undefined ? form.typeByText(reference) : resourceOf(target).resourceType;
  const stated = typeof type === 'string' ? type.replace(R4, '') : undefined;
  if (stated !== undefined && found !== undefined && stated !== found)
    run.report(place, say.statedTypeDiffers(stated, found));
  for (const plan of plans) {
    const targets = targetsOf(run, plan);
    if (targets === undefined) continue;
    if (stated !== undefined) checkStated(run, place, stated, targets, plan);
    if (target === undefined) checkUnseen(run, place, reference, found, targets, plan);
    else checkTarget(run, place, reference, target, targets, plan);
  }
}

/** What it leads to, as far as that is at hand: of a Reference, or a text that refers. */
export function targetOf(run: Run, { value, ...place }: Place): Place | undefined {
  const reference = isObject(value) ? value.reference : value;
  if (typeof reference !== 'string') return undefined;
  const here = { value, ...place };
  return (leadsTo(run, here, reference) ?? outside(run, reference))?.place;
}

const R4 = 'http://hl7.org/fhir/StructureDefinition/';
const BCP47 = 'http://tools.ietf.org/html/bcp47';

const resourceOf = ({ place }: Target): Resource => place.frame.resource;

function saysNothing({ display, identifier, extension }: Record<string, unknown>): boolean {
  if (display !== undefined || extension !== undefined) return false;
  return !isObject(identifier) || (identifier.system === undefined && identifier.value === undefined);
}

function checkForm(run: Run, place: Place, reference: string): void {
  if (/\s/.test(reference)) run.report(place, say.hasSpaces(reference));
  else if (form.isBrokenUrn(reference)) run.report(place, say.brokenUrn(reference));
  else if (run.options.assumeRestReferences && isOdd(reference)) run.report(place, say.oddForm(reference));
}

const isOdd = (reference: string): boolean =>
  !reference.startsWith('#') &&
  !form.isAbsolute(reference) &&
  form.restAddress(reference)?.base !== '' &&
  form.searchOf(reference) === undefined;

/** How far is asked for; inside the resource, its Bundle or its Parameters always. */
function follow(run: Run, place: Place, reference: string): Target | undefined {
  if (isWithoutBase(run, place, reference)) {
    run.report(place, say.notFollowed(reference));
    return undefined;
  }
  const target = leadsTo(run, place, reference, (fault, at) => run.report(at, fault));
  if (target !== undefined) return target;
  if (reference.startsWith('#')) {
    run.report(place, say.cannotResolve(reference));
    return undefined;
  }
  const search = form.searchOf(reference);
  if (search !== undefined) {
    if (!form.isSearch(search)) run.report(place, say.badSearch(reference));
    return undefined;
  }
  const { references, examples } = run.options;
  if (references === 'form') return undefined;
  const away = outside(run, reference);
  const isMissed = away === undefined && references !== 'type-if-there' && !(examples && form.isExample(reference));
  if (isMissed) run.report(place, say.cannotResolve(reference));
  return away;
}

const typesOf = ({ allowed }: Targets): string[] => [...new Set(allowed.map(({ type }) => type))].sort();

/** `type` says what kind of resource is meant: one that the definition admits. */
function checkStated(run: Run, place: Place, stated: string, targets: Targets, { source }: Plan): void {
  if (isAny(targets) || targets.unknown.length > 0 || admits(targets, stated)) return;
  run.report(place, say.statedTypeNotAllowed(stated, typesOf(targets)), source);
}

const admits = ({ allowed }: Targets, type: string): boolean =>
  allowed.some((each) => each.type === type || (each.type === 'DomainResource' && isResourceType(type)));

/** Its type is told by the text alone. */
function checkUnseen(
  run: Run,
  place: Place,
  reference: string,
  type: string | undefined,
  targets: Targets,
  { source }: Plan,
): void {
  const { aggregation, unknown } = targets;
  if (aggregation.length > 0 && !aggregation.includes('referenced'))
    run.report(place, say.mustBeHere(reference, aggregation), source);
  if (type === undefined || !run.options.assumeRestReferences || isAny(targets) || unknown.length > 0) return;
  if (!admits(targets, type)) run.report(place, say.otherTargetType(type, typesOf(targets)), source);
}

const CHECKED: ReadonlySet<string> = new Set(['type-if-there', 'exists-and-type', 'valid']);

function checkTarget(
  run: Run,
  place: Place,
  reference: string,
  target: Target,
  targets: Targets,
  { source }: Plan,
): void {
  const { way } = target;
  if (way === 'outside' && !CHECKED.has(run.options.references)) return;
  if (!isAny(targets)) {
    for (const each of targets.unknown) run.report(place, say.targetProfileUnknown(each), source);
    const type = resourceOf(target).resourceType;
    const fitting = targets.allowed.filter((each) => each.type === type || each.type === 'DomainResource');
    if (fitting.length === 0) {
      if (targets.unknown.length === 0) run.report(place, say.otherTargetType(type, typesOf(targets)), source);
    } else if (way !== 'outside' || run.options.references === 'valid') {
      checkProfiles(run, place, reference, target, fitting, source);
    }
  }
  const { aggregation } = targets;
  if (aggregation.length === 0) return;
  const isGood = aggregation.includes(way) || (way !== 'contained' && aggregation.includes('referenced'));
  if (!isGood) run.report(place, say.otherWay(way === 'outside' ? 'referenced' : way, aggregation), source);
}

/** One of the profiles for its type it must follow. */
function checkProfiles(
  run: Run,
  place: Place,
  reference: string,
  target: Target,
  fitting: readonly Allowed[],
  source: string,
): void {
  if (!fitting.every(isOwnProfile)) return;
  const follows = fitting.some(({ profile }) => {
    const plan = profile && planOf(profile);
    return plan === undefined || run.passes(target.place, plan);
  });
  if (!follows) {
    const canonicals = fitting.map(({ canonical }) => canonical);
    run.report(place, say.targetFollowsNone(reference, canonicals), source);
  }
}
