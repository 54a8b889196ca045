import { describe, expect, test } from 'vitest';
import { copyOf, Decimal, isNumber, isSameNumber, plain } from '../../../src/fhir/json/decimal.ts';

describe('Decimal', () => {
  test('counts as a number, with the value of its digits', () => {
    const value = new Decimal('50.10');
    expect(isNumber(value)).toBe(true);
    expect(isNumber('50.10')).toBe(false);
    expect(value.valueOf()).toBe(50.1);
    expect(`${value}`).toBe('50.10');
  });

  test.each<[string | number, string | number, boolean]>([
    ['50.10', 50.1, true],
    ['1e3', 1000, true],
    ['1.0', '10E-1', true],
    ['-0', 0, true],
    ['0.00', '-0e5', true],
    ['12345678901234567890', '12345678901234567891', false],
    ['12345678901234567890', '1234567890123456789e1', true],
    ['-1.0', 1, false],
    ['1.0', 10, false],
    [2, 2, true],
    ['0.0010', '1e-3', true],
  ])('%s and %s are the same number: %s', (a, b, same) => {
    const number = (x: string | number) => (typeof x === 'string' ? new Decimal(x) : x);
    expect(isSameNumber(number(a), number(b))).toBe(same);
    expect(isSameNumber(number(b), number(a))).toBe(same);
  });
});

describe('plain', () => {
  test('answers the very same value when no Decimal is inside', () => {
    const value = { a: [{ b: 1 }, 'x', null] };
    expect(plain(value)).toBe(value);
    expect(plain(null)).toBeNull();
  });

  test('puts plain numbers in place of Decimals and leaves the given value alone', () => {
    const decimal = new Decimal('1.50');
    const value = { first: 1, a: [0, { b: decimal, c: 'x' }], last: 2 };
    expect(plain(value)).toEqual({ first: 1, a: [0, { b: 1.5, c: 'x' }], last: 2 });
    expect(Object.keys(plain(value) as object)).toEqual(['first', 'a', 'last']);
    expect(value.a[1]).toEqual({ b: decimal, c: 'x' });
  });
});

test('copyOf copies all levels and keeps Decimals', () => {
  const value = { a: [{ b: new Decimal('1.0') }] };
  const copy = copyOf(value);
  expect(copy).toEqual(value);
  expect(copy.a[0]).not.toBe(value.a[0]);
  expect(copy.a[0]!.b).toBe(value.a[0]!.b);
});
