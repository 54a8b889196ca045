// What ought to be, for one stay: which steps, with what they say, and what is not needed.
import { describe, expect, test } from 'vitest';
import { desired } from '../../../src/coordination/desired/desired.ts';
import { loadConditions } from '../../../src/coordination/rules/conditions.ts';
import {
  candidate,
  type FactsOptions,
  factsOf,
  HOSPITAL,
  inCharge,
  recordOf,
  settingsOf,
  told,
} from '../../support/facts.ts';
import { activityDefinition, bookOf, planDefinition, step } from '../../support/plan.ts';

const conditions = await loadConditions();
const settings = settingsOf(conditions);

const NOTIFY = activityDefinition('notify-discharge', { strength: 'guideline' });
const FORM_1 = activityDefinition('admission-information', {
  strength: 'asap',
  owes: 'home-contact',
  forms: ['admission-information'],
});
const variant = (rule: string, options: Parameters<typeof step>[1] = {}) =>
  step(rule, { rule, activity: 'notify-discharge', ...options });
const GROUP = step('notify-discharge', {
  title: '退院の見込みの連絡',
  when: ['%outlook'],
  words: '見込みがたった',
  variants: [
    variant('HK-15', { title: '直ちに', strength: 'immediate', when: ['%leadDays < 7'], words: '急に決まった' }),
    variant('HK-14', { title: '早めに', strength: 'asap', when: ["'housing' in %needs"], words: '住環境を考える' }),
    variant('HK-13', { title: '1週間前', by: ['PDD', -7] }),
  ],
});
const BOOK = bookOf(
  planDefinition('hk', [GROUP, step('admission-information', { rule: 'HK-10' })], { title: 'いる人の計画' }),
  NOTIFY,
  FORM_1,
);

const since = (date: string) => ({ date, time: '09:00:00', instant: Date.parse(`${date}T09:00:00+09:00`) });
const EXPECTED = {
  date: '2026-11-27',
  stage: 'expected',
  confidence: undefined,
  knownSince: since('2026-11-18'),
} as const;
const IN_SIGHT = { outlook: { date: '2026-11-18', time: '15:00:00' }, expected: EXPECTED };

const verdictOf = (facts: FactsOptions = {}, book = BOOK, more = {}) =>
  desired(factsOf(facts), recordOf(), book, { ...settings, ...more });
const rulesOf = (verdict: ReturnType<typeof verdictOf>) => verdict.tasks.map(({ rules }) => rules.join());

describe('a verdict', () => {
  test('names the region, the plans followed and their version', () => {
    const { region, plans } = verdictOf();
    expect({ region, plans }).toEqual({
      region: 'honjo-kodama',
      plans: ['https://renkei.example/fhir/PlanDefinition/hk|0.1.0'],
    });
  });

  test('has a task for each step that is owed, with all a Task needs', () => {
    const [task] = verdictOf({ stay: IN_SIGHT }).tasks;
    expect(task).toMatchObject({
      key: 'stay/notify-discharge',
      plan: 'https://renkei.example/fhir/PlanDefinition/hk|0.1.0',
      activity: 'https://renkei.example/fhir/ActivityDefinition/notify-discharge|0.1.0',
      step: 'notify-discharge',
      title: { ja: '1週間前', en: '(1週間前)' },
      rules: ['HK-13'],
      owner: HOSPITAL,
      strength: 'guideline',
      priority: 'routine',
      deadline: '2026-11-20',
      fees: [],
      closed: undefined,
    });
  });

  test('of a step whose plan names another version of its activity takes the one that is stored', () => {
    const plan = planDefinition('hk', [
      { ...step('x'), definitionCanonical: 'https://renkei.example/fhir/ActivityDefinition/notify-discharge|9.9.9' },
    ]);
    expect(verdictOf({}, bookOf(plan, NOTIFY)).tasks[0]!.activity).toBe(
      'https://renkei.example/fhir/ActivityDefinition/notify-discharge|0.1.0',
    );
  });

  test('tells of a step whose activity is not stored, and goes on with the others', () => {
    const { tasks, troubles } = verdictOf(
      {},
      bookOf(planDefinition('hk', [step('x'), step('notify-discharge')]), NOTIFY),
    );
    expect(tasks.map(({ key }) => key)).toEqual(['stay/notify-discharge']);
    expect(troubles).toMatchObject([{ key: 'activity-hk-x' }]);
    expect(troubles[0]!.said.ja).toContain('ActivityDefinition/x|0.1.0');
  });

  test('tells of a condition that has no answer, and goes on with the others', () => {
    const plan = planDefinition('hk', [step('x', { when: ['%office'] }), step('notify-discharge')]);
    const { tasks, troubles } = verdictOf({}, bookOf(plan, NOTIFY, activityDefinition('x')));
    expect(tasks.map(({ key }) => key)).toEqual(['stay/notify-discharge']);
    expect(troubles).toMatchObject([{ key: 'condition-hk-x', owner: undefined }]);
    expect(troubles[0]!.said.ja).toContain('条件「%office」');
  });

  test('has a step that two plans list once, by the first', () => {
    const first = planDefinition('a', [step('notify-discharge', { rule: 'HK-13' })]);
    const second = planDefinition('b', [step('notify-discharge', { rule: 'HK-29c' })]);
    expect(rulesOf(verdictOf({}, bookOf(second, first, NOTIFY)))).toEqual(['HK-13']);
  });

  test.each([
    ['immediate', 'stat'],
    ['asap', 'urgent'],
    ['guideline', 'routine'],
    ['none', 'routine'],
  ])('of strength %s has priority %s', (strength, priority) => {
    const plan = planDefinition('hk', [step('notify-discharge', { strength })]);
    expect(verdictOf({}, bookOf(plan, NOTIFY)).tasks).toMatchObject([{ strength, priority }]);
  });
});

describe('what is not needed', () => {
  test('tells the condition that does not hold', () => {
    expect(verdictOf().notNeeded).toMatchObject([
      {
        rules: ['HK-10'],
        action: 'notify-discharge',
        title: { ja: '退院の見込みの連絡' },
        why: {
          ja: '条件に当てはまりません：見込みがたった。',
          en: 'The condition does not hold: (見込みがたった).',
        },
      },
    ]);
  });

  test('tells of each variant that came before the one that applies why not, and of each behind it which came first', () => {
    const { notNeeded } = verdictOf({ stay: { ...IN_SIGHT, needs: ['housing'] } });
    expect(notNeeded.map(({ rules, why }) => [rules.join(), why.ja])).toEqual([
      ['HK-15', '条件に当てはまりません：急に決まった。'],
      ['HK-13', 'HK-14 が当てはまるため。'],
    ]);
  });

  test('tells of all variants where none applies', () => {
    const group = step('notify-discharge', {
      variants: [variant('HK-15', { when: ['false'] }), variant('HK-14', { when: ['false'] })],
    });
    const { tasks, notNeeded } = verdictOf({}, bookOf(planDefinition('hk', [group]), NOTIFY));
    expect(tasks).toEqual([]);
    expect(notNeeded.map(({ action }) => action)).toEqual(['HK-15', 'HK-14']);
  });

  test('is everything when the stay is cancelled: no tasks, no flags', () => {
    const { tasks, flags, notNeeded, troubles } = verdictOf({
      stay: { ...IN_SIGHT, phase: 'cancelled' },
      hospital: undefined,
      careManager: undefined,
    });
    expect({ tasks, flags, troubles }).toEqual({ tasks: [], flags: [], troubles: [] });
    expect(notNeeded.map(({ action, why }) => [action, why.ja])).toEqual([
      ['notify-discharge', '入院が取りやめになったため。'],
      ['admission-information', '入院が取りやめになったため。'],
    ]);
  });

  test('is what was not done yet when the patient has died; what was done remains', () => {
    const given = [{ reference: 'QuestionnaireResponse/r', at: 3, form: 'admission-information' }];
    const { tasks, notNeeded } = verdictOf({ stay: { ...IN_SIGHT, hasDied: true }, given });
    expect(tasks).toMatchObject([{ step: 'admission-information', closed: { reason: 'form-given' } }]);
    expect(notNeeded).toContainEqual(
      expect.objectContaining({
        action: 'notify-discharge',
        why: expect.objectContaining({ ja: '亡くなられたため。' }),
      }),
    );
  });
});

describe('why', () => {
  const whyOf = (facts: FactsOptions, book = BOOK) => verdictOf(facts, book).tasks[0]!.why;

  test('names rules, plan, conditions, the facts they rest on and the deadline, in Japanese', () => {
    expect(whyOf({ stay: IN_SIGHT }).ja).toBe(
      'HK-13（いる人の計画）による手順です。条件：見込みがたった。もとになる事実：見込みがたった日 2026年11月18日（水）。目安：2026年11月20日（金）まで（退院予定日の7日前）。',
    );
  });

  test('and in English', () => {
    expect(whyOf({ stay: IN_SIGHT }).en).toBe(
      'By HK-13 ((いる人の計画)). Conditions: (見込みがたった). Facts: discharge came in sight Wed 2026-11-18. Guideline: by Fri 2026-11-20 (7 days before the expected day of discharge).',
    );
  });

  test('of a sudden discharge tells when the date became known', () => {
    const expected = { ...EXPECTED, stage: 'decided', knownSince: since('2026-11-26') } as const;
    expect(whyOf({ stay: { ...IN_SIGHT, expected } }).ja).toContain(
      '退院予定日 2026年11月27日（金）（決定）、その日が分かった日 2026年11月26日（木）。期限：直ちに。',
    );
  });

  test('says where the region lays nothing down', () => {
    const national = planDefinition('national', [step('notify-discharge', { rule: 'RB-05' })], { region: 'national' });
    const book = bookOf(national, NOTIFY);
    expect(whyOf({}, book).ja).toMatch(/^地域の定めなし。RB-05（nationalの計画）による手順です。/);
    expect(whyOf({}, book).en).toMatch(/^Nothing is laid down by the region\. By RB-05/);
    expect(whyOf({ region: { key: 'national' } }, book).ja).toMatch(/^RB-05/);
  });

  test('tells what a step shares its time with where that has no day', () => {
    const actions = [
      step('notify-discharge', { title: '退院の見込みの連絡', strength: 'immediate' }),
      step('b', { strength: 'guideline', by: ['notify-discharge'], activity: 'notify-discharge' }),
    ];
    const { tasks } = verdictOf({}, bookOf(planDefinition('hk', actions), NOTIFY));
    expect(tasks[1]!.why.ja).toContain('目安は「退院の見込みの連絡」と同じとき。');
  });

  test('of an owner whose office days are guessed says that they are', () => {
    const careManager = inCharge({
      office: { ...inCharge().office, hours: { ...inCharge().office.hours, assumed: true } },
    });
    const plan = planDefinition('hk', [step('notify-discharge', { owes: 'home-contact', by: ['ADM', 6] })]);
    const [task] = verdictOf({ careManager }, bookOf(plan, NOTIFY)).tasks;
    expect(task!.why.ja).toContain('この日はことりケアプランの休み（日曜日）です。');
    expect(task!.why.ja).toContain('要確認：営業日が登録されていない');
  });
});

describe('the fee for admission information', () => {
  const feesOf = (facts: FactsOptions) => {
    const { tasks } = verdictOf(facts);
    const task = tasks.find((each) => each.step === 'admission-information')!;
    return { days: task.fees.map(({ step: part, at }) => `${part} ${at}`), why: task.why.ja, deadline: task.deadline };
  };

  test('is shown apart from the deadline: (I) on the day, (II) two days later', () => {
    const { days, why, deadline } = feesOf({});
    expect(days).toEqual(['I 2026-11-09', 'II 2026-11-11']);
    expect(deadline).toBeUndefined();
    expect(why).toContain(
      '期限：速やかに。加算の算定要件（RB-01、目安とは別）：入院時情報連携加算（Ⅰ）は 2026年11月9日（月）いっぱい',
    );
    expect(why).not.toContain('要確認');
  });

  test('goes by the hours of the office, not of the hospital', () => {
    const late = { date: '2026-11-09', time: '17:31:00' };
    expect(feesOf({ stay: { admitted: late } }).days[0]).toBe('I 2026-11-10');
    const hours = {
      ...inCharge().office.hours,
      slots: { ...inCharge().office.hours.slots, mon: [{ from: '09:00:00', to: '18:00:00' }] },
    };
    const careManager = inCharge({ office: { ...inCharge().office, hours } });
    expect(feesOf({ stay: { admitted: late }, careManager }).days[0]).toBe('I 2026-11-09');
  });

  test.each(['12', '13', '06', '01'])('is none at care level %s', (careLevel) => {
    expect(feesOf({ person: { careLevel } }).days).toEqual([]);
  });

  test('is to be verified while the care level is not known', () => {
    const { days, why } = feesOf({ person: { careLevel: undefined, certification: 'applying' } });
    expect(days).toHaveLength(2);
    expect(why).toContain('要確認：要介護度が登録されていません');
    expect(feesOf({ person: { careLevel: undefined, certification: 'none' } }).days).toEqual([]);
  });

  test.each(['small-multi', 'support-centre', undefined] as const)(
    'is none for an office of another kind: %s',
    (kind) => {
      expect(feesOf({ careManager: inCharge({ kind }) }).days).toEqual([]);
    },
  );

  test('is none before the admission', () => {
    expect(feesOf({ stay: { admitted: undefined, phase: 'planned' } }).days).toEqual([]);
  });

  test('repeats what is uncertain in it', () => {
    expect(feesOf({ stay: { admitted: { date: '2026-11-09' } } }).why).toContain(
      '要確認：入院の時刻が登録されていない',
    );
  });

  test('is the deadline itself where the plan says so; the last day counts', () => {
    const plan = planDefinition('hk', [step('admission-information', { strength: 'fee-condition' })]);
    const verdict = (facts: FactsOptions) => verdictOf(facts, bookOf(plan, FORM_1)).tasks[0]!;
    expect(verdict({}).deadline).toBe('2026-11-11');
    expect(verdict({}).why.ja).toContain('算定要件の期限：2026年11月11日（水）いっぱい。');
    expect(verdict({ person: { careLevel: '12' } }).deadline).toBeUndefined();
  });

  test('of another step is counted from its own anchor', () => {
    const plan = planDefinition('hk', [step('notify-discharge', { strength: 'fee-condition', by: ['DIS', 7] })]);
    const task = (date: string | undefined) =>
      verdictOf({ stay: { discharged: date === undefined ? undefined : { date } } }, bookOf(plan, NOTIFY)).tasks[0]!;
    expect(task('2026-11-27').deadline).toBe('2026-12-04');
    expect(task(undefined).why.ja).toContain('算定要件の期限は退院日の7日後。退院日が決まりしだい、日付を示します。');
  });
});

describe('flags', () => {
  test('of a stay as the rule assumes it are none', () => {
    expect(verdictOf({ stay: IN_SIGHT }).flags).toEqual([]);
  });

  test('tell of a stay outside the basic case', () => {
    expect(verdictOf({ region: { outside: [{ ja: '転院', en: 'transfer' }] } }).flags).toEqual(['outside-basic-case']);
  });

  test('tell of a sudden discharge', () => {
    const expected = { ...EXPECTED, knownSince: since('2026-11-26') };
    expect(verdictOf({ stay: { ...IN_SIGHT, expected } }).flags).toEqual(['sudden-discharge']);
  });

  const UNKNOWN: FactsOptions = { careManager: undefined };
  test('tell that nobody knows who the care manager is', () => {
    expect(verdictOf(UNKNOWN).flags).toEqual(['care-manager-unresolved']);
  });

  test('tell it also while offices are named as candidates: nobody is in charge by that', () => {
    for (const hasBasis of [true, false])
      expect(verdictOf({ ...UNKNOWN, candidates: [candidate('a', { hasBasis })] }).flags).toEqual([
        'care-manager-unresolved',
      ]);
  });

  test.each<[string, FactsOptions]>([
    ['somebody asked, and there is none', { told: [told('c', ['identify-care-manager'])] }],
    ['the stay has not begun', { stay: { phase: 'planned' } }],
    ['the patient has left', { stay: { phase: 'discharged' } }],
    ['the patient has died', { stay: { hasDied: true } }],
  ])('but not when %s', (_, facts) => {
    expect(verdictOf({ ...UNKNOWN, ...facts }).flags).toEqual([]);
  });
});

describe('what a task brings along', () => {
  const x = (name: string) => `https://renkei.example/fhir/StructureDefinition/${name}`;
  const service = {
    resourceType: 'HealthcareService',
    id: 'hk-hosp-05',
    extension: [
      {
        url: x('form-destination'),
        extension: [
          { url: 'form', valueString: '様式1' },
          { url: 'questionnaire', valueCanonical: 'https://renkei.example/fhir/Questionnaire/admission-information' },
          { url: 'role', valueString: '地域連携室' },
          { url: 'instruction', valueString: '受付で伝えて渡す。' },
          { url: 'prior-contact', valueBoolean: true },
          { url: 'fax-not-chosen', valueBoolean: true },
        ],
      },
      {
        url: x('form-destination'),
        extension: [
          { url: 'questionnaire', valueCanonical: 'https://renkei.example/fhir/Questionnaire/other' },
          { url: 'role', valueString: '別の室' },
        ],
      },
      {
        url: x('mcs'),
        extension: [
          { url: 'availability', valueCode: 'conditional' },
          { url: 'recipient', valueString: '院長' },
          { url: 'prior-contact', valueBoolean: true },
          { url: 'prior-contact-with', valueString: '病院事務' },
        ],
      },
    ],
  };
  const record = recordOf({ services: new Map([['Organization/hk-hosp-05', [service]]]) });

  test('is where the form goes, how, and whether MCS will do', () => {
    const { tasks } = desired(factsOf({ stay: IN_SIGHT }), record, BOOK, settings);
    const inputs = (name: string) => tasks.find((each) => each.step === name)!.inputs;
    expect(inputs('admission-information')).toEqual([
      {
        kind: 'destination',
        reference: 'HealthcareService/hk-hosp-05',
        display:
          '提出先：地域連携室。受付で伝えて渡す。事前に連絡が必要です。FAX番号が複数あり、どれが様式を受けるか印刷されていません。先に電話で確かめてください（要確認）',
      },
      {
        kind: 'destination',
        reference: 'HealthcareService/hk-hosp-05',
        display: 'MCS：条件付き。宛先は院長。事前に病院事務へ連絡が必要です',
      },
    ]);
    expect(inputs('notify-discharge')).toEqual([]);
  });

  test('is whom to turn to: desks of the region, or a party of the stay', () => {
    const plan = planDefinition('hk', [
      step('notify-discharge', { owes: 'hospital-contact', consult: ['linkage-base', 'home-contact', 'insurer-desk'] }),
    ]);
    const contacts = new Map([['linkage-base', [{ reference: 'HealthcareService/hk-base', display: '拠点' }]]]);
    const [task] = verdictOf({}, bookOf(plan, NOTIFY), { contacts }).tasks;
    expect(task!.inputs).toEqual([
      { kind: 'consult', reference: 'HealthcareService/hk-base', display: '拠点' },
      { kind: 'consult', reference: 'Organization/hk-kyotaku-08', display: 'ことりケアプラン' },
    ]);
  });

  test('is who the care manager might be, on the steps that ask for it', () => {
    const plan = planDefinition('hk', [step('identify-care-manager'), step('notify-discharge')]);
    const why = { ja: '前の入院の担当', en: 'in charge at the former stay' };
    const suggestions = [{ reference: 'Organization/a', display: 'はなわ', why }];
    const book = bookOf(plan, NOTIFY, activityDefinition('identify-care-manager'));
    const { tasks } = verdictOf({ suggestions }, book);
    expect(tasks.map(({ inputs }) => inputs)).toEqual([
      [{ kind: 'suggestion', reference: 'Organization/a', display: 'はなわ（前の入院の担当）' }],
      [],
    ]);
  });

  describe('is where to turn, on the step in which a care manager is chosen:', () => {
    const book = bookOf(
      planDefinition('hk', [step('choose-care-manager'), step('identify-care-manager')]),
      activityDefinition('choose-care-manager'),
      activityDefinition('identify-care-manager'),
    );
    const office = (id: string, ...routes: string[]) => ({ reference: `Organization/${id}`, display: id, routes });
    const NEAR = {
      supportCentres: [{ reference: 'Organization/centre', display: 'センター、TEL 0495-11-1111' }],
      isToVerify: false,
      offices: [
        office('multi', 'small-multi'),
        ...['a', 'b', 'c', 'd', 'e', 'f'].map((id) => office(id, 'home-care-office')),
      ],
    };
    const turned = (routes: string[], { near = {}, ...facts }: FactsOptions & { near?: Partial<typeof NEAR> } = {}) => {
      const screening = { routes } as unknown as FactsOptions['screening'];
      const nearBy = (address: string) => {
        expect(address).toBe('本庄市小島南3-1-5');
        return { ...NEAR, ...near };
      };
      const person = { address: '本庄市小島南3-1-5' };
      const { tasks } = verdictOf({ careManager: undefined, screening, person, ...facts }, book, { nearBy });
      const displays = (name: string) => tasks.find((each) => each.step === name)!.inputs.map(({ display }) => display);
      expect(displays('identify-care-manager')).toHaveLength(facts.suggestions?.length ?? 0);
      return displays('choose-care-manager');
    };

    test('the support centre of the residence', () => {
      expect(turned(['support-centre'])).toEqual(['センター、TEL 0495-11-1111（住所地の地域包括支援センターです）']);
    });

    test('of several all, and what is only inferred says so', () => {
      const supportCentres = [...NEAR.supportCentres, { reference: 'Organization/second', display: '第二' }];
      const both = turned(['support-centre'], { near: { supportCentres, isToVerify: true } });
      expect(both).toHaveLength(2);
      for (const each of both) expect(each).toMatch(/分担が示されていない.*（要確認）/);
    });

    test('or five offices at most, of the kinds the screening names, in their order and without distances', () => {
      const names = (routes: string[]) => turned(routes).map((each) => each.split('（')[0]);
      expect(names(['home-care-office'])).toEqual(['a', 'b', 'c', 'd', 'e']);
      expect(names(['home-care-office', 'small-multi'])).toEqual(['multi', 'a', 'b', 'c', 'd']);
      expect(turned(['home-care-office'])[0]).toMatch(/距離は見ていません.*選ぶのはご本人とご家族/);
    });

    test('each once: who has been suggested already stands there with that reason', () => {
      const why = { ja: '以前の担当です', en: 'formerly' };
      const suggestions = [{ reference: 'Organization/b', display: 'b', why }];
      const displays = turned(['home-care-office'], { suggestions });
      expect(displays[0]).toBe('b（以前の担当です）');
      expect(displays.filter((each) => each.startsWith('b'))).toHaveLength(1);
    });

    test('nobody where the screening says nothing, there is no address, or the directory leaves it open', () => {
      expect(turned([])).toEqual([]);
      expect(turned(['existing'])).toEqual([]);
      expect(turned(['support-centre'], { person: { address: undefined } })).toEqual([]);
      expect(turned(['support-centre'], { near: { supportCentres: [] } })).toEqual([]);
    });
  });
});
