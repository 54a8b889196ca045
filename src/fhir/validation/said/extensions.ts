// What is said of extensions: whether they are known, may stand where they stand, and say what they may say.
import { short } from '../../../problem.ts';
import type { Fault } from '../issue.ts';

const PAGE = 'https://hl7.org/fhir/R4/extensibility.html';
const DEFINING = 'https://hl7.org/fhir/R4/defining-extensions.html';

export const extensionUnknown = (url: string, severity: Fault['severity']): Fault => ({
  id: 'extension-unknown',
  severity,
  code: 'structure',
  said: {
    en: `The extension ${short(url)} could not be found, so it is not allowed here: load the package that defines it, or correct its url.`,
    ja: `拡張 ${short(url)} の定義が見つからないため、使えません。定義を含むパッケージを読み込むか、url を直してください。`,
  },
  spec: `${PAGE}#exchange`,
});

export const extensionOfOtherVersion = (url: string): Fault => ({
  id: 'extension-other-version',
  severity: 'warning',
  code: 'not-supported',
  said: {
    en: `The extension ${url} carries an element of another FHIR version; its content was not checked.`,
    ja: `拡張 ${url} は FHIR の別の版の要素を表すものです。内容は検証していません。`,
  },
  spec: 'https://hl7.org/fhir/R4/versions.html#extensions',
});

export const relativeUrl = (url: string): Fault => ({
  id: 'extension-url-relative',
  severity: 'error',
  code: 'invalid',
  said: {
    en: `The url of this extension, \`${short(url)}\`, must be absolute: short names are only for the parts within a complex extension.`,
    ja: `この拡張の url \`${short(url)}\` は絶対 URL で書いてください。短い名前が使えるのは、複合拡張の中の部分だけです。`,
  },
  spec: `${PAGE}#Extension.url`,
});

export const partUnknown = (part: string, url: string): Fault => ({
  id: 'extension-part-unknown',
  severity: 'error',
  code: 'invalid',
  said: {
    en: `The extension ${short(url)} has no part \`${short(part)}\`.`,
    ja: `拡張 ${short(url)} に \`${short(part)}\` という部分はありません。`,
  },
  spec: `${PAGE}#Extension.url`,
});

export const versionInUrl = (url: string, plain: string): Fault => ({
  id: 'extension-url-version',
  severity: 'error',
  code: 'invalid',
  said: {
    en: `The url of an extension must not carry a version: write ${short(plain)} instead of ${short(url)}.`,
    ja: `拡張の url に版は付けられません。${short(url)} ではなく ${short(plain)} と書いてください。`,
  },
  spec: `${PAGE}#Extension.url`,
});

export const mustBeModifier = (url: string): Fault => ({
  id: 'extension-modifier',
  severity: 'error',
  code: 'structure',
  said: {
    en: `The extension ${short(url)} changes the meaning of what it stands in: it must be a \`modifierExtension\`.`,
    ja: `拡張 ${short(url)} は要素の意味を変えるものです。\`modifierExtension\` に入れてください。`,
  },
  spec: `${PAGE}#modifierExtension`,
});

export const isNoModifier = (url: string): Fault => ({
  id: 'extension-no-modifier',
  severity: 'error',
  code: 'structure',
  said: {
    en: `The extension ${short(url)} is no modifier: it must be an \`extension\`, not a \`modifierExtension\`.`,
    ja: `拡張 ${short(url)} は意味を変えるものではありません。\`modifierExtension\` ではなく \`extension\` に入れてください。`,
  },
  spec: `${PAGE}#modifierExtension`,
});

export const wrongContext = (url: string, here: string, contexts: readonly string[]): Fault => ({
  id: 'extension-context',
  severity: 'error',
  code: 'structure',
  said: {
    en: `The extension ${url} is not allowed to be used here (${here}); it is for: ${contexts.join(', ')}.`,
    ja: `拡張 ${url} はここ（${here}）では使えません。使える場所：${contexts.join('、')}。`,
  },
  spec: `${DEFINING}#context`,
});

export const contextCondition = (url: string, expression: string): Fault => ({
  id: 'extension-context-condition',
  severity: 'error',
  code: 'structure',
  said: {
    en: `The extension ${url} may only be used where this holds: ${expression}`,
    ja: `拡張 ${url} は、次の条件が成り立つ場所でだけ使えます：${expression}`,
  },
  spec: `${DEFINING}#context`,
});

export const contextNotAsked = (url: string, expression: string, why: string): Fault => ({
  id: 'extension-context-not-evaluated',
  severity: 'warning',
  code: 'incomplete',
  said: {
    en: `Whether the extension ${url} may be used here could not be found out (${expression}): ${why}`,
    ja: `拡張 ${url} をここで使えるか判定できませんでした（${expression}）：${why}`,
  },
  spec: `${DEFINING}#context`,
});

export const notForR4 = (url: string): Fault => ({
  id: 'extension-fhir-version',
  severity: 'error',
  code: 'business-rule',
  said: {
    en: `The extension ${url} is not for R4: its definition names other FHIR versions.`,
    ja: `拡張 ${url} は R4 用ではありません。定義では FHIR の別の版が対象です。`,
  },
  spec: `${DEFINING}#context`,
});

export const noValueAllowed = (url: string): Fault => ({
  id: 'extension-complex',
  severity: 'error',
  code: 'structure',
  said: {
    en: `The extension ${url} has no value of its own: put the content into its parts.`,
    ja: `拡張 ${url} は値を直接持ちません。内容は中の部分（extension）に入れてください。`,
  },
  spec: PAGE,
});

export const valueWanted = (url: string, hasParts: boolean): Fault => ({
  id: 'extension-simple',
  severity: 'error',
  code: 'structure',
  said: {
    en: `The extension ${url} must have a value${hasParts ? ', not parts' : ''}: give it \`value[x]\`.`,
    ja: `拡張 ${url} には${hasParts ? '部分（extension）ではなく' : ''}値が必要です。\`value[x]\` を入れてください。`,
  },
  spec: PAGE,
});

export const extensionRetired = (url: string, status: string): Fault => ({
  id: 'extension-retired',
  severity: 'warning',
  code: 'business-rule',
  said: {
    en: `The extension ${url} is ${status}: use what replaces it.`,
    ja: `拡張 ${url} は ${status} です。代わりのものを使ってください。`,
  },
  spec: DEFINING,
});
