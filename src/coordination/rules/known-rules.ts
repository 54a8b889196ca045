// The numbers of our own rule book: those that were shipped, and those that users have added to the stored CodeSystem/rule.

import { compiled } from '../../fhir/definitions/definitions.ts';
import { objectsOf, textOf } from '../../fhir/elements/any-shape.ts';
import type { Resource } from '../../fhir/resource.ts';

let shipped: ReadonlySet<string> | undefined;

/** `stored`: CodeSystem/rule as it stands; undefined where there is none. */
export function knownRules(stored: Resource | undefined): ReadonlySet<string> {
  shipped ??= new Set(JSON.parse(compiled('rules.json')) as string[]);
  const own = codesIn(stored?.concept);
  return own.length === 0 ? shipped : new Set([...shipped, ...own]);
}

const codesIn = (concepts: unknown): string[] =>
  objectsOf(concepts).flatMap(({ code, concept }) => [
    ...(textOf(code) === undefined ? [] : [textOf(code)!]),
    ...codesIn(concept),
  ]);
