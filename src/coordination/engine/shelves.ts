// Everything stored about many stays, read with one search for each way of naming them, and filed by what it names.
import type { Resource } from '../../fhir/resource.ts';
import { literalOf, literalsOf } from '../facts/references.ts';
import { type Filed, filed } from './filed.ts';
import { readAny } from './read-pages.ts';
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

const BY_ORDER = 'based-on:ServiceRequest.encounter';
const BY_TASK = 'based-on:Task.encounter';

/** `stays`: `Encounter/x`; `records`: `Patient/x`. */
export async function readShelves(
  stays: readonly string[],
  records: Iterable<string>,
  reading: Reading,
): Promise<Shelves> {
  const persons = [...records];
  const find = async (type: string, values: readonly string[], params: readonly string[]): Promise<Resource[]> => {
    const found: Resource[] = [];
    for (const param of params) found.push(...(await readAny(type, param, values, reading)));
    return found;
  };
  const among = async (type: string, param: string, ...also: [string, string][]): Promise<Resource[]> =>
    readAny(type, param, persons, reading, also);
  const one = (reference: unknown): string[] => [literalOf(reference, reading.base) ?? []].flat();
  const all = (references: unknown): string[] => literalsOf(references, reading.base);

  const loose = await among('QuestionnaireResponse', 'subject', ['encounter:missing', 'true']);
  const communications = await find('Communication', stays, ['encounter', BY_TASK, BY_ORDER]);
  const appointments = await find('Appointment', stays, ['supporting-info', BY_ORDER]);
  const responses = await find('QuestionnaireResponse', stays, ['encounter', BY_ORDER]);
  const otherStays = (await among('Encounter', 'subject', ['class', STAY_CLASSES.join(',')])).filter(isStay);
  return {
    orders: filed(await find('ServiceRequest', stays, ['encounter']), ({ encounter }) => one(encounter)),
    tasks: filed(await find('Task', stays, ['encounter']), ({ encounter }) => one(encounter)),
    communications: filed(communications, ({ encounter, basedOn }) => [...one(encounter), ...all(basedOn)]),
    appointments: filed(appointments, (each) => [...all(each.supportingInformation), ...all(each.basedOn)]),
    responses: filed([...responses, ...loose], (each) => [
      ...one(each.encounter),
      ...all(each.basedOn),
      ...(isLooseScreening(each) ? one(each.subject) : []),
    ]),
    careTeams: filed(await among('CareTeam', 'subject'), ({ subject }) => one(subject)),
    coverages: filed(await among('Coverage', 'beneficiary'), ({ beneficiary }) => one(beneficiary)),
    consents: filed(await among('Consent', 'patient'), ({ patient }) => one(patient)),
    stays: filed(otherStays, ({ subject }) => one(subject)),
  };
}
