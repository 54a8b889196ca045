// Patient/[id]/$join: a person says that two records are one person's, or confirms what the hub had joined by itself.
import { pairsBetween } from '../../coordination/identity/by-hand.ts';
import { identityOf } from '../../coordination/identity/identity.ts';
import { contradictions } from '../../coordination/identity/join-rules.ts';
import { standingWord } from '../../coordination/identity/join-words.ts';
import { distinctPairs, keyOfPair, type Pair, pairOf } from '../../coordination/identity/pairs.ts';
import { namesRecord, type Saying } from '../../coordination/identity/record-links.ts';
import type { Said } from '../../problem.ts';
import type { Hub, OperationHandler } from '../exchange.ts';
import { type PersonWord, personWordOf } from './person-word.ts';
import { joinedAlready } from './person-word-problems.ts';
import { type Standing, sayWord } from './say-word.ts';

export const joinPatients: OperationHandler = async (inputs, call, hub, at) => {
  const word = await personWordOf(inputs, call, hub, at);
  const pairs = (standing: Standing) => pairsToJoin(word, standing, hub);
  return sayWord(word, { says: 'link', pairs, remarks: remarksOn(word) }, call, hub);
};

/** The two, and whichever of theirs a person had parted before: else the hub would still keep them apart. */
async function pairsToJoin({ patient, other }: PersonWord, standing: Standing, { search }: Hub): Promise<Pair[]> {
  const asked = pairOf(patient.id, other.id);
  const all = distinctPairs([asked, ...pairsBetween(standing.linked, asked)]);
  const words = await standing.wordsOf(all);
  const isSaid = (pair: Pair, says: Saying): boolean => {
    const word = standingWord(words.get(keyOfPair(pair)) ?? []);
    return word?.by === 'person' && word.says === says;
  };
  // As they stand now: somebody may have said the same just before.
  const names = (one: string, another: string): boolean =>
    namesRecord(standing.patients.get(one) ?? patient, another, search.base);
  const isLinked = names(patient.id, other.id) && names(other.id, patient.id);
  if (isLinked && isSaid(asked, 'link')) throw joinedAlready(patient.id, other.id);
  return [asked, ...all.filter((pair) => keyOfPair(pair) !== keyOfPair(asked) && isSaid(pair, 'unlink'))];
}

/** A person may know better; what speaks against it is kept with the word. */
function remarksOn({ patient, other }: PersonWord): Said[] {
  const against = contradictions(identityOf(patient), identityOf(other));
  if (against.length === 0) return [];
  return [
    {
      ja: `ご注意：食い違いがあります（${against.map(({ ja }) => ja).join('、')}）。人が確かめたものとして結びました。違う場合は $part で解いてください。`,
      en: `Note: the records contradict each other (${against.map(({ en }) => en).join(', ')}). Joined, since a person has confirmed it. Where that is wrong, $part parts them.`,
    },
  ];
}
