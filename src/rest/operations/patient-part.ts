// Patient/[id]/$part: a person says that this record is not of the person whose record the other is. What was joined is undone,
// also where the two are joined through further records; what is not joined is neither joined nor suggested from then on.
import { areOne, pairsToPart } from '../../coordination/identity/by-hand.ts';
import { standingWord } from '../../coordination/identity/join-words.ts';
import { keyOfPair, type Pair, pairOf } from '../../coordination/identity/pairs.ts';
import type { OperationHandler } from '../exchange.ts';
import { type PersonWord, personWordOf } from './person-word.ts';
import { partedAlready } from './person-word-problems.ts';
import { type Standing, sayWord } from './say-word.ts';

export const partPatients: OperationHandler = async (inputs, call, hub, at) => {
  const word = await personWordOf(inputs, call, hub, at);
  return sayWord(word, { says: 'unlink', pairs: (standing) => pairsOf(word, standing) }, call, hub);
};

async function pairsOf({ patient, other }: PersonWord, standing: Standing): Promise<Pair[]> {
  const asked = pairOf(patient.id, other.id);
  const words = (await standing.wordsOf([asked])).get(keyOfPair(asked)) ?? [];
  const word = standingWord(words);
  const isSaid = word?.by === 'person' && word.says === 'unlink';
  if (isSaid && !areOne(standing.linked, asked)) throw partedAlready(patient.id, other.id);
  return pairsToPart(standing.linked, patient.id, other.id);
}
