// The values of one parameter as the store keeps them: what is too odd for its index is left out or rounded here too, so that
// a search finds the same with and without a database.
import type { IndexEntries } from './index-entries.ts';
import { FIRST_INSTANT, isStorable, LAST_INSTANT, withoutSeparators } from './index-limits.ts';

export const datesOf = (entries: IndexEntries, key: string): { lo: number; hi: number }[] =>
  of(key, entries.dates).map(({ lo, hi }) => ({ lo: instant(lo), hi: instant(hi) }));

export const stringsOf = (entries: IndexEntries, key: string): { value: string; exact: string }[] =>
  of(key, entries.strings)
    .filter(({ value }) => value !== '')
    .map(({ value, exact }) => ({ value: withoutSeparators(value), exact: withoutSeparators(exact ?? value) }));

export const quantitiesOf = (entries: IndexEntries, key: string): { value: string; unit: string }[] =>
  of(key, entries.quantities)
    .filter(({ value }) => isStorable(value))
    .map(({ value, unit }) => ({ value, unit: withoutSeparators(unit) }));

const of = <Row extends { param: string }>(key: string, rows: readonly Row[]): Row[] =>
  rows.filter(({ param }) => param === key);

/** As exact as the database takes it: whole milliseconds. */
export function instant(ms: number): number {
  if (ms >= LAST_INSTANT) return Number.POSITIVE_INFINITY;
  if (ms <= FIRST_INSTANT) return Number.NEGATIVE_INFINITY;
  return Math.trunc(ms);
}
