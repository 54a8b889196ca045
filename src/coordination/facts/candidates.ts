// Offices that may take the patient, and whether information may go to them before a contract exists (CN-04).
import { isObject, type Resource } from '../../fhir/resource.ts';
import type { ReferenceBase } from '../../fhir/search/reference-text.ts';
import type { CalendarDate } from '../../japan/calendar-date.ts';
import { recordedIn } from './care-manager.ts';
import type { Basis, OfficeClaim } from './care-team.ts';
import type { Candidate } from './facts.ts';
import { daysOf } from './reading.ts';
import { literalOf } from './references.ts';
import type { FactSettings } from './settings.ts';

/** Each office once; the understanding may be recorded in any team that names it. */
export function candidatesOf(
  claims: readonly OfficeClaim[],
  consents: readonly Resource[],
  day: CalendarDate,
  settings: Pick<FactSettings, 'base' | 'timeZone' | 'today'>,
): Candidate[] {
  const found = new Map<string, Candidate>();
  const proposed = claims.filter(
    ({ status, scope, until }) =>
      status === 'proposed' && scope !== 'other-stay' && !(until !== undefined && until < day),
  );
  for (const { office, kind, bases, reference } of proposed) {
    const standing = bases.filter((basis) => stands(basis, consents, settings));
    const evidence = { reference, at: recordedIn(standing.length > 0 ? standing : bases) };
    const hasBasis = standing.length > 0;
    const name = office.reference ?? office.display;
    if (!found.has(name) || (hasBasis && !found.get(name)!.hasBasis)) {
      found.set(name, { office, kind, hasBasis, evidence });
    }
  }
  return [...found.values()];
}

/** A consent it points to must be there, active, and no refusal: what was withdrawn, or taken out, is no basis. */
function stands(
  { hasAgreement, evidence }: Basis,
  consents: readonly Resource[],
  settings: Pick<FactSettings, 'base' | 'timeZone' | 'today'>,
): boolean {
  const named = evidence.flatMap((each) => consentIn(each, settings.base) ?? []);
  return (
    hasAgreement && named.every((key) => consents.some((each) => `Consent/${each.id}` === key && holds(each, settings)))
  );
}

function consentIn(reference: unknown, base: ReferenceBase): string | undefined {
  const literal = literalOf(reference, base);
  return literal?.startsWith('Consent/') ? literal : undefined;
}

function holds(
  { status, provision }: Resource,
  { timeZone, today }: Pick<FactSettings, 'timeZone' | 'today'>,
): boolean {
  if (status !== 'active') return false;
  if (!isObject(provision)) return true;
  const { until } = daysOf(provision.period, timeZone);
  return provision.type !== 'deny' && (until === undefined || today <= until);
}
