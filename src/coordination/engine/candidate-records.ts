// Stored records that may be one person's with a given one: found by a few narrow searches, compared, the best first. What
// $match answers with, and what the engine proposes.

import type { Audience } from '../../access/audience.ts';
import { resourceIn } from '../../fhir/json/resource-in.ts';
import type { Resource } from '../../fhir/resource.ts';
import { parseSearch } from '../../fhir/search/ask/parse.ts';
import type { Hit } from '../../store/search/hit.ts';
import type { BlockingSearch } from '../identity/blocking.ts';
import { type Comparison, compare } from '../identity/compare.ts';
import { type Identity, identityOf } from '../identity/identity.ts';
import type { Searching } from './read-pages.ts';

// Each search is narrow; one that finds more than this was asked by what many share (the telephone of a home for the aged).
export const MOST_PER_SEARCH = 100;

export interface Candidate {
  readonly hit: Hit;
  readonly patient: Resource;
  readonly identity: Identity;
}

export interface Compared extends Candidate, Comparison {}

export interface Found {
  readonly candidates: readonly Candidate[];
  /** Searches of which only the records changed last were taken. */
  readonly tooMany: readonly BlockingSearch[];
}

/** Every search is filtered by the audience in the database: what may not be seen is no candidate. */
export async function findCandidates(
  searches: readonly BlockingSearch[],
  { view, search: settings }: Searching,
  audience: Audience,
  most: number = MOST_PER_SEARCH,
): Promise<Found> {
  const candidates = new Map<string, Candidate>();
  const tooMany: BlockingSearch[] = [];
  for (const search of searches) {
    const asked = { ...parseSearch('Patient', search.query, settings), count: most };
    const { hits, next } = await view.search(asked, audience);
    if (next !== undefined) tooMany.push(search);
    for (const hit of hits) {
      if (candidates.has(hit.id)) continue;
      const patient = resourceIn(hit.content);
      candidates.set(hit.id, { hit, patient, identity: identityOf(patient) });
    }
  }
  return { candidates: [...candidates.values()], tooMany };
}

/** Without those that are somebody else's. */
export const comparedWith = (identity: Identity, candidates: readonly Candidate[]): Compared[] =>
  candidates
    .map((candidate): Compared => ({ ...candidate, ...compare(identity, candidate.identity) }))
    .filter(({ grade }) => grade !== 'certainly-not')
    .sort(bestFirst);

export const bestFirst = (a: Compared, b: Compared): number => b.score - a.score || (a.hit.id < b.hit.id ? -1 : 1);
