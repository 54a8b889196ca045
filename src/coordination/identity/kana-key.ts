// One key for kana that sound alike. Ward systems and v2 senders write シヨウコ for ショウコ, コージ for コウジ, ﾔﾏﾀﾞ for ヤマダ;
// the key is for comparing only and is never shown or stored.
import { foldText } from '../../japan/kana.ts';

const KANA_ONLY = /^[ァ-ヺーヽヾ゛゜\u3099\u309a・\s]+$/u;
// Hyphen, minus, dashes, box drawing: all have been seen where the long mark ー was meant.
const MEANT_LONG = /(?<=[ァ-ヺー])[-‐‑‒–—―−─━]/gu;

/** Katakana as the search index folds it, long marks mended; undefined when the text holds anything but kana. */
export function kanaOf(text: string): string | undefined {
  const folded = foldText(text).replace(MEANT_LONG, 'ー');
  return KANA_ONLY.test(folded) && /[ァ-ヺ]/u.test(folded) ? folded : undefined;
}

const SMALL = 'ァィゥェォッャュョヮヵヶ';
const LARGE = 'アイウエオツヤユヨワカケ';
const V_ROW: readonly (readonly [RegExp, string])[] = [
  [/ヴ[ァア]/gu, 'バ'],
  [/ヴ[ィイ]/gu, 'ビ'],
  [/ヴ[ェエ]/gu, 'ベ'],
  [/ヴ[ォオ]/gu, 'ボ'],
  [/ヴ/gu, 'ブ'],
];
const ALIKE: Readonly<Record<string, string>> = { ヂ: 'ジ', ヅ: 'ズ', ヲ: 'オ', ヰ: 'イ', ヱ: 'エ' };

export function kanaKey(katakana: string): string {
  let text = katakana
    .replace(/[\s・]/gu, '')
    .replaceAll('゛', '\u3099')
    .replaceAll('゜', '\u309a')
    .normalize('NFC');
  for (const [spelled, heard] of V_ROW) text = text.replace(spelled, heard);
  const letters = [...text].map((letter) => LARGE[SMALL.indexOf(letter)] ?? ALIKE[letter] ?? letter);
  return longVowels(repeated(letters)).join('');
}

/** ヽ and ヾ stand for the letter before them. */
const repeated = (letters: readonly string[]): string[] => {
  const out: string[] = [];
  for (const letter of letters) {
    const before = out.at(-1);
    if (before !== undefined && letter === 'ヽ') out.push(withoutDakuten(before));
    else if (before !== undefined && letter === 'ヾ') out.push(`${withoutDakuten(before)}\u3099`.normalize('NFC'));
    else out.push(letter);
  }
  return out;
};

/** ガ -> カ, パ -> ハ: 中島 is ナカジマ or ナカシマ, and its owner is called both. */
export const withoutDakuten = (text: string): string => text.normalize('NFD').replace(/[\u3099\u309a]/g, '');

const ROWS: Readonly<Record<string, string>> = {
  ア: 'アカサタナハマヤラワガザダバパ',
  イ: 'イキシチニヒミリギジビピ',
  ウ: 'ウクスツヌフムユルグズブプ',
  エ: 'エケセテネヘメレゲゼデベペ',
  オ: 'オコソトノホモヨロゴゾドボポ',
};
const vowelOf = (letter: string | undefined): string | undefined =>
  letter === undefined ? undefined : Object.keys(ROWS).find((vowel) => ROWS[vowel]!.includes(letter));

/** コー, コウ, コオ are heard alike, so are ケー, ケイ, ケエ. A vowel that was made long lends its length to no other. */
function longVowels(letters: readonly string[]): string[] {
  const out: string[] = [];
  let wasMadeLong = false;
  for (const letter of letters) {
    const vowel: string | undefined = wasMadeLong ? undefined : vowelOf(out.at(-1));
    wasMadeLong = vowel !== undefined && `ー${HEARD_LONG[vowel] ?? ''}`.includes(letter);
    out.push(wasMadeLong ? vowel! : letter);
  }
  return out;
}

const HEARD_LONG: Readonly<Record<string, string>> = { エ: 'イ', オ: 'ウ' };

/** How else a name may have been typed: as it is, without small kana, with them where they are usual. */
export function spellingsOf(katakana: string): string[] {
  const plain = katakana.replace(/[\s・]/gu, '');
  const large = [...plain].map((letter) => LARGE[SMALL.indexOf(letter)] ?? letter).join('');
  const small = large
    .replace(/(?<=[キシチニヒミリギジヂビピ])[ヤユヨ]/gu, toSmall)
    .replace(/(?<=.)ツ(?=[カキクケコサシスセソタチテトパピプペポ])/gu, 'ッ');
  return [...new Set([plain, large, small])];
}

const toSmall = (letter: string): string => SMALL[LARGE.indexOf(letter)]!;

const SPELLED_ALIKE = ['ジヂ', 'ズヅ', 'オヲ', 'イヰ', 'エヱ'];
const LONG = 'アイウエオー';

/** The first two letters, in every spelling that leads to the same key. */
export function beginningsOf(katakana: string): string[] {
  const [first, second] = [...katakana.replace(/[\s・]/gu, '')];
  if (first === undefined) return [];
  const firsts = alternatives(first);
  if (second === undefined) return firsts;
  const seconds = new Set(alternatives(second));
  if (LONG.includes(second)) for (const letter of LONG) seconds.add(letter);
  return firsts.flatMap((one) => [...seconds].map((two) => one + two));
}

function alternatives(letter: string): string[] {
  const sizes = [letter, LARGE[SMALL.indexOf(letter)], SMALL[LARGE.indexOf(letter)]].filter(
    (each) => each !== undefined,
  );
  return [...new Set(sizes.flatMap((each) => [each, ...(SPELLED_ALIKE.find((pair) => pair.includes(each)) ?? '')]))];
}
