// HTTP in, HTTP out: reads a request into a Call, sends an Answer, logs what is ours. Knows no interaction.
import { isUtf8 } from 'node:buffer';
import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Actor, OPERATOR } from '../access/actor.ts';
import { readJson } from '../fhir/json/read.ts';
import { writeJson } from '../fhir/json/write.ts';
import type { Query } from '../fhir/search/ask/parse.ts';
import { Problem } from '../problem.ts';
import { dispatch } from './dispatch.ts';
import type { Answer, Body, Call, Hub, Preferences } from './exchange.ts';
import { wantsBytes } from './interactions/binary.ts';
import { posted } from './interactions/search.ts';
import { checkAnswerFormat, checkFhirBody, FHIR_JSON } from './media-type.ts';
import { answerOfDefect, answerOfProblem } from './outcome.ts';
import { formOf, MAX_URL, queryOf } from './query.ts';
import {
  badHeader,
  badUrl,
  methodNotAllowed,
  notUtf8,
  tooLarge,
  urlTooLong,
  wrongContentType,
} from './request-problems.ts';

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;

/** `url` is what follows the FHIR base, with its query. Never rejects. */
export async function serveFhir(hub: Hub, req: IncomingMessage, res: ServerResponse, url: string): Promise<void> {
  let answer: Answer;
  let isPretty = false;
  try {
    const call = await readCall(hub, req, url);
    const asked = isPostedSearch(call) ? posted(call) : call.query;
    isPretty = asked.some(([name, value]) => name === '_pretty' && value === 'true');
    checkFormat(call, asked);
    answer = await dispatch(call, hub);
  } catch (cause) {
    answer = answerOfCause(cause, hub);
  }
  try {
    send(req, res, answer, isPretty);
  } catch (cause) {
    // A header that cannot be written; nothing was sent yet.
    send(req, res, answerOfCause(cause, hub), false);
  }
}

export function answerOfCause(cause: unknown, hub: Pick<Hub, 'onDefect'>): Answer {
  if (cause instanceof Problem) return answerOfProblem(cause);
  const requestId = randomUUID();
  hub.onDefect(cause, requestId);
  return answerOfDefect(requestId);
}

async function readCall(hub: Hub, req: IncomingMessage, url: string): Promise<Call> {
  const method = METHODS.find((each) => each === (req.method === 'HEAD' ? 'GET' : req.method));
  // The body is taken in whatever comes of the request, so that the connection stays usable.
  const bytes =
    method === 'GET' && req.headers['content-length'] === undefined && req.headers['transfer-encoding'] === undefined
      ? NO_BYTES
      : await bytesOf(req, hub.limits.maxBodyBytes);
  if (method === undefined) throw methodNotAllowed(String(req.method).slice(0, 20), METHODS);
  if (url.length > MAX_URL) throw urlTooLong();
  const mark = url.indexOf('?');
  const path = mark < 0 ? url : url.slice(0, mark);
  return {
    method,
    path: path
      .split('/')
      .filter((part) => part !== '')
      .map(decodePath),
    query: mark < 0 ? [] : queryOf(url.slice(mark + 1)),
    caller: { actor: actorOf(req), audience: 'everyone' },
    prefer: preferencesOf(req),
    header: (name) => {
      const value = req.headers[name];
      return Array.isArray(value) ? value.join(', ') : value;
    },
    body: bodyOf(req, bytes, hub),
  };
}

const NO_BYTES = Buffer.alloc(0);

/** What may stand in a URL may stand in its form. */
const isPostedSearch = (call: Call): boolean => call.method === 'POST' && call.path.at(-1) === '_search';

function checkFormat(call: Call, asked: Query): void {
  if (isReadOfBytes(call)) return;
  const format = asked.findLast(([name, value]) => name === '_format' && value !== '')?.[1];
  checkAnswerFormat(format, call.header('accept'));
}

/** A Binary is given as whatever it is; only FHIR itself is bound to JSON. */
const isReadOfBytes = (call: Call): boolean =>
  call.method === 'GET' &&
  call.path[0] === 'Binary' &&
  (call.path.length === 2 || call.path.length === 4) &&
  wantsBytes(call);

function decodePath(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    throw badUrl();
  }
}

const ACTOR = /^(Organization|PractitionerRole)\/[A-Za-z0-9\-.]{1,64}$/;

function actorOf(req: IncomingMessage): Actor {
  const value = req.headers['x-renkei-actor'];
  if (value === undefined) return OPERATOR;
  if (typeof value === 'string' && ACTOR.test(value)) return { kind: 'acting', reference: value };
  throw badHeader('X-Renkei-Actor', String(value), {
    en: 'write Organization/[id] or PractitionerRole/[id]',
    ja: 'Organization/[id] または PractitionerRole/[id] の形で指定してください',
  });
}

const DEFAULT_PREFERENCES: Preferences = { answer: 'representation', lenient: false };
const RETURNS = ['minimal', 'representation', 'OperationOutcome'] as const;

/** Preferences are wishes: one that is not known is passed over. https://hl7.org/fhir/R4/http.html#ops */
function preferencesOf(req: IncomingMessage): Preferences {
  const value = req.headers.prefer;
  if (value === undefined) return DEFAULT_PREFERENCES;
  const wishes = String(value).split(/[,;]/).map(wishOf);
  const answer = RETURNS.find((each) => wishes.includes(`return=${each}`)) ?? DEFAULT_PREFERENCES.answer;
  return { answer, lenient: wishes.includes('handling=lenient') };
}

/** The value may stand in quotes. https://www.rfc-editor.org/rfc/rfc7240#section-2 */
function wishOf(text: string): string {
  const [name = '', value = ''] = text.split('=', 2).map((part) => part.trim());
  return `${name.toLowerCase()}=${value.replace(/^"(.*)"$/, '$1')}`;
}

/** All of the body, unless it is too large; the rest is let pass by unread, so that the answer can still be received. */
function bytesOf(req: IncomingMessage, limit: number): Promise<Buffer> {
  return new Promise((done, failed) => {
    const chunks: Buffer[] = [];
    let size = 0;
    req.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= limit) chunks.push(chunk);
      else if (size > limit * 4) req.destroy();
    });
    req.on('end', () =>
      size > limit ? failed(tooLarge(limit)) : done(chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks)),
    );
    req.on('error', failed);
    // It closes after every body; only one cut off (above) never came to its end.
    req.on('close', () => {
      if (!req.readableEnded) failed(tooLarge(limit));
    });
  });
}

function bodyOf(req: IncomingMessage, bytes: Buffer, hub: Hub): Body {
  const contentType = req.headers['content-type'];
  const text = (): string => {
    if (!isUtf8(bytes)) throw notUtf8();
    return bytes.toString('utf8');
  };
  return {
    contentType,
    isEmpty: bytes.length === 0,
    json: () => {
      checkEncoding(req);
      if (!/^application\/json-patch\+json\b/i.test(contentType ?? '')) checkFhirBody(contentType);
      return readJson(text(), { maxDepth: hub.limits.maxDepth });
    },
    bytes: () => {
      checkEncoding(req);
      return bytes;
    },
    form: () => {
      if (bytes.length === 0) return [];
      checkEncoding(req);
      if (!/^application\/x-www-form-urlencoded\s*(?:;|$)/i.test(contentType ?? ''))
        throw wrongContentType(contentType, 'application/x-www-form-urlencoded');
      return formOf(text());
    },
  };
}

function checkEncoding(req: IncomingMessage): void {
  const encoding = req.headers['content-encoding'];
  if (encoding !== undefined && encoding !== 'identity')
    throw wrongContentType(`Content-Encoding: ${encoding}`, 'the body uncompressed');
}

// What a page of another origin may do with an answer: nothing. A Binary may be HTML; it must not run here.
const GUARDED = {
  'X-Content-Type-Options': 'nosniff',
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
  'Cache-Control': 'no-store',
} as const;

export function send(
  req: IncomingMessage,
  res: ServerResponse,
  { status, headers = {}, body }: Answer,
  isPretty: boolean,
): void {
  if (res.destroyed || res.headersSent) return;
  const all: Record<string, string | number> = { ...GUARDED, ...headers };
  let bytes: Buffer | string = '';
  if (body.kind === 'json') {
    bytes = isPretty ? writeJson(readJson(body.text, { maxDepth: 1_000 }), true) : body.text;
    all['Content-Type'] = FHIR_JSON;
  } else if (body.kind === 'bytes') {
    bytes = body.bytes;
    all['Content-Type'] = body.contentType;
  }
  if (status !== 204 && status !== 304)
    all['Content-Length'] = typeof bytes === 'string' ? Buffer.byteLength(bytes) : bytes.length;
  res.writeHead(status, all);
  res.end(req.method === 'HEAD' ? undefined : bytes);
}
