// To whom a form is given: to whom the steps that ask for it are owed, and who was told by a contact that carried it.

import { objectsOf, textOf } from '../../fhir/elements/any-shape.ts';
import { resourceIn } from '../../fhir/json/resource-in.ts';
import type { Resource } from '../../fhir/resource.ts';
import { literalOf, literalsOf } from '../../fhir/search/literal-reference.ts';
import { paramKey } from '../../fhir/search/params/params.ts';
import type { ReferenceBase } from '../../fhir/search/reference-text.ts';
import type { StoreView } from '../../store/view.ts';
import { isDelivery } from '../evidence/delivery-record.ts';

const WAYS = ['Task', 'Communication'].map((type) => ({ type, key: paramKey(type, 'encounter'), filters: [] }));

/** `Organization/x` and others, by `QuestionnaireResponse/x`; in one statement. */
export async function formRecipients(
  forms: readonly Resource[],
  view: StoreView,
  base: ReferenceBase,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const stayOf = (form: Resource): string[] => literalsOf([form.encounter], base);
  const stays = [...new Set(forms.flatMap(stayOf))].filter((each) => each.startsWith('Encounter/'));
  const names = stays.map((stay) => ({ type: 'Encounter', id: stay.slice('Encounter/'.length) }));
  const around = (await view.referringTo(names, WAYS, 'everyone')).map(({ content }) => resourceIn(content));
  return new Map(
    forms.map((form) => {
      const own = around.filter(({ encounter }) => stayOf(form).includes(literalOf(encounter, base) ?? ''));
      const asking = own.filter((each) => each.resourceType === 'Task' && asksFor(each, form));
      const carrying = own.filter((each) => isContact(each) && carries(each, form, base));
      const recipients = [
        ...asking.flatMap(({ requester }) => literalsOf([requester], base)),
        ...carrying.flatMap(({ recipient }) => literalsOf(recipient, base)),
      ];
      return [`QuestionnaireResponse/${form.id}`, [...new Set(recipients)]];
    }),
  );
}

/** The record of a delivery is none: it would make itself come true. */
const isContact = (each: Resource): boolean => each.resourceType === 'Communication' && !isDelivery(each);

const withoutVersion = (canonical: unknown): string | undefined => textOf(canonical)?.split('|')[0];

const asksFor = ({ input }: Resource, { questionnaire }: Resource): boolean =>
  objectsOf(input).some(
    ({ valueCanonical }) =>
      valueCanonical !== undefined && withoutVersion(valueCanonical) === withoutVersion(questionnaire),
  );

const carries = ({ payload }: Resource, { id }: Resource, base: ReferenceBase): boolean =>
  literalsOf(
    objectsOf(payload).map(({ contentReference }) => contentReference),
    base,
  ).includes(`QuestionnaireResponse/${id}`);
