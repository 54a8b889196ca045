// Which headers may be sent with a notification: no line break smuggles in another header or a second request, and what
// frames the message on the wire stays ours.
import { type Said, short } from '../../problem.ts';

export type Headers = readonly (readonly [name: string, value: string])[];

const NAME = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;
const VALUE = /^[\t\x20-\x7e\x80-\xff]*$/;

const OURS: ReadonlySet<string> = new Set([
  'connection',
  'content-length',
  'expect',
  'host',
  'http2-settings',
  'keep-alive',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

/** The first that may not be sent. Its value is not repeated: it may be a secret. */
export function problemOfHeaders(headers: Headers): Said | undefined {
  const wrong = headers.find(([name, value]) => !NAME.test(name) || !VALUE.test(value) || OURS.has(name.toLowerCase()));
  if (wrong === undefined) return undefined;
  const name = short(wrong[0]);
  return {
    en: `The header "${name}" cannot be sent: use a name of letters, digits and hyphens that is not one of the connection’s own, and a value on one line.`,
    ja: `ヘッダー「${name}」は送信できません。名前は英数字とハイフン（接続そのものを制御するヘッダーは不可）、値は 1 行で指定してください。`,
  };
}
