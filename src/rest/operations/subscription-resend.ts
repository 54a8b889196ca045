// Subscription/[id]/$resend: what nobody took is sent again, once the receiver can take it.
import { operationOutcome } from '../../fhir/operation-outcome.ts';
import { Problem } from '../../problem.ts';
import type { OperationHandler } from '../exchange.ts';
import { done, outcomeBody } from '../outcome.ts';
import { eventRange, readSubscription } from './named-subscription.ts';

export const subscriptionResend: OperationHandler = async (inputs, call, hub, { id }) => {
  const { standing } = await readSubscription(id!, call, hub);
  const range = eventRange(inputs);
  if (standing.status === 'error' || standing.status === 'off') throw notActive(id!, standing.status);
  const count = await hub.subscriptions.resend(id!, range);
  const said =
    count === 0
      ? { en: 'None of these events is dead.', ja: '送れなかった出来事はありません。' }
      : { en: `${count} events will be sent again.`, ja: `${count} 件の出来事をもう一度送ります。` };
  return { status: 200, body: outcomeBody(operationOutcome([done(said)])) };
};

const notActive = (id: string, status: string): Problem =>
  new Problem('business-rule', {
    en: `Subscription/${id} is ${status}: set its status to requested first; what waits is sent then.`,
    ja: `Subscription/${id} は ${status} の状態です。まず status を requested にしてください。そのあと、待っている出来事を送ります。`,
  });
