// The values of one parameter as the store keeps them: what is too odd for its index is left out or rounded here too, so that
// a search finds the same with and without a database.
import type { IndexEntries } from '../extract/entries.ts';
import { instant, storable, withoutSeparators } from '../extract/index-limits.ts';

export const datesOf = (entries: IndexEntries, keys: readonly string[]): { lo: number; hi: number }[] =>
  underKeys(keys, entries.dates).map(({ lo, hi }) => ({ lo: instant(lo), hi: instant(hi) }));

export const stringsOf = (entries: IndexEntries, keys: readonly string[]): { value: string; exact: string }[] =>
  underKeys(keys, entries.strings)
    .filter(({ value }) => value !== '')
    .map(({ value, exact }) => ({ value: withoutSeparators(value), exact: withoutSeparators(exact ?? value) }));

export const quantitiesOf = (
  entries: IndexEntries,
  keys: readonly string[],
): { value: string; hi?: string; unit: string }[] =>
  storable(underKeys(keys, entries.quantities)).map((each) => ({ ...each, unit: withoutSeparators(each.unit) }));

export const pairsOf = (entries: IndexEntries, keys: readonly string[]): IndexEntries['pairs'] =>
  storable(underKeys(keys, entries.pairs)).map((each) =>
    each.text === undefined ? each : { ...each, text: withoutSeparators(each.text) },
  );

const underKeys = <Row extends { param: string }>(keys: readonly string[], rows: readonly Row[]): Row[] =>
  rows.filter(({ param }) => keys.includes(param));
