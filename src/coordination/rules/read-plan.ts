// A PlanDefinition, read as a plan; or everything that is wrong with it. Its expressions are only taken down here: whether
// they can be evaluated, plan-faults.ts asks of the engine.
import { extensionsOf, objectsOf, textOf } from '../../fhir/elements/any-shape.ts';
import { isObject, type Resource } from '../../fhir/resource.ts';
import { isCalendarDate } from '../../japan/calendar-date.ts';
import { codesOf, extensionUrl, saidOf } from './codes.ts';
import { MILESTONES, type Plan, type PlanAction } from './plan.ts';
import { type PlanProblem, problem } from './plan-problems.ts';
import { readAction, readExpression } from './read-action.ts';

export function readPlan(resource: Resource): Plan | PlanProblem[] {
  const { plan, problems } = planAndProblems(resource);
  return plan ?? problems;
}

/** Whether it is ours to judge. */
export const isPlanOfRegion = (resource: Resource): boolean =>
  resource.resourceType === 'PlanDefinition' && extensionsOf(resource, extensionUrl('region')).length > 0;

function planAndProblems(resource: Resource): { plan?: Plan; problems: PlanProblem[] } {
  const problems: PlanProblem[] = [];
  const tell = (found: PlanProblem): void => void problems.push(found);
  const needed = (value: string | undefined, name: string): string => {
    if (value === undefined || value === '') tell(problem('incomplete', `PlanDefinition.${name}`, name));
    return value ?? '';
  };
  const period = isObject(resource.effectivePeriod) ? resource.effectivePeriod : {};
  const url = needed(textOf(resource.url), 'url');
  const id = resource.id ?? url.split('/').at(-1)!;
  const plan: Plan = {
    id,
    url,
    version: needed(textOf(resource.version), 'version'),
    status: textOf(resource.status),
    title: saidOf(resource, 'title') ?? { en: id, ja: id },
    region: needed(textOf(extensionsOf(resource, extensionUrl('region'))[0]?.valueCode), 'extension'),
    phases: codesOf(resource.topic, 'phase'),
    from: needed(dayOf(period.start), 'effectivePeriod.start'),
    until: dayOf(period.end),
    applies: applicabilityOf(resource, tell),
    actions: actionsOf(resource, tell),
  };
  return problems.length === 0 ? { plan, problems } : { problems };
}

/** A period's end may say more than the day. */
const dayOf = (dateTime: unknown): string | undefined => {
  const day = textOf(dateTime)?.slice(0, 10);
  return day !== undefined && isCalendarDate(day) ? day : undefined;
};

function applicabilityOf(resource: Resource, tell: (found: PlanProblem) => void) {
  const all = objectsOf(resource.extension);
  const at = all.findIndex(({ url }) => url === extensionUrl('applicability'));
  if (at < 0) return undefined;
  return readExpression(all[at]!.valueExpression, `PlanDefinition.extension[${at}].value`, tell);
}

function actionsOf(resource: Resource, tell: (found: PlanProblem) => void): PlanAction[] {
  const all = objectsOf(resource.action);
  const ids = all.map(({ id }) => textOf(id));
  const missing = MILESTONES.filter((milestone) => !ids.includes(milestone));
  if (missing.length > 0) tell(problem('no-milestones', 'PlanDefinition.action', missing.join(', ')));
  const seen = new Set<string>();
  const places = new Map<string, string>();
  const isNew = (id: string, at: string): void => {
    if (seen.has(id)) tell(problem('same-id', `${at}.id`, id));
    if (id !== '') seen.add(id);
  };
  const steps = all.flatMap((action, i) => {
    const at = `PlanDefinition.action[${i}]`;
    isNew(textOf(action.id) ?? '', at);
    if (isMilestone(textOf(action.id))) return [];
    const step = readAction(action, at, tell);
    places.set(step.id, at);
    for (const [n, { id }] of step.variants.entries()) isNew(id, `${at}.action[${n}]`);
    return [step];
  });
  for (const each of [...unknownAnchors(steps, places), ...circles(steps, places)]) tell(each);
  return steps;
}

const isMilestone = (id: string | undefined): boolean => MILESTONES.some((each) => each === id);

/** A step's own offset, and those of its variants, each with its place. */
const offsetsOf = (step: PlanAction, at: string) =>
  [step, ...step.variants].flatMap(({ deadline }, i) =>
    deadline === undefined
      ? []
      : [{ ...deadline, at: `${i === 0 ? at : `${at}.action[${i - 1}]`}.relatedAction[0].actionId` }],
  );

const unknownAnchors = (steps: readonly PlanAction[], places: ReadonlyMap<string, string>): PlanProblem[] =>
  steps.flatMap((step) =>
    offsetsOf(step, places.get(step.id)!)
      .filter(({ anchor }) => !isMilestone(anchor) && !places.has(anchor))
      .map(({ anchor, at }) => problem('unknown-anchor', at, anchor)),
  );

/** Each circle once. Steps that lead to a milestone are taken away; what is left goes round, or hangs on what does. */
function circles(steps: readonly PlanAction[], places: ReadonlyMap<string, string>): PlanProblem[] {
  const anchors = new Map(steps.map((step) => [step.id, offsetsOf(step, '').map(({ anchor }) => anchor)]));
  const left = new Set(anchors.keys());
  const dependents = new Map<string, string[]>();
  const open = new Map<string, number>();
  for (const [id, all] of anchors) {
    const others = all.filter((anchor) => left.has(anchor));
    open.set(id, others.length);
    for (const other of others) dependents.set(other, [...(dependents.get(other) ?? []), id]);
  }
  const settled = [...left].filter((id) => open.get(id) === 0);
  for (const id of settled) {
    left.delete(id);
    for (const each of dependents.get(id) ?? []) {
      open.set(each, open.get(each)! - 1);
      if (open.get(each) === 0) settled.push(each);
    }
  }
  return [...left].flatMap((id) => {
    const path: string[] = [];
    for (let at: string | undefined = id; at !== undefined && left.has(at); ) {
      left.delete(at);
      path.push(at);
      const next: string | undefined = anchors.get(at)!.find((anchor) => left.has(anchor) || path.includes(anchor));
      if (next !== undefined && path.includes(next)) {
        const circle = [...path.slice(path.indexOf(next)), next];
        return [problem('circular-deadline', `${places.get(next)}.relatedAction[0].actionId`, circle.join(' → '))];
      }
      at = next;
    }
    return [];
  });
}
