// Why a SearchParameter cannot be served, in both languages; each says what to do instead.
import { type Finding, short } from '../../../problem.ts';

const SPEC = 'https://hl7.org/fhir/R4/searchparameter.html';

const fault = (code: string, at: string, en: string, ja: string): Finding => ({
  severity: 'error',
  code,
  said: { en, ja },
  at: `SearchParameter.${at}`,
  spec: `${SPEC}#SearchParameter.${at.replace(/\[.*/, '')}`,
});

const DRAFT = {
  en: 'Or store it as a draft: then it only documents.',
  ja: '説明として保存するだけなら status を draft にしてください。',
};

export const badUrl = (url: string): Finding =>
  fault(
    'value',
    'url',
    `"${short(url)}" cannot stand in links: give an absolute URL without "|", "#" and spaces, such as https://example.org/fhir/SearchParameter/patient-ward.`,
    `「${short(url)}」は使えません。「|」「#」空白を含まない絶対 URL にしてください（例：https://example.org/fhir/SearchParameter/patient-ward）。`,
  );

export const urlTaken = (url: string, by: string): Finding =>
  fault(
    'duplicate',
    'url',
    `${short(url)} is the URL of ${by} already. Give this one another URL, or change that one. ${DRAFT.en}`,
    `${short(url)} は ${by} の URL です。別の URL にするか、そちらを変更してください。${DRAFT.ja}`,
  );

export const badCode = (code: string): Finding =>
  fault(
    'value',
    'code',
    `"${short(code)}" cannot be the name of a search parameter: begin with a small letter, go on with letters, digits, "-" and "_", 64 at most; ":" and "." stand for modifiers and chains, a leading "_" is FHIR's own.`,
    `「${short(code)}」は検索項目の名前にできません。英小文字で始め、英数字と「-」「_」で 64 文字までにしてください（「:」は修飾子、「.」は連鎖、先頭の「_」は FHIR 自身が使います）。`,
  );

export const codeTaken = (code: string, type: string, by: string): Finding =>
  fault(
    'duplicate',
    'code',
    `${type} has a search parameter "${code}" already (${short(by)}). Give this one another code, or search by that one. ${DRAFT.en}`,
    `${type} には検索項目「${code}」がすでにあります（${short(by)}）。別の code にするか、既存のものをお使いください。${DRAFT.ja}`,
  );

export const noBase = (): Finding =>
  fault(
    'required',
    'base',
    'It has no base: name the resource types that are to be searched by it.',
    'base がありません。検索の対象となるリソース型を指定してください。',
  );

export const badBase = (base: string, i: number): Finding =>
  fault(
    'value',
    `base[${i}]`,
    `"${short(base)}" is no resource type of R4: name types such as Patient, or Resource or DomainResource for all of them.`,
    `「${short(base)}」は R4 のリソース型ではありません。Patient などの型か、すべての型を表す Resource・DomainResource を指定してください。`,
  );

export const tooMany = (most: number): Finding =>
  fault(
    'too-costly',
    'base',
    `With it there would be more than ${most} search parameters of users, one for each type. Name fewer bases, or retire others.`,
    `利用者の検索項目が、型ごとに数えて ${most} 個を超えます。base を減らすか、ほかの項目を retired にしてください。`,
  );

export const noRoom = (): Finding =>
  fault(
    'too-costly',
    'base',
    'There is no room for so many search parameters at present: those that were retired are still being taken out of the index. Write it again when that is done (/health/ready tells), or name fewer bases.',
    '検索項目の空きが足りません。retired にした項目を索引から取り除いているところです。完了後（/health/ready で確認できます）にもう一度登録するか、base を減らしてください。',
  );

export const tooLong = (length: number, most: number): Finding =>
  fault(
    'too-long',
    'expression',
    `The expression has ${length} characters; ${most} are the most. Leave out what is not searched by, or make several search parameters.`,
    `expression が ${length} 文字あります（上限 ${most} 文字）。不要な部分を省くか、検索項目を分けてください。`,
  );

export const tooManyBranches = (count: number, most: number): Finding =>
  fault(
    'too-costly',
    'expression',
    `The expression has ${count} parts joined by "|"; ${most} are the most. Leave out what is not searched by, or make several search parameters.`,
    `expression に「|」で結んだ部分が ${count} 個あります（上限 ${most} 個）。不要な部分を省くか、検索項目を分けてください。`,
  );

export const kindNotServed = (kind: string): Finding =>
  fault(
    'not-supported',
    'type',
    `Parameters of type "${short(kind)}" cannot be added: use number, date, string, token, reference, quantity or uri. ${DRAFT.en}`,
    `type が「${short(kind)}」の検索項目は追加できません。number、date、string、token、reference、quantity、uri のいずれかにしてください。${DRAFT.ja}`,
  );

export const noExpression = (): Finding =>
  fault(
    'required',
    'expression',
    'It has no expression: say in FHIRPath where the values stand, such as Patient.name.family. An xpath is not read.',
    'expression がありません。値の場所を FHIRPath で指定してください（例：Patient.name.family）。xpath は使いません。',
  );

export const noBranch = (base: string): Finding =>
  fault(
    'value',
    'expression',
    `No part of the expression is for ${base}: begin one with "${base}.".`,
    `expression に ${base} の部分がありません。「${base}.」で始まる部分を加えてください。`,
  );

const FORMS =
  "names (Patient.name.family), [0], as and ofType(Quantity), extension('url'), where(system='…'), where(resolve() is Patient), and |";

export const notCompiled = (branch: string): Finding =>
  fault(
    'not-supported',
    'expression',
    `"${short(branch)}" uses more of FHIRPath than is searched by. Supported: ${FORMS}.`,
    `「${short(branch)}」には対応していない FHIRPath の書き方があります。使えるもの：${FORMS}`,
  );

export const leadsNowhere = (branch: string, type: string): Finding =>
  fault(
    'value',
    'expression',
    `"${short(branch)}" leads to no element of ${type}. Check the spelling against https://hl7.org/fhir/R4/${type.toLowerCase()}.html.`,
    `「${short(branch)}」にあたる要素は ${type} にありません。つづりをご確認ください（https://hl7.org/fhir/R4/${type.toLowerCase()}.html）。`,
  );

export const doesNotFit = (
  branch: string,
  kind: string,
  found: readonly string[],
  fitting: readonly string[],
): Finding =>
  fault(
    'value',
    'type',
    `"${short(branch)}" leads to ${short(found.join(', '))}, which a ${kind} parameter cannot be made of: go on to an element of type ${fitting.join(', ')}, or change the type.`,
    `「${short(branch)}」の値の型は ${short(found.join('、'))} で、${kind} の検索項目にはできません。${fitting.join('、')} のいずれかの要素を指定するか、type を変更してください。`,
  );

export const noTarget = (): Finding =>
  fault(
    'required',
    'target',
    'A reference parameter names what it may point to: give the resource types as target.',
    'reference の検索項目には、参照先のリソース型（target）を指定してください。',
  );

export const badTarget = (target: string, i: number): Finding =>
  fault(
    'value',
    `target[${i}]`,
    `"${short(target)}" is no resource type of R4 that can be stored: name types such as Patient.`,
    `「${short(target)}」は保存できる R4 のリソース型ではありません。Patient などの型を指定してください。`,
  );

export const isSecret = (branch: string): Finding =>
  fault(
    'security',
    'expression',
    `"${short(branch)}" would let secrets of a Subscription be guessed by searching. Of its channel only type, endpoint and payload can be searched by.`,
    `「${short(branch)}」で検索できると、Subscription の秘密の値が推測されてしまいます。channel のうち検索できるのは type、endpoint、payload だけです。`,
  );
