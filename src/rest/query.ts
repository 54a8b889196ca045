import type { Query } from '../fhir/search/parse.ts';
import { badUrl } from './request-problems.ts';

/** A query string, decoded: "+" is a space; malformed escapes are the client's fault. */
export function queryOf(text: string): Query {
  if (text === '') return [];
  return text.split('&').flatMap((pair): [string, string][] => {
    if (pair === '') return [];
    const equals = pair.indexOf('=');
    const [name, value] = equals < 0 ? [pair, ''] : [pair.slice(0, equals), pair.slice(equals + 1)];
    return [[decode(name), decode(value)]];
  });
}

function decode(text: string): string {
  try {
    const decoded = decodeURIComponent(text.replaceAll('+', ' '));
    if (decoded.includes('\0')) throw badUrl();
    return decoded;
  } catch (cause) {
    throw cause instanceof URIError ? badUrl() : cause;
  }
}

/** Written again for links. */
export const queryText = (query: Query): string =>
  query.map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`).join('&');
