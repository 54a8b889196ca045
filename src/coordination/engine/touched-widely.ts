// What a change of the directory or of the rules touches: many stays, none of them urgently.

import type { Query } from '../../fhir/search/ask/parse.ts';
import { literalOf } from '../../fhir/search/literal-reference.ts';
import type { FeedEvent } from '../../store/feed.ts';
import { versionsOf } from './event-versions.ts';
import { allOpenStays, openStaysAt, openStaysOf } from './open-stays.ts';
import { readPersons } from './persons.ts';
import { idsIn } from './read-pages.ts';
import { readReferring, type Way } from './read-records.ts';
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
    ...(await readReferring(places, [['HealthcareService', 'location']], reading)).map(({ resource }) => resource),
  ];
  for (const { providedBy } of services) {
    const provider = literalOf(providedBy, reading.base);
    if (provider !== undefined) organizations.add(provider);
  }
  return organizations.size === 0 ? [] : staysOfOrganizations([...organizations], reading);
}

const OPEN_TASKS: Query = [['status', 'draft,requested,received,accepted,ready,in-progress,on-hold']];
const NAMING: readonly Way[] = [
  ['Task', 'owner', OPEN_TASKS],
  ['Task', 'requester', OPEN_TASKS],
  ['CareTeam', 'participant', [['status', 'active,proposed']]],
];

/** Where they are the hospital, owe or are owed something, or take care of the patient. */
async function staysOfOrganizations(organizations: readonly string[], reading: Reading): Promise<string[]> {
  const { base } = reading;
  const found = (await readReferring(organizations, NAMING, reading)).map(({ resource }) => resource);
  const teams = found.filter(({ resourceType }) => resourceType === 'CareTeam');
  const patients = teams.flatMap(({ subject }) => literalOf(subject, base) ?? []);
  const { records } = await readPersons(patients, reading);
  const named = found.flatMap(({ encounter }) => literalOf(encounter, base) ?? []);
  return [
    ...(await openStaysAt(organizations, reading)),
    ...idsIn('Encounter', named),
    ...(await openStaysOf(records, reading)),
  ];
}
