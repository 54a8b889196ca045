// Task/[id]/$cancel: cancels what nobody has begun; asks the owner about the rest, and is the owner's yes.
import { cancel } from '../../coordination/transitions/cancel.ts';
import type { OperationHandler } from '../exchange.ts';
import { changeTask, reasonIn } from './task-transition.ts';

export const cancelTask: OperationHandler = async (inputs, call, hub, at) => {
  const reason = reasonIn(inputs);
  return changeTask('cancel', at, call, hub, (task, deed) => cancel(task, reason, deed));
};
