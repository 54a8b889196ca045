// What a searchset says: which resources were found, and where its links lead.
import { expect } from 'vitest';
import type { TestHub } from './hub.ts';
import { type BundleEntry, get } from './requests.ts';

/** `Patient/1`, of what was found itself; sorted. */
export const namesOf = (entries: BundleEntry[] = []): string[] =>
  entries
    .filter(({ search }) => search.mode === 'match')
    .map(({ resource }) => `${resource.resourceType}/${resource.id}`)
    .sort();

export async function namesFound(hub: TestHub, path: string): Promise<string[]> {
  const { status, body } = await get(hub, path);
  expect(status, JSON.stringify(body.issue)).toBe(200);
  return namesOf(body.entry);
}

export const linkOf = (body: { link: { relation: string; url: string }[] }, wanted: string): string | undefined =>
  body.link.find(({ relation }) => relation === wanted)?.url;
