// Each of the fifteen topics is told by the change that tells it, once, to those whose filter it passes: over HTTP, with the
// directories and rules as they are shipped. Which changes tell which topic, in full: test/cases/topics.yaml.
import type { Resource } from 'fhir/r4.js';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { shipment } from '../../../src/shipment.ts';
import { topics } from '../../../src/subscriptions/topics/topics.ts';
import { hasDatabase } from '../../support/database.ts';
import { startTestHub, type TestHub } from '../../support/hub.ts';
import { type Received, Receiver } from '../../support/receiver.ts';
import { bundleOf, entry, post, stored } from '../../support/requests.ts';
import * as a from '../../support/stays.ts';
import { allTold, comesTo, eventsIn, toldBy, toTopic } from '../../support/subscribing.ts';

const X = 'https://renkei.example/fhir/StructureDefinition';
const C = 'https://renkei.example/fhir/CodeSystem';
const HOSPITAL = 'Organization/hk-hosp-01';
const OFFICE = 'Organization/hk-kyotaku-01';

let hub: TestHub;
let receiver: Receiver;
beforeAll(async () => {
  if (!hasDatabase()) return;
  receiver = await Receiver.start();
  hub = await startTestHub({}, { shipment: shipment(), clock: () => Date.parse('2026-11-10T10:20:00+09:00') });
  await inOne([
    // The hospital and the office know the same person under records of their own.
    a.patient('at-hospital', 'at-office'),
    a.patient('at-office', 'at-hospital'),
    a.careTeam('team', 'at-office', 'hk-kyotaku-01', { participant: [inCharge(OFFICE)] }),
    a.patient('alone'),
  ]);
  await allTold(hub);
});
afterAll(async () => {
  await hub?.close();
  await receiver?.close();
});
beforeEach(() => receiver?.forget());

const inCharge = (office: string) => ({
  role: [{ coding: [{ system: `${C}/care-role`, code: 'home-care-office' }] }],
  member: a.to(office),
  period: { start: '2024-04-01' },
});

async function inOne(resources: readonly { resourceType: string; id?: string }[]): Promise<void> {
  const entries = resources.map((each) => entry('PUT', `${each.resourceType}/${each.id}`, each));
  const { status, body } = await post(hub, '', bundleOf('transaction', ...entries));
  if (status !== 200) throw new Error(JSON.stringify(body));
}

/** Filters that an event passes, and such as it does not; each under its own name. */
type Filters = Readonly<Record<string, string>>;

/** For each topic one subscriber to all of it, and one for each filter. */
async function subscribeAll(type: string, filters: Filters): Promise<void> {
  const codes = [...topics().values()].filter(({ resource }) => resource === type).map(({ code }) => code);
  const subscriptions = codes.flatMap((code) => [
    toTopic(code, code, `${receiver.url}/${code}`),
    ...Object.entries(filters).map(([name, filter]) =>
      toTopic(`${code}.${name}`, code, `${receiver.url}/${code}/${name}`, [`${type}?${filter}`]),
    ),
  ]);
  await inOne(subscriptions);
  for (const { id } of subscriptions) await comesTo(hub, id, 'active');
}

const topicOf = ({ path }: Received): string => path.split('/')[1]!;

/** The rules have the hub tell of steps, too, when a stay goes on or a form is given. */
const aboutThe = (type: string): Received[] =>
  eventsIn(receiver.received()).filter((each) => topics().get(topicOf(each))!.resource === type);

/** What was told, to whom: `admitted to all, patient, region`. */
function told(type: string): string[] {
  const names = new Map<string, string[]>();
  for (const each of aboutThe(type)) {
    const topic = topicOf(each);
    names.set(topic, [...(names.get(topic) ?? []), each.path.split('/')[2] ?? 'all']);
  }
  return [...names].map(([topic, all]) => `${topic} to ${all.sort().join(', ')}`).sort();
}

/** Of whom it was told. */
const focuses = (type: string): string[] => [
  ...new Set(aboutThe(type).map((each) => toldBy(each).events[0]!.focus!.replace(`${hub.base}/`, ''))),
];

interface Step {
  readonly says: string;
  readonly becomes: Resource;
  /** Topics; all told to the same names. */
  readonly tells: readonly string[];
}

const rows = (steps: readonly Step[]): [string, string, Step][] =>
  steps.map((step) => [step.says, step.tells.join(' and ') || 'nothing', step]);

async function happens({ becomes, tells }: Step, names: readonly string[]): Promise<void> {
  const { resourceType: type, id } = becomes;
  await stored(hub, becomes as never);
  await allTold(hub);
  expect(told(type)).toEqual(tells.map((topic) => `${topic} to ${[...names].sort().join(', ')}`).sort());
  if (tells.length > 0) expect(focuses(type)).toEqual([`${type}/${id}`]);
}

describe.skipIf(!hasDatabase())('a stay', () => {
  beforeAll(() =>
    subscribeAll('Encounter', {
      patient: 'patient=Patient/at-hospital',
      'her-other-record': 'patient=Patient/at-office',
      hospital: `service-provider=${HOSPITAL}`,
      region: 'region=honjo-kodama',
      office: `care-office=${OFFICE}`,
      'one-of-two': `care-office=Organization/hk-kyotaku-02,${OFFICE}`,
      'all-filters': `patient=Patient/at-office&service-provider=${HOSPITAL}&region=honjo-kodama&care-office=${OFFICE}`,
      'another-patient': 'patient=Patient/nobody',
      'another-hospital': 'service-provider=Organization/hk-hosp-02',
      'another-region': 'region=national',
      'another-office': 'care-office=Organization/hk-kyotaku-02',
      'one-filter-amiss': `care-office=${OFFICE}&region=national`,
    }),
  );

  const CONCERNED = ['all', 'patient', 'her-other-record', 'hospital', 'region', 'office', 'one-of-two', 'all-filters'];
  const at = (ward: string) => ({ location: [{ status: 'active', location: a.to(`Location/${ward}`) }] });
  const expected = (date: string, stage: string) => ({
    extension: [
      {
        url: `${X}/expected-discharge`,
        extension: [
          { url: 'date', valueDate: date },
          { url: 'stage', valueCode: stage },
        ],
      },
    ],
  });
  const destination = (code: string) => ({
    url: `${X}/discharge-destination`,
    valueCoding: { system: `${C}/discharge-destination`, code },
  });
  const ended = (code: string) => ({
    status: 'finished',
    period: { start: '2026-11-10T10:00:00+09:00', end: '2026-11-20T10:00:00+09:00' },
    extension: [destination(code)],
  });
  const stay = (id: string, more: object = {}): Resource =>
    a.stay(id, 'at-hospital', { serviceProvider: a.to(HOSPITAL), ...more }) as Resource;

  const STEPS: Step[] = [
    { says: 'is planned', becomes: stay('s1', { status: 'planned' }), tells: [] },
    { says: 'begins', becomes: stay('s1', at('ward-3')), tells: ['admitted'] },
    { says: 'goes on in another ward', becomes: stay('s1', at('ward-5')), tells: ['transferred'] },
    {
      says: 'has a day on which it may end',
      becomes: stay('s1', { ...at('ward-5'), ...expected('2026-11-18', 'expected') }),
      tells: ['discharge-expected'],
    },
    {
      says: 'may end on another day',
      becomes: stay('s1', { ...at('ward-5'), ...expected('2026-11-20', 'expected') }),
      tells: ['discharge-date-changed'],
    },
    {
      says: 'will end on that day, the physician says',
      becomes: stay('s1', { ...at('ward-5'), ...expected('2026-11-20', 'decided') }),
      tells: ['discharge-decided'],
    },
    {
      says: 'is written again with a word of no concern',
      becomes: stay('s1', { ...at('ward-5'), ...expected('2026-11-20', 'decided'), reasonCode: [{ text: '肺炎' }] }),
      tells: [],
    },
    { says: 'ends', becomes: stay('s1', { ...at('ward-5'), ...ended('home') }), tells: ['discharged'] },
    { says: 'begins, a second one', becomes: stay('s2'), tells: ['admitted'] },
    { says: 'was none', becomes: stay('s2', { status: 'cancelled' }), tells: ['admission-cancelled'] },
    { says: 'begins, a third one', becomes: stay('s3'), tells: ['admitted'] },
    { says: 'ends with death, which is told as nothing else', becomes: stay('s3', ended('died')), tells: ['died'] },
  ];

  // One story: each step begins where the one before has ended.
  test.each(rows(STEPS))('%s: %s is told', async (_says, _tells, step) => happens(step, CONCERNED));

  test('of somebody whose care manager nobody knows: care-manager-unresolved, with the stay as its focus', async () => {
    await stored(hub, a.stay('s4', 'alone', { serviceProvider: a.to(HOSPITAL) }));
    await allTold(hub);
    expect(told('Encounter')).toEqual([
      'admitted to all, hospital, region',
      'care-manager-unresolved to all, hospital, region',
    ]);
    expect(focuses('Encounter')).toEqual(['Encounter/s4']);
  });

  test('found under a record that was joined only after somebody subscribed', async () => {
    await inOne([a.patient('later', 'at-hospital'), a.patient('at-hospital', 'at-office', 'later')]);
    await allTold(hub);
    receiver.forget();
    await stored(hub, a.stay('s5', 'later', { serviceProvider: a.to(HOSPITAL) }));
    await allTold(hub);
    expect(told('Encounter')).toEqual([`admitted to ${[...CONCERNED].sort().join(', ')}`]);
  });
});

describe.skipIf(!hasDatabase())('a step', () => {
  beforeAll(() =>
    subscribeAll('Task', {
      owner: `owner=${OFFICE}`,
      requester: `requester=${HOSPITAL}`,
      patient: 'patient=Patient/at-hospital',
      'her-other-record': 'patient=Patient/at-office',
      code: 'code=wound-care',
      'code-with-system': 'code=https://ward.example/codes|wound-care',
      encounter: 'encounter=Encounter/ward-stay',
      'another-owner': 'owner=Organization/hk-kyotaku-02',
      'another-requester': `requester=${OFFICE}`,
      'another-patient': 'patient=Patient/alone',
      'another-code': 'code=feeding',
      'code-of-another-system': 'code=https://other.example/codes|wound-care',
      'another-encounter': 'encounter=Encounter/s1',
    }),
  );

  const CONCERNED = [
    'all',
    'owner',
    'requester',
    'patient',
    'her-other-record',
    'code',
    'code-with-system',
    'encounter',
  ];
  // Of a ward's own system: the hub's own steps are told alike.
  const task = (more: object): Resource =>
    ({
      resourceType: 'Task',
      id: 'wound',
      status: 'requested',
      intent: 'order',
      code: { coding: [{ system: 'https://ward.example/codes', code: 'wound-care' }] },
      for: a.to('Patient/at-hospital'),
      encounter: a.to('Encounter/ward-stay'),
      requester: a.to(HOSPITAL),
      owner: a.to(OFFICE),
      ...more,
    }) as Resource;
  const state = (code: string) => ({ businessStatus: { coding: [{ system: `${C}/task-state`, code }] } });

  const STEPS: Step[] = [
    { says: 'is a draft', becomes: task({ status: 'draft' }), tells: [] },
    { says: 'is asked for', becomes: task({}), tells: ['task-assigned'] },
    { says: 'is taken', becomes: task({ status: 'accepted' }), tells: ['task-changed'] },
    { says: 'is due soon', becomes: task({ status: 'accepted', ...state('due-soon') }), tells: ['task-due-soon'] },
    { says: 'is late', becomes: task({ status: 'accepted', ...state('past-guideline') }), tells: ['task-overdue'] },
    { says: 'is as it was', becomes: task({ status: 'accepted', ...state('past-guideline') }), tells: [] },
    { says: 'is done', becomes: task({ status: 'completed' }), tells: ['task-changed'] },
  ];
  test.each(rows(STEPS))('%s: %s is told', async (_says, _tells, step) => happens(step, CONCERNED));
});

describe.skipIf(!hasDatabase())('a form', () => {
  const FORM = 'https://renkei.example/fhir/Questionnaire/admission-information';
  beforeAll(async () => {
    await subscribeAll('QuestionnaireResponse', {
      patient: 'patient=Patient/at-hospital',
      'her-other-record': 'patient=Patient/at-office',
      questionnaire: `questionnaire=${FORM}`,
      'its-version': `questionnaire=${FORM}|0.1.0`,
      recipient: `recipient=${HOSPITAL}`,
      'told-of-it': 'recipient=Organization/hk-houkatsu-01',
      'another-patient': 'patient=Patient/alone',
      'another-questionnaire': 'questionnaire=https://renkei.example/fhir/Questionnaire/discharge-record',
      'another-version': `questionnaire=${FORM}|9.9.9`,
      'another-recipient': 'recipient=Organization/hk-hosp-02',
    });
    // The stay has a step that asks for the form and is owed to the hospital, and a contact carried it to somebody else.
    await inOne([
      a.stay('form-stay', 'at-hospital', { serviceProvider: a.to(HOSPITAL) }),
      a.contact('handed', {
        encounter: a.to('Encounter/form-stay'),
        recipient: [a.to('Organization/hk-houkatsu-01')],
        payload: [{ contentReference: a.to('QuestionnaireResponse/form') }],
      }),
    ]);
    await allTold(hub);
  });

  const CONCERNED = ['all', 'patient', 'her-other-record', 'questionnaire', 'its-version', 'recipient', 'told-of-it'];
  const form = (more: object): Resource =>
    a.form('form', 'admission-information', {
      subject: a.to('Patient/at-hospital'),
      encounter: a.to('Encounter/form-stay'),
      authored: '2026-11-10T10:00:00+09:00',
      ...more,
    }) as Resource;

  const STEPS: Step[] = [
    { says: 'is being written', becomes: form({ status: 'in-progress' }), tells: [] },
    { says: 'is given', becomes: form({}), tells: ['form-submitted'] },
    { says: 'is corrected', becomes: form({ status: 'amended' }), tells: ['form-amended'] },
  ];
  test.each(rows(STEPS))('%s: %s is told', async (_says, _tells, step) => happens(step, CONCERNED));
});

test('these are all topics', () => {
  const told = ['admitted', 'admission-cancelled', 'transferred', 'discharge-expected', 'discharge-date-changed'];
  told.push('discharge-decided', 'discharged', 'died', 'care-manager-unresolved');
  told.push('task-assigned', 'task-changed', 'task-due-soon', 'task-overdue', 'form-submitted', 'form-amended');
  expect([...topics().keys()].sort()).toEqual(told.sort());
});
