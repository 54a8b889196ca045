// A region's rules as they are computed with: a PlanDefinition and its ActivityDefinitions, read once.
import type { CalendarDate } from '../../japan/calendar-date.ts';
import type { Said } from '../../problem.ts';

export type Strength = 'guideline' | 'asap' | 'immediate' | 'fee-condition' | 'agreed' | 'none';
export type Priority = 'routine' | 'urgent' | 'stat';

export interface Plan {
  readonly id: string;
  readonly url: string;
  readonly version: string;
  /** Of the PlanDefinition: what is not active is followed only by stays that hold it already. */
  readonly status?: string;
  readonly title: Said;
  readonly region: string;
  /** Codes of c:phase that this plan rules; `national` fills the others. */
  readonly phases: readonly string[];
  readonly from: CalendarDate;
  readonly until: CalendarDate | undefined;
  /** Of x:applicability: whether a stay follows this plan; none: every stay of the region. */
  readonly applies: Condition | undefined;
  readonly actions: readonly PlanAction[];
}

export interface PlanAction {
  /** The step's key within a stay: plans of a region use one id for one step, so that a change of plan moves the Task. */
  readonly id: string;
  readonly title: Said;
  /** What is to be done, in the words of the rule book; else that of the activity. */
  readonly text: Said | undefined;
  /** Numbers of c:rule, or `system|number` of a rule book of the region's own. */
  readonly rules: readonly string[];
  readonly phase: string | undefined;
  readonly strength: Strength | undefined;
  readonly priority: Priority | undefined;
  /** Codes of c:actor: who owes, to whom, and whom to turn to. */
  readonly owes: string | undefined;
  readonly owedTo: string | undefined;
  readonly consult: readonly string[];
  /** `url|version` or `url` of the ActivityDefinition. */
  readonly activity: string | undefined;
  /** All must hold. */
  readonly applies: readonly Condition[];
  /** Any of them ends the step; where there is one, contacts and forms alone do not. */
  readonly ends: readonly Condition[];
  readonly deadline: Offset | undefined;
  /** The first of these that applies is the step, under this action's id. */
  readonly variants: readonly PlanAction[];
}

export interface Condition {
  /** FHIRPath over the variables of facts/variables.ts. */
  readonly expression: string;
  /** The same in words. */
  readonly said: Said | undefined;
}

/** Actions that make no step: the days deadlines are counted from. */
export const MILESTONES = ['ADM', 'OUTLOOK', 'PDD', 'DIS'] as const;
export type Milestone = (typeof MILESTONES)[number];

export interface Offset {
  /** ADM, OUTLOOK, PDD, DIS, or the id of another step whose deadline it shares. */
  readonly anchor: string;
  /** Calendar days; before the anchor when negative. */
  readonly days: number;
  /** 7日＋α: the number is a lower limit. */
  readonly isAtLeast: boolean;
}

export interface Activity {
  readonly url: string;
  readonly version: string;
  /** Code of c:task, with its display. */
  readonly step: string;
  readonly title: Said;
  readonly text: Said | undefined;
  readonly strength: Strength;
  readonly priority: Priority | undefined;
  readonly owes: string | undefined;
  readonly owedTo: string | undefined;
  /** Canonicals of the Questionnaires to fill; the step ends when one of them is given. */
  readonly forms: readonly string[];
  /** Codes of c:meeting; the step ends when one of them was held. */
  readonly meetings: readonly string[];
}
