// What the shape check says, in both languages. Built only when there is something to say.
import type { Said } from '../../problem.ts';
import { Decimal } from '../json/decimal.ts';
import { isObject } from '../resource.ts';
import type { PrimitiveFault } from './primitive-format.ts';

/** What is said, and of which rule. */
export interface ShapeFault {
  readonly id: string;
  readonly said: Said;
}

const SHOWN_VALUE = 60;
const SHOWN_CODES = 8;

/** A value as it may stand in a message: JSON, cut, since it may be long. */
function shown(value: unknown): string {
  const text = typeof value === 'string' ? `"${value.slice(0, SHOWN_VALUE + 1)}"` : brief(value);
  return text.length > SHOWN_VALUE ? `${text.slice(0, SHOWN_VALUE)}…` : text;
}

const brief = (value: unknown): string =>
  Array.isArray(value) ? 'an array' : isPlainObject(value) ? 'an object' : String(value);

const isPlainObject = (value: unknown): boolean => isObject(value) && !(value instanceof Decimal);

/** The candidate that is most likely meant, if one is near enough. */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  const lower = word.toLowerCase();
  let best: string | undefined;
  let least = Math.max(1, Math.min(3, Math.floor(word.length / 3))) + 1;
  for (const candidate of candidates) {
    const distance = editDistance(lower, candidate.toLowerCase(), least);
    if (distance < least) {
      best = candidate;
      least = distance;
    }
  }
  return best;
}

/** Insertions, deletions, replacements and swaps of neighbours; `limit` when it is that or more. */
function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) >= limit) return limit;
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = last[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      let cost = Math.min(row[j - 1]! + 1, last[j]! + 1, replaced);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, before[j - 2]! + 1);
      row.push(cost);
    }
    before = last;
    last = row;
  }
  return Math.min(limit, last[b.length]!);
}

const meantEn = (word: string | undefined): string => (word === undefined ? '' : ` Did you mean \`${word}\`?`);
const meantJa = (word: string | undefined): string => (word === undefined ? '' : `\`${word}\` ではありませんか。`);

const list = (names: readonly string[]): string => {
  const first = names.slice(0, SHOWN_CODES).join(', ');
  return names.length > SHOWN_CODES ? `${first} …` : first;
};

/** Names out of the content are cut as values are. */
const cut = (name: string): string => (name.length > SHOWN_VALUE ? `${name.slice(0, SHOWN_VALUE)}…` : name);

export const unknownProperty = (node: string, property: string, meant: string | undefined): ShapeFault => ({
  id: 'property-unknown',
  said: {
    en: `${node} has no property \`${cut(property)}\`.${meantEn(meant) || ' Remove it, or carry it as an extension.'}`,
    ja: `${node} に \`${cut(property)}\` という要素はありません。${meantJa(meant) || '削除するか、拡張（extension）で表してください。'}`,
  },
});

export const choiceWithoutType = (property: string, names: readonly string[]): ShapeFault => ({
  id: 'choice-without-type',
  said: {
    en: `\`${property}\` needs the type in its name: use one of ${list(names)}.`,
    ja: `\`${property}\` は型を含む名前で書いてください（${list(names)} のいずれか）。`,
  },
});

export const severalChoices = (name: string, present: readonly string[]): ShapeFault => ({
  id: 'choice-several',
  said: {
    en: `Only one \`${name}[x]\` is allowed, but there are ${present.join(' and ')}: keep one.`,
    ja: `\`${name}[x]\` は一つだけです。${present.join(' と ')} があるため、一つだけ残してください。`,
  },
});

export const mustBeArray = (property: string): ShapeFault => ({
  id: 'array-wanted',
  said: {
    en: `\`${property}\` may repeat and must be an array: write [ … ].`,
    ja: `\`${property}\` は繰り返し要素のため、配列 [ … ] で書いてください。`,
  },
});

export const mustBeSingle = (property: string): ShapeFault => ({
  id: 'array-unwanted',
  said: {
    en: `\`${property}\` does not repeat: write its one value without [ ].`,
    ja: `\`${property}\` は繰り返せません。[ ] を付けずに値を一つだけ書いてください。`,
  },
});

export const mustBeObject = (property: string, type: string, value: unknown): ShapeFault => ({
  id: 'object-wanted',
  said: {
    en: `\`${property}\` must be an object (${type}), not ${shown(value)}.`,
    ja: `\`${property}\` は ${type} のオブジェクトで書いてください（現在の値：${shownJa(value)}）。`,
  },
});

const shownJa = (value: unknown): string =>
  Array.isArray(value) ? '配列' : isPlainObject(value) ? 'オブジェクト' : shown(value);

export const missing = (node: string, property: string): ShapeFault => ({
  id: 'element-missing',
  said: {
    en: `${node} must have \`${property}\`: add it.`,
    ja: `${node} には \`${property}\` が必須です。追加してください。`,
  },
});

export const tooFew = (property: string, min: number, count: number): ShapeFault => ({
  id: 'elements-too-few',
  said: {
    en: `\`${property}\` needs at least ${min} entries, but has ${count}: add some.`,
    ja: `\`${property}\` は ${min} 件以上必要です（現在 ${count} 件）。追加してください。`,
  },
});

export const tooMany = (property: string, max: number, count: number): ShapeFault => ({
  id: 'elements-too-many',
  said: {
    en: `\`${property}\` may have at most ${max} entries, but has ${count}: remove some.`,
    ja: `\`${property}\` は ${max} 件までです（現在 ${count} 件）。減らしてください。`,
  },
});

export const notAllowed = (property: string): ShapeFault => ({
  id: 'element-forbidden',
  said: {
    en: `\`${property}\` is not allowed here: remove it.`,
    ja: `ここでは \`${property}\` を使えません。削除してください。`,
  },
});

export const emptyObject = (property: string): ShapeFault => ({
  id: 'object-empty',
  said: {
    en: `\`${property}\` is an empty object: give it content or leave it out.`,
    ja: `\`${property}\` が空のオブジェクトです。内容を入れるか、省略してください。`,
  },
});

export const emptyArray = (property: string): ShapeFault => ({
  id: 'array-empty',
  said: {
    en: `\`${property}\` is an empty array: give it entries or leave it out.`,
    ja: `\`${property}\` が空の配列です。内容を入れるか、省略してください。`,
  },
});

export const onlyId = (property: string): ShapeFault => ({
  id: 'element-only-id',
  said: {
    en: `\`${property}\` has an id but no content: give it a value or children, or leave it out.`,
    ja: `\`${property}\` には id しかありません。値や子要素を入れるか、省略してください。`,
  },
});

export const nullValue = (property: string): ShapeFault => ({
  id: 'null-value',
  said: {
    en: `\`${property}\` is null: leave it out. (null only fills a place in an array of primitives that has extensions.)`,
    ja: `\`${property}\` が null です。省略してください（null は、拡張を持つ基本型の配列の位置合わせにだけ使えます）。`,
  },
});

export const nullWithoutPartner = (property: string): ShapeFault => ({
  id: 'null-without-partner',
  said: {
    en: `This place of \`${property}\` is null and its partner array has nothing either: give a value or an extension.`,
    ja: `\`${property}\` のこの位置は null で、対になる配列にも内容がありません。値か拡張を入れてください。`,
  },
});

export const unaligned = (property: string, length: number, partner: number): ShapeFault => ({
  id: 'arrays-unaligned',
  said: {
    en: `\`${property}\` has ${partner} entries and \`_${property}\` has ${length}: fill up with null so that they match.`,
    ja: `\`${property}\` は ${partner} 件、\`_${property}\` は ${length} 件です。null で補い、件数をそろえてください。`,
  },
});

export const unknownType = (value: unknown, meant: string | undefined): ShapeFault => ({
  id: value === undefined ? 'resource-type-missing' : 'resource-type-unknown',
  said:
    value === undefined
      ? {
          en: 'The resource has no resourceType: add it, e.g. "resourceType": "Patient".',
          ja: 'resourceType がありません。"resourceType": "Patient" のように指定してください。',
        }
      : {
          en: `${shown(value)} is not an R4 resource type.${meantEn(meant) || ' Correct resourceType.'}`,
          ja: `${shownJa(value)} は R4 のリソース型ではありません。${meantJa(meant) || 'resourceType を直してください。'}`,
        },
});

export const notAResource = (value: unknown): ShapeFault => ({
  id: 'resource-wanted',
  said: {
    en: `A resource must be an object with a resourceType, not ${shown(value)}.`,
    ja: `リソースは resourceType を持つオブジェクトで書いてください（現在の値：${shownJa(value)}）。`,
  },
});

export const TOO_DEEP = 'nested-too-deep';

export const tooDeep: ShapeFault = {
  id: TOO_DEEP,
  said: {
    en: 'The content nests deeper than anything that is meant seriously: it was not looked at from here on.',
    ja: '入れ子が深すぎるため、ここから先は検証していません。',
  },
};

export const nestedContained: ShapeFault = {
  id: 'contained-nested',
  said: {
    en: 'A contained resource must not contain resources itself: move them up to the outer resource (dom-2).',
    ja: 'contained リソースの中に contained は置けません。外側のリソースへ移してください（dom-2）。',
  },
};

export const extensionContent = (both: boolean): ShapeFault => ({
  id: 'extension-content',
  said: both
    ? {
        en: 'An extension has either a value or extensions, not both: keep one of them (ext-1).',
        ja: '拡張には value[x] か extension のどちらか一方だけを入れてください（ext-1）。',
      }
    : {
        en: 'An extension must have a value or extensions: add one, or leave the extension out (ext-1).',
        ja: '拡張に value[x] も extension もありません。どちらかを入れるか、拡張を省略してください（ext-1）。',
      },
});

export function unknownCode(property: string, value: string, codes: ReadonlySet<string>, valueSet: string): ShapeFault {
  const meant = nearest(value, codes);
  const all = list([...codes]);
  const said = {
    en: `\`${property}\`: ${shown(value)} is not a code of ${valueSet}.${meantEn(meant) || ` Use one of: ${all}.`}`,
    ja: `\`${property}\` の ${shown(value)} は ${valueSet} のコードではありません。${meantJa(meant) || `次から選んでください：${all}`}`,
  };
  return { id: 'code-unknown', said };
}

/** JSON type and an example of each primitive that is not simply a text. */
const LOOKS: Readonly<Record<string, readonly [en: string, ja: string]>> = {
  boolean: ['true or false, without quotes', 'true または false（引用符なし）'],
  decimal: ['a number such as 1.50, without quotes', '1.50 のような数値（引用符なし）'],
  integer: ['a whole number, without quotes', '整数（引用符なし）'],
  unsignedInt: ['a whole number from 0, without quotes', '0 以上の整数（引用符なし）'],
  positiveInt: ['a whole number from 1, without quotes', '1 以上の整数（引用符なし）'],
  date: ['YYYY, YYYY-MM or YYYY-MM-DD', 'YYYY、YYYY-MM、YYYY-MM-DD のいずれか'],
  dateTime: [
    'YYYY, YYYY-MM, YYYY-MM-DD or YYYY-MM-DDThh:mm:ss+09:00 (with seconds and a time zone)',
    'YYYY、YYYY-MM、YYYY-MM-DD、YYYY-MM-DDThh:mm:ss+09:00（秒と時差が必要）のいずれか',
  ],
  instant: [
    'YYYY-MM-DDThh:mm:ss.sss+09:00 (with seconds and a time zone)',
    'YYYY-MM-DDThh:mm:ss.sss+09:00（秒と時差が必要）',
  ],
  time: ['hh:mm:ss', 'hh:mm:ss'],
  id: ['A-Z a-z 0-9 - . (1 to 64 characters)', '半角英数字・ハイフン・ピリオドで 1〜64 文字'],
  code: ['a text without spaces around it or doubled inside', '前後や連続した空白を含まない文字列'],
  uri: ['a URI without spaces', '空白を含まない URI'],
  url: ['a URL without spaces', '空白を含まない URL'],
  canonical: ['a URL without spaces', '空白を含まない URL'],
  oid: ['urn:oid: followed by the numbers', 'urn:oid: に続く番号'],
  uuid: ['urn:uuid: followed by a UUID in small letters', 'urn:uuid: に続く小文字の UUID'],
  base64Binary: ['Base64 in whole groups of four characters', '4 文字単位の Base64'],
};

export const badPrimitive = (property: string, type: string, value: unknown, fault: PrimitiveFault): ShapeFault => ({
  id: fault === 'type' ? 'value-json-type' : `value-${fault}`,
  said: primitiveSaid(property, type, value, fault),
});

function primitiveSaid(property: string, type: string, value: unknown, fault: PrimitiveFault): Said {
  if (fault === 'empty') {
    return {
      en: `\`${property}\` is an empty text: give it a value or leave it out.`,
      ja: `\`${property}\` が空文字です。値を入れるか、省略してください。`,
    };
  }
  if (fault === 'control') {
    return {
      en: `\`${property}\` contains a control character: only tab, line feed and carriage return are allowed.`,
      ja: `\`${property}\` に制御文字が含まれています。使えるのはタブと改行だけです。`,
    };
  }
  if (fault === 'too-long') {
    return {
      en: `\`${property}\` is longer than 1,048,576 characters: shorten it, or use an Attachment or a Binary.`,
      ja: `\`${property}\` が 1,048,576 文字を超えています。短くするか、Attachment や Binary を使ってください。`,
    };
  }
  if (fault === 'calendar') {
    return {
      en: `\`${property}\`: ${shown(value)} is no day of the calendar: correct the day.`,
      ja: `\`${property}\` の ${shown(value)} は暦にない日付です。日を直してください。`,
    };
  }
  const [en, ja] = LOOKS[type] ?? ['a text in quotes', '引用符で囲んだ文字列'];
  const greatest = fault === 'range' ? [' (at most 2147483647)', '（最大 2147483647）'] : ['', ''];
  return {
    en: `\`${property}\`: ${shown(value)} is not a good ${type}: use ${en}${greatest[0]}.`,
    ja: `\`${property}\` の ${shownJa(value)} は ${type} として正しくありません。${ja}${greatest[1]}で書いてください。`,
  };
}
