// Whose records belong together, over links in either direction: read in rounds, for many persons at once.
import type { Resource } from '../../fhir/resource.ts';
import { joinedRecords, linkedRecord } from '../identity/joined-records.ts';
import { readWithReferring, type Way } from './read-records.ts';
import type { Reading } from './reading.ts';

const LINKING: readonly Way[] = [['Patient', 'link']];

/** Nobody has more records than that; links gone astray might join a whole hospital. */
const MOST = 50;

export interface Persons {
  /** Stored records by `Patient/x`. */
  readonly patients: ReadonlyMap<string, Resource>;
  /** All records of all these persons, those that are only spoken of among them. */
  readonly records: ReadonlySet<string>;
  /** Those of one person, this one first. */
  recordsOf(record: string): readonly string[];
}

/** `records`: `Patient/x` of each person. No record is asked for twice, so circles end. */
export async function readPersons(records: Iterable<string>, reading: Reading): Promise<Persons> {
  const patients = new Map<string, Resource>();
  const asked = new Set<string>();
  let next = [...new Set(records)];
  const most = MOST * next.length;
  while (next.length > 0) {
    for (const record of next) asked.add(record);
    const found = (await readWithReferring(next, LINKING, reading)).map(({ resource }) => resource);
    for (const patient of found) patients.set(`Patient/${patient.id}`, patient);
    const spokenOf = found.flatMap((patient) => {
      const { reference, links } = linkedRecord(patient, reading.base);
      return [reference, ...links.map(({ other }) => other)];
    });
    next = [...new Set(spokenOf)].filter((record) => !asked.has(record)).slice(0, Math.max(0, most - asked.size));
  }
  const linked = [...patients.values()].map((patient) => linkedRecord(patient, reading.base));
  const recordsOf = (record: string): string[] =>
    [record, ...joinedRecords(linked, record).records.filter((other) => other !== record)].slice(0, MOST);
  return { patients, records: asked, recordsOf };
}
