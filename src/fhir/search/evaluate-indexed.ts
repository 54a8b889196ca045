// The values of one parameter as the store keeps them: what is too odd for its index is left out or rounded here too, so that
// a search finds the same with and without a database.
import type { IndexEntries } from './index-entries.ts';

export const datesOf = (entries: IndexEntries, key: string): { lo: number; hi: number }[] =>
  of(key, entries.dates).map(({ lo, hi }) => ({ lo: instant(lo), hi: instant(hi) }));

export const stringsOf = (entries: IndexEntries, key: string): { value: string; exact: string }[] =>
  of(key, entries.strings)
    .filter(({ value }) => value !== '')
    .map(({ value, exact }) => ({ value: clean(value), exact: clean(exact ?? value) }));

export const quantitiesOf = (entries: IndexEntries, key: string): { value: string; unit: string }[] =>
  of(key, entries.quantities)
    .filter(({ value }) => isKept(value))
    .map(({ value, unit }) => ({ value, unit: clean(unit) }));

const of = <Row extends { param: string }>(key: string, rows: readonly Row[]): Row[] =>
  rows.filter(({ param }) => param === key);

// The database's times are those of the years 1 to 9999; what touches the rim is without end.
const FIRST = Date.parse('0001-01-01T00:00:00Z');
const LAST = Date.UTC(9999, 11, 31);

/** As exact as the database takes it: whole milliseconds. */
export function instant(ms: number): number {
  if (ms >= LAST) return Number.POSITIVE_INFINITY;
  if (ms <= FIRST) return Number.NEGATIVE_INFINITY;
  return Math.trunc(ms);
}

// They separate values on the way into the database.
const clean = (text: string): string => text.replace(/[\x1e\x1f]/g, ' ');

const EXPONENT = /[eE]([-+]?\d+)$/;

/** A number of a thousand digits is no measurement. */
function isKept(value: string): boolean {
  const size = Math.abs(Number(value));
  const exponent = Math.abs(Number(EXPONENT.exec(value)?.[1] ?? 0));
  return value.length <= 100 && exponent <= 200 && (size === 0 || (size > 1e-100 && size < 1e100));
}
