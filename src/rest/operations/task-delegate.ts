// Task/[id]/$delegate: another organisation owes the step from now on.
import { delegate } from '../../coordination/transitions/delegate.ts';
import { textOf } from '../../fhir/elements/any-shape.ts';
import { Problem, short } from '../../problem.ts';
import type { OperationHandler } from '../exchange.ts';
import { changeTask, parameter, reasonIn, referredIn } from './task-transition.ts';

export const delegateTask: OperationHandler = async (inputs, call, hub, at) => {
  const reason = reasonIn(inputs);
  const { id, display, resource } = (await referredIn(inputs, 'to', ['Organization'], call, hub))!;
  const name = display ?? textOf(resource.name);
  if (resource.active === false) throw closed(name ?? id);
  const reference = `Organization/${id}`;
  const to = name === undefined ? { reference } : { reference, display: name };
  return changeTask('delegate', at, call, hub, (task, deed) => delegate(task, to, reason, deed));
};

const closed = (name: string): Problem =>
  new Problem(
    'unprocessable',
    {
      en: `${short(name)} is registered as no longer active. Name an organisation that works.`,
      ja: `${short(name)} は活動していない機関（active = false）として登録されています。ほかの機関を指定してください。`,
    },
    { at: parameter('to') },
  );
