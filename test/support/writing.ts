// Writing through the store, for tests that need many resources quickly.
import { OPERATOR } from '../../src/access/actor.ts';
import type { Resource } from '../../src/fhir/resource.ts';
import type { Store } from '../../src/store/store.ts';
import type { Caller, Change } from '../../src/store/write/change.ts';

export const EVERYONE: Caller = { actor: OPERATOR, audience: 'everyone' };

const SLICE = 500;

/** All under the ids they carry, 500 a transaction. */
export async function putAll(store: Store, resources: readonly Resource[]): Promise<void> {
  for (let i = 0; i < resources.length; i += SLICE) {
    const changes = resources
      .slice(i, i + SLICE)
      .map((resource): Change => ({ kind: 'update', type: resource.resourceType, id: resource.id!, resource }));
    await store.write(changes, EVERYONE);
  }
}
