// Telephone numbers as digits; and, for a search by exact value, as people hyphenate them.
import { objectsOf, textOf } from '../../fhir/elements/any-shape.ts';

const SPOKEN_TO: ReadonlySet<unknown> = new Set([undefined, 'phone', 'fax', 'sms', 'pager', 'other']);

export interface Telephones {
  readonly digits: readonly string[];
  /** As written, beside their digits. */
  readonly written: readonly string[];
}

export function telephonesOf(telecoms: unknown): Telephones {
  const digits = new Set<string>();
  const written = new Set<string>();
  for (const { system, value } of objectsOf(telecoms)) {
    const text = textOf(value);
    const number = text === undefined || !SPOKEN_TO.has(system) ? undefined : digitsOf(text);
    if (number === undefined) continue;
    digits.add(number);
    written.add(text!);
  }
  return { digits: [...digits], written: [...written] };
}

/** +81 495 … and ０４９５－… are 0495…; what is too short, or a placeholder of zeros, is no number. */
function digitsOf(text: string): string | undefined {
  const digits = text
    .normalize('NFKC')
    .replace(/\(0\)/, '')
    .replace(/[^\d+]/g, '')
    .replace(/^\+?81(?=[1-9]\d{8,9}$)/, '0');
  return /^0\d{9,10}$/.test(digits) && !/0{7}$/.test(digits) ? digits : undefined;
}

const GROUPINGS: Readonly<Record<number, readonly (readonly number[])[]>> = {
  10: [
    [2, 6],
    [3, 6],
    [4, 6],
    [5, 6],
  ],
  11: [[3, 7]],
};

export const hyphenated = (digits: string): string[] =>
  (GROUPINGS[digits.length] ?? []).map(
    ([first = 0, second = 0]) => `${digits.slice(0, first)}-${digits.slice(first, second)}-${digits.slice(second)}`,
  );
