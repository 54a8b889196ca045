// What is said of codes: of themselves, and against the value sets they are bound to.
import type { Fault } from '../issue.ts';

const TERMINOLOGIES = 'https://hl7.org/fhir/R4/terminologies.html';
const CODING = 'https://hl7.org/fhir/R4/datatypes.html#Coding';
const LONGEST = 200;

const cut = (text: string): string => (text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text);

const SHOWN_CODES = 5;
const listed = (codes: readonly string[]): string =>
  codes.slice(0, SHOWN_CODES).map(cut).join(', ') + (codes.length > SHOWN_CODES ? ', …' : '');

/** The set is said once, whichever way it is bound. */
const SPEC: Readonly<Record<Strength, string>> = {
  required: `${TERMINOLOGIES}#required`,
  extensible: `${TERMINOLOGIES}#extensible`,
  maximum: 'https://hl7.org/fhir/R4/extension-elementdefinition-maxvalueset.html',
};

export type Strength = 'required' | 'extensible' | 'maximum';

const isStrict = (strength: Strength): boolean => strength !== 'extensible';

export const notInSet = (codes: readonly string[], set: string, strength: Strength): Fault => ({
  id: `binding-${strength}`,
  severity: isStrict(strength) ? 'error' : 'warning',
  code: 'code-invalid',
  said: isStrict(strength)
    ? {
        en: `${listed(codes)} is not in the value set ${set}; a code of that set is required here.`,
        ja: `${listed(codes)} は値セット ${set} に含まれません。ここでは、この値セットのコードが必須です。`,
      }
    : {
        en: `${listed(codes)} is not in the value set ${set}; a code of that set should be used here when one fits.`,
        ja: `${listed(codes)} は値セット ${set} に含まれません。該当するコードがあれば、この値セットのコードを使ってください。`,
      },
  spec: SPEC[strength],
});

export const noCode = (set: string, strength: Strength): Fault => ({
  id: `binding-${strength}-no-code`,
  severity: isStrict(strength) ? 'error' : 'warning',
  code: 'code-invalid',
  said: isStrict(strength)
    ? {
        en: `There is no coding here, but a code of the value set ${set} is required; text alone is not enough.`,
        ja: `coding がありません。値セット ${set} のコードが必須です（text だけでは不十分です）。`,
      }
    : {
        en: `There is no coding here; a code of the value set ${set} should be used when one fits.`,
        ja: `coding がありません。該当するコードがあれば、値セット ${set} のコードを使ってください。`,
      },
  spec: SPEC[strength],
});

export const notJudged = (codes: readonly string[], set: string): Fault => ({
  id: 'binding-not-judged',
  severity: 'warning',
  code: 'not-supported',
  said: {
    en: `Whether ${listed(codes)} is in the required value set ${set} could not be told: not all it refers to is at hand.`,
    ja: `${listed(codes)} が必須の値セット ${set} に含まれるか判定できません（必要なコード体系などが手元にありません）。`,
  },
  spec: SPEC.required,
});

export const setNotFound = (set: string): Fault => ({
  id: 'binding-set-unknown',
  severity: 'warning',
  code: 'not-found',
  said: {
    en: `The value set ${set} is not at hand, so the code was not checked against it.`,
    ja: `値セット ${set} が手元にないため、コードの検証はしていません。`,
  },
  spec: TERMINOLOGIES,
});

export const systemNotAbsolute = (system: string): Fault => ({
  id: 'coding-system-relative',
  severity: 'error',
  code: 'invalid',
  said: {
    en: `The system "${cut(system)}" must be an absolute URI (http://…, urn:oid:…), but is not.`,
    ja: `system「${cut(system)}」が絶対 URI（http://…、urn:oid:… など）ではありません。`,
  },
  spec: `${CODING}`,
});

export const systemIsValueSet = (system: string): Fault => ({
  id: 'coding-system-value-set',
  severity: 'error',
  code: 'invalid',
  said: {
    en: `The system ${cut(system)} names a value set; name the code system that the code is from.`,
    ja: `system ${cut(system)} は値セットです。コードが属するコード体系の URI を指定してください。`,
  },
  spec: CODING,
});

export const systemIsSupplement = (system: string): Fault => ({
  id: 'coding-system-supplement',
  severity: 'error',
  code: 'not-found',
  said: {
    en: `The system ${cut(system)} is a supplement, which has no codes of its own; name the code system that it supplements.`,
    ja: `system ${cut(system)} は補足（supplement）であり、コードを持ちません。補足されるコード体系の URI を指定してください。`,
  },
  spec: 'https://hl7.org/fhir/R4/codesystem.html#supplements',
});

export const systemMistaken = (system: string, meant: string): Fault => ({
  id: 'coding-system-mistaken',
  severity: 'error',
  code: 'code-invalid',
  said: {
    en: `The system ${cut(system)} is no code system; its name is ${meant}, exactly so.`,
    ja: `system ${cut(system)} というコード体系はありません。正しくは ${meant} です（完全に一致させてください）。`,
  },
  spec: 'https://hl7.org/fhir/R4/terminologies-systems.html',
});

export const systemNotFound = (system: string): Fault => ({
  id: 'coding-system-unknown',
  severity: 'warning',
  code: 'not-found',
  said: {
    en: `The code system ${cut(system)} is not at hand, so the code was not checked.`,
    ja: `コード体系 ${cut(system)} が手元にないため、コードの検証はしていません。`,
  },
  spec: CODING,
});

export const versionNotFound = (system: string, version: string): Fault => ({
  id: 'coding-version-unknown',
  severity: 'warning',
  code: 'not-found',
  said: {
    en: `Version ${cut(version)} of the code system ${cut(system)} is not at hand; the code was not checked against it.`,
    ja: `コード体系 ${cut(system)} のバージョン ${cut(version)} が手元にないため、そのバージョンでの検証はしていません。`,
  },
  spec: CODING,
});

export const codeNotInSystem = (code: string, system: string): Fault => ({
  id: 'coding-code-unknown',
  severity: 'error',
  code: 'code-invalid',
  said: {
    en: `The code system ${cut(system)} has no code "${cut(code)}".`,
    ja: `コード体系 ${cut(system)} にコード「${cut(code)}」はありません。`,
  },
  spec: CODING,
});

export const codeWithoutSystem = (code: string): Fault => ({
  id: 'coding-without-system',
  severity: 'warning',
  code: 'business-rule',
  said: {
    en: `The code "${cut(code)}" has no system; without one nobody can tell what it means.`,
    ja: `コード「${cut(code)}」に system がありません。system がないと意味を特定できません。`,
  },
  spec: CODING,
});

export const wrongDisplay = (
  display: string,
  good: readonly string[],
  code: string,
  severity: 'error' | 'warning',
): Fault => ({
  id: 'coding-display',
  severity,
  code: 'invalid',
  said: {
    en: `The display "${cut(display)}" is not what the code "${cut(code)}" is called; its code system says: ${listed(good)}.`,
    ja: `display「${cut(display)}」はコード「${cut(code)}」の名称ではありません。コード体系での名称：${listed(good)}。`,
  },
  spec: `${CODING}`,
});

export const abstractCode = (code: string, system: string): Fault => ({
  id: 'coding-abstract',
  severity: 'warning',
  code: 'business-rule',
  said: {
    en: `The code "${cut(code)}" of ${cut(system)} is abstract: it groups others and should not be used itself.`,
    ja: `${cut(system)} のコード「${cut(code)}」は抽象コード（分類の見出し）であり、直接の使用は想定されていません。`,
  },
  spec: 'https://hl7.org/fhir/R4/codesystem.html#status',
});

export const inactiveCode = (code: string, system: string): Fault => ({
  id: 'coding-inactive',
  severity: 'warning',
  code: 'business-rule',
  said: {
    en: `The code "${cut(code)}" of ${cut(system)} is no longer in use.`,
    ja: `${cut(system)} のコード「${cut(code)}」は現在使われていません。`,
  },
  spec: 'https://hl7.org/fhir/R4/codesystem.html#status',
});

export const notAUnit = (code: string): Fault => ({
  id: 'quantity-unit',
  severity: 'error',
  code: 'code-invalid',
  said: {
    en: `The code "${cut(code)}" is no UCUM unit.`,
    ja: `コード「${cut(code)}」は UCUM の単位ではありません。`,
  },
  spec: 'https://hl7.org/fhir/R4/datatypes.html#Quantity',
});
