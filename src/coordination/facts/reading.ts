// What all facts read alike: names of ours, codes of one system, and the days and instants that a FHIR date means.
import { CANONICAL_BASE } from '../../fhir/canonical-base.ts';
import { extensionsOf, objectsOf, textOf } from '../../fhir/elements/any-shape.ts';
import { isObject } from '../../fhir/resource.ts';
import { type CalendarDate, localTime } from '../../japan/calendar-date.ts';
import { rangeOf } from '../../japan/instant-range.ts';

export type Element = Record<string, unknown>;

export const ours = (extension: string): string => `${CANONICAL_BASE}/StructureDefinition/${extension}`;
export const system = (name: string): string => `${CANONICAL_BASE}/CodeSystem/${name}`;

/** The codes of one system in a CodeableConcept, or in several. Without a system those count that are `known`. */
export const codesIn = (concepts: unknown, of: string, known: readonly string[] = []): string[] =>
  (Array.isArray(concepts) ? concepts : [concepts])
    .filter(isObject)
    .flatMap(({ coding }) => objectsOf(coding))
    .filter(
      (coding) => coding.system === of || (coding.system === undefined && known.some((each) => each === coding.code)),
    )
    .flatMap(({ code }) => textOf(code) ?? []);

/**
 * The codes in a value that others may write otherwise than we do: as a code, a Coding, a CodeableConcept, a text; by any
 * system or none. To pass one over unsaid would be worse: somebody who died would be taken to go home. Beside a Coding of
 * the system named, other codings are translations.
 */
export function codesOf({ valueCode, valueCoding, valueCodeableConcept, valueString }: Element, of: string): string[] {
  const concept = isObject(valueCodeableConcept) ? objectsOf(valueCodeableConcept.coding) : [];
  const codings = [...[valueCoding].filter(isObject), ...concept];
  const own = codings.filter((coding) => coding.system === of);
  const codes = (own.length > 0 ? own : codings).map(({ code }) => code);
  return [valueCode, ...codes, valueString].flatMap((each) => textOf(each)?.trim() || []);
}

/** Those of an extension of ours, as often as it is there; its code system is called as it is, if no other is named. */
export const extensionCodes = (element: Element, name: string, of: string = system(name)): string[] =>
  extensionsOf(element, ours(name)).flatMap((each) => codesOf(each, of));

/** The sub-extension `url` of an extension of ours. */
export const partOf = (extension: Element, url: string): Element | undefined => extensionsOf(extension, url)[0];

/** When it began, in milliseconds; of 2026-11 the first instant of the month. */
export const instantOf = (date: unknown, timeZone: string): number | undefined =>
  typeof date === 'string' ? rangeOf(date, timeZone)?.lo : undefined;

/** The first day a date may mean. */
export function firstDayOf(date: unknown, timeZone: string): CalendarDate | undefined {
  const instant = instantOf(date, timeZone);
  return instant === undefined ? undefined : localTime(instant, timeZone).date;
}

/** The last day a date may mean: who works until 2026-11 works until the 30th. */
export function lastDayOf(date: unknown, timeZone: string): CalendarDate | undefined {
  const range = typeof date === 'string' ? rangeOf(date, timeZone) : undefined;
  return range === undefined ? undefined : localTime(range.hi - 1, timeZone).date;
}

/** The days of a Period; an end that is open, or cannot be read, is undefined. */
export function daysOf(period: unknown, timeZone: string): { from?: CalendarDate; until?: CalendarDate } {
  if (!isObject(period)) return {};
  return { from: firstDayOf(period.start, timeZone), until: lastDayOf(period.end, timeZone) };
}

export const distinct = (values: readonly string[]): string[] => [...new Set(values)];

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const NEVER = Number.MAX_SAFE_INTEGER;

/** By when they happened, what has no time last; so that the order in which things are stored never matters. */
export const inTime = <T extends { readonly reference: string; readonly at: number | undefined }>(
  all: readonly T[],
): T[] => [...all].sort((a, b) => (a.at ?? NEVER) - (b.at ?? NEVER) || byText(a.reference, b.reference));

export const byId = <T extends { readonly resourceType: string; readonly id?: string }>(all: readonly T[]): T[] =>
  [...all].sort((a, b) => byText(`${a.resourceType}/${a.id}`, `${b.resourceType}/${b.id}`));
