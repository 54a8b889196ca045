// Every rule of Honjo-Kodama, of consent and of reimbursement is a step of a plan that a test is named for, or there is a
// reason why not: profiles/regions/coverage.md, made and judged by profiles/tools/region-coverage.mjs.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { ROOT } from '../support/artefacts.ts';

const at = (name: string): string => new URL(name, ROOT).href;

interface Input {
  rules: object[];
  plans: object[];
  activities: object[];
  tests: [path: string, text: string][];
  withoutAction: Record<string, object>;
  decidedBy: Record<string, object>;
  isThere: (file: string) => boolean;
}
const { regionCoverage } = (await import(at('profiles/tools/region-coverage/coverage.mjs'))) as {
  regionCoverage: (input: Input) => { text: string; holes: string[] };
};

describe('profiles/regions/coverage.md', () => {
  const { stderr } = spawnSync(process.execPath, [fileURLToPath(at('profiles/tools/region-coverage.mjs')), '--check'], {
    encoding: 'utf8',
  });
  const told = stderr.split('\n').filter((line) => line !== '');
  const isStale = (line: string): boolean => line.endsWith('is out of date: npm run profiles');

  test('is what rules, plans and tests say', () => expect(told.filter(isStale)).toEqual([]));

  test('has no hole', () => expect(told.filter((line) => !isStale(line))).toEqual([]));
});

// ---- Made up: one rule that is a step, one that is none. Numbers nobody has, since this file is read for names, too.

const BASE = 'https://renkei.example/fhir/';
const rule = (code: string) => ({
  code,
  display: `${code} の名`,
  designation: [{ language: 'en', value: `name of ${code}` }],
});
const ruleCode = (...codes: string[]) =>
  codes.map((code) => ({ coding: [{ system: `${BASE}CodeSystem/rule`, code }] }));
const plan = (...action: object[]) => ({ resourceType: 'PlanDefinition', id: 'hk-some', action });
const notice = {
  id: 'notice',
  definitionCanonical: `${BASE}ActivityDefinition/notice|1`,
  code: ruleCode('HK-92'),
  relatedAction: [{ actionId: 'PDD', relationship: 'before-start', offsetDuration: { value: 7, code: 'd' } }],
};
const activity = {
  url: `${BASE}ActivityDefinition/notice`,
  version: '1',
  extension: [{ url: `${BASE}StructureDefinition/deadline-strength`, valueCode: 'guideline' }],
};
const WHY = { ja: '入院がまだない。', en: 'There is no stay yet.' };
const whole: Input = {
  rules: [rule('HK-91'), rule('HK-92'), rule('AN-91')],
  plans: [plan(notice)],
  activities: [activity],
  tests: [['test/some.test.ts', "test('HK-92: a week before', () => {});"]],
  withoutAction: { 'HK-91': WHY },
  decidedBy: {},
  isThere: () => false,
};
const holesIn = (change: Partial<Input>): string[] => regionCoverage({ ...whole, ...change }).holes;
const namedIn = (text: string, path = 'test/some.test.ts'): boolean =>
  !holesIn({ tests: [[path, text]] }).includes('HK-92: no test is named for it');

describe('a rule', () => {
  test('is accounted for by a step and its test, or by a reason; other regions are to come', () => {
    const { text, holes } = regionCoverage(whole);
    expect(holes).toEqual([]);
    expect(text).toContain(
      '| HK-92 | HK-92 の名 / name of HK-92 | hk-some `notice`: guideline, PDD − 7 d | `test/some.test.ts` |',
    );
    expect(text).toContain('| HK-91 | HK-91 の名 / name of HK-91 | 入院がまだない。 / There is no stay yet. | – |');
    expect(text).toContain('| AN-91 | AN-91 の名 / name of AN-91 | これから / to come |');
  });

  test('of a variant is shown with what the variant says, under its step', () => {
    const variants = { ...notice, relatedAction: undefined, action: [{ ...notice, id: 'HK-92' }] };
    const { text } = regionCoverage({ ...whole, plans: [plan(variants)] });
    expect(text).toContain('| hk-some `notice / HK-92`: guideline, PDD − 7 d |');
  });

  test('of a lower limit is shown with its α', () => {
    const { relatedAction: _, ...rest } = notice;
    const more = [{ actionId: 'PDD', relationship: 'before-start', offsetRange: { low: { value: 7, code: 'd' } } }];
    const { text } = regionCoverage({ ...whole, plans: [plan({ ...rest, relatedAction: more })] });
    expect(text).toContain('guideline, PDD − (7 d + α)');
  });
});

describe('a hole is', () => {
  const HOLES: [says: string, change: Partial<Input>, hole: string][] = [
    [
      'a rule that is neither a step nor has a reason',
      { withoutAction: {} },
      'HK-91: neither an action of a plan nor a reason why not',
    ],
    ['a step no test is named for', { tests: [] }, 'HK-92: no test is named for it'],
    [
      'a reason for a rule that is a step',
      { withoutAction: { 'HK-91': WHY, 'HK-92': WHY } },
      'HK-92: has a reason for no action, yet is one: hk-some notice',
    ],
    [
      'a rule in a plan that does not exist',
      { plans: [plan({ ...notice, code: ruleCode('HK-92', 'HK-94') })] },
      'HK-94 in hk-some notice: no such rule',
    ],
    [
      'a rule of a plan as a whole that does not exist',
      {
        plans: [
          {
            ...plan(notice),
            extension: [{ url: `${BASE}StructureDefinition/rule`, valueCoding: { code: 'HK-99' } }],
          },
        ],
      },
      'HK-99 in hk-some: no such rule',
    ],
    [
      'a reason for a rule that does not exist',
      { withoutAction: { 'HK-91': WHY, 'HK-99': WHY } },
      'HK-99: a note on a rule that does not exist',
    ],
    [
      'a reason in one language',
      { withoutAction: { 'HK-91': { ja: '入院がまだない。' } } },
      'HK-91: say it in Japanese (ja) and English (en)',
    ],
    [
      'a reason that points to a file that is gone',
      { withoutAction: { 'HK-91': { ...WHY, by: 'src/gone.ts' } } },
      'HK-91: there is no src/gone.ts',
    ],
    [
      'what decides about a rule that is no step',
      { decidedBy: { 'HK-91': WHY } },
      'HK-91: is no step for anything to decide about',
    ],
  ];

  test.each(HOLES)('%s', (_, change, hole) => expect(holesIn(change)).toEqual([hole]));
});

describe('a test is named for a rule', () => {
  test.each([
    ["describe('HK-92, a week before', () => {})"],
    ["describe.each([1, 2])('HK-92 %s', (n) => {})"],
    ['test.skipIf(isOff)(`HK-92 on a day`, () => {})'],
    ["test.each([\n  ['HK-92 and the week before', 1],\n])('%s', () => {})"],
    ["test('HK-92-1, a part of it', () => {})"],
  ])('by its words: %s', (text) => expect(namedIn(text)).toBe(true));

  test('by a sentence of test/cases', () => {
    expect(namedIn('- says: HK-92 a week before\n  rules: []', 'test/cases/some.yaml')).toBe(true);
  });

  test.each([
    ["test('something else', () => expect(rules).toEqual(['HK-92', 'HK-93']))"],
    ["  ['HK-92', 'HK-93'],"],
    ["test('HK-92b', () => {})"],
    ['// HK-92 is held elsewhere'],
  ])('not by a mention: %s', (text) => expect(namedIn(text)).toBe(false));

  test('not by a comment or a code in test/cases', () => {
    expect(namedIn('# HK-92\n- says: something else\n  rules: [HK-92]', 'test/cases/some.yaml')).toBe(false);
  });
});
