// Steps as the rules want them, for tests of what becomes of the stored Tasks.

import type { DesiredTask } from '../../src/coordination/desired/verdict.ts';
import type { Party } from '../../src/coordination/facts/facts.ts';
import { ASSUMED_HOURS } from '../../src/coordination/office-hours.ts';
import type { ReconcileContext } from '../../src/coordination/reconcile/context.ts';
import { type Reconciled, reconcile } from '../../src/coordination/reconcile/reconcile.ts';
import type { Resource } from '../../src/fhir/resource.ts';

export const party = (reference: string): Party => ({
  reference,
  display: reference.split('/')[1]!,
  hours: ASSUMED_HOURS,
});

export const wanted = (over: Partial<DesiredTask> = {}): DesiredTask => ({
  key: 'stay/notify-discharge',
  plan: 'https://renkei.example/fhir/PlanDefinition/hk-with|0.1.0',
  activity: 'https://renkei.example/fhir/ActivityDefinition/notify-discharge|0.1.0',
  step: 'notify-discharge',
  title: { ja: '退院の見込みの連絡', en: 'Tell of the expected discharge' },
  rules: ['HK-13'],
  owner: party('Organization/hospital'),
  requester: { reference: 'Organization/office' },
  strength: 'guideline',
  priority: 'routine',
  deadline: '2026-12-03',
  fees: [],
  forms: [],
  inputs: [],
  text: { ja: '退院の見込みを知らせます。', en: 'Tell that discharge is in sight.' },
  why: { ja: 'HK-13', en: 'HK-13' },
  closed: undefined,
  ...over,
});

export const at = (text: string): number => Date.parse(text);

export const context = (over: Partial<ReconcileContext> = {}): ReconcileContext => ({
  stay: 'stay',
  phase: 'in-hospital',
  hasDied: false,
  isSomebodyInCharge: true,
  patient: { reference: 'Patient/p' },
  records: ['Patient/p'],
  region: 'honjo-kodama',
  now: at('2026-11-24T09:00:00+09:00'),
  timeZone: 'Asia/Tokyo',
  base: [],
  ...over,
});

/** What is stored afterwards, as the store would hold it. */
function stored(existing: readonly Resource[], { created, changed }: Reconciled): Resource[] {
  const after = new Map(existing.map((task) => [task.id!, task]));
  for (const task of created) {
    if (after.has(task.id!)) throw new Error(`Task/${task.id} made twice`);
    after.set(task.id!, task);
  }
  for (const { id, apply } of changed) after.set(id, apply(after.get(id)!));
  return [...after.values()];
}

export const reconciled = (
  existing: readonly Resource[],
  desired: readonly DesiredTask[],
  over: Partial<ReconcileContext> = {},
): Resource[] => stored(existing, reconcile(existing, desired, context(over)));
