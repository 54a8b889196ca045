// Numbers to the last digit, which JavaScript's do not reach.
import { AFTER_ALL, BEFORE_ALL } from './index-limits.ts';

interface Exact {
  readonly digits: bigint;
  readonly exponent: number;
}

const NUMBER = /^([-+]?)(\d+)(?:\.(\d+))?(?:[eE]([-+]?\d+))?$/;

function exactOf(text: string): Exact {
  const [, sign, whole = '0', fraction = '', exponent = '0'] = NUMBER.exec(text) ?? [];
  const digits = BigInt(`${whole}${fraction}`);
  return { digits: sign === '-' ? -digits : digits, exponent: Number(exponent) - fraction.length };
}

const textOf = ({ digits, exponent }: Exact): string => `${digits}e${exponent}`;

function sumOf(a: Exact, b: Exact): Exact {
  const exponent = Math.min(a.exponent, b.exponent);
  const inFinest = (each: Exact): bigint => each.digits * 10n ** BigInt(each.exponent - exponent);
  return { digits: inFinest(a) + inFinest(b), exponent };
}

export const plus = (a: string, b: string): string => textOf(sumOf(exactOf(a), exactOf(b)));

export function times(a: string, b: string): string {
  const [left, right] = [exactOf(a), exactOf(b)];
  return textOf({ digits: left.digits * right.digits, exponent: left.exponent + right.exponent });
}

/** Below 0, 0 or above. */
export function compareNumbers(a: string, b: string): number {
  if (a === b) return 0;
  if (a === BEFORE_ALL || b === AFTER_ALL) return -1;
  if (a === AFTER_ALL || b === BEFORE_ALL) return 1;
  const { digits } = exactOf(b);
  const difference = sumOf(exactOf(a), { ...exactOf(b), digits: -digits }).digits;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}
