// https://hl7.org/fhir/R4/http.html#vread
import { Problem } from '../../problem.ts';
import * as said from '../../store/write-problems.ts';
import { inView, versionHeaders, viewOf } from '../answers.ts';
import type { Handler } from '../exchange.ts';
import { binaryAnswer, wantsBytes } from './binary.ts';

// Versions here are whole numbers within PostgreSQL's integer; any other text names no version.
const VERSION = /^[1-9]\d{0,8}$/;

export const vread: Handler = async (call, hub, { type, id, version }) => {
  const found = VERSION.test(version!)
    ? await hub.view.readVersion(type!, id!, Number(version), call.caller.audience)
    : undefined;
  if (found === undefined) throw noSuchVersion(type!, id!, version!);
  if (found.content === undefined) throw said.gone(type!, id!, found.version);
  const headers = versionHeaders(found.version, found.updated);
  if (type === 'Binary' && wantsBytes(call)) return binaryAnswer(found.content, headers);
  return { status: 200, headers, body: { kind: 'json', text: inView(found.content, viewOf(call)) } };
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
