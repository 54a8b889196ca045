// The text of a query as names and values, decoded: in a URL, and wherever what was tried out there is pasted.
import type { Query } from './parse.ts';

/** "+" is a space. undefined: a % begins no escape, or escapes what no text holds. */
export function queryPairs(text: string): Query | undefined {
  try {
    return text
      .split('&')
      .filter((pair) => pair !== '')
      .map((pair) => {
        const equals = pair.indexOf('=');
        return equals < 0 ? [decoded(pair), ''] : [decoded(pair.slice(0, equals)), decoded(pair.slice(equals + 1))];
      });
  } catch (cause) {
    if (cause instanceof URIError) return undefined;
    throw cause;
  }
}

function decoded(text: string): string {
  const plain = decodeURIComponent(text.replaceAll('+', ' '));
  if (plain.includes('\0')) throw new URIError('NUL');
  return plain;
}
