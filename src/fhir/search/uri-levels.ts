// The levels of a URL: `http://acme.org/fhir/ValueSet` is at the third, below the host and `/fhir`. Indexing and searching go by
// the same. https://hl7.org/fhir/R4/search.html#uri

// So many slashes are no address but an attack on the index.
const MAX_LEVELS = 20;

const HIERARCHICAL = /^([a-z][a-z0-9+.-]*:\/\/[^/?#|]+)([^?#|]*)(.*)$/is;

export interface UriLevels {
  /** From the host down to the address itself, without slashes at their ends. */
  readonly levels: readonly string[];
  /** What follows the path: the version of a canonical, the query or the fragment of a page. */
  readonly rest: string;
}

/** undefined: a URI of another form, a urn: for one, which has no levels. */
export function levelsOf(uri: string): UriLevels | undefined {
  const match = HIERARCHICAL.exec(uri);
  if (match === null) return undefined;
  const [, host = '', path = '', rest = ''] = match;
  const levels = [host];
  for (const part of path.split('/')) if (part !== '') levels.push(`${levels.at(-1)}/${part}`);
  return levels.length > MAX_LEVELS ? undefined : { levels, rest };
}
