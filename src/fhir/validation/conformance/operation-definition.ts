// OperationDefinitions: names of parameters, and the profiles of what goes in and out. opd-0 to opd-3 are invariants.
// https://hl7.org/fhir/R4/operationdefinition.html
import * as said from '../said/conformance.ts';
import { nestedIn, type Part, partsIn } from './parts.ts';
import type { Desk } from './rule.ts';

export function checkOperation(desk: Desk): void {
  const { run, whole, report } = desk;
  checkNames(desk, whole, 'parameter');
  for (const parameter of nestedParameters(whole)) {
    checkNames(desk, parameter, 'part');
    const { min, max } = parameter.value;
    if (typeof min === 'number' && typeof max === 'string' && max !== '*' && Number(max) < min)
      report(parameter, said.leastAboveMost(min, max));
  }
  for (const name of ['inputProfile', 'outputProfile'] as const) {
    const canonical = whole.value[name];
    const found = typeof canonical === 'string' ? run.scope.find('StructureDefinition', canonical) : undefined;
    if (found !== undefined && found.resource.type !== 'Parameters')
      report(whole, said.profileOfNoParameters(String(canonical), String(found.resource.type)), `.${name}`);
  }
}

const nestedParameters = (whole: Part): Part[] =>
  partsIn(whole, 'parameter').flatMap((each) => [each, ...nestedIn(each, 'part')]);

function checkNames({ report }: Desk, holder: Part, list: 'parameter' | 'part'): void {
  const seen = new Set<string>();
  for (const parameter of partsIn(holder, list)) {
    const { name, use } = parameter.value;
    if (typeof name !== 'string') continue;
    const key = `${String(use)} ${name}`;
    if (seen.has(key)) report(parameter, said.parameterTwice(name));
    seen.add(key);
  }
}
