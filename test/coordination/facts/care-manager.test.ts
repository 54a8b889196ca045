// Who is in charge. The cases stand in test/cases/care-manager.yaml.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { StayFacts } from '../../../src/coordination/facts/facts.ts';
import { stayFacts } from '../../../src/coordination/facts/read-facts.ts';
import type { StayRecord } from '../../../src/coordination/facts/stay-record.ts';
import type { Resource } from '../../../src/fhir/resource.ts';
import { responseTo } from '../../support/screening.ts';
import { code, emptyRecord, HUB, settings, x } from './records.ts';

interface Team {
  readonly office?: string;
  readonly for?: 'stay' | 'person' | 'linked' | 'other-stay' | 'stranger';
  readonly status?: string;
  readonly role?: string;
  readonly from?: string;
  readonly until?: string;
  readonly recorded?: string;
  readonly system?: 'none' | 'theirs';
  readonly person?: string;
  readonly 'person-until'?: string;
  readonly also?: Team;
  readonly written?: 'id' | 'url' | 'number' | 'words';
}
interface Case {
  readonly says: string;
  readonly stay?: 'in-hospital' | 'planned' | 'discharged';
  readonly teams?: readonly Team[];
  readonly card?: Pick<Team, 'until' | 'written'> & { readonly office: string };
  readonly answered?: string;
  readonly accepted?: string;
  readonly 'says-none'?: true;
  readonly 'in-charge': string;
  readonly by?: string;
  readonly kind?: string;
  readonly person?: string;
  readonly since?: string;
  readonly 'in-words'?: true;
  readonly new?: boolean;
  readonly suggests?: Readonly<Record<string, string>>;
}

const text = readFileSync(new URL('../../cases/care-manager.yaml', import.meta.url), 'utf8');
const cases = parse(text, { schema: 'failsafe' }) as unknown as Case[];
const isTrue = (written: unknown): boolean => written === 'true';

const OFFICES: Readonly<Record<string, string>> = {
  ことり: 'kotori',
  ラパン: 'lapin',
  みどり: 'midori',
  児玉包括: 'kodama',
};
const offices = new Map(
  Object.entries(OFFICES).map(([name, id], at): [string, Resource] => [
    `Organization/${id}`,
    {
      resourceType: 'Organization',
      id,
      name,
      identifier: [{ system: 'https://renkei.example/fhir/identifier/care-office', value: `11700000${at}0` }],
    },
  ]),
);
const SUBJECTS = { stay: 'own', person: 'own', linked: 'office', 'other-stay': 'own', stranger: 'somebody' } as const;

function reference(name: string, written: Team['written'] = 'id'): object {
  const key = `Organization/${OFFICES[name]}`;
  if (written === 'words') return { display: name };
  if (written === 'number') return { identifier: (offices.get(key)!.identifier as object[])[0] };
  return { reference: written === 'url' ? `${HUB}${key}` : key };
}

const period = ({ from, until }: { from?: string; until?: string }): object =>
  from === undefined && until === undefined ? {} : { period: { start: from, end: until } };

const roleOf = (role: string, written: Team['system']): object =>
  written === undefined
    ? code('care-role', role)
    : { coding: [{ ...(written === 'theirs' && { system: 'urn:theirs' }), code: role }] };

const member = ({ office, role = 'home-care-office', recorded, written, system, ...dates }: Team): object[] => {
  if (office === undefined) return [];
  const basis = { url: x('basis'), extension: [{ url: 'recorded', valueDateTime: recorded }] };
  return [
    {
      ...(recorded !== undefined && { extension: [basis] }),
      role: [roleOf(role, system)],
      member: reference(office, written),
      ...period(dates),
    },
  ];
};

const team = (given: Team, at: number): Resource => {
  const { for: whose = 'person', status = 'active', person, also, system } = given;
  const stay = { stay: 'this', 'other-stay': 'other' }[whose as string];
  return {
    resourceType: 'CareTeam',
    id: `team-${at}`,
    status,
    subject: { reference: `Patient/${SUBJECTS[whose]}` },
    ...(stay && { encounter: { reference: `Encounter/${stay}` } }),
    participant: [
      ...member(given),
      ...(also ? member(also) : []),
      ...(person
        ? [
            {
              role: [roleOf('care-manager', system)],
              member: { reference: 'PractitionerRole/person', display: person },
              ...period({ until: given['person-until'] }),
            },
          ]
        : []),
    ],
  };
};

const STAYS = {
  'in-hospital': { status: 'in-progress', period: { start: '2026-11-09T10:20:00+09:00' } },
  planned: { status: 'planned', period: { start: '2026-12-03' } },
  discharged: {
    status: 'finished',
    period: { start: '2026-11-09T10:20:00+09:00', end: '2026-11-18T10:30:00+09:00' },
  },
};

const factsOf = (given: Case): StayFacts => stayFacts(recordOf(given), settings);

const HOSPITAL = { reference: 'Organization/hospital' };

function recordOf(given: Case): StayRecord {
  const encounter: Resource = {
    resourceType: 'Encounter',
    id: 'this',
    ...STAYS[given.stay ?? 'in-hospital'],
    subject: { reference: 'Patient/own' },
    serviceProvider: HOSPITAL,
  };
  const about = { subject: { reference: 'Patient/own' }, encounter: { reference: 'Encounter/this' } };
  const form = { id: 'form', authored: '2026-11-12T10:00:00+09:00', ...about };
  const { card, answered, accepted } = given;
  return {
    ...emptyRecord(encounter),
    organizations: offices,
    patients: [
      { resourceType: 'Patient', id: 'own' },
      { resourceType: 'Patient', id: 'office' },
    ],
    careTeams: (given.teams ?? []).map(team),
    coverages: card
      ? [
          {
            resourceType: 'Coverage',
            id: 'card',
            status: 'active',
            type: code('coverage-kind', 'care-insurance'),
            beneficiary: { reference: 'Patient/office' },
            ...period({ from: '2024-11-01', until: card.until }),
            extension: [{ url: x('care-office'), valueReference: reference(card.office, card.written) }],
          },
        ]
      : [],
    communications: answered
      ? [
          {
            resourceType: 'Communication',
            id: 'answer',
            status: 'completed',
            ...about,
            topic: code('task', 'answer-acceptance'),
            sender: answered === '病院' ? HOSPITAL : reference(answered),
            recipient: [HOSPITAL],
          },
        ]
      : [],
    tasks: accepted
      ? [
          {
            resourceType: 'Task',
            id: 'task',
            status: 'completed',
            identifier: [{ system: 'https://renkei.example/fhir/identifier/task', value: 'this/answer-acceptance' }],
            code: code('task', 'answer-acceptance'),
            owner: reference(accepted),
          },
        ]
      : [],
    responses: isTrue(given['says-none'])
      ? [responseTo('screening-honjo-kodama', { 'has-care-manager': 'no' }, form) as Resource]
      : [],
  };
}

describe('who is in charge of a stay', () => {
  test('is told by a table of many cases, each another one', () => {
    expect(cases.length).toBeGreaterThan(40);
    expect(new Set(cases.map(({ says }) => says)).size).toBe(cases.length);
  });

  test.each(cases)('$says', (given) => {
    const { careManager, suggestions } = factsOf(given);
    if (given['in-charge'] === 'none') expect(careManager).toBeUndefined();
    else {
      expect({
        office: careManager?.office.display,
        hasReference: careManager?.office.reference === `Organization/${OFFICES[given['in-charge']]}`,
        by: careManager?.from,
        person: careManager?.person?.display,
        isNew: careManager?.isNew,
      }).toEqual({
        office: given['in-charge'],
        hasReference: !isTrue(given['in-words']),
        by: given.by,
        person: given.person,
        isNew: isTrue(given.new),
      });
      if (given.since) expect(careManager?.since ?? 'none').toBe(given.since);
      if (given.kind) expect(careManager?.kind).toBe(given.kind);
    }
    const { suggests = {} } = given;
    expect(suggestions.map(({ display }) => display).sort()).toEqual(Object.keys(suggests).sort());
    for (const { display, reference: named, why } of suggestions) {
      expect(why.ja).toContain(suggests[display]);
      expect(why.en).toMatch(/^[A-Z].+[.]$/);
      expect(named).toBe(`Organization/${OFFICES[display]}`);
    }
  });

  test('is the same in whichever order the teams and the records are listed', () => {
    for (const given of cases) {
      const record = recordOf(given);
      const turned = { careTeams: record.careTeams.toReversed(), patients: record.patients.toReversed() };
      expect(stayFacts({ ...record, ...turned }, settings)).toEqual(factsOf(given));
    }
  });

  test('is evidenced by the team or the card, and by when it was recorded', () => {
    const at = '2026-11-10T09:00:00+09:00';
    const [noted, dated, card] = [
      { teams: [{ office: 'ことり', recorded: at }] },
      { teams: [{ office: 'ことり', from: '2025-04-01' }] },
      { card: { office: 'ことり' } },
    ].map((given) => factsOf({ says: '', 'in-charge': '', ...given }).careManager?.evidence);
    expect(noted).toEqual({ reference: 'CareTeam/team-0', at: Date.parse(at) });
    expect(dated).toEqual({ reference: 'CareTeam/team-0', at: Date.parse('2025-04-01T00:00:00+09:00') });
    expect(card).toEqual({ reference: 'Coverage/card', at: undefined });
  });
});
