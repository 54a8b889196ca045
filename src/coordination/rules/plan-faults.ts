// Everything that is wrong with a plan of ours: its shape, its expressions, and the rules it names.
import { extensionsOf, objectsOf } from '../../fhir/elements/any-shape.ts';
import { isObject, type Resource } from '../../fhir/resource.ts';
import { codesOf, extensionUrl } from './codes.ts';
import type { Conditions } from './conditions.ts';
import { knownRules } from './known-rules.ts';
import { type PlanProblem, problem } from './plan-problems.ts';
import { readPlan } from './read-plan.ts';

/** `rules`: the numbers of our own rule book; those of a region's own are for the region to know. */
export function planFaults(
  resource: Resource,
  conditions: Conditions,
  variables: ReadonlySet<string>,
  rules: ReadonlySet<string> = knownRules(undefined),
): PlanProblem[] {
  const plan = readPlan(resource);
  const faults = expressionsOf(resource).flatMap(({ text, at }) => conditions.problemsOf(text, variables, at));
  return [...(Array.isArray(plan) ? plan : []), ...unknownRules(resource.action, 'PlanDefinition', rules), ...faults];
}

const unknownRules = (actions: unknown, parent: string, known: ReadonlySet<string>): PlanProblem[] =>
  objectsOf(actions).flatMap((action, i) => {
    const at = `${parent}.action[${i}]`;
    const own = codesOf(action.code, 'rule').filter((code) => !known.has(code));
    return [
      ...own.map((code) => problem('unknown-rule', `${at}.code`, code)),
      ...unknownRules(action.action, at, known),
    ];
  });

interface Placed {
  readonly text: string;
  readonly at: string;
}

function expressionsOf(resource: Resource): Placed[] {
  const all = objectsOf(resource.extension);
  const applicability = extensionsOf(resource, extensionUrl('applicability')).flatMap((each) =>
    placed(each.valueExpression, `PlanDefinition.extension[${all.indexOf(each)}].value`),
  );
  return [...applicability, ...ofActions(resource.action, 'PlanDefinition')];
}

const ofActions = (actions: unknown, parent: string): Placed[] =>
  objectsOf(actions).flatMap((action, i) => {
    const at = `${parent}.action[${i}]`;
    const own = objectsOf(action.condition).flatMap(({ expression }, n) =>
      placed(expression, `${at}.condition[${n}].expression`),
    );
    return [...own, ...ofActions(action.action, at)];
  });

const placed = (expression: unknown, at: string): Placed[] =>
  isObject(expression) && typeof expression.expression === 'string' && expression.expression.trim() !== ''
    ? [{ text: expression.expression, at }]
    : [];
