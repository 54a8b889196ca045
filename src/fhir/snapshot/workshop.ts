// The trees of all definitions of one source, each made once: from its published snapshot, or else from its differential.
import type { Snapshot, SnapshotSource, StructureDefinition } from './model.ts';
import { readableElements } from './readable.ts';
import { type Node, treeOf } from './tree.ts';

export const CORE = 'http://hl7.org/fhir/StructureDefinition/';

/** A chain of definitions that need each other may be this long. */
const LONGEST_CHAIN = 24;

type Lookup = { readonly tree: Node; readonly snapshot?: Snapshot } | 'missing' | 'circular';

export interface Workshop {
  /** As the source has it, which is asked once for each canonical. */
  definitionOf(canonical: string): StructureDefinition | undefined;
  /** The tree of what a canonical names. It belongs to everybody: clone, do not change. */
  lookUp(canonical: string): Lookup;
  /** The snapshot made from the differential. */
  generate(definition: StructureDefinition): Snapshot | 'circular';
}

export function workshopOf(
  source: SnapshotSource,
  make: (definition: StructureDefinition, workshop: Workshop) => Snapshot,
): Workshop {
  const definitions = new Map<string, StructureDefinition | undefined>();
  const made = new Map<StructureDefinition, Snapshot>();
  const trees = new Map<StructureDefinition, Lookup>();
  const underWay = new Set<StructureDefinition>();
  /** Made while a definition they need was under way: good for what is asked now, too poor for others to build on. */
  const provisional = new Set<StructureDefinition>();
  /** Answers to questions from outside. */
  const answers = new Map<StructureDefinition, Snapshot>();
  let compromises = 0;

  const generate = (definition: StructureDefinition): Snapshot | 'circular' => {
    if (provisional.has(definition)) compromises++;
    const known = made.get(definition) ?? (underWay.size === 0 ? answers.get(definition) : undefined);
    if (known !== undefined) return known;
    if (underWay.has(definition) || underWay.size >= LONGEST_CHAIN) {
      compromises++;
      return 'circular';
    }
    const before = compromises;
    underWay.add(definition);
    try {
      const snapshot = make(definition, workshop);
      made.set(definition, snapshot);
      if (compromises > before) provisional.add(definition);
      if (underWay.size === 1) answers.set(definition, snapshot);
      return snapshot;
    } finally {
      underWay.delete(definition);
      if (underWay.size === 0) forgetProvisional();
    }
  };

  const forgetProvisional = (): void => {
    for (const each of provisional) {
      made.delete(each);
      trees.delete(each);
    }
    provisional.clear();
  };

  const definitionOf = (canonical: string): StructureDefinition | undefined => {
    if (!definitions.has(canonical)) definitions.set(canonical, source.structureDefinition(canonical));
    return definitions.get(canonical);
  };

  const lookUp = (canonical: string): Lookup => {
    const definition = definitionOf(canonical);
    if (definition === undefined) return 'missing';
    if (provisional.has(definition)) compromises++;
    const known = trees.get(definition);
    if (known !== undefined) return known;
    const published = readableElements(definition.snapshot);
    const snapshot = published.length > 0 ? undefined : generate(definition);
    if (snapshot === 'circular') return snapshot;
    const tree = treeOf(snapshot?.elements ?? published, definition.url);
    const found: Lookup = tree === undefined ? 'missing' : { tree, ...(snapshot && { snapshot }) };
    trees.set(definition, found);
    return found;
  };

  const workshop: Workshop = { definitionOf, lookUp, generate };
  return workshop;
}
