// Subscription/[id]/$status and Subscription/$status?id=&status=: where subscriptions stand.
// https://hl7.org/fhir/uv/subscriptions-backport/STU1.1/OperationDefinition-backport-subscription-status.html

import { textOf } from '../../fhir/elements/any-shape.ts';
import { bundleText, entryText } from '../../fhir/json/bundle-text.ts';
import { resourceIn } from '../../fhir/json/resource-in.ts';
import { writeJson } from '../../fhir/json/write.ts';
import type { Resource } from '../../fhir/resource.ts';
import { statusParameters } from '../../subscriptions/notification/status.ts';
import type { Standing } from '../../subscriptions/queue/overview.ts';
import type { Call, Hub, Inputs, OperationHandler } from '../exchange.ts';
import { readSubscription } from './named-subscription.ts';

export const subscriptionStatus: OperationHandler = async (inputs, call, hub, { id }) => {
  const found = id === undefined ? await listed(inputs, call, hub) : [await readSubscription(id, call, hub)];
  const entries = found.map(({ resource, standing }) =>
    entryText(`${hub.baseUrl}/Subscription/${standing.id}/$status`, writeJson(statusOf(resource, standing, hub)), {
      search: { mode: 'match' },
    }),
  );
  const head = { type: 'searchset', total: entries.length };
  return { status: 200, body: { kind: 'json', text: bundleText(head, entries) } };
};

interface Listed {
  readonly resource: Resource;
  readonly standing: Standing;
}

/** Those that the caller may see; of several ids or statuses any. */
async function listed(inputs: Inputs, call: Call, hub: Hub): Promise<Listed[]> {
  const ids = textsIn(inputs, 'id');
  const statuses = textsIn(inputs, 'status');
  const standings = (await hub.subscriptions.standings(ids.length === 0 ? undefined : ids, hub.view)).filter(
    ({ status }) => statuses.length === 0 || statuses.includes(status),
  );
  const names = standings.map((each) => ({ type: 'Subscription', id: each.id }));
  const seen = new Map(
    (await hub.view.currentOf(names, call.caller.audience)).map((each) => [each.id, resourceIn(each.content)]),
  );
  return standings.flatMap((standing) => {
    const resource = seen.get(standing.id);
    return resource === undefined ? [] : [{ resource, standing }];
  });
}

const textsIn = (inputs: Inputs, name: string): string[] =>
  (inputs.get(name) ?? []).flatMap((value) => String(value).split(','));

function statusOf(resource: Resource, { id, status, events, problem }: Standing, hub: Hub): object {
  const criteria = textOf(resource.criteria) ?? '';
  const said = textOf(resource.error) ?? problem;
  return statusParameters({
    subscription: `${hub.baseUrl}/Subscription/${id}`,
    ...(/^https?:\/\//.test(criteria) && { topic: criteria.split('|')[0]! }),
    status,
    type: 'query-status',
    eventsSinceStart: events,
    events: [],
    ...(said && { error: { text: said } }),
  });
}
