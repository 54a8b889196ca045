// Whom news of another's record concerns, because it may be their own: when it comes, when what identifies it changes, when
// who serves it changes. So a suggestion appears though the office's record comes last, and vanishes with what it rested on.
import type { Resource } from '../../fhir/resource.ts';
import { literalOf } from '../../fhir/search/literal-reference.ts';
import type { FeedEvent } from '../../store/feed.ts';
import { keyOfVersion } from './event-versions.ts';
import { findLookAlikes } from './look-alikes.ts';
import type { Persons } from './persons.ts';
import type { Reading } from './reading.ts';

/** What a suggestion is made of, by type; an update that leaves it as it was costs nothing more. */
const TELLING: Readonly<Record<string, readonly string[]>> = {
  Patient: ['name', 'birthDate', 'gender', 'address', 'telecom', 'identifier', 'active', 'link'],
  CareTeam: ['status', 'subject', 'encounter', 'period', 'participant'],
  Coverage: ['status', 'type', 'beneficiary', 'period', 'extension'],
};

/** `Patient/x`. `versions`: of the events and of the versions before them; `persons`: those whom they touch. */
export async function touchedAsAlike(
  events: readonly FeedEvent[],
  versions: ReadonlyMap<string, Resource>,
  persons: Persons,
  reading: Reading,
): Promise<string[]> {
  const looks = new Map<string, Resource[]>();
  const lookFor = (reference: string, ...patients: Resource[]): unknown =>
    looks.set(reference, [...(looks.get(reference) ?? []), ...patients]);
  const current = (reference: string): Resource[] => [persons.patients.get(reference) ?? []].flat();
  for (const { type, id, version } of events.filter((event) => TELLING[event.type] !== undefined)) {
    const now = versions.get(keyOfVersion({ type, id, version }));
    const before = versions.get(keyOfVersion({ type, id, version: version - 1 }));
    if (told(type, now) === told(type, before)) continue;
    if (type === 'Patient') {
      lookFor(`Patient/${id}`, ...current(`Patient/${id}`), ...[before ?? []].flat());
      continue;
    }
    for (const owner of new Set([now, before].flatMap((each) => ownerOf(each, reading) ?? []))) {
      for (const record of persons.recordsOf(owner)) lookFor(record, ...current(record));
    }
  }
  const distinct = new Map([...looks].map(([reference, patients]) => [reference, [...new Set(patients)]]));
  const alike = await findLookAlikes(distinct, reading);
  const found = [...alike.values()].flat().map(({ hit }) => `Patient/${hit.id}`);
  return [...new Set(found)].filter((reference) => !persons.records.has(reference));
}

const told = (type: string, resource: Resource | undefined): string | undefined =>
  resource && JSON.stringify((TELLING[type] ?? []).map((element) => resource[element] ?? null));

const ownerOf = (resource: Resource | undefined, { base }: Reading): string | undefined =>
  resource && literalOf(resource.subject ?? resource.beneficiary, base);
