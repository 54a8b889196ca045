// From what ought to be to what is to be written, for one stay.
import { isObject, type Resource } from '../../fhir/resource.ts';
import type { Change } from '../../store/write/change.ts';
import type { Trouble } from '../desired/verdict.ts';
import type { StayFacts } from '../facts/facts.ts';
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
  const isSomebodys = context.patient !== undefined;
  const troubles = [...verdict.troubles, ...(isSomebodys ? [] : [NOBODYS])].map((trouble) =>
    taskOfTrouble(trouble, stay, facts.hospital),
  );
  const tasks = reconcile(record.tasks, [...(isSomebodys ? verdict.tasks : []), ...troubles], context);
  const isDone = facts.stay.phase === 'discharged' && !hasOpen(record.tasks, tasks);
  const plans = facts.stay.phase === 'cancelled' || !isSomebodys ? [] : verdict.plans;
  const orders = reconcileOrders(record.orders, plans, isDone, facts.hospital?.reference, context);
  return {
    stay,
    changes: [...orders.created.map(written), ...tasks.created.map(created)].concat(
      orders.changed.map((each) => patched('ServiceRequest', each)),
      tasks.changed.map((each) => patched('Task', each)),
    ),
    due: tasks.next,
  };
}

const NOBODYS: Trouble = {
  key: 'no-patient',
  said: {
    en: 'The stay names no patient (Encounter.subject), so none of its steps can be worked out. Write the reference to the Patient there.',
    ja: 'この入院には患者（Encounter.subject）が書かれていないため、手順を作れません。患者（Patient）への参照を書いてください。',
  },
  owner: undefined,
};

/** As the stay names it, where that is no record of ours; without a link that would lead nowhere from a Task. */
function patientOf({ record, facts }: Evaluation): object | undefined {
  const { reference, display } = facts.person;
  if (reference !== '') return { reference, ...(display && { display }) };
  const { subject } = record.encounter;
  if (!isObject(subject)) return undefined;
  const { reference: link, ...words } = subject;
  const named = typeof link === 'string' && LEADS_SOMEWHERE.test(link) ? subject : words;
  return Object.keys(named).length > 0 ? named : undefined;
}

const LEADS_SOMEWHERE = /^(https?:\/\/|[A-Z][A-Za-z]+\/[A-Za-z0-9\-.]{1,64}$)/;

export const contextOf = (evaluation: Evaluation, settings: EngineSettings): ReconcileContext => ({
  ...contextFrom(evaluation.facts, settings),
  patient: patientOf(evaluation),
});

const contextFrom = (facts: StayFacts, settings: EngineSettings): Omit<ReconcileContext, 'patient'> => ({
  stay: facts.stay.id,
  phase: facts.stay.phase,
  hasDied: facts.stay.hasDied,
  isSomebodyInCharge: facts.careManager !== undefined,
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

/** An order from which somebody took its key or its stay is not found among those of the stay: it is made good. */
const written = (resource: Resource): Change & { readonly kind: 'update' } => ({
  kind: 'update',
  type: resource.resourceType,
  id: resource.id!,
  resource,
});

/** In a Task is what people did: nothing is ever written over it. */
const created = (resource: Resource): Change => ({ ...written(resource), mustBeNew: true });

const patched = (type: string, { id, apply }: { id: string; apply: (stored: Resource) => Resource }): Change => ({
  kind: 'patch',
  type,
  id,
  apply,
});
