// https://hl7.org/fhir/R4/http.html#update and #cond-update
import { parseCondition } from '../../fhir/search/ask/condition.ts';
import type { Change } from '../../store/write/change.ts';
import { resourceOfType, resourceWithId } from '../bodies.ts';
import type { Call, Hub } from '../exchange.ts';
import { ifMatch, mustBeNew } from '../preconditions.ts';
import { binaryOf, isBinaryBody } from './binary.ts';
import { oneWrite } from './one-write.ts';

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

export const update = oneWrite(updateChange);
export const conditionalUpdate = oneWrite(conditionalUpdateChange);
