// What the CareTeams say about who serves the person: each office a team names, with its dates and by whose word. Nothing is
// decided here.
import { extensionsOf, objectsOf, textOf } from '../../fhir/elements/any-shape.ts';
import { isObject, type Resource } from '../../fhir/resource.ts';
import { literalOf } from '../../fhir/search/literal-reference.ts';
import type { CalendarDate } from '../../japan/calendar-date.ts';
import type { CareManagerFact, OfficeKind, Party } from './facts.ts';
import { partyOf } from './parties.ts';
import { byId, codesIn, codesOf, daysOf, type Element, instantOf, ours, partOf, system } from './reading.ts';
import { isNamedBy } from './references.ts';
import type { FactSettings } from './settings.ts';
import type { StayRecord } from './stay-record.ts';

export interface OfficeClaim {
  /** `CareTeam/x` */
  readonly reference: string;
  readonly status: unknown;
  /** The team names this stay, another one, or none. */
  readonly scope: 'stay' | 'other-stay' | 'patient';
  readonly office: Party;
  readonly kind: OfficeKind;
  /** The member's period, else the team's. */
  readonly from: CalendarDate | undefined;
  readonly until: CalendarDate | undefined;
  readonly bases: readonly Basis[];
  readonly person: CareManagerFact['person'];
}

/** Extension `basis`: by whose word, and with whose understanding. */
export interface Basis {
  readonly recorded: number | undefined;
  readonly hasAgreement: boolean;
  /** References to what shows it. */
  readonly evidence: readonly unknown[];
}

type Settings = Pick<FactSettings, 'base' | 'timeZone'>;

const ROLE = system('care-role');
const KINDS: readonly OfficeKind[] = ['home-care-office', 'small-multi', 'support-centre'];
/** Codes of c:care-role that are asked for. */
const ROLES: readonly string[] = [...KINDS, 'care-manager'];
const AGREEMENT = system('basis-source');
export const officeKindOf = (codes: readonly string[]): OfficeKind | undefined =>
  codes.flatMap((code) => KINDS.find((kind) => kind === code) ?? [])[0];

/** By the ids of the teams; within a team as it names them. */
export const officeClaims = (
  record: StayRecord,
  records: readonly string[],
  day: CalendarDate,
  settings: Settings,
): OfficeClaim[] =>
  byId(record.careTeams)
    .filter(({ id, subject }) => textOf(id) && records.includes(literalOf(subject, settings.base) ?? ''))
    .flatMap((team) => claimsOf(team, record, day, settings));

function claimsOf(team: Resource, record: StayRecord, day: CalendarDate, settings: Settings): OfficeClaim[] {
  const { base, timeZone } = settings;
  const person = personIn(team, day, settings);
  const whole = daysOf(team.period, timeZone);
  return objectsOf(team.participant).flatMap((participant): OfficeClaim[] => {
    const kind = officeKindOf(codesIn(participant.role, ROLE, ROLES));
    const office = kind && partyOf(participant.member, record, settings);
    if (kind === undefined || office === undefined) return [];
    const own = daysOf(participant.period, timeZone);
    return [
      {
        reference: `CareTeam/${team.id}`,
        status: team.status,
        scope: scopeOf(team, record, base),
        office,
        kind,
        from: own.from ?? whole.from,
        until: earlier(own.until, whole.until),
        bases: basesOf(participant, timeZone),
        person,
      },
    ];
  });
}

function scopeOf(team: Resource, { encounter }: StayRecord, base: FactSettings['base']): OfficeClaim['scope'] {
  if (team.encounter === undefined) return 'patient';
  return isNamedBy(team.encounter, encounter, base) ? 'stay' : 'other-stay';
}

/** The care manager in person: of several the one who came last. */
function personIn(team: Resource, day: CalendarDate, { base, timeZone }: Settings): CareManagerFact['person'] {
  const found = objectsOf(team.participant).flatMap(({ role, member, period }) => {
    const reference = literalOf(member, base);
    const { from = '', until } = daysOf(period, timeZone);
    if (reference === undefined || !PERSON.test(reference)) return [];
    if (!codesIn(role, ROLE, ROLES).includes('care-manager') || (until !== undefined && until < day)) return [];
    return [{ reference, display: isObject(member) ? textOf(member.display) : undefined, from }];
  });
  const [first] = found.sort((a, b) => (a.from < b.from ? 1 : a.from > b.from ? -1 : 0));
  return first && { reference: first.reference, display: first.display };
}

const PERSON = /^Practitioner(Role)?\//;

export const basesOf = (element: Element, timeZone: string): Basis[] =>
  extensionsOf(element, ours('basis')).map((basis) => ({
    recorded: instantOf(partOf(basis, 'recorded')?.valueDateTime, timeZone),
    hasAgreement: extensionsOf(basis, 'agreement').some((each) => codesOf(each, AGREEMENT).length > 0),
    evidence: extensionsOf(basis, 'evidence').map(({ valueReference }) => valueReference),
  }));

const earlier = (a: CalendarDate | undefined, b: CalendarDate | undefined): CalendarDate | undefined =>
  a !== undefined && b !== undefined ? (a < b ? a : b) : (a ?? b);
