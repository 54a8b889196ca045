// Desired state: the Tasks that are, made to agree with those that ought to be. Running it again changes nothing. What a
// person has ended stays ended; what a fact had ended begins anew when that fact is withdrawn.
import type { Resource } from '../../fhir/resource.ts';
import type { ReconcileContext } from './context.ts';
import { type StoredTask, storedTask } from './stored-task.ts';
import { newTask, nextChange, settledTask, updatedTask, withdrawnTask } from './updated-task.ts';
import { isTroubleKey, type WantedTask } from './wanted-task.ts';

export interface Reconciled {
  readonly created: readonly Resource[];
  /** `apply` is asked again with the Task as it stands under the lock: somebody may have taken it in the meantime. */
  readonly changed: readonly { readonly id: string; readonly apply: (stored: Resource) => Resource }[];
  /** When something changes by time alone. */
  readonly next: number | undefined;
}

export function reconcile(
  existing: readonly Resource[],
  desired: readonly WantedTask[],
  context: ReconcileContext,
): Reconciled {
  const byKey = new Map<string, StoredTask[]>();
  for (const resource of existing) {
    const task = storedTask(resource, context.base);
    if (task?.base.startsWith(`${context.stay}/`)) byKey.set(task.base, [...(byKey.get(task.base) ?? []), task]);
  }
  const created: Resource[] = [];
  const changed: { id: string; apply: (stored: Resource) => Resource }[] = [];
  const times: number[] = [];
  const change = (task: StoredTask, decide: (stored: StoredTask) => Resource | undefined): void => {
    if (decide(task) === undefined) return;
    changed.push({ id: task.id, apply: (stored) => decide(storedTask(stored, context.base) ?? task) ?? stored });
  };
  for (const task of desired) {
    const all = (byKey.get(task.key) ?? []).sort((a, b) => b.ordinal - a.ordinal);
    byKey.delete(task.key);
    const [current] = all;
    const next = needsAnother(current, task, context)
      ? newTask(task, (current?.ordinal ?? 0) + 1, sameBefore(current, context), context)
      : undefined;
    if (next !== undefined) {
      created.push(next);
      times.push(...timesOf(storedTask(next, context.base)!, task, context));
      for (const before of all.filter(({ isOpen }) => isOpen)) {
        const code = isOfOtherPatient(before, context) ? 'other-patient' : 'other-owner';
        change(before, (stored) => (stored.isOpen ? withdrawnTask(stored, code, context) : undefined));
      }
    } else if (current?.isOpen) {
      change(current, (stored) => (stored.isOpen ? updatedTask(stored, task, context) : undefined));
      times.push(...timesOf(current, task, context));
    }
  }
  for (const left of [...byKey.values()].flat()) {
    if (!left.isOpen) continue;
    const code = whyWithdrawn(left, context);
    const end = isTroubleKey(left.base, context.stay) ? settledTask : withdrawnBecause(code);
    change(left, (stored) => (stored.isOpen ? end(stored, context) : undefined));
  }
  return { created, changed, next: times.length === 0 ? undefined : Math.min(...times) };
}

const withdrawnBecause =
  (code: string) =>
  (stored: StoredTask, context: ReconcileContext): Resource | undefined =>
    withdrawnTask(stored, code, context);

const timesOf = (stored: StoredTask, task: WantedTask, context: ReconcileContext): number[] => {
  const next = nextChange(stored, task, context);
  return next === undefined ? [] : [next];
};

/** Nothing stands for this step any more: there is no Task, or the one there is was somebody else's, or ended by the hub. */
function needsAnother(current: StoredTask | undefined, task: WantedTask, context: ReconcileContext): boolean {
  if (current === undefined || isOfOtherPatient(current, context)) return true;
  const isOfOther = (current.delegatedFrom ?? current.owner) !== task.owner.reference && current.owner !== undefined;
  if (current.isOpen) return isOfOther && task.closed === undefined;
  if (current.status === 'completed') {
    return task.closed === undefined && current.reason !== undefined;
  }
  return current.reason !== undefined || isOfOther;
}

/** What it replaces; of another patient nothing is named. */
const sameBefore = (current: StoredTask | undefined, context: ReconcileContext): StoredTask | undefined =>
  current === undefined || isOfOtherPatient(current, context) ? undefined : current;

/** The stay turned out to be somebody else's: what was done for the one was not done for the other. */
const isOfOtherPatient = ({ patient }: StoredTask, { records }: ReconcileContext): boolean =>
  patient !== undefined && !records.includes(patient);

/** Codes of c:task-reason. */
function whyWithdrawn(stored: StoredTask, context: ReconcileContext): string {
  const { phase, hasDied, isSomebodyInCharge, stay } = context;
  if (isOfOtherPatient(stored, context)) return 'other-patient';
  if (phase === 'cancelled') return 'stay-cancelled';
  if (hasDied) return 'died';
  const isOfCandidate = stored.base.slice(stay.length + 1).includes('/');
  if (isOfCandidate) return isSomebodyInCharge ? 'other-office' : 'consent-withdrawn';
  return 'no-longer-needed';
}
