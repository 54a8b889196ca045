// 基本チェックリスト: its twenty-five questions with their points, and what the form itself computes from the answers.
// The form's own expressions are run as SDC says: the variables from top to bottom, then each calculated item.
import { readFileSync } from 'node:fs';
import fhirpath from 'fhirpath';
import r4 from 'fhirpath/fhir-context/r4';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { BASE, type Concept, flat, ofType, ROOT } from '../support/artefacts.ts';
import {
  type Extension,
  englishText,
  filledBy,
  formFaults,
  formOf,
  type Item,
  isQuestion,
  itemsBelow,
  optionsOf,
  optionWords,
  rulesOf,
  valuesOf,
  verificationOf,
} from '../support/form-items.ts';

const form = formOf('kihon-checklist');
const items = itemsBelow(form.item);
const itemOf = (linkId: string): Item => items.find((each) => each.linkId === linkId)!;
const HL7 = 'http://hl7.org/fhir/StructureDefinition/';
const CALCULATED = 'http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-calculatedExpression';

// number, group, question, the point of はい, the point of いいえ, the name of the item in LIFE
const QUESTIONS: readonly [number, string, string, number, number, string][] = [
  [1, '生活全般', 'バスや電車で1人で外出していますか', 0, 1, 'go_out_by_bus_train'],
  [2, '生活全般', '日用品の買い物をしていますか', 0, 1, 'go_shopping_daily_good'],
  [3, '生活全般', '預貯金の出し入れをしていますか', 0, 1, 'deposit_withdraw_money'],
  [4, '生活全般', '友人の家を訪ねていますか', 0, 1, 'visit_friend'],
  [5, '生活全般', '家族や友人の相談にのっていますか', 0, 1, 'discuss_with_family_or_friend'],
  [6, '運動', '階段を手すりや壁をつたわらずに昇っていますか', 0, 1, 'climb_stair_without_handrails_or_walls'],
  [
    7,
    '運動',
    '椅子に座った状態から何もつかまらずに立ち上がっていますか',
    0,
    1,
    'standup_from_chair_without_grab_anything',
  ],
  [8, '運動', '15分位続けて歩いていますか', 0, 1, 'walk_in_15min'],
  [9, '運動', 'この1年間に転んだことがありますか', 1, 0, 'fallen_in_1_year_past'],
  [10, '運動', '転倒に対する不安は大きいですか', 1, 0, 'afraid_of_falling'],
  [11, '栄養', '6ヵ月間で2〜3kg以上の体重減少がありましたか', 1, 0, 'weight_loss_2_to_3_kg_over_6months'],
  [
    13,
    '口腔',
    '半年前に比べて固いものが食べにくくなりましたか',
    1,
    0,
    'difficult_to_eat_hard_food_than_half_a_year_ago',
  ],
  [14, '口腔', 'お茶や汁物等でむせることがありますか', 1, 0, 'choked_by_tea_or_soup'],
  [15, '口腔', '口の渇きが気になりますか', 1, 0, 'care_about_thirst'],
  [16, '外出（閉じこもり）', '週に1回以上は外出していますか', 0, 1, 'go_out_once_per_week'],
  [17, '外出（閉じこもり）', '昨年と比べて外出の回数が減っていますか', 1, 0, 'go_out_less_than_last_year'],
  [18, 'もの忘れ', '周りの人から「いつも同じ事を聞く」などの物忘れがあると言われますか', 1, 0, 'often_ask_same_thing'],
  [19, 'もの忘れ', '自分で電話番号を調べて、電話をかけることをしていますか', 0, 1, 'make_a_phone_by_your_self'],
  [20, 'もの忘れ', '今日が何月何日かわからない時がありますか', 1, 0, 'did_you_ever_do_not_know_datetime'],
  [21, 'うつ', '（ここ2週間）毎日の生活に充実感がない', 1, 0, 'no_sense_of_fulfillment_in_daily_life'],
  [
    22,
    'うつ',
    '（ここ2週間）これまで楽しんでやれていたことが楽しめなくなった',
    1,
    0,
    'no_longer_enjoy_what_had_enjoyed_before',
  ],
  [
    23,
    'うつ',
    '（ここ2週間）以前は楽にできていたことが今ではおっくうに感じられる',
    1,
    0,
    'difficult_to_do_what_had_done_easy_before',
  ],
  [24, 'うつ', '（ここ2週間）自分が役に立つ人間だと思えない', 1, 0, 'do_not_think_your_self_is_a_helpful_person'],
  [25, 'うつ', '（ここ2週間）わけもなく疲れたような感じがする', 1, 0, 'feel_tired'],
];

const groupOf = (linkId: string): Item => form.item.find(({ item }) => itemsBelow(item).includes(itemOf(linkId)))!;
const questions = new Map(
  items.filter(({ prefix, type }) => prefix && type === 'choice').map((each) => [Number(each.prefix), each]),
);
const pointsOf = ({ answerOption = [] }: Item): Record<string, unknown> =>
  Object.fromEntries(
    answerOption.map((option) => [option.valueCoding.code, valuesOf(option, `${HL7}ordinalValue`, 'valueDecimal')[0]]),
  );

describe('基本チェックリスト', () => {
  test('is a sound form', () => {
    expect(formFaults(form)).toEqual([]);
  });

  test('asks 25 questions: 24 of はい and いいえ, and height and weight', () => {
    expect([...questions.keys()]).toEqual(QUESTIONS.map(([number]) => number));
    expect(itemOf('body-mass').prefix).toBe('12');
    expect(itemOf('body-mass').item!.map(({ linkId, type }) => [linkId, type])).toEqual([
      ['height', 'decimal'],
      ['weight', 'decimal'],
      ['bmi', 'decimal'],
    ]);
    const units = ['height', 'weight', 'bmi'].map(
      (linkId) => valuesOf(itemOf(linkId), `${HL7}questionnaire-unit`, 'valueCoding')[0],
    );
    expect(units).toMatchObject([{ code: 'cm' }, { code: 'kg' }, { code: 'kg/m2' }]);
  });

  test.each(QUESTIONS)('No.%i %s %s (はい %i, いいえ %i)', (number, group, text, yes, no, life) => {
    const question = questions.get(number)!;
    expect(question.text).toBe(text);
    expect(groupOf(question.linkId).text).toBe(group);
    expect(optionWords(question)).toBe('はい / いいえ');
    expect(pointsOf(question)).toEqual({ yes, no });
    expect(question.code).toEqual([{ system: `${BASE}CodeSystem/life-kihon-item`, code: life }]);
    expect([verificationOf(question), filledBy(question)]).toEqual(['verified', 'patient']);
  });

  test('names every item of LIFE once', () => {
    const life = ofType('CodeSystem').find(({ id }) => id === 'life-kihon-item');
    const named = items.flatMap(({ code = [] }) => code.map((coding) => coding.code));
    expect(named.sort()).toEqual(
      flat(life?.concept as Concept[])
        .map(({ code }) => code)
        .sort(),
    );
  });

  test('has its header', () => {
    expect(itemOf('header').item!.map(({ text }) => text)).toEqual([
      '記入日',
      '保険者番号',
      '被保険者番号',
      '氏名',
      '住所',
      '連絡先',
      '生年月日',
      '希望サービス',
      '担当者',
    ]);
  });

  test('asks nobody for what it computes, and answers nothing in advance', () => {
    const computed = items.filter((item) => valuesOf(item, CALCULATED, 'valueExpression').length > 0);
    expect(computed.filter(({ readOnly }) => readOnly !== true)).toEqual([]);
    expect(computed.map(({ linkId }) => linkId)).toEqual([
      'bmi',
      ...itemOf('result')
        .item!.filter(isQuestion)
        .map(({ linkId }) => linkId),
    ]);
    expect(items.filter(({ initial }) => initial !== undefined)).toEqual([]);
  });

  test('shows which of its criteria nobody has verified', () => {
    expect(verificationOf(itemOf('meets-criteria'))).toBe('memory');
    expect([...'1234567'].map((number) => verificationOf(criterion(number)))).toEqual([
      ...Array(5).fill('sibling'),
      'memory',
      'memory',
    ]);
    const note = itemOf('result-note');
    expect(note.text).toContain('要確認');
    expect(englishText(note)).toContain('from memory');
    expect(itemOf('bmi-help').text).toContain('要確認');
  });

  test('is there for HK-63 and AN-32, and says for whom', () => {
    expect(rulesOf(form)).toEqual(['HK-63', 'AN-32']);
    expect(rulesOf(itemOf('what-follows'))).toEqual(['HK-63']);
    expect(rulesOf(itemOf('limits-of-use'))).toEqual(['AN-32']);
    expect(itemOf('limits-of-use').text).toContain('65歳以上');
  });
});

const criterion = (number: string): Item =>
  itemOf('result').item!.find(({ prefix, type }) => prefix === number && type === 'boolean')!;
const SCORES: Record<string, string> = {
  1: 'several-score',
  2: 'motor-score',
  3: 'nutrition-score',
  4: 'oral-score',
  5: 'homebound-score',
  6: 'cognition-score',
  7: 'depression-score',
};

interface Case {
  readonly says: string;
  readonly 'at-risk'?: readonly number[];
  readonly unanswered?: readonly number[] | 'all';
  readonly height?: number;
  readonly weight?: number;
  readonly points?: Record<string, number | 'none'>;
  readonly criteria?: readonly number[];
  readonly open?: readonly number[];
  readonly bmi?: number;
  readonly result: 'meets' | 'does-not-meet' | 'open';
}
const cases = parse(readFileSync(new URL('test/cases/kihon-checklist.yaml', ROOT), 'utf8')) as Case[];

/** The answers of a case, in the groups of the form. The points come from the table above, not from the form. */
function responseTo({ 'at-risk': atRisk = [], unanswered = [], height = 160, weight = 60 }: Case): unknown {
  const isOpen = (number: number): boolean => unanswered === 'all' || unanswered.includes(number);
  const points = new Map(QUESTIONS.map(([number, , , yes]) => [number, yes]));
  const answerTo = (item: Item): unknown => {
    const { linkId, prefix, type } = item;
    const number = Number(prefix);
    if (linkId === 'height' && !isOpen(12)) return { linkId, answer: [{ valueDecimal: height }] };
    if (linkId === 'weight' && !isOpen(12)) return { linkId, answer: [{ valueDecimal: weight }] };
    if (type === 'group') return { linkId, item: (item.item ?? []).map(answerTo).filter((each) => each !== undefined) };
    if (!questions.has(number) || type !== 'choice' || isOpen(number)) return undefined;
    const isYes = (points.get(number) === 1) === atRisk.includes(number);
    const [coding] = optionsOf(item).filter(({ code }) => code === (isYes ? 'yes' : 'no'));
    return { linkId, answer: [{ valueCoding: { system: coding!.system, code: coding!.code } }] };
  };
  return {
    resourceType: 'QuestionnaireResponse',
    questionnaire: form.url,
    item: form.item.map(answerTo).filter((each) => each !== undefined),
  };
}

interface Expression {
  readonly name?: string;
  readonly language: string;
  readonly expression: string;
}
type Environment = Record<string, unknown>;

const evaluate = (resource: unknown, expression: string, environment: Environment): unknown[] =>
  fhirpath.evaluate(resource, expression, environment, r4, { async: false }) as unknown[];

function environmentOf(resource: unknown): Environment {
  const environment: Environment = { resource, questionnaire: form, patient: [], coverage: [], careInsurance: [] };
  for (const each of valuesOf(form, `${HL7}variable`, 'valueExpression') as Expression[]) {
    if (each.language === 'text/fhirpath' && environment[each.name!] === undefined)
      environment[each.name!] = evaluate(resource, each.expression, environment);
  }
  return environment;
}

/** What the form fills in by itself. */
function computed(resource: unknown): Record<string, unknown> {
  const environment = environmentOf(resource);
  return Object.fromEntries(
    items.flatMap((item) =>
      (valuesOf(item, CALCULATED, 'valueExpression') as Expression[]).map(({ expression }) => {
        const found = evaluate(resource, expression, environment);
        expect(found.length).toBeLessThanOrEqual(1);
        return [item.linkId, found[0]];
      }),
    ),
  );
}

const RESULT = { meets: true, 'does-not-meet': false, open: undefined };

describe('what the form computes', () => {
  test.each(cases)('$says', (each) => {
    const found = computed(responseTo(each));
    for (const [number, points] of Object.entries(each.points ?? {}))
      expect([number, found[SCORES[number]!]]).toEqual([number, points === 'none' ? undefined : points]);
    const verdicts = Object.fromEntries([...'1234567'].map((number) => [number, found[criterion(number).linkId]]));
    expect(verdicts).toEqual(
      Object.fromEntries(
        [1, 2, 3, 4, 5, 6, 7].map((number) => [
          number,
          each.open?.includes(number) ? undefined : (each.criteria?.includes(number) ?? false),
        ]),
      ),
    );
    expect(found['meets-criteria']).toBe(RESULT[each.result]);
    if (each.bmi !== undefined) expect(found.bmi).toBe(each.bmi);
    expect(found.unanswered).toBe(each.unanswered === 'all' ? 25 : (each.unanswered?.length ?? 0));
  });

  test('both sides of every criterion have a case', () => {
    for (const number of [1, 2, 3, 4, 5, 6, 7]) {
      expect(cases.filter(({ criteria }) => criteria?.length === 1 && criteria[0] === number)).not.toEqual([]);
      expect(cases.filter(({ open }) => open?.includes(number))).not.toEqual([]);
    }
  });

  test('the variables count what the points on the options count', () => {
    // SDC's weight() reads the points from the form; it knows nothing of BMI.
    for (const each of cases) {
      const resource = responseTo(each);
      const environment = environmentOf(resource);
      const weights =
        "%resource.repeat(item).where(linkId in %several and linkId != 'bmi').answer.value.weight().sum()";
      const isThin = (environment.isThin as boolean[])[0] === true;
      const sum = ((evaluate(resource, weights, environment)[0] as number | undefined) ?? 0) + Number(isThin);
      expect([each.says, sum]).toEqual([each.says, computed(resource)['several-score'] ?? 0]);
    }
  });

  test('height without weight, or weight without height, is an open question', () => {
    for (const missing of ['height', 'weight']) {
      const whole = JSON.stringify(responseTo({ says: '', 'at-risk': [11], weight: 47, result: 'open' }));
      const part = JSON.parse(whole, (_, value) =>
        Array.isArray(value) ? value.filter((each) => each?.linkId !== missing) : value,
      );
      expect(computed(part)).toMatchObject({ bmi: undefined, unanswered: 1, 'low-nutrition': undefined });
    }
  });
});

describe('from what age', () => {
  const constraint = form.extension.find(({ url }) => url === `${HL7}questionnaire-constraint`)!;
  const part = (url: string): Extension => constraint.extension!.find((each) => each.url === url)!;
  const isSatisfied = (birth: string | undefined, recorded: string | undefined): unknown => {
    const dated = (linkId: string, date?: string) => (date ? [{ linkId, answer: [{ valueDate: date }] }] : []);
    const resource = {
      resourceType: 'QuestionnaireResponse',
      item: [{ linkId: 'header', item: [...dated('birth-date', birth), ...dated('record-date', recorded)] }],
    };
    return evaluate(resource, part('expression').valueString as string, { resource })[0];
  };

  // 65 is reached on the day before the birthday.
  test.each([
    ['1961-04-10', '2026-04-10', true],
    ['1961-04-10', '2026-04-09', true],
    ['1961-04-10', '2026-04-08', false],
    ['1950-01-01', '2026-04-08', true],
    ['1980-01-01', '2026-04-08', false],
    [undefined, '2026-04-08', true],
    ['1980-01-01', undefined, true],
  ])('born %s, filled %s: %s', (birth, recorded, expected) => {
    expect(isSatisfied(birth, recorded)).toBe(expected);
  });

  test('a younger person is told, not refused', () => {
    expect(part('severity').valueCode).toBe('warning');
    expect(part('human').valueString).toMatch(/65歳未満.+ \/ .+65/);
  });
});
