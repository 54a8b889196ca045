// The elements of a definition: its snapshot's, or those that its differential and its base amount to.
import type { Definition, Scope } from '../../library/scope.ts';
import type { ElementDefinition, StructureDefinition } from '../../library/structure.ts';
import type { SnapshotSource } from '../../snapshot/model.ts';
import { snapshotOf } from '../../snapshot/snapshot.ts';

export function elementsOf({ resource, scope }: Definition): readonly ElementDefinition[] {
  const structure = resource as StructureDefinition;
  const published = structure.snapshot?.element;
  if (published !== undefined && published.length > 0) return published;
  return snapshotOf(structure, sourceOf(scope)).elements as readonly ElementDefinition[];
}

/** One for each scope: what is worked out on the way is kept with it. */
const sources = new WeakMap<Scope, SnapshotSource>();

function sourceOf(scope: Scope): SnapshotSource {
  let source = sources.get(scope);
  if (source === undefined) {
    source = {
      structureDefinition: (canonical) =>
        scope.find('StructureDefinition', canonical)?.resource as StructureDefinition | undefined,
    };
    sources.set(scope, source);
  }
  return source;
}
