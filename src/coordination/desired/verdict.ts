// What ought to be, for one stay: its Tasks, and what is not needed and why.
import type { CalendarDate } from '../../japan/calendar-date.ts';
import type { Said } from '../../problem.ts';
import type { FeeDeadline } from '../admission-fee.ts';
import type { Evidence, Party } from '../facts/facts.ts';
import type { Priority, Strength } from '../rules/plan.ts';

export interface Verdict {
  readonly region: string;
  /** `url|version` of each plan followed, the region's first. */
  readonly plans: readonly string[];
  /** Codes of c:stay-flag. */
  readonly flags: readonly string[];
  readonly tasks: readonly DesiredTask[];
  readonly notNeeded: readonly NotNeeded[];
  /** What a person has to look at: each becomes a `resolve` Task. */
  readonly troubles: readonly Trouble[];
}

export interface DesiredTask {
  /** The value of i:task: `<stay>/<action>`, with `/<office>` where each candidate owes one. */
  readonly key: string;
  /** `url|version` of the plan it comes from. */
  readonly plan: string;
  /** `url|version` */
  readonly activity: string;
  readonly step: string;
  readonly title: Said;
  readonly rules: readonly string[];
  readonly owner: Party;
  /** `Organization/x`, `Patient/x` */
  readonly requester: { readonly reference: string; readonly display?: string } | undefined;
  readonly strength: Strength;
  readonly priority: Priority;
  readonly deadline: CalendarDate | undefined;
  readonly fees: readonly FeeDeadline[];
  readonly forms: readonly string[];
  /** Where to bring it, whom to turn to, who it might be: c:task-input. */
  readonly inputs: readonly TaskInput[];
  /** What to do, and the hints of the rule book. */
  readonly text: Said;
  /** Which rule, from which facts, by when. */
  readonly why: Said;
  /** The same where people have agreed on a deadline of their own: that of the rules is left out. */
  readonly whyWithoutDeadline?: Said;
  readonly closed: Closed | undefined;
}

export interface TaskInput {
  readonly kind: 'destination' | 'consult' | 'suggestion';
  readonly reference: string;
  readonly display: string;
}

/** Ended by a fact. Codes of c:task-reason. */
export interface Closed {
  readonly reason: 'form-given' | 'contact-made' | 'meeting-held' | 'fact-recorded';
  readonly evidence: readonly Evidence[];
}

export interface NotNeeded {
  readonly rules: readonly string[];
  readonly plan: string;
  readonly action: string;
  readonly title: Said;
  readonly why: Said;
}

export interface Trouble {
  /** Part of the key of its Task: the same trouble is one Task. */
  readonly key: string;
  readonly said: Said;
  /** Who can see to it; undefined: nobody is known. */
  readonly owner: Party | undefined;
}
