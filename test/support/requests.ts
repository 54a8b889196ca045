// Requests as most tests write them. Bodies may be texts, where every character matters.
import type { Response, Test } from 'supertest';
import { FHIR, type TestHub } from './hub.ts';

export type Headers = Readonly<Record<string, string>>;
export type Body = object | string;
export interface Stored {
  resourceType: string;
  id: string;
  meta: { versionId: string; lastUpdated: string; profile?: string[]; tag?: object[]; security?: object[] };
  // biome-ignore lint/suspicious/noExplicitAny: a resource of any type, as the test put it there
  [element: string]: any;
}

const send = (request: Test, body: Body, headers: Headers): Test =>
  request.set('Content-Type', FHIR).set(headers).send(body);

/** Paths are below the FHIR base: `Patient/1`. */
export const get = ({ http }: TestHub, path: string, headers: Headers = {}): Test =>
  http.get(`/fhir/${path}`).set(headers);
export const post = ({ http }: TestHub, path: string, body: Body, headers: Headers = {}): Test =>
  send(http.post(`/fhir/${path}`), body, headers);
export const put = ({ http }: TestHub, path: string, body: Body, headers: Headers = {}): Test =>
  send(http.put(`/fhir/${path}`), body, headers);
export const remove = ({ http }: TestHub, path: string, headers: Headers = {}): Test =>
  http.delete(`/fhir/${path}`).set(headers);

export const JSON_PATCH = 'application/json-patch+json';

/** A list is a JSON Patch, an object a FHIRPath Patch. */
export const patch = ({ http }: TestHub, path: string, body: Body, headers: Headers = {}): Test =>
  http
    .patch(`/fhir/${path}`)
    .set('Content-Type', Array.isArray(body) ? JSON_PATCH : FHIR)
    .set(headers)
    .send(typeof body === 'string' ? body : JSON.stringify(body));

export type NewResource = { resourceType: string; id?: string; [element: string]: unknown };

/** A resource the test starts from: created, or put under its own id. */
export async function stored(hub: TestHub, resource: NewResource | string): Promise<Stored> {
  const { resourceType, id } = typeof resource === 'string' ? JSON.parse(resource) : resource;
  const { status, body } = await (id === undefined
    ? post(hub, resourceType, resource)
    : put(hub, `${resourceType}/${id}`, resource));
  if (status !== 201 && status !== 200) throw new Error(`not stored: ${status} ${JSON.stringify(body)}`);
  return body as Stored;
}

export const bundleOf = (type: 'batch' | 'transaction', ...entry: object[]): object => ({
  resourceType: 'Bundle',
  type,
  entry,
});

/** An entry of a batch or transaction: `entry('POST', 'Patient', { resourceType: 'Patient' })`. */
export const entry = (
  method: string,
  url: string,
  resource?: object,
  more: { fullUrl?: string; [name: string]: unknown } = {},
): object => {
  const { fullUrl, ...request } = more;
  return {
    ...(fullUrl === undefined ? {} : { fullUrl }),
    ...(resource === undefined ? {} : { resource }),
    request: { method, url, ...request },
  };
};

/** What an OperationOutcome says, issue by issue: `code expression`. */
export const issuesOf = ({ body }: Pick<Response, 'body'>): string[] =>
  (body.issue as { code: string; expression?: string[] }[]).map(({ code, expression = [] }) =>
    [code, ...expression].join(' '),
  );

export const japaneseOf = ({ body }: Pick<Response, 'body'>): string => body.issue[0].details.text;
export const englishOf = ({ body }: Pick<Response, 'body'>): string => body.issue[0].diagnostics;

// biome-ignore lint/suspicious/noExplicitAny: an entry of a Bundle, with whatever resource it holds
export type BundleEntry = any;

/** All pages of a Bundle with next links, entries in their order. */
export async function allPages(hub: TestHub, path: string): Promise<{ entries: BundleEntry[]; pages: number }> {
  const entries: BundleEntry[] = [];
  let pages = 0;
  for (let next: string | undefined = path; next !== undefined; pages += 1) {
    const { status, body } = await get(hub, next.replace(hub.base, '').replace(/^\//, ''));
    if (status !== 200) throw new Error(`page ${pages}: ${status} ${JSON.stringify(body)}`);
    entries.push(...(body.entry ?? []));
    next = body.link.find(({ relation }: { relation: string }) => relation === 'next')?.url;
  }
  return { entries, pages };
}
