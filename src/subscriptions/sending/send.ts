// Sends one request, and tells what came of it. Redirections are not followed, and no endpoint is called that the rules
// forbid. Of an answer only the status is of interest: its body is let pass, so that the connection can be used again.
import type { Readable } from 'node:stream';
import { Agent, Pool } from 'undici';
import { type EndpointRules, hostOf, problemOf } from './endpoint-rules.ts';
import { whyOf } from './failures.ts';
import { judgedLookup, type Resolve } from './judged-lookup.ts';
import type { Outcome, Why } from './outcome.ts';
import { retryAfter } from './retry-after.ts';
import { type Headers, problemOfHeaders } from './sendable-headers.ts';
import { systemLookup } from './system-lookup.ts';

export interface Sending {
  readonly url: string;
  readonly method: 'POST' | 'PUT';
  readonly headers: Headers;
  readonly body?: string;
  /** For everything: to find the name, to connect, to send, and to be answered. */
  readonly timeoutMs: number;
}

export interface Client {
  send(request: Sending): Promise<Outcome>;
  /** What is under way is broken off, with the outcome `stopped`. */
  close(): Promise<void>;
}

export interface Surroundings {
  readonly resolve?: Resolve;
  readonly now?: () => number;
  /** Instead of the certificate authorities that Node knows. */
  readonly ca?: string;
}

/** Of an answer's body; one that is longer costs it the connection. */
export const MOST_BODY_BYTES = 64 * 1024;
const MOST_HEADER_BYTES = 16 * 1024;
/** A connection idle for longer is closed, whatever the other side offers: an address that changes is soon noticed. */
const LONGEST_IDLE_MS = 30_000;

export function createClient(rules: EndpointRules, surroundings: Surroundings = {}): Client {
  const { resolve = systemLookup(), now = Date.now, ca } = surroundings;
  const agent = new Agent({
    keepAliveMaxTimeout: LONGEST_IDLE_MS,
    maxHeaderSize: MOST_HEADER_BYTES,
    // One deadline is for all of them together.
    headersTimeout: 0,
    bodyTimeout: 0,
    factory: (origin, options) =>
      new Pool(origin, { ...options, connect: { lookup: judgedLookup(hostOf(new URL(origin)), rules, resolve), ca } }),
  });
  return {
    send: async (request) => {
      const why = objection(request, rules);
      return why === undefined ? sendInTime(agent, request, now) : { kind: 'failed', why };
    },
    close: () => agent.destroy(),
  };
}

function objection({ url, headers }: Sending, rules: EndpointRules): Why | undefined {
  if (!URL.canParse(url) || problemOfHeaders(headers) !== undefined) return 'unsendable';
  return problemOf(url, rules) === undefined ? undefined : 'blocked';
}

async function sendInTime(agent: Agent, request: Sending, now: () => number): Promise<Outcome> {
  const deadline = new AbortController();
  const timer = setTimeout(() => deadline.abort(), request.timeoutMs);
  try {
    return await exchange(agent, request, now, deadline.signal);
  } catch (error) {
    const why = deadline.signal.aborted ? 'timeout' : whyOf(error);
    if (why === undefined) throw error;
    return { kind: 'failed', why };
  } finally {
    clearTimeout(timer);
  }
}

async function exchange(agent: Agent, request: Sending, now: () => number, signal: AbortSignal): Promise<Outcome> {
  const { origin, pathname, search } = new URL(request.url);
  const { method, headers, body } = request;
  const answer = await unlessAborted(
    agent.request({ origin, path: `${pathname}${search}`, method, headers: headers.flat(), body, signal }),
    signal,
  );
  await letPass(answer.body);
  const wait = retryAfter([answer.headers['retry-after']].flat()[0], now());
  return { kind: 'answered', status: answer.statusCode, ...(wait === undefined ? {} : { retryAfterMs: wait }) };
}

/** undici hears the signal only once it is connected. */
const unlessAborted = <T>(promise: Promise<T>, signal: AbortSignal): Promise<T> =>
  Promise.race([
    promise,
    new Promise<never>((_, reject) => signal.addEventListener('abort', () => reject(signal.reason), { once: true })),
  ]);

/** The status is the answer: a body that is endless, slow or broken off does not undo it. */
async function letPass(body: Readable): Promise<void> {
  let bytes = 0;
  try {
    for await (const chunk of body) {
      bytes += chunk.length;
      if (bytes > MOST_BODY_BYTES) return;
    }
  } catch {
    // The connection is gone with it; the next request makes another.
  }
}
