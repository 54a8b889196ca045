// From what ought to be to what is to be written, for one stay.
import type { Resource } from '../../fhir/resource.ts';
import type { Change } from '../../store/change.ts';
import type { ReconcileContext } from '../reconcile/context.ts';
import { reconcileOrders } from '../reconcile/orders.ts';
import { type Reconciled, reconcile } from '../reconcile/reconcile.ts';
import { taskOfTrouble } from '../reconcile/wanted-task.ts';
import type { Evaluation } from './evaluate.ts';
import type { EngineSettings } from './settings.ts';

export interface StayChanges {
  readonly stay: string;
  readonly changes: readonly Change[];
  /** When to look at the stay again. */
  readonly due: number | undefined;
}

const OPEN = new Set<unknown>(['requested', 'received', 'accepted', 'in-progress', 'on-hold']);

export function changesFor(evaluation: Evaluation, settings: EngineSettings): StayChanges {
  const { record, facts, verdict } = evaluation;
  const stay = facts.stay.id;
  const context = contextOf(evaluation, settings);
  const troubles = verdict.troubles.map((trouble) => taskOfTrouble(trouble, stay, facts.hospital));
  const tasks = reconcile(record.tasks, [...verdict.tasks, ...troubles], context);
  const isDone = facts.stay.phase === 'discharged' && !hasOpen(record.tasks, tasks);
  const orders = reconcileOrders(record.orders, verdict.plans, isDone, facts.hospital?.reference, context);
  return {
    stay,
    changes: [...orders.created, ...tasks.created].map(created).concat(
      orders.changed.map((each) => patched('ServiceRequest', each)),
      tasks.changed.map((each) => patched('Task', each)),
    ),
    due: tasks.next,
  };
}

export const contextOf = ({ facts }: Evaluation, settings: EngineSettings): ReconcileContext => ({
  stay: facts.stay.id,
  phase: facts.stay.phase,
  hasDied: facts.stay.hasDied,
  isSomebodyInCharge: facts.careManager !== undefined,
  patient: { reference: facts.person.reference, ...(facts.person.display && { display: facts.person.display }) },
  records: facts.person.records,
  region: facts.region.key,
  now: settings.clock(),
  timeZone: settings.search.timeZone,
  base: settings.search.base,
});

function hasOpen(before: readonly Resource[], { created, changed }: Reconciled): boolean {
  const after = new Map(before.map((task) => [task.id, task]));
  for (const task of created) after.set(task.id, task);
  for (const { id, apply } of changed) after.set(id, apply(after.get(id)!));
  return [...after.values()].some(({ status }) => OPEN.has(status));
}

const created = (resource: Resource): Change => ({
  kind: 'update',
  type: resource.resourceType,
  id: resource.id!,
  resource,
  mustBeNew: true,
});

const patched = (type: string, { id, apply }: { id: string; apply: (stored: Resource) => Resource }): Change => ({
  kind: 'patch',
  type,
  id,
  apply,
});
