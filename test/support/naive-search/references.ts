// https://hl7.org/fhir/R4/search.html#reference and #uri
import { withoutEscapes } from './escapes.ts';
import { RESOURCE_TYPES } from './published.ts';
import { meetsToken } from './tokens.ts';
import { isPlain, textIn, type Value } from './values.ts';

const LITERAL = /^([A-Za-z]+)\/([A-Za-z0-9\-.]{1,64})(?:\/_history\/[A-Za-z0-9\-.]{1,64})?$/;

/** `Type/id` of what stands on this server. */
function localName(text: string, base: string): string | undefined {
  const [, type = '', id] = LITERAL.exec(text.startsWith(base) ? text.slice(base.length) : text) ?? [];
  return RESOURCE_TYPES.has(type) ? `${type}/${id}` : undefined;
}

/** The text of a reference or canonical; nothing of what is contained. */
export const writtenIn = ({ data }: Value): string | undefined => {
  const text = typeof data === 'string' ? data : textIn(data, 'reference');
  return text?.startsWith('#') ? undefined : text;
};

const identifierIn = ({ data }: Value): Value | undefined =>
  isPlain(data) && isPlain(data.identifier) ? { type: 'Identifier', data: data.identifier, path: '' } : undefined;

export const hasReference = (value: Value): boolean =>
  writtenIn(value) !== undefined || identifierIn(value) !== undefined || inlined(value) !== undefined;

/** Where an entry of a Bundle is the target, the resource stands there itself. */
const inlined = ({ data }: Value): string | undefined =>
  textIn(data, 'resourceType') === undefined || textIn(data, 'id') === undefined
    ? undefined
    : `${textIn(data, 'resourceType')}/${textIn(data, 'id')}`;

export function targetOf(value: Value, base: string): string | undefined {
  const written = writtenIn(value);
  return written === undefined ? inlined(value) : localName(written, base);
}

/** A canonical under our own base is found by the name of the resource, whichever version it asks for. */
const namedBy = (value: Value, base: string): string | undefined =>
  value.type === 'canonical' ? localName(String(value.data).split('|')[0]!, base) : undefined;

export function meetsReference(
  value: Value,
  asked: string,
  modifier: string | undefined,
  targets: readonly string[],
  base: string,
): boolean {
  if (modifier === 'identifier') {
    const identifier = identifierIn(value);
    return identifier !== undefined && meetsToken(identifier, asked);
  }
  const wanted = withoutEscapes(asked);
  const target = targetOf(value, base) ?? namedBy(value, base);
  const types = modifier === undefined ? targets : [modifier];
  const wantedName = localName(wanted, base);
  if (wantedName !== undefined && target !== undefined) return target === wantedName;
  if (types.some((type) => target === `${type}/${wanted}`)) return true;
  return writtenIn(value) !== undefined && meetsUri(writtenIn(value)!, wanted, undefined);
}

export function meetsUri(written: string, wanted: string, modifier: string | undefined): boolean {
  const [bare] = written.split('|');
  if (modifier === undefined) return written === wanted || (written.indexOf('|') > 0 && bare === wanted);
  if (modifier === 'below' && written === wanted) return true;
  const open = (address: string): string => address.replace(/\/?$/, '/');
  const isUnder = (longer: string, shorter: string): boolean => open(longer).startsWith(open(shorter));
  // A version and a place in a page say nothing of where an address stands.
  return modifier === 'below' ? isUnder(written.replace(/[?#|].*$/s, ''), wanted) : isUnder(wanted, bare!);
}

/** Of a canonical: its url, and the version it asks for. */
export function canonicalOf({ type, data }: Value): { url: string; version?: string } | undefined {
  if (type !== 'canonical' || typeof data !== 'string') return undefined;
  const [url = '', version] = data.split('|');
  return { url, ...(version === undefined ? {} : { version }) };
}
