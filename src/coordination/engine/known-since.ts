// Since when the expected date of discharge that now stands has been known: HK-15 asks whether anybody could have told of it
// earlier. The same date recorded once more is no new date.
import { extensionsOf, textOf } from '../../fhir/elements/any-shape.ts';
import type { Resource } from '../../fhir/resource.ts';
import { momentOf } from '../../japan/calendar-date.ts';
import { instantOf, ours, partOf } from '../facts/reading.ts';
import { type Found, resourceIn } from './read-pages.ts';
import type { Reading } from './reading.ts';

const PLANNED_END = 'http://hl7.org/fhir/5.0/StructureDefinition/extension-Encounter.plannedEndDate';
/** Enough for most stays; the rest is read on. */
const PAGE = 20;

/** `updated`: when this version was stored, real time in milliseconds. */
type DatedVersion = Pick<Found, 'resource' | 'updated'>;

/** `versions`: the newest first, without gaps. Milliseconds of business time; undefined where no date is expected. */
export function dateKnownSince(
  versions: readonly DatedVersion[],
  { timeZone, clockOffset }: { readonly timeZone: string; readonly clockOffset: number },
): number | undefined {
  const told = versions.map(({ resource, updated }) => ({ ...expectedIn(resource, timeZone), updated }));
  const date = told[0]?.date;
  if (date === undefined) return undefined;
  const other = told.findIndex((each) => each.date !== date);
  const same = other < 0 ? told : told.slice(0, other);
  return Math.min(...same.map(({ recorded, updated }) => recorded ?? updated + clockOffset));
}

/** Reads back as far as the versions carry the same date. A stay without a date, or of one version, needs no statement. */
export async function readDateKnownSince(
  stay: Found,
  { view, search, clockOffset }: Reading,
): Promise<number | undefined> {
  const { timeZone } = search;
  const versions: DatedVersion[] = [stay];
  const date = expectedIn(stay.resource, timeZone).date;
  if (date === undefined) return undefined;
  // With `since` the store does not count the versions.
  const scope = { type: 'Encounter', id: stay.resource.id!, since: 0, count: PAGE };
  let isSame = stay.version > 1;
  for (let cursor: string | undefined; isSame; ) {
    const page = await view.history(scope, cursor, 'everyone');
    for (const { version, content, updated } of page.versions) {
      if (version >= stay.version || !isSame) continue;
      const resource = content === undefined ? undefined : resourceIn(content);
      isSame = resource !== undefined && expectedIn(resource, timeZone).date === date;
      if (isSame) versions.push({ resource: resource!, updated: updated.getTime() });
    }
    cursor = page.next;
    isSame &&= cursor !== undefined;
  }
  return dateKnownSince(versions, { timeZone, clockOffset });
}

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
