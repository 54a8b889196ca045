// What one question may cost: each set and system is read once for it, and not any number of them.
import * as said from './problems.ts';
import type { Matching, Terminology } from './terminology.ts';

const MAX_READ = 200;
// Each may take a while, and nobody else is answered meanwhile.
const MAX_PATTERNS = 10;

export function bounded(terminology: Terminology): Terminology {
  const read = counter(MAX_READ, said.tooManySets);
  return {
    matching: matchingAtMost(terminology.matching),
    valueSet: once((canonical) => terminology.valueSet(canonical), read),
    codeSystem: once((canonical) => terminology.codeSystem(canonical), read),
  };
}

function once<T>(ask: (canonical: string) => Promise<T>, count: () => void): (canonical: string) => Promise<T> {
  const known = new Map<string, Promise<T>>();
  return async (canonical) => {
    const before = known.get(canonical);
    if (before !== undefined) return before;
    count();
    const found = ask(canonical);
    known.set(canonical, found);
    return found;
  };
}

export function matchingAtMost(matching: Matching): Matching {
  const count = counter(MAX_PATTERNS, said.tooManyPatterns);
  return (pattern, texts) => {
    count();
    return matching(pattern, texts);
  };
}

function counter(most: number, problem: (most: number) => Error): () => void {
  let counted = 0;
  return () => {
    counted += 1;
    if (counted > most) throw problem(most);
  };
}
