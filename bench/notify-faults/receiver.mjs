// A subscriber's server, well-behaved or not, that remembers every notification it was sent.
import { createServer } from 'node:http';
import { toldBy } from './told.mjs';

const ANSWER = 'HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n';

/**
 * How calls are answered, and whether the receiver has taken what it was sent. `call` counts those that tell events, from 1.
 * @typedef {(exchange: { call: number, response: import('node:http').ServerResponse }) => boolean | Promise<boolean>} Manner
 */

/** @type {Manner} */
export const healthy = ({ response }) => {
  response.writeHead(200).end();
  return true;
};

const failing = ({ response }) => {
  response.writeHead(500).end();
  return false;
};

/** @returns {Manner} */
export const slow = (ms) => async (exchange) => {
  await new Promise((later) => setTimeout(later, ms));
  return healthy(exchange);
};

/** Every second call fails. @type {Manner} */
export const flapping = (exchange) => (exchange.call % 2 === 0 ? failing : healthy)(exchange);

/** It takes what it is sent, breaks off in the middle of saying so, and then cannot be reached. */
const cutting = ({ response }) => {
  response.writeHead(200, { 'Content-Length': 1_000 }).write('{');
  // The status is to arrive.
  setTimeout(() => response.destroy(), 20);
  return true;
};

/** One answer to this call, and at once another to a call that was not made. */
const answeringTwice = ({ response }) => {
  response.socket.write(ANSWER.repeat(2));
  response.detachSocket(response.socket);
  return true;
};

const LIES = [cutting, answeringTwice, failing];
const HONEST_FAILURES_UNTIL = 9;

/** What it fails to take after an answer too many must not pass for taken. @type {Manner} */
export const lying = (exchange) =>
  LIES[(exchange.call - 1) % (exchange.call > HONEST_FAILURES_UNTIL ? 2 : 3)](exchange);

/** @param {Manner} manner */
export async function startReceiver(manner = healthy) {
  const arrivals = [];
  const problems = [];
  let calls = 0;
  let server;
  const take = async (request, response) => {
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    const { type, sender, events } = toldBy(request.method, Buffer.concat(chunks).toString());
    if (type !== 'event-notification') return void healthy({ response });
    calls += 1;
    const arrival = { sender, events, isTaken: false };
    arrivals.push(arrival);
    arrival.isTaken = await manner({ call: calls, response });
  };
  const answer = (request, response) =>
    take(request, response).catch((cause) => {
      // The killed hub's last request may end in the middle.
      if (request.complete) problems.push(`a call that tells nothing: ${cause.message}`);
      response.destroy();
    });
  const listen = (port) =>
    new Promise((listening, failed) => {
      server = createServer(answer).once('error', failed);
      server.listen(port, '127.0.0.1', () => listening(server.address().port));
    });
  const port = await listen(0);
  const close = () =>
    new Promise((closed) => {
      server.close(closed);
      server.closeAllConnections();
    });
  return { url: `http://127.0.0.1:${port}/hook`, arrivals, problems, close, open: () => listen(port) };
}
