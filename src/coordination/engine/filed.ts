// Resources filed by what they name, so that those of one stay are found among those of a hundred.
import type { Resource } from '../../fhir/resource.ts';

/** What is filed under any of the keys: each once, in the order of the ids. */
export type Filed = (keys: Iterable<string>) => Resource[];

export function filed(resources: readonly Resource[], keysOf: (resource: Resource) => readonly string[]): Filed {
  const under = new Map<string, Resource[]>();
  for (const resource of resources) {
    for (const key of keysOf(resource)) {
      const there = under.get(key);
      if (there === undefined) under.set(key, [resource]);
      else there.push(resource);
    }
  }
  return (keys) => {
    const found = new Map<string, Resource>();
    for (const key of keys) for (const each of under.get(key) ?? []) found.set(each.id!, each);
    return [...found.values()].sort((a, b) => (a.id! < b.id! ? -1 : 1));
  };
}
