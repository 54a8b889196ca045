// What ought to be, for one stay: facts + rules -> Tasks, what is not needed and why, what a person has to look at. Pure: the
// same facts and rules come to the same, whenever and wherever they are asked.
import type { StayFacts } from '../facts/facts.ts';
import type { StayRecord } from '../facts/stay-record.ts';
import { variables as variablesOf } from '../facts/variables.ts';
import { choosePlans, type RuleBook } from '../rules/rule-book.ts';
import { flagsOf } from './flags.ts';
import { CANCELLED, notNeeded } from './not-needed.ts';
import { canonicalOf, type DesiredSettings, type PlanStep, type Stay } from './stay.ts';
import { outcomeOf } from './step.ts';
import type { Trouble, Verdict } from './verdict.ts';

export function desired(facts: StayFacts, record: StayRecord, book: RuleBook, settings: DesiredSettings): Verdict {
  const variables = variablesOf(facts, record, [...new Set(book.activities.values())]);
  const { held, today, conditions } = settings;
  const choice = choosePlans(book, facts, variables, held, today, conditions);
  const steps = stepsOf(choice.followed);
  const stay: Stay = { facts, record, variables, book, settings, steps };
  const about = { region: facts.region.key, plans: choice.followed.map(canonicalOf) };
  if (facts.stay.phase === 'cancelled') {
    const all = [...steps.values()].map((step) => notNeeded(step, CANCELLED));
    return { ...about, flags: [], tasks: [], notNeeded: all, troubles: [] };
  }
  const outcomes = [...steps.values()].map((step) => outcomeOf(step, stay));
  const tasks = outcomes.flatMap((each) => each.tasks);
  return {
    ...about,
    flags: flagsOf(tasks, stay),
    tasks,
    notNeeded: outcomes.flatMap((each) => each.notNeeded),
    troubles: byKey([...choice.troubles, ...outcomes.flatMap((each) => each.troubles)]),
  };
}

/** An id that two plans use is one step, by the first of them. */
function stepsOf(followed: readonly PlanStep['plan'][]): ReadonlyMap<string, PlanStep> {
  const steps = new Map<string, PlanStep>();
  for (const plan of followed) {
    for (const action of plan.actions) if (!steps.has(action.id)) steps.set(action.id, { plan, action });
  }
  return steps;
}

const byKey = (troubles: readonly Trouble[]): Trouble[] => [
  ...new Map(troubles.map((each) => [each.key, each])).values(),
];
