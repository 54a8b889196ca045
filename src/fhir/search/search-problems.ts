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

/** Of what has no definition that says what is allowed. */
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

/** `allowed` without their colons. */
export const badModifier = (
  { code, type }: Pick<SearchParamDef, 'code' | 'type'>,
  name: string,
  modifier: string,
  allowed: readonly string[],
): Problem => {
  const list = allowed.map((each) => `:${each}`);
  return bad(name, {
    en: `${short(name)}: the modifier ":${short(modifier)}" is not served for the ${type} parameter "${code}", which takes ${list.length === 0 ? 'none' : list.join(', ')}.`,
    ja: `${short(name)}：検索項目「${code}」（${type}）で修飾子「:${short(modifier)}」は使えません。${list.length === 0 ? '修飾子なしで指定してください' : `使えるのは ${list.join('、')} です`}。`,
  });
};

export const notOfType = (name: string, value: string): Problem =>
  bad(name, {
    en: `${short(name)}: "${short(value)}" lacks a part: write [system]|[code]|[value], the first two of the identifier's type, the last its value.`,
    ja: `${short(name)} の「${short(value)}」は要素が足りません。[体系]|[コード]|[値] の三つをすべて指定してください（体系とコードは識別子の種別のもの）。`,
  });

export const notHierarchical = (name: string, value: string): Problem =>
  bad(name, {
    en: `${short(name)}: "${short(value)}" has no levels to go up or down. Write an absolute URL such as http://example.org/fhir; a urn: has none.`,
    ja: `${short(name)} の「${short(value)}」には階層がありません。http://example.org/fhir のような絶対 URL を指定してください（urn: には階層がありません）。`,
  });

export const needsSystem = (name: string, value: string): Problem =>
  bad(name, {
    en: `${short(name)}: the code system of "${short(value)}" is not known. Write [system]|[code].`,
    ja: `${short(name)} の「${short(value)}」はコード体系が分かりません。[体系]|[コード] の形で指定してください。`,
  });

export const notResolved = (name: string): Problem =>
  bad(name, {
    en: `"${short(name)}" needs a value set or code system to be looked up, which is not done here. Name the codes themselves.`,
    ja: `「${short(name)}」は値セットやコード体系を参照する条件のため、ここでは使えません。コードを直接指定してください。`,
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

/** `parts` as the definition has them. */
export const notComposite = (
  name: string,
  value: string,
  parts: readonly { readonly def: SearchParamDef }[],
): Problem => {
  const form = parts.map(({ def }) => `[${def.type}]`).join('$');
  return bad(name, {
    en: `${short(name)}: "${short(value)}" has not its ${parts.length} parts: write ${form} (a "$" within a part as "\\$").`,
    ja: `${short(name)} の「${short(value)}」は ${parts.length} つの要素になっていません。${form} の形で指定してください（要素の中の「$」は「\\$」と書きます）。`,
  });
};

export const notNear = (name: string, value: string): Problem =>
  bad(name, {
    en: `${short(name)}: "${short(value)}" is not a place: write [latitude]|[longitude], or [latitude]|[longitude]|[distance]|[units] with km (as without units), m or mi.`,
    ja: `${short(name)} の「${short(value)}」は場所として読めません。[緯度]|[経度]、または [緯度]|[経度]|[距離]|[単位] の形で指定してください（単位は km、m、mi。省略時は km）。`,
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
    en: `_sort: ${type} cannot be sorted by "${short(value)}": use _lastUpdated, _id, or parameters of ${type} that are neither composite nor special, with commas between them (a leading "-" reverses).`,
    ja: `_sort：${typeJa} を「${short(value)}」で並べ替えることはできません。_lastUpdated、_id、または ${typeJa} の検索項目（composite・special を除く）をコンマ区切りで指定してください（先頭の「-」で逆順）。`,
  });
};

export const sortedTwice = (code: string): Problem =>
  bad('_sort', {
    en: `_sort names "${short(code)}" more than once. Name each parameter once.`,
    ja: `_sort に「${short(code)}」が 2 回以上あります。それぞれ 1 回だけ指定してください。`,
  });

/** Of what the index holds no order for. */
export const tooManyToSort = (allowed: number): Problem =>
  new Problem(
    'too-costly',
    {
      en: `_sort by a token, reference or uri takes at most ${allowed} matches, and there are more. Narrow the search (by a code, by [type]/[id] of a reference, by a date), or sort by a date, string, number or quantity, by _id or _lastUpdated.`,
      ja: `token・reference・uri での並べ替え（_sort）は該当 ${allowed} 件までです。コード、参照先の [型]/[id]、日付などで絞り込むか、日付・文字列・数値の項目、_id、_lastUpdated で並べ替えてください。`,
    },
    { at: 'http._sort', spec: `${SPEC}#sort` },
  );

export const badInclude = (types: readonly string[], reverse: boolean, value: string): Problem => {
  const type = types.length === 1 ? types[0]! : 'one of those searched';
  const name = reverse ? '_revinclude' : '_include';
  const rule = reverse ? `, where target type is ${type}` : `, where type is ${type}`;
  return bad(name, {
    en: `${name}=${short(value)} is not understood: give [type]:[reference parameter] or [type]:[reference parameter]:[target type]${rule}; [type]:* and * are by any reference. ${name}:iterate takes any type.`,
    ja: `${name}=${short(value)} を解釈できません。[リソース型]:[参照の検索項目]（:[参照先の型]）の形で指定してください。すべての参照をたどるには [リソース型]:* か * を指定します。${name}:iterate では型を問いません。`,
  });
};

/** `$current-problems` and the like: a list that somebody would have to work out. */
export const functionalList = (name: string, value: string): Problem =>
  bad(name, {
    en: `${short(name)}=${short(value)}: lists that are worked out ($current-problems and the like) are not served. Give the id of a stored List.`,
    ja: `${short(name)}=${short(value)}：その場で導き出すリスト（$current-problems など）には対応していません。保存された List の id を指定してください。`,
  });

export const includeWithText = (): Problem =>
  bad('_summary', {
    en: '_include and _revinclude cannot be combined with _summary=text.',
    ja: '_summary=text と _include・_revinclude は併用できません。',
  });

export const notAType = (value: string): Problem =>
  bad('_type', {
    en: `_type "${short(value)}" is not a resource type of FHIR R4. Mind upper and lower case; several are separated by commas.`,
    ja: `_type「${short(value)}」は FHIR R4 のリソース型ではありません（大文字・小文字にご注意ください。複数の場合はコンマ区切り）。`,
  });

/** Where the path says the type. */
export const typesOfOne = (type: string): Problem =>
  new Problem(
    'unknown-parameter',
    {
      en: `_type is not taken where the URL names the type (${type}). Ask the whole server (GET [base]?_type=…) or a whole compartment (GET [base]/Patient/[id]/*?_type=…).`,
      ja: `URL で型（${type}）を指定した検索では _type は使えません。サーバー全体（GET [base]?_type=…）またはコンパートメント全体（GET [base]/Patient/[id]/*?_type=…）を検索してください。`,
    },
    { at: 'http._type', spec: 'https://hl7.org/fhir/R4/http.html#vsearch' },
  );

export const notContained = (name: string): Problem =>
  new Problem(
    'unknown-parameter',
    {
      en: `${name}: contained resources are not searched here; only _contained=false is taken. "Prefer: handling=lenient" ignores it with a warning.`,
      ja: `${name}：contained リソースは検索対象ではありません。指定できるのは _contained=false のみです（Prefer: handling=lenient を付けると、警告のうえ無視します）。`,
    },
    { at: `http.${name}`, spec: `${SPEC}#contained` },
  );

export const notInCompartment = (compartment: string, type: string, inside: readonly string[]): Problem =>
  new Problem(
    'bad-search',
    {
      en: `${type} does not belong to the compartment of a ${compartment}. These do: ${inside.join(', ')}.`,
      ja: `${type} は ${compartment} のコンパートメントに含まれません。含まれる型：${inside.join('、')}`,
    },
    { at: 'http.url', spec: `https://hl7.org/fhir/R4/compartmentdefinition-${compartment.toLowerCase()}.html` },
  );
