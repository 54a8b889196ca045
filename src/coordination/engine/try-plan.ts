// A plan tried on a stay: what it alone would ask for, and which plans the stay would follow if it were one of the stored.
import type { Resource } from '../../fhir/resource.ts';
import type { DesiredTask } from '../desired/verdict.ts';
import type { StayRecord } from '../facts/stay-record.ts';
import { newTask } from '../reconcile/updated-task.ts';
import type { Plan } from '../rules/plan.ts';
import type { RuleBook } from '../rules/rule-book.ts';
import { contextOf } from './changes.ts';
import { type Evaluation, evaluate } from './evaluate.ts';
import type { Knowledge } from './knowledge.ts';
import type { EngineSettings } from './settings.ts';

export interface Trial {
  /** By this plan alone. */
  readonly evaluation: Evaluation;
  /** `url|version` of the plans the stay would follow, this one stored. */
  readonly followed: readonly string[];
  /** As they would be written if none were there yet. */
  readonly tasks: readonly { readonly wanted: DesiredTask; readonly resource: Resource }[];
}

export function tryPlan(record: StayRecord, plan: Plan, knowledge: Knowledge, settings: EngineSettings): Trial {
  const { book } = knowledge;
  const inEarnest = evaluate(record, { ...knowledge, book: withPlan(book, plan) }, settings);
  const alone = { ...book, plans: [asFollowed(plan, inEarnest.facts.region.key)] };
  const evaluation = evaluate(record, { ...knowledge, book: alone }, settings, NONE_HELD);
  const context = contextOf(evaluation, settings);
  return {
    evaluation,
    followed: inEarnest.verdict.plans,
    tasks: evaluation.verdict.tasks.map((wanted) => ({ wanted, resource: newTask(wanted, 1, undefined, context) })),
  };
}

const NONE_HELD: ReadonlyMap<string, string> = new Map();

const withPlan = (book: RuleBook, plan: Plan): RuleBook => ({
  ...book,
  plans: [...book.plans.filter(({ url, version }) => url !== plan.url || version !== plan.version), plan],
});

/** Without all that would keep the stay from following it. */
const asFollowed = (plan: Plan, region: string): Plan => ({
  ...plan,
  region,
  status: 'active',
  from: '0001-01-01',
  until: undefined,
  applies: undefined,
});
