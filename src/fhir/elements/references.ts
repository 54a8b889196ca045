// Finds, and replaces without touching the original, what points elsewhere: references, URIs, links in the narrative.
// https://hl7.org/fhir/R4/http.html#trules
import { elementOf, isResourceType, nodeOf } from '../definitions/definitions.ts';
import { isObject, type Resource } from '../resource.ts';

export type LinkKind = 'reference' | 'uri' | 'narrative';

/** The new text, or undefined to leave it as it is. */
export type MapLink = (text: string, at: string, kind: LinkKind) => string | undefined;

type Json = Record<string, unknown>;

/** Not `canonical`: it names a definition wherever that is kept. https://hl7.org/fhir/R4/http.html#trules */
const URI_TYPES = new Set(['uri', 'url', 'oid', 'uuid']);

interface Visitor {
  /** Answers with the text that takes the old one's place. */
  readonly link: (text: string, type: string, at: string) => string;
  readonly reference: (reference: Json, at: string) => void;
}

/** The same resource when nothing changed, else a copy that shares all unchanged parts. */
export function rewriteReferences(resource: Resource, map: MapLink): Resource {
  const link = (text: string, type: string, at: string): string => {
    if (type === 'xhtml') return rewriteNarrative(text, at, map);
    return map(text, at, type === 'string' ? 'reference' : 'uri') ?? text;
  };
  return visitResource(resource, resource.resourceType, { link, reference: () => {} }) as Resource;
}

/** Calls `visit` with every Reference, those in extensions and contained resources too; `at` is the element's path. */
export function eachReference(
  resource: Resource,
  visit: (ref: { reference?: string; identifier?: unknown; type?: string }, at: string) => void,
): void {
  visitResource(resource, resource.resourceType, { link: (text) => text, reference: visit });
}

function visitResource(value: unknown, at: string, visitor: Visitor): unknown {
  if (!isObject(value)) return value;
  const type = value.resourceType;
  return typeof type === 'string' && isResourceType(type) ? visitNode(value, type, at, visitor) : value;
}

function visitNode(object: Json, node: string, at: string, visitor: Visitor): Json {
  if (node === 'Reference') visitor.reference(object, at);
  let copy: Json | undefined;
  for (const property of Object.keys(object)) {
    const before = object[property];
    const after = visitProperty(before, property, node, at, visitor);
    if (after === before) continue;
    copy ??= { ...object };
    copy[property] = after;
  }
  return copy ?? object;
}

function visitProperty(value: unknown, property: string, node: string, at: string, visitor: Visitor): unknown {
  const found = elementOf(node, property);
  if (found !== undefined) {
    const { type = '', name } = found;
    // The url of an extension names its definition; it is no link to the resource of that address.
    if (node === 'Extension' && name === 'url') return value;
    const isLink = URI_TYPES.has(type) || type === 'xhtml' || (node === 'Reference' && name === 'reference');
    const kind = isLink ? 'link' : nodeOf(type)?.kind;
    if (kind === undefined || kind === 'primitive-type') return value;
    return eachEntry(value, `${at}.${name}`, (one, its) => {
      if (kind === 'link') return typeof one === 'string' ? visitor.link(one, type, its) : one;
      if (kind === 'resource') return visitResource(one, its, visitor);
      return isObject(one) ? visitNode(one, type, its, visitor) : one;
    });
  }
  // Extensions of a primitive hang on its sibling, `_birthDate`.
  const sibling = property.startsWith('_') ? elementOf(node, property.slice(1)) : undefined;
  if (sibling === undefined) return value;
  return eachEntry(value, `${at}.${sibling.name}`, (one, its) =>
    isObject(one) ? visitNode(one, 'Element', its, visitor) : one,
  );
}

function eachEntry(value: unknown, at: string, change: (one: unknown, at: string) => unknown): unknown {
  if (!Array.isArray(value)) return change(value, at);
  let copy: unknown[] | undefined;
  for (let i = 0; i < value.length; i++) {
    const after = change(value[i], `${at}[${i}]`);
    if (after === value[i]) continue;
    copy ??= value.slice();
    copy[i] = after;
  }
  return copy ?? value;
}

/** What looks like an attribute in the running text is none. */
const START_TAG = /<[A-Za-z](?:[^<>"']|"[^<"]*"|'[^<']*')*>/g;
const LINK_ATTRIBUTE = /(\s(?:href|src)\s*=\s*)(?:"([^"]*)"|'([^']*)')/gi;

function rewriteNarrative(div: string, at: string, map: MapLink): string {
  return div.replace(START_TAG, (tag) => rewriteTag(tag, at, map));
}

function rewriteTag(tag: string, at: string, map: MapLink): string {
  return tag.replace(LINK_ATTRIBUTE, (whole: string, start: string, double?: string, single?: string) => {
    const before = unescapeXml(double ?? single ?? '');
    const after = map(before, at, 'narrative');
    return after === undefined || after === before ? whole : `${start}"${escapeXml(after)}"`;
  });
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const unescapeXml = (text: string): string => text.replace(/&(amp|lt|gt|quot|apos);/g, (_, name) => ENTITIES[name]!);
const escapeXml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
