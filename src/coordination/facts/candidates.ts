// Offices that may take the patient, and whether information may go to them before a contract exists (CN-04).
import type { CalendarDate } from '../../japan/calendar-date.ts';
import { recordedIn } from './care-manager.ts';
import type { Basis, OfficeClaim } from './care-team.ts';
import { type Consents, grants, standsOn } from './consents.ts';
import type { ByHand, Candidate, Evidence, Told } from './facts.ts';

interface Around {
  readonly claims: readonly OfficeClaim[];
  readonly consents: Consents;
  readonly told: readonly Told[];
  readonly byHand: readonly ByHand[];
}

/** Each office once; the understanding may be recorded in any team that names it. */
export function candidatesOf({ claims, consents, ...made }: Around, day: CalendarDate): Candidate[] {
  const understood = understanding(made);
  const found = new Map<string, Candidate>();
  const proposed = claims.filter(
    ({ status, scope, until }) =>
      status === 'proposed' && scope !== 'other-stay' && !(until !== undefined && until < day),
  );
  for (const claim of proposed) {
    const { office, kind, bases, reference } = claim;
    const standing = basisOf(claim, consents, understood);
    const name = office.reference ?? office.display;
    if (!found.has(name) || (standing !== undefined && !found.get(name)!.hasBasis)) {
      const evidence = standing ?? { reference, at: recordedIn(bases) };
      found.set(name, { office, kind, hasBasis: standing !== undefined, evidence });
    }
  }
  return [...found.values()];
}

/** What somebody wrote beside the office; where nothing is, a consent; where there is none, the understanding of this stay. */
function basisOf(
  { bases, reference, office }: OfficeClaim,
  consents: Consents,
  understood: Evidence | undefined,
): Evidence | undefined {
  if (bases.length > 0) {
    const standing = bases.filter((basis) => stands(basis, consents));
    return standing.length > 0 ? { reference, at: recordedIn(standing) } : undefined;
  }
  return consents.known.length > 0 ? grants(consents, office) : understood;
}

/** A consent it points to must be there, active, and no refusal: what was withdrawn, or taken out, is no basis. */
const stands = ({ hasAgreement, evidence }: Basis, consents: Consents): boolean =>
  hasAgreement && evidence.every((each) => standsOn(each, consents));

/** That patient or family were asked and agreed. */
function understanding({ told, byHand }: Pick<Around, 'told' | 'byHand'>): Evidence | undefined {
  const found =
    told.find(({ isDone, topics }) => isDone && topics.includes(ASKED)) ??
    byHand.find(({ step, status }) => step === ASKED && status === 'completed');
  return found && { reference: found.reference, at: found.at };
}

const ASKED = 'obtain-understanding';
