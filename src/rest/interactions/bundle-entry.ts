// The entries of a batch or transaction, as calls.

import { entryText } from '../../fhir/json/bundle-text.ts';
import { readJson } from '../../fhir/json/read.ts';
import { writeJson } from '../../fhir/json/write.ts';
import { isObject, type Resource } from '../../fhir/resource.ts';
import { type Finding, Problem } from '../../problem.ts';
import type { Answer, Body, Call } from '../exchange.ts';
import { checkFhirBody } from '../media-type.ts';
import { queryOf } from '../query.ts';
import { STATUS_TEXT } from '../status-text.ts';

export interface Entry {
  readonly index: number;
  readonly fullUrl?: string;
  /** Asked for by HEAD: answered without the resource. */
  readonly isHead: boolean;
  /** A Problem when the entry could not be read: a batch answers it, a transaction fails of it. */
  readonly call: Call | Problem;
}

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;
const SPEC = 'https://hl7.org/fhir/R4/bundle.html#transaction';

export function entriesOf(bundle: Resource, outer: Call): Entry[] {
  const list = Array.isArray(bundle.entry) ? bundle.entry : [];
  return list.map((entry: unknown, index): Entry => {
    const fullUrl = isObject(entry) && typeof entry.fullUrl === 'string' ? entry.fullUrl : undefined;
    const isHead = isObject(entry) && isObject(entry.request) && entry.request.method === 'HEAD';
    try {
      return { index, fullUrl, isHead, call: callOf(isObject(entry) ? entry : {}, outer) };
    } catch (cause) {
      if (!(cause instanceof Problem)) throw cause;
      return { index, fullUrl, isHead, call: cause };
    }
  });
}

function callOf(entry: Record<string, unknown>, outer: Call): Call {
  const request = isObject(entry.request) ? entry.request : undefined;
  const method = METHODS.find((each) => each === (request?.method === 'HEAD' ? 'GET' : request?.method));
  if (request === undefined || method === undefined || typeof request.url !== 'string') throw noRequest();
  const [path = '', query = ''] = splitOnce(request.url.replace(/^\/+/, ''), '?');
  const headers = headersOf(request);
  const resource = isObject(entry.resource) ? (entry.resource as Resource) : undefined;
  return {
    method,
    path: path
      .split('/')
      .filter((part) => part !== '')
      .map(decodePart),
    query: queryOf(query),
    caller: outer.caller,
    prefer: { ...outer.prefer, answer: outer.prefer.answer },
    header: (name) => headers[name],
    body: bodyOf(resource, method),
  };
}

function splitOnce(text: string, at: string): [string, string] {
  const i = text.indexOf(at);
  return i < 0 ? [text, ''] : [text.slice(0, i), text.slice(i + 1)];
}

const decodePart = (part: string): string => {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
};

/** The parts of `request` that would be HTTP headers. */
function headersOf(request: Record<string, unknown>): Record<string, string> {
  const named = {
    'if-match': 'ifMatch',
    'if-none-match': 'ifNoneMatch',
    'if-modified-since': 'ifModifiedSince',
    'if-none-exist': 'ifNoneExist',
  };
  const found = Object.entries(named).flatMap(([header, name]) => {
    const value = request[name];
    return typeof value === 'string' ? [[header, value] as const] : [];
  });
  // A Bundle holds resources only: a Binary is asked for as FHIR, not as its bytes.
  return { accept: 'application/fhir+json', ...Object.fromEntries(found) };
}

/** A JSON Patch travels in a Binary; everything else is the resource itself. https://hl7.org/fhir/R4/http.html#patch */
function bodyOf(resource: Resource | undefined, method: Call['method']): Body {
  const isPatch = method === 'PATCH' && resource?.resourceType === 'Binary' && typeof resource.data === 'string';
  const contentType = isPatch ? String(resource.contentType) : 'application/fhir+json';
  const text = (): string => (isPatch ? Buffer.from(String(resource.data), 'base64').toString() : writeJson(resource));
  return {
    contentType,
    isEmpty: resource === undefined,
    json: () => {
      if (isPatch) return readJson(text());
      checkFhirBody(contentType);
      return resource;
    },
    bytes: () => Buffer.from(text()),
    form: () => [],
  };
}

const noRequest = (): Problem =>
  new Problem(
    'required',
    {
      en: 'The entry needs a request with a method (GET, POST, PUT, PATCH, DELETE) and a url.',
      ja: 'エントリーには request（method と url）が必要です。',
    },
    { at: 'request', spec: SPEC },
  );

/** An entry's problem, told where it stands in the Bundle. */
export function inEntry(problem: Problem, { index, call }: Entry): Problem {
  const place = `Bundle.entry[${index}]`;
  const hasResource = !(call instanceof Problem) && !call.body.isEmpty;
  const at = (text: string | undefined): string => {
    if (text === undefined || text.startsWith('http.')) return place;
    if (text.startsWith('Bundle.entry[')) return text;
    if (text === 'request') return `${place}.request`;
    if (!hasResource) return place;
    // Within a JSON Patch, which stands encoded in its Binary.
    if (text.startsWith('$')) return `${place}.resource`;
    const dot = text.search(/[.[]/);
    return `${place}.resource${dot < 0 ? '' : text.slice(dot)}`;
  };
  const findings = problem.findings.map((finding): Finding => ({ ...finding, at: at(finding.at) }));
  return new Problem(problem.kind, problem.said, { ...problem.where, at: at(problem.where.at) }, findings);
}

export function responseText(
  answer: Answer,
  { isHead }: Pick<Entry, 'isHead'>,
  fullUrlOf: (location: string) => string | undefined,
): string {
  const { status, headers = {}, updated, body } = answer;
  const isOutcome = body.kind === 'json' && body.isOutcome === true;
  const text = body.kind === 'json' && (isOutcome || !isHead) ? body.text : undefined;
  const location = headers.Location;
  const response = {
    status: `${status} ${STATUS_TEXT[status] ?? ''}`.trim(),
    ...(location === undefined ? {} : { location }),
    ...(headers.ETag === undefined ? {} : { etag: headers.ETag }),
    ...(updated === undefined ? {} : { lastModified: updated.toISOString() }),
  };
  if (isOutcome) return `{"response":${writeJson(response).slice(0, -1)},"outcome":${text}}}`;
  return entryText(location === undefined ? undefined : fullUrlOf(location), text, { response });
}

export const withoutHistory = (location: string): string => location.replace(/\/_history\/.*$/, '');
