// https://hl7.org/fhir/R4/http.html#delete and #3.1.0.7.1
import { parseCondition } from '../../fhir/search/ask/condition.ts';
import type { Change } from '../../store/change.ts';
import { answerOfWrite } from '../answers.ts';
import type { Call, Handler, Hub } from '../exchange.ts';
import { ifMatch } from '../preconditions.ts';

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

export const remove: Handler = async (call, hub, { type, id }) => {
  const [written] = await hub.store.write([deleteChange(call, hub, type!, id!)], call.caller);
  return answerOfWrite(written!, call, hub);
};

export const conditionalRemove: Handler = async (call, hub, { type }) => {
  const [written] = await hub.store.write([conditionalDeleteChange(call, hub, type!)], call.caller);
  return answerOfWrite(written!, call, hub);
};
