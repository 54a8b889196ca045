// From stays to all that is stored about them: for a hundred at once, in the statements of one.
import type { Resource } from '../../fhir/resource.ts';
import { literalOf } from '../../fhir/search/literal-reference.ts';
import type { StayRecord } from '../facts/stay-record.ts';
import { readOffices } from './offices.ts';
import { type Persons, readPersons } from './persons.ts';
import { type ReadStay, readStays } from './read-stays.ts';
import type { Reading } from './reading.ts';
import { readShelves, type Shelves } from './shelves.ts';
import { readLookAlikes, type WithoutOffices } from './stay-look-alikes.ts';

/**
 * By id of the Encounter. One that was deleted, or is no stay any more, comes with its last content and status
 * `entered-in-error` as long as it has Tasks or orders. Absent is what leaves nothing to do: it never was, or was no stay.
 */
export async function gatherStays(ids: readonly string[], reading: Reading): Promise<Map<string, StayRecord>> {
  const stays = await readStays(ids, reading);
  const subjectOf = ({ encounter }: ReadStay): string | undefined => {
    const subject = literalOf(encounter.subject, reading.base);
    return subject?.startsWith('Patient/') ? subject : undefined;
  };
  const persons = await readPersons(
    stays.flatMap((stay) => subjectOf(stay) ?? []),
    reading,
  );
  const references = stays.map(({ encounter }) => `Encounter/${encounter.id}`);
  const shelves = await readShelves(references, persons.records, reading);
  const records = stays
    .map((stay) => recordOf(stay, subjectOf(stay), persons, shelves))
    .filter(({ isGone, tasks, orders }) => !isGone || tasks.length > 0 || orders.length > 0);
  const lookAlikesOf = await readLookAlikes(records, reading);
  const whole = records.map(({ isGone: _, ...record }) => ({ ...record, lookAlikes: lookAlikesOf(record) }));
  const officesOf = await readOffices(whole, reading);
  return new Map(whole.map((record) => [record.encounter.id!, { ...record, ...officesOf(record) }]));
}

function recordOf(
  { encounter, known, isGone }: ReadStay,
  subject: string | undefined,
  persons: Persons,
  shelves: Shelves,
): WithoutOffices & { readonly isGone: boolean } {
  const own = `Encounter/${encounter.id}`;
  const records = subject === undefined ? [] : persons.recordsOf(subject);
  const orders = shelves.orders([own]);
  const tasks = shelves.tasks([own]);
  const steps = [...orders, ...tasks].map(({ resourceType, id }) => `${resourceType}/${id}`);
  return {
    encounter,
    dateKnownSince: known?.since,
    isFirstDate: known?.isFirst ?? false,
    isGone,
    patients: records.flatMap((record) => persons.patients.get(record) ?? (record === subject ? [unread(record)] : [])),
    careTeams: shelves.careTeams(records),
    coverages: shelves.coverages(records),
    responses: shelves.responses([own, ...steps, ...records]),
    communications: shelves.communications([own, ...steps]),
    appointments: shelves.appointments([own, ...steps]),
    consents: shelves.consents(records),
    orders,
    tasks,
    otherStays: shelves.stays(records).filter(({ id }) => id !== encounter.id),
  };
}

/** The record the stay names comes first though it was deleted, or never came: another's data must not take its place. */
const unread = (record: string): Resource => ({ resourceType: 'Patient', id: record.slice('Patient/'.length) });
