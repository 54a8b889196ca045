// Why a step is owed, for people: by which rules, on which conditions and facts, by when; and the same without the deadline of
// the rules, for where people have agreed on one of their own.
import type { Said } from '../../problem.ts';
import type { Party } from '../facts/facts.ts';
import type { Condition, Plan, PlanAction } from '../rules/plan.ts';
import { NATIONAL } from '../rules/rule-book.ts';
import { ruleNumber } from '../rules/rule-code.ts';
import type { Deadline } from './deadline.ts';
import { deadlineWords, feeWords } from './deadline-words.ts';
import { factWords } from './fact-words.ts';
import type { Fees } from './fee-deadlines.ts';
import { joined, listed, type Stay, said } from './stay.ts';

export function whyOwed(
  { plan, action, owner }: { plan: Plan; action: PlanAction; owner: Party },
  deadline: Deadline,
  fees: Fees,
  stay: Stay,
): { readonly why: Said; readonly whyWithoutDeadline: Said } {
  const grounds = [
    ruleWords(action.rules, plan, stay),
    conditionWords(action.applies),
    factWords(action.applies, stay),
  ];
  const fee = feeWords(fees, deadline);
  return {
    why: joined([...grounds, deadlineWords(deadline, owner, stay), fee]),
    whyWithoutDeadline: joined([...grounds, fee]),
  };
}

function ruleWords(rules: readonly string[], plan: Plan, { facts }: Stay): Said {
  const isStopgap = plan.region === NATIONAL && facts.region.key !== NATIONAL;
  const numbers = rules.map(ruleNumber);
  const { ja, en } = plan.title;
  return joined([
    isStopgap ? said('地域の定めなし。', 'Nothing is laid down by the region.') : undefined,
    said(`${numbers.join('、')}（${ja}）による手順です。`, `By ${numbers.join(', ')} (${en}).`),
  ]);
}

function conditionWords(conditions: readonly Condition[]): Said | undefined {
  const spoken = conditions.flatMap(({ said: words }) => words ?? []);
  if (spoken.length === 0) return undefined;
  const { ja, en } = listed(spoken);
  return { ja: `条件：${ja}。`, en: `Conditions: ${en}.` };
}
