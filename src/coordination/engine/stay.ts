// Which Encounter is a stay, and for how long what is told of it still counts.
import { textOf } from '../../fhir/elements/any-shape.ts';
import { isObject, type Resource } from '../../fhir/resource.ts';
import { rangeOf } from '../../japan/instant-range.ts';

/** Codes of v3-ActCode: PRENC is not yet admitted. */
export const STAY_CLASSES = ['IMP', 'ACUTE', 'NONAC', 'PRENC'] as const;
const ACT_CODE = 'http://terminology.hl7.org/CodeSystem/v3-ActCode';

/** Statuses of those that are planned or go on. */
export const OPEN_STATUSES = ['planned', 'arrived', 'triaged', 'in-progress', 'onleave', 'unknown'] as const;

// Papers of a discharge (the copy of the care plan, a form amended) come in for weeks after it.
const DAYS_AFTER = 60;
const DAY = 86_400_000;

/** A ward episode within a stay (`partOf`) is none, nor is a planned visit of an outpatient. */
export function isStay({ resourceType, class: kind, partOf }: Resource): boolean {
  if (resourceType !== 'Encounter' || partOf !== undefined || !isObject(kind)) return false;
  return STAY_CLASSES.some((code) => code === kind.code) && (kind.system === undefined || kind.system === ACT_CODE);
}

/** The first instant at which a stay may have ended that still counts as open. */
export const openSince = (now: number): number => now - DAYS_AFTER * DAY;

/** One whose end nobody recorded stays open. */
export function isOpenStay(encounter: Resource, now: number, timeZone: string): boolean {
  if (!isStay(encounter)) return false;
  if (encounter.status !== 'finished') return OPEN_STATUSES.some((status) => status === encounter.status);
  const end = isObject(encounter.period) ? textOf(encounter.period.end) : undefined;
  const range = end === undefined ? undefined : rangeOf(end, timeZone);
  return range === undefined || range.hi > openSince(now);
}
