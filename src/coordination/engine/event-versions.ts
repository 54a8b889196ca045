// What changed: of each event the version told of and the one before it, since a reference that was corrected touches
// both what it names now and what it named.
import { resourceIn } from '../../fhir/json/resource-in.ts';
import type { Resource } from '../../fhir/resource.ts';
import type { FeedEvent } from '../../store/feed.ts';
import type { Reading } from './reading.ts';

type Key = Pick<FeedEvent, 'type' | 'id' | 'version'>;

export const keyOfVersion = ({ type, id, version }: Key): string => `${type}/${id}/${version}`;

export const versionsOf = async (events: readonly Key[], reading: Reading): Promise<Resource[]> => [
  ...(await readVersions(events, reading)).values(),
];

/** Those that have content, by their keys. */
export async function readVersions(events: readonly Key[], { view }: Reading): Promise<ReadonlyMap<string, Resource>> {
  const wanted = events.flatMap(({ type, id, version }) =>
    [version, version - 1].filter((each) => each > 0).map((each) => ({ type, id, version: each })),
  );
  const stored = await view.versionsOf(wanted, 'everyone');
  return new Map(
    stored.flatMap((each) => (each.content === undefined ? [] : [[keyOfVersion(each), resourceIn(each.content)]])),
  );
}
