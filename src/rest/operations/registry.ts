// Operations are served because an OperationDefinition in profiles/operations names them: its level, its parameters,
// whether it changes anything.
import { compiled } from '../../fhir/definitions/definitions.ts';
import type { OperationDefinition, OperationHandler, OperationRegistry } from '../exchange.ts';
import { apply } from './apply.ts';
import { coordination } from './coordination.ts';
import { everything } from './everything.ts';
import { lastn } from './lastn.ts';
import { match } from './match.ts';
import { meta, metaAdd, metaDelete } from './meta.ts';
import { joinPatients } from './patient-join.ts';
import { partPatients } from './patient-part.ts';
import { route } from './route.ts';
import { screen } from './screen.ts';
import { subscriptionEvents } from './subscription-events.ts';
import { subscriptionResend } from './subscription-resend.ts';
import { subscriptionStatus } from './subscription-status.ts';
import { agreeTaskDeadline } from './task-agree-deadline.ts';
import { cancelTask } from './task-cancel.ts';
import { claimTask } from './task-claim.ts';
import { delegateTask } from './task-delegate.ts';
import { taskEvidence } from './task-evidence.ts';
import { releaseTask } from './task-release.ts';
import { expandValueSet } from './terminology/expand.ts';
import { lookUpCode } from './terminology/lookup.ts';
import { subsumes } from './terminology/subsumes.ts';
import { translate } from './terminology/translate.ts';
import { validateCodeInSet, validateCodeInSystem } from './terminology/validate-code.ts';
import { validateResource } from './validate.ts';

/** By the id of the OperationDefinition. */
const HANDLERS: Readonly<Record<string, OperationHandler>> = {
  'Resource-meta': meta,
  'Resource-meta-add': metaAdd,
  'Resource-meta-delete': metaDelete,
  'Resource-validate': validateResource,
  'ValueSet-expand': expandValueSet,
  'ValueSet-validate-code': validateCodeInSet,
  'CodeSystem-validate-code': validateCodeInSystem,
  'CodeSystem-lookup': lookUpCode,
  'CodeSystem-subsumes': subsumes,
  'ConceptMap-translate': translate,
  'Patient-everything': everything,
  'Patient-match': match,
  'Patient-join': joinPatients,
  'Patient-part': partPatients,
  'Observation-lastn': lastn,
  'Encounter-everything': everything,
  'Encounter-coordination': coordination,
  'PlanDefinition-apply': apply,
  'QuestionnaireResponse-screen': screen,
  'HealthcareService-route': route,
  'Task-claim': claimTask,
  'Task-release': releaseTask,
  'Task-delegate': delegateTask,
  'Task-agree-deadline': agreeTaskDeadline,
  'Task-cancel': cancelTask,
  'Task-evidence': taskEvidence,
  'Subscription-status': subscriptionStatus,
  'Subscription-events': subscriptionEvents,
  'Subscription-resend': subscriptionResend,
};

export function loadOperations(): OperationRegistry {
  const definitions = JSON.parse(compiled('operations.json')) as OperationDefinition[];
  const unserved = definitions.filter(({ id }) => HANDLERS[id] === undefined).map(({ id }) => id);
  const undefinedOnes = Object.keys(HANDLERS).filter((id) => !definitions.some((definition) => definition.id === id));
  if (unserved.length + undefinedOnes.length > 0) {
    throw new Error(
      `operations and definitions differ: no handler for [${unserved}], no definition for [${undefinedOnes}]`,
    );
  }
  return definitions.map((definition) => ({ definition, handle: HANDLERS[definition.id]! }));
}
