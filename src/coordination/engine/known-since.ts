// Since when the expected date of discharge that now stands has been known, and whether there was another one before: HK-15
// asks whether anybody could have told of it earlier, HK-21 which of two dates was told. The same date recorded once more is
// no new date.

import { extensionsOf, textOf } from '../../fhir/elements/any-shape.ts';
import { resourceIn } from '../../fhir/json/resource-in.ts';
import type { Resource } from '../../fhir/resource.ts';
import { localTime, momentOf } from '../../japan/calendar-date.ts';
import { rangeOf } from '../../japan/instant-range.ts';
import { instantOf, ours, partOf } from '../facts/reading.ts';
import type { Found } from './read-pages.ts';
import type { Reading } from './reading.ts';

const PLANNED_END = 'http://hl7.org/fhir/5.0/StructureDefinition/extension-Encounter.plannedEndDate';
/** Enough for most stays; the rest is read on. */
const PAGE = 20;
/** Where business time runs apart from real time, the time of storing says nothing of it. */
const SAME_CLOCK_MS = 60_000;

/** `updated`: when this version was stored, real time in milliseconds. */
type DatedVersion = Pick<Found, 'resource' | 'updated'>;

export interface KnownSince {
  /** Milliseconds of business time; undefined: nobody can say. */
  readonly since: number | undefined;
  /** No other date stood before. */
  readonly isFirst: boolean;
}

/** `versions`: the newest first, without gaps; undefined where no date is expected. */
export function dateKnownSince(
  versions: readonly DatedVersion[],
  { timeZone, clockOffset }: { readonly timeZone: string; readonly clockOffset: number },
): KnownSince | undefined {
  const told = versions.map(({ resource, updated }) => ({ ...expectedIn(resource, timeZone), updated }));
  const date = told[0]?.date;
  if (date === undefined) return undefined;
  const other = told.findIndex((each) => each.date !== date);
  const same = other < 0 ? told : told.slice(0, other);
  const isFirst = told.every((each) => each.date === undefined || each.date === date);
  const recorded = same.flatMap((each) => each.recorded ?? []);
  if (recorded.length > 0) return { since: Math.min(...recorded), isFirst };
  if (Math.abs(clockOffset) > SAME_CLOCK_MS) return { since: undefined, isFirst };
  // Where nobody recorded when, the day of its arrival is as near as one can say.
  const arrived = Math.min(...same.map(({ updated }) => updated));
  return { since: rangeOf(localTime(arrived, timeZone).date, timeZone)?.lo, isFirst };
}

/** Reads back until another date turns up. A stay without a date, or of one version, needs no statement. */
export async function readDateKnownSince(
  stay: Found,
  { view, search, clockOffset }: Reading,
): Promise<KnownSince | undefined> {
  const { timeZone } = search;
  const versions: DatedVersion[] = [stay];
  const date = expectedIn(stay.resource, timeZone).date;
  if (date === undefined) return undefined;
  // With `since` the store does not count the versions.
  const scope = { type: 'Encounter', id: stay.resource.id!, since: 0, count: PAGE };
  let isOther = false;
  for (let cursor: string | undefined, goesOn = stay.version > 1; goesOn; goesOn = cursor !== undefined && !isOther) {
    const page = await view.history(scope, cursor, 'everyone');
    for (const { version, content, updated } of page.versions) {
      if (version >= stay.version || isOther) continue;
      const resource = content === undefined ? WITHOUT : resourceIn(content);
      const before = expectedIn(resource, timeZone).date;
      isOther = before !== undefined && before !== date;
      versions.push({ resource, updated: updated.getTime() });
    }
    cursor = page.next;
  }
  return dateKnownSince(versions, { timeZone, clockOffset });
}

/** A version in which the stay was deleted. */
const WITHOUT: Resource = { resourceType: 'Encounter' };

/** As a day, however precisely it is written; `recorded` belongs to our own extension. */
function expectedIn(encounter: Resource, timeZone: string): { date?: string; recorded?: number } {
  const [expected] = extensionsOf(encounter, ours('expected-discharge'));
  const own = expected === undefined ? undefined : dayIn(partOf(expected, 'date'), timeZone);
  if (own === undefined) return { date: dayIn(extensionsOf(encounter, PLANNED_END)[0], timeZone) };
  return { date: own, recorded: instantOf(partOf(expected!, 'recorded')?.valueDateTime, timeZone) };
}

function dayIn(element: Record<string, unknown> | undefined, timeZone: string): string | undefined {
  const text = textOf(element?.valueDate ?? element?.valueDateTime);
  return text === undefined ? undefined : momentOf(text, timeZone)?.date;
}
