// Cancelling is for whom a step is owed to, while nobody has begun; afterwards it is a question, which the owner answers.
import { objectsOf } from '../../fhir/elements/any-shape.ts';
import { isObject, type Resource } from '../../fhir/resource.ts';
import { Problem } from '../../problem.ts';
import { TASK_REASON } from '../reconcile/stored-task.ts';
import { type Deed, noted, partiesDoing } from './deed.ts';
import { CANCEL_REQUESTED, stateOf, withoutElement, withState } from './task-elements.ts';

/** The Task itself where the same was asked already. */
export function cancel(task: Resource, reason: string, deed: Deed): Resource {
  const as = partiesDoing(task, deed, ['owner', 'requester']);
  const isAsked = stateOf(task) === CANCEL_REQUESTED;
  if (isAsked && as.has('owner')) return cancelled(withoutElement(task, 'businessStatus'), reason);
  if (!as.has('requester')) throw notForOwner();
  if (task.status === 'requested' || task.status === 'received') return cancelled(task, reason);
  return noted(task, withState(withoutCode(task), CANCEL_REQUESTED), deed, reason);
}

/** Where the hub asked, its code stays beside the words: it is the hub's cancellation that was granted. */
const cancelled = (task: Resource, text: string): Resource => ({
  ...task,
  status: 'cancelled',
  statusReason: isObject(task.statusReason) ? { ...task.statusReason, text } : { text },
});

/** A person asks: an earlier no does not count as the answer, and the hub's own reason does not take the question back. */
function withoutCode(task: Resource): Resource {
  if (!isObject(task.statusReason)) return task;
  const { coding, ...words } = task.statusReason;
  const others = objectsOf(coding).filter(({ system }) => system !== TASK_REASON);
  const statusReason = others.length > 0 ? { ...words, coding: others } : words;
  return Object.keys(statusReason).length > 0 ? { ...task, statusReason } : withoutElement(task, 'statusReason');
}

const notForOwner = (): Problem =>
  new Problem(
    'business-rule',
    {
      en: 'Nobody has asked for this step to be cancelled. Who owes it rejects it before accepting (status rejected, with statusReason), or lets it fail once in progress (status failed).',
      ja: 'この手順の取消は依頼されていません。行う機関は、引き受ける前なら断り（status を rejected、理由を statusReason に）、実施中なら failed にしてください。',
    },
    { at: 'Task.status' },
  );
