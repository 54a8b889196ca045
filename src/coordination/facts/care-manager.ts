// Who is in charge, in the order of design 3a B2: a team of this stay, a team of the person, the office on the card.
import type { CalendarDate } from '../../japan/calendar-date.ts';
import { type Basis, basesOf, type OfficeClaim, officeKindOf } from './care-team.ts';
import type { CareManagerFact, Party, StayFact } from './facts.ts';
import type { InsuranceCard } from './insurance-card.ts';
import { partyOf } from './parties.ts';
import { system as codeSystem, codesIn, instantOf } from './reading.ts';
import type { FactSettings } from './settings.ts';
import type { StayRecord } from './stay-record.ts';

export interface Signs {
  readonly stay: StayFact;
  /** The day that counts. */
  readonly day: CalendarDate;
  readonly claims: readonly OfficeClaim[];
  /** The best first. */
  readonly cards: readonly CardOffice[];
  /** Offices that answered in this stay that they take the patient on; undefined among them: somebody unnamed. */
  readonly accepted: readonly (string | undefined)[];
  /** The screening form says that there is no care manager. */
  readonly saysNone: boolean;
}

export interface CardOffice {
  /** `Coverage/x` */
  readonly reference: string;
  readonly office: Party;
  readonly kind: CareManagerFact['kind'];
  readonly recorded: number | undefined;
  readonly isValid: boolean;
}

/** Until the discharge today counts (before an admission its day); afterwards the day of discharge. */
export const dayThatCounts = ({ phase, admitted, discharged }: StayFact, today: CalendarDate): CalendarDate => {
  if (phase === 'discharged') return discharged?.date ?? today;
  return admitted !== undefined && admitted.date > today ? admitted.date : today;
};

export function careManagerOf(signs: Signs, timeZone: string): CareManagerFact | undefined {
  const [claim] = inCharge(signs);
  if (claim !== undefined) {
    const { office, kind, person, reference, from: since, bases } = claim;
    const evidence = { reference, at: recordedIn(bases) ?? instantOf(since, timeZone) };
    const from = claim.scope === 'stay' ? 'team-of-stay' : 'team-of-patient';
    return { office, kind, person, from, since, evidence, isNew: isNew(office, since, signs) };
  }
  const card = signs.cards.find(({ isValid, office }) => isValid && !hasEnded(office, signs));
  if (card === undefined) return undefined;
  const evidence = { reference: card.reference, at: card.recorded };
  const { office, kind } = card;
  return { office, kind, person: undefined, from: 'card', evidence, isNew: isNew(office, undefined, signs) };
}

/** A card is not printed anew when a contract ends: that the office is recorded as having ended tells more than the card. */
const hasEnded = ({ reference }: Party, { claims, day }: Signs): boolean =>
  reference !== undefined &&
  claims.some(
    ({ office, status, scope, until }) =>
      office.reference === reference &&
      scope !== 'other-stay' &&
      (status === 'inactive' || (status === 'active' && until !== undefined && until < day)),
  );

/** The one in charge first, then others that are registered as in charge as well. */
export function inCharge(signs: Signs): OfficeClaim[] {
  const hasBegun = ({ from }: OfficeClaim): boolean => from === undefined || from <= signs.day;
  return signs.claims
    .filter(({ status, scope, until }) => {
      return status === 'active' && scope !== 'other-stay' && !(until !== undefined && until < signs.day);
    })
    .filter((claim) => !cameAfter(claim, signs))
    .sort(
      (a, b) =>
        first(a.scope === 'stay', b.scope === 'stay') ||
        first(hasBegun(a), hasBegun(b)) ||
        later(a.from ?? '', b.from ?? '') ||
        (recordedIn(b.bases) ?? 0) - (recordedIn(a.bases) ?? 0),
    );
}

/** Taken on after the patient had left, and not in the course of this stay. */
export const cameAfter = ({ scope, from, office }: OfficeClaim, { stay, day, accepted }: Signs): boolean =>
  stay.phase === 'discharged' &&
  scope === 'patient' &&
  from !== undefined &&
  from > day &&
  !hasAccepted(office, accepted);

/** An answer counts for the office that gave it, and for any where it is not said who gave it. */
const hasAccepted = ({ reference }: Party, accepted: Signs['accepted']): boolean =>
  accepted.some((each) => each === undefined || each === reference);

/** HK-03 (b) */
function isNew(office: Party, from: CalendarDate | undefined, { stay, accepted, saysNone }: Signs): boolean {
  if (hasAccepted(office, accepted)) return true;
  // A contract known to be older than the stay weighs more than an answer that there is none.
  if (from !== undefined && stay.admitted !== undefined) return from > stay.admitted.date;
  return saysNone;
}

export function cardOffices(
  cards: readonly InsuranceCard[],
  record: StayRecord,
  settings: Pick<FactSettings, 'base' | 'timeZone'>,
): CardOffice[] {
  return cards.flatMap(({ resource, office: written, isValid }): CardOffice[] => {
    const office = partyOf(written, record, settings);
    if (written === undefined || office === undefined) return [];
    const kinds = codesIn(record.organizations.get(office.reference ?? '')?.type, ORGANIZATION_KIND);
    return [
      {
        reference: `Coverage/${resource.id}`,
        office,
        kind: officeKindOf(kinds),
        recorded: recordedIn(basesOf(written, settings.timeZone)),
        isValid,
      },
    ];
  });
}

const ORGANIZATION_KIND = codeSystem('organization-kind');

/** The last time somebody said so. */
export const recordedIn = (bases: readonly Basis[]): number | undefined => {
  const told = bases.flatMap(({ recorded }) => recorded ?? []);
  return told.length === 0 ? undefined : Math.max(...told);
};

const first = (a: boolean, b: boolean): number => Number(b) - Number(a);
const later = (a: string, b: string): number => (a < b ? 1 : a > b ? -1 : 0);
