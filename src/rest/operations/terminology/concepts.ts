// A concept as it is written in its code system: names in several languages, whether it is still in use.
import { objectsOf, textOf } from '../../../fhir/elements/any-shape.ts';
import type { Resource } from '../../../fhir/resource.ts';

export type WrittenConcept = Readonly<Record<string, unknown>>;

const written = new WeakMap<Resource, ReadonlyMap<string, WrittenConcept>>();

export function conceptsOf(system: Resource): ReadonlyMap<string, WrittenConcept> {
  let known = written.get(system);
  if (known === undefined) {
    const found = new Map<string, WrittenConcept>();
    const enter = (concepts: unknown): void => {
      for (const concept of objectsOf(concepts)) {
        const code = textOf(concept.code);
        if (code !== undefined && !found.has(code)) found.set(code, concept);
        enter(concept.concept);
      }
    };
    enter(system.concept);
    known = found;
    written.set(system, known);
  }
  return known;
}

export interface Designation {
  readonly language?: string;
  readonly use?: unknown;
  readonly value: string;
}

export const designationsOf = (concept: WrittenConcept): Designation[] =>
  objectsOf(concept.designation).flatMap(({ language, use, value }) => {
    const text = textOf(value);
    return text === undefined ? [] : [{ ...pick('language', textOf(language)), ...pick('use', use), value: text }];
  });

/** In the wanted language where there is a name in it: `en` finds `en-GB`, and the other way round. */
export function displayIn(
  concept: WrittenConcept,
  wanted: string | undefined,
  ownLanguage: string | undefined,
): string | undefined {
  const display = textOf(concept.display);
  if (wanted === undefined || (ownLanguage !== undefined && isSame(ownLanguage, wanted))) return display;
  const named = designationsOf(concept).filter(({ language }) => language !== undefined);
  const exact = named.find(({ language }) => language!.toLowerCase() === wanted.toLowerCase());
  return (exact ?? named.find(({ language }) => isSame(language!, wanted)))?.value ?? display;
}

const isSame = (a: string, b: string): boolean => primary(a) === primary(b);

const primary = (language: string): string => language.toLowerCase().split('-', 1)[0]!;

const RETIRED: ReadonlySet<unknown> = new Set(['retired', 'inactive']);

export const isInactive = (concept: WrittenConcept): boolean =>
  objectsOf(concept.property).some(
    ({ code, valueBoolean, valueCode }) =>
      (code === 'inactive' && valueBoolean === true) || (code === 'status' && RETIRED.has(valueCode)),
  );

export const isAbstract = (concept: WrittenConcept): boolean =>
  objectsOf(concept.property).some(
    ({ code, valueBoolean }) => (code === 'notSelectable' || code === 'abstract') && valueBoolean === true,
  );

const pick = <K extends string, V>(key: K, value: V | undefined): { [key in K]?: V } =>
  (value === undefined ? {} : { [key]: value }) as { [key in K]?: V };
