// Plans and activities: what actions say of each other, what they carry out, and their expressions.
// https://hl7.org/fhir/R4/plandefinition.html
import { choiceOf } from '../../library/structure.ts';
import { isObject } from '../../resource.ts';
import * as said from '../said/conformance.ts';
import { grammarFault } from './expressions.ts';
import { nestedIn, type Part, partIn, partsIn } from './parts.ts';
import type { Desk } from './rule.ts';

export function checkActions(desk: Desk): void {
  const { whole, report } = desk;
  const actions = nestedIn(whole, 'action');
  const ids = new Set(actions.map(({ value }) => value.id));
  const around = containedIn(whole);
  for (const action of actions) {
    for (const related of partsIn(action, 'relatedAction')) {
      const { actionId } = related.value;
      if (typeof actionId === 'string' && !ids.has(actionId))
        report(related, said.actionUnknown(actionId), '.actionId');
    }
    checkDefinition(desk, action, around);
    for (const condition of partsIn(action, 'condition')) checkExpression(desk, partIn(condition, 'expression'));
    checkDynamicValues(desk, action);
  }
  checkDynamicValues(desk, whole);
}

function checkDynamicValues(desk: Desk, holder: Part): void {
  for (const value of partsIn(holder, 'dynamicValue')) checkExpression(desk, partIn(value, 'expression'));
}

function checkExpression({ report }: Desk, part: Part | undefined): void {
  if (part === undefined || part.value.language !== 'text/fhirpath') return;
  const { expression } = part.value;
  const wrong = typeof expression === 'string' ? grammarFault(expression) : undefined;
  if (wrong !== undefined) report(part, said.notFhirPath(String(expression), wrong), '.expression');
}

/** One of the plan's own that is not there is the reference's fault; of others nothing is known. */
function checkDefinition({ run, report }: Desk, action: Part, around: ReadonlySet<unknown>): void {
  const found = choiceOf(action.value, 'definition');
  if (found?.type !== 'Canonical' || typeof found.value !== 'string' || found.value.startsWith('#')) return;
  const canonical = found.value;
  const type = ['ActivityDefinition', 'PlanDefinition', 'Questionnaire'].find((each) =>
    run.scope.find(each, canonical),
  );
  if (type === undefined && !around.has(canonical))
    report(action, said.actionDefinitionUnknown(canonical), '.definition');
}

/** The canonicals of what it carries with it. */
const containedIn = ({ value }: Part): ReadonlySet<unknown> =>
  new Set((Array.isArray(value.contained) ? value.contained : []).filter(isObject).map(({ url }) => url));
