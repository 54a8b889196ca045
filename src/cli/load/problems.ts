// Why a resource or an entry cannot be stored, where the store itself is not even asked.
import { Problem } from '../../problem.ts';

const BUNDLE = 'https://hl7.org/fhir/R4/bundle.html';
const short = (text: string): string => (text.length > 60 ? `${text.slice(0, 60)}…` : text);

export const notUtf8 = (): Problem =>
  new Problem('invalid', {
    en: 'The line is not UTF-8. FHIR JSON is always UTF-8: convert the file first (Shift_JIS?).',
    ja: 'この行は UTF-8 ではありません（Shift_JIS などの可能性があります）。UTF-8 に変換してください。',
  });

/** Said of one line by itself; the reader of the report wants the line of the file. */
export const inLine = ({ kind, said, where }: Problem, line: number): Problem =>
  new Problem(
    kind,
    { en: said.en.replace(/^Line 1,/, `Line ${line},`), ja: said.ja.replace(/^1行/, `${line}行`) },
    where,
  );

export const notAResource = (): Problem =>
  new Problem(
    'structure',
    {
      en: 'This is not a resource: a JSON object with a "resourceType" is wanted.',
      ja: 'リソースではありません。"resourceType" を持つ JSON オブジェクトが必要です。',
    },
    { spec: 'https://hl7.org/fhir/R4/json.html#resources' },
  );

export const unknownType = (type: string): Problem =>
  new Problem(
    'unknown-type',
    {
      en: `"${short(type)}" is not a resource type of FHIR R4. Mind upper and lower case.`,
      ja: `「${short(type)}」は FHIR R4 のリソース型ではありません。大文字・小文字にご注意ください。`,
    },
    { spec: 'https://hl7.org/fhir/R4/resourcelist.html' },
  );

export const badId = (type: string, id: string): Problem =>
  new Problem(
    'bad-value',
    {
      en: `Resource id "${short(id)}" is invalid: use A-Z a-z 0-9 - . (1 to 64).`,
      ja: `リソース id「${short(id)}」は使えません。半角英数字・「-」・「.」で 1〜64 文字にしてください。`,
    },
    { at: `${type}.id`, spec: 'https://hl7.org/fhir/R4/datatypes.html#id' },
  );

export const bundleInLine = (type: string): Problem =>
  new Problem(
    'unprocessable',
    {
      en: `A line of NDJSON holds one resource, this one a Bundle of type ${short(type)}. Load that Bundle from a file of its own.`,
      ja: `NDJSON の 1 行には 1 リソースを書きます。この行の Bundle（${short(type)}）は、別のファイルにして読み込んでください。`,
    },
    { at: 'Bundle.type', spec: BUNDLE },
  );

export const cannotLoad = (type: string | undefined): Problem =>
  new Problem(
    'unprocessable',
    {
      en: `${type === undefined ? 'A Bundle without a type' : `A Bundle of type "${short(type)}"`} cannot be loaded. Loadable: transaction, batch, collection, searchset, history; document and message are stored as they are.`,
      ja: `${type === undefined ? 'type のない Bundle' : `type が「${short(type)}」の Bundle`} は読み込めません。transaction、batch、collection、searchset、history（および、そのまま登録する document、message）に対応しています。`,
    },
    { at: 'Bundle.type', spec: BUNDLE },
  );

export const noResource = (): Problem =>
  new Problem(
    'required',
    { en: 'The entry holds no resource.', ja: 'エントリーに resource がありません。' },
    { at: 'Bundle.entry.resource', spec: BUNDLE },
  );

export const noRequest = (): Problem =>
  new Problem(
    'required',
    {
      en: 'The entry of a transaction or batch needs a request with a method (POST, PUT, DELETE) and a url.',
      ja: 'transaction と batch のエントリーには request（method と url）が必要です。',
    },
    { at: 'Bundle.entry.request', spec: `${BUNDLE}#transaction` },
  );

export const notLoadable = (method: string): Problem =>
  new Problem(
    'unprocessable',
    {
      en: `A load stores with POST, PUT and DELETE; ${short(method)} is not among them. Send the Bundle to the hub itself.`,
      ja: `load が扱えるのは POST、PUT、DELETE です（${short(method)} は不可）。この Bundle はハブに直接送信してください。`,
    },
    { at: 'Bundle.entry.request.method', spec: `${BUNDLE}#transaction` },
  );

export const badUrl = (method: string, url: string): Problem =>
  new Problem(
    'bad-value',
    {
      en: `${method} to "${short(url)}" cannot be loaded: write POST [type], PUT or DELETE [type]/[id] or [type]?[condition].`,
      ja: `${method}「${short(url)}」は読み込めません。POST [型]、または PUT・DELETE [型]/[id]・[型]?[条件] の形で指定してください。`,
    },
    { at: 'Bundle.entry.request.url', spec: `${BUNDLE}#transaction` },
  );

export const disagrees = (url: string, found: string): Problem =>
  new Problem(
    'invalid',
    {
      en: `The request names ${short(url)}, the resource is ${short(found)}. Both must agree.`,
      ja: `request の ${short(url)} と、リソース ${short(found)} が一致していません。`,
    },
    { at: 'Bundle.entry.request.url', spec: `${BUNDLE}#transaction` },
  );

/** The database will not hold it, or we stumbled over it: the neighbours are none the worse for that. */
export const ofOurs = (cause: Error): Problem =>
  new Problem('unprocessable', {
    en: `The resource could not be stored; an error of ours: ${short(cause.message)}`,
    ja: `内部エラーのため登録できませんでした：${short(cause.message)}`,
  });
