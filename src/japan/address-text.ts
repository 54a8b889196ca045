// One spelling for addresses as people type them: width, blanks, dashes, kanji numerals, the postal code in front.
// Only the spelling: what the parts mean is said in address.ts.
import { NO_CHOME_WORDS } from './chome.ts';
import { KANJI_NUMERALS, kanjiNumber } from './kanji-numerals.ts';

// Ideographic variation selectors only choose a glyph; format characters (zero-width blanks) are not seen at all.
const INVISIBLE = /[\p{Variation_Selector}\p{Cf}]/gu;
const GAP = /[\s,、]+/gu;
/** Hyphens, dashes, the minus sign, box drawing, and the prolonged sound mark, which many keyboards give between digits. */
const DASH = '-\u2010-\u2015\u2043\u2212\u2500\u2501ー';
/** 三の一 is 3-1. */
const JOINS = `[${DASH}のノ]`;

const N = `[${KANJI_NUMERALS}]`;
// Only where a number must stand: 四方田, 五十子, 万年寺, 千代田 and 三番町 are names.
const KANJI_NUMBERS: readonly RegExp[] = [
  new RegExp(`${N}+(?=[丁町]目|番地|番(?:${N}|\\d)+号)`, 'gu'),
  new RegExp(`(?<=\\d番|[丁町]目)${N}+(?=番|号)`, 'gu'),
  new RegExp(`${N}+(?=${JOINS}(?:${N}|\\d))`, 'gu'),
  new RegExp(`(?<=\\d${JOINS})${N}+`, 'gu'),
];

const BETWEEN_DIGITS = new RegExp(`(?<=\\d)${JOINS}(?=\\d)`, 'gu');
const POSTAL_CODE = /^(?:〒|郵便番号)?:?\d{3}[- ]?\d{4}(?!\d)[ :・]?/u;

export function normaliseAddress(text: string): string {
  let plain = text.normalize('NFKC').replace(INVISIBLE, '').replace(GAP, meaningfulBlank);
  for (const number of KANJI_NUMBERS) plain = plain.replace(number, (kanji) => String(kanjiNumber(kanji)));
  return plain
    .replace(BETWEEN_DIGITS, '-')
    .replace(/(?<=\d)町目/gu, '丁目')
    .replace(POSTAL_CODE, '');
}

/** "1-2 303号室" is not 1-2303, and "2500 丁目なし" is no 2500丁目; elsewhere a blank says nothing. */
const meaningfulBlank = (gap: string, at: number, all: string): string =>
  /\d/.test(all[at - 1] ?? '') && AFTER_BLANK.test(all.slice(at + gap.length)) ? ' ' : '';
const AFTER_BLANK = new RegExp(`^(?:\\d|${NO_CHOME_WORDS})`, 'u');
