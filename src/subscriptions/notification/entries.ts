// Which resources a notification carries, and how each of its entries says what became of the resource.

/** What an event is about. */
export interface Focus extends Carried {
  /** The change that made the event. */
  readonly method: 'POST' | 'PUT' | 'DELETE';
}

export interface Carried {
  readonly type: string;
  readonly id: string;
  /** As it is stored, to be sent byte for byte; undefined: deleted, or not for the receiver's eyes. */
  readonly text: string | undefined;
}

export interface CarriedEvent {
  readonly focus: Focus;
  readonly context: readonly Carried[];
}

export interface Entry {
  readonly fullUrl: string;
  readonly text: string | undefined;
  readonly request: { readonly method: string; readonly url: string };
  readonly response: { readonly status: string };
}

export const addressOf = (baseUrl: string, { type, id }: Carried): string => `${baseUrl}/${type}/${id}`;

/**
 * Each event's focus, then what belongs to it; each resource once, where it is first named. Of several events about one
 * resource the last one counts, and a resource that was changed is told as changed also where another event only needs it.
 */
export function carriedEntries(events: readonly CarriedEvent[], baseUrl: string): Entry[] {
  const entries = new Map<string, Entry>();
  const about = new Set<string>();
  for (const { focus, context } of events) {
    about.add(addressOf(baseUrl, focus));
    entries.set(addressOf(baseUrl, focus), changed(focus, baseUrl));
    for (const each of context) {
      const address = addressOf(baseUrl, each);
      if (!about.has(address)) entries.set(address, present(each, baseUrl));
    }
  }
  return [...entries.values()];
}

function changed(focus: Focus, baseUrl: string): Entry {
  const { type, id, method, text } = focus;
  const fullUrl = addressOf(baseUrl, focus);
  if (method === 'DELETE')
    return { fullUrl, text: undefined, request: { method, url: `${type}/${id}` }, response: { status: '204' } };
  if (text === undefined) return present(focus, baseUrl);
  return method === 'POST'
    ? { fullUrl, text, request: { method, url: type }, response: { status: '201' } }
    : { fullUrl, text, request: { method, url: `${type}/${id}` }, response: { status: '200' } };
}

/** As a read would find it. Why there is nothing to show is not told. */
const present = (carried: Carried, baseUrl: string): Entry => ({
  fullUrl: addressOf(baseUrl, carried),
  text: carried.text,
  request: { method: 'GET', url: `${carried.type}/${carried.id}` },
  response: { status: carried.text === undefined ? '404' : '200' },
});
