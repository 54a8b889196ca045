// Canonicals: the url of a definition, or a fragment that means a contained one. https://hl7.org/fhir/R4/references.html#canonical
import { isObject } from '../../resource.ts';
import type { Plan } from '../plan/model.ts';
import * as say from '../said/references.ts';
import type { Frame } from '../walk/frame.ts';
import type { Place } from '../walk/place.ts';
import type { Run } from '../walk/run.ts';
import { isAbsolute, isExample, withoutFragment } from './form.ts';
import { idsOf, timesOf } from './ids.ts';
import { type Targets, targetsOf } from './targets.ts';

export function checkCanonical(run: Run, place: Place, canonical: string, plans: readonly Plan[]): void {
  if (canonical === '') return;
  if (canonical.startsWith('#')) {
    if (!isWithin(run, place.frame, canonical.slice(1))) run.report(place, say.canonicalFragmentMissing(canonical));
    return;
  }
  // That it must be absolute is a matter of its format.
  if (run.options.references === 'form' || !isAbsolute(canonical)) return;
  for (const plan of plans) {
    const targets = targetsOf(run, plan);
    if (targets !== undefined) checkTarget(run, place, canonical, targets, plan);
  }
}

function isWithin(run: Run, frame: Frame, id: string): boolean {
  for (let at: Frame | undefined = frame; at !== undefined; at = at.outer)
    if (at.as !== 'contained' && timesOf(idsOf(run, at.resource), id) > 0) return true;
  return false;
}

/** What may be named by a canonical at all. */
const DEFINITIONS = [
  'StructureDefinition',
  'ValueSet',
  'CodeSystem',
  'Questionnaire',
  'PlanDefinition',
  'ActivityDefinition',
  'Library',
  'Measure',
  'OperationDefinition',
  'SearchParameter',
  'ConceptMap',
] as const;

function checkTarget(run: Run, place: Place, canonical: string, targets: Targets, { scope, source }: Plan): void {
  const types = targets.allowed.map(({ type }) => type);
  const isThere = (type: string): boolean => {
    const url = withoutFragment(canonical);
    return [run.scope, scope].some((each) => each.find(type, url) !== undefined) || isObject(run.resolve(canonical));
  };
  const isOpen = types.length === 0 || types.includes('Resource');
  if ((isOpen ? DEFINITIONS : types).some(isThere)) return;
  const other = isOpen ? undefined : DEFINITIONS.find((type) => !types.includes(type) && isThere(type));
  const { references, examples } = run.options;
  if (other !== undefined) {
    if (references !== 'exists') run.report(place, say.canonicalOtherType(canonical, other, types), source);
  } else if ((references === 'exists' || references === 'exists-and-type') && !(examples && isExample(canonical))) {
    run.report(place, say.canonicalNotFound(canonical, isKnownSpace(canonical) ? 'error' : 'warning'), source);
  }
}

const isKnownSpace = (url: string): boolean =>
  url.startsWith('http://hl7.org/fhir') ||
  url.startsWith('http://terminology.hl7.org') ||
  url.startsWith('http://fhir.org/guides');
