// The ids that meet a condition. Found as a page of a search is, so that of what many have the first few end it.
import type { Search } from '../../fhir/search/tree.ts';
import type { Hit, ReadingParts } from './hit.ts';
import { linkedPage } from './linked-page.ts';
import { searchPage } from './page.ts';
import { settled } from './settled.ts';

export type Match = Pick<Hit, 'id' | 'version'>;

/** At most so many. */
export async function matchesOf(search: Search, limit: number, parts: ReadingParts): Promise<readonly Match[]> {
  const asked = await settled({ ...search, sort: [], count: limit }, parts);
  const { hits } = (await linkedPage(asked, undefined, parts)) ?? (await searchPage(asked, undefined, parts));
  return hits;
}
