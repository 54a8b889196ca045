// One order for each stay and plan: it says which plan, in which version, the stay follows. What a user wrote there (another
// version) is kept; only its status follows the stay.
import { CANONICAL_BASE } from '../../fhir/canonical-base.ts';
import { objectsOf, textOf, textsOf } from '../../fhir/elements/any-shape.ts';
import type { Resource } from '../../fhir/resource.ts';
import { instantText } from '../../japan/instant-text.ts';
import type { ReconcileContext } from './context.ts';
import { ORDER_KEY, orderId, orderKey } from './identifiers.ts';
import { localReference, REGION } from './stored-task.ts';

export interface ReconciledOrders {
  readonly created: readonly Resource[];
  readonly changed: readonly { readonly id: string; readonly apply: (stored: Resource) => Resource }[];
}

/** `plans`: `url|version` of those followed. `isDone`: the patient has left, and no step is open. */
export function reconcileOrders(
  existing: readonly Resource[],
  plans: readonly string[],
  isDone: boolean,
  hospital: string | undefined,
  context: ReconcileContext,
): ReconciledOrders {
  const ours = new Map(existing.flatMap((order) => (keyOf(order) === undefined ? [] : [[keyOf(order)!, order]])));
  const wanted = new Map(plans.map((plan) => [orderKey(context.stay, plan), plan]));
  const status = isDone ? 'completed' : 'active';
  return {
    created: [...wanted]
      .filter(([key]) => !ours.has(key))
      .map(([key, plan]) => newOrder(key, plan, status, hospital, context)),
    changed: [...ours].flatMap(([key, order]) => {
      const ought = {
        status: statusOf(order, wanted.has(key) ? status : 'revoked'),
        subject: subjectOf(order, context),
      };
      const isAsItIs = order.status === ought.status && order.subject === ought.subject;
      return isAsItIs ? [] : [{ id: order.id!, apply: (stored: Resource) => ({ ...stored, ...ought }) }];
    }),
  };
}

/** `url` -> version, of the orders that stand: what a stay began under it keeps. */
export const heldVersions = (orders: readonly Resource[]): ReadonlyMap<string, string> =>
  new Map(
    orders
      .filter((order) => keyOf(order) !== undefined && order.status !== 'entered-in-error')
      .flatMap(({ instantiatesCanonical }) => textsOf(instantiatesCanonical))
      .map((canonical) => canonical.split('|'))
      .flatMap(([url, version]) => (version === undefined ? [] : [[url!, version] as const])),
  );

const keyOf = (order: Resource): string | undefined =>
  textOf(objectsOf(order.identifier).find(({ system }) => system === ORDER_KEY)?.value);

/** One that a person has ended is not revoked as well. */
function statusOf({ status }: Resource, ought: string): unknown {
  const isSettled =
    status === 'entered-in-error' || (ought === 'revoked' && status !== 'active' && status !== 'on-hold');
  return isSettled ? status : ought;
}

/** The stay may turn out to be another person's; another record of the same person stays. */
function subjectOf({ subject }: Resource, { records, patient, base }: ReconcileContext): unknown {
  const named = localReference(subject, base);
  return named === undefined || records.includes(named) ? (subject ?? patient) : patient;
}

const newOrder = (
  key: string,
  plan: string,
  status: string,
  hospital: string | undefined,
  { stay, patient, region, now, timeZone }: ReconcileContext,
): Resource => ({
  resourceType: 'ServiceRequest',
  id: orderId(key),
  meta: { profile: [`${CANONICAL_BASE}/StructureDefinition/renkei-order`] },
  extension: [{ url: REGION, valueCode: region }],
  identifier: [{ system: ORDER_KEY, value: key }],
  instantiatesCanonical: [plan],
  status,
  intent: 'order',
  code: {
    coding: [{ system: `${CANONICAL_BASE}/CodeSystem/order`, code: 'coordination', display: '入退院調整' }],
  },
  ...(patient && { subject: patient }),
  encounter: { reference: `Encounter/${stay}` },
  authoredOn: instantText(now, timeZone),
  ...(hospital !== undefined && { requester: { reference: hospital } }),
});
