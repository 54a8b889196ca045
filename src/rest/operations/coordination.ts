// Encounter/[id]/$coordination: which steps a stay has, whose they are, and why; and which it does not need, and why not.
import { maySee } from '../../access/audience.ts';
import * as said from '../../store/write/problems.ts';
import { json } from '../answers.ts';
import type { OperationHandler } from '../exchange.ts';
import { coordinationAnswer } from './coordination-answer.ts';
import { readStay } from './named-stay.ts';

/** How long one waits for the rules to catch up with what was just written. */
const PATIENCE_MS = 5_000;

export const coordination: OperationHandler = async (_inputs, call, hub, { id }) => {
  const { audience } = call.caller;
  await readStay(id!, call, hub);
  // Within a transaction one cannot wait: what it wrote is followed up only when it has ended.
  const isUpToDate = hub.view === hub.store && (await hub.coordination.isUpToDate(PATIENCE_MS));
  const evaluation = await hub.coordination.explain(hub.view, id!, audience);
  if (evaluation === undefined) throw said.notFound('Encounter', id!);
  const { base, timeZone } = hub.search;
  return json(
    200,
    coordinationAnswer(evaluation, { base, timeZone, isUpToDate, mayTell: (task) => maySee(task, audience, base) }),
  );
};
