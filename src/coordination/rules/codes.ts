// Codes of ours in CodeableConcepts, and texts in both languages, of PlanDefinitions and ActivityDefinitions of any shape.
import { CANONICAL_BASE } from '../../fhir/canonical-base.ts';
import { objectsOf, textOf } from '../../fhir/elements/any-shape.ts';
import { englishIn } from '../../fhir/elements/translation.ts';
import type { Said } from '../../problem.ts';
import type { Priority, Strength } from './plan.ts';

export const extensionUrl = (name: string): string => `${CANONICAL_BASE}/StructureDefinition/${name}`;

/** Codes of CodeSystem `name`, in their order. */
export function codesOf(concepts: unknown, name: string): string[] {
  const system = `${CANONICAL_BASE}/CodeSystem/${name}`;
  return objectsOf(concepts)
    .flatMap(({ coding }) => objectsOf(coding))
    .flatMap((coding) => (coding.system === system ? (textOf(coding.code) ?? []) : []));
}

/** A text, with the English beside it; where there is none, the text itself. */
export function saidOf(element: Record<string, unknown>, name: string): Said | undefined {
  const ja = textOf(element[name]);
  if (ja === undefined) return undefined;
  return { ja, en: englishIn(element[`_${name}`]) ?? ja };
}

/** What a rule book may say of a deadline; `agreed` is for people. */
const STRENGTHS: readonly Strength[] = ['guideline', 'asap', 'immediate', 'fee-condition', 'none'];
export const isStrength = (code: unknown): code is Strength => STRENGTHS.includes(code as Strength);

/** FHIR's four degrees in our three. */
const PRIORITIES: Readonly<Record<string, Priority>> = {
  routine: 'routine',
  urgent: 'urgent',
  asap: 'urgent',
  stat: 'stat',
};
export const priorityOf = (code: unknown): Priority | undefined => PRIORITIES[textOf(code) ?? ''];
