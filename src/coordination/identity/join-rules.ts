// Which records are one person's by their facts alone. Two are, where insurer and insured number agree and nothing of what else
// they say contradicts it: what $match calls certain. But a number that tells people apart no longer (too many records, or
// records that contradict each other) joins nobody whom it leaves in doubt: a false join is worse than a missed one.

import { keyOfNumber } from './care-numbers.ts';
import { compare, type Evidence } from './compare.ts';
import type { Identity } from './identity.ts';
import { keyOfPair, type Pair, pairOf, pairsAmong } from './pairs.ts';

export interface JoinRecord {
  /** Of the Patient. */
  readonly id: string;
  /** With the numbers of its cards among its own. */
  readonly identity: Identity;
  /** Neither inactive nor replaced by another: only such are joined anew. */
  readonly isOpen: boolean;
  /** Ids of the records it names in its links. */
  readonly names: ReadonlySet<string>;
  /** Those among them that it names as seealso. */
  readonly seesAlso: ReadonlySet<string>;
}

export type Records = ReadonlyMap<string, JoinRecord>;

/** What others have settled about two records: that they are one person's, or two people's. */
export type Settled = (pair: Pair) => 'one' | 'two' | undefined;

/** More systems than ever know one person; a number that more records carry is typed in where none is known. */
export const MOST_RECORDS = 5;

/** The numbers that too many records carry. */
export function crowdedNumbers(records: Records): Set<string> {
  const counts = new Map<string, number>();
  for (const record of records.values()) {
    if (record.isOpen) for (const key of numbersOf(record)) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return new Set([...counts].flatMap(([key, count]) => (count > MOST_RECORDS ? [key] : [])));
}

const numbersOf = ({ identity }: JoinRecord): Set<string> => new Set(identity.numbers.care.map(keyOfNumber));

export function sharesNumber(a: JoinRecord, b: JoinRecord, crowded: ReadonlySet<string>): boolean {
  const theirs = numbersOf(b);
  return [...numbersOf(a)].some((key) => theirs.has(key) && !crowded.has(key));
}

/** Pairs with a number in common. */
export function pairsByNumber(records: Records, crowded: ReadonlySet<string>): Pair[] {
  const holders = new Map<string, string[]>();
  for (const record of records.values()) {
    for (const key of numbersOf(record)) {
      if (!crowded.has(key)) holders.set(key, [...(holders.get(key) ?? []), record.id]);
    }
  }
  return [...holders.values()].flatMap(pairsAmong);
}

// What tells two people apart. A family name changes; an address too.
const TELLING: ReadonlySet<Evidence['what']> = new Set(['careNumber', 'birthDate', 'sex', 'givenName']);

export const contradictions = (a: Identity, b: Identity): Evidence[] =>
  compare(a, b).evidence.filter(({ what, result }) => TELLING.has(what) && result === 'disagrees');

/**
 * The pairs that the facts join, by their keys. Never do two records come together, by whatever way, that contradict each
 * other: of those between them that would fit either, none is joined with anybody.
 */
export function joinedByFacts(
  records: Records,
  agreeing: readonly Pair[],
  settled: Settled,
  held: readonly Pair[],
): Set<string> {
  const isApart = (a: string, b: string): boolean => {
    const [one, other] = [records.get(a), records.get(b)];
    const word = settled(pairOf(a, b));
    if (word !== undefined || one === undefined || other === undefined) return word === 'two';
    return contradictions(one.identity, other.identity).length > 0;
  };
  let joined = agreeing.filter(([a, b]) => !isApart(a, b));
  for (;;) {
    const torn = new Set(groupsOf([...joined, ...held]).flatMap((group) => tornIn(group, isApart)));
    const kept = joined.filter(([a, b]) => !torn.has(a) && !torn.has(b));
    if (kept.length === joined.length) return new Set(joined.map(keyOfPair));
    joined = kept;
  }
}

/** Those that would fit either of two that contradict each other. */
function tornIn(group: readonly string[], isApart: (a: string, b: string) => boolean): string[] {
  const apart = pairsAmong(group).filter(([a, b]) => isApart(a, b));
  const keys = new Set(apart.map(keyOfPair));
  const fits = (a: string, b: string): boolean => a !== b && !keys.has(keyOfPair(pairOf(a, b)));
  return group.filter((each) => apart.some(([a, b]) => fits(each, a) && fits(each, b)));
}

/** The records that pairs hold together, directly or through others. */
export function groupsOf(pairs: readonly Pair[]): string[][] {
  const groups = new Map<string, Set<string>>();
  for (const [a, b] of pairs) {
    const one = groups.get(a) ?? new Set([a]);
    const other = groups.get(b) ?? new Set([b]);
    for (const id of other) one.add(id);
    for (const id of one) groups.set(id, one);
  }
  return [...new Set(groups.values())].map((group) => [...group].sort());
}
