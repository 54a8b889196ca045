// A term is one thing a resource can be found by through equality; the store keeps only its hash. Writing and searching
// make the same text here. Changing a text means reindexing: raise RECIPE then.
export const RECIPE = 2;
/** Of the job that does so. */
export const RECIPE_REASON = `recipe ${RECIPE}`;

// A bar inside a code would make `a|b` mean two things: the code a|b, and b of the system a.
const plain = (text: string): string => (/[\\|]/.test(text) ? text.replace(/[\\|]/g, '\\$&') : text);

export const term = {
  /** `[system]|[code]`, `[code]`, `|[code]` (no system) and `[system]|`: the four ways a token may be asked for. */
  token: (key: string, system: string | undefined, code: string | undefined): string[] => {
    const terms: string[] = [];
    if (code !== undefined) terms.push(term.code(key, code), term.codeOf(key, system ?? '', code));
    if (system !== undefined) terms.push(term.codeOf(key, system, ''));
    return terms;
  },
  code: (key: string, code: string): string => `${key}=${plain(code)}`,
  /** Either may be empty: no system; any code. */
  codeOf: (key: string, system: string, code: string): string => `${key}=${plain(system)}|${plain(code)}`,
  identifier: (key: string, system: string | undefined, value: string | undefined): string[] =>
    term.token(`${key}:identifier`, system, value),
  /** Of an Identifier, by what kind of number it is. */
  ofType: (key: string, system: string, code: string, value: string): string =>
    `${key}:of-type=${plain(system)}|${plain(code)}|${plain(value)}`,
  uri: (key: string, value: string): string => `${key}=${value}`,
  /** `value` is a path that the URI goes on from. */
  uriBelow: (key: string, value: string): string => `${key}:below=${value}`,
  /** Of a composite parameter: texts that were made with an empty key. */
  together: (key: string, texts: readonly string[]): string =>
    key + texts.map((text) => text.replaceAll('$', '\\$')).join('$'),
  present: (key: string): string => `${key}?`,
  audience: (reference: string): string => `_aud=${reference}`,
};
