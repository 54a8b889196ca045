// The Subscription an operation is about, as it is stored and as the hub stands with it.
import { resourceIn } from '../../fhir/json/resource-in.ts';
import type { Resource } from '../../fhir/resource.ts';
import { Problem } from '../../problem.ts';
import { ridOf } from '../../store/rid.ts';
import * as said from '../../store/write/problems.ts';
import type { Standing } from '../../subscriptions/queue/overview.ts';
import type { Call, Hub, Inputs } from '../exchange.ts';
import { badParameter } from '../request-problems.ts';

export interface NamedSubscription {
  readonly id: string;
  readonly rid: string;
  readonly version: number;
  readonly resource: Resource;
  /** As the hub works with it; one just written is not known yet. */
  readonly standing: Standing;
}

export async function readSubscription(id: string, call: Call, hub: Hub): Promise<NamedSubscription> {
  const current = await hub.view.read('Subscription', id, call.caller.audience);
  if (current === undefined) throw said.notFound('Subscription', id);
  if (current.content === undefined) throw said.gone('Subscription', id, current.version);
  const [standing] = await hub.subscriptions.standings([id], hub.view);
  return {
    id,
    rid: ridOf('Subscription', id),
    version: current.version,
    resource: resourceIn(current.content),
    standing: standing ?? { id, status: 'requested', events: 0, problem: null },
  };
}

/** eventsSinceNumber and eventsUntilNumber, both included; a number that is not given leaves that end open. */
export function eventRange(inputs: Inputs): readonly [number, number] {
  const [since, until] = [numberIn(inputs, 'eventsSinceNumber') ?? 1, numberIn(inputs, 'eventsUntilNumber') ?? LAST];
  if (since > until) {
    throw new Problem('bad-value', {
      en: `eventsSinceNumber (${since}) is greater than eventsUntilNumber (${until}).`,
      ja: `eventsSinceNumber（${since}）が eventsUntilNumber（${until}）より大きくなっています。`,
    });
  }
  return [since, until];
}

const LAST = Number.MAX_SAFE_INTEGER;

function numberIn(inputs: Inputs, name: string): number | undefined {
  const [value] = inputs.get(name) ?? [];
  if (value === undefined) return undefined;
  const text = String(value);
  if (!/^\d{1,15}$/.test(text)) {
    throw badParameter(name, text, { en: 'give a whole number from 0', ja: '0 以上の整数を指定してください' });
  }
  return Number(text);
}
