// Subscription/[id]/$events: events that were told before, or could not be, for whoever has missed some.
// https://hl7.org/fhir/uv/subscriptions-backport/STU1.1/OperationDefinition-backport-subscription-events.html
import { Problem } from '../../problem.ts';
import type { Content } from '../../subscriptions/asked/asked.ts';
import { DEAD_DAYS, firstKept, TOLD_DAYS } from '../../subscriptions/queue/old-events.ts';
import type { Hub, Inputs, OperationHandler } from '../exchange.ts';
import { badParameter } from '../request-problems.ts';
import { eventRange, type NamedSubscription, readSubscription } from './named-subscription.ts';

/** In one answer; the next ones are asked for from the last number on. */
const MOST = 100;
const CONTENTS: readonly Content[] = ['empty', 'id-only', 'full-resource'];

export const subscriptionEvents: OperationHandler = async (inputs, call, hub, { id }) => {
  const subscription = await readSubscription(id!, call, hub);
  const range = eventRange(inputs);
  const wanted = { content: contentIn(inputs), most: MOST };
  const text = await hub.subscriptions.eventsOf(subscription, subscription.standing, range, wanted, hub.view);
  if (text === undefined) throw noTopic(id!);
  await refuseRemoved(subscription, inputs, range, hub);
  return { status: 200, body: { kind: 'json', text } };
};

/** Who names a number that is kept no longer learns so, and from where on there is something; who names none gets what there is. */
async function refuseRemoved(
  { id, standing }: NamedSubscription,
  inputs: Inputs,
  [since, until]: readonly [number, number],
  hub: Hub,
): Promise<void> {
  const namesFirst = inputs.has('eventsSinceNumber') && since > 0;
  const namesLast = inputs.has('eventsUntilNumber') && until > 0;
  const from = namesFirst ? since : 1;
  if (!(namesFirst || namesLast) || from > standing.events) return;
  const first = await firstKept(hub.view.session, id, [from, Number.MAX_SAFE_INTEGER]);
  if (first === undefined || first > (namesFirst ? since : until)) throw removed(id, first);
}

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

function removed(id: string, first: number | undefined): Problem {
  const said = {
    en: `Earlier events of Subscription/${id} are not kept any more: ${TOLD_DAYS} days after they were told, ${DEAD_DAYS} days after they could not be.`,
    ja: `Subscription/${id} のこれより前の出来事は残っていません（送達から ${TOLD_DAYS} 日、送れなかったものは ${DEAD_DAYS} 日で消えます）。`,
  };
  const wayOut =
    first === undefined
      ? { en: 'Search for the resources instead.', ja: 'リソースを検索してください。' }
      : {
          en: `Ask with eventsSinceNumber=${first}, and search for the resources for what came before.`,
          ja: `eventsSinceNumber=${first} から問い合わせ、それより前はリソースを検索してください。`,
        };
  return new Problem('gone', { en: `${said.en} ${wayOut.en}`, ja: `${said.ja}${wayOut.ja}` });
}

const noTopic = (id: string): Problem =>
  new Problem('unprocessable', {
    en: `Subscription/${id} asks by plain R4 criteria, or cannot be understood: only events of topics are numbered. Search for the resources instead.`,
    ja: `Subscription/${id} は R4 の検索条件による購読か、読み取れない購読です。番号が付くのは話題の出来事だけです。リソースを検索してください。`,
  });
