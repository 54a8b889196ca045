// Subscription.channel.header: `Name: value`. What is wrong with one is said without its value, which may be a password.
import type { Finding } from '../../problem.ts';
import * as faults from './asked-faults.ts';

type Header = readonly [name: string, value: string];

// https://www.rfc-editor.org/rfc/rfc9110#name-field-names; values as node and undici take them.
const HEADER = /^([!#$%&'*+.^_`|~0-9A-Za-z-]+):[ \t]*([\t\x20-\x7e\x80-\xff]*)$/;
const LONGEST = 4_000;
const MOST = 30;

/** Of the connection (https://www.rfc-editor.org/rfc/rfc9110#section-7.6.1), or said by the message itself. */
const NOT_YOURS: ReadonlySet<string> = new Set([
  ...['connection', 'keep-alive', 'proxy-connection', 'proxy-authenticate', 'proxy-authorization', 'te', 'trailer'],
  ...[
    'transfer-encoding',
    'upgrade',
    'expect',
    'http2-settings',
    'host',
    'content-length',
    'content-type',
    'content-encoding',
  ],
  'x-renkei-signature',
]);

export function readHeaders(written: unknown): readonly Header[] | readonly Finding[] {
  if (written === undefined) return [];
  const lines: readonly unknown[] = Array.isArray(written) ? written : [written];
  if (lines.length > MOST) return [faults.tooManyHeaders(lines.length, MOST)];
  const read = lines.map((line, i) => readHeader(line, `Subscription.channel.header[${i}]`));
  const found = read.filter((each): each is Finding => 'severity' in each);
  return found.length > 0 ? found : read.filter((each): each is Header => Array.isArray(each));
}

function readHeader(line: unknown, at: string): Header | Finding {
  const match = typeof line === 'string' && line.length <= LONGEST ? HEADER.exec(line) : null;
  if (match === null) return faults.badHeader(at);
  const [, name = '', value = ''] = match;
  return NOT_YOURS.has(name.toLowerCase()) ? faults.headerNotYours(at, name) : [name, value.trim()];
}
