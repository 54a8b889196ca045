// The calls that are made: a notification of a topic, or what plain R4 sends.
import { randomUUID } from 'node:crypto';
import { CANONICAL_BASE } from '../../fhir/canonical-base.ts';
import type { Asked } from '../asked/asked.ts';
import { type Notification, notificationBundle } from '../notification/bundle.ts';
import type { Look } from '../queue/look.ts';
import type { EventContent } from './contents.ts';
import type { ErrandSettings } from './errand-settings.ts';
import type { Sending } from './send.ts';
import { SIGNATURE_HEADER, signature } from './signature.ts';

type Settings = Pick<ErrandSettings, 'baseUrl'>;

export const calls = {
  handshake: (asked: Asked, events: number, settings: Settings): Sending =>
    posted(asked, bundle(asked, { type: 'handshake', status: 'requested', eventsSinceStart: events }, [], settings)),

  heartbeat: (asked: Asked, events: number, settings: Settings): Sending =>
    posted(asked, bundle(asked, { type: 'heartbeat', status: 'active', eventsSinceStart: events }, [], settings)),

  events: (asked: Asked, look: Pick<Look, 'events'>, contents: readonly EventContent[], settings: Settings): Sending =>
    asked.about.kind === 'criteria'
      ? plain(asked, contents[0]!)
      : posted(
          asked,
          bundle(
            asked,
            { type: 'event-notification', status: 'active', eventsSinceStart: look.events },
            contents,
            settings,
          ),
        ),
};

export function bundle(
  asked: Asked,
  head: Pick<Notification, 'type' | 'status' | 'eventsSinceStart' | 'error'>,
  contents: readonly EventContent[],
  { baseUrl }: Settings,
): string {
  return notificationBundle({
    ...head,
    ids: { bundle: randomUUID(), status: randomUUID() },
    at: new Date().toISOString(),
    baseUrl,
    subscription: asked.id,
    topic: asked.about.kind === 'topic' ? `${CANONICAL_BASE}/SubscriptionTopic/${asked.about.topic}` : '',
    content: asked.channel.content,
    events: contents.map(({ event, carried }) => ({
      number: event.number,
      timestamp: event.occurred.toISOString(),
      carried,
    })),
  });
}

/** No payload: the call alone. With one: the resource is put where the receiver keeps it. */
function plain(asked: Asked, { event, carried }: EventContent): Sending {
  if (asked.channel.payload === undefined) return posted(asked, '');
  const { type, id } = event.focus;
  const base = asked.channel.endpoint.replace(/\/$/, '');
  return call(asked, 'PUT', `${base}/${type}/${id}`, carried?.focus.text ?? '');
}

const posted = (asked: Asked, body: string): Sending => call(asked, 'POST', asked.channel.endpoint, body);

function call(asked: Asked, method: Sending['method'], url: string, body: string): Sending {
  const { headers, secret, timeoutMs } = asked.channel;
  return {
    url,
    method,
    timeoutMs,
    headers: [
      ...headers,
      ...(body === '' ? [] : [['Content-Type', 'application/fhir+json; charset=utf-8'] as const]),
      ...(secret === undefined ? [] : [[SIGNATURE_HEADER, signature(secret, body, Date.now())] as const]),
    ],
    ...(body === '' ? {} : { body }),
  };
}
