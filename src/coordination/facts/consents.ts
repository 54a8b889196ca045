// What patient or family consented to: whether a Consent still stands, and to which offices it lets information go.
import { objectsOf } from '../../fhir/elements/any-shape.ts';
import { isObject, type Resource } from '../../fhir/resource.ts';
import { literalOf } from '../../fhir/search/literal-reference.ts';
import type { ReferenceBase } from '../../fhir/search/reference-text.ts';
import type { Evidence, Party } from './facts.ts';
import { partyOf } from './parties.ts';
import { byId, daysOf, instantOf } from './reading.ts';
import type { FactSettings } from './settings.ts';
import type { StayRecord } from './stay-record.ts';

export interface Consents {
  /** Of the person; without what was entered in error. */
  readonly known: readonly Consent[];
  readonly base: ReferenceBase;
}

interface Consent {
  /** `Consent/x` */
  readonly reference: string;
  readonly at: number | undefined;
  /** Active, and its time has not run out. */
  readonly isActive: boolean;
  readonly isRefusal: boolean;
  /** The organisations it names; empty: it names none. */
  readonly offices: readonly string[];
}

export const consentsOf = (
  record: StayRecord,
  records: readonly string[],
  settings: Pick<FactSettings, 'base' | 'timeZone' | 'today'>,
): Consents => ({
  known: byId(record.consents)
    .filter(({ status, scope }) => status !== 'entered-in-error' && !isOfAnotherMatter(scope))
    .filter(({ patient }) => isTheirs(literalOf(patient, settings.base), records))
    .map((each) => consentOf(each, record, settings)),
  base: settings.base,
});

/** Consent to an operation, to research or about resuscitation says nothing of who may be told. */
const isOfAnotherMatter = (scope: unknown): boolean =>
  isObject(scope) &&
  objectsOf(scope.coding).some(({ code }) => ['treatment', 'research', 'adr'].includes(String(code)));

const isTheirs = (patient: string | undefined, records: readonly string[]): boolean =>
  patient === undefined || records.includes(patient);

function consentOf(
  { id, status, dateTime, provision: written }: Resource,
  record: StayRecord,
  settings: Pick<FactSettings, 'base' | 'timeZone' | 'today'>,
): Consent {
  const { timeZone, today } = settings;
  const provision = isObject(written) ? written : {};
  const { until } = daysOf(provision.period, timeZone);
  return {
    reference: `Consent/${id}`,
    at: instantOf(dateTime, timeZone),
    isActive: status === 'active' && (until === undefined || today <= until),
    isRefusal: provision.type === 'deny',
    offices: objectsOf(provision.actor).flatMap(({ reference }) => nameOf(partyOf(reference, record, settings)) ?? []),
  };
}

const nameOf = (party: Party | undefined): string | undefined => party && (party.reference ?? party.display);

/** Whether what shows an agreement still stands, where it is a Consent. */
export function standsOn(evidence: unknown, { known, base }: Consents): boolean {
  const literal = literalOf(evidence, base);
  if (!literal?.startsWith('Consent/')) return true;
  return known.some(({ reference, isActive, isRefusal }) => reference === literal && isActive && !isRefusal);
}

/** The latest that lets information go to the office, while none refuses that. */
export function grants({ known }: Consents, office: Party): Evidence | undefined {
  const about = known.filter(
    ({ isActive, offices }) => isActive && (offices.length === 0 || offices.includes(nameOf(office)!)),
  );
  if (about.some(({ isRefusal }) => isRefusal)) return undefined;
  const [latest] = about.toSorted((a, b) => (b.at ?? 0) - (a.at ?? 0));
  return latest && { reference: latest.reference, at: latest.at };
}
