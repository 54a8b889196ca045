// The tables of test/cases/conditional: what is stored, what is asked, what is answered, and what is stored then. Each row can be
// asked alone or as the one entry of a Bundle; "#" is a number of its own each time, so that rows do not meet.
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { FHIR, type TestHub } from './hub.ts';
import { bundleOf, get, JSON_PATCH, type NewResource, remove, stored } from './requests.ts';

/** A Patient where no type is named; `numbers` are its identifiers, in a system of the row's own. */
type Given = { resourceType?: string; id?: string; numbers?: string[]; deleted?: boolean; [element: string]: unknown };

export interface ConditionalCase {
  readonly given?: readonly Given[];
  readonly create?: Given;
  readonly update?: Given;
  readonly patch?: readonly object[];
  readonly delete?: true;
  readonly read?: string;
  readonly head?: string;
  readonly where?: string;
  readonly ifNoneExist?: string;
  readonly ifMatch?: string;
  readonly ifNoneMatch?: string;
  readonly ifModifiedSince?: string;
  readonly prefer?: string;
  /** Status; of a refusal the issue's code, and its place when asked alone. */
  readonly answers: string | number;
  /** The id of the resource that is answered. */
  readonly of?: string;
  readonly body?: 'none';
  /** Part of what an OperationOutcome says in English. */
  readonly names?: string;
  readonly versions?: Readonly<Record<string, number | 'deleted' | 'absent'>>;
  readonly found?: Readonly<Record<string, number>>;
}

export interface ConditionalSection {
  readonly says: string;
  readonly cases: readonly ConditionalCase[];
}

export const WAYS = ['alone', 'batch', 'transaction'] as const;
export type AskedIn = (typeof WAYS)[number];

export interface Answered {
  readonly status: number;
  readonly resource:
    | { id?: string; issue?: { code: string; diagnostics: string; expression?: string[] }[] }
    | undefined;
}

const CASES = new URL('../cases/conditional/', import.meta.url);

export const conditionalTable = (file: string): ConditionalSection[] =>
  parse(readFileSync(new URL(file, CASES), 'utf8'));

let numbered = 0;

export function numbering<T>(value: T): T {
  numbered += 1;
  return JSON.parse(JSON.stringify(value).replaceAll('#', `-${numbered}`));
}

function resourceOf({ numbers, deleted: _, ...rest }: Given, system: string): NewResource {
  const identifier = numbers?.map((value) => ({ system, value }));
  return { resourceType: 'Patient', ...(identifier && { identifier }), ...rest };
}

/** When the last of them was stored. */
export async function store(hub: TestHub, given: readonly Given[], system: string): Promise<string> {
  let updated = '';
  for (const each of given) {
    const resource = resourceOf(each, system);
    updated = (await stored(hub, resource)).meta.lastUpdated;
    if (each.deleted === true) await remove(hub, `${resource.resourceType}/${resource.id}`).expect(204);
  }
  return updated;
}

interface Request {
  readonly method: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly url: string;
  readonly body?: object;
  readonly conditions: Readonly<Record<string, string>>;
}

const HEADERS = {
  ifNoneExist: 'If-None-Exist',
  ifMatch: 'If-Match',
  ifNoneMatch: 'If-None-Match',
  ifModifiedSince: 'If-Modified-Since',
} as const;

function requestOf(row: ConditionalCase, system: string): Request {
  const conditions = Object.fromEntries(
    Object.keys(HEADERS).flatMap((name) => {
      const value = row[name as keyof typeof HEADERS];
      return value === undefined ? [] : [[name, name === 'ifNoneExist' ? encoded(value) : value]];
    }),
  );
  const url = row.where === undefined ? 'Patient' : `Patient?${encoded(row.where)}`;
  if (row.create) return { method: 'POST', url, body: resourceOf(row.create, system), conditions };
  if (row.update) return { method: 'PUT', url, body: resourceOf(row.update, system), conditions };
  if (row.patch) return { method: 'PATCH', url, body: row.patch, conditions };
  if (row.delete) return { method: 'DELETE', url, conditions };
  return row.head ? { method: 'HEAD', url: row.head, conditions } : { method: 'GET', url: row.read!, conditions };
}

/** Values, but not what parts them. */
const encoded = (query: string): string =>
  encodeURIComponent(query).replace(/%(3D|26|3F|2C|3A|7C)/g, (escaped) => decodeURIComponent(escaped));

export async function ask(hub: TestHub, row: ConditionalCase, system: string, askedIn: AskedIn): Promise<Answered> {
  const request = requestOf(row, system);
  const prefer: Record<string, string> = row.prefer === undefined ? {} : { Prefer: row.prefer };
  return askedIn === 'alone' ? askAlone(hub, request, prefer) : askWithin(hub, askedIn, request, prefer);
}

async function askAlone(
  { http }: TestHub,
  { method, url, body, conditions }: Request,
  prefer: Record<string, string>,
): Promise<Answered> {
  const headers = Object.entries(conditions).map(([name, value]) => [HEADERS[name as keyof typeof HEADERS], value]);
  const request = http[method.toLowerCase() as 'get' | 'head' | 'post' | 'put' | 'patch' | 'delete'](`/fhir/${url}`);
  const type = Array.isArray(body) ? JSON_PATCH : FHIR;
  const asked = request.set({ ...Object.fromEntries(headers), ...prefer });
  const answer = await (body === undefined ? asked : asked.set('Content-Type', type).send(JSON.stringify(body)));
  return { status: answer.status, resource: answer.text ? JSON.parse(answer.text) : undefined };
}

async function askWithin(
  hub: TestHub,
  kind: 'batch' | 'transaction',
  { method, url, body, conditions }: Request,
  prefer: Record<string, string>,
): Promise<Answered> {
  const resource = Array.isArray(body)
    ? { resourceType: 'Binary', contentType: JSON_PATCH, data: Buffer.from(JSON.stringify(body)).toString('base64') }
    : body;
  const answer = await hub.http
    .post('/fhir')
    .set('Content-Type', FHIR)
    .set(prefer)
    .send(bundleOf(kind, { resource, request: { method, url, ...conditions } }));
  if (answer.status !== 200) return { status: answer.status, resource: answer.body };
  const [only] = answer.body.entry;
  return { status: Number.parseInt(only.response.status, 10), resource: only.resource ?? only.response.outcome };
}

/** A version, or what has become of it. */
export async function versionOf(hub: TestHub, id: string): Promise<number | 'deleted' | 'absent'> {
  const { status, body } = await get(hub, `Patient/${id}`);
  if (status === 410) return 'deleted';
  return status === 404 ? 'absent' : Number(body.meta.versionId);
}

export async function countOf(hub: TestHub, query: string): Promise<number> {
  return (await get(hub, `Patient?${encoded(query)}&_summary=count`)).body.total;
}

/** As a client would have it: an instant in a Bundle, a date of HTTP in a header. */
export function sinceOf(said: string | undefined, updated: string, askedIn: AskedIn): string | undefined {
  if (said === undefined || !said.startsWith('updated')) return said;
  const time = new Date(Date.parse(updated) - (said === 'updated' ? 0 : 2_000));
  return askedIn === 'alone' ? time.toUTCString() : time.toISOString();
}
