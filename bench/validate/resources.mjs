// What is validated: a small resource, a long form with its answers, and documents of any size. The same at every run.
import { randomOf } from '../corpus/random.mjs';
import { communication, encounter, observation, patient, task } from '../corpus/resources.mjs';

const AT = Date.UTC(2026, 3, 1);
const FORM = 'https://renkei.example/fhir/Questionnaire/long-form';
const LATIN = { given: ['タロウ'], family: 'ヤマダ' };

/** About 1 kB. */
export const small = {
  resourceType: 'Patient',
  id: 'small',
  identifier: [
    { use: 'usual', system: 'urn:oid:1.2.392.100495.20.3.51.11199999999', value: '00012345' },
    { system: 'http://jpfhir.jp/fhir/clins/Idsysmem/JP_Insurance_memberID', value: '00123456789' },
  ],
  active: true,
  name: [
    { use: 'official', text: '山田 太郎', family: '山田', given: ['太郎'] },
    { use: 'official', text: 'ヤマダ タロウ', ...LATIN },
  ],
  telecom: [{ system: 'phone', value: '048-000-0000', use: 'home' }],
  gender: 'male',
  birthDate: '1950-04-12',
  address: [
    {
      use: 'home',
      text: '埼玉県架空市本町1-2-3',
      state: '埼玉県',
      city: '架空市',
      postalCode: '000-0000',
      country: 'JP',
    },
  ],
  contact: [{ name: { text: '山田 花子' }, telecom: [{ system: 'phone', value: '090-0000-0000' }], gender: 'female' }],
  managingOrganization: { reference: 'Organization/hospital' },
};

const ITEMS = 60;
const KINDS = [
  {
    type: 'string',
    value: (i) => ({
      valueString: `本人・家族の意向 ${i}：${'自宅での生活を続けたい。通所の利用も考えている。'.repeat(9)}`,
    }),
  },
  { type: 'integer', value: (i) => ({ valueInteger: i }) },
  { type: 'date', value: () => ({ valueDate: '2026-04-01' }) },
  { type: 'boolean', value: (i) => ({ valueBoolean: i % 2 === 0 }) },
  {
    type: 'choice',
    value: (i) => ({ valueCoding: { system: `${FORM}/levels`, code: `level-${i % 4}`, display: `段階 ${i % 4}` } }),
  },
  { type: 'decimal', value: (i) => ({ valueDecimal: i + 0.5 }) },
];
const kindOf = (i) => KINDS[i % KINDS.length];

const answerOption = [0, 1, 2, 3].map((level) => ({
  valueCoding: { system: `${FORM}/levels`, code: `level-${level}`, display: `段階 ${level}` },
}));

const question = (i) => {
  const { type } = kindOf(i);
  const depends = i % 10 === 9 ? [{ question: `q${i - 6}`, operator: 'exists', answerBoolean: true }] : undefined;
  return {
    linkId: `q${i}`,
    text: `質問 ${i}`,
    type,
    required: i % 5 === 0,
    ...(depends && { enableWhen: depends }),
    ...(type === 'choice' && { answerOption }),
    ...(type === 'string' && { maxLength: 500 }),
  };
};

const answered = (i) => ({ linkId: `q${i}`, text: `質問 ${i}`, answer: [kindOf(i).value(i)] });

const inGroups = (of) =>
  [0, 1, 2, 3, 4, 5].map((group) => ({
    linkId: `g${group}`,
    text: `区分 ${group}`,
    ...(of === question && { type: 'group' }),
    item: Array.from({ length: ITEMS / 6 }, (_, i) => of((group * ITEMS) / 6 + i)),
  }));

export const questionnaire = {
  resourceType: 'Questionnaire',
  url: FORM,
  version: '1.0.0',
  name: 'LongForm',
  title: '長い様式',
  status: 'active',
  item: inGroups(question),
};

/** About 20 kB as people send it, with line ends and blanks. */
export const response = {
  resourceType: 'QuestionnaireResponse',
  id: 'form',
  questionnaire: `${FORM}|1.0.0`,
  status: 'completed',
  subject: { reference: 'Patient/small' },
  authored: '2026-04-01T09:00:00+09:00',
  item: inGroups(answered),
};

const uuid = (i) => `urn:uuid:00000000-0000-4000-8000-${String(i).padStart(12, '0')}`;

/** Without the codes of systems that are made up. */
const spokenPlainly = ({ identifier, businessStatus, type, category, code, ...resource }) => ({
  ...resource,
  ...(type && { type: [{ text: '入院' }] }),
  ...(category && { category }),
  ...(code && { code: isMadeUp(code) ? { text: code.coding[0].code } : code }),
  identifier: identifier.map(({ value }) => ({ system: 'https://renkei.example/fhir/identifier', value })),
});

const isMadeUp = ({ coding }) => coding[0].system.startsWith('https://renkei.example/');

/** A document whose Composition names all that is in it. */
export function documentOf(entries) {
  const random = randomOf(1);
  const subject = uuid(1);
  const hospital = uuid(2);
  const about = { at: AT, hospital, office: hospital, patient: subject, encounter: uuid(3) };
  const kinds = [observation, communication, task, observation];
  const more = Array.from({ length: entries - 4 }, (_, i) => spokenPlainly(kinds[i % kinds.length](random, about)));
  const organization = { resourceType: 'Organization', name: '架空総合病院' };
  const resources = [patient(random, about), organization, spokenPlainly(encounter(random, about)), ...more];
  const composition = {
    resourceType: 'Composition',
    status: 'final',
    type: { text: '退院時サマリー' },
    subject: { reference: subject },
    encounter: { reference: uuid(3) },
    date: '2026-04-01T09:00:00+09:00',
    author: [{ reference: hospital }],
    title: '退院時サマリー',
    section: [{ title: '経過', entry: more.map((_, i) => ({ reference: uuid(i + 4) })) }],
  };
  return {
    resourceType: 'Bundle',
    type: 'document',
    identifier: { system: 'urn:ietf:rfc:3986', value: uuid(999_999) },
    timestamp: '2026-04-01T09:00:00+09:00',
    entry: [composition, ...resources].map((resource, i) => ({ fullUrl: uuid(i), resource })),
  };
}
