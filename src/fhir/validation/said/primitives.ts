// What is said of single primitives and of data types, beyond their format.
import { type Said, short } from '../../../problem.ts';
import type { Fault } from '../issue.ts';

const DATATYPES = 'https://hl7.org/fhir/R4/datatypes.html';

const fault = (
  id: string,
  page: string,
  said: Said,
  severity: Fault['severity'] = 'error',
  code = 'invalid',
): Fault => ({
  id,
  severity,
  code,
  said,
  spec: `${DATATYPES}#${page}`,
});

export const onlyBlank: Fault = fault(
  'string-blank',
  'string',
  {
    en: 'The text has nothing but spaces: give it content or leave it out.',
    ja: '空白だけの文字列です。内容を入れるか、省略してください。',
  },
  'warning',
);

export const blankAround: Fault = fault(
  'string-space-around',
  'string',
  {
    en: 'The text begins or ends with spaces: remove them.',
    ja: '文字列の前後に空白があります。取り除いてください。',
  },
  'warning',
);

export const wrongScheme = (url: string, meant: string): Fault =>
  fault('uri-scheme', 'uri', {
    en: `\`${short(url)}\` is no URI: it must begin with \`${meant}\`.`,
    ja: `\`${short(url)}\` は URI ではありません。\`${meant}\` で始めてください。`,
  });

export const badUuid = (uuid: string): Fault =>
  fault('uri-uuid', 'uuid', {
    en: `\`${short(uuid)}\` is no UUID: it has 8-4-4-4-12 hexadecimal digits in small letters.`,
    ja: `\`${short(uuid)}\` は UUID ではありません。8-4-4-4-12 桁の小文字 16 進数で書いてください。`,
  });

export const badOid = (oid: string): Fault =>
  fault('uri-oid', 'oid', {
    en: `\`${short(oid)}\` is no OID that could be anyone's: numbers without leading zeros, joined by dots, beginning with 0, 1 or 2.`,
    ja: `\`${short(oid)}\` は有効な OID ではありません。0・1・2 で始まる、先頭に余分な 0 のない番号をピリオドでつないで書いてください。`,
  });

export const notAbsolute = (url: string): Fault =>
  fault('canonical-relative', 'canonical', {
    en: `\`${short(url)}\` must be an absolute URL (or \`#id\` of a contained resource, where it refers).`,
    ja: `\`${short(url)}\` は絶対 URL（参照の場合は contained の \`#id\` も可）で書いてください。`,
  });

export const exampleUrl = (url: string): Fault =>
  fault('example-url', 'uri', {
    en: `\`${short(url)}\` is an example's URL, and these are not allowed here: put the true one.`,
    ja: `\`${short(url)}\` は例示用の URL で、ここでは使えません。実際の URL を書いてください。`,
  });

export const spaceInBase64: Fault = fault(
  'base64-space',
  'base64Binary',
  {
    en: 'The Base64 has line ends or spaces within: R5 forbids them, so leave them out.',
    ja: 'Base64 に改行や空白が含まれています。R5 では禁じられるため、取り除いてください。',
  },
  'warning',
);

export const unlikelyYear = (value: string): Fault =>
  fault(
    'date-year',
    'date',
    {
      en: `The year of \`${short(value)}\` is far off: is it meant so?`,
      ja: `\`${short(value)}\` の年が現実的ではありません。確認してください。`,
    },
    'warning',
  );

export const wrongSize = (stated: string, bytes: number): Fault =>
  fault(
    'attachment-size',
    'Attachment',
    {
      en: `\`size\` says ${stated}, but \`data\` has ${bytes} bytes.`,
      ja: `\`size\` は ${stated} ですが、\`data\` は ${bytes} バイトです。`,
    },
    'error',
    'structure',
  );

export const wrongHash: Fault = fault(
  'attachment-hash',
  'Attachment',
  {
    en: '`hash` is no SHA-1 (20 bytes in Base64).',
    ja: '`hash` が SHA-1（20 バイトの Base64）ではありません。',
  },
  'warning',
  'structure',
);

export const emptyAttachment: Fault = fault(
  'attachment-empty',
  'Attachment',
  {
    en: 'The attachment has neither `data` nor `url`, and no `contentType` or `language` of what is meant.',
    ja: '添付に `data` も `url` もなく、`contentType` や `language` もありません。',
  },
  'warning',
  'structure',
);

export const relativeSystem = (system: string): Fault =>
  fault(
    'identifier-system-relative',
    'Identifier',
    {
      en: `The \`system\` of an identifier must be absolute, not \`${short(system)}\`.`,
      ja: `識別子の \`system\` は絶対 URI で書いてください（現在の値：\`${short(system)}\`）。`,
    },
    'error',
    'code-invalid',
  );

export const valueIsNoUri = (value: string): Fault =>
  fault(
    'identifier-value-uri',
    'Identifier',
    {
      en: `With the system urn:ietf:rfc:3986 the \`value\` must be a whole URI, not \`${short(value)}\`.`,
      ja: `system が urn:ietf:rfc:3986 の場合、\`value\` は URI 全体で書いてください（現在の値：\`${short(value)}\`）。`,
    },
    'error',
    'code-invalid',
  );

export const duplicateId = (id: string): Fault => ({
  id: 'element-id-duplicate',
  severity: 'error',
  code: 'business-rule',
  said: {
    en: `The element id \`${short(id)}\` stands twice in the resource: each may stand once.`,
    ja: `要素の id \`${short(id)}\` がリソース内で重複しています。一つだけにしてください。`,
  },
  spec: 'https://hl7.org/fhir/R4/element-definitions.html#Element.id',
});

export const spaceInId = (id: string): Fault => ({
  id: 'element-id-space',
  severity: 'error',
  code: 'invalid',
  said: {
    en: `The element id \`${short(id)}\` must not contain spaces.`,
    ja: `要素の id \`${short(id)}\` に空白は使えません。`,
  },
  spec: 'https://hl7.org/fhir/R4/element-definitions.html#Element.id',
});
