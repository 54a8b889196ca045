// By when a step is owed: test/cases/deadlines.yaml.
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { desired } from '../../../src/coordination/desired/desired.ts';
import { stayOf } from '../../../src/coordination/facts/stay.ts';
import { loadConditions } from '../../../src/coordination/rules/conditions.ts';
import { addDays, isCalendarDate } from '../../../src/japan/calendar-date.ts';
import { factsOf, recordOf, settingsOf } from '../../support/facts.ts';
import { activityDefinition, bookOf, planDefinition, step } from '../../support/plan.ts';

interface Case {
  readonly says: string;
  readonly admitted?: string;
  readonly outlook?: string;
  readonly discharged?: string;
  readonly expected?: string;
  readonly known?: string;
  readonly needs?: readonly string[];
  readonly by?: readonly [string, number, '+'?];
  readonly strength?: string;
  readonly notify?: boolean;
  readonly rule?: string;
  readonly deadline: string;
  readonly explains?: readonly string[];
}

const cases = parse(readFileSync(new URL('../../cases/deadlines.yaml', import.meta.url), 'utf8')) as Case[];
const conditions = await loadConditions();
const settings = settingsOf(conditions);
const x = (name: string) => `https://renkei.example/fhir/StructureDefinition/${name}`;

const ACTIVITY = activityDefinition('notify-discharge', { strength: 'guideline' });

const NOTIFY = step('notify-discharge', {
  owes: 'hospital-contact',
  variants: [
    step('HK-15', { rule: 'HK-15', strength: 'immediate', when: ['%leadDays < 7'], activity: 'notify-discharge' }),
    step('HK-14', {
      rule: 'HK-14',
      strength: 'asap',
      when: ["'housing' in %needs"],
      activity: 'notify-discharge',
    }),
    step('HK-13', { rule: 'HK-13', by: ['PDD', -7], activity: 'notify-discharge' }),
  ],
});

/** Through the Encounter, as it would be written. */
function stayIn({ admitted = '2026-11-09', outlook, discharged, expected, known, needs = [] }: Case) {
  const encounter = {
    resourceType: 'Encounter',
    id: 'stay',
    status: discharged === undefined ? 'in-progress' : 'finished',
    period: { start: admitted, ...(discharged !== undefined && { end: discharged }) },
    extension: [
      ...needs.map((code) => ({ url: x('discharge-need'), valueCode: code })),
      ...(outlook === undefined ? [] : [{ url: x('discharge-outlook'), valueDateTime: outlook }]),
      ...(expected === undefined
        ? []
        : [
            {
              url: x('expected-discharge'),
              extension: [
                expected.includes('T')
                  ? { url: 'date', valueDateTime: expected }
                  : { url: 'date', valueDate: expected },
                ...(known === undefined ? [] : [{ url: 'recorded', valueDateTime: known }]),
              ],
            },
          ]),
    ],
  };
  return stayOf(recordOf({ encounter }), { timeZone: 'Asia/Tokyo', today: '2026-11-21' });
}

describe('a deadline', () => {
  test.each(cases)('$says', (each) => {
    const { by, strength = 'guideline', notify, rule = 'HK-10', deadline, explains = [] } = each;
    const action = notify ? NOTIFY : step('notify-discharge', { owes: 'hospital-contact', strength, by });
    const facts = factsOf({ stay: stayIn(each) });
    const verdict = desired(facts, recordOf(), bookOf(planDefinition('hk', [action]), ACTIVITY), settings);
    const [task] = verdict.tasks;
    expect(verdict.troubles).toEqual([]);
    expect(task).toMatchObject({ key: 'stay/notify-discharge', rules: [rule] });
    expect(task!.deadline ?? 'none').toBe(deadline);
    for (const words of explains) expect(task!.why.ja).toContain(words);
  });

  const deadlines = (expected: string, ...actions: Record<string, unknown>[]) => {
    const stay = stayIn({ says: '', expected, deadline: '' });
    const book = bookOf(planDefinition('hk', actions), ACTIVITY);
    const { tasks } = desired(factsOf({ stay }), recordOf(), book, settings);
    return Object.fromEntries(tasks.map(({ key, deadline }) => [key.split('/')[1], deadline]));
  };
  const same = { owes: 'hospital-contact', strength: 'guideline', activity: 'notify-discharge' };

  test('may be shared with another step, and with whom that one shares it', () => {
    const week = step('a', { ...same, by: ['PDD', -7] });
    const shared = step('b', { ...same, by: ['a'] });
    const third = step('c', { ...same, by: ['b', 2] });
    expect(deadlines('2026-11-27', third, shared, week)).toEqual({
      a: '2026-11-20',
      b: '2026-11-20',
      c: '2026-11-22',
    });
  });

  test('is shared with the variant that applies', () => {
    const group = step('a', {
      ...same,
      variants: [step('x', { ...same, when: ['false'], by: ['PDD', -1] }), step('y', { ...same, by: ['PDD', -3] })],
    });
    expect(deadlines('2026-11-27', group, step('b', { ...same, by: ['a'] }))).toMatchObject({ b: '2026-11-24' });
  });

  test('is shared with a step that is not owed itself', () => {
    const never = step('a', { ...same, when: ['false'], by: ['PDD', -7] });
    expect(deadlines('2026-11-27', never, step('b', { ...same, by: ['a'] }))).toEqual({ b: '2026-11-20' });
  });

  test('is, of any date and any number of days, that date moved by these days', () => {
    const date = fc.date({ min: new Date('2026-12-01'), max: new Date('2200-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(date, fc.integer({ min: -20, max: 400 }), (when, days) => {
        const expected = when.toISOString().slice(0, 10);
        const { a } = deadlines(expected, step('a', { ...same, by: ['PDD', days] }));
        expect(isCalendarDate(a!)).toBe(true);
        expect(addDays(a!, -days)).toBe(expected);
      }),
      { numRuns: 60 },
    );
  });

  test('at the end of the calendar is told as a trouble, and the other steps go on', () => {
    const stay = stayIn({ says: '', expected: '9999-12-30', deadline: '' });
    const actions = [step('a', { ...same, by: ['PDD', 30] }), step('b', same)];
    const verdict = desired(factsOf({ stay }), recordOf(), bookOf(planDefinition('hk', actions), ACTIVITY), settings);
    expect(verdict.troubles).toMatchObject([{ key: 'dates-hk-a' }]);
    expect(verdict.tasks.map(({ key }) => key)).toEqual(['stay/b']);
  });
});
