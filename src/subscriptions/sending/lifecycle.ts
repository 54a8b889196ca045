// What the hub writes into a Subscription: that it is active, that it is in error and why, that its time is up. As it is stored
// at that moment: what somebody has changed meanwhile is left alone.

import { HUB } from '../../access/actor.ts';
import { resourceIn } from '../../fhir/json/resource-in.ts';
import type { Resource } from '../../fhir/resource.ts';
import { Problem, type Said } from '../../problem.ts';
import type { Store } from '../../store/store.ts';

/** The version that was worked with: of another nothing is known. */
interface Served {
  readonly id: string;
  readonly version: number;
}

const CALLER = { actor: HUB, audience: 'everyone' } as const;

export const startSubscription = (served: Served, store: Store): Promise<void> =>
  change(served, store, (subscription) =>
    subscription.status === 'requested' ? without({ ...subscription, status: 'active' }, 'error') : subscription,
  );

export const failSubscription = (served: Served, { en, ja }: Said, store: Store): Promise<void> =>
  change(served, store, (subscription) =>
    subscription.status === 'requested' || subscription.status === 'active'
      ? { ...subscription, status: 'error', error: `${ja} / ${en}` }
      : subscription,
  );

/** Subscription.end has come. */
export const endSubscription = (served: Served, store: Store): Promise<void> =>
  change(served, store, (subscription) =>
    subscription.status === 'off' ? subscription : { ...subscription, status: 'off' },
  );

/** Nothing where nothing is to be changed, or somebody else was quicker: what they wrote comes round by the feed. */
async function change({ id, version }: Served, store: Store, apply: (stored: Resource) => Resource): Promise<void> {
  const current = await store.read('Subscription', id, 'everyone');
  if (current?.content === undefined || current.version !== version) return;
  const stored = resourceIn(current.content);
  if (apply(stored) === stored) return;
  const ifMatch = String(version);
  try {
    await store.write([{ kind: 'patch', type: 'Subscription', id, ifMatch, apply }], CALLER);
  } catch (cause) {
    if (!(cause instanceof Problem) || cause.kind !== 'precondition-failed') throw cause;
  }
}

function without(resource: Resource, name: string): Resource {
  const { [name]: _, ...rest } = resource;
  return rest as Resource;
}
