// Birth dates, whole or partial, and the ways a whole one is mistaken when it is copied by hand or from 和暦.
import { rangeOf } from '../../japan/instant-range.ts';

const DATE = /^\d{4}(-\d{2}(-\d{2})?)?$/;

/** undefined for what is no date, such as 1950-02-30. The zone does not matter: only whether there is such a day. */
export const birthDateOf = (value: unknown): string | undefined =>
  typeof value === 'string' && DATE.test(value) && rangeOf(value, 'Asia/Tokyo') !== undefined ? value : undefined;

/** same: to the day. month, year: as far as the vaguer one goes. slip: as one mistake would make it. different: no such. */
export type DateLikeness = 'same' | 'month' | 'year' | 'slip' | 'different';

export function birthDatesAlike(a: string, b: string): DateLikeness {
  const length = Math.min(a.length, b.length);
  if (a.slice(0, length) === b.slice(0, length)) return length === 10 ? 'same' : length === 7 ? 'month' : 'year';
  return isSlip(a, b) ? 'slip' : 'different';
}

function isSlip(a: string, b: string): boolean {
  if (a.length !== 10 || b.length !== 10) return false;
  return oneDigitApart(a, b) || digitsSwapped(a, b) || monthAndDaySwapped(a, b) || eraMistaken(a, b);
}

const differing = (a: string, b: string): number[] => [...a].flatMap((digit, i) => (digit === b[i] ? [] : [i]));

export const oneDigitApart = (a: string, b: string): boolean => a.length === b.length && differing(a, b).length === 1;

/** 1950-04-12 and 1950-04-21; the hyphen may stand between the two. */
export function digitsSwapped(a: string, b: string): boolean {
  const [left, right] = [a.replaceAll('-', ''), b.replaceAll('-', '')];
  if (left.length !== right.length) return false;
  const [i = 0, j = 0, ...more] = differing(left, right);
  return more.length === 0 && j === i + 1 && left[i] === right[j] && left[j] === right[i];
}

const monthAndDaySwapped = (a: string, b: string): boolean => `${a.slice(0, 5)}${a.slice(8)}-${a.slice(5, 7)}` === b;

// 明治, 大正, 昭和, 平成: the same year number of two eras that follow each other lies this many years apart.
const ERA_STEPS = [44, 14, 63];

/** 昭和10年 read as 大正10年: month and day are the same. */
const eraMistaken = (a: string, b: string): boolean =>
  a.slice(4) === b.slice(4) && ERA_STEPS.includes(Math.abs(Number(a.slice(0, 4)) - Number(b.slice(0, 4))));
