// What a notification says, and whether the hub sent it.
import { createHmac, timingSafeEqual } from 'node:crypto';

/** A notification, or an answer of `$events`: both are the same Bundle. undefined: it is neither. */
export function readNotification(body) {
  try {
    return read(JSON.parse(body));
  } catch {
    return undefined;
  }
}

function read({ entry: [{ resource: status }, ...others] }) {
  const { parameter } = status;
  const events = parameter
    .filter(({ name }) => name === 'notification-event')
    .map(({ part }) => {
      const focus = valueOf(part, 'focus')?.reference;
      const resource = others.find(({ fullUrl }) => fullUrl === focus)?.resource;
      return { number: Number(valueOf(part, 'event-number')), focus, resource };
    });
  return {
    subscription: valueOf(parameter, 'subscription').reference,
    type: valueOf(parameter, 'type'),
    /** Of all events there have been. */
    count: Number(valueOf(parameter, 'events-since-subscription-start')),
    events,
  };
}

const valueOf = (list, name) =>
  Object.entries(list.find((each) => each.name === name) ?? {}).find(([key]) => key.startsWith('value'))?.[1];

/** Within five minutes: what somebody overheard cannot be sent again later. */
const TOLERANCE_SECONDS = 300;

/** `body`: the very bytes that came. */
export function isGenuine(secret, header, body) {
  const [, t, v1] = /^t=(\d{1,12}),v1=([0-9a-f]{64})$/.exec(header ?? '') ?? [];
  if (t === undefined || Math.abs(Date.now() / 1000 - Number(t)) > TOLERANCE_SECONDS) return false;
  const wanted = createHmac('sha256', secret).update(`${t}.`).update(body).digest();
  return timingSafeEqual(wanted, Buffer.from(v1, 'hex'));
}
