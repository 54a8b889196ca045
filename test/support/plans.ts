// The plans we publish, read as the hub reads them.
import { VARIABLES } from '../../src/coordination/facts/variables.ts';
import { type Conditions, isFailure, type Variables } from '../../src/coordination/rules/conditions.ts';
import type { Activity, Condition, Plan, PlanAction } from '../../src/coordination/rules/plan.ts';
import { readActivity } from '../../src/coordination/rules/read-activity.ts';
import { readPlan } from '../../src/coordination/rules/read-plan.ts';
import type { Resource } from '../../src/fhir/resource.ts';
import { type Artefact, ofType } from './artefacts.ts';

export const plans: readonly Plan[] = ofType('PlanDefinition').map((each) => {
  const plan = readPlan(each as Resource);
  if (Array.isArray(plan)) throw new Error(`${each.id}: ${plan.map(({ at, said }) => `${at}: ${said.en}`).join('\n')}`);
  return plan as Plan;
});

export const planOf = (id: string): Plan => plans.find((plan) => plan.id === id)!;

export const activities: ReadonlyMap<string, Activity> = new Map(
  ofType('ActivityDefinition').map((each: Artefact) => {
    const activity = readActivity(each as Resource)!;
    return [`${activity.url}|${activity.version}`, activity];
  }),
);

/** All facts unknown, but for those that are always known. */
export const situation = (knows: Readonly<Record<string, unknown>>): Variables => ({
  ...Object.fromEntries(VARIABLES.map(({ name }) => [name, []])),
  outlook: false,
  newUser: false,
  noCareManager: false,
  died: false,
  candidates: 0,
  ...knows,
});

interface Asked {
  readonly step: string;
  readonly variant: string | undefined;
  readonly isEnded: boolean;
}

/** The steps of a plan whose conditions hold, and whether a fact ends them. */
export function askedFor(plan: Plan, variables: Variables, conditions: Conditions): Asked[] {
  const holds = (condition: Condition): boolean => {
    const answer = conditions.holds(condition, variables);
    if (isFailure(answer)) throw new Error(answer.said.en);
    return answer;
  };
  const applies = (action: PlanAction): boolean => action.applies.every(holds);
  return plan.actions.filter(applies).flatMap((action) => {
    const variant = action.variants.find(applies);
    if (action.variants.length > 0 && variant === undefined) return [];
    return [{ step: action.id, variant: variant?.id, isEnded: action.ends.some(holds) }];
  });
}
