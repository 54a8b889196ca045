// Task/[id]/$agree-deadline: a date of one's own instead of the guideline.
import { agreeDeadline } from '../../coordination/transitions/agree-deadline.ts';
import { localTime } from '../../japan/calendar-date.ts';
import type { OperationHandler } from '../exchange.ts';
import { changeTask, reasonIn } from './task-transition.ts';

export const agreeTaskDeadline: OperationHandler = async (inputs, call, hub, at) => {
  const { timeZone } = hub.search;
  const { date: today } = localTime(hub.clock(), timeZone);
  const agreement = { deadline: String(inputs.get('deadline')![0]), reason: reasonIn(inputs), today, timeZone };
  return changeTask('agree-deadline', at, call, hub, (task, deed) => agreeDeadline(task, agreement, deed));
};
