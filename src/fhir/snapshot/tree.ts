// A snapshot as a tree: children under their element, slices beside it, so that a differential may come in any order.

import { choicePrefix } from './choices.ts';
import type { ElementDefinition } from './model.ts';

export interface Node {
  readonly name: string;
  sliceName?: string;
  element: ElementDefinition;
  children: Map<string, Node>;
  slices: Map<string, Node>;
}

export const leaf = (name: string, element: ElementDefinition, sliceName?: string): Node => ({
  name,
  ...(sliceName !== undefined && { sliceName }),
  element,
  children: new Map(),
  slices: new Map(),
});

/** Deeper than any published definition; what is deeper is left out. */
const MOST_LEVELS = 64;
const MOST_RESLICES = 8;

/** `a/b` slices the slice `a` once more, where there is an `a`. */
export function sliceHolder(node: Node, sliceName: string): Node {
  let holder = node;
  for (let at = sliceName.indexOf('/'), levels = 0; at > 0 && levels < MOST_RESLICES; levels++) {
    holder = holder.slices.get(sliceName.slice(0, at)) ?? holder;
    at = sliceName.indexOf('/', at + 1);
  }
  return holder;
}

/**
 * The tree of a snapshot's elements, which stand in depth-first order. Undefined without a root.
 * @param url of the definition they are of
 */
export function treeOf(elements: readonly ElementDefinition[], url: string): Node | undefined {
  if (elements[0] === undefined) return undefined;
  const first = withOrigin(elements[0], url);
  const root = leaf(first.path, first);
  const open: { readonly path: string; readonly node: Node }[] = [{ path: first.path, node: root }];
  for (const element of elements.slice(1)) {
    const { path } = element;
    const end = path.lastIndexOf('.');
    const parentPath = path.slice(0, Math.max(end, 0));
    while (open.length > 1 && open.at(-1)!.path !== parentPath) open.pop();
    if (open.at(-1)!.path !== parentPath || open.length > MOST_LEVELS) continue;
    const parent = open.at(-1)!.node;
    const node = place(parent, path.slice(end + 1), withOrigin(element, url));
    open.push({ path, node });
  }
  return root;
}

/** Where a snapshot keeps silent about it, an element and its constraints count as defined there. */
function withOrigin(element: ElementDefinition, source: string): ElementDefinition {
  const { base, constraint, path, min = 0, max = '1' } = element;
  const isWhole = constraint?.every((each) => each.source !== undefined) ?? true;
  if (base !== undefined && isWhole) return element;
  return {
    ...element,
    base: base ?? { path, min, max },
    ...(constraint && { constraint: constraint.map((each) => ({ source, ...each })) }),
  };
}

function place(parent: Node, name: string, element: ElementDefinition): Node {
  const renamed = parent.children.has(name) ? undefined : choicePrefix(name, (choice) => parent.children.has(choice));
  const sliceName = element.sliceName ?? (renamed && name);
  const own = renamed ?? name;
  const unsliced = parent.children.get(own);
  if (sliceName === undefined || unsliced === undefined) {
    const node = leaf(own, element, sliceName);
    if (!parent.children.has(own)) parent.children.set(own, node);
    return node;
  }
  const node = leaf(own, element, sliceName);
  sliceHolder(unsliced, sliceName).slices.set(sliceName, node);
  return node;
}

/** The elements in the order of publication, with the ids and paths of the place where they stand now. */
export function elementsOf(root: Node): ElementDefinition[] {
  const elements: ElementDefinition[] = [];
  const visit = (node: Node, id: string, path: string): void => {
    elements.push(placedAt(node, id, path));
    for (const child of node.children.values()) visitAll(child, `${id}.${child.name}`, `${path}.${child.name}`);
  };
  const visitAll = (node: Node, id: string, path: string): void => {
    visit(node, node.sliceName === undefined ? id : `${id}:${node.sliceName}`, path);
    for (const slice of node.slices.values()) visitAll(slice, id, path);
  };
  visitAll(root, root.name, root.name);
  return elements;
}

function placedAt({ element, sliceName }: Node, id: string, path: string): ElementDefinition {
  if (element.id === id && element.path === path && element.sliceName === sliceName) return element;
  const { sliceName: _, ...rest } = element;
  return { ...rest, id, path, ...(sliceName !== undefined && { sliceName }) };
}
