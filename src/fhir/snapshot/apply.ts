// Lays a differential over the tree of its base: elements merged, unfolded where it goes into them, sliced, and – in a
// type of its own – added.
import { added } from './added.ts';
import type { Builder } from './builder.ts';
import { choicePrefix, typeNamed } from './choices.ts';
import type { Change } from './differential.ts';
import { merged } from './merge-element.ts';
import { noSuchElement } from './problems.ts';
import { completeSlicing, isTheWhole, narrowTo, newSlice } from './slices.ts';
import { type Node, sliceHolder } from './tree.ts';
import { unfold } from './unfold.ts';

export function apply(root: Node, changes: Change, builder: Builder): void {
  const applyTo = (node: Node, change: Change): void => {
    for (const element of change.elements) node.element = merged(node.element, element, builder.definition.url);
    if (change.children.size > 0) applyChildren(node, change);
    if (change.slices.size > 0) applySlices(node, [...change.slices.values()], change.elements.length > 0);
  };

  const applyChildren = (node: Node, change: Change): void => {
    unfold(node, change.id, builder, root);
    /** Choice -> its concrete names that the differential uses as if they were elements. */
    const concrete = new Map<string, Change[]>();
    for (const child of change.children.values()) {
      const known = node.children.get(child.name);
      const choice = known ? undefined : choiceOf(node, child.name);
      if (known !== undefined) applyTo(known, child);
      else if (choice !== undefined) concrete.set(choice, [...(concrete.get(choice) ?? []), child]);
      else if (builder.isSpecialization && child.elements.length > 0) append(node, child);
      else if (!builder.isFull) builder.report(noSuchElement(child.id, child.name, change.id));
    }
    for (const [name, named] of concrete) applyConcrete(node.children.get(name)!, named, change.children.get(name));
  };

  const applyConcrete = (choice: Node, named: readonly Change[], whole: Change | undefined): void => {
    const isPlain = choice.slices.size === 0;
    const asSlices = named.map((each) => ({ ...each, sliceName: each.name }));
    if (whole === undefined && isPlain) narrowTo(choice, asSlices);
    // A name that only leads deeper into the one type that is left slices nothing.
    const leadsDeeper = choice.element.type?.length === 1 && named[0]!.elements.length === 0;
    if (whole !== undefined && isPlain && leadsDeeper) applyTo(choice, named[0]!);
    else applySlices(choice, asSlices, whole !== undefined);
  };

  const choiceOf = (node: Node, name: string): string | undefined => {
    const choice = choicePrefix(name, (each) => node.children.has(each));
    return choice && typeNamed(name, choice, node.children.get(choice)!.element) && choice;
  };

  const append = (node: Node, child: Change): void => {
    if (!builder.hasRoom(child.id)) return;
    const made = added(child, builder);
    node.children.set(child.name, made);
    applyTo(made, { ...child, elements: [] });
  };

  const applySlices = (unsliced: Node, changes: readonly Change[], isStated: boolean): void => {
    if (changes.length === 1 && !isStated && isTheWhole(unsliced, changes[0]!, builder)) {
      unsliced.sliceName = changes[0]!.sliceName!;
      applyTo(unsliced, changes[0]!);
      return;
    }
    const holders = new Set([unsliced]);
    for (const change of [...changes].sort((a, b) => levelsOf(a) - levelsOf(b))) {
      const sliceName = change.sliceName!;
      const holder = sliceHolder(unsliced, sliceName);
      const slice = holder.slices.get(sliceName) ?? newSlice(holder, sliceName, change.id, builder);
      if (!holder.slices.has(sliceName) && !builder.hasRoom(change.id)) return;
      holders.add(holder);
      holder.slices.set(sliceName, slice);
      applyTo(slice, change);
    }
    for (const holder of holders) completeSlicing(holder, isStated || holder !== unsliced, changes[0]!.id, builder);
  };

  applyTo(root, changes);
}

/** The slice `a` comes before its own slice `a/b`. */
const levelsOf = ({ sliceName }: Change): number => sliceName!.split('/').length;
