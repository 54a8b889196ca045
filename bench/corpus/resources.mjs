// Resources as a day of admission and discharge coordination makes them: about 2.9 kB and 30 terms each.
import { address, humanNames, person, phone, prose } from './people.mjs';

const BASE = 'https://renkei.example/fhir';
export const TASK_CODES = [
  'admission-information',
  'care-meeting',
  'discharge-record',
  'medication-review',
  'home-visit',
  'equipment',
  'certification',
  'meal-service',
  'transport',
  'rare-equipment',
].map((code) => ({ system: `${BASE}/CodeSystem/task`, code }));

/** Most tasks are done; what is open is what people search for. */
export const TASK_STATUSES = [
  ['completed', 700],
  ['requested', 90],
  ['in-progress', 80],
  ['accepted', 70],
  ['cancelled', 40],
  ['draft', 10],
  ['on-hold', 6],
  ['rejected', 3],
  ['failed', 1],
];
const DAY = 86_400_000;
const HOUR = 3_600_000;

const japanTime = (ms) => `${new Date(ms + 9 * HOUR).toISOString().slice(0, 19)}+09:00`;
const japanDate = (ms) => japanTime(ms).slice(0, 10);
const coding = (system, code, display) => ({
  coding: [{ system, code, ...(display === undefined ? {} : { display }) }],
});
const narrative = (text) => ({
  status: 'generated',
  div: `<div xmlns="http://www.w3.org/1999/xhtml"><p>${text}</p></div>`,
});

export function organization(random, number) {
  const kind = random.pick(['総合病院', '居宅介護支援事業所', '訪問看護ステーション', '地域包括支援センター']);
  return {
    resourceType: 'Organization',
    identifier: [{ system: 'urn:oid:1.2.392.100495.20.3.23', value: `11${String(number).padStart(8, '0')}` }],
    active: true,
    type: [coding(`${BASE}/CodeSystem/organization`, kind, kind)],
    name: `架空${number}${kind}`,
    telecom: [phone(random)],
    address: [address(random)],
  };
}

/** `at` ms; `hospital` a reference. */
export function patient(random, { at, hospital }) {
  const who = person(random);
  const next = person(random);
  return {
    resourceType: 'Patient',
    text: narrative(`${who.kanji.join(' ')}（${who.kana.join(' ')}）。${prose(random, 14)}`),
    identifier: [
      { use: 'usual', system: 'urn:oid:1.2.392.100495.20.3.51.11199999999', value: random.digits(8) },
      { system: 'http://jpfhir.jp/fhir/clins/Idsysmem/JP_Insurance_memberID', value: `00${random.digits(9)}` },
    ],
    active: true,
    name: humanNames(who),
    telecom: [phone(random)],
    gender: who.gender,
    birthDate: japanDate(at - (65 + random.below(35)) * 365 * DAY - random.below(365) * DAY),
    address: [address(random)],
    maritalStatus: coding('http://terminology.hl7.org/CodeSystem/v3-MaritalStatus', random.pick(['M', 'W', 'S'])),
    contact: [
      {
        relationship: [coding('http://terminology.hl7.org/CodeSystem/v2-0131', 'N', 'Next-of-Kin')],
        name: humanNames(next)[0],
        telecom: [phone(random)],
        address: address(random),
      },
    ],
    managingOrganization: { reference: hospital },
  };
}

export function encounter(random, { at, hospital, patient: subject, isFinished = random.next() < 0.8 }) {
  const start = at - random.below(20) * DAY;
  return {
    resourceType: 'Encounter',
    text: narrative(`入院の経過：${prose(random, 17)}`),
    identifier: [{ system: `${hospital}/encounter`, value: random.digits(9) }],
    status: isFinished ? 'finished' : 'in-progress',
    class: { system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'IMP', display: 'inpatient encounter' },
    type: [
      coding(`${BASE}/CodeSystem/stay`, random.pickUneven(['acute', 'rehabilitation', 'short-stay', 'palliative'])),
    ],
    subject: { reference: subject },
    participant: [
      {
        type: [coding('http://terminology.hl7.org/CodeSystem/v3-ParticipationType', 'ATND', '主治医')],
        individual: {
          reference: `PractitionerRole/doctor-${random.below(400)}`,
          display: person(random).kanji.join(' '),
        },
      },
      {
        type: [coding('http://terminology.hl7.org/CodeSystem/v3-ParticipationType', 'DIS', '退院調整看護師')],
        individual: {
          reference: `PractitionerRole/nurse-${random.below(200)}`,
          display: person(random).kanji.join(' '),
        },
      },
    ],
    period: { start: japanTime(start), ...(isFinished ? { end: japanTime(at) } : {}) },
    reasonCode: [{ text: random.pick(['大腿骨頸部骨折', '誤嚥性肺炎', '脳梗塞', '心不全の増悪', '尿路感染症']) }],
    hospitalization: {
      admitSource: coding('http://terminology.hl7.org/CodeSystem/admit-source', 'emd', '救急'),
      dischargeDisposition: coding('http://terminology.hl7.org/CodeSystem/discharge-disposition', 'home', '自宅'),
    },
    location: [
      { location: { reference: `Location/ward-${random.below(60)}`, display: `${2 + random.below(7)}階東病棟` } },
    ],
    serviceProvider: { reference: hospital },
  };
}

export function task(random, { at, hospital, office, patient: subject, encounter: stay }) {
  const code = random.pickUneven(TASK_CODES);
  const status = random.weighted(TASK_STATUSES);
  return {
    resourceType: 'Task',
    text: narrative(prose(random, 8)),
    identifier: [{ system: `${BASE}/task`, value: random.digits(9) }],
    status,
    businessStatus: coding(`${BASE}/CodeSystem/step`, random.pickUneven(['asked', 'answered', 'checked', 'returned'])),
    intent: 'order',
    priority: random.weighted([
      ['routine', 90],
      ['urgent', 9],
      ['stat', 1],
    ]),
    code: { coding: [code], text: code.code },
    description: prose(random, 5),
    for: { reference: subject },
    encounter: { reference: stay },
    executionPeriod: { start: japanTime(at), ...(status === 'completed' ? { end: japanTime(at + 3 * DAY) } : {}) },
    authoredOn: japanTime(at),
    lastModified: japanTime(at),
    requester: { reference: hospital, display: '架空総合病院 地域連携室' },
    owner: { reference: office, display: '架空居宅介護支援事業所' },
    restriction: { period: { end: japanTime(at + (1 + random.below(14)) * DAY) } },
    note: [{ time: japanTime(at), text: prose(random, 6) }],
    input: [
      { type: { text: 'strength' }, valueString: random.pick(['guideline', 'immediate']) },
      { type: { text: 'form' }, valueUri: `${BASE}/Questionnaire/admission-information` },
    ],
  };
}

export function communication(random, { at, hospital, office, patient: subject, encounter: stay, task: about }) {
  return {
    resourceType: 'Communication',
    identifier: [{ system: `${BASE}/communication`, value: random.digits(9) }],
    ...(about === undefined ? {} : { basedOn: [{ reference: about }] }),
    status: 'completed',
    category: [coding(`${BASE}/CodeSystem/message`, random.pickUneven(['answer', 'question', 'notice', 'complaint']))],
    priority: 'routine',
    subject: { reference: subject },
    encounter: { reference: stay },
    sent: japanTime(at),
    received: japanTime(at + random.below(60) * 60_000),
    recipient: [{ reference: office }],
    sender: { reference: hospital },
    payload: [{ contentString: prose(random, 14) }, { contentString: prose(random, 14) }],
    note: [{ text: prose(random, 4) }],
  };
}

export function observation(random, { at, hospital, patient: subject, encounter: stay }) {
  const [code, unit, low, span] = random.pick([
    ['29463-7', 'kg', 35, 50],
    ['8480-6', 'mm[Hg]', 90, 90],
    ['8310-5', 'Cel', 35, 5],
  ]);
  return {
    resourceType: 'Observation',
    text: narrative(prose(random, 18)),
    identifier: [{ system: `${BASE}/observation`, value: random.digits(9) }],
    status: 'final',
    category: [coding('http://terminology.hl7.org/CodeSystem/observation-category', 'vital-signs', 'Vital Signs')],
    code: coding('http://loinc.org', code),
    subject: { reference: subject },
    encounter: { reference: stay },
    effectiveDateTime: japanTime(at),
    performer: [{ reference: hospital }],
    valueQuantity: { value: low + random.below(span), unit, system: 'http://unitsofmeasure.org', code: unit },
    note: [{ text: prose(random, 14) }],
  };
}
