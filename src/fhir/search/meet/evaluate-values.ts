// Whether one value in the index answers one value asked for. https://hl7.org/fhir/R4/search.html#prefix

import { foldForIndex } from '../extract/index-entries.ts';
import type { Filter, Prefix } from '../tree.ts';
import { instant } from './evaluate-indexed.ts';

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

const LAST_CODE_POINT = '\u{10ffff}';

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

export const isQuantity = ({ value, unit }: { value: string; unit: string }, asked: Amount): boolean =>
  unit === asked.unit && quantityTests[asked.prefix]((than) => compareNumbers(value, than), asked);

const above = (compare: (than: string) => number, { value }: Amount): boolean => compare(value) > 0;
const below = (compare: (than: string) => number, { value }: Amount): boolean => compare(value) < 0;

const quantityTests: Readonly<Record<Prefix, (compare: (than: string) => number, asked: Amount) => boolean>> = {
  eq: (compare, { lo, hi }) => compare(lo) >= 0 && compare(hi) < 0,
  ne: (compare, { lo, hi }) => compare(lo) < 0 || compare(hi) >= 0,
  ap: (compare, { lo, hi }) => compare(lo) >= 0 && compare(hi) <= 0,
  gt: above,
  sa: above,
  lt: below,
  eb: below,
  ge: (compare, { value }) => compare(value) >= 0,
  le: (compare, { value }) => compare(value) <= 0,
};

const NUMBER = /^([-+]?)(\d+)(?:\.(\d+))?(?:[eE]([-+]?\d+))?$/;

/** To the last digit, which JavaScript's numbers do not reach: below 0, 0 or above. */
function compareNumbers(a: string, b: string): number {
  const [left, right] = [digitsOf(a), digitsOf(b)];
  const finest = Math.min(left.exponent, right.exponent);
  const inFinest = ({ digits, exponent }: typeof left): bigint => digits * 10n ** BigInt(exponent - finest);
  const difference = inFinest(left) - inFinest(right);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

function digitsOf(text: string): { digits: bigint; exponent: number } {
  const [, sign, whole = '0', fraction = '', exponent = '0'] = NUMBER.exec(text) ?? [];
  const digits = BigInt(`${whole}${fraction}`);
  return { digits: sign === '-' ? -digits : digits, exponent: Number(exponent) - fraction.length };
}
