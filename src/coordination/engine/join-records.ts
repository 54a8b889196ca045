// Joining records of one person as they come in, and parting them when the facts no longer say so: for every change of a
// record, a card, or a word about records, within the transaction of the feed. What is written depends on what is stored, not
// on the event, so that the same events once more write nothing.
import { HUB } from '../../access/actor.ts';
import type { Resource } from '../../fhir/resource.ts';
import type { FeedEvent, FeedTransaction } from '../../store/feed.ts';
import type { Caller } from '../../store/write/change.ts';
import { ownerOfCard } from '../identity/care-numbers.ts';
import { MOST_NAMED, recordsNamed, sayingOf } from '../identity/join-words.ts';
import { linkedRecord } from '../identity/joined-records.ts';
import { pairsInQuestion, stepsFor } from '../identity/joining.ts';
import { distinctPairs, type Pair, pairOf, pairsAmong } from '../identity/pairs.ts';
import { versionsOf } from './event-versions.ts';
import { joiningChanges } from './joining-changes.ts';
import { readWords } from './read-words.ts';
import type { Reading } from './reading.ts';
import { recordsInQuestion } from './records-in-question.ts';

const CALLER: Caller = { actor: HUB, audience: 'everyone' };
const TYPES: ReadonlySet<string> = new Set(['Patient', 'Coverage', 'Provenance']);

export const concernsJoining = ({ type }: FeedEvent): boolean => TYPES.has(type);

/** A change to a record, made by joining or parting it. */
export type Joined = Pick<FeedEvent, 'type' | 'id' | 'version'>;

export async function joinRecords(
  events: readonly FeedEvent[],
  tx: FeedTransaction,
  reading: Reading,
): Promise<readonly Joined[]> {
  const ours = events.filter(concernsJoining);
  const versions = await versionsOf(ours, reading);
  const spoken = distinctPairs(versions.flatMap((version) => pairsIn(version, reading)));
  const touched = new Set([
    ...ours.filter(({ type }) => type === 'Patient').map(({ id }) => id),
    ...versions.flatMap((version) => ownerOfCard(version, reading.base) ?? []),
    ...spoken.flat(),
  ]);
  if (touched.size === 0) return [];
  const { records, crowded, patients } = await recordsInQuestion(touched, versions, reading);
  const pairs = pairsInQuestion(records, crowded, spoken);
  const words = await readWords(pairs, reading);
  const changes = joiningChanges(stepsFor(records, pairs, words, crowded), patients, words, {
    base: reading.base,
    // Real time: `recorded` tells when it was done, whatever day a rehearsal plays.
    now: Date.now(),
  });
  const written = changes.length > 0 ? await tx.write(changes, CALLER) : [];
  return written.flatMap((each) => (each.type === 'Patient' && 'version' in each ? [each] : []));
}

/** The pairs that a version joins, or speaks of. */
function pairsIn(version: Resource, { base }: Reading): Pair[] {
  if (version.resourceType === 'Patient') {
    return linkedRecord(version, base).links.map(({ other }) => pairOf(version.id!, other.slice('Patient/'.length)));
  }
  if (version.resourceType !== 'Provenance' || sayingOf(version) === undefined) return [];
  const named = recordsNamed(version, base);
  return named.length > MOST_NAMED ? [] : pairsAmong(named);
}
