// A stay's evaluation and its stored Tasks, as the Parameters that $coordination answers with.
import { rulesNotNeeded } from '../../coordination/desired/not-needed.ts';
import type { Verdict } from '../../coordination/desired/verdict.ts';
import type { Evaluation } from '../../coordination/engine/evaluate.ts';
import { DEADLINE_STRENGTH, endOf, type StoredTask, storedTask } from '../../coordination/reconcile/stored-task.ts';
import { referenceTo } from '../../coordination/reconcile/task-resource.ts';
import { taskOfTrouble } from '../../coordination/reconcile/wanted-task.ts';
import { ruleNumber, rulesIn } from '../../coordination/rules/rule-code.ts';
import { extensionsOf, textOf } from '../../fhir/elements/any-shape.ts';
import { isObject, type Resource } from '../../fhir/resource.ts';
import type { ReferenceBase } from '../../fhir/search/reference-text.ts';
import type { Said } from '../../problem.ts';
import { type Wanted, whyItStands } from './task-story.ts';

export interface Asked {
  readonly base: ReferenceBase;
  readonly timeZone: string;
  readonly isUpToDate: boolean;
  /** Whether the caller may see the Task. */
  readonly mayTell: (task: Resource) => boolean;
}

type Parameter = { readonly name: string } & Record<string, unknown>;

export function coordinationAnswer({ record, facts, verdict }: Evaluation, asked: Asked): Resource {
  const { careManager, region } = facts;
  return {
    resourceType: 'Parameters',
    parameter: [
      { name: 'region', valueCode: region.key },
      ...verdict.plans.map((valueCanonical) => ({ name: 'plan', valueCanonical })),
      ...verdict.flags.map((valueCode) => ({ name: 'flag', valueCode })),
      ...(careManager ? [{ name: 'care-manager', valueReference: referenceTo(careManager.office) }] : []),
      { name: 'up-to-date', valueBoolean: asked.isUpToDate },
      ...tasksOf(record.tasks, facts.stay.id, verdict, asked),
      ...notNeeded(verdict),
    ],
  };
}

function tasksOf(tasks: readonly Resource[], stay: string, verdict: Verdict, asked: Asked): Parameter[] {
  const stored = tasks.flatMap((task) => storedTask(task, asked.base) ?? []);
  const ours = stored.filter(({ base }) => base.startsWith(`${stay}/`));
  const wanted = wantedBy(verdict, stay);
  const places = [...wanted.keys()];
  const placeOf = ({ base }: StoredTask): number => {
    const at = places.indexOf(base);
    return at < 0 ? places.length : at;
  };
  return ours
    .filter(({ resource }) => asked.mayTell(resource))
    .sort(
      (a, b) =>
        rank(a) - rank(b) ||
        placeOf(a) - placeOf(b) ||
        (a.base === b.base ? a.ordinal - b.ordinal : a.base < b.base ? -1 : 1),
    )
    .map((task) => {
      const successor = successorOf(task, ours);
      return taskParameter(
        task,
        whyItStands(task, {
          wanted: wanted.get(task.base),
          timeZone: asked.timeZone,
          successor: successor && { id: asked.mayTell(successor.resource) ? successor.id : undefined },
        }),
      );
    });
}

/** What is to be done first, then what was, then what was dropped. */
const rank = ({ isOpen, status }: StoredTask): number =>
  isOpen ? 0 : status === 'cancelled' || status === 'entered-in-error' ? 2 : 1;

/** Why each step is wanted, by key, in the order of the plans. */
const wantedBy = ({ tasks, troubles }: Verdict, stay: string): ReadonlyMap<string, Wanted> =>
  new Map(
    [...tasks, ...troubles.map((trouble) => taskOfTrouble(trouble, stay, undefined))].map((each) => [each.key, each]),
  );

const successorOf = ({ base, ordinal }: StoredTask, all: readonly StoredTask[]): StoredTask | undefined =>
  all.filter((each) => each.base === base && each.ordinal > ordinal).sort((a, b) => a.ordinal - b.ordinal)[0];

function taskParameter({ id, resource }: StoredTask, why: Said): Parameter {
  const deadline = endOf(resource);
  return {
    name: 'task',
    part: [
      { name: 'task', valueReference: { reference: `Task/${id}` } },
      ...rulesIn([resource.code]).map((rule) => ({ name: 'rule', valueCode: ruleNumber(rule) })),
      ...(isObject(resource.owner) ? [{ name: 'owner', valueReference: resource.owner }] : []),
      ...(deadline === undefined ? [] : [{ name: 'deadline', valueDateTime: deadline }]),
      { name: 'strength', valueCode: textOf(extensionsOf(resource, DEADLINE_STRENGTH)[0]?.valueCode) ?? 'none' },
      { name: 'status', valueCode: textOf(resource.status) },
      ...saidParts(why),
    ],
  };
}

/** One for each rule. */
const notNeeded = (verdict: Verdict): Parameter[] =>
  [...rulesNotNeeded(verdict)].map(([rule, why]) => ({
    name: 'not-needed',
    part: [{ name: 'rule', valueCode: ruleNumber(rule) }, ...saidParts(why)],
  }));

const saidParts = ({ ja, en }: Said): Parameter[] => [
  { name: 'why', valueString: ja },
  { name: 'why-en', valueString: en },
];
