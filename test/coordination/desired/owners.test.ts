// Who owes a step, and to whom.
import { describe, expect, test } from 'vitest';
import { desired } from '../../../src/coordination/desired/desired.ts';
import { loadConditions } from '../../../src/coordination/rules/conditions.ts';
import {
  candidate,
  type FactsOptions,
  factsOf,
  HOSPITAL,
  inCharge,
  KOTORI,
  partyNamed,
  recordOf,
  settingsOf,
} from '../../support/facts.ts';
import { activityDefinition, bookOf, planDefinition, step } from '../../support/plan.ts';

const conditions = await loadConditions();
const settings = settingsOf(conditions);
const HOME_OWES = activityDefinition('admission-information', { owes: 'home-contact' });

type Options = Parameters<typeof step>[1];
const verdictOf = (options: Options, facts: FactsOptions = {}, also: Record<string, unknown>[] = []) => {
  const plan = planDefinition('hk', [step('admission-information', options), ...also]);
  return desired(factsOf(facts), recordOf(), bookOf(plan, HOME_OWES), settings);
};

describe('who owes a step', () => {
  test.each([
    ['hospital-contact', HOSPITAL],
    ['home-contact', KOTORI],
    ['care-manager', KOTORI],
    ['home-care-office', KOTORI],
    ['small-multi', KOTORI],
    ['support-centre', KOTORI],
  ])('%s', (owes, owner) => {
    expect(verdictOf({ owes }).tasks).toMatchObject([{ key: 'stay/admission-information', owner }]);
  });

  test('is said by the activity where the plan does not', () => {
    expect(verdictOf({}).tasks).toMatchObject([{ owner: KOTORI }]);
  });

  test('is nobody while no office is in charge; why, is told', () => {
    const { tasks, notNeeded, troubles } = verdictOf({ owes: 'home-contact' }, { careManager: undefined });
    expect(tasks).toEqual([]);
    expect(troubles).toEqual([]);
    expect(notNeeded).toMatchObject([{ action: 'admission-information', rules: ['HK-10'] }]);
    expect(notNeeded[0]!.why.ja).toBe('担当の事業所がまだ登録されていません。');
  });

  test('cannot be the hospital where none is recorded: one trouble, however many steps it has', () => {
    const also = [step('screen', { owes: 'hospital-contact', activity: 'admission-information' })];
    const verdict = verdictOf({ owes: 'hospital-contact' }, { hospital: undefined }, also);
    expect(verdict.tasks).toEqual([]);
    expect(verdict.notNeeded).toHaveLength(2);
    expect(verdict.troubles).toMatchObject([{ key: 'no-hospital', owner: KOTORI }]);
    expect(verdict.troubles[0]!.said.ja).toContain('Encounter.serviceProvider に病院の Organization を書いてください');
    expect(verdict.troubles[0]!.said.en).toContain('Encounter.serviceProvider');
  });

  test('is not asked of the hospital where its steps are not needed anyway', () => {
    const verdict = verdictOf({ owes: 'hospital-contact', when: ['false'] }, { hospital: undefined });
    expect(verdict.troubles).toEqual([]);
  });

  test.each(['patient-family', 'insurer-desk', 'attending-physician'])('is nobody we can point to: %s', (owes) => {
    expect(verdictOf({ owes })).toMatchObject({ tasks: [], notNeeded: [{ action: 'admission-information' }] });
  });
});

describe('each candidate', () => {
  const owes = 'candidate-office';
  const TWO = { careManager: undefined, candidates: [candidate('a'), candidate('b')] };

  test('owes a step of its own, under its own key', () => {
    expect(verdictOf({ owes }, TWO).tasks.map(({ key, owner }) => [key, owner.reference])).toEqual([
      ['stay/admission-information/a', 'Organization/a'],
      ['stay/admission-information/b', 'Organization/b'],
    ]);
  });

  test('owes none without a recorded understanding', () => {
    const candidates = [candidate('a', { hasBasis: false }), candidate('b')];
    const { tasks } = verdictOf({ owes }, { careManager: undefined, candidates });
    expect(tasks.map(({ key }) => key)).toEqual(['stay/admission-information/b']);
  });

  test('is asked about by itself', () => {
    const { tasks, notNeeded } = verdictOf({ owes, when: ["%candidate = 'Organization/b'"] }, TWO);
    expect(tasks.map(({ key }) => key)).toEqual(['stay/admission-information/b']);
    expect(notNeeded).toHaveLength(1);
  });

  test('counts once, and so does the office that was a candidate and is in charge now', () => {
    const careManager = inCharge({ isNew: true });
    const { tasks } = verdictOf({ owes }, { careManager });
    expect(tasks.map(({ key }) => key)).toEqual(['stay/admission-information/hk-kyotaku-08']);
  });

  test('is not the office that was in charge all along', () => {
    const { tasks, notNeeded } = verdictOf({ owes });
    expect(tasks).toEqual([]);
    expect(notNeeded[0]!.why.ja).toContain('了解の記録がある候補の事業所が、まだありません');
  });

  test('that is named in words only has to be registered', () => {
    const office = { ...partyNamed('a', 'はなわ'), reference: undefined };
    const { tasks, notNeeded } = verdictOf(
      { owes },
      { careManager: undefined, candidates: [candidate('a', { office })] },
    );
    expect(tasks).toEqual([]);
    expect(notNeeded[0]!.why.ja).toContain('Organization として登録してください');
  });
});

describe('to whom it is owed', () => {
  test.each([
    ['hospital-contact', { reference: 'Organization/hk-hosp-05', display: 'そのべ病院' }],
    ['home-contact', { reference: 'Organization/hk-kyotaku-08', display: 'ことりケアプラン' }],
    ['patient-family', { reference: 'Patient/patient', display: '山田 太郎' }],
    ['linkage-base', undefined],
  ])('%s', (owedTo, requester) => {
    expect(verdictOf({ owedTo }).tasks[0]!.requester).toEqual(requester);
  });

  test('is nobody one could point to where an office is named in words only', () => {
    const careManager = inCharge({ office: { ...KOTORI, reference: undefined } });
    expect(verdictOf({ owes: 'hospital-contact', owedTo: 'home-contact' }, { careManager }).tasks[0]!.requester).toBe(
      undefined,
    );
  });

  test('is the candidate while there is just one', () => {
    const asked = (...ids: string[]) =>
      verdictOf(
        { owes: 'hospital-contact', owedTo: 'candidate-office' },
        { careManager: undefined, candidates: ids.map((id) => candidate(id)) },
      ).tasks[0]!.requester;
    expect(asked('a')).toEqual({ reference: 'Organization/a', display: 'a' });
    expect(asked('a', 'b')).toBeUndefined();
  });
});
