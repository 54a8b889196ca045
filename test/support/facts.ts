// The facts of a stay as the tests of the rules give them: somebody in hospital in Honjo, with a care manager, unless said otherwise.
import type { DesiredSettings } from '../../src/coordination/desired/stay.ts';
import type { Candidate, CareManagerFact, Party, StayFacts } from '../../src/coordination/facts/facts.ts';
import type { StayRecord } from '../../src/coordination/facts/stay-record.ts';
import type { Conditions } from '../../src/coordination/rules/conditions.ts';
import type { OpeningHours } from '../../src/japan/opening-hours.ts';
import { OFFICE } from './fee-cases.ts';

export const partyNamed = (id: string, display: string, hours: OpeningHours = OFFICE): Party => ({
  reference: `Organization/${id}`,
  display,
  hours,
});

export const HOSPITAL = partyNamed('hk-hosp-05', 'そのべ病院');
export const KOTORI = partyNamed('hk-kyotaku-08', 'ことりケアプラン');

export const inCharge = (more: Partial<CareManagerFact> = {}): CareManagerFact => ({
  office: KOTORI,
  kind: 'home-care-office',
  person: undefined,
  from: 'team-of-stay',
  evidence: { reference: 'CareTeam/team', at: 5 },
  isNew: false,
  ...more,
});

export const candidate = (id: string, more: Partial<Candidate> = {}): Candidate => ({
  office: partyNamed(id, id),
  kind: 'home-care-office',
  hasBasis: true,
  evidence: { reference: `CareTeam/${id}`, at: 5 },
  ...more,
});

/** `stay`, `person` and `region` are completed; the rest is taken as it is given. */
export interface FactsOptions extends Omit<Partial<StayFacts>, 'stay' | 'person' | 'region'> {
  readonly stay?: Partial<StayFacts['stay']>;
  readonly person?: Partial<StayFacts['person']>;
  readonly region?: Partial<StayFacts['region']>;
}

export const factsOf = ({ stay, person, region, ...more }: FactsOptions = {}): StayFacts => ({
  hospital: HOSPITAL,
  careManager: inCharge(),
  candidates: [],
  suggestions: [],
  told: [],
  given: [],
  meetings: [],
  byHand: [],
  screening: undefined,
  ...more,
  stay: {
    id: 'stay',
    phase: 'in-hospital',
    isElective: false,
    admitted: { date: '2026-11-09', time: '10:00:00' },
    discharged: undefined,
    outlook: undefined,
    expected: undefined,
    needs: [],
    destination: undefined,
    hasDied: false,
    ...stay,
  },
  person: {
    reference: 'Patient/patient',
    display: '山田 太郎',
    records: ['Patient/patient'],
    age: 81,
    careLevel: '22',
    certification: 'certified',
    address: undefined,
    ...person,
  },
  region: { key: 'honjo-kodama', from: 'hospital', outside: [], ...region },
});

export const told = (id: string, topics: readonly string[], more: Partial<StayFacts['told'][number]> = {}) => ({
  reference: `Communication/${id}`,
  at: 10,
  topics,
  isDone: true,
  sender: undefined,
  recipients: [],
  tasks: [],
  ...more,
});

export const recordOf = (more: Partial<StayRecord> = {}): StayRecord =>
  ({
    encounter: { resourceType: 'Encounter', id: 'stay', status: 'in-progress' },
    dateKnownSince: undefined,
    patients: [{ resourceType: 'Patient', id: 'patient' }],
    careTeams: [],
    coverages: [],
    responses: [],
    communications: [],
    appointments: [],
    consents: [],
    orders: [],
    tasks: [],
    otherStays: [],
    lookAlikes: [],
    roles: new Map(),
    organizations: new Map(),
    services: new Map(),
    references: new Map(),
    ...more,
  }) as StayRecord;

export const settingsOf = (conditions: Conditions, more: Partial<DesiredSettings> = {}): DesiredSettings => ({
  today: '2026-11-21',
  now: Date.parse('2026-11-21T10:00:00+09:00'),
  timeZone: 'Asia/Tokyo',
  feeOptions: {},
  held: new Map(),
  conditions,
  contacts: new Map(),
  ...more,
});
