// That somebody looked at what was sent to them: noted once on each record of a delivery to their organisation. Somebody is a
// person in a role; a read in the name of an organisation may be its system's, fetching what a notification named.

import { HUB } from '../../access/actor.ts';
import { extensionsOf, objectsOf } from '../../fhir/elements/any-shape.ts';
import { resourceIn } from '../../fhir/json/resource-in.ts';
import type { Resource } from '../../fhir/resource.ts';
import { literalOf } from '../../fhir/search/literal-reference.ts';
import type { ReferenceBase } from '../../fhir/search/reference-text.ts';
import type { Store } from '../../store/store.ts';
import type { Change } from '../../store/write/change.ts';
import { deliveriesOfForm, deliveriesOfTask } from './deliveries.ts';
import { RECEIPT, receipt, type Step } from './delivery-record.ts';

/** A step, or a form; `by`: who acts, `PractitionerRole/x`, or an Organization, of which nothing is noted. */
export async function noteOpened(
  store: Store,
  { type, id, by }: { readonly type: 'Task' | 'QuestionnaireResponse'; readonly id: string; readonly by: string },
  base: ReferenceBase,
): Promise<void> {
  if (!by.startsWith(ROLE)) return;
  const [stored] = await store.currentOf([{ type, id }], 'everyone');
  if (stored === undefined) return;
  const resource = resourceIn(stored.content);
  // Who reads the step has not read its forms.
  const found =
    type === 'Task'
      ? await deliveriesOfTask(store, resource, 'everyone')
      : await deliveriesOfForm(store, resource, base, 'everyone');
  const deliveries = found.filter((each) => !has(each, 'opened'));
  if (deliveries.length === 0) return;
  const organization = await organizationOf(store, by, base);
  const own = deliveries.filter(({ recipient }) =>
    objectsOf(recipient).some(({ reference }) => organization !== undefined && reference === organization),
  );
  const at = new Date();
  const changes = own.map(
    (each): Change => ({
      kind: 'patch',
      type: 'Communication',
      id: each.id!,
      apply: (stored) =>
        has(stored, 'opened')
          ? stored
          : { ...stored, extension: [...objectsOf(stored.extension), receipt('opened', at, by)] },
    }),
  );
  if (changes.length > 0) await store.write(changes, { actor: HUB, audience: 'everyone' });
}

const ROLE = 'PractitionerRole/';

const has = (record: Resource, step: Step): boolean =>
  extensionsOf(record, RECEIPT).some((each) => extensionsOf(each, 'step').some(({ valueCode }) => valueCode === step));

async function organizationOf(store: Store, by: string, base: ReferenceBase): Promise<string | undefined> {
  const [stored] = await store.currentOf([{ type: 'PractitionerRole', id: by.slice(ROLE.length) }], 'everyone');
  const role = stored && resourceIn(stored.content);
  return role === undefined || role.active === false ? undefined : literalOf(role.organization, base);
}
