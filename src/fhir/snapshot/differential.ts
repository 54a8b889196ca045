// A differential as a sparse tree. Where an element stands, its id tells; without one, its path and what came before it.
import type { ElementDefinition, SnapshotProblem } from './model.ts';
import { outsideTheRoot, tooDeep } from './problems.ts';

export interface Change {
  readonly id: string;
  readonly name: string;
  readonly sliceName?: string;
  /** More than one where the same place is stated twice. */
  readonly elements: ElementDefinition[];
  readonly children: Map<string, Change>;
  readonly slices: Map<string, Change>;
  /** Child name -> the element or slice that paths without ids mean by it: the one that came last. */
  readonly latest: Map<string, Change>;
}

/** Those of published profiles have 10 at most. */
const MOST_LEVELS = 32;

const change = (id: string, name: string, sliceName?: string): Change => ({
  id,
  name,
  ...(sliceName !== undefined && { sliceName }),
  elements: [],
  children: new Map(),
  slices: new Map(),
  latest: new Map(),
});

export interface Changes {
  readonly root: Change;
  readonly problems: readonly SnapshotProblem[];
}

/** @param rootName the type that all paths begin at */
export function changesOf(elements: readonly ElementDefinition[], rootName: string): Changes {
  const problems: SnapshotProblem[] = [];
  const root = change(rootName, rootName);
  const idsTell = elements.every(namesItsSlice);
  for (const element of elements) {
    const at = element.id ?? element.path;
    if (element.path.split('.', 1)[0] !== rootName) {
      problems.push(outsideTheRoot(at, rootName));
      continue;
    }
    const path = element.path.split('.');
    if (path.length > MOST_LEVELS) problems.push(tooDeep(at, MOST_LEVELS));
    else placeOf(root, path, element, idsTell).elements.push(element);
  }
  return { root, problems };
}

/** Where one id keeps silent about its slice, the ids of that author cannot be relied on. */
const namesItsSlice = ({ id, sliceName }: ElementDefinition): boolean =>
  sliceName === undefined || id === undefined || id.lastIndexOf(':') > id.lastIndexOf('.');

function placeOf(root: Change, path: readonly string[], element: ElementDefinition, idsTell: boolean): Change {
  const steps = idsTell ? stepsOf(element.id, path) : undefined;
  let here = root;
  for (let depth = 1; depth < path.length; depth++) {
    const isLast = depth === path.length - 1;
    const [name, inId] = steps?.[depth] ?? [path[depth]!];
    if (steps === undefined && !isLast) {
      here = here.latest.get(name) ?? childOf(here, name);
      continue;
    }
    const sliceName = inId ?? (isLast ? element.sliceName : undefined);
    const child = childOf(here, name);
    // The slice valueQuantity of the element valueQuantity is that element: a concrete name is a slice already.
    const next = sliceName === undefined || sliceName === name ? child : sliceOf(here, child, sliceName);
    here.latest.set(name, next);
    here = next;
  }
  return here;
}

/** Name and slice of each step of an id; undefined when the id does not fit the path. */
function stepsOf(id: string | undefined, path: readonly string[]): readonly (readonly [string, string?])[] | undefined {
  if (id === undefined) return undefined;
  const steps = id.split('.').map((step): readonly [string, string?] => {
    const colon = step.indexOf(':');
    return colon < 0 ? [step] : [step.slice(0, colon), step.slice(colon + 1)];
  });
  if (steps.length !== path.length) return undefined;
  const fits = steps.every(([name, slice], i) => i === 0 || name === path[i] || isRenamed(name, slice, path[i]!));
  return fits ? steps : undefined;
}

/** value[x]:valueQuantity beside the path valueQuantity. */
const isRenamed = (name: string, slice: string | undefined, inPath: string): boolean =>
  name.endsWith('[x]') && inPath.startsWith(name.slice(0, -3)) && slice !== undefined;

function childOf(parent: Change, name: string): Change {
  const known = parent.children.get(name);
  if (known !== undefined) return known;
  const made = change(`${parent.id}.${name}`, name);
  parent.children.set(name, made);
  return made;
}

function sliceOf(parent: Change, unsliced: Change, sliceName: string): Change {
  const known = unsliced.slices.get(sliceName);
  if (known !== undefined) return known;
  const made = change(`${parent.id}.${unsliced.name}:${sliceName}`, unsliced.name, sliceName);
  unsliced.slices.set(sliceName, made);
  return made;
}
