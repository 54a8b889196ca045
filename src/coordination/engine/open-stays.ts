// The open stays of persons, of hospitals, of all; as ids.
import type { Query } from '../../fhir/search/ask/parse.ts';
import { type Found, findAny, readAll } from './read-pages.ts';
import { readReferring } from './read-records.ts';
import type { Reading } from './reading.ts';
import { isOpenStay, OPEN_STATUSES, openSince, STAY_CLASSES } from './stay.ts';

const STAYS: Query = [['class', STAY_CLASSES.join(',')]];
const GOING: Query = [...STAYS, ['status', OPEN_STATUSES.join(',')]];

/** Of all stays of a person, which are few, the open ones are picked here. */
export const openStaysOf = async (persons: Iterable<string>, reading: Reading): Promise<string[]> =>
  openAmong(await readReferring(persons, [['Encounter', 'subject', STAYS]], reading), reading);

/** A hospital has too many that ended long ago to look through. */
export async function openStaysAt(hospitals: readonly string[], reading: Reading): Promise<string[]> {
  const going = await findAny('Encounter', 'service-provider', hospitals, reading, GOING);
  const ended = await findAny('Encounter', 'service-provider', hospitals, reading, justEnded(reading));
  return openAmong([...going, ...ended], reading);
}

export async function allOpenStays(reading: Reading): Promise<string[]> {
  const going = await readAll('Encounter', GOING, reading);
  return openAmong([...going, ...(await readAll('Encounter', justEnded(reading), reading))], reading);
}

/** Newest first: so the store goes by the stays it finds, and not by all dates since. */
const justEnded = ({ now }: Reading): Query => [
  ...STAYS,
  ['status', 'finished'],
  ['date', `ge${new Date(openSince(now)).toISOString()}`],
  ['_sort', '-_lastUpdated'],
];

const openAmong = (found: readonly Found[], { now, search }: Reading): string[] =>
  found
    .map(({ resource }) => resource)
    .filter((each) => isOpenStay(each, now, search.timeZone))
    .map(({ id }) => id!);
