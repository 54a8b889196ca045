// 十二 -> 12, 一〇 -> 10: the numbers of addresses, written either by place or with 十 百 千.

/** For the inside of a character class. */
export const KANJI_NUMERALS = '〇零一二三四五六七八九壱弐参十拾百千';

const DIGITS = new Map([...'〇一二三四五六七八九'].map((kanji, value) => [kanji, value]));
for (const [kanji, value] of [...'零壱弐参'].map((kanji, value) => [kanji, value] as const)) DIGITS.set(kanji, value);
const UNITS = new Map([...'十百千'].map((kanji, power) => [kanji, 10 ** (power + 1)]));
UNITS.set('拾', 10);

export function kanjiNumber(text: string): number {
  const kanji = [...text];
  if (!kanji.some((each) => UNITS.has(each))) return Number(kanji.map((each) => DIGITS.get(each) ?? 0).join(''));
  let sum = 0;
  let pending: number | undefined;
  for (const each of kanji) {
    const unit = UNITS.get(each);
    if (unit === undefined) pending = (pending ?? 0) * 10 + (DIGITS.get(each) ?? 0);
    else {
      sum += (pending ?? 1) * unit;
      pending = undefined;
    }
  }
  return sum + (pending ?? 0);
}
