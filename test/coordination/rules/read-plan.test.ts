// A PlanDefinition and its ActivityDefinitions, read as what the rules are computed with.
import { describe, expect, test } from 'vitest';
import { readActivity } from '../../../src/coordination/rules/read-activity.ts';
import { activityDefinition, planDefinition, planIn, step } from '../../support/plan.ts';

describe('a plan', () => {
  const plan = planIn(
    planDefinition(
      'hk-with',
      [
        step('notify-discharge', {
          title: '退院の見込みの連絡',
          phase: 'discharge-outlook',
          owes: 'hospital-contact',
          consult: ['linkage-base'],
          owedTo: 'home-contact',
          when: ['%outlook'],
          words: '見込みがたった',
          endsWhen: ["'notify-discharge' in %told"],
          variants: [
            step('HK-15', { rule: 'HK-15', strength: 'immediate', when: ['%leadDays < 7'] }),
            step('HK-13', { rule: 'HK-13', by: ['PDD', -7] }),
          ],
        }),
        step('arrange-sharing', { by: ['notify-discharge'] }),
        step('copy', { by: ['DIS', 14] }),
        step('new', { by: ['PDD', -7, '+'] }),
      ],
      { phases: ['admission', 'discharge-outlook'], applies: '%office.exists()', until: '2027-03-31' },
    ),
  );
  const [notify, arrange, copy, more] = plan.actions;

  test('has its address, region, phases and period, and says which stays follow it', () => {
    expect(plan).toMatchObject({
      id: 'hk-with',
      url: 'https://renkei.example/fhir/PlanDefinition/hk-with',
      version: '0.1.0',
      status: 'active',
      region: 'honjo-kodama',
      phases: ['admission', 'discharge-outlook'],
      from: '2019-04-01',
      until: '2027-03-31',
      applies: { expression: '%office.exists()' },
    });
  });

  test('has no steps for its milestones', () => {
    expect(plan.actions.map(({ id }) => id)).toEqual(['notify-discharge', 'arrange-sharing', 'copy', 'new']);
  });

  test('tells of a step who owes it to whom, whom to ask, when, and what ends it', () => {
    expect(notify).toMatchObject({
      title: { ja: '退院の見込みの連絡', en: '(退院の見込みの連絡)' },
      rules: ['HK-10'],
      phase: 'discharge-outlook',
      owes: 'hospital-contact',
      owedTo: 'home-contact',
      consult: ['linkage-base'],
      activity: 'https://renkei.example/fhir/ActivityDefinition/notify-discharge|0.1.0',
      applies: [{ expression: '%outlook', said: { ja: '見込みがたった', en: '(見込みがたった)' } }],
      ends: [{ expression: "'notify-discharge' in %told" }],
    });
  });

  test('keeps the variants in their order, each with its own rule and deadline', () => {
    expect(notify!.variants).toMatchObject([
      { id: 'HK-15', rules: ['HK-15'], strength: 'immediate', deadline: undefined },
      { id: 'HK-13', rules: ['HK-13'], deadline: { anchor: 'PDD', days: -7, isAtLeast: false } },
    ]);
  });

  test('counts days before as negative, after as positive, and a shared deadline as none', () => {
    expect([arrange, copy, more].map((each) => each!.deadline)).toEqual([
      { anchor: 'notify-discharge', days: 0, isAtLeast: false },
      { anchor: 'DIS', days: 14, isAtLeast: false },
      { anchor: 'PDD', days: -7, isAtLeast: true },
    ]);
  });
});

describe('an activity', () => {
  test('tells its step, its forms and the meetings that end it', () => {
    const resource = activityDefinition('hold-conference', {
      strength: 'asap',
      forms: ['discharge-record'],
      meetings: ['discharge-conference'],
    });
    expect(readActivity(resource)).toMatchObject({
      step: 'hold-conference',
      strength: 'asap',
      owes: 'hospital-contact',
      forms: ['https://renkei.example/fhir/Questionnaire/discharge-record|0.1.0'],
      meetings: ['discharge-conference'],
    });
  });

  test('without a step of ours is none', () => {
    expect(readActivity({ ...activityDefinition('x'), code: { text: 'x' } })).toBeUndefined();
    expect(readActivity({ ...activityDefinition('x'), version: undefined })).toBeUndefined();
  });
});
