// Where the links and images of a narrative lead to.
import { isBase64Text } from '../primitive-format.ts';

const CHARACTERS = /^[\p{L}\p{N};?:@&=+$.,/%\-_~#[\]!'()*|]*$/u;

export type UrlFault = 'empty' | 'characters' | 'data';

export function urlFault(url: string): UrlFault | undefined {
  if (url.trim() === '') return 'empty';
  if (!url.startsWith('data:')) return CHARACTERS.test(url) ? undefined : 'characters';
  const [head = '', data, ...more] = url.slice('data:'.length).split(',', 3);
  const isGood = data !== undefined && more.length === 0 && head.endsWith(';base64') && isBase64Text(data);
  return isGood ? undefined : 'data';
}

const SCHEME = /^([a-z][a-z0-9+.-]*):/;

export const schemeOf = (url: string): string | undefined => SCHEME.exec(url)?.[1];

/** What a click would run. */
export const RUNS: ReadonlySet<string> = new Set(['javascript', 'vbscript']);

/** Names of things, and no places where a browser could go. */
export const NAMES_ONLY: ReadonlySet<string> = new Set(['urn', 'cid']);
