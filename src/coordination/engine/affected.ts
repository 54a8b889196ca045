// Which stays have to be looked at again after these events.

import { literalOf } from '../../fhir/search/literal-reference.ts';
import type { FeedEvent } from '../../store/feed.ts';
import { readVersions } from './event-versions.ts';
import { openStaysOf } from './open-stays.ts';
import { readPersons } from './persons.ts';
import { idsIn, ofType } from './read-pages.ts';
import { readNamed } from './read-records.ts';
import type { Reading } from './reading.ts';
import { TOUCHING, touchedBy } from './touched.ts';
import { touchedAsAlike } from './touched-as-alike.ts';
import { touchedWidely } from './touched-widely.ts';

/** Ids of Encounters. Not all need be stays, or still be there: whoever gathers them finds out. */
export interface Affected {
  readonly stays: ReadonlySet<string>;
  /** Touched by the directory or the rules alone: to be looked at in small portions, so that nobody waits for them. */
  readonly later: ReadonlySet<string>;
}

/** `ignore`: `Task/id/version` of what the engine wrote itself. */
export async function affectedStays(
  events: readonly FeedEvent[],
  reading: Reading,
  ignore: ReadonlySet<string> = new Set(),
): Promise<Affected> {
  const told = events.filter(({ type, id, version }) => !ignore.has(`${type}/${id}/${version}`));
  const versions = await readVersions(
    told.filter(({ type }) => TOUCHING.has(type)),
    reading,
  );
  const touched = new Set([...versions.values()].flatMap((each) => touchedBy(each, reading.base)));
  const persons = await readPersons(ofType('Patient', touched), reading);
  const alike = await readPersons(await touchedAsAlike(told, versions, persons, reading), reading);
  const stays = new Set([
    ...idsIn('Encounter', touched),
    ...idsIn('Encounter', await staysOfSteps(touched, reading)),
    ...(await openStaysOf([...persons.records, ...alike.records], reading)),
  ]);
  const later = new Set(await touchedWidely(told, reading));
  return { stays, later: new Set([...later].filter((id) => !stays.has(id))) };
}

/** Of Tasks and orders: `Encounter/x`. */
async function staysOfSteps(touched: ReadonlySet<string>, reading: Reading): Promise<string[]> {
  const steps = await readNamed([...ofType('Task', touched), ...ofType('ServiceRequest', touched)], reading);
  return steps.flatMap(({ resource }) => literalOf(resource.encounter, reading.base) ?? []);
}
