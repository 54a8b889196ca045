// Regular expressions of strangers end: what could be tried in too many ways is refused, what people write is not.
import { describe, expect, test } from 'vitest';
import { boundedRegex, refusalOf } from '../../../src/fhir/invariants/regex.ts';
import { invariantsOf, SETS } from '../../support/published-invariants.ts';

test.each(
  [
    [
      '(a+)+$',
      '(a|a)*b',
      '(a|ab)*c',
      '(.*)*',
      '([a-z]+)*x',
      '^(([a-z])+.)+[A-Z]([a-z])+$',
      '(a(b|b))*',
      '(a?)*',
      '(a*)*',
    ],
    [
      '(-[0-9]*[0-9]*)*x',
      '(\\.*)*',
      '((?=a)a*)*',
      '(a+){10}',
      '(x+x+)+y',
      '(\\d+,?)+',
      '(?:a|b|a)+',
      '(a|(a))+',
      '(\\w|_)+$',
    ],
    [
      '(a)\\1',
      '(?<x>a)\\k<x>',
      '(',
      ')',
      '(?<=a+)+',
      '(あ|[ぁ-ん])+',
      '(([^x])*)+',
      `${'('.repeat(50)}${')'.repeat(50)}`,
    ],
  ].flat(),
)('refuses %s', (source) => expect(refusalOf(source)).toEqual(expect.any(String)));

test.each(
  [
    [
      '^[A-Z]([A-Za-z0-9_]){0,254}$',
      '([^/]+/)*',
      '^(a|b)+$',
      '[a-z]+(-[0-9]+)*',
      '^(0|[1-9][0-9]*)$',
      '(,[^,]+)*',
      '.*x.*',
    ],
    [
      '^(http|urn):.+$',
      '[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?',
      '(ab|cd)*',
      '(?:[0-9a-f]{2}:){5}[0-9a-f]{2}',
      '^\\S+( \\S+)*$',
    ],
  ].flat(),
)('takes %s', (source) => expect(refusalOf(source)).toBeUndefined());

test('no published invariant has one that is refused', () => {
  const sources = Object.values(SETS)
    .flatMap((read) => invariantsOf(read() ?? []))
    .flatMap(({ expression }) =>
      [...expression.matchAll(/atches\('((?:\\.|[^'\\])*)'/g)].map(([, literal]) => literal!),
    )
    .map((literal) => literal.replace(/\\(.)/g, '$1'));
  expect(sources.length).toBeGreaterThan(50);
  expect(sources.filter((source) => refusalOf(source) !== undefined)).toEqual([]);
});

describe('a text that is too long for the expression', () => {
  test('is not tried', () => {
    expect(boundedRegex('^a+a+a+a+$')('a'.repeat(60))).toBe(true);
    expect(() => boundedRegex('^a+a+a+a+$')('a'.repeat(10_000))).toThrow('too long');
    expect(boundedRegex('^a+$')('a'.repeat(10_000))).toBe(true);
  });
});

describe('what is let through ends', () => {
  test.each([
    ['a+b', 'a'],
    ['(a*|b)c', 'a'],
    ['.*.*x', 'a'],
    ['^[^x]*[^y]*z', 'a'],
    [`${'a?'.repeat(12)}${'a'.repeat(12)}`, 'a'],
    ['([^/]+/)*$', 'a'],
    ['^\\S+( \\S+)*$', 'a '],
  ])('%s', (source, text) => {
    const test = boundedRegex(source);
    // Each within its limit; a test that waits for ever is one that fails.
    for (const length of [10, 100, 1_000, 4_000, 100_000]) {
      try {
        test(`${text.repeat(length)}\n`);
      } catch (error) {
        expect((error as Error).message).toContain('too long');
      }
    }
    expect(typeof test(text)).toBe('boolean');
  });

  test('many ways that do not depend on the text are refused', () => {
    expect(refusalOf(`${'a?'.repeat(30)}${'a'.repeat(30)}`)).toContain('too many ways');
  });

  test('letters of both cases are one letter under the flag i', () => {
    expect(refusalOf('(a|A)*b')).toBeUndefined();
    expect(refusalOf('(a|A)*b', 'i')).toEqual(expect.any(String));
  });
});
