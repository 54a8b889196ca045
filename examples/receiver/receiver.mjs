// The receiver we would write: takes the notifications of a Renkei hub and does each event once. Node alone, no packages.
//   HUB=http://127.0.0.1:8080/fhir PORT=9090 SECRET=… STATE=receiver-state.json node examples/receiver/receiver.mjs
import { createServer } from 'node:http';
import { isGenuine, readNotification } from './notification.mjs';
import { Places } from './place.mjs';

const { HUB = 'http://127.0.0.1:8080/fhir', PORT = '9090', SECRET, STATE = 'receiver-state.json' } = process.env;
const MOST_BYTES = 16 * 1024 * 1024;
/** An event may overtake one of another subject: what is missing for a moment is not missing yet. */
const PATIENCE_MS = 2_000;

/** Put your own work here. After a power cut it may be called again for the same number: let that do no harm. */
async function work(subscription, { number, focus = 'not shown to us', resource }) {
  console.log(`did ${subscription} #${number} ${focus} ${resource?.meta?.versionId ?? ''}`.trim());
}

const places = new Places(STATE);
// One after another, whatever comes at once.
let turn = Promise.resolve();
const inTurn = (task) => (turn = turn.then(task, task));

async function doThese(subscription, events) {
  for (const event of events) {
    if (places.isDone(subscription, event.number)) continue;
    await work(subscription, event);
    places.done(subscription, event.number);
  }
}

/** What is missing up to this number, in order. An answer holds a hundred events at most. */
async function fillGaps(subscription, count) {
  for (let place = places.of(subscription); place.last < count; ) {
    const [since, until] = [place.last + 1, Math.min(count, ...place.beyond.map((each) => each - 1))];
    console.log(`asks for ${subscription} #${since} to #${until}`);
    const range = `eventsSinceNumber=${since}&eventsUntilNumber=${until}`;
    const answer = await fetch(`${HUB}/${subscription}/$events?${range}`);
    const found = answer.ok ? readNotification(await answer.text()) : undefined;
    // Passed over would be lost: a person has to look. The next notification, or sign of life, asks again.
    if (!found?.events.length) throw new Error(`${subscription}: the hub does not tell #${since} (${answer.status})`);
    await doThese(subscription, found.events);
  }
}

/** The status to answer with: 200 when the work is done and noted, not before. */
async function take(request) {
  if (request.method !== 'POST') return 405;
  if (!(Number(request.headers['content-length']) <= MOST_BYTES)) return 413;
  const body = Buffer.concat(await request.toArray());
  if (SECRET !== undefined && !isGenuine(SECRET, request.headers['x-renkei-signature'], body)) return 401;
  const told = readNotification(body);
  const [, subscription] = /\/(Subscription\/[A-Za-z0-9.-]{1,64})$/.exec(told?.subscription ?? '') ?? [];
  if (told?.subscription !== `${HUB}/${subscription}`) return 422;
  const { type, count, events } = told;
  await inTurn(async () => {
    if (type === 'handshake') console.log(`shook hands with ${subscription}`);
    // Numbers never go back: if they have, it is another Subscription under the same id, and begins with 1.
    if (type === 'handshake' && count < places.of(subscription).last) places.forget(subscription);
    await doThese(subscription, events);
  });
  const later = () => inTurn(() => fillGaps(subscription, count)).catch(({ message }) => console.error(message));
  if (places.of(subscription).last < count) setTimeout(later, PATIENCE_MS);
  return 200;
}

const server = createServer(async (request, response) => {
  const status = await take(request).catch((cause) => (console.error(cause), 500));
  response.writeHead(status).end();
});
server.listen(Number(PORT), '127.0.0.1', () => console.log(`listening on http://127.0.0.1:${server.address().port}/`));
