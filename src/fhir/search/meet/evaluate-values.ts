// Whether one value in the index answers one value asked for. https://hl7.org/fhir/R4/search.html#prefix

import type { IndexEntries } from '../extract/entries.ts';
import { compareNumbers } from '../extract/exact-decimal.ts';
import { foldForIndex } from '../extract/index-entries.ts';
import { instant, LAST_CODE_POINT } from '../extract/index-limits.ts';
import type { Filter, Prefix } from '../tree.ts';
import { metresBetween } from './globe.ts';

interface Range {
  readonly lo: number;
  readonly hi: number;
}

type Asked<Kind extends Filter['kind']> =
  Extract<Filter, { kind: Kind }> extends { readonly anyOf: readonly (infer Value)[] } ? Value : never;

interface Text {
  /** Folded. */
  readonly value: string;
  readonly exact: string;
}

export const isText: Readonly<
  Record<Extract<Filter, { kind: 'string' }>['how'], (text: Text, asked: string) => boolean>
> = {
  // The store asks its index for a range that ends at the last code point.
  starts: ({ value }, asked) => value.startsWith(asked) && !value.startsWith(asked + LAST_CODE_POINT),
  contains: ({ value }, asked) => value.includes(asked),
  exact: ({ value, exact }, asked) => value === foldForIndex(asked) && exact === asked,
};

/** Ranges are half-open on both sides; `ge` and `le` take in what overlaps. */
export const isDate = (value: Range, { prefix, lo, hi }: Asked<'date'>): boolean =>
  dateTests[prefix](value, { lo: instant(lo), hi: instant(hi) });

const dateTests: Readonly<Record<Prefix, (value: Range, asked: Range) => boolean>> = {
  eq: (value, asked) => value.lo >= asked.lo && value.lo < asked.hi && value.hi <= asked.hi,
  ne: (value, asked) => value.lo < asked.lo || value.hi > asked.hi,
  gt: (value, asked) => value.hi > asked.hi,
  lt: (value, asked) => value.lo < asked.lo,
  ge: (value, asked) => value.hi > asked.lo,
  le: (value, asked) => value.lo < asked.hi,
  sa: (value, asked) => value.lo >= asked.hi,
  eb: (value, asked) => value.lo < asked.lo && value.hi <= asked.lo,
  ap: (value, asked) => value.lo < asked.hi && value.hi > asked.lo,
};

/** Of what was never stored (NaN) nothing is true. */
export const isInstant = (value: number, { prefix, lo, hi }: Asked<'updated'>): boolean =>
  instantTests[prefix](value, { lo: instant(lo), hi: instant(hi) });

const within = (value: number, asked: Range): boolean => value >= asked.lo && value < asked.hi;
const after = (value: number, asked: Range): boolean => value >= asked.hi;
const before = (value: number, asked: Range): boolean => value < asked.lo;

const instantTests: Readonly<Record<Prefix, (value: number, asked: Range) => boolean>> = {
  eq: within,
  ap: within,
  ne: (value, asked) => before(value, asked) || after(value, asked),
  gt: after,
  sa: after,
  lt: before,
  eb: before,
  ge: (value, asked) => value >= asked.lo,
  le: (value, asked) => value < asked.hi,
};

type Amount = Asked<'quantity'>;

interface Numbers {
  readonly value: string;
  readonly hi?: string;
}

export const isQuantity = (stored: Numbers & { unit: string }, asked: Amount): boolean =>
  stored.unit === asked.unit && isAmount(stored, asked);

/** Both ends of a range belong to it; a point is both its ends. */
const isAmount = ({ value, hi = value }: Numbers, asked: Amount): boolean =>
  amountTests[asked.prefix](
    (than) => compareNumbers(value, than),
    (than) => compareNumbers(hi, than),
    asked,
  );

type Compare = (than: string) => number;

const amountTests: Readonly<Record<Prefix, (from: Compare, to: Compare, asked: Amount) => boolean>> = {
  eq: (from, to, { lo, hi }) => from(lo) >= 0 && to(hi) < 0,
  ne: (from, to, { lo, hi }) => from(lo) < 0 || to(hi) >= 0,
  ap: (from, to, { lo, hi }) => from(hi) <= 0 && to(lo) >= 0,
  gt: (_from, to, { value }) => to(value) > 0,
  sa: (from, _to, { value }) => from(value) > 0,
  lt: (from, _to, { value }) => from(value) < 0,
  eb: (_from, to, { value }) => to(value) < 0,
  ge: (_from, to, { value }) => to(value) >= 0,
  le: (from, _to, { value }) => from(value) <= 0,
};

type PairEntry = IndexEntries['pairs'][number];

export function isPair(stored: PairEntry, { lead, amounts, dates, starts }: Asked<'pair'>): boolean {
  const { value, hi, also, text } = stored;
  if (stored.lead !== lead) return false;
  if (text !== undefined) return starts.every((each) => isText.starts({ value: text, exact: text }, each));
  if (value === undefined) return false;
  if (dates.length > 0) return dates.every((each) => isDate({ lo: Number(value), hi: Number(hi) }, each));
  const [first, second] = amounts;
  if (first === undefined) return false;
  if (second === undefined) return isAmount({ value, hi }, first) && stored.units.includes(first.unit);
  return also !== undefined && isAmount({ value }, first) && isAmount({ value: also }, second);
}

export const isNear = ({ value, also }: PairEntry, { metres, ...centre }: Asked<'near'>): boolean =>
  metresBetween(Number(value), Number(also), centre) <= metres;
