// What happened in a stay: contacts, forms, meetings, steps ended by hand; and who may be told before there is a contract.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { CARE_LEVELS } from '../../../src/coordination/facts/care-levels.ts';
import type { StayFacts } from '../../../src/coordination/facts/facts.ts';
import { MEETINGS } from '../../../src/coordination/facts/meetings.ts';
import { stayFacts } from '../../../src/coordination/facts/read-facts.ts';
import type { StayRecord } from '../../../src/coordination/facts/stay-record.ts';
import { CHANNELS } from '../../../src/coordination/facts/told.ts';
import { VARIABLES, variables } from '../../../src/coordination/facts/variables.ts';
import type { Resource } from '../../../src/fhir/resource.ts';
import { type Concept, flat, ofType, ROOT } from '../../support/artefacts.ts';
import { type Given, responseTo } from '../../support/screening.ts';
import { code, emptyRecord, HUB, settings, x } from './records.ts';

const STAY = { reference: 'Encounter/this' };
const OTHER = { reference: 'Encounter/other' };
const record = (more: Partial<StayRecord> = {}, encounter: object = {}): StayRecord => ({
  ...emptyRecord({
    resourceType: 'Encounter',
    id: 'this',
    identifier: [{ system: 'urn:stays', value: '7' }],
    status: 'in-progress',
    subject: { reference: 'Patient/own' },
    period: { start: '2026-11-09' },
    serviceProvider: { reference: 'Organization/hk-hosp-05' },
    ...encounter,
  }),
  patients: [{ resourceType: 'Patient', id: 'own' }],
  ...more,
});
const facts = (more: Partial<StayRecord>): StayFacts => stayFacts(record(more), settings);
const given = (more: Partial<StayRecord>): Record<string, unknown> => {
  const all = record(more);
  return variables(stayFacts(all, settings), all);
};

const contact = (id: string, topic: string | undefined, more: object = {}): Resource => ({
  resourceType: 'Communication',
  id,
  status: 'completed',
  encounter: STAY,
  ...(topic && { topic: code('task', topic) }),
  ...more,
});
const task = (step: string, status: string, more: object = {}): Resource => ({
  resourceType: 'Task',
  id: `${step}-task`,
  identifier: [{ system: 'https://renkei.example/fhir/identifier/task', value: `this/${step}` }],
  status,
  encounter: STAY,
  code: code('task', step),
  lastModified: '2026-11-12T09:00:00+09:00',
  ...more,
});
const order: Resource = { resourceType: 'ServiceRequest', id: 'order', encounter: STAY };

describe('contacts', () => {
  const told = (...communications: Resource[]): string[] =>
    facts({ communications, tasks: [task('notify-discharge', 'requested')], orders: [order] }).told.map(
      ({ reference }) => reference.split('/')[1]!,
    );

  test('count when they name the stay: relatively, absolutely, or by its number', () => {
    expect(told(contact('a', 'screen'))).toEqual(['a']);
    expect(told(contact('a', 'screen', { encounter: { reference: `${HUB}Encounter/this` } }))).toEqual(['a']);
    expect(told(contact('a', 'screen', { encounter: { identifier: { system: 'urn:stays', value: '7' } } }))).toEqual([
      'a',
    ]);
    expect(told(contact('a', 'screen', { encounter: { identifier: { system: 'urn:other', value: '7' } } }))).toEqual(
      [],
    );
    expect(told(contact('a', 'screen', { encounter: OTHER }))).toEqual([]);
    const both = { ...OTHER, identifier: { system: 'urn:stays', value: '7' } };
    expect(told(contact('a', 'screen', { encounter: both }))).toEqual([]);
    expect(
      told(contact('a', 'screen', { encounter: { reference: 'https://elsewhere.example/fhir/Encounter/this' } })),
    ).toEqual([]);
  });

  test('count when they fulfil a step or an order of the stay, and are about that step', () => {
    const basedOn = [{ reference: 'Task/notify-discharge-task' }];
    const communications = [contact('a', undefined, { encounter: undefined, basedOn })];
    const [only] = facts({ communications, tasks: [task('notify-discharge', 'requested')] }).told;
    expect(only).toMatchObject({ topics: ['notify-discharge'], tasks: ['Task/notify-discharge-task'], isDone: true });
    expect(
      told(contact('a', 'screen', { encounter: undefined, basedOn: [{ reference: 'ServiceRequest/order' }] })),
    ).toEqual(['a']);
    expect(told(contact('a', 'screen', { encounter: undefined, basedOn: [{ reference: 'Task/another' }] }))).toEqual(
      [],
    );
  });

  test('that could not be made are kept apart; those begun, stopped or entered in error are none', () => {
    const communications = [
      contact('a', 'notify-admission', { status: 'not-done' }),
      contact('b', 'screen', { status: 'in-progress' }),
      contact('c', 'screen', { status: 'entered-in-error' }),
      contact('d', 'screen', { status: 'stopped' }),
    ];
    const { told: made, couldNot } = given({ communications });
    expect({ made, couldNot }).toEqual({ made: [], couldNot: ['notify-admission'] });
  });

  test('are in the order of time: of their sending, else of their arrival; without a time last, by id', () => {
    expect(
      told(
        contact('without', 'screen'),
        contact('never', 'screen'),
        contact('late', 'screen', { received: '2026-11-12T10:00:00+09:00' }),
        contact('early', 'screen', { sent: '2026-11-12T00:30:00Z', received: '2026-11-13' }),
      ),
    ).toEqual(['early', 'late', 'never', 'without']);
  });

  test('by telephone alone are talks, whether the channel names its system or not', () => {
    const isTalk = (...coding: object[]) =>
      facts({ communications: [contact('a', 'screen', { medium: [{ coding }] })] }).told[0]?.isTalk;
    expect(isTalk(...code('channel', 'phone').coding)).toBe(true);
    expect(isTalk({ code: 'phone' })).toBe(true);
    expect(isTalk({ code: 'phone' }, { code: 'fax' })).toBe(false);
    expect(isTalk({ system: 'urn:theirs', code: 'phone' })).toBe(false);
    const ofHl7 = (mode: string) => ({
      system: 'http://terminology.hl7.org/CodeSystem/v3-ParticipationMode',
      code: mode,
    });
    expect([[ofHl7('PHONE')], [ofHl7('PHONE'), ofHl7('FAXWRIT')]].map((each) => isTalk(...each))).toEqual([
      true,
      false,
    ]);
  });

  test('by somebody in a role are those of the organisation of that role; of a role nobody knows, of the role', () => {
    const role: Resource = {
      resourceType: 'PractitionerRole',
      id: 'social-worker',
      organization: { reference: 'Organization/hk-hosp-05' },
    };
    const communications = [
      contact('a', 'screen', {
        sender: { reference: 'PractitionerRole/social-worker' },
        recipient: [{ reference: 'PractitionerRole/unknown' }],
      }),
    ];
    const [only] = facts({ communications, roles: new Map([['PractitionerRole/social-worker', role]]) }).told;
    expect(only).toMatchObject({ sender: 'Organization/hk-hosp-05', recipients: ['PractitionerRole/unknown'] });
  });

  test('name sender and recipients, an organisation by its number as well', () => {
    const numbered = { system: 'urn:offices', value: '1' };
    const office: Resource = { resourceType: 'Organization', id: 'office', identifier: [numbered] };
    const communications = [
      contact('a', 'screen', {
        sender: { identifier: numbered },
        recipient: [{ reference: 'Organization/hk-hosp-05' }, { display: '長女' }],
      }),
    ];
    const [only] = facts({ communications, organizations: new Map([['Organization/office', office]]) }).told;
    expect(only).toMatchObject({ sender: 'Organization/office', recipients: ['Organization/hk-hosp-05'] });
  });
});

describe('what is about another patient', () => {
  const of = (patient: string): object => ({ subject: { reference: `Patient/${patient}` } });
  const form = {
    resourceType: 'QuestionnaireResponse',
    id: 'form',
    status: 'completed',
    encounter: STAY,
    questionnaire: 'https://renkei.example/fhir/Questionnaire/admission-information',
  };
  const meeting = {
    resourceType: 'Appointment',
    id: 'meeting',
    status: 'booked',
    serviceType: [code('meeting', 'interview')],
    supportingInformation: [STAY],
  };
  const patients: Resource[] = ['own', 'office'].map((id) => ({ resourceType: 'Patient', id }));
  const seen = (about: object, ...patientsMet: string[]): unknown[] => {
    const participant = patientsMet.map((each) => ({ actor: { reference: `Patient/${each}` } }));
    const doctor = { actor: { reference: 'Practitioner/doctor' } };
    const { told, given, meetings } = facts({
      patients,
      communications: [contact('call', 'notify-admission', about)],
      responses: [{ ...form, ...about }],
      appointments: [{ ...meeting, participant: [doctor, ...participant] }],
    });
    return [told.length, given.length, meetings.length];
  };

  test('does not count for the stay, though it names it: the patient of the stay was corrected', () => {
    expect(seen(of('somebody'), 'somebody')).toEqual([0, 0, 0]);
    expect(seen({ subject: { reference: `${HUB}Patient/somebody` } }, 'somebody')).toEqual([0, 0, 0]);
    const basedOn = [{ reference: 'ServiceRequest/order' }];
    const communications = [contact('call', 'screen', { ...of('somebody'), basedOn })];
    expect(facts({ patients, communications, orders: [order] }).told).toEqual([]);
  });

  test('is not what names the person, by any of the joined records, or nobody, or what we cannot look up', () => {
    expect(seen(of('own'), 'own')).toEqual([1, 1, 1]);
    expect(seen(of('office'), 'somebody', 'office')).toEqual([1, 1, 1]);
    expect(seen({})).toEqual([1, 1, 1]);
    expect(seen({ subject: { reference: 'https://elsewhere.example/fhir/Patient/somebody' } })).toEqual([1, 1, 1]);
    expect(seen({ subject: { identifier: { system: 'urn:patients', value: '1' } } })).toEqual([1, 1, 1]);
  });

  test('cannot be told where the stay does not name its patient', () => {
    const communications = [contact('call', 'screen', of('somebody'))];
    const unnamed = record({ communications, patients: [] }, { subject: undefined });
    expect(stayFacts(unnamed, settings).told.length).toBe(1);
  });
});

describe('forms', () => {
  const response = (id: string, questionnaire: string, more: object = {}): Resource => ({
    resourceType: 'QuestionnaireResponse',
    id,
    questionnaire,
    status: 'completed',
    encounter: STAY,
    ...more,
  });
  const form = (name: string): string => `https://renkei.example/fhir/Questionnaire/${name}|0.1.0`;

  test('are given when completed or amended, in this stay', () => {
    const responses = [
      response('a', form('admission-information')),
      response('b', form('discharge-record'), { status: 'amended' }),
      response('c', form('kihon-checklist'), { status: 'in-progress' }),
      response('d', form('screening-national'), { status: 'entered-in-error' }),
      response('e', form('screening-honjo-kodama'), { encounter: OTHER }),
    ];
    expect(given({ responses }).given).toEqual(['admission-information', 'discharge-record']);
  });

  test('of others never pass for ours, though they be called alike', () => {
    const responses = [response('a', 'https://elsewhere.example/Questionnaire/discharge-record')];
    expect(given({ responses }).given).toEqual(['https://elsewhere.example/Questionnaire/discharge-record']);
  });

  test('for screening: the latest counts, also where its answers cannot be read', () => {
    const at = (day: string): object => ({ authored: `2026-11-${day}T10:00:00+09:00` });
    const name = form('screening-honjo-kodama');
    const none = { linkId: 'has-care-manager', answer: [{ valueCoding: code('assessment', 'no').coding[0] }] };
    const readable = { item: [{ linkId: 'age', answer: [{ valueInteger: 30 }] }, none] };
    const unreadable = { item: [{ linkId: 'age', answer: [{ valueInteger: -1 }] }] };
    const first = response('a', name, { ...at('10'), ...readable });
    expect(facts({ responses: [first] }).screening).toMatchObject({
      reference: 'QuestionnaireResponse/a',
      result: 'not-needed',
      hasCareManager: 'no',
    });
    expect(
      facts({ responses: [response('b', name, { ...at('12'), ...unreadable }), first] }).screening,
    ).toBeUndefined();
    expect(
      facts({ responses: [response('b', name, { ...at('12'), ...unreadable, status: 'entered-in-error' }), first] })
        .screening?.reference,
    ).toBe('QuestionnaireResponse/a');
    expect(facts({ responses: [response('a', form('screening-unknown'), readable)] }).screening).toBeUndefined();
  });
});

describe('a screening form', () => {
  const LEFT_OPEN = { 'HK-30-1': 'yes', certain: 'yes', wish: 'yes' };
  const born = (birthDate: string): Partial<StayRecord> => ({
    patients: [{ resourceType: 'Patient', id: 'own', birthDate }],
  });
  const team: Resource = {
    resourceType: 'CareTeam',
    id: 'team',
    status: 'active',
    subject: { reference: 'Patient/own' },
    participant: [
      { role: [code('care-role', 'home-care-office')], member: { reference: 'Organization/hk-kyotaku-09' } },
    ],
  };
  const card: Resource = {
    resourceType: 'Coverage',
    id: 'card',
    status: 'active',
    type: code('coverage-kind', 'care-insurance'),
    beneficiary: { reference: 'Patient/own' },
    extension: [{ url: x('care-level'), valueCoding: { code: '21' } }],
  };
  const screened = (answers: Given, more: Partial<StayRecord> = {}, authored = '2026-11-12T10:00:00+09:00') => {
    const about = { id: 'form', authored, encounter: STAY };
    const responses = [responseTo('screening-honjo-kodama', answers, about) as Resource];
    return facts({ responses, ...more }).screening!;
  };

  test('is completed by the birth date, on the day it was filled in', () => {
    expect(screened({ ...LEFT_OPEN, 'has-care-manager': 'no' }).unknown).toContain('age');
    const on = (day: string) =>
      screened({ ...LEFT_OPEN, 'has-care-manager': 'no' }, born('1961-11-12'), `${day}T10:00:00+09:00`);
    expect(on('2026-11-12')).toMatchObject({ result: 'needed', routes: ['home-care-office'], unknown: [] });
    expect(on('2026-11-12').explanation.ja).toContain('記録から補った項目：年齢は65歳（生年月日から）');
    expect(on('2026-11-12').explanation.en).toContain('taken from the record: aged 65 (by the birth date)');
    expect(on('2026-11-11').explanation.ja).toContain('年齢は64歳');
  });

  test('is completed by the office in charge: that one is known is a yes, that none is known is no no', () => {
    const known = screened(LEFT_OPEN, { careTeams: [team] });
    expect(known).toMatchObject({ result: 'needed', routes: ['existing'], hasCareManager: 'yes' });
    expect(known.explanation.ja).toMatch(/記録から補った項目：担当のケアマネジャーはあり（.+）/);
    const open = screened(LEFT_OPEN, born('1950-01-01'));
    expect(open).toMatchObject({ hasCareManager: 'unknown', unknown: ['has-care-manager'] });
  });

  test('is not completed by an office that was taken on in this stay: the patient had none', () => {
    const careTeams = [{ ...team, period: { start: '2026-11-18' } }];
    expect(screened(LEFT_OPEN, { careTeams, ...born('1950-01-01') })).toMatchObject({ hasCareManager: 'unknown' });
  });

  test('is completed by the card, unless that tells of an application only', () => {
    const said = (status?: string): string =>
      screened(
        { ...LEFT_OPEN, 'has-care-manager': 'no', age: 80 },
        {
          coverages: [
            {
              ...card,
              extension: [
                ...(card.extension as object[]),
                ...(status ? [{ url: x('certification-status'), valueCode: status }] : []),
              ],
            },
          ],
        },
      ).explanation.ja;
    for (const status of [undefined, 'certified', 'change-applying']) {
      expect(said(status)).toContain('認定は要介護1（介護保険証から）');
    }
    for (const status of ['applying', 'none']) expect(said(status)).not.toContain('介護保険証から');
  });

  test('is never contradicted: what it answers stands', () => {
    const answers = { ...LEFT_OPEN, 'has-care-manager': 'no', age: 30, certified: '25' };
    const found = screened(answers, { ...born('1950-01-01'), careTeams: [team], coverages: [card] });
    expect(found).toMatchObject({ result: 'not-needed', reasons: ['under-40'], hasCareManager: 'no' });
    expect(found.explanation.ja).not.toContain('記録から');
  });

  test('that tells of a care manager leads to that one, and nobody says there is none', () => {
    const responses = [
      responseTo('screening-honjo-kodama', { 'has-care-manager': 'yes' }, { id: 'form', encounter: STAY }) as Resource,
    ];
    const asked = contact('asked', 'identify-care-manager');
    for (const more of [{}, { communications: [asked] }, { tasks: [task('identify-care-manager', 'completed')] }]) {
      const { routes, noCareManager, screening, newUser } = given({ responses, ...more });
      expect({ routes, noCareManager, screening, newUser }).toEqual({
        routes: ['existing'],
        noCareManager: false,
        screening: 'needed',
        newUser: false,
      });
    }
    expect(given({ communications: [asked] }).noCareManager).toBe(true);
  });
});

describe('meetings', () => {
  const meeting = (id: string, status: string, kind: string, more: object = {}): Resource => ({
    resourceType: 'Appointment',
    id,
    status,
    serviceType: [code('meeting', kind)],
    supportingInformation: [{ reference: 'DocumentReference/paper' }, STAY],
    ...more,
  });

  test('are planned, held or called off', () => {
    const appointments = [
      meeting('a', 'proposed', 'interview'),
      meeting('b', 'booked', 'discharge-conference'),
      meeting('c', 'fulfilled', 'service-meeting'),
      meeting('d', 'cancelled', 'joint-guidance'),
      meeting('e', 'noshow', 'ward-conference'),
      meeting('f', 'entered-in-error', 'pre-discharge-visit'),
      meeting('g', 'fulfilled', 'pre-discharge-visit', { supportingInformation: [OTHER] }),
    ];
    const { meetingsPlanned, meetingsHeld } = given({ appointments });
    expect(meetingsPlanned).toEqual(['discharge-conference', 'interview', 'service-meeting']);
    expect(meetingsHeld).toEqual(['service-meeting']);
    const bare = (kind: string, system?: string) => ({ serviceType: [{ coding: [{ system, code: kind }] }] });
    const others = [
      meeting('h', 'booked', '', bare('interview')),
      meeting('i', 'booked', '', bare('tea')),
      meeting('j', 'booked', '', bare('joint-guidance', 'urn:theirs')),
    ];
    expect(given({ appointments: others }).meetingsPlanned).toEqual(['interview']);
    expect(facts({ appointments }).meetings.filter(({ state }) => state === 'cancelled').length).toBe(2);
  });
});

describe('steps ended by hand', () => {
  const reason = (value: string): object => ({ statusReason: code('task-reason', value) });
  const ended = (...tasks: Resource[]): string[] =>
    facts({ tasks }).byHand.map(({ step, status }) => `${step} ${status}`);

  test('are those that people completed, failed, rejected or cancelled', () => {
    expect(
      ended(
        task('notify-admission', 'completed'),
        task('screen', 'failed'),
        task('hold-conference', 'rejected', { statusReason: { text: '人手が足りないため' } }),
        task('care-plan-copy', 'cancelled'),
        task('notify-discharge', 'in-progress'),
      ).sort(),
    ).toEqual(['care-plan-copy cancelled', 'hold-conference rejected', 'notify-admission completed', 'screen failed']);
  });

  test('are not those that the hub ended; a refused cancellation is none of its endings', () => {
    expect(
      ended(task('screen', 'completed', reason('form-given')), task('resolve', 'cancelled', reason('died'))),
    ).toEqual([]);
    expect(ended(task('screen', 'completed', reason('cancel-refused')))).toEqual(['screen completed']);
  });

  test('are not Tasks of others, nor of another stay', () => {
    expect(ended(task('screen', 'completed', { identifier: [] }))).toEqual([]);
    const key = [{ system: 'https://renkei.example/fhir/identifier/task', value: 'other/screen' }];
    expect(ended(task('screen', 'completed', { identifier: key, encounter: OTHER }))).toEqual([]);
  });

  test('tell conditions what was done and what could not be', () => {
    const tasks = [task('identify-care-manager', 'completed'), task('accept-new-user', 'rejected')];
    const { done, couldNot, noCareManager } = given({ tasks });
    expect({ done, couldNot, noCareManager }).toEqual({
      done: ['identify-care-manager'],
      couldNot: ['accept-new-user'],
      noCareManager: true,
    });
  });

  test('with the forms and meetings of the activities, make up what was done', () => {
    const all = record({
      appointments: [
        {
          resourceType: 'Appointment',
          id: 'a',
          status: 'fulfilled',
          serviceType: [code('meeting', 'interview')],
          supportingInformation: [STAY],
        },
      ],
      responses: [
        {
          resourceType: 'QuestionnaireResponse',
          id: 'b',
          status: 'completed',
          encounter: STAY,
          questionnaire: 'https://renkei.example/fhir/Questionnaire/discharge-record|0.1.0',
        },
      ],
    });
    const form = 'https://renkei.example/fhir/Questionnaire/discharge-record|0.2.0';
    const activities = [
      { step: 'discharge-record', forms: [form], meetings: [], owes: undefined, owedTo: undefined },
      { step: 'hold-interview', forms: [], meetings: ['interview'], owes: undefined, owedTo: undefined },
      { step: 'hold-conference', forms: [], meetings: ['discharge-conference'], owes: undefined, owedTo: undefined },
    ];
    expect(variables(stayFacts(all, settings), all, activities).done).toEqual(['discharge-record', 'hold-interview']);
  });
});

describe('candidates', () => {
  const basis = (...evidence: string[]): object => ({
    url: x('basis'),
    extension: [
      { url: 'recorded', valueDateTime: '2026-11-16T14:45:00+09:00' },
      { url: 'agreement', valueCode: 'patient' },
      ...evidence.map((reference) => ({ url: 'evidence', valueReference: { reference } })),
    ],
  });
  const team = (id: string, office: string, extension: readonly object[], more: object = {}): Resource => ({
    resourceType: 'CareTeam',
    id,
    status: 'proposed',
    subject: { reference: 'Patient/own' },
    participant: [
      { extension, role: [code('care-role', 'home-care-office')], member: { reference: `Organization/${office}` } },
    ],
    ...more,
  });
  const consent = (status: string, provision?: object): Resource => ({
    resourceType: 'Consent',
    id: 'consent',
    status,
    ...(provision && { provision }),
  });
  const known = (careTeams: Resource[], consents: Resource[] = []): unknown[] =>
    facts({ careTeams, consents }).candidates.map(({ office, hasBasis }) => [
      office.reference!.split('/')[1],
      hasBasis,
    ]);

  test('are the offices of proposed teams of this stay or of the person, not of another stay', () => {
    const teams = [
      team('a', 'hk-kyotaku-09', [basis()], { encounter: STAY }),
      team('b', 'hk-kyotaku-19', [basis()]),
      team('c', 'hk-kyotaku-08', [basis()], { encounter: OTHER }),
    ];
    expect(known(teams)).toEqual([
      ['hk-kyotaku-09', true],
      ['hk-kyotaku-19', true],
    ]);
  });

  test('have a basis only where somebody agreed', () => {
    expect(known([team('a', 'hk-kyotaku-09', [])])).toEqual([['hk-kyotaku-09', false]]);
    const silent = { url: x('basis'), extension: [{ url: 'source', valueCode: 'family' }] };
    expect(known([team('a', 'hk-kyotaku-09', [silent])])).toEqual([['hk-kyotaku-09', false]]);
  });

  test('lose it when the consent it points to is withdrawn, refuses, has run out or is gone', () => {
    const teams = [team('a', 'hk-kyotaku-09', [basis('Consent/consent', 'Communication/call')])];
    const has = (...consents: Resource[]): unknown => known(teams, consents);
    expect(has(consent('active'))).toEqual([['hk-kyotaku-09', true]]);
    expect(has(consent('active', { type: 'permit', period: { end: '2026-11-20' } }))).toEqual([
      ['hk-kyotaku-09', true],
    ]);
    for (const lost of [
      [consent('inactive')],
      [consent('entered-in-error')],
      [consent('active', { type: 'deny' })],
      [consent('active', { period: { end: '2026-11-19' } })],
      [],
    ]) {
      expect(has(...lost)).toEqual([['hk-kyotaku-09', false]]);
    }
  });

  describe('of whom the team says nothing', () => {
    const STANDING = { ...consent('active'), patient: { reference: 'Patient/office' } };
    const asked = contact('asked', 'obtain-understanding', { sent: '2026-11-15T10:00:00+09:00' });
    const ACTOR = (...organizations: string[]) => ({
      actor: organizations.map((each) => ({ reference: { reference: `Organization/${each}` } })),
    });
    const OTHER_ONE = { reference: { reference: 'Practitioner/doctor' } };
    const bases = (more: Partial<StayRecord>, extension: readonly object[] = []): unknown => {
      const patients: Resource[] = ['own', 'office'].map((id) => ({ resourceType: 'Patient', id }));
      const [only] = facts({ patients, careTeams: [team('a', 'hk-kyotaku-09', extension)], ...more }).candidates;
      return only?.hasBasis && only.evidence.reference;
    };

    test.each<[string, Partial<StayRecord>, string | false]>([
      ['nobody asked, nothing is written', {}, false],
      ['a Consent of any of the joined records', { consents: [STANDING] }, 'Consent/consent'],
      ['a Consent of another person', { consents: [{ ...STANDING, patient: { reference: 'Patient/x' } }] }, false],
      ['a Consent that was withdrawn', { consents: [consent('inactive')] }, false],
      ['a Consent that was refused', { consents: [consent('rejected')] }, false],
      ['a Consent that is being asked for', { consents: [consent('proposed')] }, false],
      ['a Consent that forbids', { consents: [consent('active', { type: 'deny' })] }, false],
      ['a Consent that has run out', { consents: [consent('active', { period: { end: '2026-11-19' } })] }, false],
      ['a Consent for this office', { consents: [consent('active', ACTOR('hk-kyotaku-09'))] }, 'Consent/consent'],
      ['a Consent for another office', { consents: [consent('active', ACTOR('hk-kyotaku-19'))] }, false],
      ['one for both', { consents: [consent('active', ACTOR('hk-kyotaku-19', 'hk-kyotaku-09'))] }, 'Consent/consent'],
      ['one that names a doctor', { consents: [consent('active', { actor: [OTHER_ONE] })] }, 'Consent/consent'],
      [
        'one, and another that forbids',
        {
          consents: [consent('active'), { ...consent('active', { type: 'deny' }), id: 'no' }],
        },
        false,
      ],
      [
        'one, and another that forbids another office',
        {
          consents: [
            consent('active'),
            { ...consent('active', { type: 'deny', ...ACTOR('hk-kyotaku-19') }), id: 'no' },
          ],
        },
        'Consent/consent',
      ],
      [
        'a new one after one that was withdrawn',
        {
          consents: [consent('active'), { ...consent('inactive'), id: 'former' }],
        },
        'Consent/consent',
      ],
      ['they were asked in this stay', { communications: [asked] }, 'Communication/asked'],
      ['they could not be asked', { communications: [{ ...asked, status: 'not-done' }] }, false],
      ['they were asked in another stay', { communications: [{ ...asked, encounter: OTHER }] }, false],
      [
        'the step was done by hand',
        {
          tasks: [task('obtain-understanding', 'completed')],
        },
        'Task/obtain-understanding-task',
      ],
      ['the step was refused by hand', { tasks: [task('obtain-understanding', 'rejected')] }, false],
      [
        'they were asked, and withdrew it in writing',
        { communications: [asked], consents: [consent('inactive')] },
        false,
      ],
      [
        'they were asked, and forbade it in writing',
        {
          communications: [asked],
          consents: [consent('active', { type: 'deny' })],
        },
        false,
      ],
      [
        'they were asked; a Consent was written in error',
        {
          communications: [asked],
          consents: [consent('entered-in-error')],
        },
        'Communication/asked',
      ],
    ])('%s', (_, more, basis) => {
      expect(bases(more)).toBe(basis);
    });

    test('and where it says something, that alone counts', () => {
      const silent = { url: x('basis'), extension: [{ url: 'source', valueCode: 'family' }] };
      expect(bases({ consents: [consent('active')], communications: [asked] }, [silent])).toBe(false);
    });
  });

  test('are agreed to in whichever way that is written, more than once as well', () => {
    const agreed = (...values: object[]): object => ({
      url: x('basis'),
      extension: values.map((each) => ({ url: 'agreement', ...each })),
    });
    for (const value of [
      { valueCoding: code('basis-source', 'family').coding[0] },
      { valueCodeableConcept: { coding: [{ code: 'family' }] } },
      { valueString: 'patient' },
    ]) {
      expect(known([team('a', 'hk-kyotaku-09', [agreed(value)])])).toEqual([['hk-kyotaku-09', true]]);
      expect(known([team('a', 'hk-kyotaku-09', [agreed({}, value)])])).toEqual([['hk-kyotaku-09', true]]);
    }
    expect(known([team('a', 'hk-kyotaku-09', [agreed({}, { valueString: ' ' })])])).toEqual([['hk-kyotaku-09', false]]);
  });

  test('are named once, by the team that records an understanding', () => {
    const teams = [team('a', 'hk-kyotaku-09', []), team('b', 'hk-kyotaku-09', [basis()])];
    const [only, ...others] = facts({ careTeams: teams }).candidates;
    expect(others).toEqual([]);
    expect(only).toMatchObject({
      hasBasis: true,
      kind: 'home-care-office',
      evidence: { reference: 'CareTeam/b', at: Date.parse('2026-11-16T14:45:00+09:00') },
    });
  });
});

describe('the person', () => {
  const patient = (id: string, more: object = {}): Resource => ({ resourceType: 'Patient', id, ...more });
  const of = (subject: object, ...patients: Resource[]) =>
    stayFacts(record({ patients }, { subject }), settings).person;

  test('is the record the stay names, then the others by id', () => {
    const others = [patient('z'), patient('own'), patient('a')];
    for (const patients of [others, others.toReversed()]) {
      expect(of({ reference: 'Patient/own' }, ...patients).records).toEqual(['Patient/own', 'Patient/a', 'Patient/z']);
    }
    expect(of({ reference: 'Patient/unseen' }, patient('a')).reference).toBe('Patient/unseen');
  });

  test('may be named by a number', () => {
    const number = { system: 'urn:patients', value: '1' };
    expect(of({ identifier: number }, patient('a'), patient('z', { identifier: [number] })).reference).toBe(
      'Patient/z',
    );
  });

  test('is called by the name in kanji that holds now, else as the stay calls them', () => {
    const written = (how: string) => [
      { url: 'http://hl7.org/fhir/StructureDefinition/iso21090-EN-representation', valueCode: how },
    ];
    const name = [
      { use: 'old', text: '旧姓 花子', extension: written('IDE') },
      { text: 'ヤマダ ハナコ', extension: written('SYL') },
      { family: '山田', given: ['花子'], extension: written('IDE') },
    ];
    expect(of({ reference: 'Patient/own' }, patient('own', { name })).display).toBe('山田 花子');
    expect(of({ reference: 'Patient/own', display: '山田 様' }, patient('own')).display).toBe('山田 様');
  });
});

describe('parties', () => {
  const hours = (id: string, more: object): Resource => ({ resourceType: 'HealthcareService', id, ...more });
  const open = (availableStartTime: string): object => ({
    availableTime: [{ daysOfWeek: ['mon'], availableStartTime, availableEndTime: '17:00:00' }],
  });
  const hospital = (...offered: Resource[]) =>
    facts({ services: new Map([['Organization/hk-hosp-05', offered]]) }).hospital;

  test('have the hours of the first of their services that tells them', () => {
    const found = hospital(hours('c', open('10:00:00')), hours('a', {}), hours('b', open('08:30:00')));
    expect(found?.hours.slots.mon).toEqual([{ from: '08:30:00', to: '17:00:00' }]);
    expect(
      hospital(hours('a', { ...open('07:00:00'), active: false }), hours('b', open('09:00:00')))?.hours.slots.mon,
    ).toEqual([{ from: '09:00:00', to: '17:00:00' }]);
  });

  test('are assumed to have usual hours where none are recorded', () => {
    expect(hospital()?.hours.assumed).toBe(true);
    expect(hospital(hours('a', {}))?.hours.assumed).toBe(true);
  });

  test('may be named in words only; nobody named is nobody', () => {
    const of = (serviceProvider: unknown) => stayFacts(record({}, { serviceProvider }), settings).hospital;
    expect(of({ display: '遠くの病院' })).toMatchObject({ reference: undefined, display: '遠くの病院' });
    expect(of({ reference: 'Organization/unknown' })).toMatchObject({ display: 'Organization/unknown' });
    expect(of({ reference: 'Practitioner/somebody', display: '誰か' })).toBeUndefined();
    expect(of({})).toBeUndefined();
    expect(of(undefined)).toBeUndefined();
  });
});

describe('codes that count without their system', () => {
  test.each([
    ['meeting', MEETINGS],
    ['channel', CHANNELS],
    ['care-level', [...CARE_LEVELS.keys()]],
  ] as const)('%s: are those of the code system', (name, codes) => {
    const system = ofType('CodeSystem').find(({ id }) => id === name);
    expect([...codes].sort()).toEqual(
      flat(system?.concept as Concept[])
        .map((each) => each.code)
        .sort(),
    );
  });
});

describe('the variables', () => {
  test('are these, each explained in both languages', () => {
    expect(VARIABLES.map(({ name }) => name).sort()).toEqual(
      (
        'age candidate candidates careLevel careNeed certification confidence contract couldNot destination died done elective ' +
        'encounter expected given leadDays meetingsHeld meetingsPlanned needs newUser noCareManager office ' +
        'officeReference outlook patient pattern person phase routes screening stage told'
      ).split(' '),
    );
    for (const { about } of VARIABLES) {
      expect(about.ja).toMatch(/[ぁ-んァ-ヶ一-龠]/);
      expect(about.en).toMatch(/^[A-Z]/);
    }
  });

  test('are those that profiles/regions/README.md explains to whoever writes a plan', () => {
    const page = readFileSync(new URL('profiles/regions/README.md', ROOT), 'utf8');
    const explained = [...page.matchAll(/^\| `%(\w+)`/gm)].map(([, name]) => name!);
    expect(explained.sort()).toEqual(VARIABLES.map(({ name }) => name).sort());
  });

  test('tell whether a contract, and whether a care manager in person, is recorded', () => {
    const member = (role: string, reference: string, more: object = {}): object => ({
      role: [code('care-role', role)],
      member: { reference },
      ...more,
    });
    const known = (office: object, ...others: object[]): unknown => {
      const team = { resourceType: 'CareTeam', id: 'team', status: 'active', subject: { reference: 'Patient/own' } };
      const participant = [member('home-care-office', 'Organization/hk-kyotaku-09', office), ...others];
      const { contract, person } = given({ careTeams: [{ ...team, participant }] });
      return { contract, person };
    };
    const { contract, person } = given({});
    expect({ contract, person }).toEqual({ contract: false, person: false });
    expect(known({})).toEqual({ contract: false, person: false });
    expect(known({ period: { start: '2026-11-18' } })).toEqual({ contract: true, person: false });
    expect(known({}, member('care-manager', 'PractitionerRole/x'))).toEqual({ contract: false, person: true });
  });

  test('give the resources themselves', () => {
    const all = record();
    const { encounter, patient } = variables(stayFacts(all, settings), all);
    expect([encounter, patient]).toEqual([all.encounter, all.patients[0]]);
  });

  test('say unknown-kind of an office whose kind nobody recorded', () => {
    const coverages: Resource[] = [
      {
        resourceType: 'Coverage',
        id: 'card',
        status: 'active',
        type: code('coverage-kind', 'care-insurance'),
        beneficiary: { reference: 'Patient/own' },
        extension: [{ url: x('care-office'), valueReference: { reference: 'Organization/unknown' } }],
      },
    ];
    expect(given({ coverages })).toMatchObject({ office: 'unknown-kind', officeReference: 'Organization/unknown' });
  });
});
