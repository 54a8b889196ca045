// Definitions by type and canonical, several versions of one beside each other. What is on it may be read when first asked for.
import { isObject, type Resource } from '../resource.ts';
import { canonicalOf } from '../terminology/terminology.ts';
import type { Definition, Scope } from './scope.ts';
import { compareVersions } from './versions.ts';

interface Entry {
  readonly version: string | undefined;
  readonly read: () => Resource;
  definition?: Definition;
}

export class Shelf implements Scope {
  readonly #entries = new Map<string, Entry[]>();
  /** What looks things up for what stands here; itself, when nobody else does. */
  scope: Scope = this;

  add(type: string, url: string, version: string | undefined, read: () => Resource): void {
    const key = `${type} ${url}`;
    const entries = this.#entries.get(key);
    if (entries === undefined) this.#entries.set(key, [{ version, read }]);
    else if (!entries.some((each) => each.version === version)) {
      entries.push({ version, read });
      entries.sort((a, b) => compareVersions(b.version, a.version));
    }
  }

  /** The latest version of each. */
  all(type: string): Definition[] {
    const keys = [...this.#entries.keys()].filter((key) => key.startsWith(`${type} `));
    return keys.flatMap((key) => this.find(type, key.slice(type.length + 1)) ?? []);
  }

  find(type: string, canonical: string): Definition | undefined {
    const { url, version } = canonicalOf(canonical);
    const entries = this.#entries.get(`${type} ${url}`);
    const entry = version === undefined ? entries?.[0] : entries?.find((each) => each.version === version);
    if (entry === undefined) return undefined;
    entry.definition ??= { resource: entry.read(), scope: this.scope };
    return entry.definition;
  }
}

/** Resources that have no canonical are passed over. */
export function shelfOf(resources: readonly unknown[]): Shelf {
  const shelf = new Shelf();
  for (const each of resources) {
    if (!isObject(each) || typeof each.resourceType !== 'string' || typeof each.url !== 'string') continue;
    const version = typeof each.version === 'string' ? each.version : undefined;
    shelf.add(each.resourceType, each.url, version, () => each as Resource);
  }
  return shelf;
}
