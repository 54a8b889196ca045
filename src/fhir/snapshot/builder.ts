// One snapshot in the making: the tree that grows, what is wrong with it, and the limit to its size.
import type { ElementDefinition, SnapshotProblem, StructureDefinition } from './model.ts';
import { tooLarge } from './problems.ts';
import type { Node } from './tree.ts';
import type { Workshop } from './workshop.ts';

/** The largest published snapshots at hand have some 1,500. */
const MOST_ELEMENTS = 10_000;

const MOST_PROBLEMS = 200;

export class Builder {
  readonly definition: StructureDefinition;
  readonly workshop: Workshop;
  /** Types grow new elements; profiles only constrain what is there. */
  readonly isSpecialization: boolean;
  readonly #problems = new Map<string, SnapshotProblem>();
  #room = MOST_ELEMENTS;
  #saidFull = false;

  constructor(definition: StructureDefinition, workshop: Workshop) {
    this.definition = definition;
    this.workshop = workshop;
    this.isSpecialization = definition.derivation !== 'constraint';
  }

  report(problem: SnapshotProblem): void {
    if (this.#problems.size < MOST_PROBLEMS) this.#problems.set(`${problem.at} ${problem.said.en}`, problem);
  }

  get problems(): readonly SnapshotProblem[] {
    return [...this.#problems.values()];
  }

  get isFull(): boolean {
    return this.#room <= 0;
  }

  /** Whether one element more may be made. Said when not. */
  hasRoom(at: string): boolean {
    if (this.#room > 0) {
      this.#room--;
      return true;
    }
    if (!this.#saidFull) this.report(tooLarge(at, MOST_ELEMENTS));
    this.#saidFull = true;
    return false;
  }

  /** A copy to be changed. */
  clone(node: Node, at: string): Node {
    return { ...node, children: this.cloneAll(node.children, at), slices: this.cloneAll(node.slices, at) };
  }

  cloneAll(nodes: ReadonlyMap<string, Node>, at: string): Map<string, Node> {
    const copies = new Map<string, Node>();
    for (const [name, node] of nodes) {
      if (!this.hasRoom(at)) return copies;
      copies.set(name, this.clone(node, at));
    }
    return copies;
  }
}

export const changed = (node: Node, properties: Partial<ElementDefinition>): void => {
  node.element = { ...node.element, ...properties };
};
