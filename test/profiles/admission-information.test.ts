// 様式1 入院時情報提供書, item for item. The tables are the form: an item, an option or a heading that is not here does not
// belong to it. Brackets of the paper （　） are items of their own, named -detail or -other.
import fhirpath from 'fhirpath';
import r4 from 'fhirpath/fhir-context/r4';
import { describe, expect, test } from 'vitest';
import { BASE, englishOf } from '../support/artefacts.ts';
import {
  formOf,
  type Item,
  isExclusive,
  isQuestion,
  itemsBelow,
  optionsOf,
  rulesOf,
  valuesOf,
  verificationOf,
  writtenLists,
} from '../support/form-items.ts';

const form = formOf('admission-information');
const items = itemsBelow(form.item);
const itemOf = (linkId: string): Item => {
  const found = items.find((each) => each.linkId === linkId);
  if (found === undefined) throw new Error(`no item ${linkId}`);
  return found;
};

const TYPES: Record<string, string> = {
  S: 'string',
  T: 'text',
  D: 'date',
  C: 'choice',
  M: 'choice',
  B: 'boolean',
  N: 'integer',
  Q: 'quantity',
};

// linkId: kind of answer. M is a choice of any number; ↻ repeats.
const SECTIONS: Record<string, [heading: string, answers: Record<string, string>]> = {
  sheet: [
    '日付・宛先・提供元',
    {
      'record-date': 'D',
      'admission-date': 'D',
      'information-date': 'D',
      'hospital-name': 'S',
      'hospital-contact-name': 'S',
      'office-name': 'S',
      'care-manager-name': 'S',
      'office-phone': 'S',
      'office-fax': 'S',
    },
  ],
  patient: [
    '利用者（患者）基本情報について',
    {
      'patient-name': 'S',
      'patient-name-kana': 'S',
      age: 'N',
      gender: 'C',
      'birth-date': 'D',
      'postal-code': 'S',
      address: 'S',
      'patient-phone': 'S',
      'residence-kind': 'C',
      'residence-storeys': 'N',
      'residence-floor': 'N',
      'residence-elevator': 'C',
      'residence-notes': 'T',
      'care-level': 'C',
      'certification-status': 'C',
      'application-date': 'D',
      'certification-start': 'D',
      'certification-end': 'D',
      'independence-disability': 'C',
      'independence-dementia': 'C',
      'independence-judged-by': 'C',
      copayment: 'C',
      disability: 'C',
      'disability-kinds': 'M',
      'income-kinds': 'M',
      'income-kinds-other': 'S',
    },
  ],
  family: [
    '家族構成／連絡先について',
    {
      household: 'C',
      'household-other': 'S',
      'daytime-alone': 'B',
      'main-carer-name': 'S',
      'main-carer-relationship': 'S',
      'main-carer-age': 'N',
      'main-carer-living': 'C',
      'main-carer-phone': 'S',
      'key-person-name': 'S',
      'key-person-relationship': 'S',
      'key-person-age': 'N',
      'key-person-phone': 'S↻',
    },
  ],
  wishes: [
    '本人／家族の意向について',
    {
      interests: 'T',
      'life-history': 'T',
      'patient-wish': 'T',
      'patient-wish-in-plan': 'B',
      'family-wish': 'T',
      'family-wish-in-plan': 'B',
    },
  ],
  services: ['入院前の介護サービスの利用状況について', { enclosures: 'M', 'enclosures-other': 'S' }],
  prospects: [
    '今後の在宅生活の展望について（ケアマネジャーとしての意見）',
    {
      'home-conditions': 'T',
      'household-after-discharge': 'M',
      'household-after-discharge-size': 'N',
      'household-after-discharge-other': 'S',
      'household-consideration': 'C',
      'household-consideration-detail': 'S',
      'carer-after-discharge': 'C',
      'other-carer-name': 'S',
      'other-carer-relationship': 'S',
      'other-carer-age': 'N',
      'care-capacity': 'C',
      'abuse-suspicion': 'C',
      'abuse-suspicion-detail': 'S',
      'prospects-notes': 'T',
    },
  ],
  conferences: [
    'カンファレンス等について（ケアマネジャーからの希望）',
    {
      'hospital-conference-wanted': 'B',
      'discharge-conference-wanted': 'B',
      'discharge-conference-request': 'S',
      'home-visit-wanted': 'B',
    },
  ],
  function: [
    '身体・生活機能の状況／療養生活上の課題について',
    {
      paralysis: 'C',
      'pressure-ulcer': 'C',
      'pressure-ulcer-detail': 'S',
      mobility: 'C',
      'mobility-aid-indoors': 'M',
      'mobility-aid-indoors-other': 'S',
      'mobility-aid-outdoors': 'M',
      'mobility-aid-outdoors-other': 'S',
      transfer: 'C',
      dressing: 'C',
      rising: 'C',
      grooming: 'C',
      bathing: 'C',
      eating: 'C',
      'meals-per-day': 'N',
      'breakfast-time': 'S',
      'lunch-time': 'S',
      'dinner-time': 'S',
      'diet-restriction': 'C',
      'diet-restriction-detail': 'S',
      'meal-form': 'C',
      'udf-category': 'S',
      'intake-route': 'C',
      thickening: 'C',
      'fluid-restriction': 'C',
      'fluid-restriction-detail': 'S',
      swallowing: 'C',
      denture: 'M',
      'oral-hygiene': 'C',
      'bad-breath': 'C',
      urination: 'C',
      'portable-toilet': 'C',
      defecation: 'C',
      diapers: 'C',
      sleep: 'C',
      'sleep-detail': 'S',
      'sleeping-pills': 'C',
      smoking: 'C',
      'smoking-amount': 'Q',
      drinking: 'C',
      'drinking-amount': 'Q',
      eyesight: 'C',
      glasses: 'C',
      'glasses-detail': 'S',
      hearing: 'C',
      'hearing-aid': 'C',
      language: 'C',
      communication: 'C',
      'communication-notes': 'T',
      'mental-problems': 'M',
      'mental-problems-other': 'S',
      'disease-history': 'M',
      'disease-history-other': 'S',
      'recent-admission': 'C',
      'recent-admission-reason': 'S',
      'recent-admission-start': 'D',
      'recent-admission-end': 'D',
      'admission-frequency': 'C',
      'medical-procedures': 'M',
      'medical-procedures-injection': 'S',
      'medical-procedures-other': 'S',
    },
  ],
  medicines: [
    'お薬について',
    {
      'oral-medicines': 'C',
      'oral-medicines-detail': 'S',
      'home-guidance': 'C',
      'home-guidance-profession': 'S',
      'medicine-management': 'C',
      'medicine-manager': 'S',
      'medicine-management-method': 'S',
      adherence: 'C',
      'medicine-notes': 'T',
    },
  ],
  'family-doctor': [
    'かかりつけ医について',
    {
      'family-doctor-institution': 'S',
      'family-doctor-phone': 'S',
      'family-doctor-name': 'S',
      'family-doctor-name-kana': 'S',
      'family-doctor-visit': 'C',
      'family-doctor-frequency': 'N',
    },
  ],
  'additional-items': ['追加項目', { 'additional-items-name': 'S', 'additional-items-content': 'T' }],
};

const ADL = '自立 / 見守り / 一部介助 / 全介助';
const PRESENCE = 'なし / あり';
const RESTRICTION = 'あり / なし / 不明';
const AIDS = '杖 / 歩行器 / 車いす / その他';
const TIMES = 'なし / 夜間 / 常時';
const ABILITY = '問題なし / やや難あり / 困難';

const OPTIONS: Record<string, string> = {
  gender: '男 / 女',
  'residence-kind': '戸建て / 集合住宅',
  'residence-elevator': '有 / 無',
  'certification-status': '申請中 / 区分変更 / 未申請',
  'independence-disability': '自立 / J1 / J2 / A1 / A2 / B1 / B2 / C1 / C2',
  'independence-dementia': '自立 / Ⅰ / Ⅱa / Ⅱb / Ⅲa / Ⅲb / Ⅳ / M',
  'independence-judged-by': '医師の判断 / ケアマネジャーの判断',
  copayment: '1割 / 2割 / 3割 / 不明',
  disability: PRESENCE,
  'disability-kinds': '身体 / 精神 / 知的',
  'income-kinds': '国民年金 / 厚生年金 / 障害年金 / 生活保護 / その他',
  household: '独居 / 高齢者世帯 / 子と同居 / その他',
  'main-carer-living': '同居 / 別居',
  enclosures: '居宅サービス計画書1.2.3表 / その他',
  'household-after-discharge': '独居 / 高齢世帯 / 子と同居 / 日中独居 / その他',
  'household-consideration': '不要 / 必要',
  'carer-after-discharge': '本シート2に同じ / 左記以外',
  'care-capacity': '介護力が見込める（十分） / 介護力が見込める（一部） / 介護力は見込めない / 家族や支援者はいない',
  'abuse-suspicion': PRESENCE,
  paralysis: 'なし / 軽度 / 中度 / 重度',
  'pressure-ulcer': PRESENCE,
  mobility: ADL,
  'mobility-aid-indoors': AIDS,
  'mobility-aid-outdoors': AIDS,
  transfer: ADL,
  dressing: ADL,
  rising: ADL,
  grooming: ADL,
  bathing: ADL,
  eating: ADL,
  'diet-restriction': RESTRICTION,
  'meal-form': '普通 / きざみ / 嚥下障害食 / ミキサー',
  'intake-route': '経口 / 経管栄養',
  thickening: PRESENCE,
  'fluid-restriction': RESTRICTION,
  swallowing: 'むせない / 時々むせる / 常にむせる',
  denture: 'なし / あり（部分） / あり（総）',
  'oral-hygiene': '良 / 不良 / 著しく不良',
  'bad-breath': PRESENCE,
  urination: ADL,
  'portable-toilet': TIMES,
  defecation: ADL,
  diapers: TIMES,
  sleep: '良 / 不良',
  'sleeping-pills': PRESENCE,
  smoking: '無 / 有',
  drinking: '無 / 有',
  eyesight: ABILITY,
  glasses: PRESENCE,
  hearing: ABILITY,
  'hearing-aid': PRESENCE,
  language: ABILITY,
  communication: ABILITY,
  'mental-problems':
    'なし / 幻視・幻聴 / 興奮 / 焦燥・不穏 / 妄想 / 暴力・攻撃性 / 介護への抵抗 / 不眠 / 昼夜逆転 / 徘徊 / 危険行為 / 不潔行為 / その他',
  'disease-history': 'なし / 悪性腫瘍 / 認知症 / 急性呼吸器感染症 / 脳血管障害 / 骨折 / その他',
  'recent-admission': 'なし / あり / 不明',
  'admission-frequency': '頻度は高い／繰り返している / 頻度は低いが、これまでにもある / 今回が初めて',
  'medical-procedures':
    'なし / 点滴 / 酸素療法 / 喀痰吸引 / 気管切開 / 胃ろう / 経鼻栄養 / 経腸栄養 / 褥瘡 / 尿道カテーテル / 尿路ストーマ / 消化管ストーマ / 痛みコントロール / 排便コントロール / 自己注射 / その他',
  'oral-medicines': PRESENCE,
  'home-guidance': PRESENCE,
  'medicine-management': '自己管理 / 他者による管理',
  adherence: '処方通り服用 / 時々飲み忘れ / 飲み忘れが多い、処方が守られていない / 服薬拒否',
  'family-doctor-visit': '通院 / 訪問診療',
};

// Asked only when the question has one of these answers.
const ENABLED: Record<string, [question: string, answer: string]> = {
  'application-date': ['certification-status', 'applying change-applying'],
  'disability-kinds': ['disability', 'present'],
  'income-kinds-other': ['income-kinds', 'other'],
  'household-other': ['household', 'other'],
  'enclosures-other': ['enclosures', 'other'],
  'household-after-discharge-size': ['household-after-discharge', 'with-children'],
  'household-after-discharge-other': ['household-after-discharge', 'other'],
  'household-consideration-detail': ['household-consideration', 'needed'],
  'other-carer': ['carer-after-discharge', 'different'],
  'abuse-suspicion-detail': ['abuse-suspicion', 'present'],
  'discharge-conference-request': ['discharge-conference-wanted', 'true'],
  'pressure-ulcer-detail': ['pressure-ulcer', 'present'],
  'mobility-aid-indoors-other': ['mobility-aid-indoors', 'other'],
  'mobility-aid-outdoors-other': ['mobility-aid-outdoors', 'other'],
  'diet-restriction-detail': ['diet-restriction', 'present'],
  'fluid-restriction-detail': ['fluid-restriction', 'present'],
  'sleep-detail': ['sleep', 'poor'],
  'smoking-amount': ['smoking', 'present'],
  'drinking-amount': ['drinking', 'present'],
  'glasses-detail': ['glasses', 'present'],
  'mental-problems-other': ['mental-problems', 'other'],
  'disease-history-other': ['disease-history', 'other'],
  'recent-admission-reason': ['recent-admission', 'present'],
  'recent-admission-start': ['recent-admission', 'present'],
  'recent-admission-end': ['recent-admission', 'present'],
  'medical-procedures-injection': ['medical-procedures', 'self-injection'],
  'medical-procedures-other': ['medical-procedures', 'other'],
  'oral-medicines-detail': ['oral-medicines', 'present'],
  'home-guidance-profession': ['home-guidance', 'present'],
  'medicine-manager': ['medicine-management', 'other'],
  'medicine-management-method': ['medicine-management', 'other'],
};

describe('入院時情報提供書（様式1）', () => {
  test('is a trial version: parts of it are not compared with the official form', () => {
    expect(form).toMatchObject({
      url: `${BASE}Questionnaire/admission-information`,
      version: '0.1.0',
      title: '入院時情報提供書（様式1）',
      status: 'active',
      experimental: true,
      subjectType: ['Patient'],
    });
  });

  test('has its sections in the order of the form', () => {
    const sections = form.item.filter(({ type }) => type === 'group');
    expect(sections.map(({ linkId, text }) => [linkId, text])).toEqual(
      Object.entries(SECTIONS).map(([linkId, [heading]]) => [linkId, heading]),
    );
  });

  test.each(Object.entries(SECTIONS))('asks in %s what the form asks, in its order', (section, [, answers]) => {
    const asked = itemsBelow(itemOf(section).item).filter(isQuestion);
    expect(asked.map(({ linkId }) => linkId)).toEqual(Object.keys(answers));
    for (const { linkId, type, repeats = false } of asked) {
      const kind = answers[linkId]!;
      expect({ linkId, type, repeats }).toEqual({ linkId, type: TYPES[kind[0]!], repeats: /[M↻]/.test(kind) });
    }
  });

  test('is as long as the two printed pages: 110 answers and more', () => {
    expect(items.filter(isQuestion).length).toBeGreaterThanOrEqual(110);
  });

  test('names items after what they are about, once each', () => {
    const linkIds = items.map(({ linkId }) => linkId);
    expect(linkIds.filter((linkId) => !/^[a-z]+(-[a-z]+)*$/.test(linkId))).toEqual([]);
    expect(linkIds.filter((linkId, i) => linkIds.indexOf(linkId) !== i)).toEqual([]);
  });

  test('says everything in Japanese and in English', () => {
    expect(items.filter((item) => !/[a-z]{2}|ADL|TEL|FAX/i.test(englishOf({ ...item }, 'text') ?? ''))).toEqual([]);
    const options = items.filter((item) => item.answerOption || item.answerValueSet).flatMap(optionsOf);
    expect(options.filter(({ display, english }) => !display || !english)).toEqual([]);
  });

  test('limits every line and every text', () => {
    const lines = items.filter(({ type }) => type === 'string' || type === 'text');
    expect(lines.filter(({ maxLength }) => maxLength === undefined)).toEqual([]);
  });
});

describe('options', () => {
  test.each(Object.entries(OPTIONS))('%s: %s', (linkId, expected) => {
    expect(
      optionsOf(itemOf(linkId))
        .map(({ display }) => display)
        .join(' / '),
    ).toBe(expected);
  });

  test('the level of care need offers what is printed, and 事業対象者, who have no box on paper', () => {
    const levels = optionsOf(itemOf('care-level')).map(({ display }) => display);
    expect(levels).toEqual(
      expect.arrayContaining([
        '事業対象者',
        ...['要支援1', '要支援2', '要介護1', '要介護2', '要介護3', '要介護4', '要介護5'],
      ]),
    );
  });

  test('no list is left out of the table', () => {
    const choices = items.filter(({ type }) => type === 'choice' || type === 'open-choice');
    expect(choices.map(({ linkId }) => linkId).sort()).toEqual([...Object.keys(OPTIONS), 'care-level'].sort());
  });

  test('なし shuts out the others wherever more than one can be chosen', () => {
    const lists = items.filter(({ linkId, repeats }) => repeats && / ?なし( |$)/.test(OPTIONS[linkId] ?? ''));
    expect(lists.map(({ linkId }) => linkId)).toEqual([
      'denture',
      'mental-problems',
      'disease-history',
      'medical-procedures',
    ]);
    for (const { answerOption = [] } of lists) {
      expect(answerOption.filter(isExclusive).map(({ valueCoding }) => valueCoding.display)).toEqual(['なし']);
    }
  });

  test('a list written into the form has all codes of its code system', () => {
    for (const { written, whole } of writtenLists(items)) expect(written).toEqual(whole);
  });
});

describe('what is asked only after another answer', () => {
  const conditional = items.filter(({ enableWhen }) => enableWhen !== undefined);

  test.each(Object.entries(ENABLED))('%s after %s', (linkId, [question, answers]) => {
    const { enableWhen = [], enableBehavior } = itemOf(linkId);
    expect(
      enableWhen.map(({ answerCoding, answerBoolean }) => answerCoding?.code ?? String(answerBoolean)).join(' '),
    ).toBe(answers);
    expect([...new Set(enableWhen.map((each) => `${each.question} ${each.operator}`))]).toEqual([`${question} =`]);
    expect(enableBehavior).toBe(enableWhen.length > 1 ? 'any' : undefined);
  });

  test('is all in the table', () => {
    expect(conditional.map(({ linkId }) => linkId).sort()).toEqual(Object.keys(ENABLED).sort());
  });

  test('follows its question, and the question has that answer', () => {
    for (const { linkId, enableWhen = [] } of conditional) {
      for (const { question, answerCoding } of enableWhen) {
        const asked = itemOf(question);
        expect(items.indexOf(asked)).toBeLessThan(items.indexOf(itemOf(linkId)));
        if (answerCoding === undefined) expect(asked.type).toBe('boolean');
        else {
          const { system, code } = answerCoding;
          expect(optionsOf(asked)).toContainEqual(expect.objectContaining({ system, code }));
        }
      }
    }
  });
});

describe('where the words come from', () => {
  test('every item says it', () => {
    const codes = optionsOf({ linkId: '', type: 'choice', text: '', answerValueSet: `${BASE}ValueSet/verification` });
    const known = codes.map(({ code }) => code);
    const unmarked = items.filter((item) => item.type !== 'display' && !known.includes(String(verificationOf(item))));
    expect(unmarked.map(({ linkId }) => linkId)).toEqual([]);
  });

  test.each([
    [
      'verified',
      'record-date life-history residence-kind paralysis mobility eating denture portable-toilet defecation',
    ],
    ['memory', 'information-date gender household interests care-capacity lunch-time diapers sleep medical-procedures'],
    ['memory', 'oral-medicines adherence family-doctor-name'],
    ['source', 'additional-items-name additional-items-content'],
  ])('%s: %s', (expected, linkIds) => {
    for (const linkId of linkIds.split(' '))
      expect([linkId, verificationOf(itemOf(linkId))]).toEqual([linkId, expected]);
  });

  test('the person who fills it sees 要確認 at the top and in every section that has unchecked words', () => {
    const isVisible = (item: Item): boolean =>
      item.type === 'display' && item.text.includes('要確認') && englishOf({ ...item }, 'text')!.includes('checked');
    expect(isVisible(form.item[0]!)).toBe(true);
    for (const section of form.item.filter(({ type }) => type === 'group')) {
      const unchecked = [section, ...itemsBelow(section.item)].some((item) =>
        ['memory', 'sibling', 'inferred'].includes(String(verificationOf(item))),
      );
      expect([section.linkId, section.item!.some(isVisible)]).toEqual([section.linkId, unchecked]);
    }
  });
});

describe('rules', () => {
  test('the form is there for HK-10 and HK-57, its date for RB-01, the additions for HK-59', () => {
    expect(rulesOf(form)).toEqual(expect.arrayContaining(['HK-10', 'HK-57']));
    expect(rulesOf(itemOf('information-date'))).toEqual(['RB-01']);
    expect(rulesOf(itemOf('enclosures'))).toEqual(['HK-57']);
    expect(itemOf('additional-items').repeats).toBe(true);
    expect(rulesOf(itemOf('additional-items'))).toEqual(['HK-59']);
  });

  test('the asterisk of the form stands before what makes a discharge difficult', () => {
    const starred = items.filter(({ prefix }) => prefix === '＊');
    expect(starred.map(({ linkId }) => linkId)).toEqual([
      'daytime-alone',
      'care-capacity',
      'abuse-suspicion',
      'urination',
      'defecation',
      'disease-history',
      'recent-admission',
      'admission-frequency',
      'medical-procedures',
    ]);
    for (const item of starred) expect(rulesOf(item)).toEqual(['AM-22']);
  });
});

describe('units', () => {
  const UNIT = 'http://hl7.org/fhir/StructureDefinition/questionnaire-unit';
  test.each([
    ['age', UNIT, 'a', '歳'],
    ['meals-per-day', UNIT, '/d', '回／日'],
    ['family-doctor-frequency', UNIT, '/mo', '回／月'],
    ['smoking-amount', `${UNIT}Option`, '{cigarette}/d', '本／日'],
    ['drinking-amount', `${UNIT}Option`, '{gou}/d', '合／日'],
  ])('%s', (linkId, url, code, display) => {
    expect(valuesOf(itemOf(linkId), url, 'valueCoding')).toEqual([
      { system: 'http://unitsofmeasure.org', code, display },
    ]);
  });
});

describe('what is filled in advance', () => {
  interface Expression {
    readonly name?: string;
    readonly language: string;
    readonly expression: string;
  }
  const INITIAL = 'http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-initialExpression';
  const REPRESENTATION = 'http://hl7.org/fhir/StructureDefinition/iso21090-EN-representation';
  const named = (text: string, valueCode: string) => ({ text, extension: [{ url: REPRESENTATION, valueCode }] });

  const context: Record<string, unknown> = {
    patient: {
      resourceType: 'Patient',
      name: [named('ヤマダ タロウ', 'SYL'), named('山田 太郎', 'IDE')],
      gender: 'male',
      birthDate: '1950-04-12',
      address: [{ text: '埼玉県本庄市本庄0-0-0', postalCode: '367-0000' }],
      telecom: [{ system: 'phone', value: '0495-00-0000' }],
      generalPractitioner: [{ reference: 'Organization/clinic', display: '架空内科医院' }],
    },
    encounter: { resourceType: 'Encounter', period: { start: '2026-06-01T09:30:00+09:00' } },
    hospital: { resourceType: 'Organization', name: '架空病院' },
    office: {
      resourceType: 'Organization',
      name: '架空居宅介護支援事業所',
      telecom: [
        { system: 'fax', value: '0495-00-0002' },
        { system: 'phone', value: '0495-00-0001' },
      ],
    },
    careManager: { resourceType: 'Practitioner', name: [{ family: '佐藤', given: ['花子'] }] },
    careInsurance: {
      resourceType: 'Bundle',
      entry: [
        {
          resource: {
            resourceType: 'Coverage',
            period: { start: '2025-04-01', end: '2027-03-31' },
            extension: [
              {
                url: `${BASE}StructureDefinition/care-level`,
                valueCoding: { system: `${BASE}CodeSystem/care-level`, code: '22' },
              },
              { url: `${BASE}StructureDefinition/certification-status`, valueCode: 'certified' },
            ],
          },
        },
      ],
    },
  };
  const run = (expression: string): unknown[] =>
    fhirpath.evaluate({}, expression, context, r4, { async: false }) as unknown[];
  for (const each of valuesOf(form, 'http://hl7.org/fhir/StructureDefinition/variable', 'valueExpression')) {
    const { name, language, expression } = each as Expression;
    if (language === 'text/fhirpath') context[name!] = run(expression);
  }
  const initialOf = (linkId: string): unknown[] =>
    valuesOf(itemOf(linkId), INITIAL, 'valueExpression').flatMap((each) => run((each as Expression).expression));

  test.each([
    ['admission-date', ['2026-06-01']],
    ['hospital-name', ['架空病院']],
    ['office-name', ['架空居宅介護支援事業所']],
    ['care-manager-name', ['佐藤 花子']],
    ['office-phone', ['0495-00-0001']],
    ['office-fax', ['0495-00-0002']],
    ['patient-name', ['山田 太郎']],
    ['patient-name-kana', ['ヤマダ タロウ']],
    ['gender', ['male']],
    ['birth-date', ['1950-04-12']],
    ['postal-code', ['367-0000']],
    ['address', ['埼玉県本庄市本庄0-0-0']],
    ['patient-phone', ['0495-00-0000']],
    ['care-level', [{ system: `${BASE}CodeSystem/care-level`, code: '22' }]],
    // The paper has no box for it: the level says it.
    ['certification-status', []],
    ['certification-start', ['2025-04-01']],
    ['certification-end', ['2027-03-31']],
    ['family-doctor-institution', ['架空内科医院']],
    ['family-doctor-name', []],
  ])('%s', (linkId, expected) => {
    expect(initialOf(linkId)).toEqual(expected);
  });

  test('the day of admission is the day in Japan, though the hospital stores its times in UTC', () => {
    const [initial] = valuesOf(itemOf('admission-date'), INITIAL, 'valueExpression') as Expression[];
    const encounter = { resourceType: 'Encounter', period: { start: '2026-05-31T23:30:00Z' } };
    expect(fhirpath.evaluate({}, initial!.expression, { encounter }, r4, { async: false })).toEqual(['2026-06-01']);
  });

  test('age: on the day of writing', () => {
    const today = new Date();
    const years = today.getFullYear() - 1950;
    expect([years, years - 1]).toContain(initialOf('age')[0]);
    expect(String(initialOf('record-date')[0])).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  });

  test('nothing for somebody of whom nothing is known', () => {
    const expressions = items.flatMap((item) => valuesOf(item, INITIAL, 'valueExpression') as Expression[]);
    const unknown = { patient: [], encounter: [], hospital: [], office: [], careManager: [], coverage: [] };
    for (const { expression } of expressions) {
      if (expression === 'today()') continue;
      const found = fhirpath.evaluate({}, expression, { ...unknown, kanjiName: [], kanaName: [] }, r4, {
        async: false,
      });
      expect({ expression, found }).toEqual({ expression, found: [] });
    }
  });

  test('the day it is given is left to the person who gives it', () => {
    expect(valuesOf(itemOf('information-date'), INITIAL, 'valueExpression')).toEqual([]);
  });
});

describe('what is given back', () => {
  const EXTRACT = 'http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-observationExtract';

  test('steps of daily life become Observations with a code and a category of JP Core', () => {
    const observed = items.filter((item) => valuesOf(item, EXTRACT, 'valueBoolean')[0] === true);
    expect(observed.map(({ linkId }) => linkId)).toEqual(
      expect.arrayContaining(['mobility', 'transfer', 'urination', 'independence-dementia', 'swallowing', 'smoking']),
    );
    for (const item of observed) {
      expect(item.code).toHaveLength(1);
      const category = valuesOf(
        item,
        `${EXTRACT.replace('observationExtract', 'observation-extract-category')}`,
        'valueCodeableConcept',
      );
      expect(category).toMatchObject([
        { coding: [{ system: 'http://jpfhir.jp/fhir/core/CodeSystem/JP_SimpleObservationCategory_CS' }] },
      ]);
    }
  });

  test('carers and the key person become RelatedPersons', () => {
    const context = 'http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-itemExtractionContext';
    const groups = items.filter((item) => valuesOf(item, context, 'valueCode')[0] === 'RelatedPerson');
    expect(groups.map(({ linkId }) => linkId)).toEqual(['main-carer', 'key-person', 'other-carer']);
  });
});
