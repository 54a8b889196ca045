// What the two systems write: the least that tells the hub what happened. People and events are made up.
const BASE = 'https://renkei.example/fhir';
const BACKPORT = 'http://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition/backport-';

export const HOSPITAL = 'Organization/hk-hosp-01';
export const OFFICE = 'Organization/hk-kyotaku-01';

const profile = (name) => ({ profile: [`${BASE}/StructureDefinition/${name}`] });
const coding = (system, code) => ({ system: `${BASE}/CodeSystem/${system}`, code });
const coded = (system, code) => ({ coding: [coding(system, code)] });
const to = (reference) => ({ reference });
const extension = (name, value) => ({ url: `${BASE}/StructureDefinition/${name}`, ...value });

/** 患者. `birthDate` is another one in every run, so that two runs are not taken for one person. */
export const patient = (id, birthDate) => ({
  resourceType: 'Patient',
  id,
  meta: profile('renkei-patient'),
  active: true,
  name: [{ use: 'official', text: '架空 はな' }],
  gender: 'female',
  birthDate,
});

/** 居宅介護支援事業所が担当している。 */
export const careTeam = (id, of, since) => ({
  resourceType: 'CareTeam',
  id,
  meta: profile('renkei-care-team'),
  status: 'active',
  subject: to(`Patient/${of}`),
  participant: [{ role: [coded('care-role', 'home-care-office')], member: to(OFFICE), period: { start: since } }],
});

/** 入院. `expected`: { date, stage, recorded }; `outlook`: since when going home is judged possible; `end`: when she went home. */
export const stay = (id, of, start, { expected, outlook, end } = {}) => ({
  resourceType: 'Encounter',
  id,
  meta: profile('renkei-stay'),
  extension: [
    extension('region', { valueCode: 'honjo-kodama' }),
    ...(expected === undefined
      ? []
      : [
          extension('expected-discharge', {
            extension: [
              { url: 'date', valueDate: expected.date },
              { url: 'stage', valueCode: expected.stage },
              { url: 'recorded', valueDateTime: expected.recorded },
            ],
          }),
        ]),
    ...(outlook === undefined ? [] : [extension('discharge-outlook', { valueDateTime: outlook })]),
    ...(end === undefined
      ? []
      : [extension('discharge-destination', { valueCoding: coding('discharge-destination', 'home') })]),
  ],
  status: end === undefined ? 'in-progress' : 'finished',
  class: { system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'IMP' },
  priority: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-ActPriority', code: 'EM' }] },
  subject: to(`Patient/${of}`),
  period: { start, ...(end !== undefined && { end }) },
  serviceProvider: to(HOSPITAL),
});

/** 様式1（入院時情報提供書）. */
export const admissionInformation = (id, of, encounter, at) => ({
  resourceType: 'QuestionnaireResponse',
  id,
  meta: profile('renkei-form-response'),
  extension: [extension('region', { valueCode: 'honjo-kodama' })],
  questionnaire: `${BASE}/Questionnaire/admission-information|0.1.0`,
  status: 'completed',
  subject: to(`Patient/${of}`),
  encounter: to(`Encounter/${encounter}`),
  authored: at,
  author: to(OFFICE),
  item: [
    {
      linkId: 'sheet',
      item: [
        { linkId: 'record-date', answer: [{ valueDate: at.slice(0, 10) }] },
        { linkId: 'office-name', answer: [{ valueString: '本庄南介護支援センター' }] },
      ],
    },
    { linkId: 'patient', item: [{ linkId: 'patient-name', answer: [{ valueString: '架空 はな' }] }] },
  ],
});

/** 看護サマリー. */
export const summary = (id, of, encounter, at) => ({
  resourceType: 'DocumentReference',
  id,
  meta: profile('renkei-document-reference'),
  status: 'current',
  type: { text: '看護サマリー' },
  category: [coded('task', 'discharge-summary')],
  subject: to(`Patient/${of}`),
  date: at,
  author: [to(HOSPITAL)],
  content: [
    {
      attachment: {
        contentType: 'text/plain;charset=UTF-8',
        data: Buffer.from('看護サマリー（例）').toString('base64'),
        title: '看護サマリー',
      },
    },
  ],
  context: { encounter: [to(`Encounter/${encounter}`)] },
});

/** 連絡：この手順（c:task）のことを、いつ、だれがだれに伝えたか。 */
export const contact = (step, { of, encounter, from, at, carries }) => ({
  resourceType: 'Communication',
  meta: profile('renkei-communication'),
  extension: [extension('region', { valueCode: 'honjo-kodama' })],
  status: 'completed',
  medium: [coded('channel', carries === undefined ? 'phone' : 'mcs')],
  topic: coded('task', step),
  subject: to(`Patient/${of}`),
  encounter: to(`Encounter/${encounter}`),
  sent: at,
  received: at,
  sender: to(from),
  recipient: [to(from === HOSPITAL ? OFFICE : HOSPITAL)],
  ...(carries !== undefined && { payload: [{ contentReference: to(carries) }] }),
});

/** 話題の購読. `filter`: `Task?owner=Organization/x`. */
export const subscription = (topic, filter, endpoint) => ({
  resourceType: 'Subscription',
  status: 'requested',
  reason: 'examples/thin-product',
  criteria: `${BASE}/SubscriptionTopic/${topic}`,
  _criteria: { extension: [{ url: `${BACKPORT}filter-criteria`, valueString: filter }] },
  channel: {
    type: 'rest-hook',
    endpoint,
    payload: 'application/fhir+json',
    _payload: { extension: [{ url: `${BACKPORT}payload-content`, valueCode: 'full-resource' }] },
  },
});
