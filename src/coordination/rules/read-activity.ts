// An ActivityDefinition, read as one step of ours.
import { extensionsOf, objectsOf, textOf } from '../../fhir/elements/any-shape.ts';
import { isObject, type Resource } from '../../fhir/resource.ts';
import { codesOf, extensionUrl, isStrength, priorityOf, saidOf } from './codes.ts';
import type { Activity } from './plan.ts';

/** undefined: it has no address, no version or no step, and so is none of ours. */
export function readActivity(resource: Resource): Activity | undefined {
  const [url, version] = [textOf(resource.url), textOf(resource.version)];
  const [step] = codesOf([resource.code], 'task');
  if (resource.resourceType !== 'ActivityDefinition' || !url || !version || step === undefined) return undefined;
  const strength = extensionsOf(resource, extensionUrl('deadline-strength'))[0]?.valueCode;
  const [owes] = objectsOf(resource.participant).flatMap(({ role }) => codesOf([role], 'actor'));
  return {
    url,
    version,
    step,
    title: saidOf(resource, 'title') ?? { en: step, ja: step },
    text: saidOf(resource, 'description'),
    strength: isStrength(strength) ? strength : 'none',
    priority: priorityOf(resource.priority),
    owes,
    owedTo: owedToOf(resource),
    forms: objectsOf(resource.relatedArtifact)
      .filter(({ type }) => type === 'depends-on')
      .flatMap(({ resource: canonical }) => textOf(canonical) ?? [])
      .filter((canonical) => /\/Questionnaire\//.test(canonical)),
    meetings: codesOf(resource.topic, 'meeting'),
  };
}

/** To whom the step is owed: a code of c:actor. */
export function owedToOf(element: Record<string, unknown>): string | undefined {
  const coding = extensionsOf(element, extensionUrl('owed-to'))[0]?.valueCoding;
  return isObject(coding) ? codesOf([{ coding: [coding] }], 'actor')[0] : undefined;
}
