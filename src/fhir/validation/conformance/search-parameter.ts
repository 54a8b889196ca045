// SearchParameters: the expression, the components of composites, and what they are derived from. spd-1 to spd-3 are invariants.
// https://hl7.org/fhir/R4/searchparameter.html
import { isResourceType, resourceTypes } from '../../definitions/definitions.ts';
import { textsOf } from '../../elements/any-shape.ts';
import { parse } from '../../invariants/parse.ts';
import * as said from '../said/conformance.ts';
import { grammarFault } from './expressions.ts';
import { partsIn } from './parts.ts';
import { parameterNamed } from './published-parameters.ts';
import type { Desk } from './rule.ts';

export function checkSearchParameter(desk: Desk): void {
  const { whole, report } = desk;
  const { type, expression } = whole.value;
  const bases = textsOf(whole.value.base);
  if (typeof expression === 'string') checkExpression(desk, expression, bases);
  const components = partsIn(whole, 'component');
  if (type === 'composite' && components.length < 2) report(whole, said.tooFewComponents(components.length));
  if (type !== 'composite' && components.length > 0) report(whole, said.componentsOfNoComposite(String(type)));
  for (const component of components) {
    const part = component.value.expression;
    const wrong = typeof part === 'string' ? grammarFault(part) : undefined;
    if (wrong !== undefined) report(component, said.notFhirPath(String(part), wrong), '.expression');
  }
  if (type !== 'reference' && textsOf(whole.value.target).length > 0)
    report(whole, said.targetsOfNoReference(String(type)), '.target');
  checkDerived(desk, bases);
}

function checkExpression({ whole, report }: Desk, expression: string, bases: readonly string[]): void {
  const wrong = grammarFault(expression);
  if (wrong !== undefined) {
    report(whole, said.notFhirPath(expression, wrong), '.expression');
    return;
  }
  const starts = startsOf(expression);
  if (starts.size === 0) return;
  for (const base of bases) {
    if (isAnyResource(base) || starts.has(base) || starts.has('Resource') || starts.has('DomainResource')) continue;
    report(whole, said.baseWithoutExpression(base), '.expression');
  }
}

const isAnyResource = (base: string): boolean => base === 'Resource' || base === 'DomainResource';

/** The resource types that its branches begin at; none: they are not told. */
function startsOf(expression: string): ReadonlySet<string> {
  const starts = new Set<string>();
  const waiting = [parse(expression)];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (node.kind === 'operation') waiting.push(node.left, node.right);
    else if ('of' in node && node.of !== undefined) waiting.push(node.of);
    else if (node.kind === 'name' && (isResourceType(node.name) || isAnyResource(node.name))) starts.add(node.name);
  }
  return starts;
}

function checkDerived({ run, whole, report }: Desk, bases: readonly string[]): void {
  const { derivedFrom, type } = whole.value;
  if (typeof derivedFrom !== 'string') return;
  const origin = parameterNamed(derivedFrom, run.scope);
  if (origin === undefined) {
    report(whole, said.originUnknown(derivedFrom), '.derivedFrom');
    return;
  }
  for (const base of bases) {
    const known = origin.bases.has(base) || origin.bases.has('Resource') || origin.bases.has('DomainResource');
    if (!known && resourceTypes().includes(base)) report(whole, said.originHasNotBase(derivedFrom, base));
  }
  if (origin.type !== type) report(whole, said.originOfOtherType(derivedFrom, origin.type, String(type)));
}
