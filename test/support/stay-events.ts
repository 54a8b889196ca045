// What is recorded of a stay, resource by resource: the versions of each in their order. Everything else may come in any order.
import fc from 'fast-check';
import type { Resource } from '../../src/fhir/resource.ts';
import * as a from './stays.ts';

const BASE = 'https://renkei.example/fhir';
const x = (name: string): string => `${BASE}/StructureDefinition/${name}`;
const coded = (system: string, code: string) => ({ coding: [{ system: `${BASE}/CodeSystem/${system}`, code }] });
export const HOSPITAL = 'hk-hosp-05';
export const OFFICE = 'hk-kyotaku-08';
export const OTHER_OFFICE = 'hk-kyotaku-19';

/** Versions of one resource. */
export type Strand = readonly Resource[];

export interface StayStory {
  readonly office: 'team' | 'card' | 'changed' | 'none' | 'asked' | 'found' | 'withdrawn';
  readonly course: 'admitted' | 'outlook' | 'dated' | 'sudden' | 'discharged' | 'cancelled' | 'died' | 'moved';
  /** Codes of c:task of contacts made, and of those that could not be made. */
  readonly told: readonly string[];
  readonly couldNot: readonly string[];
  readonly admissionInformation: 'none' | 'draft' | 'given' | 'amended' | 'in-error';
  readonly dischargeRecord: 'none' | 'given';
  readonly conference: 'none' | 'planned' | 'held' | 'cancelled';
  readonly screening: 'none' | 'needed' | 'not-needed';
  readonly records: 'one' | 'two' | 'three';
}

/** Of a patient with a care manager, of which nothing has been told yet but that it will end. */
export const PLAIN: StayStory = {
  office: 'team',
  course: 'dated',
  told: [],
  couldNot: [],
  admissionInformation: 'none',
  dischargeRecord: 'none',
  conference: 'none',
  screening: 'none',
  records: 'one',
};

/** All of a plain stay, as it stands at last; `change` is done to its Encounter. */
export const plainStay = (name: string, change: (encounter: Resource) => object = () => ({})): Resource[] =>
  strandsOf(name, PLAIN)
    .map((strand) => strand.at(-1)!)
    .map((each) => (each.id === name ? ({ ...each, ...change(each) } as Resource) : each));

const STEPS_TOLD = [
  'identify-care-manager',
  'notify-admission',
  'notify-discharge',
  'share-outlook',
  'arrange-sharing',
  'decide-conference',
  'notify-discharge-date',
  'discharge-summary',
] as const;

export const anyStory: fc.Arbitrary<StayStory> = fc.record({
  office: fc.constantFrom('team', 'card', 'changed', 'none', 'asked', 'found', 'withdrawn'),
  course: fc.constantFrom('admitted', 'outlook', 'dated', 'sudden', 'discharged', 'cancelled', 'died', 'moved'),
  told: fc.subarray([...STEPS_TOLD], { maxLength: 4 }),
  couldNot: fc.subarray(['ask-family-to-contact']),
  admissionInformation: fc.constantFrom('none', 'draft', 'given', 'amended', 'in-error'),
  dischargeRecord: fc.constantFrom('none', 'given'),
  conference: fc.constantFrom('none', 'planned', 'held', 'cancelled'),
  screening: fc.constantFrom('none', 'needed', 'not-needed'),
  records: fc.constantFrom('one', 'two', 'three'),
});

/** Ids are made of the name: stays of several names have nothing in common but the hospital and its offices. */
export function strandsOf(name: string, story: StayStory): Strand[] {
  return [
    ...recordsOf(name, story),
    ...officesOf(name, story),
    courseOf(name, story),
    ...story.told.map((step) => [contactOf(name, step, 'completed')]),
    ...story.couldNot.map((step) => [contactOf(name, step, 'not-done')]),
    ...formsOf(name, story),
    ...conferenceOf(name, story),
  ];
}

const person = (name: string): object => ({
  birthDate: '1941-05-12',
  gender: 'female',
  name: [{ text: `架空 ${name}` }],
});

function recordsOf(name: string, { records }: StayStory): Strand[] {
  const own = { ...a.patient(`${name}-p`), ...person(name) };
  const office = { ...a.patient(`${name}-q`, `${name}-p`), ...person(name) };
  const third = { ...a.patient(`${name}-r`, `${name}-q`), ...person(name) };
  if (records === 'one') return [[own]];
  return records === 'two' ? [[own], [office]] : [[own], [office], [third]];
}

/** The office knows the patient by a record of its own, if there are several. */
const officesRecord = (name: string, { records }: StayStory): string =>
  ({ one: `${name}-p`, two: `${name}-q`, three: `${name}-r` })[records];

function officesOf(name: string, story: StayStory): Strand[] {
  const record = officesRecord(name, story);
  const team = (office: string, more: object = {}): Resource => ({
    ...a.careTeam(`${name}-${office}`, record, office),
    ...more,
  });
  const serving = { period: { start: '2024-04-01' } };
  const agreed = (office: string, more: object = {}): Resource => ({
    ...team(office, { status: 'proposed', encounter: a.to(`Encounter/${name}`), ...more }),
    participant: [
      {
        extension: [
          {
            url: x('basis'),
            extension: [
              { url: 'source', valueCode: 'patient' },
              { url: 'agreement', valueCode: 'oral' },
              { url: 'recorded', valueDateTime: '2026-11-12T10:00:00+09:00' },
              { url: 'evidence', valueReference: a.to(`Consent/${name}-consent`) },
            ],
          },
        ],
        role: [coded('care-role', 'home-care-office')],
        member: a.to(`Organization/${office}`),
      },
    ],
  });
  const consent = (status: string): Resource => ({ ...a.consent(`${name}-consent`, record), status });
  const card = certified(a.card(`${name}-card`, record, OFFICE));
  const plainCard = certified({ ...card, extension: undefined } as unknown as Resource);
  switch (story.office) {
    case 'team':
      return [[team(OFFICE, serving)], [plainCard]];
    case 'card':
      return [[card]];
    case 'changed':
      return [
        [team(OFFICE, serving), team(OFFICE, { ...serving, status: 'inactive' })],
        [team(OTHER_OFFICE, { period: { start: '2025-04-01' } })],
      ];
    case 'none':
      return [[plainCard]];
    case 'asked':
      return [[agreed(OFFICE)], [agreed(OTHER_OFFICE)], [consent('active')]];
    case 'withdrawn':
      return [[agreed(OFFICE)], [consent('active'), consent('inactive')]];
    case 'found':
      return [
        [agreed(OFFICE), agreed(OFFICE, { status: 'active', period: { start: '2026-11-14' } })],
        [agreed(OTHER_OFFICE), agreed(OTHER_OFFICE, { status: 'inactive' })],
        [consent('active')],
      ];
  }
}

const certified = ({ extension, ...card }: Resource): Resource => ({
  ...card,
  resourceType: card.resourceType as string,
  extension: [
    ...((extension as object[] | undefined) ?? []),
    { url: x('care-level'), valueCoding: { system: `${BASE}/CodeSystem/care-level`, code: '22' } },
    { url: x('certification-status'), valueCode: 'certified' },
  ],
});

const OUTLOOK = { url: x('discharge-outlook'), valueDateTime: '2026-11-16T11:00:00+09:00' };
/** `recorded` is told: else a date is known from when it arrives, which is another fact in every order. */
const expected = (date: string, recorded: string): object => a.expected(date, recorded).extension[0]!;
const destination = (code: string): object => ({
  url: x('discharge-destination'),
  valueCoding: { system: `${BASE}/CodeSystem/discharge-destination`, code },
});

function courseOf(name: string, { course }: StayStory): Strand {
  const version = (more: object = {}, ...extension: object[]): Resource => ({
    ...a.stay(name, `${name}-p`, {
      serviceProvider: a.to(`Organization/${HOSPITAL}`),
      priority: {
        coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-ActPriority', code: 'EM' }],
      },
    }),
    ...(extension.length > 0 && { extension }),
    ...more,
  });
  const early = expected('2026-12-15', '2026-11-16T11:00:00+09:00');
  const dated = expected('2026-12-10', '2026-11-18T15:00:00+09:00');
  const ended = {
    status: 'finished',
    period: { start: '2026-11-10T10:00:00+09:00', end: '2026-11-24T10:00:00+09:00' },
  };
  const admitted = version();
  switch (course) {
    case 'admitted':
      return [admitted];
    case 'outlook':
      return [admitted, version({}, OUTLOOK)];
    case 'dated':
      return [
        admitted,
        version({}, OUTLOOK, early),
        version({}, OUTLOOK, dated),
        version({ reasonCode: [{ text: '肺炎' }] }, OUTLOOK, dated),
      ];
    case 'sudden':
      return [admitted, version({}, early), version({}, OUTLOOK, expected('2026-11-26', '2026-11-23T16:00:00+09:00'))];
    case 'discharged':
      return [admitted, version({}, OUTLOOK, dated), version(ended, OUTLOOK, dated)];
    case 'cancelled':
      return [version({ status: 'planned' }), admitted, version({ status: 'cancelled' })];
    case 'died':
      return [admitted, version({}, OUTLOOK), version(ended, OUTLOOK, destination('died'))];
    case 'moved':
      return [admitted, version({ serviceProvider: a.to('Organization/hk-hosp-08') })];
  }
}

export const contactOf = (name: string, step: string, status: string): Resource =>
  a.contact(`${name}-${step}`, {
    status,
    topic: coded('task', step),
    subject: a.to(`Patient/${name}-p`),
    encounter: a.to(`Encounter/${name}`),
    sent: '2026-11-19T10:00:00+09:00',
    sender: a.to(`Organization/${HOSPITAL}`),
    recipient: [a.to(`Organization/${OFFICE}`)],
  });

function formsOf(name: string, story: StayStory): Strand[] {
  const about = { subject: a.to(`Patient/${name}-p`), encounter: a.to(`Encounter/${name}`) };
  const information = (status: string): Resource =>
    a.form(`${name}-form-1`, 'admission-information', { ...about, authored: '2026-11-11T09:00:00+09:00', status });
  const versions = {
    none: [],
    draft: ['in-progress'],
    given: ['in-progress', 'completed'],
    amended: ['completed', 'amended'],
    'in-error': ['completed', 'entered-in-error'],
  }[story.admissionInformation];
  const record = a.form(`${name}-form-2`, 'discharge-record', { ...about, authored: '2026-11-20T09:00:00+09:00' });
  return [
    ...(versions.length > 0 ? [versions.map(information)] : []),
    ...(story.dischargeRecord === 'given' ? [[record]] : []),
    ...(story.screening === 'none' ? [] : [[screeningOf(name, story.screening === 'needed' ? 'yes' : 'no')]]),
  ];
}

const SCREENED = ['HK-30-1', 'HK-30-2', 'HK-30-3', 'HK-30-4'];

const screeningOf = (name: string, answer: string): Resource => {
  const assessed = (linkId: string, code: string): object => ({
    linkId,
    answer: [{ valueCoding: { system: `${BASE}/CodeSystem/assessment`, code } }],
  });
  return a.form(`${name}-screening`, 'screening-honjo-kodama', {
    subject: a.to(`Patient/${name}-p`),
    encounter: a.to(`Encounter/${name}`),
    authored: '2026-11-13T14:30:00+09:00',
    item: [
      assessed('has-care-manager', 'no'),
      { linkId: 'person', item: [{ linkId: 'age', answer: [{ valueInteger: 85 }] }] },
      { linkId: 'needs-care', item: SCREENED.map((linkId) => assessed(linkId, answer)) },
      { linkId: 'must-not-miss', item: ['HK-31-5', 'HK-31-6'].map((linkId) => assessed(linkId, answer)) },
    ],
  });
};

function conferenceOf(name: string, { conference }: StayStory): Strand[] {
  const appointment = (status: string): Resource => ({
    ...a.conference(`${name}-conference`, name),
    status,
    serviceType: [coded('meeting', 'discharge-conference')],
    start: '2026-11-20T14:00:00+09:00',
    end: '2026-11-20T14:40:00+09:00',
  });
  const versions = {
    none: [],
    planned: ['proposed', 'booked'],
    held: ['booked', 'fulfilled'],
    cancelled: ['booked', 'cancelled'],
  }[conference];
  return versions.length === 0 ? [] : [versions.map(appointment)];
}
