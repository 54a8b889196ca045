// https://hl7.org/fhir/R4/http.html#update and #cond-update
import { parseCondition } from '../../fhir/search/ask/condition.ts';
import type { Change } from '../../store/change.ts';
import { answerOfWrite } from '../answers.ts';
import { resourceOfType, resourceWithId } from '../bodies.ts';
import type { Call, Handler, Hub } from '../exchange.ts';
import { ifMatch, mustBeNew } from '../preconditions.ts';
import { binaryOf, isBinaryBody } from './binary.ts';

export const updateChange = (call: Call, _hub: Hub, type: string, id: string): Change => {
  const resource = isBinaryBody(call, type) ? binaryOf(call, id) : resourceWithId(call, type, id);
  return { kind: 'update', type, id, resource, ifMatch: ifMatch(call), mustBeNew: mustBeNew(call) };
};

export const conditionalUpdateChange = (call: Call, hub: Hub, type: string): Change => ({
  kind: 'update',
  type,
  condition: parseCondition(type, call.query, 'http.query', hub.search),
  resource: isBinaryBody(call, type) ? binaryOf(call) : resourceOfType(call, type),
  ifMatch: ifMatch(call),
  mustBeNew: mustBeNew(call),
});

export const update: Handler = async (call, hub, { type, id }) => {
  const [written] = await hub.store.write([updateChange(call, hub, type!, id!)], call.caller);
  return answerOfWrite(written!, call, hub);
};

export const conditionalUpdate: Handler = async (call, hub, { type }) => {
  const [written] = await hub.store.write([conditionalUpdateChange(call, hub, type!)], call.caller);
  return answerOfWrite(written!, call, hub);
};
