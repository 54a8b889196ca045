// The clients: a process of its own, so that they do not share the server's event loop. Told by messages what to send.
import { summary } from '../support/figures.mjs';
import { answerMessages } from '../support/worker-process.mjs';
import { openConnection } from './connection.mjs';
import { requestsOf } from './requests.mjs';

/** More are never on the way at once in the open loop; beyond that a request waits, and its wait counts. */
const OPEN_CONNECTIONS = 256;
let requests;

answerMessages(answerTo);

async function answerTo(ask) {
  if (ask.known !== undefined) {
    requests = requestsOf(ask);
    return undefined;
  }
  return ask.rate === undefined ? closedLoop(ask) : openLoop(ask);
}

/** Each client sends its next request when the last was answered. With `total`: that many, else for `seconds`. */
async function closedLoop({ base, kind, clients, seconds, total = Number.POSITIVE_INFINITY, keep = false }) {
  const url = new URL(base);
  const connections = await Promise.all(Array.from({ length: clients }, () => openConnection(url)));
  const times = [];
  const made = [];
  let sent = 0;
  const start = performance.now();
  const end = start + seconds * 1_000;
  await Promise.all(
    connections.map(async (connection, caller) => {
      while (performance.now() < end && sent < total) {
        sent += 1;
        const request = requests[kind](caller, clients);
        const from = performance.now();
        const answer = await connection.send(request.method, url.pathname + request.path, request.body);
        times.push(performance.now() - from);
        if (answer.status !== request.expects) throw unexpected(request, answer);
        if (keep) made.push(/^Location: .*\/([A-Z]\w+)\/([^/]+)\/_history\//im.exec(answer.text()).slice(1));
      }
    }),
  );
  const took = (performance.now() - start) / 1_000;
  for (const connection of connections) connection.close();
  return { ...summary(times, took), made: made.map(([type, id]) => ({ type, id })) };
}

/**
 * A fixed number a second, whatever the answers do; each time counts from the instant the request was due, so that a server
 * that stalls cannot hide it by not being asked meanwhile.
 */
async function openLoop({ base, kind, rate, seconds }) {
  const url = new URL(base);
  const idle = await Promise.all(Array.from({ length: OPEN_CONNECTIONS }, () => openConnection(url)));
  const all = [...idle];
  const due = [];
  const times = [];
  let failure;
  const send = async (connection, at) => {
    const request = requests[kind](0, 1);
    try {
      const answer = await connection.send(request.method, url.pathname + request.path, request.body);
      if (answer.status !== request.expects) throw unexpected(request, answer);
      times.push(performance.now() - at);
    } catch (cause) {
      failure = cause;
    }
    if (due.length > 0) return send(connection, due.shift());
    idle.push(connection);
  };
  const start = performance.now();
  const total = Math.floor(rate * seconds);
  let planned = 0;
  while ((planned < total || idle.length < all.length) && failure === undefined) {
    const shouldBe = Math.min(total, Math.floor(((performance.now() - start) / 1_000) * rate));
    for (; planned < shouldBe; planned += 1) {
      const at = start + (planned * 1_000) / rate;
      const connection = idle.pop();
      if (connection === undefined) due.push(at);
      else void send(connection, at);
    }
    await new Promise((later) => setTimeout(later, 1));
  }
  const took = (performance.now() - start) / 1_000;
  for (const connection of all) connection.close();
  if (failure !== undefined) throw failure;
  return summary(times, took);
}

const unexpected = ({ method, path }, answer) =>
  new Error(`${method} ${path} answered ${answer.status}: ${answer.text().slice(0, 1_500)}`);
