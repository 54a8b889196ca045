import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { foldText } from '../../src/japan/kana.ts';

describe('text folded for search', () => {
  test.each([
    ['kanji stay', '山田', '山田'],
    ['hiragana become katakana', 'やまだ　たろう', 'ヤマダ タロウ'],
    ['half-width katakana become full-width', 'ﾔﾏﾀﾞ ﾀﾛｳ', 'ヤマダ タロウ'],
    ['half-width handakuten joins its letter', 'ﾊﾟﾝ', 'パン'],
    ['a decomposed dakuten joins its letter', 'カ\u3099', 'ガ'],
    ['a decomposed dakuten on hiragana joins its letter', 'は\u309a', 'パ'],
    ['hiragana vu', 'ゔぁいおりん', 'ヴァイオリン'],
    ['small ka and ke', 'ゕゖ', 'ヵヶ'],
    ['iteration marks', 'すゝき みすゞ', 'スヽキ ミスヾ'],
    ['the ideographic iteration mark stays', '佐々木', '佐々木'],
    ['the prolonged sound mark stays', 'さーびす', 'サービス'],
    ['its half-width form becomes full-width', 'ｻｰﾋﾞｽ', 'サービス'],
    ['hyphens stay', '1-2‐3', '1-2‐3'],
    ['full-width letters and digits', 'ＡＢＣ１２３', 'abc123'],
    ['Latin accents', 'Müller Éric Ångström', 'muller eric angstrom'],
    ['Latin accents on top of each other', 'Nguyễn', 'nguyen'],
    ['squared eras', '㍼25年', '昭和25年'],
    ['ideographic variation selectors', '葛\u{E0100}飾区', '葛飾区'],
    ['compatibility ideographs', '\uFA19奈川', '神奈川'],
    ['runs of white space, any kind', '  山田　 \t太郎\n', '山田 太郎'],
    ['marks of other scripts stay', 'Й', 'й'],
    ['Hangul stays composed', '한글', '한글'],
    ['nothing', '', ''],
    ['white space only', ' 　', ''],
  ])('%s: %s', (_, text, folded) => {
    expect(foldText(text)).toBe(folded);
  });

  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({
      unit: fc.constantFrom(...'ぁあかがはぱゔゝゞんァアカガヴヽヾーｱｶﾊﾞﾟｰａＡ1 　é\u3099\u309a\u0301山'.split('')),
    }),
  );

  test('folding twice changes nothing more', () => {
    fc.assert(
      fc.property(text, (t) => {
        expect(foldText(foldText(t))).toBe(foldText(t));
      }),
      { numRuns: 2000 },
    );
  });

  test('half-width and full-width are the same', () => {
    // U+FF66–U+FF9F with the full-width text NFKC makes of it.
    const half = fc.string({ unit: fc.integer({ min: 0xff66, max: 0xff9f }).map((c) => String.fromCharCode(c)) });
    fc.assert(
      fc.property(half, (t) => {
        expect(foldText(t)).toBe(foldText(t.normalize('NFKC')));
      }),
    );
    const ascii = fc.string({ unit: fc.integer({ min: 0x21, max: 0x7e }).map((c) => String.fromCharCode(c)) });
    const wide = (t: string) => t.replace(/./g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0));
    fc.assert(
      fc.property(ascii, (t) => {
        expect(foldText(wide(t))).toBe(foldText(t));
      }),
    );
  });

  test('hiragana and katakana are the same', () => {
    const hiragana = fc.string({ unit: fc.integer({ min: 0x3041, max: 0x3096 }).map((c) => String.fromCharCode(c)) });
    const katakana = (t: string) => t.replace(/./g, (c) => String.fromCharCode(c.charCodeAt(0) + 0x60));
    fc.assert(
      fc.property(hiragana, (t) => {
        expect(foldText(katakana(t))).toBe(foldText(t));
      }),
    );
  });

  test('a prefix of a name folds to a prefix of the folded name', () => {
    expect(foldText('やまだ　たろう').startsWith(foldText('ﾔﾏﾀﾞ'))).toBe(true);
  });
});
