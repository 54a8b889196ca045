// Where a definition is looked up, and from where it looks others up in turn: an unversioned canonical means one thing in one
// package and another in the next.
import type { Resource } from '../resource.ts';

export interface Definition {
  readonly resource: Resource;
  /** What it refers to is looked up here. */
  readonly scope: Scope;
}

export interface Scope {
  /** By `url` or `url|version`. */
  find(type: string, canonical: string): Definition | undefined;
}

/** Whichever has it first. */
export const firstOf = (...scopes: readonly Scope[]): Scope => ({
  find(type, canonical) {
    for (const scope of scopes) {
      const found = scope.find(type, canonical);
      if (found !== undefined) return found;
    }
    return undefined;
  },
});

/** `url|version`, as it is told to people. */
export const nameOf = ({ url, version }: Resource): string =>
  typeof version === 'string' ? `${String(url)}|${version}` : String(url);
