// One step of a plan, for this stay: the Tasks it takes, or why it takes none.
import { Problem } from '../../problem.ts';
import type { Party } from '../facts/facts.ts';
import type { Variables } from '../rules/conditions.ts';
import type { Activity, PlanAction, Priority, Strength } from '../rules/plan.ts';
import { type Chosen, choose } from './choose.ts';
import { closedBy } from './closing.ts';
import { deadlineOf } from './deadline.ts';
import { feesOf } from './fee-deadlines.ts';
import { inputsOf } from './inputs.ts';
import { DIED, lostVariants, notNeeded, unmet } from './not-needed.ts';
import { ownersOf, requesterOf } from './parties.ts';
import { canonicalOf, type PlanStep, type Stay } from './stay.ts';
import { activityMissing, conditionFailed, noHospital, notCountable } from './troubles.ts';
import type { DesiredTask, NotNeeded, Trouble } from './verdict.ts';
import { whyOwed } from './why.ts';

export interface Outcome {
  readonly tasks: readonly DesiredTask[];
  readonly notNeeded: readonly NotNeeded[];
  readonly troubles: readonly Trouble[];
}

const NOTHING: Outcome = { tasks: [], notNeeded: [], troubles: [] };

export function outcomeOf(step: PlanStep, stay: Stay): Outcome {
  try {
    return workedOut(step, stay);
  } catch (error) {
    // Days are counted from what users write.
    if (error instanceof Problem) return { ...NOTHING, troubles: [notCountable(step, error)] };
    throw error;
  }
}

function workedOut(step: PlanStep, stay: Stay): Outcome {
  const { action, plan } = step;
  const chosen = choose(action, stay, stay.variables);
  const owed = chosen.kind === 'applies' ? chosen.action : (action.variants[0] ?? action);
  const activity = activityOf(owed.activity ?? action.activity, stay);
  if (chosen.kind === 'applies' && activity === undefined) {
    return { ...NOTHING, troubles: [activityMissing(step, owed.activity)] };
  }
  const owners = ownersOf(owed.owes ?? action.owes ?? activity?.owes, stay);
  if (owners.kind === 'each') {
    return together(
      owners.parties.map((party) => {
        const variables = { ...stay.variables, candidate: party.reference };
        return outcomeFor(step, choose(action, stay, variables), { party, variables, isOneOfSeveral: true }, stay);
      }),
    );
  }
  if (owners.kind === 'one') {
    const { party } = owners;
    return outcomeFor(step, chosen, { party, variables: stay.variables, isOneOfSeveral: false }, stay);
  }
  if (chosen.kind !== 'applies') return notChosen(step, chosen);
  return {
    ...NOTHING,
    notNeeded: [notNeeded({ plan, action: owed }, owners.why)],
    troubles: owners.isHospitalMissing ? [noHospital(stay)] : [],
  };
}

interface Owner {
  readonly party: Party;
  readonly variables: Variables;
  /** Each of several owes it: then its Task has their id in its key. */
  readonly isOneOfSeveral: boolean;
}

function outcomeFor(step: PlanStep, chosen: Chosen, { party, variables, isOneOfSeveral }: Owner, stay: Stay): Outcome {
  if (chosen.kind !== 'applies') return notChosen(step, chosen);
  const { action, lost } = chosen;
  const activity = activityOf(action.activity, stay);
  if (activity === undefined) return { ...NOTHING, troubles: [activityMissing(step, action.activity)] };
  const key = [stay.facts.stay.id, action.id, ...(isOneOfSeveral ? [idOf(party)] : [])].join('/');
  const answer = closedBy({ action, activity, key, of: isOneOfSeveral ? party : undefined }, stay, variables);
  const closed = answer !== undefined && 'reason' in answer ? answer : undefined;
  const troubles = answer !== undefined && 'said' in answer ? [conditionFailed(step, answer)] : [];
  const left = lostVariants(step, lost);
  if (stay.facts.stay.hasDied && closed === undefined) {
    return { tasks: [], notNeeded: [notNeeded({ ...step, action }, DIED), ...left], troubles };
  }
  const task = { ...taskOf({ ...step, action }, activity, party, stay), key, closed };
  return { tasks: [task], notNeeded: left, troubles };
}

function notChosen(step: PlanStep, chosen: Exclude<Chosen, { kind: 'applies' }>): Outcome {
  if (chosen.kind === 'failed') return { ...NOTHING, troubles: [conditionFailed(step, chosen)] };
  const { condition, lost } = chosen;
  return { ...NOTHING, notNeeded: lost.length > 0 ? lostVariants(step, lost) : [notNeeded(step, unmet(condition))] };
}

function taskOf({ plan, action }: PlanStep, activity: Activity, owner: Party, stay: Stay) {
  const strength = action.strength ?? activity.strength;
  const fees = feesOf(activity.step, owner, stay);
  const counted = deadlineOf(strength, action.deadline, stay);
  const lastFee = fees.deadlines
    .map(({ at }) => at)
    .sort()
    .at(-1);
  const deadline = strength === 'fee-condition' ? { ...counted, date: lastFee ?? counted.date } : counted;
  return {
    plan: canonicalOf(plan),
    activity: canonicalOf(activity),
    step: activity.step,
    title: action.title,
    rules: action.rules,
    owner,
    requester: requesterOf(action.owedTo ?? activity.owedTo, stay),
    strength,
    priority: priorityFor(strength, action, activity),
    deadline: deadline.date,
    fees: fees.deadlines,
    forms: activity.forms,
    inputs: inputsOf(action, activity, stay),
    text: action.text ?? activity.text ?? action.title,
    ...whyOwed({ plan, action, owner }, deadline, fees, stay),
  };
}

/** What must be done at once comes first, whatever else is written. */
function priorityFor(strength: Strength, action: PlanAction, activity: Activity): Priority {
  if (strength === 'immediate') return 'stat';
  if (strength === 'asap') return 'urgent';
  return action.priority ?? activity.priority ?? 'routine';
}

/** In its version; where only another one is stored, in that one: the Task says which. */
function activityOf(canonical: string | undefined, { book }: Stay): Activity | undefined {
  if (canonical === undefined) return undefined;
  return book.activities.get(canonical) ?? book.activities.get(canonical.split('|')[0]!);
}

const idOf = ({ reference = '' }: Party): string => reference.slice(reference.indexOf('/') + 1);

/** Candidates who are spared a step for the same reason are told of once. */
function together(all: readonly Outcome[]): Outcome {
  const distinct = <T extends { readonly why: { readonly ja: string } }>(
    list: readonly T[],
    key: (each: T) => string,
  ) => [...new Map(list.map((each) => [`${key(each)} ${each.why.ja}`, each])).values()];
  return {
    tasks: all.flatMap(({ tasks }) => tasks),
    notNeeded: distinct(
      all.flatMap((each) => each.notNeeded),
      ({ action }) => action,
    ),
    troubles: all.flatMap(({ troubles }) => troubles),
  };
}
