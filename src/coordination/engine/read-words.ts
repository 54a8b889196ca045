// Reading what was said of two records: the Provenances of both; of many pairs in few statements.
import { resourceIn } from '../../fhir/json/resource-in.ts';
import { isByHub, recordsNamed, sayingOf, type Word } from '../identity/join-words.ts';
import { keyOfPair, type Pair, pairsAmong } from '../identity/pairs.ts';
import { type Found, readAll } from './read-pages.ts';
import type { Reading } from './reading.ts';

// A message that is sent again stores the same word once more; it was said when it first came.
const MOST_REPEATS = 20;
/** Pairs asked for at once. */
const TOGETHER = 100;

/** By the keys of the pairs. */
export async function readWords(
  pairs: readonly Pair[],
  reading: Reading,
): Promise<ReadonlyMap<string, readonly Word[]>> {
  const words = new Map(pairs.map((pair): [string, Word[]] => [keyOfPair(pair), []]));
  const known = new Set<string>();
  for (const some of askedTogether(pairs)) {
    for (const found of await aboutBoth(some, reading)) {
      const { resource } = found;
      const says = sayingOf(resource);
      if (says === undefined || known.has(resource.id!)) continue;
      known.add(resource.id!);
      const since = await firstSaid(found, says, reading);
      const word: Word = { id: resource.id!, says, by: isByHub(resource) ? 'hub' : 'person', since };
      for (const pair of pairsAmong(recordsNamed(resource, reading.base))) words.get(keyOfPair(pair))?.push(word);
    }
  }
  return words;
}

/** What names one of the firsts and one of the seconds. */
const aboutBoth = (pairs: readonly Pair[], reading: Reading): Promise<Found[]> => {
  const named = (ids: readonly string[]): string => [...new Set(ids)].map((id) => `Patient/${id}`).join(',');
  const [firsts, seconds] = [named(pairs.map(([first]) => first)), named(pairs.map(([, second]) => second))];
  const query = [['target', firsts] as const, ['target', seconds] as const];
  return readAll('Provenance', query, reading);
};

/** Parts in which nobody is first of one pair and second of another: else all that was ever said of him alone would be found. */
function askedTogether(pairs: readonly Pair[]): Pair[][] {
  const parts: { pairs: Pair[]; firsts: Set<string>; seconds: Set<string> }[] = [];
  for (const pair of pairs) {
    const [first, second] = pair;
    const fits = parts.find(
      (part) => part.pairs.length < TOGETHER && !part.seconds.has(first) && !part.firsts.has(second),
    );
    const part = fits ?? { pairs: [], firsts: new Set(), seconds: new Set() };
    if (fits === undefined) parts.push(part);
    part.pairs.push(pair);
    part.firsts.add(first);
    part.seconds.add(second);
  }
  return parts.map((part) => part.pairs);
}

async function firstSaid({ resource, version, updated }: Found, says: string, { view }: Reading): Promise<number> {
  let since = updated;
  for (let earlier = version - 1; earlier > 0 && earlier > version - MOST_REPEATS; earlier -= 1) {
    const stored = await view.readVersion('Provenance', resource.id!, earlier, 'everyone');
    if (stored?.content === undefined || sayingOf(resourceIn(stored.content)) !== says) break;
    since = stored.updated.getTime();
  }
  return since;
}
