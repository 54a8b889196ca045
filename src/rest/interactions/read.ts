// https://hl7.org/fhir/R4/http.html#read
import * as said from '../../store/write/problems.ts';
import { inView, versionHeaders, viewOf, WHOLE } from '../answers.ts';
import type { Answer, Handler } from '../exchange.ts';
import { isUnchanged } from '../preconditions.ts';
import { binaryAnswer, wantsBytes } from './binary.ts';

export const read: Handler = async (call, hub, { type, id }) => {
  const current = await hub.view.read(type!, id!, call.caller.audience);
  if (current === undefined) throw said.notFound(type!, id!);
  const { version, updated, content } = current;
  if (content === undefined) throw said.gone(type!, id!, version);
  const { actor } = call.caller;
  const isSent = type === 'Task' || type === 'QuestionnaireResponse';
  if (isSent && actor.kind === 'acting') hub.subscriptions.opened(type, id!, actor.reference);
  const headers = versionHeaders(version, updated);
  if (isUnchanged(call, version, updated)) return { status: 304, headers, updated, body: { kind: 'none' } };
  if (type === 'Binary' && wantsBytes(call)) return binaryAnswer(content, headers);
  const view = call.query.length === 0 ? WHOLE : viewOf(call);
  return { status: 200, headers, updated, body: { kind: 'json', text: inView(content, view) } } satisfies Answer;
};
