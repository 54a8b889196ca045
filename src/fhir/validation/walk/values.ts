// Fixed values and patterns, to the digit: 1.0 is not 1.00 for a fixed value.
import { Decimal, isNumber, isSameNumber } from '../../json/decimal.ts';
import { isObject } from '../../resource.ts';

/** Equal in everything. */
export function isEqual(value: unknown, fixed: unknown): boolean {
  if (isNumber(value) && isNumber(fixed)) return isSameNumber(value, fixed);
  if (Array.isArray(value) && Array.isArray(fixed)) {
    return value.length === fixed.length && value.every((each, i) => isEqual(each, fixed[i]));
  }
  if (!isPlain(value) || !isPlain(fixed)) return value === fixed;
  const names = Object.keys(value);
  return (
    names.length === Object.keys(fixed).length &&
    names.every((name) => Object.hasOwn(fixed, name) && isEqual(value[name], fixed[name]))
  );
}

/** Everything the pattern says, the value says too. */
export function matchesPattern(value: unknown, pattern: unknown): boolean {
  if (Array.isArray(pattern)) {
    return Array.isArray(value) && pattern.every((each) => value.some((own) => matchesPattern(own, each)));
  }
  if (!isPlain(pattern)) return isEqual(value, pattern);
  return isPlain(value) && Object.entries(pattern).every(([name, each]) => matchesPattern(value[name], each));
}

const isPlain = (value: unknown): value is Record<string, unknown> => isObject(value) && !(value instanceof Decimal);
