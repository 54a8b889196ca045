// Why a step of the plan is not owed: the condition that does not hold, nobody to owe it, or the variant that came first.
import { type Said, short } from '../../problem.ts';
import type { Condition, PlanAction } from '../rules/plan.ts';
import { ruleNumber } from '../rules/rule-code.ts';
import type { Lost } from './choose.ts';
import { canonicalOf, type PlanStep, said } from './stay.ts';
import type { NotNeeded } from './verdict.ts';

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
