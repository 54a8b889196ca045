// https://hl7.org/fhir/R4/http.html#delete and #3.1.0.7.1
import { parseCondition } from '../../fhir/search/ask/condition.ts';
import type { Change } from '../../store/write/change.ts';
import type { Call, Hub } from '../exchange.ts';
import { ifMatch } from '../preconditions.ts';
import { oneWrite } from './one-write.ts';

export const deleteChange = (call: Call, _hub: Hub, type: string, id: string): Change => ({
  kind: 'delete',
  type,
  id,
  ifMatch: ifMatch(call),
});

export function conditionalDeleteChange(call: Call, hub: Hub, type: string): Change {
  const version = ifMatch(call);
  return {
    kind: 'delete',
    type,
    condition: parseCondition(type, call.query, 'http.query', hub.search),
    ifMatch: version,
    // The version of one resource is not that of several.
    ...(hub.conditionalDelete === 'multiple' && version === undefined ? { atMost: hub.limits.maxEntries } : {}),
  };
}

export const remove = oneWrite(deleteChange);
export const conditionalRemove = oneWrite(conditionalDeleteChange);
