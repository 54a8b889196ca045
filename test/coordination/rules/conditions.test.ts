// Conditions of plans: FHIRPath over the facts of a stay, within limits.
import { describe, expect, test } from 'vitest';
import { isFailure, loadConditions } from '../../../src/coordination/rules/conditions.ts';

const conditions = await loadConditions();
const holds = (expression: string, variables: Record<string, unknown> = {}) =>
  conditions.holds({ expression, said: undefined }, variables);
const problems = (expression: string) =>
  conditions.problemsOf(expression, new Set(['office', 'age']), 'here').map(({ kind }) => kind);

describe('a condition', () => {
  test.each([
    ['%age >= 65', { age: 70 }, true],
    ['%age >= 65', { age: 64 }, false],
    ["%office in ('home-care-office' | 'small-multi')", { office: 'small-multi' }, true],
    ['%office in %routes', { office: 'small-multi', routes: ['home-care-office', 'small-multi'] }, true],
    ['%office in %routes', { office: 'small-multi', routes: [] }, false],
    ["'housing' in %needs", { needs: ['housing', 'care-level-change'] }, true],
    ["%needs.exists($this = 'housing')", { needs: ['medical-procedure'] }, false],
    ['%office.exists() and %newUser.not()', { office: 'unknown-kind', newUser: false }, true],
    ['%office.empty() or %newUser', { office: undefined, newUser: false }, true],
    ['%leadDays < 7', { leadDays: 0 }, true],
    ["%expected.startsWith('2026')", { expected: '2026-12-04' }, true],
    [
      "%encounter.extension('u').value = 'x'",
      { encounter: { resourceType: 'Encounter', extension: [{ url: 'u', valueCode: 'x' }] } },
      true,
    ],
    ['%encounter.period.end.exists()', { encounter: { resourceType: 'Encounter' } }, false],
  ])('%s with %j: %s', (expression, variables, answer) => {
    expect(holds(expression, variables)).toBe(answer);
  });

  test.each([
    ['undefined', undefined],
    ['null', null],
    ['an empty list', []],
  ])('about what is not known (%s) does not hold, and neither does its opposite', (_, nothing) => {
    expect(holds('%age >= 65', { age: nothing })).toBe(false);
    expect(holds('(%age >= 65).not()', { age: nothing })).toBe(false);
  });

  test.each([
    ['a text', '%office', { office: 'x' }],
    ['a number', '%age', { age: 70 }],
    ['several answers', "%needs.select($this = 'housing')", { needs: ['housing', 'x'] }],
  ])('that comes to %s has no answer, and says so in both languages', (_, expression, variables) => {
    const answer = holds(expression, variables);
    if (!isFailure(answer)) throw new Error('it has an answer');
    expect(answer.said.en).toContain(expression);
    expect(answer.said.ja).toContain(`条件「${expression}」を判定できません`);
  });

  test.each([
    ['a variable nobody gave', '%nobody.exists()'],
    ['broken FHIRPath', '%age >='],
    ['values that cannot be compared', "%age > 'a'"],
    ['more than 2,000 characters', `%age = 70${' and true'.repeat(250)}`],
    ['brackets without end', '('.repeat(1_999)],
  ])('with %s has no answer and does not throw', (_, expression) => {
    expect(isFailure(holds(expression, { age: 70 }))).toBe(true);
  });

  test('stops where it takes too many steps, and the next one is answered all the same', () => {
    const list = Array.from({ length: 900 }, (_, i) => i);
    expect(isFailure(holds('%list.where(%list.where($this > 5).exists()).exists()', { list }))).toBe(true);
    expect(holds('%list.exists()', { list })).toBe(true);
  });

  test('changes nothing in what it reads', () => {
    const frozen = Object.freeze({
      resourceType: 'Encounter',
      extension: Object.freeze([Object.freeze({ url: 'u' })]),
    });
    expect(holds("%encounter.extension.where(url = 'u').exists()", { encounter: frozen })).toBe(true);
  });

  test('is told apart from the one asked before it', () => {
    expect([holds('%age = 1', { age: 1 }), holds('%age = 2', { age: 1 }), holds('%age = 1', { age: 2 })]).toEqual([
      true,
      false,
      false,
    ]);
  });
});

describe('functions that are refused', () => {
  const REFUSED = ['repeat($this)', 'distinct()', 'descendants()', 'children()', "trace('x')", 'resolve()'];
  const MORE = ["memberOf('v')", "matches('(a+)+$')", 'now()', 'today()', 'aggregate($total)', "replace('a', 'b')"];

  test.each([...REFUSED, ...MORE, "defineVariable('x')", 'sort()', '`repeat`($this)'])('%s', (call) => {
    expect(problems(`%office.${call}.exists()`)).toEqual(['refused-function']);
    expect(isFailure(holds(`%office.${call}.exists()`, { office: 'x' }))).toBe(true);
  });

  test('objects made on the fly', () => {
    expect(problems("Coding { code: 'x' }.exists()")).toEqual(['refused-function']);
  });

  test.each([
    "%office.iif(true, 'a', 'b').exists()",
    "%office.ofType(string).contains('x')",
    '%office is System.String',
  ])('but not those of everyday use: %s', (expression) => expect(problems(expression)).toEqual([]));
});

describe('the variables a condition reads', () => {
  test('are named, however they are written', () => {
    const read = conditions.variablesOf({
      expression: '%age > 1 and %`office`.exists() and %age < 9',
      said: undefined,
    });
    expect(read).toEqual(['age', 'office']);
  });

  test('are none where it cannot be read', () => {
    expect(conditions.variablesOf({ expression: '%age >', said: undefined })).toEqual([]);
  });
});
