// What the text of a reference says by itself. https://hl7.org/fhir/R4/references.html#literal
import { isResourceType } from '../../definitions/definitions.ts';
import { isId } from '../../resource.ts';

/** `[base/]Type/id[/_history/version]`: the address of a resource on a REST server. */
export interface RestAddress {
  /** With its last slash; empty: relative. */
  readonly base: string;
  readonly type: string;
  readonly id: string;
  readonly version: string | undefined;
}

const HISTORY = '/_history/';
const BASE = /^https?:\/\/[A-Za-z0-9\-._:%$~]+(?:\/[A-Za-z0-9\-._:%$~]*)*\/$/;

export function restAddress(text: string): RestAddress | undefined {
  const history = text.indexOf(HISTORY);
  const path = history < 0 ? text : text.slice(0, history);
  const version = history < 0 ? undefined : text.slice(history + HISTORY.length);
  const beforeId = path.lastIndexOf('/');
  if (beforeId < 1) return undefined;
  const beforeType = path.lastIndexOf('/', beforeId - 1);
  const [base, type] = [path.slice(0, beforeType + 1), path.slice(beforeType + 1, beforeId)];
  const id = path.slice(beforeId + 1);
  if (!isResourceType(type) || !isId(id) || (version !== undefined && !isId(version))) return undefined;
  if (base !== '' && !BASE.test(base)) return undefined;
  return { base, type, id, version };
}

const SCHEME = /^[a-z][a-z0-9+.-]*:[^ ]+$/;

export const isAbsolute = (text: string): boolean =>
  SCHEME.test(text) || text.startsWith('urn:') || text.startsWith('http:') || text.startsWith('https:');

/** The type that stands before the id, of a text in whatever other form too. */
export function typeByText(text: string): string | undefined {
  const parts = text.split('/');
  const isVersioned = parts.length >= 4 && parts[parts.length - 2] === '_history';
  const type = parts[parts.length - (isVersioned ? 4 : 2)];
  return type !== undefined && isResourceType(type) ? type : undefined;
}

/** `Patient?identifier=…`, which a transaction resolves. https://hl7.org/fhir/R4/http.html#trules */
export function searchOf(text: string): string | undefined {
  const mark = text.indexOf('?');
  return mark > 0 && isResourceType(text.slice(0, mark)) ? text.slice(mark + 1) : undefined;
}

const PARAMETER = /^[A-Za-z_][A-Za-z0-9_.:-]*=/;

export const isSearch = (query: string): boolean => query.split('&').every((each) => PARAMETER.test(each));

const UUID = /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const OID = /^urn:oid:[0-2](?:\.(?:0|[1-9][0-9]*))+$/;

/** A UUID or OID that is none; other urns have no form of their own. */
export function isBrokenUrn(text: string): boolean {
  if (text.startsWith('urn:uuid:')) return !UUID.test(text);
  return text.startsWith('urn:oid:') && !OID.test(text);
}

/** Domains that are nobody's. */
export const isExample = (text: string): boolean =>
  text.includes('example.org') || text.includes('acme.com') || text.includes('acme.org');

export const withoutFragment = (text: string): string => {
  const hash = text.indexOf('#');
  return hash < 0 ? text : text.slice(0, hash);
};

export const fragmentOf = (text: string): string | undefined => {
  const hash = text.indexOf('#');
  return hash < 0 ? undefined : text.slice(hash + 1);
};
