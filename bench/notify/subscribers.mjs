// Offices that ask to be told of their Tasks, all active before anything is measured.
import { send } from '../support/send.mjs';

const BACKPORT = 'http://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition/backport';
const GROUP = 200;
const PATIENCE_MS = 900_000;

/** `ownerOf(n)`: whose Tasks the nth asks for. */
export async function subscribe(base, count, from, ownerOf, endpointOf, say) {
  for (let at = 0; at < count; at += GROUP) {
    const entry = [];
    for (let n = at; n < Math.min(count, at + GROUP); n += 1) {
      const id = `sub-${from + n}`;
      entry.push({
        fullUrl: `https://bench.example/Subscription/${id}`,
        resource: subscription(id, ownerOf(from + n), endpointOf(from + n)),
        request: { method: 'PUT', url: `Subscription/${id}` },
      });
    }
    await send(base, 'POST', '', { resourceType: 'Bundle', type: 'transaction', entry });
  }
  const began = performance.now();
  for (;;) {
    const { total } = await (await fetch(`${base}/Subscription?status=active&_summary=count`)).json();
    if (total >= from + count) break;
    if (performance.now() - began > PATIENCE_MS) throw new Error(`only ${total} subscriptions became active`);
    await new Promise((awake) => setTimeout(awake, 200));
  }
  say(
    `${(from + count).toLocaleString('en')} subscriptions active, the last ${count.toLocaleString('en')} in ${((performance.now() - began) / 1000).toFixed(1)} s after they were stored`,
  );
}

const subscription = (id, owner, endpoint) => ({
  resourceType: 'Subscription',
  id,
  status: 'requested',
  reason: 'bench',
  criteria: 'https://renkei.example/fhir/SubscriptionTopic/task-assigned',
  _criteria: { extension: [{ url: `${BACKPORT}-filter-criteria`, valueString: `Task?owner=${owner}` }] },
  channel: {
    type: 'rest-hook',
    endpoint,
    payload: 'application/fhir+json',
    _payload: { extension: [{ url: `${BACKPORT}-payload-content`, valueCode: 'id-only' }] },
  },
});

/** A Task of somebody else's making for this owner; when it was stored. */
export async function assign(base, id, owner) {
  await send(base, 'PUT', `/Task/${id}`, {
    resourceType: 'Task',
    id,
    status: 'requested',
    intent: 'order',
    owner: { reference: owner },
  });
  return performance.now();
}
