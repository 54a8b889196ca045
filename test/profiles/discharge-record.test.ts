// 様式2 退院・退所情報記録書, item for item. The tables are the form as we remember it: an item or an option that is not here
// does not belong to it. Brackets of the paper （　） are items of their own, named -detail or -other.
import fhirpath from 'fhirpath';
import r4 from 'fhirpath/fhir-context/r4';
import { describe, expect, test } from 'vitest';
import { BASE } from '../support/artefacts.ts';
import {
  englishText,
  filledBy,
  formFaults,
  formOf,
  type Item,
  isExclusive,
  isQuestion,
  itemsBelow,
  optionsOf,
  optionWords,
  rulesOf,
  valuesOf,
  verificationOf,
  writtenLists,
} from '../support/form-items.ts';

const form = formOf('discharge-record');
const items = itemsBelow(form.item);
const itemOf = (linkId: string): Item => items.find((each) => each.linkId === linkId)!;

const TYPES: Record<string, string> = {
  S: 'string',
  T: 'text',
  D: 'date',
  C: 'choice',
  M: 'choice',
  B: 'boolean',
  N: 'integer',
};

// linkId: kind of answer (M: a choice of any number), words on the form.
const SECTIONS: Record<string, [heading: string, answers: Record<string, [kind: string, text: string]>]> = {
  'current-state': [
    '1. 基本情報・現在の状態 等',
    {
      'record-date': ['D', '記入日'],
      'patient-name': ['S', '氏名'],
      'patient-name-kana': ['S', 'フリガナ'],
      gender: ['C', '性別'],
      age: ['N', '年齢'],
      'care-level': ['C', '要介護度'],
      'certification-status': ['C', '申請の状態'],
      'level-change-needed': ['B', '要区分変更'],
      'admission-date': ['D', '入院（所）日'],
      'expected-discharge-date': ['D', '退院（所）予定日'],
      'admission-reason': ['T', '入院原因疾患（入所目的等）'],
      'hospital-name': ['S', '入院・入所先：施設名'],
      ward: ['S', '入院・入所先：棟'],
      room: ['S', '入院・入所先：室'],
      'follow-up-institution': ['S', '医療機関名'],
      'follow-up-visit': ['C', '方法'],
    },
  ],
  condition: [
    '① 疾患と入院（所）中の状況',
    {
      'treated-disease-name': ['S', '疾患名'],
      'treated-disease-state': ['C', '疾患の状況'],
      'mobility-means': ['C', '移動手段'],
      'mobility-means-other': ['S', '移動手段：その他の内容'],
      'excretion-method': ['M', '排泄方法'],
      'catheter-or-pouch': ['S', 'カテーテル・パウチ'],
      'bathing-method': ['C', '入浴方法'],
      'meal-form': ['C', '食事形態'],
      'meal-form-other': ['S', '食事形態：その他の内容'],
      'udf-category': ['S', 'UDF等の食形態区分'],
      swallowing: ['C', '嚥下機能（むせ）'],
      denture: ['M', '義歯'],
      'denture-used': ['C', '義歯の入院（所）中の使用'],
      'oral-hygiene': ['C', '口腔清潔'],
      'oral-care': ['C', '口腔ケア'],
      sleep: ['C', '睡眠'],
      'sleep-detail': ['S', '睡眠：不良の内容'],
      'sleeping-pills': ['C', '眠剤使用'],
      'mental-state': ['M', '認知・精神'],
      'mental-state-other': ['S', '認知・精神：その他の内容'],
    },
  ],
  understanding: [
    '② 受け止め／意向',
    {
      'patient-understanding': ['T', '＜本人＞病気、障害、後遺症等の受け止め方'],
      'diagnosis-told': ['C', '本人への病名告知'],
      'patient-wish': ['T', '＜本人＞退院後の生活に関する意向'],
      'family-understanding': ['T', '＜家族＞病気、障害、後遺症等の受け止め方'],
      'family-wish': ['T', '＜家族＞退院後の生活に関する意向'],
    },
  ],
  needs: [
    '2. 課題認識のための情報',
    {
      'medical-procedures': ['M', '医療処置の内容'],
      'medical-procedures-injection': ['S', '自己注射の内容'],
      'medical-procedures-other': ['S', '医療処置：その他の内容'],
      'nursing-viewpoints': ['M', '看護の視点'],
      'nursing-viewpoints-other': ['S', '看護の視点：その他の内容'],
      'rehabilitation-viewpoints': ['M', 'リハビリの視点'],
      'rehabilitation-viewpoints-other': ['S', 'リハビリの視点：その他の内容'],
      contraindication: ['C', '禁忌事項（禁忌の有無）'],
      'contraindication-detail': ['T', '禁忌の内容'],
      precautions: ['T', '留意点'],
      prognosis: ['T', '症状・病状の予後・予測'],
      'discharge-barriers': ['T', '退院に際しての日常生活の阻害要因（心身状況・環境等）'],
      'home-conditions': ['T', '在宅復帰のために整えなければならない要件'],
    },
  ],
  hearings: [
    '聞き取り記録',
    {
      'hearing-number': ['N', '回目'],
      'hearing-date': ['D', '聞き取り日'],
      'informant-occupation': ['C', '職種'],
      'informant-name': ['S', '氏名'],
      'conference-attended': ['C', '会議出席'],
    },
  ],
  'additional-items': [
    '追加項目',
    { 'additional-items-name': ['S', '項目名'], 'additional-items-content': ['T', '内容'] },
  ],
};

const PRESENCE = 'なし / あり';
const OPTIONS: Record<string, string> = {
  gender: '男 / 女',
  'certification-status': '申請中 / なし',
  'follow-up-visit': '通院 / 訪問診療',
  'treated-disease-state': '安定 / 不安定',
  'mobility-means': '自立 / 杖 / 歩行器 / 車いす / その他',
  'excretion-method': 'トイレ / ポータブル / おむつ',
  'bathing-method': '自立 / シャワー浴 / 一般浴 / 機械浴 / 行わず',
  'meal-form': '普通 / 経管栄養 / その他',
  swallowing: 'なし / あり（時々） / あり（常に）',
  denture: 'なし / あり（部分） / あり（総）',
  'denture-used': PRESENCE,
  'oral-hygiene': '良 / 不良 / 著しく不良',
  'oral-care': '自立 / 一部介助 / 全介助',
  sleep: '良好 / 不良',
  'sleeping-pills': PRESENCE,
  'mental-state': '認知機能低下 / せん妄 / 徘徊 / 焦燥・不穏 / 攻撃性 / その他',
  'diagnosis-told': 'あり / なし',
  'medical-procedures':
    'なし / 点滴 / 酸素療法 / 喀痰吸引 / 気管切開 / 胃ろう / 経鼻栄養 / 経腸栄養 / 褥瘡 / 尿道カテーテル / 尿路ストーマ / 消化管ストーマ / 痛みコントロール / 排便コントロール / 自己注射 / その他',
  'nursing-viewpoints':
    'なし / 血圧 / 水分制限 / 食事制限 / 食形態 / 嚥下 / 口腔ケア / 清潔ケア / 血糖コントロール / 排泄 / 皮膚状態 / 睡眠 / 認知機能・精神面 / 服薬指導 / 療養上の指導（食事・水分・睡眠・清潔ケア・排泄などにおける指導） / ターミナル / その他',
  'rehabilitation-viewpoints':
    'なし / 本人指導 / 家族指導 / 関節可動域練習（ストレッチ含む） / 筋力増強練習 / バランス練習 / 麻痺・筋緊張改善練習 / 起居・立位等基本動作練習 / 摂食・嚥下訓練 / 言語訓練 / ADL練習（歩行・入浴・トイレ動作・移乗等） / IADL練習（買い物、調理等） / 疼痛管理（痛みコントロール） / 更生装具・福祉用具等管理 / 運動耐容能練習 / 地域活動支援 / 社会参加支援 / 就労支援 / その他',
  contraindication: PRESENCE,
  'informant-occupation':
    '医師 / 歯科医師 / 薬剤師 / 看護師 / 准看護師 / 保健師 / 助産師 / 理学療法士 / 作業療法士 / 言語聴覚士 / 柔道整復師 / あん摩マッサージ指圧師 / はり師・きゅう師 / 歯科衛生士 / 精神保健福祉士 / 介護支援専門員 / 社会福祉士 / 介護福祉士 / 福祉用具専門相談員 / 管理栄養士 / 栄養士 / その他 / 不明',
  'conference-attended': '無 / 有',
};

// Asked only when the question has one of these answers.
const ENABLED: Record<string, [question: string, answers: string]> = {
  'mobility-means-other': ['mobility-means', 'other'],
  'meal-form-other': ['meal-form', 'other'],
  'denture-used': ['denture', 'partial full'],
  'sleep-detail': ['sleep', 'poor'],
  'mental-state-other': ['mental-state', 'other'],
  'medical-procedures-injection': ['medical-procedures', 'self-injection'],
  'medical-procedures-other': ['medical-procedures', 'other'],
  'nursing-viewpoints-other': ['nursing-viewpoints', 'other'],
  'rehabilitation-viewpoints-other': ['rehabilitation-viewpoints', 'other'],
  'contraindication-detail': ['contraindication', 'present'],
};

describe('退院・退所情報記録書（様式2）', () => {
  test('is a sound form', () => {
    expect(formFaults(form)).toEqual([]);
  });

  test('is a trial version: none of it is compared with the official form', () => {
    expect(form).toMatchObject({
      url: `${BASE}Questionnaire/discharge-record`,
      title: '退院・退所情報記録書（様式2）',
      status: 'active',
      experimental: true,
      subjectType: ['Patient'],
    });
    const elsewhere = items.filter((item) => item.type !== 'display' && verificationOf(item) !== 'memory');
    expect(elsewhere.map(({ linkId }) => linkId)).toEqual([
      'additional-items',
      'additional-items-name',
      'additional-items-content',
    ]);
  });

  test('says so, in both languages, at the top and in every section', () => {
    const isWarning = (item: Item): boolean =>
      item.type === 'display' && item.text.includes('要確認') && englishText(item)!.includes('checked');
    expect(isWarning(form.item[0]!)).toBe(true);
    for (const section of form.item.filter((each) => verificationOf(each) === 'memory'))
      expect([section.linkId, section.item!.some(isWarning)]).toEqual([section.linkId, true]);
  });

  test('has its sections in the order of the form', () => {
    expect(form.item.filter(({ type }) => type === 'group').map(({ linkId, text }) => [linkId, text])).toEqual(
      Object.entries(SECTIONS).map(([linkId, [heading]]) => [linkId, heading]),
    );
  });

  test.each(Object.entries(SECTIONS))('asks in %s what the form asks, in its order', (section, [, answers]) => {
    const asked = itemsBelow(itemOf(section).item).filter(isQuestion);
    expect(asked.map(({ linkId, type, text, repeats = false }) => [linkId, type, text, repeats])).toEqual(
      Object.entries(answers).map(([linkId, [kind, text]]) => [linkId, TYPES[kind], text, kind === 'M']),
    );
  });

  test('has 60 questions and more', () => {
    expect(items.filter(isQuestion).length).toBeGreaterThanOrEqual(60);
  });
});

describe('options', () => {
  test.each(Object.entries(OPTIONS))('%s: %s', (linkId, expected) => {
    expect(optionWords(itemOf(linkId))).toBe(expected);
  });

  test('the level of care need offers 事業対象者 too, who have no box on paper', () => {
    expect(optionWords(itemOf('care-level'))).toMatch(/事業対象者.+要支援1 \/ 要支援2 \/ 要介護1.+要介護5/);
  });

  test('no list is left out of the table', () => {
    const choices = items.filter(({ type }) => type === 'choice').map(({ linkId }) => linkId);
    expect(choices.sort()).toEqual([...Object.keys(OPTIONS), 'care-level'].sort());
  });

  test('なし shuts out the others wherever more than one can be chosen', () => {
    const lists = items.filter(({ repeats, type }) => repeats && type === 'choice');
    const withNone = lists.filter(({ linkId }) => OPTIONS[linkId]!.startsWith('なし'));
    expect(withNone.map(({ linkId }) => linkId)).toEqual([
      'denture',
      'medical-procedures',
      'nursing-viewpoints',
      'rehabilitation-viewpoints',
    ]);
    for (const { answerOption = [] } of withNone)
      expect(answerOption.filter(isExclusive).map(({ valueCoding }) => valueCoding.display)).toEqual(['なし']);
  });

  test('a list written into the form has all codes of its code system, in its words', () => {
    for (const { written, whole } of writtenLists(items)) expect(written).toEqual(whole);
  });
});

describe('beside 様式1', () => {
  const earlier = itemsBelow(formOf('admission-information').item);
  const shared = items.filter(({ linkId }) => earlier.some((each) => each.linkId === linkId));
  const before = (linkId: string): Item => earlier.find((each) => each.linkId === linkId)!;

  test('asks the same under the same linkId', () => {
    const questions = shared.filter(isQuestion).map(({ linkId }) => linkId);
    expect(questions).toEqual(
      expect.arrayContaining([
        ...['patient-name', 'gender', 'care-level', 'admission-date', 'hospital-name', 'meal-form', 'udf-category'],
        ...['swallowing', 'denture', 'oral-hygiene', 'sleep', 'sleeping-pills', 'medical-procedures'],
        ...['patient-wish', 'family-wish', 'home-conditions', 'additional-items-name'],
      ]),
    );
  });

  test('gives a shared question the same kind of answer, and no heading the linkId of a question', () => {
    const kinds = (of: (linkId: string) => Item) =>
      shared
        .filter(({ type }) => type !== 'display')
        .map(({ linkId }) => [linkId, of(linkId).type, of(linkId).repeats ?? false]);
    expect(kinds(itemOf)).toEqual(kinds(before));
  });

  test.each(['swallowing', 'denture', 'oral-hygiene', 'sleep', 'sleeping-pills', 'medical-procedures'])(
    '%s: other words perhaps, the same codes',
    (linkId) => {
      const codes = (item: Item) => optionsOf(item).map(({ system, code }) => `${system}|${code}`);
      expect(codes(itemOf(linkId))).toEqual(codes(before(linkId)));
    },
  );
});

describe('what is asked only after another answer', () => {
  test.each(Object.entries(ENABLED))('%s after %s', (linkId, [question, answers]) => {
    const { enableWhen = [], enableBehavior } = itemOf(linkId);
    expect(enableWhen.map((each) => each.answerCoding?.code).join(' ')).toBe(answers);
    expect([...new Set(enableWhen.map((each) => `${each.question} ${each.operator}`))]).toEqual([`${question} =`]);
    expect(enableBehavior).toBe(enableWhen.length > 1 ? 'any' : undefined);
  });

  test('is all in the table; 留意点 are written where nothing is forbidden too', () => {
    const conditional = items.filter(({ enableWhen }) => enableWhen !== undefined).map(({ linkId }) => linkId);
    expect(conditional.sort()).toEqual(Object.keys(ENABLED).sort());
  });
});

describe('who fills it', () => {
  test('the hospital begins, the care manager keeps the record of hearings', () => {
    const sections = form.item.filter(({ type }) => type === 'group');
    expect(sections.map((section) => [section.linkId, filledBy(section)])).toEqual([
      ['current-state', 'hospital'],
      ['condition', 'hospital'],
      ['understanding', 'hospital'],
      ['needs', 'hospital'],
      ['hearings', 'care-manager'],
      ['additional-items', undefined],
    ]);
  });

  test('nothing but the name is demanded: the hospital fills what it can', () => {
    expect(items.filter(({ required }) => required).map(({ linkId }) => linkId)).toEqual(['patient-name']);
    expect(itemOf('two-authors').text).toContain('分かる範囲で');
  });

  test('diseases, hearings, informants and additions are as many as there are', () => {
    const repeating = items.filter(({ type, repeats }) => type === 'group' && repeats);
    expect(repeating.map(({ linkId }) => linkId)).toEqual([
      'treated-disease',
      'hearing-entry',
      'informant',
      'additional-items',
    ]);
    const limit = 'http://hl7.org/fhir/StructureDefinition/questionnaire-maxOccurs';
    expect(repeating.flatMap((each) => valuesOf(each, limit, 'valueInteger'))).toEqual([]);
  });

  test('carries the rules it is there for', () => {
    expect(rulesOf(form)).toEqual(['HK-17', 'HK-58', 'HK-65', 'RB-05']);
    expect(rulesOf(itemOf('two-authors'))).toEqual(['HK-17', 'HK-58']);
    expect(rulesOf(itemOf('substitute'))).toEqual(['HK-58', 'RB-05']);
    expect(rulesOf(itemOf('hearings'))).toEqual(['RB-05']);
    expect(rulesOf(itemOf('additional-items'))).toEqual(['HK-59']);
    expect(rulesOf(itemOf('level-change-needed'))).toEqual(['HK-14']);
  });
});

describe('what is filled in advance', () => {
  interface Expression {
    readonly name?: string;
    readonly language: string;
    readonly expression: string;
  }
  const INITIAL = 'http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-initialExpression';
  const VARIABLE = 'http://hl7.org/fhir/StructureDefinition/variable';
  const X = `${BASE}StructureDefinition/`;
  const REPRESENTATION = 'http://hl7.org/fhir/StructureDefinition/iso21090-EN-representation';
  const written = (text: string, valueCode: string) => ({ text, extension: [{ url: REPRESENTATION, valueCode }] });

  const known: Record<string, unknown> = {
    patient: {
      resourceType: 'Patient',
      name: [written('ヤマダ タロウ', 'SYL'), written('山田 太郎', 'IDE')],
      gender: 'male',
      birthDate: '1950-04-12',
    },
    encounter: {
      resourceType: 'Encounter',
      // 8:30 on 1 June in Japan.
      period: { start: '2026-05-31T23:30:00Z' },
      reasonCode: [{ text: '右大腿骨頸部骨折' }],
      extension: [
        {
          url: `${X}expected-discharge`,
          extension: [
            { url: 'date', valueDate: '2026-06-20' },
            { url: 'stage', valueCode: 'expected' },
          ],
        },
        { url: `${X}discharge-need`, valueCode: 'housing' },
        { url: `${X}discharge-need`, valueCode: 'care-level-change' },
      ],
    },
    hospital: { resourceType: 'Organization', name: '架空病院' },
    careInsurance: {
      resourceType: 'Bundle',
      entry: [
        {
          resource: {
            resourceType: 'Coverage',
            extension: [
              { url: `${X}care-level`, valueCoding: { system: `${BASE}CodeSystem/care-level`, code: '22' } },
              { url: `${X}certification-status`, valueCode: 'applying' },
            ],
          },
        },
      ],
    },
  };
  const run = (expression: string, environment: Record<string, unknown>): unknown[] =>
    fhirpath.evaluate({}, expression, environment, r4, { async: false }) as unknown[];
  const withVariables = (context: Record<string, unknown>): Record<string, unknown> => {
    const environment = { ...context };
    for (const { name, language, expression } of valuesOf(form, VARIABLE, 'valueExpression') as Expression[])
      if (language === 'text/fhirpath') environment[name!] = run(expression, environment);
    return environment;
  };
  const initialsOf = (linkId: string): Expression[] =>
    valuesOf(itemOf(linkId), INITIAL, 'valueExpression') as Expression[];

  test.each([
    ['patient-name', ['山田 太郎']],
    ['patient-name-kana', ['ヤマダ タロウ']],
    ['gender', ['male']],
    ['care-level', [{ system: `${BASE}CodeSystem/care-level`, code: '22' }]],
    ['certification-status', ['applying']],
    ['level-change-needed', [true]],
    ['admission-date', ['2026-06-01']],
    ['expected-discharge-date', ['2026-06-20']],
    ['admission-reason', ['右大腿骨頸部骨折']],
    ['hospital-name', ['架空病院']],
  ])('%s', (linkId, expected) => {
    const environment = withVariables(known);
    expect(initialsOf(linkId).flatMap(({ expression }) => run(expression, environment))).toEqual(expected);
  });

  test('nothing for somebody of whom nothing is known', () => {
    const nothing = withVariables({ patient: [], encounter: [], hospital: [], careInsurance: [] });
    for (const { expression } of items.flatMap(({ linkId }) => initialsOf(linkId))) {
      if (expression === 'today()') continue;
      expect({ expression, found: run(expression, nothing) }).toEqual({ expression, found: [] });
    }
  });

  test('nothing of how the person is now: an old answer would be read as seen today', () => {
    for (const section of ['condition', 'understanding', 'needs', 'hearings'])
      expect(itemsBelow(itemOf(section).item).filter(({ linkId }) => initialsOf(linkId).length > 0)).toEqual([]);
    expect(items.filter(({ initial }) => initial !== undefined)).toEqual([]);
  });
});
