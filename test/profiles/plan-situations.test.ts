// What the plans ask for: in the situations of test/cases/plan-situations.yaml, and whatever the facts are.
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { type Conditions, loadConditions } from '../../src/coordination/rules/conditions.ts';
import type { Condition, Plan } from '../../src/coordination/rules/plan.ts';
import { ROOT } from '../support/artefacts.ts';
import { askedFor, planOf, plans, situation } from '../support/plans.ts';

interface Situation {
  readonly says: string;
  readonly plan: string;
  readonly knows: Record<string, unknown>;
  readonly owed: readonly string[];
  readonly ended?: readonly string[];
}
const situations = parse(
  readFileSync(new URL('test/cases/plan-situations.yaml', ROOT), 'utf8'),
) as readonly Situation[];

let conditions: Conditions;
beforeAll(async () => {
  conditions = await loadConditions();
});

describe('in a situation', () => {
  test.each(situations.map((each) => [`${each.plan}: ${each.says}`, each] as const))('%s', (_, each) => {
    const asked = askedFor(planOf(each.plan), situation(each.knows), conditions);
    expect({
      owed: asked.map(({ step, variant }) => (variant === undefined ? step : `${step}/${variant}`)),
      ended: asked.filter(({ isEnded }) => isEnded).map(({ step }) => step),
    }).toEqual({ owed: each.owed, ended: each.ended ?? [] });
  });

  test('every step and every variant is shown, asked for and not', () => {
    const asked = situations.map(({ plan, knows }) => ({
      plan,
      of: askedFor(planOf(plan), situation(knows), conditions),
    }));
    const wrong = plans.flatMap(({ id, actions }) => {
      const here = asked
        .filter(({ plan }) => plan === id)
        .map(({ of }) => of.map(({ step, variant }) => variant ?? step));
      const keys = actions
        .flatMap((action) => (action.variants.length > 0 ? action.variants : [action]))
        .map((each) => each.id);
      return keys
        .filter((key) => !here.some((each) => each.includes(key)) || here.every((each) => each.includes(key)))
        .map((key) => `${id} ${key}`);
    });
    expect(wrong).toEqual([]);
  });
});

describe('whatever the facts', () => {
  const steps = [...new Set(plans.flatMap(({ actions }) => actions.map(({ id }) => id)))];
  const some = (codes: readonly string[]) => fc.uniqueArray(fc.constantFrom(...codes), { maxLength: 4 });
  const perhaps = <T>(arbitrary: fc.Arbitrary<T>) => fc.oneof(fc.constant<never[]>([]), arbitrary);
  const OFFICES = ['Organization/a', 'Organization/b'];
  const facts = fc
    .record({
      age: perhaps(fc.integer({ min: 0, max: 110 })),
      careNeed: perhaps(fc.constantFrom('care', 'support', 'checklist', 'none')),
      certification: perhaps(fc.constantFrom('certified', 'applying', 'change-applying', 'none')),
      officeReference: perhaps(fc.constantFrom(...OFFICES)),
      candidate: perhaps(fc.constantFrom(...OFFICES)),
      isNew: fc.boolean(),
      isPersonKnown: fc.boolean(),
      hasContract: fc.boolean(),
      wasAsked: fc.boolean(),
      candidates: fc.integer({ min: 0, max: 3 }),
      outlook: fc.boolean(),
      expected: perhaps(fc.constant('2026-12-04')),
      stage: perhaps(fc.constantFrom('expected', 'decided')),
      confidence: perhaps(fc.constantFrom('low', 'medium', 'high')),
      leadDays: perhaps(fc.integer({ min: 0, max: 40 })),
      needs: some(['housing', 'care-level-change', 'medical-procedure']),
      destination: perhaps(fc.constantFrom('home', 'hospital', 'facility-health', 'other')),
      screening: perhaps(fc.constantFrom('needed', 'not-needed', 'unknown')),
      routes: some(['home-care-office', 'support-centre', 'existing']),
      told: some(steps),
      couldNot: some(steps),
      done: fc.uniqueArray(fc.constantFrom(...steps), { maxLength: 10 }),
      meetingsPlanned: some(['interview', 'discharge-conference', 'service-meeting']),
    })
    .map(({ isNew, isPersonKnown, hasContract, wasAsked, ...rest }) => {
      const hasOffice = typeof rest.officeReference === 'string';
      return {
        ...rest,
        done: [...new Set([...rest.done, ...rest.told])],
        office: hasOffice ? 'home-care-office' : [],
        newUser: hasOffice && isNew,
        person: hasOffice && isPersonKnown,
        contract: hasOffice && hasContract,
        noCareManager: !hasOffice && wasAsked,
      };
    });
  const asked = (plan: Plan, knows: Record<string, unknown>) => askedFor(plan, situation(knows), conditions);
  const holds = (condition: Condition | undefined, knows: Record<string, unknown>) =>
    condition === undefined || conditions.holds(condition, situation(knows));

  test('a stay of Honjo-Kodama follows one of the two plans', () => {
    fc.assert(
      fc.property(facts, (knows) => {
        expect(['hk-with', 'hk-without'].filter((id) => holds(planOf(id).applies, knows))).toHaveLength(1);
      }),
    );
  });

  test('nothing is owed before the admission, nor once it is called off', () => {
    fc.assert(
      fc.property(facts, fc.constantFrom('planned', 'cancelled'), fc.constantFrom(...plans), (knows, phase, plan) => {
        expect(asked(plan, { ...knows, phase })).toEqual([]);
      }),
    );
  });

  test('after a death nothing is owed but what was done', () => {
    fc.assert(
      fc.property(
        facts,
        fc.constantFrom('in-hospital', 'discharged'),
        fc.constantFrom(...plans),
        (knows, phase, plan) => {
          const open = asked(plan, { ...knows, phase, died: true, destination: 'died' }).filter(
            ({ step, isEnded }) => !isEnded && !knows.done.includes(step),
          );
          expect(open).toEqual([]);
        },
      ),
    );
  });

  test('what was done in hospital is a step of the stay after the discharge, too', () => {
    fc.assert(
      fc.property(facts, fc.constantFrom(...plans), (knows, plan) => {
        if (!holds(plan.applies, knows)) return;
        const endsByFact = (step: string): boolean => plan.actions.find(({ id }) => id === step)!.ends.length > 0;
        const before = asked(plan, { ...knows, phase: 'in-hospital' }).filter(({ step, isEnded }) =>
          endsByFact(step) ? isEnded : knows.done.includes(step),
        );
        const after = asked(plan, { ...knows, phase: 'discharged' });
        expect(before.filter(({ step }) => !after.some((each) => each.step === step))).toEqual([]);
      }),
    );
  });
});
