// By when: an anchor's day and calendar days before or after it. Only what has a number has a date; 直ちに and 速やかに have none.
import { addDays, type CalendarDate } from '../../japan/calendar-date.ts';
import { MILESTONES, type Milestone, type Offset, type PlanAction, type Strength } from '../rules/plan.ts';
import { choose } from './choose.ts';
import type { Stay } from './stay.ts';

export interface Deadline {
  readonly strength: Strength;
  readonly date: CalendarDate | undefined;
  /** Where it is counted from; undefined where the rule names no day. */
  readonly from: Counted | undefined;
  /** The step it has its deadline in common with, where that has no day of its own. */
  readonly sharedWith: PlanAction | undefined;
  /** The day would lie before the admission, when nobody could have owed anything: it is not held against anybody. */
  readonly isBeforeAdmission: boolean;
}

/** Shared deadlines followed to the milestone they hang on. */
export interface Counted {
  readonly milestone: Milestone;
  readonly days: number;
  readonly isAtLeast: boolean;
}

export function deadlineOf(strength: Strength, offset: Offset | undefined, stay: Stay): Deadline {
  const from = offset === undefined ? undefined : countedFrom(offset, stay, new Set());
  const counted = DATED.has(strength) && from !== undefined ? dayOf(from, stay) : undefined;
  const { admitted } = stay.facts.stay;
  const isBeforeAdmission =
    strength === 'guideline' && counted !== undefined && admitted !== undefined && counted < admitted.date;
  return {
    strength,
    date: isBeforeAdmission ? undefined : counted,
    from,
    sharedWith: from === undefined && offset !== undefined ? stay.steps.get(offset.anchor)?.action : undefined,
    isBeforeAdmission,
  };
}

const DATED: ReadonlySet<Strength> = new Set(['guideline', 'fee-condition'] as const);

const isMilestone = (anchor: string): anchor is Milestone => MILESTONES.some((each) => each === anchor);

function countedFrom({ anchor, days, isAtLeast }: Offset, stay: Stay, seen: ReadonlySet<string>): Counted | undefined {
  if (isMilestone(anchor)) return { milestone: anchor, days, isAtLeast };
  const step = stay.steps.get(anchor);
  if (step === undefined || seen.has(anchor)) return undefined;
  const chosen = choose(step.action, stay, stay.variables);
  const shared = (chosen.kind === 'applies' ? chosen.action : step.action).deadline;
  const root = shared === undefined ? undefined : countedFrom(shared, stay, new Set([...seen, anchor]));
  if (root === undefined) return undefined;
  return { ...root, days: root.days + days, isAtLeast: root.isAtLeast || isAtLeast };
}

export const anchorDate = (milestone: Milestone, { facts }: Stay): CalendarDate | undefined => {
  const { admitted, outlook, expected, discharged } = facts.stay;
  if (milestone === 'PDD') return expected?.date;
  return { ADM: admitted, OUTLOOK: outlook, DIS: discharged }[milestone]?.date;
};

const dayOf = ({ milestone, days }: Counted, stay: Stay): CalendarDate | undefined => {
  const anchor = anchorDate(milestone, stay);
  return anchor === undefined ? undefined : addDays(anchor, days);
};
