// The 介護保険証 that holds for a stay, out of all cards of all joined records; and what stands on it.
import { extensionsOf, objectsOf } from '../../fhir/elements/any-shape.ts';
import type { Resource } from '../../fhir/resource.ts';
import { literalOf } from '../../fhir/search/literal-reference.ts';
import type { CalendarDate } from '../../japan/calendar-date.ts';
import type { StayFact } from './facts.ts';
import { byId, codesIn, daysOf, extensionCodes, ours, system } from './reading.ts';
import type { FactSettings } from './settings.ts';

export interface InsuranceCard {
  readonly resource: Resource;
  readonly careLevel: string | undefined;
  readonly certification: string | undefined;
  /** The Reference in x:care-office. */
  readonly office: Record<string, unknown> | undefined;
  /** Valid on the day that counts, or on the day of admission. */
  readonly isValid: boolean;
}

/** A certification may be dated back, and run out during the stay: the day that counts comes first, then ADM. */
export function insuranceCards(
  coverages: readonly Resource[],
  records: readonly string[],
  { stay, day }: { readonly stay: StayFact; readonly day: CalendarDate },
  { base, timeZone }: Pick<FactSettings, 'base' | 'timeZone'>,
): InsuranceCard[] {
  const cards = byId(coverages)
    .filter(({ status, type }) => status === 'active' && codesIn(type, KIND, [CARE_INSURANCE]).includes(CARE_INSURANCE))
    .filter(({ beneficiary }) => records.includes(literalOf(beneficiary, base) ?? ''))
    .map((resource) => {
      const { from = '', until = '9999-12-31' } = daysOf(resource.period, timeZone);
      const holdsOn = (date: CalendarDate | undefined): boolean => date !== undefined && from <= date && date <= until;
      const rank = holdsOn(day) ? 0 : holdsOn(stay.admitted?.date) ? 1 : 2;
      return { card: { ...readCard(resource), isValid: rank < 2 }, rank, from };
    });
  return cards
    .sort((a, b) => a.rank - b.rank || (a.from < b.from ? 1 : a.from > b.from ? -1 : 0))
    .map(({ card }) => card);
}

const KIND = system('coverage-kind');
const CARE_INSURANCE = 'care-insurance';

function readCard(resource: Resource): Omit<InsuranceCard, 'isValid'> {
  const [office] = objectsOf(extensionsOf(resource, ours('care-office')).map(({ valueReference }) => valueReference));
  return {
    resource,
    careLevel: extensionCodes(resource, 'care-level')[0],
    certification: extensionCodes(resource, 'certification-status')[0],
    office,
  };
}
