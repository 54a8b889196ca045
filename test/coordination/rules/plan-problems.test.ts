// Everything that can be wrong with a plan: test/cases/plan-problems.yaml.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { OPERATOR } from '../../../src/access/actor.ts';
import { VARIABLES } from '../../../src/coordination/facts/variables.ts';
import { loadConditions } from '../../../src/coordination/rules/conditions.ts';
import { planFaults } from '../../../src/coordination/rules/plan-faults.ts';
import { planGuard } from '../../../src/coordination/rules/plan-guard.ts';
import { readPlan } from '../../../src/coordination/rules/read-plan.ts';
import type { Resource } from '../../../src/fhir/resource.ts';
import { Problem } from '../../../src/problem.ts';
import { planDefinition, step } from '../../support/plan.ts';

interface Case {
  readonly says: string;
  readonly plan?: Record<string, unknown>;
  readonly action?: Record<string, unknown>;
  readonly also?: readonly Record<string, unknown>[];
  readonly finds: readonly (readonly [kind: string, at: string])[];
}

const cases = parse(readFileSync(new URL('../../cases/plan-problems.yaml', import.meta.url), 'utf8')) as Case[];

const conditions = await loadConditions();
const names = new Set(VARIABLES.map(({ name }) => name));
const faults = (resource: Resource) => planFaults(resource, conditions, names);

const over = (base: object, changes: Record<string, unknown>): Record<string, unknown> => {
  const after: Record<string, unknown> = { ...base };
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) delete after[name];
    else after[name] = value;
  }
  return after;
};

const action = (changes: Record<string, unknown> = {}): Record<string, unknown> => {
  const { action: below, ...rest } = changes;
  const made = over(step(String(rest.id ?? 'step'), { owes: 'hospital-contact', strength: 'guideline' }), rest);
  if (!Array.isArray(below)) return made;
  return { ...made, action: below.map((each) => action(each)) };
};

const planFor = ({ plan = {}, action: changes = {}, also = [] }: Case): Resource =>
  over(planDefinition('plan', [action(changes), ...also.map((each) => action(each))]), plan) as unknown as Resource;

describe('a plan', () => {
  test.each(cases)('$says', (each) => {
    expect(faults(planFor(each)).map(({ kind, at }) => [kind, at])).toEqual(each.finds);
  });

  test.each(cases.filter(({ finds }) => finds.length > 0))('tells in both languages: $says', (each) => {
    for (const { said } of faults(planFor(each))) {
      expect(said.en).toMatch(/\.$/);
      expect(said.ja).toMatch(/[ぁ-ん].*[。）]$/u);
    }
  });

  test('that is none of any shape is told as incomplete, not thrown', () => {
    for (const broken of [{}, { action: 7 }, { action: [null, [], 'x', { action: {} }] }, { extension: 'x' }]) {
      expect(readPlan({ resourceType: 'PlanDefinition', ...broken })).toContainEqual(
        expect.objectContaining({ kind: 'incomplete' }),
      );
    }
  });

  test('of many steps that wait for one another is judged in a moment', () => {
    const many = Array.from({ length: 5_000 }, (_, i) => step(`s${i}`, { by: [`s${(i + 1) % 5_000}`] }));
    expect(faults(planDefinition('plan', many)).map(({ kind }) => kind)).toEqual(['circular-deadline']);
  });
});

describe('a plan that is written', () => {
  const guarded = (after: Resource | undefined, stored?: Resource) =>
    planGuard(
      { method: 'PUT', type: 'PlanDefinition', id: 'plan', before: undefined, after, actor: OPERATOR },
      { read: async (type, id) => (`${type}/${id}` === 'CodeSystem/rule' ? stored : undefined) },
    );
  const broken = planDefinition('plan', [step('step', { when: ['%x', '%y'] })]);

  test('is refused with all that is wrong with it', async () => {
    const problem = await Promise.resolve(guarded(broken)).catch((error: unknown) => error);
    if (!(problem instanceof Problem)) throw new Error('it was accepted');
    expect(problem.kind).toBe('business-rule');
    expect(problem.issues().map(({ at, severity }) => `${severity} ${at}`)).toEqual([
      'error PlanDefinition.action[4].condition[0].expression',
      'error PlanDefinition.action[4].condition[1].expression',
    ]);
    expect(problem.said.ja).toContain('2 件');
  });

  test('may name a rule that somebody has added to the rule book', async () => {
    const plan = planDefinition('plan', [step('step', { rule: 'HK-99' })]);
    const concept = [{ code: 'HK', concept: [{ code: 'HK-99' }] }];
    expect(await guarded(plan, { resourceType: 'CodeSystem', id: 'rule', concept })).toBeUndefined();
    await expect(guarded(plan, { resourceType: 'CodeSystem', id: 'rule' })).rejects.toThrow('1 faults');
  });

  test('is accepted as it is when it is in order', async () => {
    expect(await guarded(planDefinition('plan', [step('step')]))).toBeUndefined();
  });

  test('is no business of ours without a region', async () => {
    expect(await guarded({ ...broken, extension: [] })).toBeUndefined();
  });

  test('may be deleted, and so may anything else be written', async () => {
    expect(await guarded(undefined)).toBeUndefined();
    expect(await guarded({ ...broken, resourceType: 'ActivityDefinition' })).toBeUndefined();
  });
});
