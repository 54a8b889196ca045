// Subscription/[id]/$events: events that were told before, or could not be, for whoever has missed some.
// https://hl7.org/fhir/uv/subscriptions-backport/STU1.1/OperationDefinition-backport-subscription-events.html
import { Problem } from '../../problem.ts';
import type { Content } from '../../subscriptions/asked/asked.ts';
import type { Inputs, OperationHandler } from '../exchange.ts';
import { badParameter } from '../request-problems.ts';
import { eventRange, readSubscription } from './named-subscription.ts';

/** In one answer; the next ones are asked for from the last number on. */
const MOST = 100;
const CONTENTS: readonly Content[] = ['empty', 'id-only', 'full-resource'];

export const subscriptionEvents: OperationHandler = async (inputs, call, hub, { id }) => {
  const subscription = await readSubscription(id!, call, hub);
  const wanted = { content: contentIn(inputs), most: MOST };
  const text = await hub.subscriptions.eventsOf(
    subscription,
    subscription.standing,
    eventRange(inputs),
    wanted,
    hub.view,
  );
  if (text === undefined) throw noTopic(id!);
  return { status: 200, body: { kind: 'json', text } };
};

function contentIn(inputs: Inputs): Content | undefined {
  const [value] = inputs.get('content') ?? [];
  if (value === undefined) return undefined;
  const found = CONTENTS.find((each) => each === value);
  if (found === undefined) {
    throw badParameter('content', String(value), {
      en: `give ${CONTENTS.join(', ')}`,
      ja: `${CONTENTS.join('・')} のいずれかを指定してください`,
    });
  }
  return found;
}

const noTopic = (id: string): Problem =>
  new Problem('unprocessable', {
    en: `Subscription/${id} asks by plain R4 criteria, or cannot be understood: only events of topics are numbered. Search for the resources instead.`,
    ja: `Subscription/${id} は R4 の検索条件による購読か、読み取れない購読です。番号が付くのは話題の出来事だけです。リソースを検索してください。`,
  });
