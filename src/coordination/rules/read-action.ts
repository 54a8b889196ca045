// One action of a PlanDefinition, read as a step; what is wrong with it is told, with its place.
import { extensionsOf, objectsOf, textOf } from '../../fhir/elements/any-shape.ts';
import { isObject } from '../../fhir/resource.ts';
import { codesOf, extensionUrl, isStrength, priorityOf, saidOf } from './codes.ts';
import type { Condition, Offset, PlanAction, Strength } from './plan.ts';
import { type PlanProblem, problem } from './plan-problems.ts';
import { owedToOf } from './read-activity.ts';
import { rulesIn } from './rule-code.ts';

type Element = Record<string, unknown>;
type Tell = (found: PlanProblem) => void;

/** `group`: the step of which this action is a variant, and whose definition and title it has where it has none. */
export function readAction(action: Element, at: string, tell: Tell, group?: Element): PlanAction {
  const id = textOf(action.id) ?? '';
  if (id === '') tell(problem('no-id', at));
  const variants = variantsOf(action, at, tell, group !== undefined);
  const rules = rulesIn(action.code);
  if (rules.length === 0 && variants.length === 0) tell(problem('no-rule', at));
  const participants = objectsOf(action.participant).map(({ role }) => codesOf([role], 'actor'));
  const conditions = conditionsOf(action, at, tell);
  return {
    id,
    title: saidOf(action, 'title') ?? (group && saidOf(group, 'title')) ?? { en: id, ja: id },
    text: saidOf(action, 'description'),
    rules,
    phase: codesOf(action.code, 'phase')[0],
    strength: strengthOf(action, at, tell),
    priority: priorityOf(action.priority),
    owes: participants[0]?.[0],
    owedTo: owedToOf(action),
    consult: participants.slice(1).flat(),
    activity: activityOf(action, at, tell, group !== undefined || variants.length > 0),
    applies: conditions.applicability,
    ends: conditions.stop,
    deadline: deadlineOf(action, at, tell),
    variants,
  };
}

function variantsOf(action: Element, at: string, tell: Tell, isVariant: boolean): PlanAction[] {
  const below = objectsOf(action.action);
  if (action.selectionBehavior === 'at-most-one' && below.length === 0) tell(problem('no-variants', at));
  if (below.length === 0) return [];
  if (isVariant || action.selectionBehavior !== 'at-most-one') tell(problem('not-variants', `${at}.action`));
  if (isVariant) return [];
  return below.map((each, i) => readAction(each, `${at}.action[${i}]`, tell, action));
}

function strengthOf(action: Element, at: string, tell: Tell): Strength | undefined {
  const all = objectsOf(action.extension);
  const found = extensionsOf(action, extensionUrl('deadline-strength'))[0];
  if (found === undefined) return undefined;
  if (isStrength(found.valueCode)) return found.valueCode;
  tell(problem('unknown-strength', `${at}.extension[${all.indexOf(found)}].value`, String(found.valueCode)));
  return undefined;
}

/** Variants may leave it to their group, and a group to its variants; somebody has to say it. */
function activityOf(action: Element, at: string, tell: Tell, isOptional: boolean): string | undefined {
  const canonical = textOf(action.definitionCanonical);
  if (canonical === undefined && !isOptional) tell(problem('no-activity', at));
  if (canonical !== undefined && !/.\|./.test(canonical)) {
    tell(problem('activity-without-version', `${at}.definition`, canonical));
  }
  return canonical;
}

function conditionsOf(action: Element, at: string, tell: Tell) {
  const found: Record<'applicability' | 'stop', Condition[]> = { applicability: [], stop: [] };
  for (const [i, { kind, expression }] of objectsOf(action.condition).entries()) {
    const where = `${at}.condition[${i}]`;
    if (kind !== 'applicability' && kind !== 'stop') {
      tell(problem('unused-condition', `${where}.kind`, String(kind)));
      continue;
    }
    const read = readExpression(expression, `${where}.expression`, tell);
    if (read !== undefined) found[kind].push(read);
  }
  return found;
}

export function readExpression(expression: unknown, at: string, tell: Tell): Condition | undefined {
  const { language, expression: text } = isObject(expression) ? expression : {};
  if (language !== 'text/fhirpath') tell(problem('not-fhirpath', at, String(language)));
  if (typeof text !== 'string' || text.trim() === '') {
    tell(problem('bad-expression', at, 'empty'));
    return undefined;
  }
  return { expression: text, said: saidOf(expression as Element, 'description') };
}

function deadlineOf(action: Element, at: string, tell: Tell): Offset | undefined {
  const related = objectsOf(action.relatedAction);
  if (related.length > 1) tell(problem('several-anchors', `${at}.relatedAction`));
  const [first] = related;
  if (first === undefined) return undefined;
  const where = `${at}.relatedAction[0]`;
  const anchor = textOf(first.actionId) ?? '';
  const { offsetDuration, offsetRange, relationship } = first;
  if (offsetDuration === undefined && offsetRange === undefined) return { anchor, days: 0, isAtLeast: false };
  const range = isObject(offsetRange) ? offsetRange : undefined;
  const days = daysOf(range === undefined ? offsetDuration : range.low);
  if (days === undefined || range?.high !== undefined) {
    tell(problem('offset-not-days', `${where}.offset`, spoken(offsetDuration ?? offsetRange)));
    return undefined;
  }
  const sign = signOf(relationship);
  if (sign === undefined && days !== 0) tell(problem('no-direction', `${where}.relationship`, String(relationship)));
  return { anchor, days: days === 0 ? 0 : (sign ?? 1) * days, isAtLeast: range !== undefined };
}

function daysOf(quantity: unknown): number | undefined {
  if (!isObject(quantity)) return undefined;
  const { value, code, system, comparator } = quantity;
  // Numbers keep their digits where they were read from a client's text.
  const days = Number(value);
  const isDay = code === 'd' && (system === undefined || system === 'http://unitsofmeasure.org');
  const isCount = value !== undefined && Number.isInteger(days) && days >= 0 && days < 1_000;
  return isDay && isCount && comparator === undefined ? days : undefined;
}

const signOf = (relationship: unknown): 1 | -1 | undefined => {
  if (typeof relationship !== 'string') return undefined;
  if (relationship.startsWith('before')) return -1;
  return relationship.startsWith('after') ? 1 : undefined;
};

const spoken = (quantity: unknown): string => {
  const { value, unit, code, low, high } = isObject(quantity) ? quantity : {};
  if (low !== undefined || high !== undefined) return `${spoken(low)}–${high === undefined ? '' : spoken(high)}`;
  return `${String(value ?? '')} ${String(unit ?? code ?? '')}`.trim();
};
