// The Parameters of $coordination, from an evaluation made by hand: who is told of what, and in which order.
import { describe, expect, test } from 'vitest';
import type { NotNeeded, Verdict } from '../../../src/coordination/desired/verdict.ts';
import type { Evaluation } from '../../../src/coordination/engine/evaluate.ts';
import type { Resource } from '../../../src/fhir/resource.ts';
import { type Asked, coordinationAnswer } from '../../../src/rest/operations/coordination-answer.ts';
import { reconciled, wanted } from '../../support/desired.ts';

const said = (text: string) => ({ ja: text, en: text });
const TASKS = ['first', 'second', 'third'].map((step) => wanted({ key: `stay/${step}`, step, why: said(step) }));
const STORED = reconciled([], TASKS);

function parts(
  name: string,
  over: { tasks?: readonly Resource[]; verdict?: Partial<Verdict>; asked?: Partial<Asked> },
) {
  const evaluation = {
    record: { tasks: over.tasks ?? STORED },
    facts: { stay: { id: 'stay' }, region: { key: 'annaka' }, careManager: undefined },
    verdict: { plans: [], flags: [], tasks: TASKS, notNeeded: [], troubles: [], ...over.verdict },
  } as unknown as Evaluation;
  const asked: Asked = { base: [], timeZone: 'Asia/Tokyo', isUpToDate: true, mayTell: () => true, ...over.asked };
  const { parameter } = coordinationAnswer(evaluation, asked) as unknown as {
    parameter: { name: string; part: { name: string; valueString?: string; valueCode?: string }[] }[];
  };
  return parameter
    .filter((each) => each.name === name)
    .map(({ part }) => Object.fromEntries(part.map(({ name, ...value }) => [name, Object.values(value)[0]])));
}

const because = (code: string) => ({
  coding: [{ system: 'https://renkei.example/fhir/CodeSystem/task-reason', code }],
});

describe('the answer of $coordination', () => {
  test('tells open steps in the order of the plans, then those done, then those dropped', () => {
    const [first, second, third] = STORED as [Resource, Resource, Resource];
    const tasks = [
      { ...first, status: 'cancelled', statusReason: because('died') },
      third,
      { ...second, status: 'completed', statusReason: because('contact-made') },
    ];
    expect(parts('task', { tasks }).map(({ status, why }) => [status, why])).toEqual([
      ['requested', 'third'],
      ['completed', 'second連絡が取られたため、済みました。'],
      ['cancelled', 'first亡くなられたため、取り消されました。'],
    ]);
  });

  test('tells nobody of a Task they may not see', () => {
    const mayTell = ({ id }: Resource): boolean => id === STORED[1]!.id;
    expect(parts('task', { asked: { mayTell } }).map(({ why }) => why)).toEqual(['second']);
  });

  test("passes over other stays' Tasks, and those no rule made", () => {
    const others = reconciled([], [wanted({ key: 'stay-2/first' })]);
    const foreign = { resourceType: 'Task', id: 'foreign', status: 'requested' };
    expect(parts('task', { tasks: [...others, foreign, STORED[0]!] })).toHaveLength(1);
  });

  test('of what a person has to look at, the trouble is the reason', () => {
    const trouble = { key: 'no-owner', said: said('誰が行うか分かりません。'), owner: undefined };
    const [task] = reconciled([], [wanted({ key: 'stay/resolve/no-owner', step: 'resolve', rules: [] })]);
    const [told] = parts('task', { tasks: [task!], verdict: { tasks: [], troubles: [trouble] } });
    expect(told).toMatchObject({ status: 'requested', why: '誰が行うか分かりません。' });
  });

  describe('what is not needed', () => {
    const left = (title: string, why: string, ...rules: string[]): NotNeeded => ({
      rules,
      plan: 'p|1',
      action: title,
      title: said(title),
      why: said(`${why}。`),
    });
    const told = (verdict: Partial<Verdict>): unknown[] =>
      parts('not-needed', { verdict }).map(({ rule, why }) => `${rule} ${why}`);

    test('is told rule by rule, each once', () => {
      expect(told({ notNeeded: [left('a', 'one', 'HK-14', 'HK-15'), left('a', 'one', 'HK-14')] })).toEqual([
        'HK-14 one。',
        'HK-15 one。',
      ]);
    });

    test('of a rule with several steps names each with its reason, those of one reason together', () => {
      const notNeeded = [
        left('受け入れ', '担当がいない', 'HK-29f'),
        left('訪問', '担当がいない', 'HK-29f'),
        left('契約', '契約済み', 'HK-29f'),
      ];
      expect(told({ notNeeded })).toEqual(['HK-29f 「受け入れ」「訪問」：担当がいない。「契約」：契約済み。']);
      const [answer] = parts('not-needed', { verdict: { notNeeded } });
      expect(answer!['why-en']).toBe('“受け入れ”, “訪問”: 担当がいない。 “契約”: 契約済み。');
    });

    test('leaves out a rule on which a step that is owed stands, done or not', () => {
      const tasks = [wanted({ key: 'stay/first', step: 'first', rules: ['HK-34'] })];
      const notNeeded = [left('a', 'one', 'HK-34', 'HK-28'), left('b', 'two', 'HK-34')];
      expect(told({ tasks, notNeeded })).toEqual(['HK-28 one。']);
    });
  });
});
