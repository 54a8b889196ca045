// Which plans a stay follows: region, applicability, version, and the national plan for what they leave open.
import { describe, expect, test } from 'vitest';
import { loadConditions } from '../../../src/coordination/rules/conditions.ts';
import { choosePlans } from '../../../src/coordination/rules/rule-book.ts';
import type { Resource } from '../../../src/fhir/resource.ts';
import { type FactsOptions, factsOf, HOSPITAL } from '../../support/facts.ts';
import { bookOf, planDefinition, step } from '../../support/plan.ts';

const conditions = await loadConditions();

const BASE = 'https://renkei.example/fhir/PlanDefinition';

const choose = (
  plans: readonly Resource[],
  options: { facts?: FactsOptions; variables?: object; held?: Readonly<Record<string, string>>; today?: string } = {},
) => {
  const { facts = {}, variables = {}, held = {}, today = '2026-11-21' } = options;
  const versions = new Map(Object.entries(held).map(([id, version]) => [`${BASE}/${id}`, version]));
  return choosePlans(bookOf(...plans), factsOf(facts), { ...variables }, versions, today, conditions);
};
const ids = (choice: ReturnType<typeof choose>) => choice.followed.map(({ id, version }) => `${id} ${version}`);
const stepsOf = (choice: ReturnType<typeof choose>) =>
  choice.followed.map(({ actions }) => actions.map(({ id }) => id).join(' '));

describe('the plans of a stay', () => {
  const withOffice = planDefinition('hk-with', [step('a')], { applies: '%office.exists()' });
  const without = planDefinition('hk-without', [step('a')], { applies: '%office.empty()' });
  const annaka = planDefinition('an-a', [step('a')], { region: 'annaka' });
  const national = planDefinition('national', [step('n')], { region: 'national' });

  test('are those of its region that apply, and the national one behind them', () => {
    const choice = choose([national, annaka, without, withOffice], { variables: { office: 'home-care-office' } });
    expect(ids(choice)).toEqual(['hk-with 0.1.0', 'national 0.1.0']);
    expect(choice.troubles).toEqual([]);
  });

  test('change with the facts', () => {
    expect(ids(choose([withOffice, without], { variables: { office: undefined } }))).toEqual(['hk-without 0.1.0']);
  });

  test('are the national one alone in a region that has none, without ado', () => {
    const choice = choose([withOffice, national], { facts: { region: { key: 'kodaira' } } });
    expect(ids(choice)).toEqual(['national 0.1.0']);
    expect(choice.troubles).toEqual([]);
  });

  test('are the national one alone in a region nobody knows, and somebody is asked to look', () => {
    const choice = choose([withOffice, national], { facts: { region: { key: 'honjyo' } } });
    expect(ids(choice)).toEqual(['national 0.1.0']);
    expect(choice.troubles).toMatchObject([{ key: 'unknown-region', owner: HOSPITAL }]);
    expect(choice.troubles[0]!.said.ja).toContain('「honjyo」');
    expect(choice.troubles[0]!.said.en).toContain('honjo-kodama');
  });

  test('are not those whose applicability has no answer; that is told', () => {
    const broken = planDefinition('hk-with', [step('a')], { applies: '%office' });
    const choice = choose([broken, national], { variables: { office: 'x' } });
    expect(ids(choice)).toEqual(['national 0.1.0']);
    expect(choice.troubles).toMatchObject([{ key: 'condition-hk-with-applicability', owner: undefined }]);
  });
});

describe('what the national plan fills', () => {
  const national = planDefinition(
    'national',
    [
      step('notify-admission', { phase: 'admission' }),
      step('discharge-summary', { phase: 'discharge' }),
      step('care-plan-copy', { phase: 'after-discharge' }),
      step('anywhere'),
    ],
    { region: 'national' },
  );

  test('are the phases no plan followed rules', () => {
    const own = planDefinition('hk-with', [step('a')], { phases: ['admission'] });
    expect(stepsOf(choose([own, national]))).toEqual(['a', 'discharge-summary care-plan-copy anywhere']);
  });

  test('are no steps that a plan followed has itself', () => {
    const own = planDefinition('hk-with', [step('discharge-summary'), step('anywhere')], { phases: ['admission'] });
    expect(stepsOf(choose([own, national]))).toEqual(['discharge-summary anywhere', 'care-plan-copy']);
  });

  test('is nothing where they rule everything: then it is not followed at all', () => {
    const phases = ['admission', 'discharge', 'after-discharge'];
    const own = planDefinition('hk-with', [step('anywhere')], { phases });
    expect(ids(choose([own, national]))).toEqual(['hk-with 0.1.0']);
  });

  test('is everything where the plan of the region does not apply', () => {
    const own = planDefinition('hk-with', [step('a')], { phases: ['admission'], applies: 'false' });
    expect(stepsOf(choose([own, national]))).toHaveLength(1);
    expect(stepsOf(choose([own, national]))[0]).toContain('notify-admission');
  });
});

describe('the version of a plan', () => {
  const old = planDefinition('hk-with', [step('a')], { version: '0.9.0', from: '2019-04-01', until: '2026-11-30' });
  const revised = planDefinition('hk-with', [step('a')], { version: '0.10.0', from: '2026-12-01' });
  const stay = (date: string | undefined): FactsOptions => ({
    stay: { admitted: date === undefined ? date : { date } },
  });

  test.each([
    ['2026-11-30', '0.9.0'],
    ['2026-12-01', '0.10.0'],
  ])('of an admission on %s is %s', (date, version) => {
    expect(ids(choose([revised, old], { facts: stay(date) }))).toEqual([`hk-with ${version}`]);
  });

  test('of a stay that is only planned is that of today', () => {
    expect(ids(choose([old, revised], { facts: stay(undefined), today: '2026-12-24' }))).toEqual(['hk-with 0.10.0']);
  });

  test('is none before the rule began', () => {
    expect(ids(choose([old, revised], { facts: stay('2019-03-31') }))).toEqual([]);
  });

  test('stays what the order of the stay names, whatever is in effect', () => {
    const choice = choose([old, revised], { facts: stay('2026-12-05'), held: { 'hk-with': '0.9.0' } });
    expect(ids(choice)).toEqual(['hk-with 0.9.0']);
  });

  test('that the order names but nobody stored is told, and the one in effect is followed', () => {
    const choice = choose([old, revised], { facts: stay('2026-12-05'), held: { 'hk-with': '7.0.0' } });
    expect(ids(choice)).toEqual(['hk-with 0.10.0']);
    expect(choice.troubles).toMatchObject([{ key: 'plan-hk-with' }]);
  });

  test('in effect is the one that took effect last; of two the higher number', () => {
    const open = planDefinition('hk-with', [step('a')], { version: '0.9.0', from: '2019-04-01' });
    const patched = planDefinition('hk-with', [step('a')], { version: '0.10.0', from: '2019-04-01' });
    expect(ids(choose([patched, open], { facts: stay('2026-12-05') }))).toEqual(['hk-with 0.10.0']);
    expect(ids(choose([open, revised], { facts: stay('2026-12-05') }))).toEqual(['hk-with 0.10.0']);
  });

  test.each(['draft', 'retired'])('that is %s is followed by those who hold it, and begun by nobody', (status) => {
    const plan = planDefinition('hk-with', [step('a')], { status });
    expect(ids(choose([plan]))).toEqual([]);
    expect(ids(choose([plan], { held: { 'hk-with': '0.1.0' } }))).toEqual(['hk-with 0.1.0']);
  });
});
