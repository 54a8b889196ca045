// The text itself: not quite JSON.
import type { Chapter } from './model.ts';

export const TEXT: Chapter = {
  link: 'https://hl7.org/fhir/R4/json.html',
  rules: {
    'validator-failed': [
      'The validator has a fault of its own. What was found before stands; the rest was not judged.',
      '検証プログラム自体の不具合です。それまでの結果は有効ですが、残りは検証していません。',
      '（検証できなかった文書）',
      '（開発元への報告）',
    ],
    'json-empty': ['The file has no content.', 'ファイルに内容がありません。', '', '{ "resourceType": "Patient" }'],
    'json-cut-off': [
      'A bracket is opened and never closed: mostly the end of the file is missing. Without it nothing can be said about the rest.',
      '括弧が閉じられていません。多くはファイルの末尾が欠けています。残りは検証できません。',
      '{ "resourceType": "Patient", "name": [{ "text": "山田"',
      '{ "resourceType": "Patient", "name": [{ "text": "山田" }] }',
    ],
    'json-open-string': [
      'A text begins with a quote and has no second one.',
      '文字列を閉じる引用符がありません。',
      '"text": "山田 太郎',
      '"text": "山田 太郎"',
    ],
    'json-wrong-close': [
      'A list is closed with } or an object with ]: one bracket is too much or missing before this place.',
      '配列が } で、またはオブジェクトが ] で閉じられています。この前に括弧の過不足があります。',
      '"name": [{ "text": "山田" }}',
      '"name": [{ "text": "山田" }]',
    ],
    'json-unexpected': [
      'Something stands here that JSON does not allow at this place.',
      'この位置に書けない文字があります。',
      '"gender" "male"',
      '"gender": "male"',
    ],
    'json-too-deep': [
      'Objects and lists are nested deeper than any real resource is. The limit protects those who read it.',
      '入れ子が実際のリソースではあり得ない深さです。読み手を守るための上限です。',
      '[[[[[[ … ]]]]]]',
      '"name": [{ "given": ["太郎"] }]',
    ],
    'json-too-many': [
      'There are so many faults that the file is probably something else: another format, or another encoding.',
      '誤りが多すぎます。別の形式や別の文字コードのファイルではないか確認してください。',
      '<Patient>…</Patient>',
      '{ "resourceType": "Patient" }',
    ],
    'json-after-end': [
      'A file holds one JSON document. Several resources belong into a Bundle, or into NDJSON, one a line.',
      '1 ファイルに置ける JSON 文書は一つです。複数のリソースは Bundle か NDJSON（1 行 1 リソース）にしてください。',
      '{ "resourceType": "Patient" } { "resourceType": "Patient" }',
      '{ "resourceType": "Bundle", "type": "collection", "entry": [ … ] }',
    ],
    'json-duplicate': [
      'A name stands twice in one object. Readers differ in which one they keep, so one of the two would get lost.',
      '一つのオブジェクトに同じ名前が二度あります。どちらが残るかは読み手により異なり、一方が失われます。',
      '"gender": "male", "gender": "female"',
      '"gender": "female"',
    ],
    'json-name': [
      'This name has a meaning of its own in some programs and none in FHIR.',
      'この名前は一部のプログラムで特別な意味を持ち、FHIR にはありません。',
      '"__proto__": { }',
      '"extension": [ … ]',
    ],
    'json-comment': [
      'JSON has no comments; what is to be remarked belongs into the narrative, a note or an extension.',
      'JSON にコメントは書けません。書き残したいことは text、note、拡張に入れてください。',
      '"active": true // 通院中',
      '"active": true',
    ],
    'json-missing-comma': [
      'Between two members of an object, and between two entries of a list, stands a comma.',
      'オブジェクトの要素や配列の項目の間にはコンマが必要です。',
      '"family": "山田" "given": ["太郎"]',
      '"family": "山田", "given": ["太郎"]',
    ],
    'json-extra-comma': [
      'After the last member or entry there is no comma.',
      '最後の要素や項目の後にコンマは付けません。',
      '"given": ["太郎",]',
      '"given": ["太郎"]',
    ],
    'json-unquoted-name': [
      'Names stand in double quotes, unlike in JavaScript.',
      'JavaScript と違い、名前は必ず二重引用符で囲みます。',
      'gender: "male"',
      '"gender": "male"',
    ],
    'json-unquoted-value': [
      'Without quotes a value can only be a number, true, false or null.',
      '引用符なしで書けるのは数値、true、false、null だけです。',
      '"gender": male',
      '"gender": "male"',
    ],
    'json-single-quotes': [
      'JSON knows double quotes only.',
      'JSON の引用符は二重引用符だけです。',
      "'gender': 'male'",
      '"gender": "male"',
    ],
    'json-no-value': [
      'After the colon there is no value. What has no value is left out.',
      'コロンの後に値がありません。値がない要素は省いてください。',
      '"gender": ,',
      '"active": true',
    ],
    'json-number': [
      'JSON writes numbers in one way: digits on both sides of the point, no leading zeros, no plus.',
      'JSON の数値は、小数点の両側に数字を書き、先頭の余分な 0 や + を付けません。',
      '"value": .5',
      '"value": 0.5',
    ],
    'json-escape': [
      'A backslash in a text begins an escape. To write the backslash itself, write it twice.',
      '文字列の中のバックスラッシュはエスケープの始まりです。文字そのものは \\\\ と書きます。',
      String.raw`"title": "C:\scan"`,
      String.raw`"title": "C:\\scan"`,
    ],
    'json-control-character': [
      'Line ends, tabs and other control characters stand in a text only as escapes.',
      '改行やタブなどの制御文字は、文字列の中ではエスケープして書きます。',
      '"text": "一行目⏎二行目"',
      String.raw`"text": "一行目\n二行目"`,
    ],
    'json-nul': [
      'FHIR forbids the character U+0000 in every text; databases refuse it.',
      'FHIR は文字列の U+0000 を禁じています。データベースにも格納できません。',
      String.raw`"text": "山田\u0000"`,
      '"text": "山田"',
      'https://hl7.org/fhir/R4/datatypes.html#string',
    ],
    'json-half-character': [
      'Characters such as 𠮷 are two units in JSON escapes; one alone is no character. It comes from cutting texts by length.',
      '「𠮷」などの文字は二つの単位で表します。片方だけでは文字になりません。長さで文字列を切ると起こります。',
      String.raw`"family": "\ud842"`,
      String.raw`"family": "\ud842\udfb7"`,
    ],
  },
};
