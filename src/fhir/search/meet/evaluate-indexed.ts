// The values of one parameter as the store keeps them: what is too odd for its index is left out or rounded here too, so that
// a search finds the same with and without a database.
import type { IndexEntries } from '../extract/index-entries.ts';
import { FIRST_INSTANT, isStorable, LAST_INSTANT, withoutSeparators } from '../extract/index-limits.ts';

export const datesOf = (entries: IndexEntries, keys: readonly string[]): { lo: number; hi: number }[] =>
  of(keys, entries.dates).map(({ lo, hi }) => ({ lo: instant(lo), hi: instant(hi) }));

export const stringsOf = (entries: IndexEntries, keys: readonly string[]): { value: string; exact: string }[] =>
  of(keys, entries.strings)
    .filter(({ value }) => value !== '')
    .map(({ value, exact }) => ({ value: withoutSeparators(value), exact: withoutSeparators(exact ?? value) }));

export const quantitiesOf = (entries: IndexEntries, keys: readonly string[]): { value: string; unit: string }[] =>
  of(keys, entries.quantities)
    .filter(({ value }) => isStorable(value))
    .map(({ value, unit }) => ({ value, unit: withoutSeparators(unit) }));

const of = <Row extends { param: string }>(keys: readonly string[], rows: readonly Row[]): Row[] =>
  rows.filter(({ param }) => keys.includes(param));

/** As exact as the database takes it: whole milliseconds. */
export function instant(ms: number): number {
  if (ms >= LAST_INSTANT) return Number.POSITIVE_INFINITY;
  if (ms <= FIRST_INSTANT) return Number.NEGATIVE_INFINITY;
  return Math.trunc(ms);
}
