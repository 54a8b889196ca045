// https://hl7.org/fhir/R4/http.html#vread
import { Problem } from '../../problem.ts';
import type { Version } from '../../store/history.ts';
import * as said from '../../store/write/problems.ts';
import { inView, versionHeaders, viewOf } from '../answers.ts';
import type { Call, Handler, Hub, RouteMatch } from '../exchange.ts';
import { binaryAnswer, wantsBytes } from './binary.ts';

// Versions here are whole numbers within PostgreSQL's integer; any other text names no version.
const VERSION = /^[1-9]\d{0,8}$/;

/** The version a path names, when it is there and no deletion. */
export async function versionAt(
  { type, id, version }: RouteMatch,
  call: Call,
  hub: Hub,
): Promise<Version & { content: string }> {
  const found = VERSION.test(version!)
    ? await hub.view.readVersion(type!, id!, Number(version), call.caller.audience)
    : undefined;
  if (found === undefined) throw noSuchVersion(type!, id!, version!);
  const { content } = found;
  if (content === undefined) throw said.gone(type!, id!, found.version);
  return { ...found, content };
}

export const vread: Handler = async (call, hub, at) => {
  const { version, updated, content } = await versionAt(at, call, hub);
  const headers = versionHeaders(version, updated);
  if (at.type === 'Binary' && wantsBytes(call)) return binaryAnswer(content, headers);
  return { status: 200, headers, updated, body: { kind: 'json', text: inView(content, viewOf(call)) } };
};

const noSuchVersion = (type: string, id: string, version: string): Problem =>
  new Problem(
    'not-found',
    {
      en: `${type}/${id} has no version ${version.slice(0, 20)}.`,
      ja: `${type}/${id} に版 ${version.slice(0, 20)} はありません。`,
    },
    { at: type, spec: 'https://hl7.org/fhir/R4/http.html#vread' },
  );
