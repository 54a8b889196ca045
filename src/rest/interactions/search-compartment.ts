// What belongs to a patient, a stay, a person or a device: of one type, or of all. The resource itself is not looked for, so that
// one which is hidden is never told from one that has nothing. https://hl7.org/fhir/R4/http.html#vsearch
import { compartment, definitions } from '../../fhir/definitions/definitions.ts';
import type { Query } from '../../fhir/search/ask/parse.ts';
import { ofCompartment } from '../../fhir/search/ask/scope.ts';
import type { Answer, Call, Handler, Hub, RouteMatch } from '../exchange.ts';
import { noCompartment } from '../request-problems.ts';
import { answerSearch, posted } from './search.ts';

export const searchCompartmentByGet: Handler = (call, hub, at) => searchCompartment(call, hub, at, call.query);

export const searchCompartmentByPost: Handler = (call, hub, at) => searchCompartment(call, hub, at, posted(call));

async function searchCompartment(
  call: Call,
  hub: Hub,
  { compartmentType, id, type = '*' }: RouteMatch,
  query: Query,
): Promise<Answer> {
  if (compartment(compartmentType!) === undefined)
    throw noCompartment(compartmentType!, Object.keys(definitions().compartments));
  const scope = ofCompartment({ type: compartmentType!, id: id! }, type, query, hub.search.params);
  return answerSearch(call, hub, scope, query);
}
