// The records of what was delivered: of a step, with the forms by which it was done; of a form.

import type { Audience } from '../../access/audience.ts';
import { objectsOf } from '../../fhir/elements/any-shape.ts';
import { resourceIn } from '../../fhir/json/resource-in.ts';
import type { Resource } from '../../fhir/resource.ts';
import { literalOf, literalsOf } from '../../fhir/search/literal-reference.ts';
import { paramKey } from '../../fhir/search/params/params.ts';
import type { ReferenceBase } from '../../fhir/search/reference-text.ts';
import type { StoreView } from '../../store/view.ts';
import { isDelivery } from './delivery-record.ts';

const OF_STEP = [{ type: 'Communication', key: paramKey('Communication', 'based-on'), filters: [] }];
const OF_STAY = [{ type: 'Communication', key: paramKey('Communication', 'encounter'), filters: [] }];

/** Of a Task, to whoever owes it. */
export const deliveriesOfTask = async (view: StoreView, { id }: Resource, audience: Audience): Promise<Resource[]> =>
  read(await view.referringTo([{ type: 'Task', id: id! }], OF_STEP, audience));

/** And of the forms by which it was done, to whoever asked for them. */
export async function deliveriesOfStep(
  view: StoreView,
  task: Resource,
  base: ReferenceBase,
  audience: Audience,
): Promise<Resource[]> {
  const forms = objectsOf(task.output).flatMap(({ valueReference }) => literalOf(valueReference, base) ?? []);
  return [
    ...(await deliveriesOfTask(view, task, audience)),
    ...(forms.length === 0 ? [] : await carrying(forms, task.encounter, view, base, audience)),
  ];
}

/** Of a QuestionnaireResponse. */
export const deliveriesOfForm = (
  view: StoreView,
  form: Resource,
  base: ReferenceBase,
  audience: Audience,
): Promise<Resource[]> => carrying([`QuestionnaireResponse/${form.id}`], form.encounter, view, base, audience);

/** R4 has no search for what a Communication carries: among those of the stay. */
async function carrying(
  forms: readonly string[],
  encounter: unknown,
  view: StoreView,
  base: ReferenceBase,
  audience: Audience,
): Promise<Resource[]> {
  const stays = literalsOf([encounter], base).filter((each) => each.startsWith('Encounter/'));
  const names = stays.map((stay) => ({ type: 'Encounter', id: stay.slice('Encounter/'.length) }));
  return read(await view.referringTo(names, OF_STAY, audience)).filter(({ payload }) =>
    objectsOf(payload).some(({ contentReference }) => forms.includes(literalOf(contentReference, base) ?? '')),
  );
}

const read = (hits: readonly { readonly content: string }[]): Resource[] =>
  hits.map(({ content }) => resourceIn(content)).filter(isDelivery);
