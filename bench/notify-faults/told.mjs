// What one call tells: events, each with its number, the Task it is about, and the Task as it came along.
import { readNotification } from '../../dist/subscriptions/notification/read-notification.js';

/** Plain R4 puts the Task itself, without a number. */
export function toldBy(method, text) {
  const body = JSON.parse(text);
  return method === 'PUT' ? { type: 'event-notification', events: [eventOf(body)] } : toldByNotification(body);
}

function toldByNotification(bundle) {
  const status = readNotification(bundle);
  if (Array.isArray(status)) throw new Error(status.map(({ at, said }) => `${at}: ${said.en}`).join(' '));
  const carried = new Map(bundle.entry.map(({ fullUrl, resource }) => [fullUrl, resource]));
  return {
    type: status.type,
    sender: status.subscription.replace(/\/Subscription\/.*/, ''),
    events: status.events.map(({ number, focus }) => ({ number, ...eventOf(carried.get(focus)) })),
  };
}

/** Compared as a text: under one number nothing else may ever come, be it only another version. */
const eventOf = (task) => ({
  subject: `${task.resourceType}/${task.id}`,
  turn: task.input[0].valueInteger,
  text: JSON.stringify(task),
});
