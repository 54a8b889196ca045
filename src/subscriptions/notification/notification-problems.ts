// What can be wrong with a notification that somebody sent, in words.
import { type Finding, type Said, short } from '../../problem.ts';

const SPEC = 'https://hl7.org/fhir/uv/subscriptions-backport/STU1.1/notifications.html';

const finding = (code: string, at: string, said: Said): Finding => ({ severity: 'error', code, said, at, spec: SPEC });

export const notHistory = (): Finding =>
  finding('structure', 'Bundle', {
    en: 'A notification is a Bundle of type history.',
    ja: '通知は type が history の Bundle です。',
  });

export const statusNotFirst = (): Finding =>
  finding('structure', 'Bundle.entry[0].resource', {
    en: 'The first entry of a notification holds Parameters that say where the subscription stands.',
    ja: '通知の最初のエントリーには、購読の状況を示す Parameters を置いてください。',
  });

export const notOne = (at: string, name: string, found: number): Finding =>
  finding(found === 0 ? 'required' : 'structure', at, {
    en: `The parameter ${name} is needed exactly once; found: ${found}.`,
    ja: `パラメーター ${name} は一つだけ必要ですが、${found} 個あります。`,
  });

export const repeated = (at: string, name: string): Finding =>
  finding('structure', at, {
    en: `The parameter ${name} may stand only once.`,
    ja: `パラメーター ${name} は一つしか書けません。`,
  });

export const withoutValue = (at: string, valueName: string): Finding =>
  finding('value', at, {
    en: `The parameter needs a ${valueName}.`,
    ja: `パラメーターには ${valueName} が必要です。`,
  });

export const unknownCode = (at: string, code: string, known: readonly string[]): Finding =>
  finding('code-invalid', at, {
    en: `"${short(code)}" is not known here: use one of ${known.join(', ')}.`,
    ja: `"${short(code)}" は使えません。${known.join('、')} のいずれかにしてください。`,
  });

export const notWhole = (at: string, text: string): Finding =>
  finding('value', at, {
    en: `"${short(text)}" is not a whole number.`,
    ja: `"${short(text)}" は整数ではありません。`,
  });

export const notRising = (at: string, before: number, number: number): Finding =>
  finding('value', at, {
    en: `Event numbers begin with 1 and rise: ${number} cannot come after ${before}.`,
    ja: `出来事の番号（event-number）は 1 から順に大きくなります。${before} の後に ${number} は来ません。`,
  });
