// The rule of Honjo-Kodama as it is published, stay by stay: what the stories say ought to follow, from facts alone.
import { describe, expect, test } from 'vitest';
import { desired } from '../../../src/coordination/desired/desired.ts';
import type { StayFacts } from '../../../src/coordination/facts/facts.ts';
import { VARIABLES } from '../../../src/coordination/facts/variables.ts';
import { loadConditions } from '../../../src/coordination/rules/conditions.ts';
import { planFaults } from '../../../src/coordination/rules/plan-faults.ts';
import type { Resource } from '../../../src/fhir/resource.ts';
import { momentOf } from '../../../src/japan/calendar-date.ts';
import { ofType } from '../../support/artefacts.ts';
import { candidate, type FactsOptions, factsOf, inCharge, recordOf, settingsOf, told } from '../../support/facts.ts';
import { bookOf } from '../../support/plan.ts';

const conditions = await loadConditions();
const resources = [...ofType('PlanDefinition'), ...ofType('ActivityDefinition')] as unknown as readonly Resource[];
const BOOK = bookOf(...resources);

const verdictOf = (facts: FactsOptions) => desired(factsOf(facts), recordOf(), BOOK, settingsOf(conditions));

/** `step rules strength deadline`, open and closed apart. */
const stepsOf = (facts: FactsOptions) => {
  const { tasks } = verdictOf(facts);
  const named = tasks.map(({ key, rules, strength, deadline, closed }) => ({
    closed,
    words: [key.slice('stay/'.length), rules[0], strength, deadline].filter((each) => each !== undefined).join(' '),
  }));
  return {
    open: named.filter(({ closed }) => closed === undefined).map(({ words }) => words),
    done: named.filter(({ closed }) => closed !== undefined).map(({ words }) => words.split(' ')[0]),
  };
};

const known = (text: string) => {
  const moment = momentOf(text, 'Asia/Tokyo') as { date: string; time: string };
  return { ...moment, instant: Date.parse(text) };
};
const FORM_1 = { reference: 'QuestionnaireResponse/1', at: 20, form: 'admission-information' };

describe('the published plans', () => {
  test.each(ofType('PlanDefinition').map((plan) => [plan.id, plan] as const))('%s has no problem', (_, plan) => {
    const names = new Set(VARIABLES.map(({ name }) => name));
    expect(planFaults(plan as unknown as Resource, conditions, names)).toEqual([]);
  });

  test('have an activity for every step', () => {
    const named = BOOK.plans.flatMap(({ actions }) =>
      actions.flatMap((action) => [action, ...action.variants].flatMap(({ activity }) => activity ?? [])),
    );
    expect(named.filter((canonical) => !BOOK.activities.has(canonical))).toEqual([]);
  });
});

describe('somebody with a care manager', () => {
  const expected: StayFacts['stay']['expected'] = {
    date: '2026-11-27',
    stage: 'expected',
    confidence: 'low',
    knownSince: known('2026-11-13T16:00:00+09:00'),
  };

  test('is nobody’s task before the admission', () => {
    const { tasks } = verdictOf({ stay: { phase: 'planned', admitted: undefined } });
    expect(tasks).toEqual([]);
  });

  test('is admitted: HK-08 is done, the office owes form 1 (HK-10)', () => {
    const { open, done } = stepsOf({});
    expect(done).toContain('identify-care-manager');
    expect(open).toContain('admission-information HK-10 asap');
    expect(open.join()).not.toMatch(/notify-discharge|notify-admission/);
  });

  test('is told of by the hospital itself only where the family cannot (HK-09)', () => {
    const couldNot = [told('c', ['ask-family-to-contact'], { isDone: false })];
    expect(stepsOf({ told: couldNot }).open.join()).toContain('notify-admission HK-09');
  });

  test('gives form 1: HK-10 is done', () => {
    expect(stepsOf({ given: [FORM_1] }).done).toContain('admission-information');
  });

  test('has an unlikely date: nothing is told yet', () => {
    expect(stepsOf({ stay: { expected } }).open.join()).not.toContain('notify-discharge');
  });

  test('may go home: HK-13, about a week before, and form 2 with it', () => {
    const outlook = known('2026-11-18T15:00:00+09:00');
    const { open } = stepsOf({ stay: { expected, outlook } });
    expect(open).toContain('notify-discharge HK-13 guideline 2026-11-20');
    expect(open).toContain('discharge-record HK-17 none');
  });

  test('was told of: HK-13 is done, the office arranges the sharing (HK-16)', () => {
    const outlook = known('2026-11-18T15:00:00+09:00');
    const { open, done } = stepsOf({ stay: { expected, outlook }, told: [told('c', ['notify-discharge'])] });
    expect(done).toContain('notify-discharge');
    expect(open.join()).toContain('arrange-sharing HK-16');
  });

  test('is to leave tomorrow: HK-15 at once, nothing is missed, and the stay says so', () => {
    const sudden = { ...expected, date: '2026-11-28', knownSince: known('2026-11-27T15:40:00+09:00') };
    const stay = { admitted: known('2026-11-24T16:50:00+09:00'), expected: { ...sudden, confidence: undefined } };
    const { open } = stepsOf({ stay });
    expect(open).toContain('notify-discharge HK-15 immediate');
    expect(verdictOf({ stay }).flags).toEqual(['sudden-discharge']);
    expect(open.join()).not.toContain('2026-11-21');
  });

  test('has left: the summary (HK-22) and a copy of the plan (HK-23); what was done stays done', () => {
    const stay = {
      phase: 'discharged' as const,
      discharged: known('2026-11-27T10:30:00+09:00'),
      destination: 'home',
      expected: { ...expected, stage: 'decided' as const },
    };
    const { open, done } = stepsOf({ stay, given: [FORM_1], told: [told('c', ['notify-discharge'])] });
    expect(open.join()).toContain('discharge-summary HK-22');
    expect(open.join()).toContain('care-plan-copy HK-23');
    expect(done).toEqual(expect.arrayContaining(['admission-information', 'notify-discharge']));
  });

  test('has died: nothing is owed any more', () => {
    const stay = { phase: 'discharged' as const, destination: 'died', hasDied: true };
    expect(stepsOf({ stay, given: [FORM_1] }).open).toEqual([]);
  });
});

describe('somebody without a care manager', () => {
  const asked = told('asked', ['identify-care-manager']);
  const NOBODY: FactsOptions = {
    careManager: undefined,
    told: [asked],
    person: { careLevel: undefined, certification: 'none' },
  };
  const NEEDED = {
    result: 'needed',
    reasons: [],
    pattern: 'A',
    routes: ['home-care-office'],
    unknown: [],
    criteria: ['HK-30-1'],
    attention: [],
    explanation: { ja: '', en: '' },
    reference: 'QuestionnaireResponse/s',
    hasCareManager: 'no',
  } as unknown as StayFacts['screening'];

  test('is asked (HK-25), and nobody owes form 1', () => {
    const { open, done } = stepsOf({ ...NOBODY, told: [] });
    expect(open.join()).toContain('identify-care-manager HK-25');
    expect([...open, ...done].join()).not.toContain('admission-information');
    expect(stepsOf(NOBODY).done).toContain('identify-care-manager');
  });

  test('needs coordination: application, choice and understanding', () => {
    const { open } = stepsOf({ ...NOBODY, screening: NEEDED });
    expect(open.map((each) => each.split(' ').slice(0, 2).join(' '))).toEqual(
      expect.arrayContaining(['support-application HK-27', 'choose-care-manager HK-28', 'obtain-understanding CN-04']),
    );
  });

  test('has candidates with whom sharing was agreed: the Task asks each of them, and nobody else (CN-04)', () => {
    const asked = stepsOf({ ...NOBODY, screening: NEEDED, candidates: [candidate('a'), candidate('b')] });
    expect(asked.done).toContain('obtain-understanding');
    expect(asked.open).toEqual(
      expect.arrayContaining(['answer-acceptance/a HK-29 asap', 'answer-acceptance/b HK-29 asap']),
    );
    const candidates = [{ ...candidate('a'), hasBasis: false }];
    expect(stepsOf({ ...NOBODY, screening: NEEDED, candidates }).open.join()).not.toContain('answer-acceptance');
  });

  test('was taken on: HK-29c, a week and something more', () => {
    const stay = {
      outlook: known('2026-11-18T15:00:00+09:00'),
      expected: {
        date: '2026-12-04',
        stage: 'expected' as const,
        confidence: undefined,
        knownSince: known('2026-11-18T15:00:00+09:00'),
      },
    };
    const careManager = inCharge({ isNew: true });
    const { open } = stepsOf({ stay, careManager, screening: NEEDED });
    expect(open).toContain('notify-discharge HK-29c guideline 2026-11-27');
    const notice = verdictOf({ stay, careManager, screening: NEEDED }).tasks.find(
      (each) => each.step === 'notify-discharge',
    );
    expect(notice!.why.ja).toContain('「7日＋α」');
  });
});
