// Code systems whose codes no table here lists: those of a grammar, and those that the runtime knows.
import type { Standing } from './standing.ts';
import { isUnit, UCUM } from './ucum.ts';

/** Whether a code is one of the system. */
export const SYSTEMS_BY_RULE: ReadonlyMap<string, (code: string) => Standing> = new Map([
  [UCUM, (code) => certainly(isUnit(code))],
  ['urn:ietf:bcp:13', (code) => certainly(MIME_TYPE.test(code) || SHORT_FORMATS.has(code))],
  ['urn:ietf:bcp:47', language],
  ['urn:iso:std:iso:3166', (code) => (regionName(code) === undefined ? 'unknown' : 'in')],
  ['urn:iso:std:iso:4217', currency],
  ['https://www.iana.org/time-zones', (code) => certainly(isTimeZone(code))],
]);

const certainly = (is: boolean): Standing => (is ? 'in' : 'out');

// https://www.rfc-editor.org/rfc/rfc6838#section-4.2, and parameters after it.
const MIME_TYPE = /^[A-Za-z0-9][\w!#$&^.+-]{0,126}\/[A-Za-z0-9*][\w!#$&^.+-]{0,126}(?:\s*;.*)?$/;
/** What a server's `format` may say as well. https://hl7.org/fhir/R4/http.html#mime-type */
const SHORT_FORMATS: ReadonlySet<string> = new Set(['json', 'xml', 'ttl']);

const LANGUAGE_TAG =
  /^(?:[a-z]{2,3}(?:-[a-z]{3}){0,3}(?:-[a-z]{4})?(?:-(?:[a-z]{2}|\d{3}))?(?:-(?:[a-z\d]{5,8}|\d[a-z\d]{3}))*(?:-[a-wyz\d](?:-[a-z\d]{2,8})+)*(?:-x(?:-[a-z\d]{1,8})+)?|[xi](?:-[a-z\d]{1,8})+)$/i;

/** One that is well formed may name a language that is none: few would know. */
function language(code: string): Standing {
  if (!LANGUAGE_TAG.test(code)) return 'out';
  const [primary = ''] = code.split('-');
  return primary.length === 1 || nameOf('language', primary) !== undefined ? 'in' : 'unknown';
}

const names = new Map<string, Intl.DisplayNames>();

function nameOf(type: 'language' | 'region', code: string): string | undefined {
  const known = names.get(type) ?? new Intl.DisplayNames('en', { type, fallback: 'none' });
  names.set(type, known);
  try {
    return known.of(code);
  } catch {
    return undefined;
  }
}

/** Of the two-letter codes; there are codes of three letters, and numbers. */
const regionName = (code: string): string | undefined => (/^[A-Z]{2}$/.test(code) ? nameOf('region', code) : undefined);

let currencies: ReadonlySet<string> | undefined;

function currency(code: string): Standing {
  if (!/^[A-Z]{3}$/.test(code)) return 'out';
  currencies ??= new Set(Intl.supportedValuesOf('currency'));
  return currencies.has(code) ? 'in' : 'unknown';
}

const zones = new Map<string, boolean>();
// There are some 600.
const MOST_ZONES = 2_000;

function isTimeZone(code: string): boolean {
  let is = zones.get(code);
  if (is === undefined) {
    is = /^[A-Za-z]/.test(code) && isKnownZone(code);
    if (zones.size < MOST_ZONES) zones.set(code, is);
  }
  return is;
}

function isKnownZone(timeZone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone });
    return true;
  } catch {
    return false;
  }
}
