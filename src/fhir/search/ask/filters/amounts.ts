// What is asked of dates, numbers and quantities. https://hl7.org/fhir/R4/search.html#prefix
import { rangeOf } from '../../../../japan/instant-range.ts';
import * as said from '../../search-problems.ts';
import type { Filter, Prefix } from '../../tree.ts';
import type { ParseSettings } from '../settings.ts';
import { numberRange, splitEscaped, splitPrefix, unescapeValue } from '../values.ts';

export function dateValue(
  name: string,
  value: string,
  { timeZone, now }: ParseSettings,
): { prefix: Prefix; lo: number; hi: number } {
  const { prefix, rest } = splitPrefix(unescapeValue(value));
  // A "+" of an offset that was not escaped in the URL arrives as a space.
  const range = rangeOf(rest.replace(' ', '+'), timeZone);
  if (range === undefined) throw said.notDate(name, value);
  if (prefix !== 'ap') return { prefix, ...range };
  const margin = Math.abs(now() - range.lo) / 10;
  return { prefix, lo: range.lo - margin, hi: range.hi + margin };
}

export function quantityValue(
  name: string,
  text: string,
  hasUnit: boolean,
): Extract<Filter, { kind: 'quantity' }>['anyOf'][number] {
  const [number = '', system, code, ...rest] = splitEscaped(text, '|').map(unescapeValue);
  const { prefix, rest: digits } = splitPrefix(number);
  const range = numberRange(digits);
  const isWhole =
    rest.length === 0 && (code !== undefined || system === undefined) && (system === undefined || hasUnit);
  if (range === undefined || !isWhole) throw said.notQuantity(name, text, hasUnit);
  const unit = code ? `${system ?? ''}|${code}` : '';
  if (prefix !== 'ap') return { prefix, value: range.value, lo: range.lo, hi: range.hi, unit };
  return { prefix, value: range.value, ...range.around, unit };
}
