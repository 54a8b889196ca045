// What a person's word about two records means for the others of theirs: joined are all of both persons, and who is taken out
// leaves all those through whom the two would still be one.
import { joinedRecords, type LinkedRecord } from './joined-records.ts';
import { distinctPairs, type Pair, pairOf } from './pairs.ts';

const idsJoined = (linked: readonly LinkedRecord[], id: string): string[] =>
  joinedRecords(linked, `Patient/${id}`).records.map((record) => record.slice('Patient/'.length));

/** Whether links make one person of them, directly or through others. */
export const areOne = (linked: readonly LinkedRecord[], [a, b]: Pair): boolean => idsJoined(linked, a).includes(b);

/** The pairs to part, so that `id` belongs no longer to whom `other` belongs to; the two themselves first. */
export function pairsToPart(linked: readonly LinkedRecord[], id: string, other: string): Pair[] {
  const own = `Patient/${id}`;
  const without = linked
    .filter(({ reference }) => reference !== own)
    .map(({ reference, links }) => ({ reference, links: links.filter((link) => link.other !== own) }));
  const theirs = new Set(idsJoined(without, other));
  const named = linked.flatMap(({ reference, links }) =>
    reference === own ? links.map((link) => link.other) : links.some((link) => link.other === own) ? [reference] : [],
  );
  const through = named.map((reference) => reference.slice('Patient/'.length)).filter((each) => theirs.has(each));
  const asked = pairOf(id, other);
  const others = distinctPairs(through.filter((each) => each !== other).map((each) => pairOf(id, each)));
  return [asked, ...others];
}

/** The pairs between the two persons: an earlier word that any of them are two people's does not hold any more. */
export function pairsBetween(linked: readonly LinkedRecord[], [a, b]: Pair): Pair[] {
  const theirs = idsJoined(linked, b);
  return distinctPairs(
    idsJoined(linked, a).flatMap((one) => theirs.flatMap((other) => (one === other ? [] : [pairOf(one, other)]))),
  );
}
