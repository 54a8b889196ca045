// What codes mean, as far as it is at hand: never over the network.
import type { CodeSystem } from './code-system.ts';
import type { ValueSet } from './value-set.ts';

/** By canonical, with or without its version; undefined: not at hand. */
export interface Sources {
  valueSet(canonical: string): Promise<ValueSet | undefined>;
  codeSystem(canonical: string): Promise<CodeSystem | undefined>;
}

/** Those of the texts that the whole pattern fits. It is somebody's: undefined when it is none, or takes too long. */
export type Matching = (pattern: string, texts: readonly string[]) => ReadonlySet<string> | undefined;

export interface Terminology extends Sources {
  readonly matching: Matching;
}

/** Whichever knows it first. */
export const firstOf = (...all: readonly Sources[]): Sources => ({
  valueSet: (canonical) => first(all, (each) => each.valueSet(canonical)),
  codeSystem: (canonical) => first(all, (each) => each.codeSystem(canonical)),
});

async function first<T>(
  all: readonly Sources[],
  ask: (sources: Sources) => Promise<T | undefined>,
): Promise<T | undefined> {
  for (const each of all) {
    const found = await ask(each);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** `url|version` taken apart. */
export function canonicalOf(text: string): { readonly url: string; readonly version: string | undefined } {
  const bar = text.lastIndexOf('|');
  return bar < 0 ? { url: text, version: undefined } : { url: text.slice(0, bar), version: text.slice(bar + 1) };
}

export const canonical = (url: string, version: string | undefined): string =>
  version === undefined ? url : `${url}|${version}`;
