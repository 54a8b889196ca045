// The screening forms: the criteria as printed, under linkIds that $screen reads.
import fhirpath from 'fhirpath';
import r4 from 'fhirpath/fhir-context/r4';
import { describe, expect, test } from 'vitest';
import { BASE } from '../support/artefacts.ts';
import {
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

const LINK_ID = /^(?:[a-z0-9]+(?:-[a-z0-9]+)*|(?:HK|AN|AM)-\d+-\d+)$/;
const IDS = ['screening-honjo-kodama', 'screening-national'] as const;
const itemsOf = (id: string): Item[] => itemsBelow(formOf(id).item);
const itemIn = (id: string, linkId: string): Item => itemsOf(id).find((each) => each.linkId === linkId)!;

// linkId, printed mark, printed words
const HONJO_KODAMA: readonly [string, string, string][] = [
  ['HK-30-1', '①', '立ち上がりや歩行などに介助が必要'],
  ['HK-30-2', '②', '食事に介助が必要'],
  ['HK-30-3', '③', '排泄に介助が必要'],
  ['HK-30-4', '④', '日常生活に支障をきたすような精神症状または認知症状のある方'],
  ['HK-31-5', '⑤', '在宅では、独居かそれに近い状態で、調理や掃除など身の回りの周辺動作に介助が必要'],
  [
    'HK-31-6',
    '⑥',
    '（ADLは自立でも）がん末期、新たに医療処置（膀胱バルーンカテーテル留置、経管栄養、吸引など）が追加された',
  ],
];
const NATIONAL: readonly [string, string, string][] = [
  ['AM-22-1', 'ア', '悪性腫瘍、認知症又は誤嚥性肺炎等の急性呼吸器感染症のいずれかであること'],
  ['AM-22-2', 'イ', '緊急入院であること'],
  [
    'AM-22-3',
    'ウ',
    '要介護状態であるとの疑いがあるが要介護認定未申請であること又は要支援状態であるとの疑いがあるが要支援認定が未申請であること',
  ],
  ['AM-22-4', 'エ', 'コミュニケーションに特別な技術が必要な障害を有する者'],
  ['AM-22-5', 'オ', '強度行動障害の状態の者'],
  ['AM-22-6', 'カ', '家族又は同居者から虐待を受けている又はその疑いがあること'],
  ['AM-22-7', 'キ', '生活困窮者であること'],
  ['AM-22-8', 'ク', '入院前に比べADLが低下し、退院後の生活様式の再編が必要であること（必要と推定されること。）'],
  ['AM-22-9', 'ケ', '排泄に介助を要すること'],
  ['AM-22-10', 'コ', '同居者の有無に関わらず、必要な養育又は介護を十分に提供できる状況にないこと'],
  ['AM-22-11', 'サ', '退院後に医療処置（胃瘻等の経管栄養法を含む。）が必要なこと'],
  ['AM-22-12', 'シ', '入退院を繰り返していること'],
  ['AM-22-13', 'ス', '入院治療を行っても長期的な低栄養状態となることが見込まれること'],
  ['AM-22-14', 'セ', '家族に対する介助や介護等を日常的に行っている児童等であること'],
  ['AM-22-15', 'ソ', '児童等の家族から、介助や介護等を日常的に受けていること'],
  ['AM-22-16', 'タ', 'その他患者の状況から判断してアからソまでに準ずると認められる場合'],
];
const CRITERIA = { 'screening-honjo-kodama': HONJO_KODAMA, 'screening-national': NATIONAL };

const SHARED: Record<string, string> = {
  'has-care-manager': 'いる / いない / 未確認',
  'specified-disease':
    'がん末期 / 関節リウマチ / 筋萎縮性側索硬化症 / 後縦靭帯骨化症 / 骨折を伴う骨粗しょう症 / 初老期における認知症 / 進行性核上性麻痺、大脳皮質基底核変性症及びパーキンソン病 / 脊髄小脳変性症 / 脊柱管狭窄症 / 早老症 / 多系統萎縮症 / 糖尿病性神経障害、糖尿病性腎症及び糖尿病性網膜症 / 脳血管疾患 / 閉塞性動脈硬化症 / 慢性閉塞性肺疾患 / 両側の膝関節又は股関節に著しい変形を伴う変形性関節症 / どれにも当てはまらない / 未確認',
  certified:
    '非該当 / 事業対象者 / 要支援（経過的要介護） / 要支援1 / 要支援2 / 要介護1 / 要介護2 / 要介護3 / 要介護4 / 要介護5',
  certain: '迷わない / 迷う・困っている',
  wish: '希望する / 希望しない / 決めていない',
};

describe.each(IDS)('%s', (id) => {
  test('is a sound form of its region', () => {
    expect(formFaults(formOf(id), LINK_ID)).toEqual([]);
    expect(valuesOf(formOf(id), `${BASE}StructureDefinition/region`, 'valueCode')).toEqual([
      id.replace('screening-', ''),
    ]);
    expect(formOf(id)).toMatchObject({ status: 'active', subjectType: ['Patient'] });
  });

  test.each(CRITERIA[id])('%s %s %s', (linkId, mark, text) => {
    const item = itemIn(id, linkId);
    expect(item).toMatchObject({ type: 'choice', prefix: mark, text });
    expect(item.code?.[0]).toEqual({ system: `${BASE}CodeSystem/criterion`, code: linkId });
    expect(rulesOf(item)).toEqual([linkId.replace(/-\d+$/, '')]);
    expect([verificationOf(item), filledBy(item)]).toEqual(['source', 'hospital']);
    expect(optionsOf(item).map(({ system, code }) => [system, code])).toEqual(
      ['yes', 'no', 'not-assessed'].map((code) => [`${BASE}CodeSystem/assessment`, code]),
    );
    expect(optionWords(item)).toBe('該当する / 該当しない / 未確認');
  });

  test('has no other criteria, and these in the order printed', () => {
    expect(
      itemsOf(id)
        .filter(({ linkId }) => /^[A-Z]/.test(linkId))
        .map(({ linkId }) => linkId),
    ).toEqual(CRITERIA[id].map(([linkId]) => linkId));
  });

  test.each(Object.entries(SHARED))('asks %s: %s', (linkId, words) => {
    expect(itemIn(id, linkId).type).toBe('choice');
    expect(optionWords(itemIn(id, linkId))).toBe(words);
  });

  test('its answers have the codes $screen reads', () => {
    const codes = (linkId: string) => optionsOf(itemIn(id, linkId)).map(({ system, code }) => `${system}|${code}`);
    expect(codes('has-care-manager')).toEqual(
      ['yes', 'no', 'not-assessed'].map((code) => `${BASE}CodeSystem/assessment|${code}`),
    );
    expect(codes('certain')).toEqual(['yes', 'no'].map((code) => `${BASE}CodeSystem/assessment|${code}`));
    expect(codes('wish')).toEqual(['yes', 'no', 'undecided'].map((code) => `${BASE}CodeSystem/wish|${code}`));
    expect(codes('certified')).toContain(`${BASE}CodeSystem/care-level|22`);
    expect(codes('specified-disease')).toEqual([
      ...Array.from(
        { length: 16 },
        (_, i) => `${BASE}CodeSystem/specified-disease|SD-${String(i + 1).padStart(2, '0')}`,
      ),
      ...['no', 'not-assessed'].map((code) => `${BASE}CodeSystem/assessment|${code}`),
    ]);
    expect(itemIn(id, 'specified-disease').repeats).toBe(true);
    expect(itemIn(id, 'age').type).toBe('integer');
  });

  test('asks first whether there is a care manager', () => {
    expect(itemsOf(id).filter(isQuestion)[0]!.linkId).toBe('has-care-manager');
  });

  test('asks for 特定疾病 from 40 to 64 only', () => {
    const { enableWhen, enableBehavior } = itemIn(id, 'specified-disease');
    expect(enableWhen).toEqual([
      { question: 'age', operator: '>=', answerInteger: 40 },
      { question: 'age', operator: '<', answerInteger: 65 },
    ]);
    expect(enableBehavior).toBe('all');
  });

  test('answers nothing in advance that somebody has to look at, demands nothing, and says that open is not no', () => {
    expect(itemsOf(id).filter(({ initial, required }) => initial !== undefined || required)).toEqual([]);
    const INITIAL = 'http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-initialExpression';
    const populated = itemsOf(id).filter((item) => valuesOf(item, INITIAL, 'valueExpression').length > 0);
    expect(populated.map(({ linkId }) => linkId)).toEqual(['age', 'certified']);
    expect(itemIn(id, 'how-to-answer').text).toContain('「該当しない」とはみなしません');
  });
});

describe('本庄市児玉郡', () => {
  const rulesIn = (linkId: string): string[] => rulesOf(itemIn('screening-honjo-kodama', linkId));

  test('groups the criteria under the headings of the rule book, with where they lead', () => {
    const groups = formOf('screening-honjo-kodama').item.filter(({ type }) => type === 'group');
    expect(groups.map(({ linkId, text, item }) => [linkId, text, item!.map((each) => each.linkId).join(' ')])).toEqual([
      ['person', '患者について', 'age specified-disease certified'],
      [
        'needs-care',
        '１ 要介護相当：１項目でも当てはまれば（さらに重度も含めて）居宅介護支援事業所へ',
        'HK-30-1 HK-30-2 HK-30-3 HK-30-4',
      ],
      [
        'must-not-miss',
        '２ それ以外で見逃してはいけない患者（要支援相当の一部）：住所地の地域包括支援センターへ',
        'HK-31-5 HK-31-6',
      ],
      [
        'in-doubt',
        '３ 迷った場合や、上記１・２に該当するが本人や家族が希望しない等、困ったとき：住所地の地域包括支援センターへ',
        'certain wish',
      ],
    ]);
  });

  test('every question has its rule', () => {
    expect(rulesIn('has-care-manager')).toEqual(['HK-25', 'HK-35']);
    expect(rulesIn('care-manager-known')).toEqual(['HK-35']);
    expect(rulesIn('age')).toEqual(['HK-30', 'HK-33']);
    expect(rulesIn('specified-disease')).toEqual(['HK-33']);
    expect(rulesIn('certain')).toEqual(['HK-32']);
    expect(rulesIn('wish')).toEqual(['HK-32']);
  });

  test('tells, once there is a care manager, that the rest need not be answered', () => {
    expect(itemIn('screening-honjo-kodama', 'care-manager-known')).toMatchObject({
      type: 'display',
      enableWhen: [{ question: 'has-care-manager', operator: '=', answerCoding: { code: 'yes' } }],
    });
  });
});

describe('退院困難な要因', () => {
  const id = 'screening-national';

  test('holds from 2024-06-01', () => {
    expect(formOf(id).title).toBe('退院困難な要因の確認');
    expect(formOf(id).effectivePeriod).toEqual({ start: '2024-06-01' });
    expect(rulesOf(formOf(id))).toEqual(['AM-22', 'AM-32', 'RB-21', 'RB-22']);
  });

  test('every criterion names the factor of the fee item as well, each another one', () => {
    const factors = NATIONAL.map(([linkId]) => itemIn(id, linkId).code?.[1]);
    expect(factors.every((code) => code?.system === `${BASE}CodeSystem/discharge-difficulty-factor`)).toBe(true);
    expect(new Set(factors.map((code) => code?.code)).size).toBe(16);
  });

  test('keeps the two of June 2026 apart: no letter, unchecked, and says so', () => {
    const added = itemIn(id, 'factors-2026');
    expect(added.text).toContain('要確認');
    expect(rulesOf(added)).toEqual(['RB-24']);
    const questions = added.item!.filter(isQuestion);
    expect(questions.map(({ linkId }) => linkId)).toEqual(['relatives-hard-to-reach', 'level-change-not-applied']);
    for (const item of questions) {
      expect(item.prefix).toBeUndefined();
      expect([verificationOf(item), rulesOf(item)]).toEqual(['inferred', ['RB-24']]);
      expect(optionWords(item)).toBe('該当する / 該当しない / 未確認');
    }
    expect(itemIn(id, 'factors-2026-note').text).toContain('照合していません');
  });

  test('asks which other circumstances, when there are some', () => {
    expect(itemIn(id, 'other-factor-detail').enableWhen).toMatchObject([
      { question: 'AM-22-16', operator: '=', answerCoding: { code: 'yes' } },
    ]);
  });
});

describe('age', () => {
  const INITIAL = 'http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-initialExpression';
  const [initial] = valuesOf(itemIn('screening-honjo-kodama', 'age'), INITIAL, 'valueExpression') as {
    expression: string;
  }[];
  const ageOf = (birthDate?: string): unknown[] =>
    fhirpath.evaluate({}, initial!.expression, { patient: { resourceType: 'Patient', birthDate } }, r4, {
      async: false,
    }) as unknown[];
  const day = (years: number, days: number): string => {
    const today = fhirpath.evaluate({}, 'today().toString()', {}, r4, { async: false })[0] as string;
    const date = new Date(`${today}T00:00:00Z`);
    date.setUTCDate(date.getUTCDate() + days);
    return `${date.getUTCFullYear() - years}-${date.toISOString().slice(5, 10)}`;
  };

  test('rises on the birthday', () => {
    expect(ageOf(day(65, 0))).toEqual([65]);
    expect(ageOf(day(65, 1))).toEqual([64]);
    expect(ageOf(day(65, -1))).toEqual([65]);
  });

  test('is left open when the day of birth is not known', () => {
    expect([ageOf('1950'), ageOf('1950-04'), ageOf(undefined)]).toEqual([[], [], []]);
  });
});
