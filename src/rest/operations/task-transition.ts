// Task/[id]/$claim and its like: what coordination/transitions decides is stored as a patch, so that it is decided under the
// lock on the row it changes. Two who claim at once cannot both succeed.

import type { Deed } from '../../coordination/transitions/deed.ts';
import { speakerOf } from '../../coordination/transitions/parties.ts';
import { resourceIn } from '../../fhir/json/resource-in.ts';
import { writeJson } from '../../fhir/json/write.ts';
import type { Resource } from '../../fhir/resource.ts';
import { parseReference } from '../../fhir/search/reference-text.ts';
import { instantText } from '../../japan/instant-text.ts';
import { Problem, short } from '../../problem.ts';
import * as said from '../../store/write/problems.ts';
import { versionHeaders } from '../answers.ts';
import type { Answer, Call, Hub, Inputs, RouteMatch } from '../exchange.ts';
import { ifMatch } from '../preconditions.ts';

const Unchanged = Symbol('the Task stays as it is');

/** `decide` answers the Task itself where there is nothing to change; then no version is made of it. */
export async function changeTask(
  via: string,
  { id = '' }: RouteMatch,
  call: Call,
  hub: Hub,
  decide: (task: Resource, deed: Deed) => Resource,
): Promise<Answer> {
  const { base, timeZone } = hub.search;
  const at = instantText(hub.clock(), timeZone);
  const deed: Deed = { speaker: await speakerOf(call.caller.actor, readerOf(call, hub), base), at, base };
  let asItIs: Resource | undefined;
  const apply = (task: Resource): Resource => {
    const changed = decide(task, deed);
    if (changed !== task) return { ...changed, lastModified: at };
    asItIs = task;
    throw Unchanged;
  };
  try {
    const change = { kind: 'patch', type: 'Task', id, ifMatch: ifMatch(call), apply } as const;
    const [written] = await hub.store.write([change], { ...call.caller, via });
    if (written?.outcome !== 'updated') throw said.notFound('Task', id);
    return answerOf(written.content, written.version, written.updated);
  } catch (cause) {
    if (cause !== Unchanged || asItIs === undefined) throw cause;
    const { versionId, lastUpdated } = asItIs.meta ?? {};
    return answerOf(writeJson(asItIs), Number(versionId), new Date(String(lastUpdated)));
  }
}

const answerOf = (text: string, version: number, updated: Date): Answer => ({
  status: 200,
  headers: versionHeaders(version, updated),
  updated,
  body: { kind: 'json', text },
});

const readerOf =
  (call: Call, hub: Hub) =>
  async (type: string, id: string): Promise<Resource | undefined> => {
    const current = await hub.view.read(type, id, call.caller.audience);
    return current?.content === undefined ? undefined : resourceIn(current.content);
  };

/** Why: a text that says something. */
export function reasonIn(inputs: Inputs): string {
  const reason = String(inputs.get('reason')?.[0] ?? '').trim();
  if (reason !== '') return reason;
  throw new Problem(
    'bad-value',
    {
      en: 'Give a reason in words: the other side reads it beside the step.',
      ja: '理由を言葉で書いてください。相手方が手順とあわせて読みます。',
    },
    { at: parameter('reason') },
  );
}

export interface NamedHere {
  readonly type: string;
  readonly id: string;
  readonly display: string | undefined;
  readonly resource: Resource;
}

/** What a parameter refers to, which must be stored here and of one of these types. */
export async function referredIn(
  inputs: Inputs,
  name: string,
  types: readonly string[],
  call: Call,
  hub: Hub,
): Promise<NamedHere | undefined> {
  const value = inputs.get(name)?.[0] as { readonly reference?: string; readonly display?: string } | undefined;
  if (value === undefined) return undefined;
  const { reference = '', display } = value;
  const to = parseReference(reference, hub.search.base);
  if (to.kind !== 'local' || !types.includes(to.type)) throw wrongType(name, reference, types);
  const resource = await readerOf(call, hub)(to.type, to.id);
  if (resource === undefined) throw notHere(name, reference);
  return { type: to.type, id: to.id, display, resource };
}

export const parameter = (name: string): string => `Parameters.parameter.where(name='${name}')`;

const wrongType = (name: string, reference: string, types: readonly string[]): Problem =>
  new Problem(
    'bad-value',
    {
      en: `"${name}" is to refer to ${types.map((type) => `${type}/[id]`).join(' or ')} (valueReference.reference), not "${short(reference)}".`,
      ja: `「${name}」には ${types.map((type) => `${type}/[id]`).join('、')} への参照（valueReference.reference）を指定してください（送信された値：「${short(reference)}」）。`,
    },
    { at: parameter(name) },
  );

const notHere = (name: string, reference: string): Problem =>
  new Problem(
    'unprocessable',
    {
      en: `"${short(reference)}" ("${name}") is not registered here. Register it first, or name another.`,
      ja: `「${name}」の「${short(reference)}」は登録されていません。先に登録するか、ほかを指定してください。`,
    },
    { at: parameter(name) },
  );
