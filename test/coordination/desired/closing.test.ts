// What ends a step, and what does not.
import { describe, expect, test } from 'vitest';
import { desired } from '../../../src/coordination/desired/desired.ts';
import type { ExpectedDischarge, Meeting } from '../../../src/coordination/facts/facts.ts';
import { loadConditions } from '../../../src/coordination/rules/conditions.ts';
import type { Resource } from '../../../src/fhir/resource.ts';
import { candidate, type FactsOptions, factsOf, inCharge, recordOf, settingsOf, told } from '../../support/facts.ts';
import { activityDefinition, bookOf, planDefinition, step } from '../../support/plan.ts';

const conditions = await loadConditions();
const settings = settingsOf(conditions);

type Options = Parameters<typeof step>[1];
interface Given {
  readonly facts?: FactsOptions;
  readonly tasks?: readonly Resource[];
  readonly activity?: Parameters<typeof activityDefinition>[1];
}

const tasksOf = (id: string, options: Options, { facts = {}, tasks = [], activity = {} }: Given = {}) => {
  const plan = planDefinition('hk', [step(id, { owes: 'hospital-contact', ...options })]);
  return desired(factsOf(facts), recordOf({ tasks }), bookOf(plan, activityDefinition(id, activity)), settings);
};
const closedIn = (id: string, options: Options, given: Given = {}) => tasksOf(id, options, given).tasks[0]!.closed;

const meeting = (kind: string, state: Meeting['state'], at = 30): Meeting => ({
  reference: 'Appointment/a',
  at,
  kinds: [kind],
  state,
});

const taskOf = (id: string, key: string): Resource => ({
  resourceType: 'Task',
  id,
  identifier: [{ system: 'https://renkei.example/fhir/identifier/task', value: key }],
});

describe('a step ends', () => {
  test('with its form', () => {
    const given = [{ reference: 'QuestionnaireResponse/r', at: 20, form: 'discharge-record' }];
    const activity = { forms: ['discharge-record'] };
    expect(closedIn('discharge-record', {}, { facts: { given }, activity })).toEqual({
      reason: 'form-given',
      evidence: [{ reference: 'QuestionnaireResponse/r', at: 20 }],
    });
    expect(closedIn('discharge-record', {}, { facts: { given }, activity: { forms: ['other'] } })).toBeUndefined();
  });

  test('with a contact about it', () => {
    const facts = { told: [told('c', ['notify-discharge', 'other'])] };
    expect(closedIn('notify-discharge', {}, { facts })).toEqual({
      reason: 'contact-made',
      evidence: [{ reference: 'Communication/c', at: 10 }],
    });
  });

  test('not with a contact about something else, nor with one that could not be made', () => {
    const facts = { told: [told('c', ['other']), told('d', ['notify-discharge'], { isDone: false })] };
    expect(closedIn('notify-discharge', {}, { facts })).toBeUndefined();
  });

  test.each([
    ['held', 'meeting-held'],
    ['planned', undefined],
    ['cancelled', undefined],
  ] as const)('with its meeting once that was held: %s', (state, reason) => {
    const facts = { meetings: [meeting('discharge-conference', state)] };
    const activity = { meetings: ['discharge-conference'] };
    expect(closedIn('hold-conference', {}, { facts, activity })?.reason).toBe(reason);
    expect(closedIn('hold-conference', {}, { facts, activity: { meetings: ['interview'] } })).toBeUndefined();
  });

  test('with whichever came first, so that what comes later changes nothing', () => {
    const activity = { forms: ['discharge-record'], meetings: ['interview'] };
    const facts = {
      given: [{ reference: 'QuestionnaireResponse/r', at: 20, form: 'discharge-record' }],
      told: [told('late', ['discharge-record'], { at: 40 }), told('early', ['discharge-record'], { at: 15 })],
      meetings: [meeting('interview', 'held')],
    };
    expect(closedIn('discharge-record', {}, { facts, activity })).toEqual({
      reason: 'contact-made',
      evidence: [{ reference: 'Communication/early', at: 15 }],
    });
  });

  test('takes what has no time for the last', () => {
    const facts = { told: [told('when', ['x'], { at: undefined }), told('then', ['x'])] };
    expect(closedIn('x', {}, { facts })?.evidence).toEqual([{ reference: 'Communication/then', at: 10 }]);
  });
});

describe('where the plan names the fact that ends a step', () => {
  const endsWhen = ['false', '%office.exists()'];

  test('it ends with that fact, and the record behind it shows it', () => {
    expect(closedIn('identify-care-manager', { endsWhen })).toEqual({
      reason: 'fact-recorded',
      evidence: [{ reference: 'CareTeam/team', at: 5 }],
    });
  });

  test('and by nothing else', () => {
    const facts = { careManager: undefined, told: [told('c', ['identify-care-manager'])] };
    expect(closedIn('identify-care-manager', { endsWhen }, { facts })).toBeUndefined();
  });

  test.each([
    ["%stage = 'decided'", 'Encounter/stay'],
    ["'x' in %told", 'Communication/x'],
    ["'a' in %meetingsPlanned", 'Appointment/a'],
    ["'f' in %given", 'QuestionnaireResponse/f'],
    ["'hand' in %done", 'Task/hand'],
  ])('%s is shown by %s', (expression, reference) => {
    const facts: FactsOptions = {
      stay: { expected: { date: '2026-11-27', stage: 'decided', confidence: undefined, knownSince: undefined } },
      told: [told('first', ['other'], { at: 1 }), told('x', ['x'])],
      meetings: [meeting('a', 'planned')],
      given: [{ reference: 'QuestionnaireResponse/f', at: 3, form: 'f' }],
      byHand: [{ reference: 'Task/hand', at: 4, step: 'hand', status: 'completed' }],
    };
    const closed = closedIn('decide-conference', { endsWhen: [expression] }, { facts });
    expect(closed?.evidence.map((each) => each.reference)).toEqual([reference]);
  });

  test('a condition that has no answer ends nothing and is told; another may still end it', () => {
    const open = tasksOf('x', { endsWhen: ['%office'] });
    expect(open.tasks[0]!.closed).toBeUndefined();
    expect(open.troubles).toMatchObject([{ key: 'condition-hk-x' }]);
    expect(closedIn('x', { endsWhen: ['%office', 'true'] })?.reason).toBe('fact-recorded');
  });
});

describe('the discharge date', () => {
  const knownSince = { date: '2026-11-25', time: '11:00:00', instant: 100 };
  const expected = (since: ExpectedDischarge['knownSince']): ExpectedDischarge => ({
    date: '2026-11-27',
    stage: 'decided',
    confidence: undefined,
    knownSince: since,
  });
  const at = (when: number | undefined, since: ExpectedDischarge['knownSince']) => {
    const facts = { stay: { expected: expected(since) }, told: [told('c', ['notify-discharge-date'], { at: when })] };
    return closedIn('notify-discharge-date', {}, { facts })?.reason;
  };

  test.each([
    ['well before it was known was that of another date', 100 - 3_600_001, knownSince, undefined],
    ['in the hour before it was written down counts: one phones first', 100 - 3_600_000, knownSince, 'contact-made'],
    ['at the moment it became known counts', 100, knownSince, 'contact-made'],
    ['afterwards counts', 500, knownSince, 'contact-made'],
    ['at a time nobody noted does not', undefined, knownSince, undefined],
    ['counts where nobody knows since when it stands', 1, undefined, 'contact-made'],
  ])('told %s', (_, when, since, reason) => {
    expect(at(when, since)).toBe(reason);
  });

  test('is the only step to which that applies', () => {
    const facts = { stay: { expected: expected(knownSince) }, told: [told('c', ['notify-discharge'], { at: 1 })] };
    expect(closedIn('notify-discharge', {}, { facts })?.reason).toBe('contact-made');
  });
});

describe('another office is in charge now', () => {
  const former = { reference: 'Organization/former', display: '前の事業所', why: { ja: '', en: '' } };
  const closed = (recipients: readonly string[]) => {
    const facts = {
      careManager: inCharge(),
      suggestions: [former],
      told: [told('c', ['notify-discharge'], { sender: 'Organization/h', recipients })],
    };
    return closedIn('notify-discharge', { owes: 'hospital-contact', owedTo: 'home-contact' }, { facts })?.reason;
  };
  test('what the former one was told, it has not heard', () => {
    expect(closed(['Organization/former'])).toBeUndefined();
  });
  test('what it was told itself, it has, and what went to both, or to nobody by name', () => {
    const now = inCharge().office.reference!;
    expect([closed([now]), closed([now, 'Organization/former']), closed([])]).toEqual(Array(3).fill('contact-made'));
  });
});

describe('a step that each candidate owes', () => {
  const owes = 'candidate-office';
  const candidates = [candidate('a'), candidate('b')];
  const closedOf = (more: Parameters<typeof told>[2], tasks: readonly Resource[] = []) => {
    const facts = { careManager: undefined, candidates, told: [told('c', ['answer-acceptance'], more)] };
    return tasksOf('answer-acceptance', { owes }, { facts, tasks })
      .tasks.filter(({ closed }) => closed !== undefined)
      .map(({ owner }) => owner.reference);
  };

  test('ends with that office’s own answer', () => {
    expect(closedOf({ sender: 'Organization/a' })).toEqual(['Organization/a']);
    expect(closedOf({ sender: 'Organization/h', recipients: ['Organization/b'] })).toEqual(['Organization/b']);
  });

  test('or with the contact that fulfils its own Task', () => {
    const tasks = ['a', 'b'].map((id) => taskOf(id, `stay/answer-acceptance/${id}~2`));
    expect(closedOf({ tasks: ['Task/b'] }, tasks)).toEqual(['Organization/b']);
  });

  test('not with an answer of nobody in particular', () => {
    expect(closedOf({})).toEqual([]);
  });

  test('is done for the office that took the patient on', () => {
    const facts = {
      careManager: inCharge({ isNew: true }),
      told: [told('c', ['answer-acceptance'], { sender: 'Organization/hk-kyotaku-08' })],
    };
    expect(tasksOf('answer-acceptance', { owes }, { facts }).tasks).toMatchObject([
      { key: 'stay/answer-acceptance/hk-kyotaku-08', closed: { reason: 'contact-made' } },
    ]);
  });
});
