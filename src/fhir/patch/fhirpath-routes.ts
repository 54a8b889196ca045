// HL7's FHIRPath engine, asked one thing only: where a path leads. What clients send is evaluated here, so within limits.
import { isObject } from '../resource.ts';

/** One step from a node to its child: the element's name as the path or the content has it, its index in a list. */
export interface Step {
  readonly name: string;
  readonly index: number | null;
}
export type Route = readonly Step[];

/** Routes to all nodes a path leads to, undefined for a value that is no node of the resource. */
export type Paths = (resource: unknown, path: string, spend: (steps: number) => void) => (Route | undefined)[];

// What a single step, and so no count of steps, could hold the server with: regular expressions may run for ever, replace()
// fills the memory in a few calls, and the others compare every pair of nodes. No path of a patch needs them.
const REFUSED = ['matches', 'matchesFull', 'replaceMatches', 'replace'].concat([
  'distinct',
  'isDistinct',
  'subsetOf',
  'supersetOf',
  'exclude',
  'intersect',
  'union',
]);

// The operators | and ~ compare every pair too, but are of use: with them in a path, collections stay small.
const PAIRING = /[|~]/;
const MAX_PAIRED = 1_000;

interface Node {
  readonly parentResNode: Node | null;
  readonly propName: string | null;
  readonly index: number | null;
  readonly data: unknown;
}

const isNode = (value: unknown): value is Node => isObject(value) && 'parentResNode' in value && 'propName' in value;

let loaded: Promise<Paths> | undefined;

/** The engine is large; only a server that is sent a FHIRPath Patch loads it. */
export const loadPaths = (): Promise<Paths> => {
  loaded ??= importPaths();
  return loaded;
};

const importPaths = async (): Promise<Paths> => {
  const [{ default: engine }, { default: model }] = await Promise.all([
    import('fhirpath'),
    import('fhirpath/fhir-context/r4'),
  ]);
  const refused = REFUSED.map((name) => {
    const fn = () => {
      throw new Error(`${name}() is not available in the path of a patch`);
    };
    return [name, { fn, arity: { 0: [], 1: ['Any' as const], 2: ['Any' as const, 'Any' as const] } }] as const;
  });
  return (resource, path, spend) => {
    // By itself first: ") | (" must not get out of the parentheses below.
    engine.parse(path);
    const widest = PAIRING.test(path) ? MAX_PAIRED : Number.POSITIVE_INFINITY;
    let found: unknown[] = [];
    const renkeiPath = {
      fn: (nodes: unknown[]) => {
        found = nodes;
        return [];
      },
      arity: { 0: [] },
      nullable: true,
      internalStructures: true,
    };
    // The line break ends a comment the path may close with.
    engine.evaluate(resource, `(${path}\n).renkeiPath()`, { resource, rootResource: resource }, model, {
      traceFn: () => {},
      debugger: (_context, _focus, result: unknown) => {
        const size = Array.isArray(result) ? result.length : 0;
        if (size > widest) throw new Error(`more than ${MAX_PAIRED} elements to compare by | or ~`);
        spend(1 + size);
      },
      userInvocationTable: { ...Object.fromEntries(refused), renkeiPath },
    });
    return found.map((node) => routeTo(node, resource));
  };
};

const routeTo = (node: unknown, resource: unknown): Route | undefined => {
  const steps: Step[] = [];
  let at = node;
  while (isNode(at) && at.parentResNode !== null) {
    if (at.propName === null) return undefined;
    steps.push({ name: at.propName, index: at.index });
    at = at.parentResNode;
  }
  return isNode(at) && at.data === resource ? steps.reverse() : undefined;
};
