// What is sent of events: the record as it was stored with the event, and what belongs to it as it is now. Whoever asked is
// looked at again here: what they may not see any more is held back, and so is what was deleted since.

import type { Audience } from '../../access/audience.ts';
import { resourceIn } from '../../fhir/json/resource-in.ts';
import type { Resource } from '../../fhir/resource.ts';
import { type IndexSettings, indexEntries } from '../../fhir/search/extract/index-entries.ts';
import { paramKey } from '../../fhir/search/params/params.ts';
import type { StoreView } from '../../store/view.ts';
import type { Asked } from '../asked/asked.ts';
import type { CarriedEvent } from '../notification/entries.ts';
import type { QueuedEvent } from '../queue/queued-event.ts';
import { topics } from '../topics/topics.ts';

export interface EventContent {
  readonly event: QueuedEvent;
  /** undefined: held back. */
  readonly carried: CarriedEvent | undefined;
  /** As it was with the event. */
  readonly resource: Resource | undefined;
}

/** `Task:patient`: what is sent beside the focus. */
export const includesOf = ({ about, channel }: Asked): readonly string[] =>
  about.kind === 'criteria' || channel.content === 'empty' ? [] : (topics().get(about.topic)?.includes ?? []);

export interface Wanted {
  readonly event: QueuedEvent;
  /** `Task:patient` */
  readonly includes: readonly string[];
  readonly audience: Audience;
}

/** In the same order; two statements, and one more for each audience beyond the first. */
export async function contentsOf(
  wanted: readonly Wanted[],
  view: StoreView,
  settings: IndexSettings,
): Promise<EventContent[]> {
  const versions = await view.versionsOf(
    wanted.map(({ event }) => event.focus),
    'everyone',
  );
  const textOf = new Map(versions.map((each) => [`${each.type}/${each.id}/${each.version}`, each.content]));
  const read = wanted.map(({ event, includes, audience }) => {
    const { type, id, version } = event.focus;
    const text = textOf.get(`${type}/${id}/${version}`);
    const resource = text === undefined ? undefined : resourceIn(text);
    const context = resource === undefined ? [] : contextOf(resource, includes, settings);
    return { event, audience, text, resource, context };
  });
  const seen = await seenBy(read, view);
  return read.map(({ event, audience, text, resource, context }) => {
    const { type, id } = event.focus;
    const there = seen.get(keyOf(audience))!;
    if (resource === undefined || !there.has(`${type}/${id}`)) return { event, carried: undefined, resource };
    return {
      event,
      resource,
      carried: {
        focus: { type, id, text, method: event.isCreated ? 'POST' : 'PUT' },
        context: context.flatMap((each) => {
          const found = there.get(`${each.type}/${each.id}`);
          return found === undefined ? [] : [{ type: each.type, id: each.id, text: found }];
        }),
      },
    };
  });
}

interface Read {
  readonly event: QueuedEvent;
  readonly audience: Audience;
  readonly context: readonly { readonly type: string; readonly id: string }[];
}

const keyOf = (audience: Audience): string => (audience === 'everyone' ? audience : audience.join(' '));

/** By audience, by `Type/id`: what is there for them, as it is now. */
async function seenBy(read: readonly Read[], view: StoreView): Promise<Map<string, ReadonlyMap<string, string>>> {
  const seen = new Map<string, ReadonlyMap<string, string>>();
  for (const { audience } of read) {
    if (seen.has(keyOf(audience))) continue;
    const theirs = read.filter((each) => keyOf(each.audience) === keyOf(audience));
    const names = theirs.flatMap(({ event, context }) => [event.focus, ...context]);
    const found = await view.currentOf(names, audience);
    seen.set(keyOf(audience), new Map(found.map(({ type, id, content }) => [`${type}/${id}`, content])));
  }
  return seen;
}

function contextOf(
  resource: Resource,
  includes: readonly string[],
  settings: IndexSettings,
): { readonly type: string; readonly id: string }[] {
  const params = new Set(includes.map((include) => paramKey(...(include.split(':') as [string, string]))));
  const found = indexEntries(resource, settings).references.filter(({ param }) => params.has(param));
  return [...new Map(found.map(({ type, id }) => [`${type}/${id}`, { type, id }])).values()];
}
