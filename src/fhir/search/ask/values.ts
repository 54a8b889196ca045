// Texts of search values. https://hl7.org/fhir/R4/search.html#escaping and #prefix
import type { Prefix } from '../tree.ts';

/** Splits at a separator that is not escaped by a backslash; the escapes stay, for the next split. */
export function splitEscaped(text: string, separator: string): string[] {
  const parts: string[] = [];
  let part = '';
  for (let i = 0; i < text.length; i += 1) {
    const char = text[i]!;
    if (char === '\\' && i + 1 < text.length) {
      part += char + text[i + 1];
      i += 1;
    } else if (char === separator) {
      parts.push(part);
      part = '';
    } else part += char;
  }
  parts.push(part);
  return parts;
}

export const unescapeValue = (text: string): string => text.replace(/\\([\\,$|])/g, '$1');

const PREFIX = /^(eq|ne|gt|lt|ge|le|sa|eb|ap)(?=[-+.\d])/;

export function splitPrefix(text: string): { prefix: Prefix; rest: string } {
  const prefix = PREFIX.exec(text)?.[1] as Prefix | undefined;
  return prefix === undefined ? { prefix: 'eq', rest: text } : { prefix, rest: text.slice(2) };
}

const NUMBER = /^[-+]?(\d+)(?:\.(\d+))?(?:[eE]([-+]?\d{1,3}))?$/;

/**
 * A number with the range its digits imply: 5.40 is [5.395, 5.405). Ends are decimal texts, exact for PostgreSQL's numeric.
 * https://hl7.org/fhir/R4/search.html#number
 */
export interface NumberRange {
  readonly value: string;
  readonly lo: string;
  readonly hi: string;
  /** `ap`: within a tenth of the value. */
  readonly around: { readonly lo: string; readonly hi: string };
}

export function numberRange(text: string): NumberRange | undefined {
  const match = NUMBER.exec(text);
  if (match === null || text.length > 40) return undefined;
  const exponent = Number(match[3] ?? 0) - (match[2]?.length ?? 0);
  const digits = BigInt(`${match[1]}${match[2] ?? ''}`) * (text.startsWith('-') ? -1n : 1n);
  // One digit finer than written, so that half a unit of the last place is a whole number.
  const at = (tenths: bigint): string => `${digits * 10n + tenths}e${exponent - 1}`;
  const tenth = digits < 0n ? -digits : digits;
  return { value: at(0n), lo: at(-5n), hi: at(5n), around: { lo: at(-tenth), hi: at(tenth) } };
}
