// Operations are served because an OperationDefinition in profiles/operations names them: its level, its parameters,
// whether it changes anything.
import { compiled } from '../../fhir/definitions/definitions.ts';
import type { OperationDefinition, OperationHandler, OperationRegistry } from '../exchange.ts';
import { everything } from './everything.ts';
import { match } from './match.ts';
import { meta, metaAdd, metaDelete } from './meta.ts';
import { route } from './route.ts';
import { screen } from './screen.ts';

/** By the id of the OperationDefinition. */
const HANDLERS: Readonly<Record<string, OperationHandler>> = {
  'Resource-meta': meta,
  'Resource-meta-add': metaAdd,
  'Resource-meta-delete': metaDelete,
  'Patient-everything': everything,
  'Patient-match': match,
  'Encounter-everything': everything,
  'QuestionnaireResponse-screen': screen,
  'HealthcareService-route': route,
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
