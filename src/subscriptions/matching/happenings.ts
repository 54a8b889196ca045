// What happened, of what anybody asks for: each event of the feed with the record as it was and as it is.
import { resourceIn } from '../../fhir/json/resource-in.ts';
import type { Resource } from '../../fhir/resource.ts';
import { type FeedEvent, inVersionOrder } from '../../store/feed.ts';
import type { StoreView } from '../../store/view.ts';
import type { InUse } from '../queue/registry.ts';
import type { Change } from '../topics/told-by.ts';
import { topics } from '../topics/topics.ts';

export interface Happening extends Change {
  readonly type: string;
  readonly id: string;
  readonly version: number;
  readonly occurred: Date;
  /** In the feed. */
  readonly order: number;
}

/** One statement for all of them. */
export async function happeningsIn(events: readonly FeedEvent[], asked: InUse, view: StoreView): Promise<Happening[]> {
  const types = new Set([...asked.types, ...[...asked.topics].flatMap(typesOf)]);
  const concerned = inVersionOrder(events).flatMap((event, order) =>
    types.has(event.type) ? { ...event, order } : [],
  );
  const wanted = concerned.flatMap(({ type, id, version }) =>
    [version, version - 1].filter((each) => each > 0).map((each) => ({ type, id, version: each })),
  );
  const stored = new Map(
    (await view.versionsOf(wanted, 'everyone')).map((each) => [`${each.type}/${each.id}/${each.version}`, each]),
  );
  const contentOf = (type: string, id: string, version: number): Resource | undefined => {
    const content = stored.get(`${type}/${id}/${version}`)?.content;
    return content === undefined ? undefined : resourceIn(content);
  };
  return concerned.map(({ type, id, version, order }) => ({
    type,
    id,
    version,
    order,
    occurred: stored.get(`${type}/${id}/${version}`)?.updated ?? new Date(0),
    before: contentOf(type, id, version - 1),
    after: contentOf(type, id, version),
  }));
}

/** What a topic is told by: its triggers' types; where it has none, Tasks. */
const typesOf = (code: string): string[] => {
  const topic = topics().get(code);
  if (topic === undefined) return [];
  return topic.triggers.length === 0 ? ['Task'] : topic.triggers.map(({ resource }) => resource);
};
