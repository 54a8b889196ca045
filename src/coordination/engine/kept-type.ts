// The current resources of a type that has not many, kept in memory: only what has a new version is read again. Writers that
// have not committed are not seen, and the engine writes none of these types itself, so that nothing kept is ever undone.
import type { Resource } from '../../fhir/resource.ts';
import type { Searching } from './read-pages.ts';
import { readNamed } from './read-records.ts';

/** By type, the versions by id, as `StoreView.currentVersions` gives them. */
export type Versions = ReadonlyMap<string, ReadonlyMap<string, number>>;

export class KeptType {
  readonly #type: string;
  readonly #kept = new Map<string, { readonly version: number; readonly resource: Resource }>();

  constructor(type: string) {
    this.#type = type;
  }

  get resources(): Resource[] {
    return [...this.#kept.values()].map(({ resource }) => resource);
  }

  /** True when anything has changed. No statement when nothing has. */
  async refresh(current: Versions, reading: Searching): Promise<boolean> {
    const versions = current.get(this.#type)!;
    const gone = [...this.#kept.keys()].filter((id) => !versions.has(id));
    const changed = [...versions].filter(([id, version]) => this.#kept.get(id)?.version !== version).map(([id]) => id);
    for (const id of gone) this.#kept.delete(id);
    const names = changed.map((id) => `${this.#type}/${id}`);
    for (const { resource, version } of await readNamed(names, reading)) {
      this.#kept.set(resource.id!, { version, resource });
    }
    return gone.length > 0 || changed.length > 0;
  }
}
