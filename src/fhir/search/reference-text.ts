// What the text of a reference says. https://hl7.org/fhir/R4/references.html#literal
import { isResourceType } from '../definitions/definitions.ts';
import { isId } from '../resource.ts';

/** The addresses under which this server is known, each ending in `/fhir/`: a reference under one of them is local. */
export type ReferenceBase = readonly string[];

export type ReferenceText =
  | { readonly kind: 'local'; readonly type: string; readonly id: string; readonly version?: string }
  | { readonly kind: 'contained' }
  | { readonly kind: 'other'; readonly url: string; readonly type?: string };

export function parseReference(text: string, base: ReferenceBase): ReferenceText {
  if (text.startsWith('#')) return { kind: 'contained' };
  const under = base.find((prefix) => text.startsWith(prefix));
  const parts = (under === undefined ? text : text.slice(under.length)).split('/');
  if (under !== undefined || !text.includes(':')) {
    const [type, id, history, version, ...rest] = parts;
    const isPlain = parts.length === 2 || (parts.length === 4 && history === '_history' && isId(version));
    if (isPlain && rest.length === 0 && type !== undefined && isResourceType(type) && isId(id)) {
      return { kind: 'local', type, id, ...(version === undefined ? {} : { version }) };
    }
  }
  const at = parts.findLastIndex((part, i) => i < parts.length - 1 && isResourceType(part));
  return { kind: 'other', url: text, ...(at < 0 ? {} : { type: parts[at]! }) };
}
