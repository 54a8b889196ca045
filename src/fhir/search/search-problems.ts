// What is wrong with a search, in both languages; each names its parameter.
import { Problem, type Said, short } from '../../problem.ts';
import type { SearchParamDef } from '../definitions/model.ts';

const SPEC = 'https://hl7.org/fhir/R4/search.html';

const bad = (name: string, said: Said): Problem =>
  new Problem('bad-search', said, { at: `http.${short(name)}`, spec: SPEC });

export const unknown = (types: readonly string[], name: string): Problem =>
  new Problem(
    'unknown-parameter',
    {
      en: `${inEnglish(types)} no search parameter "${short(name)}" here. /fhir/metadata lists those it has; "Prefer: handling=lenient" ignores unknown ones with a warning.`,
      ja: `${inJapanese(types)}検索項目「${short(name)}」はありません。使える項目は /fhir/metadata をご覧ください（Prefer: handling=lenient を付けると、未知の項目は警告のうえ無視します）。`,
    },
    { at: `http.${short(name)}`, spec: `${SPEC}#errors` },
  );

const inEnglish = ([type, ...others]: readonly string[]): string =>
  others.length === 0 ? `${type} has` : 'The types searched have';
const inJapanese = ([type, ...others]: readonly string[]): string =>
  others.length === 0 ? `${type} に` : '検索対象のすべての型に共通する';

/** A parameter of the specification whose kind this server does not search by: composite, special, full text. */
export const notSearched = (type: string, { code, type: kind }: SearchParamDef): Problem =>
  new Problem(
    'unknown-parameter',
    {
      en: `${type} cannot be searched by "${code}": ${kind} parameters of this kind are not served. /fhir/metadata lists those that are; "Prefer: handling=lenient" ignores it with a warning.`,
      ja: `${type} の検索項目「${code}」（${kind}）には対応していません。使える項目は /fhir/metadata をご覧ください（Prefer: handling=lenient を付けると、警告のうえ無視します）。`,
    },
    { at: `http.${code}`, spec: `${SPEC}#errors` },
  );

export const notServed = (name: string): Problem =>
  new Problem(
    'unknown-parameter',
    {
      en: `"${short(name)}" is not served. See /fhir/metadata for what is.`,
      ja: `「${short(name)}」には対応していません。対応範囲は /fhir/metadata をご覧ください。`,
    },
    { at: `http.${short(name)}`, spec: SPEC },
  );

/** Of a column: it has no definition that says what is allowed. */
export const badColumnModifier = (name: string, modifier: string): Problem =>
  bad(name, {
    en: `"${short(name)}": the modifier ":${short(modifier)}" is not served here.`,
    ja: `「${short(name)}」：修飾子「:${short(modifier)}」はここでは使えません。`,
  });

export const tooManyLinks = (name: string, allowed: number): Problem =>
  bad(name, {
    en: `${short(name)} goes over more than ${allowed} references (chains and _has together). Ask in steps.`,
    ja: `${short(name)} は参照を ${allowed} 回より多くたどっています（連鎖と _has の合計）。分けて検索してください。`,
  });

export const twice = (name: string): Problem =>
  bad(name, {
    en: `${name} is given more than once. Give it once, with commas between its values.`,
    ja: `${name} が 2 回以上指定されています。1 回にまとめ、値をコンマで区切ってください。`,
  });

export const badModifier = (def: SearchParamDef, name: string, modifier: string): Problem =>
  bad(name, {
    en: `The modifier ":${short(modifier)}" is not served for the ${def.type} parameter "${def.code}".`,
    ja: `検索項目「${def.code}」（${def.type}）で修飾子「:${short(modifier)}」は使えません。`,
  });

export const tooManyValues = (name: string, found: number, allowed: number): Problem =>
  bad(name, {
    en: `${short(name)} has ${found} values; at most ${allowed} are taken in one search.`,
    ja: `${short(name)} に値が ${found} 個あります。1 回の検索では ${allowed} 個までにしてください。`,
  });

export const tooMuch = (allowed: number): Problem =>
  bad('query', {
    en: `The search asks for more than ${allowed} values in all, those of chained types counted each. Ask for fewer at a time.`,
    ja: `検索条件の値が全部で ${allowed} 個を超えています（連鎖検索では対象の型ごとに数えます）。分割して検索してください。`,
  });

export const tooManyParameters = (found: number, allowed: number): Problem =>
  bad('query', {
    en: `The search has ${found} parameters; at most ${allowed} are taken.`,
    ja: `検索条件が ${found} 個あります。${allowed} 個までにしてください。`,
  });

export const notBoolean = (name: string, value: string): Problem =>
  bad(name, {
    en: `${short(name)} takes true or false, not "${short(value)}".`,
    ja: `${short(name)} には true か false を指定してください（指定値：「${short(value)}」）。`,
  });

export const notDate = (name: string, value: string): Problem =>
  bad(name, {
    en: `${short(name)}: "${short(value)}" is not a date: write YYYY, YYYY-MM, YYYY-MM-DD or YYYY-MM-DDThh:mm:ss, with or without an offset such as +09:00 (prefixes: eq ne gt lt ge le sa eb ap).`,
    ja: `${short(name)} の「${short(value)}」は日付として読めません。YYYY、YYYY-MM、YYYY-MM-DD、YYYY-MM-DDThh:mm:ss（+09:00 などの時差は任意）の形で指定してください。`,
  });

export const notQuantity = (name: string, value: string, hasUnit: boolean): Problem =>
  bad(name, {
    en: `${short(name)}: "${short(value)}" is not a ${hasUnit ? 'quantity: write [prefix]number or [prefix]number|system|code' : 'number: write [prefix]number'}.`,
    ja: `${short(name)} の「${short(value)}」は${hasUnit ? '数量として読めません。数値、または 数値|体系|単位' : '数値として読めません。数値'} の形で指定してください。`,
  });

export const badCount = (value: string): Problem =>
  bad('_count', {
    en: `_count "${short(value)}" is not a whole number of 0 or more.`,
    ja: `_count「${short(value)}」は 0 以上の整数ではありません。`,
  });

export const notOneOf = (name: string, value: string, allowed: readonly string[]): Problem =>
  bad(name, {
    en: `${name} "${short(value)}" is not one of ${allowed.join(', ')}.`,
    ja: `${name}「${short(value)}」は使えません。${allowed.join('、')} のいずれかを指定してください。`,
  });

export const cannotSort = (types: readonly string[], value: string): Problem => {
  const type = types.length === 1 ? types[0]! : 'every type searched';
  const typeJa = types.length === 1 ? types[0]! : '検索対象のすべての型';
  return bad('_sort', {
    en: `_sort: ${type} cannot be sorted by "${short(value)}": use one of _lastUpdated, _id, or a date, string, number or quantity parameter of ${type} (a leading "-" reverses).`,
    ja: `_sort：${typeJa} を「${short(value)}」で並べ替えることはできません。_lastUpdated、_id、または ${typeJa} の日付・文字列・数値の検索項目を指定してください（先頭の「-」で逆順）。`,
  });
};

export const badInclude = (types: readonly string[], reverse: boolean, value: string): Problem => {
  const type = types.length === 1 ? types[0]! : 'one of those searched';
  const name = reverse ? '_revinclude' : '_include';
  const rule = reverse ? `, where target type is ${type}` : `, where type is ${type}`;
  return bad(name, {
    en: `${name}=${short(value)} is not understood: give [type]:[reference parameter] or [type]:[reference parameter]:[target type]${rule}.`,
    ja: `${name}=${short(value)} を解釈できません。[リソース型]:[参照の検索項目]（:[参照先の型]）の形で指定してください。`,
  });
};

export const includeWithText = (): Problem =>
  bad('_summary', {
    en: '_include and _revinclude cannot be combined with _summary=text.',
    ja: '_summary=text と _include・_revinclude は併用できません。',
  });
