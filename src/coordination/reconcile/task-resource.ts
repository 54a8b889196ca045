// The Task as the rules want it: what the hub writes, and nothing of what belongs to people.
import { objectsOf } from '../../fhir/elements/any-shape.ts';
import { inEnglish } from '../../fhir/elements/translation.ts';
import { isObject, type Resource } from '../../fhir/resource.ts';
import { instantText } from '../../japan/instant-text.ts';
import type { Said } from '../../problem.ts';
import type { Closed } from '../desired/verdict.ts';
import type { Party } from '../facts/facts.ts';
import { system } from '../facts/reading.ts';
import { ruleCoding } from '../rules/rule-code.ts';
import type { ReconcileContext } from './context.ts';
import { orderId, orderKey } from './identifiers.ts';
import { DEADLINE_STRENGTH, FEE_DEADLINE, REGION, TASK_REASON } from './stored-task.ts';
import type { WantedTask } from './wanted-task.ts';

type Element = Record<string, unknown>;

const QUESTIONNAIRE = { coding: [{ system: 'http://hl7.org/fhir/uv/sdc/CodeSystem/temp', code: 'questionnaire' }] };
const RESPONSE = { coding: [{ system: 'http://hl7.org/fhir/uv/sdc/CodeSystem/temp', code: 'questionnaire-response' }] };

/** What of a Task the rules decide; `by hand` has its say over owner and deadline in updated-task.ts. */
export function wantedElements(task: WantedTask, context: ReconcileContext): Element {
  const encounter = { reference: `Encounter/${context.stay}` };
  const order = task.plan && { reference: `ServiceRequest/${orderId(orderKey(context.stay, task.plan))}` };
  return {
    ...(task.activity && { instantiatesCanonical: task.activity }),
    ...(order && { basedOn: [order] }),
    intent: 'order',
    priority: task.priority,
    code: {
      coding: [
        { system: 'http://hl7.org/fhir/CodeSystem/task-code', code: 'fulfill' },
        { system: system('task'), code: task.step, display: task.title.ja },
        ...task.rules.map(ruleCoding),
      ],
      text: task.title.ja,
    },
    ...spoken('description', task.text),
    focus: order ?? encounter,
    for: context.patient,
    encounter,
    ...(task.requester && { requester: task.requester }),
    owner: referenceTo(task.owner),
    reasonCode: spoken('text', task.why),
    ...inputsOf(task),
  };
}

/** The extensions the hub keeps, in their order. */
export const wantedExtensions = (task: WantedTask, { region }: ReconcileContext): Element[] => [
  { url: REGION, valueCode: region },
  { url: DEADLINE_STRENGTH, valueCode: task.strength },
  ...task.fees.map(({ rule, at, item, toVerify }) => ({
    url: FEE_DEADLINE,
    extension: [
      { url: 'rule', valueCoding: { system: system('rule'), code: rule } },
      { url: 'at', valueDateTime: at },
      { url: 'item', valueString: toVerify.length > 0 ? `${item}（要確認）` : item },
    ],
  })),
];

export const restrictionOf = ({ deadline }: WantedTask): Element | undefined =>
  deadline === undefined ? undefined : { period: { end: deadline } };

export const referenceTo = ({ reference, display }: Party): Element =>
  reference === undefined ? { type: 'Organization', display } : { reference, display };

/** Ended by a fact: which, and what shows it; beside what was noted before. */
export function closing({ reason, evidence }: Closed, task: Resource, { timeZone }: ReconcileContext): Element {
  const at = evidence.flatMap((each) => each.at ?? []).sort((a, b) => a - b)[0];
  const noted = objectsOf(task.output);
  const isNoted = (reference: string): boolean =>
    noted.some(({ valueReference }) => isObject(valueReference) && valueReference.reference === reference);
  const output = [
    ...noted,
    ...evidence
      .filter(({ reference }) => !isNoted(reference))
      .map(({ reference }) => ({
        type: reference.startsWith('QuestionnaireResponse/') ? RESPONSE : EVIDENCE,
        valueReference: { reference },
      })),
  ];
  const period = isObject(task.executionPeriod) ? task.executionPeriod : {};
  return {
    status: 'completed',
    statusReason: becauseOf(reason),
    ...(at !== undefined && { executionPeriod: { ...period, end: instantText(at, timeZone) } }),
    ...(output.length > 0 && { output }),
  };
}

const EVIDENCE = { coding: [{ system: system('task-output'), code: 'evidence' }] };

/** Codes of c:task-reason: that the hub did it, and why. */
export const becauseOf = (code: string, text: string | undefined = REASONS[code]): Element => ({
  coding: [{ system: TASK_REASON, code }],
  ...(text !== undefined && { text }),
});

const REASONS: Readonly<Record<string, string>> = {
  'form-given': '様式が渡された',
  'contact-made': '連絡が取られた',
  'meeting-held': '会議・面談が開かれた',
  'fact-recorded': '事実が記録された',
  'no-longer-needed': '要らなくなった',
  'stay-cancelled': '入院が取り消された',
  died: '亡くなられた',
  'consent-withdrawn': '情報共有の根拠がなくなった',
  'other-office': 'ほかの事業所が担当になった',
  'other-owner': '行う機関が変わった',
  'other-patient': '患者が訂正された',
};

function inputsOf({ forms, inputs }: WantedTask): Element {
  const input = [
    ...forms.map((valueCanonical) => ({ type: QUESTIONNAIRE, valueCanonical })),
    ...inputs.map(({ kind, reference, display }) => ({
      type: { coding: [{ system: system('task-input'), code: kind }] },
      valueReference: { reference, display },
    })),
  ];
  return input.length > 0 ? { input } : {};
}

/** A text of ours in Japanese, its English beside it. */
const spoken = (element: string, { ja, en }: Said): Element => ({ [element]: ja, [`_${element}`]: inEnglish(en) });
