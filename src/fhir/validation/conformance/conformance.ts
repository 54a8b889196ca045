// Resources that define things, by type: what neither their own definitions nor their invariants say.
import type { Place } from '../walk/place.ts';
import type { Run } from '../walk/run.ts';
import { checkActions } from './actions.ts';
import { checkCapabilities } from './capability-statement.ts';
import { checkCodeSystem } from './code-system.ts';
import { checkConceptMap } from './concept-map.ts';
import { checkMeasure } from './measure.ts';
import { checkMeasureReport } from './measure-report.ts';
import { checkOperation } from './operation-definition.ts';
import { checkPublication } from './publication.ts';
import { checkQuestionnaire } from './questionnaire.ts';
import { type DefinitionRule, deskAt } from './rule.ts';
import { checkSearchParameter } from './search-parameter.ts';
import { checkStructure } from './structure-definition.ts';
import { checkValueSet } from './value-set.ts';

const RULES: Readonly<Record<string, DefinitionRule>> = {
  ActivityDefinition: checkActions,
  CapabilityStatement: checkCapabilities,
  CodeSystem: checkCodeSystem,
  ConceptMap: checkConceptMap,
  Measure: checkMeasure,
  MeasureReport: checkMeasureReport,
  OperationDefinition: checkOperation,
  PlanDefinition: checkActions,
  Questionnaire: checkQuestionnaire,
  SearchParameter: checkSearchParameter,
  StructureDefinition: checkStructure,
  ValueSet: checkValueSet,
};

/** What has no rules of its own, but may be marked experimental. */
const OTHERS = [
  'ChargeItemDefinition',
  'CompartmentDefinition',
  'EffectEvidenceSynthesis',
  'EventDefinition',
  'ExampleScenario',
  'GraphDefinition',
  'ImplementationGuide',
  'Library',
  'MessageDefinition',
  'ResearchDefinition',
  'ResearchElementDefinition',
  'RiskEvidenceSynthesis',
  'StructureMap',
  'TerminologyCapabilities',
  'TestScript',
];

function check(run: Run, place: Place): void {
  const desk = deskAt(run, place);
  checkPublication(desk);
  RULES[place.type]?.(desk);
}

export const DEFINITION_RULES: Readonly<Record<string, (run: Run, place: Place) => void>> = Object.fromEntries(
  [...Object.keys(RULES), ...OTHERS].map((type) => [type, check]),
);
