// Subscriptions to what happens with the Tasks of one owner.
const FHIR = { 'Content-Type': 'application/fhir+json' };
const BACKPORT = 'http://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition/backport-';
const PATIENCE_MS = 40_000;

export const OWNER = 'Organization/faults-office';

const common = (id, endpoint) => ({
  resourceType: 'Subscription',
  id,
  status: 'requested',
  reason: 'Faults',
  channel: { type: 'rest-hook', endpoint, payload: 'application/fhir+json' },
});

/** Told of every change, with the Task as it became. */
export function ofTopic(id, endpoint, maxCount = 1) {
  const { channel, ...rest } = common(id, endpoint);
  return {
    ...rest,
    criteria: 'https://renkei.example/fhir/SubscriptionTopic/task-changed',
    _criteria: { extension: [{ url: `${BACKPORT}filter-criteria`, valueString: `Task?owner=${OWNER}` }] },
    channel: {
      ...channel,
      _payload: { extension: [{ url: `${BACKPORT}payload-content`, valueCode: 'full-resource' }] },
      extension: [{ url: `${BACKPORT}max-count`, valuePositiveInt: maxCount }],
    },
  };
}

export const ofCriteria = (id, endpoint) => ({ ...common(id, endpoint), criteria: `Task?owner=${OWNER}` });

/** Resolves as soon as all of them are active. */
export async function subscribe(base, subscriptions) {
  for (const each of subscriptions) {
    const body = JSON.stringify(each);
    const response = await fetch(`${base}/Subscription/${each.id}`, { method: 'PUT', headers: FHIR, body });
    if (!response.ok) throw new Error(`Subscription/${each.id}: ${response.status} ${await response.text()}`);
  }
  const until = Date.now() + PATIENCE_MS;
  for (const { id } of subscriptions) {
    while ((await standing(base, id)).status !== 'active') {
      if (Date.now() > until) throw new Error(`Subscription/${id} did not become active`);
      await new Promise((later) => setTimeout(later, 50));
    }
  }
}

/** As $status tells it; a Subscription that the hub has not read yet has no status. */
export async function standing(base, id) {
  const response = await fetch(`${base}/Subscription/${id}/$status`);
  if (!response.ok) return { status: undefined, events: 0 };
  const { entry } = await response.json();
  const said = (name) => entry[0].resource.parameter.find((each) => each.name === name);
  return { status: said('status')?.valueCode, events: Number(said('events-since-subscription-start')?.valueString) };
}
