// What is said of a text that is not quite JSON.
import type { Fault } from '../../validation/issue.ts';

const SPEC = 'https://hl7.org/fhir/R4/json.html';

const fault = (id: string, en: string, ja: string, more: Partial<Fault> = {}): Fault => ({
  id,
  severity: 'error',
  code: 'invalid',
  said: { en, ja },
  spec: SPEC,
  ...more,
});

/** After it nothing can be made of the text. */
const fatal = (id: string, en: string, ja: string, code = 'invalid'): Fault =>
  fault(id, `${en} Nothing after it was checked.`, `${ja}これより後は検証していません。`, { severity: 'fatal', code });

const quoted = (text: string): string => JSON.stringify(text.length > 40 ? `${text.slice(0, 40)}…` : text);

const unicode = (unit: number): string => `U+${unit.toString(16).toUpperCase().padStart(4, '0')}`;

export const empty = (): Fault =>
  fatal('json-empty', 'There is no JSON here: the text is empty.', '本文が空で、JSONがありません。');

export const cutOff = (open: '{' | '[', line: number): Fault =>
  fatal(
    'json-cut-off',
    `The text ends, but the "${open}" of line ${line} is never closed. It may have been cut off.`,
    `${line}行目の「${open}」が閉じられないまま終わっています。途中で切れていないか確認してください。`,
  );

export const openString = (): Fault =>
  fatal(
    'json-open-string',
    'The string that starts here is never closed. End it with a double quote.',
    'ここから始まる文字列が閉じられていません。二重引用符で閉じてください。',
  );

export const wrongClose = (found: string, wanted: string, line: number): Fault =>
  fatal(
    'json-wrong-close',
    `"${found}" stands where "${wanted}" must close what was opened in line ${line}.`,
    `${line}行目で開いたものを閉じる「${wanted}」の代わりに「${found}」があります。`,
  );

export const unexpected = (found: string, wanted: Fault['said']): Fault =>
  fatal(
    'json-unexpected',
    `Found ${quoted(found)} where ${wanted.en} should stand.`,
    `${wanted.ja}があるべきところに ${quoted(found)} があります。`,
  );

export const tooDeep = (most: number): Fault =>
  fatal(
    'json-too-deep',
    `Objects and arrays nest more than ${most} levels deep.`,
    `オブジェクトと配列の入れ子が${most}段を超えています。`,
    'too-costly',
  );

export const tooMany = (most: number): Fault =>
  fatal(
    'json-too-many',
    `The text has more than ${most} faults: it hardly is JSON.`,
    `誤りが${most}か所を超えています。JSONではない可能性があります。`,
    'too-costly',
  );

export const afterEnd = (found: string): Fault =>
  fault(
    'json-after-end',
    `${quoted(found)} stands after the end of the JSON document. Keep one document only.`,
    `JSON文書の終わりの後に ${quoted(found)} があります。文書は一つだけにしてください。`,
  );

export const duplicate = (name: string): Fault =>
  fault(
    'json-duplicate',
    `The name ${quoted(name)} stands twice in one object; the second was passed over. Keep one of the two.`,
    `一つのオブジェクトに名前 ${quoted(name)} が二度あります（後のものは読み飛ばしました）。どちらか一つにしてください。`,
  );

export const impossibleName = (name: string): Fault =>
  fault(
    'json-name',
    `No FHIR element is named ${quoted(name)}. Remove it.`,
    `${quoted(name)} という名前のFHIR要素はありません。削除してください。`,
  );

export const comment = (): Fault =>
  fault('json-comment', 'JSON has no comments. Remove it.', 'JSONにコメントは書けません。削除してください。');

export const missingComma = (): Fault =>
  fault('json-missing-comma', 'A comma is missing before this.', 'この前にコンマがありません。');

export const extraComma = (): Fault =>
  fault(
    'json-extra-comma',
    'This comma is followed by nothing. Remove it.',
    'このコンマの後に項目がありません。削除してください。',
  );

export const unquotedName = (name: string): Fault =>
  fault(
    'json-unquoted-name',
    `The name ${name} has no quotes. Write "${name}".`,
    `名前 ${name} が引用符で囲まれていません。"${name}" と書いてください。`,
  );

export const unquotedValue = (word: string): Fault =>
  fault(
    'json-unquoted-value',
    `${quoted(word).slice(1, -1)} is no JSON value; it was read as text. Put it in double quotes.`,
    `${quoted(word).slice(1, -1)} はJSONの値ではありません（文字列として読みました）。二重引用符で囲んでください。`,
  );

export const singleQuotes = (): Fault =>
  fault(
    'json-single-quotes',
    'JSON puts names and texts in double quotes, not in single ones.',
    'JSONの名前と文字列は、一重ではなく二重引用符で囲みます。',
  );

export const noValue = (name: string): Fault =>
  fault('json-no-value', `${quoted(name)} has no value.`, `${quoted(name)} に値がありません。`);

export const badNumber = (written: string): Fault =>
  fault(
    'json-number',
    `${written} is no JSON number. Write digits before and after the point, no leading zero and no plus sign: 0.5, -12.50, 1e3.`,
    `${written} はJSONの数値ではありません。小数点の前後に数字を書き、先頭の余分な 0 や + は付けないでください（例：0.5、-12.50、1e3）。`,
  );

export const badEscape = (written: string): Fault =>
  fault(
    'json-escape',
    `${quoted(written)} starts no JSON escape. Use \\" \\\\ \\/ \\b \\f \\n \\r \\t or \\u with four hex digits.`,
    `${quoted(written)} はJSONのエスケープではありません。\\" \\\\ \\/ \\b \\f \\n \\r \\t または \\u と4桁の16進数を使ってください。`,
  );

export const controlCharacter = (unit: number): Fault =>
  unit === 0
    ? fault(
        'json-nul',
        'The character U+0000 (NUL) stands in a string, where FHIR does not allow it. Remove it.',
        'FHIRの文字列に使えない文字 U+0000（NUL）があります。削除してください。',
      )
    : fault(
        'json-control-character',
        `The control character ${unicode(unit)} stands raw in a string. Write it as ${JSON.stringify(String.fromCharCode(unit)).slice(1, -1)}.`,
        `文字列に制御文字 ${unicode(unit)} がそのまま入っています。${JSON.stringify(String.fromCharCode(unit)).slice(1, -1)} と書いてください。`,
      );

export const halfCharacter = (unit: number): Fault =>
  fault(
    'json-half-character',
    `${unicode(unit)} is half of a surrogate pair. Write the whole character, or remove the half.`,
    `サロゲートペアの片方だけ（${unicode(unit)}）があります。文字全体を書くか、片方を削除してください。`,
  );
