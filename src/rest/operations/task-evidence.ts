// Task/[id]/$evidence: how far a step has got toward whoever owes it.
import { resourceIn } from '../../fhir/json/resource-in.ts';
import type { Resource } from '../../fhir/resource.ts';
import * as said from '../../store/write/problems.ts';
import { actByHand, actOf, type Done, doneByFact } from '../../subscriptions/evidence/acts.ts';
import { deliveriesOfStep } from '../../subscriptions/evidence/deliveries.ts';
import { ladderOf, type Rung } from '../../subscriptions/evidence/ladder.ts';
import { json } from '../answers.ts';
import type { Call, Hub, OperationHandler } from '../exchange.ts';

/** Enough to find who acted first. */
const MOST_VERSIONS = 200;

export const taskEvidence: OperationHandler = async (_inputs, call, hub, { id }) => {
  const current = await hub.view.read('Task', id!, call.caller.audience);
  if (current === undefined) throw said.notFound('Task', id!);
  if (current.content === undefined) throw said.gone('Task', id!, current.version);
  const { base, timeZone } = hub.search;
  const task = resourceIn(current.content);
  const deliveries = await deliveriesOfStep(hub.view, task, base, call.caller.audience);
  const rungs = ladderOf(deliveries, await actsOn(id!, call, hub), timeZone);
  return json(200, {
    resourceType: 'Parameters',
    parameter: rungs.map(({ step, at, by, communication, fact }) => ({
      name: 'evidence',
      part: [
        { name: 'step', valueCode: step },
        { name: 'at', valueDateTime: at },
        ...(by === undefined ? [] : [{ name: 'by', valueReference: by }]),
        ...(communication === undefined
          ? []
          : [{ name: 'communication', valueReference: { reference: communication } }]),
        ...(fact === undefined ? [] : [{ name: 'fact', valueReference: { reference: fact } }]),
      ],
    })),
  });
};

async function actsOn(id: string, call: Call, hub: Hub): Promise<Rung[]> {
  const versions = await versionsOf(id, call, hub);
  const done = doneByFact(versions, hub.search.base);
  return [...actByHand(versions), ...(done === undefined ? [] : [actOf(done, await factOf(done, call, hub))])];
}

/** As it was when the step ended by it. */
async function factOf({ fact, at }: Done, call: Call, hub: Hub): Promise<Resource | undefined> {
  if (fact === undefined) return undefined;
  const [type, id] = fact.split('/') as [string, string];
  const then = Date.parse(at);
  const scope = { type, id, at: { lo: then, hi: then + 1 }, count: 1 };
  const { versions } = await hub.view.history(scope, undefined, call.caller.audience);
  const content = versions[0]?.content;
  return content === undefined ? undefined : resourceIn(content);
}

/** The oldest first. */
async function versionsOf(id: string, call: Call, hub: Hub): Promise<Resource[]> {
  const scope = { type: 'Task', id, since: 0, count: MOST_VERSIONS };
  const { versions } = await hub.view.history(scope, undefined, call.caller.audience);
  return versions.flatMap(({ content }) => (content === undefined ? [] : [resourceIn(content)])).reverse();
}
