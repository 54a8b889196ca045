// Why a step of the plan is not owed: the condition that does not hold, nobody to owe it, or the variant that came first. And why
// nothing is owed by a rule, which may ask for several steps.
import { type Said, short } from '../../problem.ts';
import type { Condition, PlanAction } from '../rules/plan.ts';
import { ruleNumber } from '../rules/rule-code.ts';
import type { Lost } from './choose.ts';
import { canonicalOf, joined, type PlanStep, said } from './stay.ts';
import type { NotNeeded, Verdict } from './verdict.ts';

export const notNeeded = ({ plan, action }: PlanStep, why: Said): NotNeeded => ({
  rules: rulesOf(action),
  plan: canonicalOf(plan),
  action: action.id,
  title: action.title,
  why,
});

/** A group that has none of its own stands for those of its variants. */
const rulesOf = ({ rules, variants }: PlanAction): readonly string[] =>
  rules.length > 0 ? rules : [...new Set(variants.flatMap((each) => each.rules))];

export const lostVariants = ({ plan }: PlanStep, lost: readonly Lost[]): NotNeeded[] =>
  lost.map(({ variant, condition, to }) =>
    notNeeded({ plan, action: variant }, to === undefined ? unmet(condition) : insteadOf(to)),
  );

export function unmet(condition: Condition | undefined): Said {
  if (condition === undefined) return said('どの場合にも当てはまりません。', 'None of its cases applies.');
  const words = condition.said ?? { ja: short(condition.expression), en: short(condition.expression) };
  return said(`条件に当てはまりません：${words.ja}。`, `The condition does not hold: ${words.en}.`);
}

const insteadOf = ({ rules, id }: PlanAction): Said => {
  const named = rules.length > 0 ? rules.map(ruleNumber) : [id];
  return said(`${named.join('、')} が当てはまるため。`, `${named.join(', ')} applies instead.`);
};

export const CANCELLED = said('入院が取りやめになったため。', 'The stay was cancelled.');
export const DIED = said('亡くなられたため。', 'The patient has died.');

/** By rule, without those that a step which is owed stands on. */
export function rulesNotNeeded({ tasks, notNeeded }: Pick<Verdict, 'tasks' | 'notNeeded'>): ReadonlyMap<string, Said> {
  const owed = new Set(tasks.flatMap(({ rules }) => rules));
  const byRule = new Map<string, NotNeeded[]>();
  for (const each of notNeeded) {
    for (const rule of each.rules) if (!owed.has(rule)) byRule.set(rule, [...(byRule.get(rule) ?? []), each]);
  }
  return new Map([...byRule].map(([rule, all]) => [rule, together(all)]));
}

/** One step needs no name; of several each reason stands with the steps it holds for. */
function together(all: readonly NotNeeded[]): Said {
  const titles = new Map<string, { readonly why: Said; readonly of: Map<string, Said> }>();
  for (const { title, why } of all) {
    const told = titles.get(why.ja) ?? { why, of: new Map() };
    told.of.set(title.ja, title);
    titles.set(why.ja, told);
  }
  const reasons = [...titles.values()];
  const [first] = reasons;
  if (first !== undefined && reasons.length === 1 && first.of.size === 1) return first.why;
  return joined(reasons.map(({ why, of }) => ofSteps([...of.values()], why)));
}

const ofSteps = (titles: readonly Said[], why: Said): Said =>
  said(
    `${titles.map(({ ja }) => `「${ja}」`).join('')}：${why.ja}`,
    `${titles.map(({ en }) => `“${en}”`).join(', ')}: ${why.en}`,
  );
