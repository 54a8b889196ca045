// What changed: of each event the version told of and the one before it, since a reference that was corrected touches
// both what it names now and what it named.
import type { Resource } from '../../fhir/resource.ts';
import type { FeedEvent } from '../../store/feed.ts';
import { findAny, resourceIn } from './read-pages.ts';
import type { Reading } from './reading.ts';

type Key = Pick<FeedEvent, 'type' | 'id' | 'version'>;

/** Those that have content: what was just created is read with others of its type, the rest one by one. */
export async function versionsOf(events: readonly Key[], reading: Reading): Promise<Resource[]> {
  const wanted = new Map<string, Key>();
  for (const { type, id, version } of events) {
    for (const each of [version, version - 1]) {
      if (each > 0) wanted.set(`${type}/${id}/${each}`, { type, id, version: each });
    }
  }
  const versions: Resource[] = [];
  for (const type of new Set(events.map((event) => event.type))) {
    const ids = events.filter((event) => event.type === type).map(({ id }) => id);
    for (const { resource, version } of await findAny(type, '_id', ids, reading)) {
      if (wanted.delete(`${type}/${resource.id}/${version}`)) versions.push(resource);
    }
  }
  for (const { type, id, version } of wanted.values()) {
    const stored = await reading.view.readVersion(type, id, version, 'everyone');
    if (stored?.content !== undefined) versions.push(resourceIn(stored.content));
  }
  return versions;
}
