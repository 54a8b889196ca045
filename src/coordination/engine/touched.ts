// Which stays a resource speaks of, as it says itself: stays, persons, or steps and orders of stays, as `Type/id`.
import type { Resource } from '../../fhir/resource.ts';
import { literalOf, literalsOf } from '../../fhir/search/literal-reference.ts';
import type { ReferenceBase } from '../../fhir/search/reference-text.ts';
import { isMachines } from '../facts/told.ts';
import { MOST_NAMED, recordsNamed, sayingOf } from '../identity/join-words.ts';
import { linkedRecord } from '../identity/joined-records.ts';
import { screeningFormIn } from '../screening/form.ts';
import { isStay } from './stay.ts';

type Touch = (resource: Resource, base: ReferenceBase) => readonly (string | undefined)[];

const BY_TYPE: Readonly<Record<string, Touch>> = {
  // Another stay of the person ends or begins: what its care team says counts otherwise from then on.
  Encounter: (stay, base) => (isStay(stay) ? [`Encounter/${stay.id}`, literalOf(stay.subject, base)] : []),
  Patient: (patient, base) => {
    const { reference, links } = linkedRecord(patient, base);
    return [reference, ...links.map(({ other }) => other)];
  },
  CareTeam: ({ encounter, subject }, base) => [literalOf(encounter, base), literalOf(subject, base)],
  Coverage: ({ beneficiary }, base) => [literalOf(beneficiary, base)],
  Consent: ({ patient }, base) => [literalOf(patient, base)],
  Communication: (contact, base) =>
    isMachines(contact) ? [] : [literalOf(contact.encounter, base), ...literalsOf(contact.basedOn, base)],
  QuestionnaireResponse: (response, base) => [
    literalOf(response.encounter, base),
    ...literalsOf(response.basedOn, base),
    ...(isLooseScreening(response) ? [literalOf(response.subject, base)] : []),
  ],
  Appointment: ({ supportingInformation, basedOn }, base) => [
    ...literalsOf(supportingInformation, base),
    ...literalsOf(basedOn, base),
  ],
  // Who was parted is suggested no more, though no link had to be taken out.
  Provenance: (word, base) => {
    const named = sayingOf(word) === undefined ? [] : recordsNamed(word, base);
    return named.length > MOST_NAMED ? [] : named.map((id) => `Patient/${id}`);
  },
  Task: ({ encounter }, base) => [literalOf(encounter, base)],
  ServiceRequest: ({ encounter }, base) => [literalOf(encounter, base)],
};

export const TOUCHING: ReadonlySet<string> = new Set(Object.keys(BY_TYPE));

export const touchedBy = (resource: Resource, base: ReferenceBase): string[] =>
  (BY_TYPE[resource.resourceType]?.(resource, base) ?? []).filter((each) => each !== undefined);

/** A screening form filled in before anybody knew of the stay. */
export const isLooseScreening = ({ encounter, questionnaire }: Resource): boolean =>
  encounter === undefined && screeningFormIn(questionnaire) !== undefined;
