// Patterns of value sets find what JavaScript's find, and none of them can be made to run for long.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { matching } from '../../../src/fhir/terminology/pattern.ts';

const ALPHABET = ['a', 'b', 'c', '1', '-', '\n', '山', '𠮷'];
const text = fc.array(fc.constantFrom(...ALPHABET), { maxLength: 6 }).map((all) => all.join(''));
const { pattern } = fc.letrec<{ pattern: string }>((tie) => ({
  pattern: fc.oneof(
    { maxDepth: 4, depthSize: 'small' },
    fc.constantFrom(
      'a',
      'b',
      '1',
      '-',
      '.',
      '[ab]',
      '[^a-b1]',
      '\\d',
      '\\w',
      '\\W',
      '\\s',
      '\\-',
      '\\x61',
      '\\u0061',
      '\\u{20BB7}',
      '\\ud842\\udfb7',
      '\\p{L}',
      '[\\]\\d]',
      '𠮷',
      '^',
      '$',
      '',
    ),
    fc.tuple(tie('pattern'), tie('pattern')).map((both) => both.join('')),
    fc.tuple(tie('pattern'), tie('pattern')).map((both) => both.join('|')),
    fc
      .tuple(
        fc.constantFrom('(', '(?:', '(?<name>'),
        tie('pattern'),
        fc.constantFrom('', '*', '+', '?', '*?', '{2}', '{1,}', '{0,2}', '{1,3}?'),
      )
      .map(([open, inner, how]) => `${open}${inner})${how}`),
  ),
}));

const asJavaScript = (source: string, texts: readonly string[]): ReadonlySet<string> | undefined => {
  try {
    new RegExp(source, 'u');
    const whole = new RegExp(`^(?:${source})$`, 'u');
    return new Set(texts.filter((each) => whole.test(each)));
  } catch {
    return undefined;
  }
};

describe('a pattern', () => {
  test('fits what it fits in JavaScript', () => {
    let fitting = 0;
    fc.assert(
      fc.property(pattern, fc.array(text, { minLength: 5, maxLength: 20 }), (source, texts) => {
        const found = matching(source, texts);
        fitting += found?.size ?? 0;
        expect(found).toEqual(asJavaScript(source, texts));
      }),
      { seed: 1, numRuns: 3_000 },
    );
    expect(fitting).toBeGreaterThan(1_000);
  });

  test.each([
    ['no pattern', '(', ['a']],
    ['one that only looks like it', 'a)|(b', ['a']],
    ['a backreference', '(a)\\1', ['aa']],
    ['one by name', '(?<x>a)\\k<x>', ['aa']],
    ['looking ahead', '(?=a)a', ['a']],
    ['looking back', '(?<=a)b', ['ab']],
    ['a word’s edge', '\\ba', ['a']],
    ['a very long one', 'a'.repeat(1_001), ['a']],
    ['one that stands for a very long one', '((a{100}){100}){100}', ['a']],
    ['more text than is read', 'a*', ['a'.repeat(1_000_001)]],
  ])('is not taken: %s', (_what, source, texts) => {
    expect(matching(source, texts)).toBeUndefined();
  });

  // Each of them would run for years.
  test.each(['(a+)+', '(a|a)*', '(a|aa)+', '(.*)*', 'a*a*a*a*a*a*a*a*', '(a?){30}a{30}', '((a*)*)*'])(
    '%s is answered',
    (source) => {
      const long = 'a'.repeat(5_000);
      expect(matching(source, [`${long}b`])?.size ?? 0).toBe(source === '(.*)*' ? 1 : 0);
    },
  );
});
