import { Problem, short, type Where } from '../problem.ts';

const HTTP = 'https://hl7.org/fhir/R4/http.html';

export const unknownType = (type: string): Problem =>
  new Problem(
    'unknown-type',
    {
      en: `"${short(type)}" is not a resource type of FHIR R4. Mind upper and lower case.`,
      ja: `「${short(type)}」は FHIR R4 のリソース型ではありません。大文字・小文字にご注意ください。`,
    },
    { at: 'http.url', spec: 'https://hl7.org/fhir/R4/resourcelist.html' },
  );

export const badId = (id: string): Problem =>
  new Problem(
    'bad-value',
    {
      en: `Resource id "${short(id)}" is invalid: use A-Z a-z 0-9 - . (1 to 64).`,
      ja: `リソース id「${short(id)}」は使えません。半角英数字・「-」・「.」で 1〜64 文字にしてください。`,
    },
    { at: 'http.url', spec: 'https://hl7.org/fhir/R4/datatypes.html#id' },
  );

export const noSuchPath = (path: string): Problem =>
  new Problem(
    'not-found',
    {
      en: `There is nothing at "${short(path)}". /fhir/metadata tells what is.`,
      ja: `「${short(path)}」には何もありません。使える機能は /fhir/metadata をご覧ください。`,
    },
    { at: 'http.url', spec: HTTP },
  );

export const noCompartment = (type: string, known: readonly string[]): Problem =>
  new Problem(
    'not-found',
    {
      en: `${type} has no compartment. Those with one: ${known.join(', ')} (GET [base]/Patient/[id]/Observation).`,
      ja: `${type} にはコンパートメントがありません。使えるのは ${known.join('、')} です（例：GET [base]/Patient/[id]/Observation）。`,
    },
    { at: 'http.url', spec: 'https://hl7.org/fhir/R4/compartmentdefinition.html' },
  );

/** Carries the methods that are served, for the header `Allow`. https://www.rfc-editor.org/rfc/rfc9110#section-15.5.6 */
export class MethodNotAllowed extends Problem {
  readonly allowed: readonly string[];

  constructor(method: string, allowed: readonly string[]) {
    super(
      'unknown-interaction',
      {
        en: `${method} is not served here. Allowed: ${allowed.join(', ')}.`,
        ja: `この URL では ${method} は使えません。使えるメソッド：${allowed.join('、')}。`,
      },
      { at: 'http.method', spec: HTTP },
    );
    this.allowed = allowed;
  }
}

/** Where GET is served, HEAD is. */
export const methodNotAllowed = (method: string, allowed: readonly string[]): Problem =>
  new MethodNotAllowed(
    method,
    allowed.flatMap((each) => (each === 'GET' ? ['GET', 'HEAD'] : [each])),
  );

export const wrongContentType = (found: string | undefined, wanted: string): Problem =>
  new Problem(
    'unsupported-media',
    {
      en:
        found === undefined
          ? `The request names no Content-Type; send ${wanted}.`
          : `Content-Type "${short(found)}" is not taken here; send ${wanted}.`,
      ja:
        found === undefined
          ? `Content-Type がありません。${wanted} を指定してください。`
          : `Content-Type「${short(found)}」には対応していません。${wanted} で送信してください。`,
    },
    { at: 'http.Content-Type', spec: `${HTTP}#mime-type` },
  );

export const notAcceptable = (wanted: string): Problem =>
  new Problem(
    'not-acceptable',
    {
      en: `"${short(wanted)}" cannot be given; this server speaks application/fhir+json (FHIR 4.0).`,
      ja: `「${short(wanted)}」形式では返せません。対応形式は application/fhir+json（FHIR 4.0）です。`,
    },
    { at: 'http.Accept', spec: `${HTTP}#mime-type` },
  );

export const notUtf8 = (): Problem =>
  new Problem(
    'invalid',
    {
      en: 'The body is not UTF-8. FHIR JSON is always UTF-8; convert it before sending (Shift_JIS?).',
      ja: '本文が UTF-8 ではありません（Shift_JIS などの可能性があります）。UTF-8 に変換して送信してください。',
    },
    { spec: 'https://hl7.org/fhir/R4/json.html' },
  );

export const tooLarge = (limit: number): Problem =>
  new Problem(
    'too-large',
    {
      en: `The body is larger than ${Math.round(limit / 1024)} KiB. Send it in parts (RENKEI_MAX_BODY_KB sets the limit).`,
      ja: `本文が上限（${Math.round(limit / 1024)} KiB）を超えています。分割して送信してください（上限は RENKEI_MAX_BODY_KB で設定）。`,
    },
    { at: 'http.body' },
  );

export const urlTooLong = (): Problem =>
  new Problem(
    'too-long',
    {
      en: 'The URL is too long. Send the search as POST [type]/_search.',
      ja: 'URL が長すぎます。検索条件は POST [type]/_search で送信してください。',
    },
    { at: 'http.url', spec: 'https://hl7.org/fhir/R4/search.html#post' },
  );

export const badUrl = (): Problem =>
  new Problem(
    'invalid',
    {
      en: 'The URL is not well-formed: a "%" must be followed by two hexadecimal digits of UTF-8, and not by 00.',
      ja: 'URL の % エンコードが正しくありません（UTF-8 でエンコードしてください。%00 は使えません）。',
    },
    { at: 'http.url' },
  );

export const badForm = (): Problem =>
  new Problem(
    'invalid',
    {
      en: 'The form is not well-formed: a "%" must be followed by two hexadecimal digits of UTF-8, and not by 00.',
      ja: '本文（フォーム）の % エンコードが正しくありません（UTF-8 でエンコードしてください。%00 は使えません）。',
    },
    { at: 'http.body', spec: `${HTTP}#search` },
  );

export const bodyMissing = (what: { en: string; ja: string }): Problem =>
  new Problem(
    'required',
    { en: `The body is empty; ${what.en} is wanted.`, ja: `本文がありません。${what.ja}を送信してください。` },
    { at: 'http.body', spec: HTTP },
  );

export const notAResource = (): Problem =>
  new Problem(
    'structure',
    {
      en: 'The body is not a resource: a JSON object with a "resourceType" is wanted.',
      ja: '本文がリソースではありません。"resourceType" を持つ JSON オブジェクトを送信してください。',
    },
    { at: 'http.body', spec: 'https://hl7.org/fhir/R4/json.html#resources' },
  );

export const typeMismatch = (wanted: string, found: string): Problem =>
  new Problem(
    'invalid',
    {
      en: `The URL says ${wanted}, the body is a ${short(found)}. Both must agree.`,
      ja: `URL は ${wanted}、本文は ${short(found)} です。一致させてください。`,
    },
    { at: `${wanted}.resourceType`, spec: `${HTTP}#create` },
  );

export const idMismatch = (type: string, wanted: string, found: string | undefined): Problem =>
  new Problem(
    'invalid',
    {
      en:
        found === undefined
          ? `The resource carries no id; an update to ${type}/${wanted} must say "id": "${wanted}".`
          : `The URL says id "${wanted}", the resource "${short(found)}". Both must agree.`,
      ja:
        found === undefined
          ? `リソースに id がありません。更新では "id": "${wanted}" が必要です。`
          : `URL の id「${wanted}」とリソースの id「${short(found)}」が異なります。一致させてください。`,
    },
    { at: `${type}.id`, spec: `${HTTP}#update` },
  );

export const badHeader = (name: string, value: string, how: { en: string; ja: string }): Problem =>
  new Problem(
    'bad-value',
    {
      en: `${name}: "${short(value)}" is not understood: ${how.en}.`,
      ja: `${name}「${short(value)}」を解釈できません。${how.ja}。`,
    },
    { at: `http.${name}`, spec: HTTP },
  );

export const badParameter = (
  name: string,
  value: string,
  how: { en: string; ja: string },
  where: Where = {},
): Problem =>
  new Problem(
    'bad-value',
    {
      en: `${name}=${short(value)} is not understood: ${how.en}.`,
      ja: `${name}=${short(value)} を解釈できません。${how.ja}。`,
    },
    { at: `http.${name}`, ...where },
  );

export const unknownParameter = (name: string, known: readonly string[]): Problem =>
  new Problem(
    'unknown-parameter',
    {
      en: `"${short(name)}" is not a parameter here. Known: ${known.join(', ') || 'none'}.`,
      ja: `「${short(name)}」というパラメーターはありません。使えるもの：${known.join('、') || 'なし'}。`,
    },
    { at: `http.${short(name)}` },
  );

export const wrongHost = (host: string): Problem =>
  new Problem(
    'forbidden',
    {
      en: `This hub is open to loopback only and does not answer for the host "${short(host)}". Use 127.0.0.1 or localhost, or set RENKEI_PUBLIC_URL.`,
      ja: `このハブはローカル（127.0.0.1 / localhost）専用のため、ホスト名「${short(host)}」では応答しません。公開用の URL は RENKEI_PUBLIC_URL で設定してください。`,
    },
    { at: 'http.Host' },
  );
