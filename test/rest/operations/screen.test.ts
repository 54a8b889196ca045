// $screen on a hub as it is shipped, with its real forms: the answers of the stories, other regions, and what is refused.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { shipment } from '../../../src/shipment.ts';
import { startTestHub, type TestHub } from '../../support/hub.ts';
import { englishOf, get, issuesOf, japaneseOf, post, stored } from '../../support/requests.ts';
import { type Given, responseTo } from '../../support/screening.ts';
import { stories } from '../../support/stories.ts';

const X = 'https://renkei.example/fhir/StructureDefinition/';
const HK = 'screening-honjo-kodama';
const NATIONAL = 'screening-national';
const NO_GROUP_1: Given = { 'HK-30-1': 'no', 'HK-30-2': 'no', 'HK-30-3': 'no', 'HK-30-4': 'no' };
const CLEAR: Given = { 'has-care-manager': 'no', age: 80, certain: 'yes', wish: 'yes' };

const stay = (id: string, region?: string) => ({
  resourceType: 'Encounter',
  id,
  status: 'in-progress',
  class: { code: 'IMP' },
  ...(region && { extension: [{ url: `${X}region`, valueCode: region }] }),
});

let hub: TestHub;
beforeAll(async () => {
  hub = await startTestHub({}, { shipment: shipment() });
  if (hub === undefined) return;
  await stored(hub, stay('in-kodaira', 'kodaira'));
  await stored(hub, stay('in-honjo', 'honjo-kodama'));
  await stored(hub, stay('somewhere'));
  await stored(hub, { resourceType: 'Patient', id: 'screened', address: [{ text: '埼玉県本庄市小島１－２' }] });
});
afterAll(() => hub?.close());

type Parameter = { name: string } & Record<string, unknown>;
const answerIn = ({ name: _name, _valueString, ...value }: Parameter): unknown => Object.values(value)[0];

/** name -> values, the explanation apart. */
const found = (body: { parameter: Parameter[] }): Record<string, unknown[]> => {
  const all: Record<string, unknown[]> = {};
  for (const each of body.parameter.filter(({ name }) => name !== 'explanation'))
    all[each.name] = [...(all[each.name] ?? []), answerIn(each)];
  return all;
};
const explanation = (body: { parameter: Parameter[] }): string =>
  body.parameter.find(({ name }) => name === 'explanation')!.valueString as string;

const parameters = (response: object | undefined, ...more: object[]) => ({
  resourceType: 'Parameters',
  parameter: [...(response ? [{ name: 'response', resource: response }] : []), ...more],
});
const ask = (response: object | undefined, ...more: object[]) =>
  post(hub, 'QuestionnaireResponse/$screen', parameters(response, ...more));
const region = (valueCode: string) => ({ name: 'region', valueCode });
const encounter = (reference: string) => ({ name: 'encounter', valueReference: { reference } });

describe('$screen of answers in the request', () => {
  test('says what is needed, why, and whom to turn to', async () => {
    const { status, body } = await ask(responseTo(HK, { ...CLEAR, 'HK-30-1': 'yes', 'HK-31-5': 'yes' }));
    expect(status).toBe(200);
    expect(found(body)).toEqual({
      result: ['needed'],
      criterion: ['HK-30-1', 'HK-31-5'],
      pattern: ['A'],
      route: ['home-care-office'],
    });
  });

  test('types: codes, linkIds as strings, the explanation in Japanese with an English translation', async () => {
    const { body } = await ask(responseTo(HK, { ...CLEAR, ...NO_GROUP_1, 'HK-31-5': 'not-assessed', 'HK-31-6': 'no' }));
    const [result, unknown, why] = body.parameter;
    expect(result).toEqual({ name: 'result', valueCode: 'unknown' });
    expect(unknown).toEqual({ name: 'unknown', valueString: 'HK-31-5' });
    expect(why.valueString).toContain(
      '⑤在宅では、独居かそれに近い状態で、調理や掃除など身の回りの周辺動作に介助が必要',
    );
    const { url, extension } = why._valueString.extension[0];
    expect(url).toBe('http://hl7.org/fhir/StructureDefinition/translation');
    expect(extension[0]).toEqual({ url: 'lang', valueCode: 'en' });
    expect(extension[1].valueString).toContain('Whether coordination is needed is still open.');
  });

  test('every criterion that applies is cited in its printed words', async () => {
    const { body } = await ask(responseTo(HK, { ...CLEAR, 'HK-30-3': 'yes' }));
    for (const words of ['③排泄に介助が必要 (HK-30-3)', 'HK-34', '１項目でも当てはまれば', '目安'])
      expect(explanation(body)).toContain(words);
  });

  test('an unfinished form is screened too, and stores nothing', async () => {
    const { status, body } = await ask(responseTo(HK, {}, { status: 'in-progress' }));
    expect([status, found(body).result]).toEqual([200, ['unknown']]);
    expect((await get(hub, 'QuestionnaireResponse?_summary=count')).body.total).toBe(0);
  });
});

test('answers count by their code, in whatever system it stands', async () => {
  const coded = (linkId: string, code: string) => ({
    linkId,
    answer: [{ valueCoding: { system: 'https://renkei.example/fhir/CodeSystem/assessment', code } }],
  });
  const item = [
    coded('has-care-manager', 'no'),
    { linkId: 'age', answer: [{ valueInteger: 80 }] },
    coded('certain', 'yes'),
    coded('wish', 'undecided'),
    coded('HK-30-1', 'yes'),
  ];
  const { status, body } = await ask({ ...responseTo(HK, {}), item });
  expect([status, found(body).result, found(body).pattern]).toEqual([200, ['needed'], ['A']]);
  const refused = await ask({ ...responseTo(HK, {}), item: [coded('wish', 'maybe')] });
  expect([refused.status, issuesOf(refused)]).toEqual([
    422,
    ["value QuestionnaireResponse.repeat(item).where(linkId='wish')"],
  ]);
});

describe('whose criteria', () => {
  const nationalNo = Object.fromEntries(Array.from({ length: 16 }, (_, i) => [`AM-22-${i + 1}`, 'no']));
  const before = { authored: '2026-05-31T23:59:59+09:00' };

  test('of the form, when nothing else is known', async () => {
    const { body } = await ask(responseTo(NATIONAL, { 'has-care-manager': 'no', 'AM-22-9': 'yes' }));
    expect(found(body)).toEqual({ result: ['needed'], criterion: ['AM-22-9'] });
  });

  test('of the stay: a region without criteria uses the national factors and says so', async () => {
    const answers = responseTo(NATIONAL, { 'has-care-manager': 'no', ...nationalNo }, before);
    const { body } = await ask(answers, encounter('Encounter/in-kodaira'));
    expect(found(body)).toEqual({ result: ['not-needed'], reason: ['no-criteria-met', 'region-has-none'] });
    expect(explanation(body)).toContain('地域の定めなし');
  });

  test('of the stay that the response names, too', async () => {
    const given = responseTo(NATIONAL, { 'has-care-manager': 'no', ...nationalNo }, before);
    const { body } = await ask({ ...given, encounter: { reference: `${hub.base}/Encounter/in-kodaira` } });
    expect(found(body).reason).toEqual(['no-criteria-met', 'region-has-none']);
  });

  test('of the region that is asked for, before all others', async () => {
    const answers = responseTo(HK, { ...CLEAR, 'HK-30-1': 'yes' });
    const { body } = await ask(answers, encounter('Encounter/in-kodaira'), region('honjo-kodama'));
    expect(found(body).route).toEqual(['home-care-office']);
  });

  test('a stay without region leaves it to the form; one that is not here is no hindrance', async () => {
    for (const id of ['somewhere', 'nowhere']) {
      const given = responseTo(HK, { ...CLEAR, 'HK-30-1': 'yes' }, { encounter: { reference: `Encounter/${id}` } });
      expect(found((await ask(given)).body).route).toEqual(['home-care-office']);
    }
  });

  test('a form that does not ask the criteria of the region: nothing is known, and which form to use is said', async () => {
    const { body } = await ask(responseTo(HK, { ...CLEAR, 'HK-30-1': 'yes' }), region('annaka'));
    expect(found(body)).toMatchObject({ result: ['unknown'], unknown: expect.arrayContaining(['AN-26-1', 'AN-27-6']) });
    expect(explanation(body)).toContain('様式 screening-annaka をお使いください');
  });

  test('the two factors of June 2026 count from that day, in Japanese time', async () => {
    const answers = { 'has-care-manager': 'no', ...nationalNo, 'relatives-hard-to-reach': 'yes' };
    const on = async (authored: string) => found((await ask(responseTo(NATIONAL, answers, { authored }))).body).result;
    expect(await on('2026-05-31T14:59:59Z')).toEqual(['not-needed']);
    expect(await on('2026-05-31T15:00:00Z')).toEqual(['needed']);
  });
});

describe('$screen of a stored response', () => {
  const EXPECTED: Record<string, object> = {
    'without-care-manager': {
      result: ['needed'],
      criterion: ['HK-30-1', 'HK-30-3', 'HK-31-5'],
      pattern: ['A'],
      route: ['home-care-office'],
    },
    refusal: {
      result: ['needed'],
      criterion: ['HK-30-1', 'HK-31-5'],
      pattern: ['C'],
      route: ['support-centre'],
      receiver: [expect.objectContaining({ reference: 'Organization/hk-hokatsu-07' })],
    },
    'specified-disease': {
      result: ['needed'],
      criterion: ['HK-30-1', 'HK-30-3'],
      pattern: ['A'],
      route: ['home-care-office'],
    },
  };

  test.each(Object.keys(EXPECTED))('of the story %s, by GET and by POST', async (name) => {
    const { steps } = stories.find((each) => each.name === name)!;
    for (const { text } of steps.filter(({ file }) => file < '03')) await post(hub, '', text).expect(200);
    const url = `QuestionnaireResponse/${name}-screening/$screen`;
    const answered = await get(hub, url).expect(200);
    expect(found(answered.body)).toEqual(EXPECTED[name]);
    expect(found((await post(hub, url, parameters(undefined))).body)).toEqual(EXPECTED[name]);
  });

  test('that is not there, or deleted', async () => {
    expect((await get(hub, 'QuestionnaireResponse/nobody/$screen')).status).toBe(404);
    await stored(hub, { ...responseTo(HK, CLEAR), id: 'deleted' });
    await hub.http.delete('/fhir/QuestionnaireResponse/deleted').expect(204);
    expect((await get(hub, 'QuestionnaireResponse/deleted/$screen')).status).toBe(410);
  });

  test('takes no second response', async () => {
    await stored(hub, { ...responseTo(HK, CLEAR), id: 'stored' });
    const answer = await post(hub, 'QuestionnaireResponse/stored/$screen', parameters(responseTo(HK, {})));
    expect([answer.status, ...issuesOf(answer)]).toEqual([400, "invalid Parameters.parameter.where(name='response')"]);
  });
});

describe('the support centre', () => {
  const inDoubt = (patient: string) =>
    ask(responseTo(HK, { ...CLEAR, certain: 'no' }, { subject: { reference: `Patient/${patient}` } }));

  test("of the patient's residence is named", async () => {
    const { body } = await inDoubt('screened');
    const [receiver, ...more] = found(body).receiver as { reference: string; display: string }[];
    expect(more).toEqual([]);
    const service = await get(
      hub,
      `HealthcareService?region=honjo-kodama&district:exact=${encodeURIComponent('小島')}`,
    );
    expect(receiver!.reference).toBe(`Organization/${service.body.entry[0].resource.id}`);
    expect(receiver!.display).toContain('地域包括支援センター');
  });

  test('is not guessed from a former address, nor from one that tells no district', async () => {
    for (const [id, address] of [
      ['moved', [{ use: 'old', text: '埼玉県本庄市小島1-2' }]],
      ['vague', [{ text: '埼玉県本庄市1216-1' }]],
      ['nowhere', undefined],
    ] as const) {
      await stored(hub, { resourceType: 'Patient', id, address });
      expect(found((await inDoubt(id)).body)).not.toHaveProperty('receiver');
    }
  });
});

describe('what the form leaves open and the record knows', () => {
  const OPEN: Given = { certain: 'yes', wish: 'yes', 'HK-30-1': 'yes' };
  const authored = '2026-11-12T10:00:00+09:00';
  const about = (patient: string, more: object = {}) => ({
    authored,
    subject: { reference: `Patient/${patient}` },
    ...more,
  });
  const inStay = (id: string, patient: string) => ({
    ...stay(id, 'honjo-kodama'),
    subject: { reference: `Patient/${patient}` },
    period: { start: '2026-11-09' },
  });

  beforeAll(async () => {
    if (hub === undefined) return;
    const address = [{ text: '埼玉県本庄市小島１－２' }];
    for (const id of ['alone', 'served', 'other']) {
      await stored(hub, { resourceType: 'Patient', id, birthDate: '1961-11-12', address });
    }
    await stored(hub, inStay('served-stay', 'served'));
    await stored(hub, inStay('other-stay', 'other'));
    await stored(hub, {
      resourceType: 'CareTeam',
      id: 'served-team',
      status: 'active',
      subject: { reference: 'Patient/served' },
      participant: [
        {
          role: [
            { coding: [{ system: 'https://renkei.example/fhir/CodeSystem/care-role', code: 'home-care-office' }] },
          ],
          member: { reference: 'Organization/hk-kyotaku-08' },
        },
      ],
    });
    await stored(hub, {
      resourceType: 'Coverage',
      id: 'served-card',
      status: 'active',
      type: { coding: [{ system: 'https://renkei.example/fhir/CodeSystem/coverage-kind', code: 'care-insurance' }] },
      beneficiary: { reference: 'Patient/served' },
      payor: [{ display: '本庄市' }],
      extension: [
        {
          url: `${X}care-level`,
          valueCoding: { system: 'https://renkei.example/fhir/CodeSystem/care-level', code: '21' },
        },
        { url: `${X}certification-status`, valueCode: 'certified' },
      ],
    });
  });

  test('of somebody who is in no hospital: the age on the day of the form, and it is said so', async () => {
    const answers = { ...OPEN, 'has-care-manager': 'no' };
    const { body } = await ask(responseTo(HK, answers, about('alone')));
    expect(found(body)).toMatchObject({ result: ['needed'], pattern: ['A'] });
    expect(explanation(body)).toContain('記録から補った項目：年齢は65歳（生年月日から）');
    const earlier = await ask(responseTo(HK, answers, { ...about('alone'), authored: '2026-11-11' }));
    expect(found(earlier.body)).toMatchObject({ result: ['unknown'], unknown: ['specified-disease'] });
  });

  test('of the stay that is named, of the one the answers name, or of the only one the patient has', async () => {
    for (const asked of [
      await ask(responseTo(HK, OPEN, { authored }), encounter('Encounter/served-stay')),
      await ask(responseTo(HK, OPEN, { authored, encounter: { reference: 'Encounter/served-stay' } })),
      await ask(responseTo(HK, OPEN, about('served'))),
    ]) {
      expect(found(asked.body)).toMatchObject({ result: ['needed'], route: ['existing'] });
      for (const words of [
        '年齢は65歳',
        '担当のケアマネジャーはあり（ことりケアプラン）',
        '認定は要介護1（介護保険証から）',
      ])
        expect(explanation(asked.body)).toContain(words);
    }
  });

  test('never against what the form answers', async () => {
    const answers = { ...OPEN, 'has-care-manager': 'no', age: 30, certified: '01' };
    const { body } = await ask(responseTo(HK, answers, about('served')));
    expect(found(body)).toMatchObject({ result: ['not-needed'], reason: ['under-40'] });
    expect(explanation(body)).not.toContain('記録から');
  });

  test('nothing of the stay of somebody else', async () => {
    const { body } = await ask(responseTo(HK, OPEN, about('other')), encounter('Encounter/served-stay'));
    expect(found(body)).toMatchObject({ unknown: ['has-care-manager'] });
    expect(explanation(body)).not.toContain('ことり');
  });

  test('that no office is known is no answer', async () => {
    const { body } = await ask(responseTo(HK, OPEN, { authored }), encounter('Encounter/other-stay'));
    expect(found(body)).toMatchObject({ unknown: ['has-care-manager'] });
  });

  test('whose the stay is, for the support centre', async () => {
    const inDoubt = responseTo(HK, { ...CLEAR, certain: 'no' }, { authored });
    expect(found((await ask(inDoubt)).body)).not.toHaveProperty('receiver');
    const { body } = await ask(inDoubt, encounter('Encounter/other-stay'));
    expect(found(body).receiver).toEqual([
      expect.objectContaining({ reference: expect.stringMatching(/^Organization/) }),
    ]);
  });
});

describe('what is refused, and how to go on', () => {
  const yes = { valueCoding: { system: 'https://renkei.example/fhir/CodeSystem/assessment', code: 'yes' } };
  const withItems = (...item: object[]) => ({ ...responseTo(HK, {}), item });

  test.each<[string, () => object | undefined, number, string[]]>([
    ['no response', () => undefined, 400, ["required Parameters.parameter.where(name='response')"]],
    ['another form', () => responseTo('kihon-checklist', {}), 422, ['processing QuestionnaireResponse.questionnaire']],
    [
      'no form at all',
      () => ({ resourceType: 'QuestionnaireResponse', status: 'completed' }),
      422,
      ['processing QuestionnaireResponse.questionnaire'],
    ],
    [
      'a screening form that is not stored here',
      () => responseTo('screening-nowhere', {}),
      422,
      ['processing QuestionnaireResponse.questionnaire'],
    ],
    [
      'an error',
      () => responseTo(HK, {}, { status: 'entered-in-error' }),
      422,
      ['business-rule QuestionnaireResponse.status'],
    ],
    [
      'a linkId the form does not have, and an answer of the wrong type',
      () => withItems({ linkId: 'HK-30-9', answer: [yes] }, { linkId: 'age', answer: [{ valueString: '八十' }] }),
      422,
      [
        "not-found QuestionnaireResponse.repeat(item).where(linkId='HK-30-9')",
        "value QuestionnaireResponse.repeat(item).where(linkId='age')",
      ],
    ],
    [
      'two answers where one is meant',
      () => withItems({ linkId: 'HK-30-1', answer: [yes, yes] }),
      422,
      ["value QuestionnaireResponse.repeat(item).where(linkId='HK-30-1')"],
    ],
    [
      'a disease, and none of them',
      () =>
        withItems({
          linkId: 'specified-disease',
          answer: [
            { valueCoding: { system: 'https://renkei.example/fhir/CodeSystem/specified-disease', code: 'SD-13' } },
            { valueCoding: { ...yes.valueCoding, code: 'no' } },
          ],
        }),
      422,
      ["value QuestionnaireResponse.repeat(item).where(linkId='specified-disease')"],
    ],
  ])('%s', async (_says, response, status, issues) => {
    const answer = await ask(response());
    expect([answer.status, issuesOf(answer)]).toEqual([status, issues]);
    expect(japaneseOf(answer)).toMatch(/[ぁ-ん]/);
    expect(englishOf(answer)).toMatch(/^[A-Z"]/);
  });

  test('a region nobody knows', async () => {
    const answer = await ask(responseTo(HK, CLEAR), region('honjo'));
    expect([answer.status, ...issuesOf(answer)]).toEqual([400, "value Parameters.parameter.where(name='region')"]);
    expect(englishOf(answer)).toContain('amagasaki, annaka, honjo-kodama, kodaira, national');
  });

  test('a stay that is not stored, a reference to something else', async () => {
    for (const to of ['Encounter/nowhere', 'Patient/screened']) {
      const answer = await ask(responseTo(HK, CLEAR), encounter(to));
      expect([answer.status, ...issuesOf(answer)]).toEqual([
        422,
        "processing Parameters.parameter.where(name='encounter')",
      ]);
    }
  });

  test('answers to an earlier version of the form may have items it no longer has', async () => {
    const earlier = withItems({ linkId: 'HK-30-9', answer: [yes] });
    const answer = await ask({ ...earlier, questionnaire: `${earlier.questionnaire}|0.0.1` });
    expect([answer.status, found(answer.body).result]).toEqual([200, ['unknown']]);
  });
});
