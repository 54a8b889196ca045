// One spelling for search: names and addresses come in full and half width, hiragana and katakana, with and without
// accents; whoever searches should not have to know which. https://unicode.org/reports/tr15/

// Ideographic and other variation selectors only choose a glyph: 葛󠄀 and 葛 are the same name for a search.
const VARIATION_SELECTORS = /\p{Variation_Selector}/gu;

// Only Latin letters shed their marks: the (han)dakuten of kana, and vowel signs of other scripts, make other letters.
const LATIN_MARKS = /(\p{Script=Latin})\p{Mn}+/gu;

// U+3041–3096 letters, U+309D ゝ and U+309E ゞ: the katakana stand 0x60 further on.
const HIRAGANA = /[\u3041-\u3096\u309d\u309e]/gu;

const PLAIN_ASCII = /^[\x21-\x7e]*$/;

export function foldText(text: string): string {
  if (PLAIN_ASCII.test(text)) return text.toLowerCase();
  return text
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFD')
    .replace(VARIATION_SELECTORS, '')
    .replace(LATIN_MARKS, '$1')
    .replace(HIRAGANA, (kana) => String.fromCharCode(kana.charCodeAt(0) + 0x60))
    .normalize('NFC')
    .replace(/\s+/gu, ' ')
    .trim();
}
