// Everything stored about many stays, read by what it names, and filed by that.
import type { Resource } from '../../fhir/resource.ts';
import { literalOf, literalsOf } from '../../fhir/search/literal-reference.ts';
import { type Filed, filed } from './filed.ts';
import { readReferring, type Way } from './read-records.ts';
import type { Reading } from './reading.ts';
import { isStay, STAY_CLASSES } from './stay.ts';
import { isLooseScreening } from './touched.ts';

export interface Shelves {
  /** By the stay. */
  readonly orders: Filed;
  readonly tasks: Filed;
  /** By the stay, or by the orders and steps they are based on. */
  readonly communications: Filed;
  readonly appointments: Filed;
  /** Screening forms without a stay: by the person. */
  readonly responses: Filed;
  /** By the person. */
  readonly careTeams: Filed;
  readonly coverages: Filed;
  readonly consents: Filed;
  readonly stays: Filed;
}

/** Of stays, then of persons: what a parameter leads to is of one type, so that they can be asked together. */
const ABOUT: readonly Way[] = [
  ['ServiceRequest', 'encounter'],
  ['Task', 'encounter'],
  ['Communication', 'encounter'],
  ['Appointment', 'supporting-info'],
  ['QuestionnaireResponse', 'encounter'],
  ['CareTeam', 'subject'],
  ['Coverage', 'beneficiary'],
  ['Consent', 'patient'],
  ['QuestionnaireResponse', 'subject', [['encounter:missing', 'true']]],
  ['Encounter', 'subject', [['class', STAY_CLASSES.join(',')]]],
];
const STEPS: ReadonlySet<string> = new Set(['ServiceRequest', 'Task']);
const BASED_ON: readonly Way[] = [
  ['Communication', 'based-on'],
  ['Appointment', 'based-on'],
  ['QuestionnaireResponse', 'based-on'],
];

/** `stays`: `Encounter/x`; `records`: `Patient/x`. */
export async function readShelves(
  stays: readonly string[],
  records: Iterable<string>,
  reading: Reading,
): Promise<Shelves> {
  const one = (reference: unknown): string[] => [literalOf(reference, reading.base) ?? []].flat();
  const all = (references: unknown): string[] => literalsOf(references, reading.base);
  const about = await readReferring([...stays, ...records], ABOUT, reading);
  const steps = about.filter(({ resource }) => STEPS.has(resource.resourceType));
  const following = await readReferring(
    steps.map(({ resource }) => `${resource.resourceType}/${resource.id}`),
    BASED_ON,
    reading,
  );
  const found = [...about, ...following].map(({ resource }) => resource);
  const of = (type: string): Resource[] => found.filter(({ resourceType }) => resourceType === type);
  return {
    orders: filed(of('ServiceRequest'), ({ encounter }) => one(encounter)),
    tasks: filed(of('Task'), ({ encounter }) => one(encounter)),
    communications: filed(of('Communication'), ({ encounter, basedOn }) => [...one(encounter), ...all(basedOn)]),
    appointments: filed(of('Appointment'), (each) => [...all(each.supportingInformation), ...all(each.basedOn)]),
    responses: filed(of('QuestionnaireResponse'), (each) => [
      ...one(each.encounter),
      ...all(each.basedOn),
      ...(isLooseScreening(each) ? one(each.subject) : []),
    ]),
    careTeams: filed(of('CareTeam'), ({ subject }) => one(subject)),
    coverages: filed(of('Coverage'), ({ beneficiary }) => one(beneficiary)),
    consents: filed(of('Consent'), ({ patient }) => one(patient)),
    stays: filed(of('Encounter').filter(isStay), ({ subject }) => one(subject)),
  };
}
