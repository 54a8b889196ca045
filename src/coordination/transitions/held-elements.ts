// What of a step stays as the hub wrote it, whoever updates it; and what only one operation changes. A table, read by the guard.
import { CANONICAL_BASE } from '../../fhir/canonical-base.ts';
import { extensionsOf, objectsOf } from '../../fhir/elements/any-shape.ts';
import { isObject, type Resource } from '../../fhir/resource.ts';
import type { Said } from '../../problem.ts';
import { DEADLINE_STRENGTH, DELEGATED_FROM, FEE_DEADLINE, REGION, TASK_REPLACES } from '../reconcile/stored-task.ts';
import { isSameContent } from './same-content.ts';
import { fixed } from './transition-problems.ts';

interface Held {
  readonly at: string;
  readonly of: (task: Resource) => unknown;
  /** The operation that may change it. */
  readonly via?: 'agree-deadline' | 'delegate';
}

const element = (name: string): Held => ({ at: `Task.${name}`, of: (task) => task[name] });
const extension = (url: string): Held => ({
  at: `Task.extension.where(url='${url}')`,
  of: (task) => extensionsOf(task, url),
});

/** The forms to fill and where to turn: what others put in besides is theirs. */
const OWN_INPUT = new Set([
  `http://hl7.org/fhir/uv/sdc/CodeSystem/temp|questionnaire`,
  ...['destination', 'consult', 'suggestion'].map((code) => `${CANONICAL_BASE}/CodeSystem/task-input|${code}`),
]);
const isOwnInput = ({ type }: Record<string, unknown>): boolean =>
  isObject(type) && objectsOf(type.coding).some(({ system, code }) => OWN_INPUT.has(`${system}|${code}`));

const HELD: readonly Held[] = [
  ...['code', 'for', 'encounter', 'focus', 'basedOn', 'intent', 'requester', 'instantiatesCanonical', 'priority'].map(
    element,
  ),
  ...[REGION, FEE_DEADLINE, TASK_REPLACES].map(extension),
  { at: 'Task.input', of: (task) => objectsOf(task.input).filter(isOwnInput) },
  { ...element('restriction'), via: 'agree-deadline' },
  { ...extension(DEADLINE_STRENGTH), via: 'agree-deadline' },
  { ...element('owner'), via: 'delegate' },
  { ...extension(DELEGATED_FROM), via: 'delegate' },
];

export function checkHeld(before: Resource, after: Resource, via: string | undefined): void {
  const changed = HELD.find((held) => (held.via ?? '') !== via && !isSameContent(held.of(before), held.of(after)));
  if (changed !== undefined) throw fixed(changed.at, WAY_OUT[changed.via ?? 'hub']);
}

const WAY_OUT: Readonly<Record<NonNullable<Held['via']> | 'hub', Said>> = {
  hub: {
    en: 'The hub writes it, by the rules and the facts of the stay: read the Task again and send it as it is stored.',
    ja: '規則と入院の記録をもとにハブが書くものです。読み直して、保存されている値のまま送信してください。',
  },
  'agree-deadline': {
    en: 'Another deadline is agreed on, with a reason, through $agree-deadline.',
    ja: '期日を取り決めるときは、理由を添えて $agree-deadline を使ってください。',
  },
  delegate: {
    en: 'A step is passed to another organisation, with a reason, through $delegate.',
    ja: 'ほかの機関に引き継ぐときは、理由を添えて $delegate を使ってください。',
  },
};
