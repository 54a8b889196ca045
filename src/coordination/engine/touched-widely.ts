// What a change of the directory or of the rules touches: many stays, none of them urgently.
import type { FeedEvent } from '../../store/feed.ts';
import { literalOf } from '../facts/references.ts';
import { versionsOf } from './event-versions.ts';
import { allOpenStays, openStaysAt, openStaysOf } from './open-stays.ts';
import { readPersons } from './persons.ts';
import { idsIn, readAny } from './read-pages.ts';
import type { Reading } from './reading.ts';

/** Above that many entries a whole directory has come in: its searches would cost more than to look at every open stay. */
const FEW = 20;

/** Ids of stays. */
export async function touchedWidely(events: readonly FeedEvent[], reading: Reading): Promise<string[]> {
  const of = (...types: string[]): FeedEvent[] => events.filter(({ type }) => types.includes(type));
  // A new plan may be for stays that follow another so far.
  const isForAll = of('PlanDefinition', 'ActivityDefinition').length > 0;
  if (isForAll || of('Organization', 'HealthcareService', 'Location').length > FEW) return allOpenStays(reading);
  const organizations = new Set(of('Organization').map(({ id }) => `Organization/${id}`));
  const places = of('Location').map(({ id }) => `Location/${id}`);
  const services = [
    ...(await versionsOf(of('HealthcareService'), reading)),
    ...(await readAny('HealthcareService', 'location', places, reading)),
  ];
  for (const { providedBy } of services) {
    const provider = literalOf(providedBy, reading.base);
    if (provider !== undefined) organizations.add(provider);
  }
  return organizations.size === 0 ? [] : staysOfOrganizations([...organizations], reading);
}

/** Where they are the hospital, owe or are owed something, or take care of the patient. */
async function staysOfOrganizations(organizations: readonly string[], reading: Reading): Promise<string[]> {
  const { base } = reading;
  const tasks = [
    ...(await readAny('Task', 'owner', organizations, reading, OPEN_TASKS)),
    ...(await readAny('Task', 'requester', organizations, reading, OPEN_TASKS)),
  ];
  const teams = await readAny('CareTeam', 'participant', organizations, reading, [['status', 'active,proposed']]);
  const patients = teams.flatMap(({ subject }) => literalOf(subject, base) ?? []);
  const { records } = await readPersons(patients, reading);
  const named = [...tasks, ...teams].flatMap(({ encounter }) => literalOf(encounter, base) ?? []);
  return [
    ...(await openStaysAt(organizations, reading)),
    ...idsIn('Encounter', named),
    ...(await openStaysOf(records, reading)),
  ];
}

const OPEN_TASKS = [['status', 'draft,requested,received,accepted,ready,in-progress,on-hold']] as const;
