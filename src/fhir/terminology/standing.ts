// Three answers to "is it one of these": what is not at hand is not guessed.

export type Standing = 'in' | 'out' | 'unknown';

export const not = (standing: Standing): Standing =>
  standing === 'in' ? 'out' : standing === 'out' ? 'in' : 'unknown';

/** In one of them. */
export function inAny<T>(all: readonly T[], ask: (each: T) => Standing): Standing {
  let found: Standing = 'out';
  for (const each of all) {
    const standing = ask(each);
    if (standing === 'in') return 'in';
    if (standing === 'unknown') found = 'unknown';
  }
  return found;
}

/** In each of them. */
export function inAll<T>(all: readonly T[], ask: (each: T) => Standing): Standing {
  let found: Standing = 'in';
  for (const each of all) {
    const standing = ask(each);
    if (standing === 'out') return 'out';
    if (standing === 'unknown') found = 'unknown';
  }
  return found;
}
