// That somebody looked at what was sent to them: noted once on each record of a delivery to their organisation.
import { HUB } from '../../access/actor.ts';
import { extensionsOf, objectsOf } from '../../fhir/elements/any-shape.ts';
import { readJson } from '../../fhir/json/read.ts';
import { isObject, type Resource } from '../../fhir/resource.ts';
import { paramKey } from '../../fhir/search/index-entries.ts';
import { parseReference, type ReferenceBase } from '../../fhir/search/reference-text.ts';
import type { Change } from '../../store/change.ts';
import type { Store } from '../../store/store.ts';
import type { StoreView } from '../../store/view.ts';
import { isDelivery, RECEIPT, receipt, type Step } from './delivery-record.ts';

const WAYS = [{ type: 'Communication', key: paramKey('Communication', 'based-on'), filters: [] }];

/** Records of deliveries of a Task. */
export async function deliveriesOf(view: StoreView, id: string): Promise<Resource[]> {
  const found = await view.referringTo([{ type: 'Task', id }], WAYS, 'everyone');
  return found.map(({ content }) => readJson(content) as unknown as Resource).filter(isDelivery);
}

/** Of a Task; `by`: who acts, `Organization/x` or `PractitionerRole/x`. */
export async function noteOpened(
  store: Store,
  { id, by }: { readonly id: string; readonly by: string },
  base: ReferenceBase,
): Promise<void> {
  const deliveries = (await deliveriesOf(store, id)).filter((each) => !has(each, 'opened'));
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

const has = (record: Resource, step: Step): boolean =>
  extensionsOf(record, RECEIPT).some((each) => extensionsOf(each, 'step').some(({ valueCode }) => valueCode === step));

async function organizationOf(store: Store, by: string, base: ReferenceBase): Promise<string | undefined> {
  if (by.startsWith('Organization/')) return by;
  const [role] = await store.currentOf([{ type: 'PractitionerRole', id: by.slice(by.indexOf('/') + 1) }], 'everyone');
  const { organization } = role === undefined ? {} : (readJson(role.content) as { organization?: unknown });
  const written = isObject(organization) ? organization.reference : undefined;
  const target = typeof written === 'string' ? parseReference(written, base) : undefined;
  return target?.kind === 'local' ? `${target.type}/${target.id}` : undefined;
}
