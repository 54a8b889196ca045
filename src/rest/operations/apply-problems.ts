// What $apply refuses, and how to ask instead.
import type { PlanProblem } from '../../coordination/rules/plan-problems.ts';
import { type Finding, Problem, short } from '../../problem.ts';

const SPEC = 'https://hl7.org/fhir/R4/plandefinition-operation-apply.html';
const parameter = (name: string): string => `Parameters.parameter.where(name='${name}')`;

export const noPlan = (): Problem =>
  new Problem(
    'required',
    {
      en: 'Which plan? Call PlanDefinition/[id]/$apply, or give it as "planDefinition", or its canonical as "url".',
      ja: 'どの計画かが分かりません。PlanDefinition/[id]/$apply を呼ぶか、「planDefinition」に計画を、または「url」に計画の url を入れてください。',
    },
    { at: parameter('planDefinition'), spec: SPEC },
  );

export const severalPlans = (): Problem =>
  new Problem(
    'invalid',
    {
      en: 'More than one plan is named: by the URL, "planDefinition" or "url". Name it once.',
      ja: '計画が二通りに指定されています（URL、「planDefinition」、「url」）。どれか一つにしてください。',
    },
    { at: parameter('planDefinition'), spec: SPEC },
  );

/** `others`: what is stored under the url. */
export const unknownPlan = (canonical: string, others: readonly string[]): Problem => {
  const known = others.slice(0, 5).map(short);
  return new Problem(
    'unprocessable',
    known.length === 0
      ? {
          en: `No plan with the url "${short(canonical)}" is stored here. GET PlanDefinition shows those that are.`,
          ja: `url が「${short(canonical)}」の計画は登録されていません。登録されている計画は GET PlanDefinition で確認できます。`,
        }
      : {
          en: `"${short(canonical)}" does not lead to one plan. Stored: ${known.join(', ')}. Name one with its version, or by its id.`,
          ja: `「${short(canonical)}」では計画が一つに決まりません。登録されているもの：${known.join('、')}。版まで指定するか、id で呼び出してください。`,
        },
    { at: parameter('url') },
  );
};

/** All that is wrong with it, each at its place. */
export const faultyPlan = (faults: readonly PlanProblem[]): Problem =>
  new Problem(
    'business-rule',
    {
      en: `The plan cannot be applied: ${faults.length} fault(s). Correct them first.`,
      ja: `この計画には ${faults.length} 件の誤りがあり、当てはめられません。先に直してください。`,
    },
    { at: faults[0]!.at },
    faults.map(({ at, said }): Finding => ({ severity: 'error', code: 'business-rule', at, said })),
  );

export const notAReferenceTo = (type: 'Patient' | 'Encounter', name: string, given: string): Problem =>
  new Problem(
    'unprocessable',
    {
      en: `"${short(given)}" names no ${type} of this server. Give "${name}" as ${type}/[id].`,
      ja: `「${short(given)}」は、このサーバーの ${type} を指していません。「${name}」は ${type}/[id] の形で指定してください。`,
    },
    { at: parameter(name) },
  );

export const noStay = (): Problem =>
  new Problem(
    'unprocessable',
    {
      en: 'These plans are about a stay: give it as "encounter" (Encounter/[id]), or the patient as "subject", who has one open stay.',
      ja: 'この計画は入院に当てはめるものです。「encounter」に入院（Encounter/[id]）を、または「subject」に継続中の入院が一つある患者（Patient/[id]）を指定してください。',
    },
    { at: parameter('encounter') },
  );

export const notOneStay = (patient: string, open: readonly string[]): Problem => {
  const named = open
    .slice(0, 5)
    .map((id) => `Encounter/${id}`)
    .join(', ');
  return new Problem(
    'unprocessable',
    open.length === 0
      ? {
          en: `${patient} has no open stay here. Give the stay as "encounter".`,
          ja: `${patient} には継続中の入院がありません。「encounter」で入院を指定してください。`,
        }
      : {
          en: `${patient} has ${open.length} open stays (${named}). Say which as "encounter".`,
          ja: `${patient} には継続中の入院が ${open.length} 件あります（${named}）。「encounter」でどの入院かを指定してください。`,
        },
    { at: parameter('encounter') },
  );
};

export const otherPerson = (patient: string, stay: string): Problem =>
  new Problem(
    'unprocessable',
    {
      en: `Encounter/${stay} is not a stay of ${patient}. Give the patient of the stay, or leave "subject" out.`,
      ja: `Encounter/${stay} は ${patient} の入院ではありません。入院の患者を指定するか、「subject」を省いてください。`,
    },
    { at: parameter('subject') },
  );
