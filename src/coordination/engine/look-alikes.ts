// Whose record might be whose: for many persons at once, in the searches of few.
import type { Resource } from '../../fhir/resource.ts';
import { tellingSearches, tellingSearchesForAll } from '../identity/blocking.ts';
import type { Comparison } from '../identity/compare.ts';
import { type Identity, identityOf } from '../identity/identity.ts';
import { bestFirst, type Candidate, type Compared, comparedWith, findCandidates } from './candidate-records.ts';
import type { Reading } from './reading.ts';

/** Identities looked for in one search, and how many records it may find before each is looked for alone. */
const TOGETHER = 10;
const MOST_TOGETHER = 500;

/** By the key of the person: records that are certainly or probably theirs, beside those that are given; the best first. */
export async function findLookAlikes(
  persons: ReadonlyMap<string, readonly Resource[]>,
  reading: Reading,
): Promise<Map<string, Compared[]>> {
  const wanted = [...persons].flatMap(([key, records]) =>
    records.map((record) => ({ key, own: ownIds(records), identity: identityOf(record) })),
  );
  const found = new Map<string, Map<string, Compared>>();
  for (let at = 0; at < wanted.length; at += TOGETHER) {
    const some = wanted.slice(at, at + TOGETHER);
    const candidates = await candidatesFor(
      some.map(({ identity }) => identity),
      reading,
    );
    for (const { key, own, identity } of some) {
      const best = found.get(key) ?? new Map<string, Compared>();
      found.set(key, best);
      for (const each of comparedWith(identity, candidates)) {
        if (!isLookAlike(each) || own.has(each.hit.id)) continue;
        const before = best.get(each.hit.id);
        if (before === undefined || before.score < each.score) best.set(each.hit.id, each);
      }
    }
  }
  return new Map([...found].map(([key, best]) => [key, [...best.values()].sort(bestFirst)]));
}

/** Of a twin and of a namesake it is only possible. */
export const isLookAlike = ({ grade }: Pick<Comparison, 'grade'>): boolean =>
  grade === 'certain' || grade === 'probable';

const ownIds = (records: readonly Resource[]): ReadonlySet<string | undefined> => new Set(records.map(({ id }) => id));

/** What many share (1900-01-01, where nobody knows) must not hide the others: then it is asked for each alone. */
async function candidatesFor(identities: readonly Identity[], reading: Reading): Promise<Candidate[]> {
  const { candidates, tooMany } = await findCandidates(
    tellingSearchesForAll(identities),
    reading,
    'everyone',
    MOST_TOGETHER,
  );
  const flooded = new Set(tooMany.map(({ by }) => by.en));
  const alone = flooded.size === 0 ? [] : identities.flatMap(tellingSearches).filter(({ by }) => flooded.has(by.en));
  const more = await findCandidates(alone, reading, 'everyone');
  return [...new Map([...candidates, ...more.candidates].map((each) => [each.hit.id, each])).values()];
}
