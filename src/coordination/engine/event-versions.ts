// What changed: of each event the version told of and the one before it, since a reference that was corrected touches
// both what it names now and what it named.
import type { Resource } from '../../fhir/resource.ts';
import type { FeedEvent } from '../../store/feed.ts';
import { findAny, resourceIn } from './read-pages.ts';
import type { Reading } from './reading.ts';

type Key = Pick<FeedEvent, 'type' | 'id' | 'version'>;

export const keyOfVersion = ({ type, id, version }: Key): string => `${type}/${id}/${version}`;

export const versionsOf = async (events: readonly Key[], reading: Reading): Promise<Resource[]> => [
  ...(await readVersions(events, reading)).values(),
];

/** Those that have content, by their keys: what was just created is read with others of its type, the rest one by one. */
export async function readVersions(events: readonly Key[], reading: Reading): Promise<ReadonlyMap<string, Resource>> {
  const wanted = new Map<string, Key>();
  for (const { type, id, version } of events) {
    for (const each of [version, version - 1]) {
      const key = { type, id, version: each };
      if (each > 0) wanted.set(keyOfVersion(key), key);
    }
  }
  const versions = new Map<string, Resource>();
  for (const type of new Set(events.map((event) => event.type))) {
    const ids = events.filter((event) => event.type === type).map(({ id }) => id);
    for (const { resource, version } of await findAny(type, '_id', ids, reading)) {
      const key = keyOfVersion({ type, id: resource.id!, version });
      if (wanted.delete(key)) versions.set(key, resource);
    }
  }
  for (const [key, { type, id, version }] of wanted) {
    const stored = await reading.view.readVersion(type, id, version, 'everyone');
    if (stored?.content !== undefined) versions.set(key, resourceIn(stored.content));
  }
  return versions;
}
