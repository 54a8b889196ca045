import type { Query } from '../fhir/search/ask/parse.ts';
import { queryPairs } from '../fhir/search/ask/query-pairs.ts';
import { badForm, badUrl } from './request-problems.ts';

/** Of what follows the FHIR base. */
export const MAX_URL = 8_000;

/** A query string, decoded: malformed escapes are the client's fault. */
export function queryOf(text: string): Query {
  const pairs = queryPairs(text);
  if (pairs === undefined) throw badUrl();
  return pairs;
}

/** The same, sent as a body. */
export function formOf(text: string): Query {
  const pairs = queryPairs(text);
  if (pairs === undefined) throw badForm();
  return pairs;
}

/** Written again for links. */
export const queryText = (query: Query): string =>
  query.map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`).join('&');
