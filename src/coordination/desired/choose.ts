// Whether a step is owed: its conditions, all of which must hold, and the first of its variants that applies.
import type { Said } from '../../problem.ts';
import { type Failure, isFailure, type Variables } from '../rules/conditions.ts';
import type { Condition, PlanAction } from '../rules/plan.ts';
import type { Stay } from './stay.ts';

export type Chosen =
  | { readonly kind: 'applies'; readonly action: PlanAction; readonly lost: readonly Lost[] }
  /** `condition`: the first that does not hold; undefined: none of the variants applies. */
  | { readonly kind: 'not'; readonly condition: Condition | undefined; readonly lost: readonly Lost[] }
  | { readonly kind: 'failed'; readonly said: Said };

/** A variant that is not the step, and why. */
export interface Lost {
  readonly variant: PlanAction;
  readonly condition: Condition | undefined;
  /** The variant that came first. */
  readonly to: PlanAction | undefined;
}

export function choose(action: PlanAction, stay: Stay, variables: Variables): Chosen {
  const unmet = firstUnmet(action.applies, stay, variables);
  if (unmet !== undefined) return unmet.failure ? failed(unmet.failure) : not(unmet.condition, []);
  if (action.variants.length === 0) return { kind: 'applies', action, lost: [] };
  const lost: Lost[] = [];
  let won: PlanAction | undefined;
  for (const variant of action.variants) {
    if (won !== undefined) {
      lost.push({ variant, condition: undefined, to: won });
      continue;
    }
    const fault = firstUnmet(variant.applies, stay, variables);
    if (fault?.failure) return failed(fault.failure);
    if (fault === undefined) won = variant;
    else lost.push({ variant, condition: fault.condition, to: undefined });
  }
  return won === undefined ? not(undefined, lost) : { kind: 'applies', action: merged(action, won), lost };
}

const failed = ({ said }: Failure): Chosen => ({ kind: 'failed', said });
const not = (condition: Condition | undefined, lost: readonly Lost[]): Chosen => ({ kind: 'not', condition, lost });

interface Unmet {
  readonly condition: Condition;
  /** Why it has no answer. */
  readonly failure: Failure | undefined;
}

function firstUnmet(all: readonly Condition[], { settings }: Stay, variables: Variables): Unmet | undefined {
  for (const condition of all) {
    const answer = settings.conditions.holds(condition, variables);
    if (isFailure(answer)) return { condition, failure: answer };
    if (!answer) return { condition, failure: undefined };
  }
  return undefined;
}

/** The step under its own id, with what the variant says of it. */
function merged(group: PlanAction, variant: PlanAction): PlanAction {
  return {
    id: group.id,
    title: variant.title,
    text: variant.text ?? group.text,
    rules: variant.rules.length > 0 ? variant.rules : group.rules,
    phase: variant.phase ?? group.phase,
    strength: variant.strength ?? group.strength,
    priority: variant.priority ?? group.priority,
    owes: variant.owes ?? group.owes,
    owedTo: variant.owedTo ?? group.owedTo,
    consult: variant.consult.length > 0 ? variant.consult : group.consult,
    activity: variant.activity ?? group.activity,
    applies: [...group.applies, ...variant.applies],
    ends: [...group.ends, ...variant.ends],
    deadline: variant.deadline ?? group.deadline,
    variants: [],
  };
}
