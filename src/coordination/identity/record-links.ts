// Patient.link of one record to another: put in, taken out, all other links kept.
// https://hl7.org/fhir/R4/patient-definitions.html#Patient.link
import { objectsOf } from '../../fhir/elements/any-shape.ts';
import type { Resource } from '../../fhir/resource.ts';
import type { ReferenceBase } from '../../fhir/search/reference-text.ts';
import { linkedRecord } from './joined-records.ts';

/** What is said about two records: they are one person's (link), or they are not (unlink). */
export type Saying = 'link' | 'unlink';

/** `all`: what else joins the two goes too, such as `replaces`; that is for a person to say. */
export interface LinkChange {
  readonly says: Saying;
  readonly other: string;
  readonly all?: boolean;
}

export const namesRecord = (patient: Resource, other: string, base: ReferenceBase): boolean =>
  linkedRecord(patient, base).links.some((link) => link.other === `Patient/${other}`);

/** undefined: nothing to change. */
export function withLinks(
  patient: Resource,
  changes: readonly LinkChange[],
  base: ReferenceBase,
): Resource | undefined {
  const changed = changes.reduce((before, change) => withLink(before, change, base), patient);
  return changed === patient ? undefined : changed;
}

function withLink(patient: Resource, { says, other, all }: LinkChange, base: ReferenceBase): Resource {
  const links = Array.isArray(patient.link) ? patient.link : [];
  if (says === 'link') {
    if (namesRecord(patient, other, base)) return patient;
    return { ...patient, link: [...links, { other: { reference: `Patient/${other}` }, type: 'seealso' }] };
  }
  const kept = links.filter((link) => {
    const [found] = objectsOf([link]);
    const isTheirs = found !== undefined && namesRecord({ ...patient, link: [found] }, other, base);
    return !(isTheirs && (all === true || found.type === 'seealso'));
  });
  if (kept.length === links.length) return patient;
  const { link: _, ...rest } = patient;
  return kept.length === 0 ? (rest as Resource) : { ...patient, link: kept };
}
