// What the hub has to do about pairs of records, so that their links say what stands: a person's word; else what the facts
// join. What was joined by facts is parted when they hold no longer. A link that vanished without a word (a system that sends
// its own copy of the record again) is put back, one that reappeared is taken out: only a word joins or parts.
import type { Said } from '../../problem.ts';
import {
  contradictions,
  type JoinRecord,
  joinedByFacts,
  MOST_RECORDS,
  pairsByNumber,
  type Records,
  sharesNumber,
} from './join-rules.ts';
import { standingWord, type Word } from './join-words.ts';
import { distinctPairs, keyOfPair, type Pair } from './pairs.ts';
import type { Saying } from './record-links.ts';

export interface Step {
  readonly pair: Pair;
  readonly says: Saying;
  /** The hub's own word, with its reason; undefined: the links follow a word that was said already. */
  readonly reason?: Said;
}

/** By the keys of pairs. */
export type Words = ReadonlyMap<string, readonly Word[]>;

/** The pairs whose words have to be known: those that may be joined, and those that are. */
export const pairsInQuestion = (records: Records, crowded: ReadonlySet<string>, more: readonly Pair[]): Pair[] =>
  distinctPairs([...pairsByNumber(records, crowded), ...linkedPairs(records), ...more]).filter(
    ([a, b]) => a !== b && records.has(a) && records.has(b),
  );

const linkedPairs = (records: Records): Pair[] =>
  [...records.values()].flatMap(({ id, names }) =>
    [...names].map((other): Pair => (id < other ? [id, other] : [other, id])),
  );

export function stepsFor(records: Records, pairs: readonly Pair[], words: Words, crowded: ReadonlySet<string>): Step[] {
  const wordOf = (pair: Pair): Word | undefined => standingWord(words.get(keyOfPair(pair)) ?? []);
  const settled = (pair: Pair): 'one' | 'two' | undefined => {
    const word = wordOf(pair);
    if (word?.by === 'person') return word.says === 'link' ? 'one' : 'two';
    return word === undefined && isLinked(records, pair) ? 'one' : undefined;
  };
  const agreeing = pairs.filter((pair) => {
    const [a, b] = both(records, pair);
    const wasJoined = wordOf(pair)?.says === 'link';
    return sharesNumber(a, b, crowded) && (wasJoined || (a.isOpen && b.isOpen));
  });
  const held = pairs.filter((pair) => settled(pair) === 'one');
  const joined = joinedByFacts(records, agreeing, settled, held);
  return pairs.flatMap((pair): Step[] => {
    const word = wordOf(pair);
    const follow = (says: Saying): Step[] => (isAsSaid(records, pair, says) ? [] : [{ pair, says }]);
    if (word?.by === 'person') return follow(word.says);
    const isOne = joined.has(keyOfPair(pair));
    if (word?.says === 'link') {
      return isOne ? follow('link') : [{ pair, says: 'unlink', reason: whyParted(records, pair, crowded) }];
    }
    // Linked without a word: somebody else joined them, and nothing is to be added.
    if (word === undefined && isLinked(records, pair)) return [];
    if (isOne) return [{ pair, says: 'link', reason: WHY_JOINED }];
    return word === undefined ? [] : follow('unlink');
  });
}

const both = (records: Records, [a, b]: Pair): readonly [JoinRecord, JoinRecord] => [records.get(a)!, records.get(b)!];

function isLinked(records: Records, pair: Pair): boolean {
  const [a, b] = both(records, pair);
  return a.names.has(b.id) || b.names.has(a.id);
}

/** Joined: each names the other. Parted: none sees the other; what else may join them is not ours to take out. */
function isAsSaid(records: Records, pair: Pair, says: Saying): boolean {
  const [a, b] = both(records, pair);
  if (says === 'link') return a.names.has(b.id) && b.names.has(a.id);
  return !a.seesAlso.has(b.id) && !b.seesAlso.has(a.id);
}

const WHY_JOINED: Said = {
  ja: '介護保険の保険者番号と被保険者番号が一致し、生年月日などに食い違いがないため、同じ人の記録として結びました。違う場合は解くことができます。',
  en: 'Insurer and insured number of care insurance agree, and nothing such as the birth date contradicts it: joined as records of one person. Where that is wrong, they can be parted.',
};

function whyParted(records: Records, pair: Pair, crowded: ReadonlySet<string>): Said {
  const [a, b] = both(records, pair);
  const against = contradictions(a.identity, b.identity);
  if (against.length > 0) {
    return parted({ ja: against.map(({ ja }) => ja).join('、'), en: against.map(({ en }) => en).join(', ') });
  }
  if (sharesNumber(a, b, crowded)) {
    return parted({
      ja: '同じ番号の記録どうしに食い違いがあり、どの人の記録か決められない',
      en: 'other records with the same number contradict each other, so that it is in doubt whose record this is',
    });
  }
  return sharesNumber(a, b, new Set())
    ? parted({
        ja: `同じ番号の記録が${MOST_RECORDS}件を超え、番号だけでは人を決められない`,
        en: `more than ${MOST_RECORDS} records carry this number, which then tells nobody apart`,
      })
    : parted({ ja: '介護保険の番号が一致しなくなった', en: 'the numbers of care insurance agree no longer' });
}

const parted = ({ ja, en }: Said): Said => ({
  ja: `自動で結んだ記録を解きました（${ja}）。同じ人であれば、確かめたうえで結び直してください。`,
  en: `Parted what had been joined by itself: ${en}. If it is one person, somebody confirms that and joins them again.`,
});
