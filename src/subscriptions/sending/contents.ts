// What is sent of events: the record as it was stored with the event, and what belongs to it as it is now. Whoever asked is
// looked at again here: what they may not see any more is held back, and so is what was deleted since.
import type { Audience } from '../../access/audience.ts';
import { readJson } from '../../fhir/json/read.ts';
import type { Resource } from '../../fhir/resource.ts';
import { type IndexSettings, indexEntries, paramKey } from '../../fhir/search/index-entries.ts';
import type { StoreView } from '../../store/view.ts';
import type { CarriedEvent } from '../notification/entries.ts';
import type { QueuedEvent } from '../queue/events.ts';

export interface EventContent {
  readonly event: QueuedEvent;
  /** undefined: held back. */
  readonly carried: CarriedEvent | undefined;
  /** As it was with the event. */
  readonly resource: Resource | undefined;
}

/** `includes`: `Task:patient`. Three statements at most. */
export async function contentsOf(
  events: readonly QueuedEvent[],
  includes: readonly string[],
  audience: Audience,
  view: StoreView,
  settings: IndexSettings,
): Promise<EventContent[]> {
  const versions = await view.versionsOf(
    events.map(({ focus }) => focus),
    'everyone',
  );
  const textOf = new Map(versions.map((each) => [`${each.type}/${each.id}/${each.version}`, each.content]));
  const read = events.map((event) => {
    const { type, id, version } = event.focus;
    const text = textOf.get(`${type}/${id}/${version}`);
    const resource = text === undefined ? undefined : (readJson(text) as unknown as Resource);
    return { event, text, resource, context: resource === undefined ? [] : contextOf(resource, includes, settings) };
  });
  const wanted = read.flatMap(({ event, context }) => [event.focus, ...context]);
  const there = new Map((await view.currentOf(wanted, audience)).map((each) => [`${each.type}/${each.id}`, each]));
  return read.map(({ event, text, resource, context }) => {
    const { type, id, version } = event.focus;
    if (resource === undefined || !there.has(`${type}/${id}`)) return { event, carried: undefined, resource };
    return {
      event,
      resource,
      carried: {
        focus: { type, id, text, method: version === 1 ? 'POST' : 'PUT' },
        context: context.flatMap((each) => {
          const found = there.get(`${each.type}/${each.id}`);
          return found === undefined ? [] : [{ type: each.type, id: each.id, text: found.content }];
        }),
      },
    };
  });
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
