// Code systems: the count, properties, the value set of all codes, supplements. csd-0 and csd-1 are invariants.
// https://hl7.org/fhir/R4/codesystem.html
import { isNumber } from '../../json/decimal.ts';
import { choiceOf } from '../../library/structure.ts';
import * as said from '../said/code-definitions.ts';
import { nestedIn, type Part, partIn, partsIn } from './parts.ts';
import type { Desk } from './rule.ts';
import { systemNamed } from './systems.ts';

export function checkCodeSystem(desk: Desk): void {
  const { whole, report } = desk;
  const { content, count, supplements } = whole.value;
  const concepts = nestedIn(whole, 'concept');
  if (isNumber(count)) checkCount(desk, String(content), Number(count), concepts.length);
  if (content === 'not-present' && concepts.length > 0)
    report(whole, said.conceptsNotPresent(concepts.length), '.content');
  checkProperties(desk, concepts);
  if (content === 'supplement' || supplements !== undefined) checkSupplement(desk, concepts);
  else checkValueSet(desk);
}

function checkCount({ whole, report }: Desk, content: string, stated: number, found: number): void {
  if (content === 'complete' && stated !== found) report(whole, said.otherCount(stated, found), '.count');
  if ((content === 'fragment' || content === 'example') && found > stated)
    report(whole, said.moreThanAll(stated, found), '.count');
}

/** `valueCode` for the type `code`. */
const TYPES: Readonly<Record<string, string>> = {
  code: 'Code',
  Coding: 'Coding',
  string: 'String',
  integer: 'Integer',
  boolean: 'Boolean',
  dateTime: 'DateTime',
  decimal: 'Decimal',
};

/** Defined in FHIR for all code systems. */
const COMMON: ReadonlySet<string> = new Set([
  'inactive',
  'status',
  'deprecated',
  'effectiveDate',
  'deprecationDate',
  'retirementDate',
  'notSelectable',
  'parent',
  'child',
  'partOf',
  'synonym',
  'comment',
  'itemWeight',
]);

function checkProperties({ whole, report }: Desk, concepts: readonly Part[]): void {
  const declared = new Map<string, unknown>();
  for (const property of partsIn(whole, 'property')) {
    const { code, type } = property.value;
    if (typeof code !== 'string') continue;
    if (declared.has(code)) report(property, said.propertyTwice(code));
    declared.set(code, type);
  }
  const told = new Set<string>();
  for (const concept of concepts) {
    for (const property of partsIn(concept, 'property')) {
      const { code } = property.value;
      const value = choiceOf(property.value, 'value');
      if (typeof code !== 'string' || value === undefined) continue;
      const type = declared.get(code);
      if (type === undefined) {
        // Said at the first: it is wrong once, in the declarations.
        if (!COMMON.has(code) && !told.has(code)) report(property, said.propertyUndeclared(code));
        told.add(code);
      } else if (typeof type === 'string' && TYPES[type] !== undefined && TYPES[type] !== value.type)
        report(property, said.propertyOfOtherType(code, type, value.type));
    }
  }
}

function checkSupplement({ run, whole, report }: Desk, concepts: readonly Part[]): void {
  const { supplements } = whole.value;
  if (typeof supplements !== 'string') {
    report(whole, said.supplementOfNothing);
    return;
  }
  const system = systemNamed(run, supplements);
  if (system === undefined || !system.isComplete) {
    report(whole, said.supplementedUnknown(supplements), '.supplements');
    return;
  }
  for (const concept of concepts) {
    const { code } = concept.value;
    if (typeof code === 'string' && !system.concepts.has(code))
      report(concept, said.codeNotInSupplemented(code, supplements), '.code');
  }
}

/** It says of itself that it holds all codes of the system, and no others. */
function checkValueSet({ run, whole, report }: Desk): void {
  const { url, valueSet } = whole.value;
  if (typeof valueSet !== 'string' || typeof url !== 'string') return;
  const found = run.scope.find('ValueSet', valueSet);
  if (found === undefined) return;
  const compose = partIn({ value: found.resource, at: '' }, 'compose');
  const includes = compose === undefined ? [] : partsIn(compose, 'include');
  const [only] = includes;
  if (only === undefined || includes.length > 1) report(whole, said.setOfOthers(valueSet), '.valueSet');
  else if (only.value.system !== url)
    report(whole, said.setOfOtherSystem(valueSet, String(only.value.system)), '.valueSet');
  else if (['concept', 'filter', 'valueSet'].some((name) => only.value[name] !== undefined))
    report(whole, said.setOfSome(valueSet), '.valueSet');
}
