// Search parameter expressions -> flat paths. R4's 1,300 expressions use a small part of FHIRPath: names, `as`, `ofType`,
// `where(x='y')`, `where(resolve() is T)`, an index, and one `exists() and … != false`. Compiled once per parameter into
// property lists with known types, extraction costs a few microseconds a resource; the FHIRPath engine costs hundreds.
import { definitions, elementOf, nodeOf } from '../../definitions/definitions.ts';
import { branchesOf } from './branches.ts';

interface Step {
  readonly property: string;
  readonly index?: number;
  readonly keep?: (value: unknown) => boolean;
}

/** Where values stand, and of what type they are. */
export interface FlatPath {
  readonly steps: readonly Step[];
  readonly type: string;
  /** Required value set of a code, which tells its system. */
  readonly binding?: string;
  /** Resource type a reference must point to: `where(resolve() is Patient)`. */
  readonly refersTo?: string;
  /** The value is whether anything but `false` stands there (`Patient.deceased`). */
  readonly asPresence?: true;
}

/** Paths of an expression for a type; undefined when it uses more of FHIRPath than is compiled here. */
export function compileExpression(expression: string, type: string): readonly FlatPath[] | undefined {
  const paths: FlatPath[] = [];
  for (const branch of branchesOf(expression)) {
    const compiled = compileBranch(branch, type);
    if (compiled === undefined) return undefined;
    paths.push(...compiled);
  }
  return paths;
}

const PRESENCE = /^([A-Za-z.]+)\.exists\(\) and \1 != false$/;
const TOKEN =
  /\s*(?:(?<open>\()|(?<close>\))|\[(?<index>\d+)\]|(?<call>as|ofType)\((?<as>[A-Za-z]+)\)|\bas\s+(?<cast>[A-Za-z]+)|where\(resolve\(\) is (?<refersTo>[A-Za-z]+)\)|where\((?<key>[a-z]\w*)\s*=\s*'(?<text>[^']*)'\)|(?<name>[A-Za-z]\w*)|(?<dot>\.))/y;

function compileBranch(branch: string, type: string): FlatPath[] | undefined {
  const presence = PRESENCE.exec(branch);
  if (presence !== null) {
    return compileBranch(presence[1]!, type)?.map((path) => ({ ...path, type: 'boolean', asPresence: true }));
  }
  TOKEN.lastIndex = 0;
  let paths: FlatPath[] = [{ steps: [], type }];
  let started = false;
  while (TOKEN.lastIndex < branch.length) {
    const groups = TOKEN.exec(branch)?.groups;
    if (groups === undefined) return undefined;
    const { index, as, cast, refersTo, key, text, name } = groups;
    const narrowed = as ?? cast;
    if (narrowed !== undefined) paths = paths.filter((path) => path.type === narrowed);
    else if (index !== undefined) paths = withLastStep(paths, { index: Number(index) });
    else if (refersTo !== undefined) paths = paths.map((path) => ({ ...path, refersTo }));
    else if (key !== undefined) {
      paths = withLastStep(paths, { keep: (value) => (value as Record<string, unknown> | null)?.[key] === text });
    } else if (name !== undefined) {
      const isRoot = !started && (name === type || name === 'Resource' || name === 'DomainResource');
      if (!isRoot) paths = paths.flatMap((path) => descend(path, name));
      started = true;
    }
  }
  return paths;
}

const withLastStep = (paths: FlatPath[], extra: Partial<Step>): FlatPath[] =>
  paths.map((path) => ({
    ...path,
    steps: path.steps.map((step, i) => (i === path.steps.length - 1 ? { ...step, ...extra } : step)),
  }));

/** One step down: a choice element fans out into its typed properties. */
function descend(path: FlatPath, name: string): FlatPath[] {
  const found = elementOf(path.type, name);
  if (found?.type !== undefined) {
    return [{ steps: [...path.steps, { property: name }], type: found.type, binding: found.def.binding }];
  }
  const choice = nodeOf(path.type)?.elements[name];
  if (choice === undefined || choice.choice !== true) return [];
  return choice.types.map((type) => ({
    steps: [...path.steps, { property: name + type[0]!.toUpperCase() + type.slice(1) }],
    type,
    binding: choice.binding,
  }));
}

/** All values at a path, arrays opened. */
export function valuesAt(resource: unknown, path: FlatPath): unknown[] {
  let values: unknown[] = [resource];
  for (const { property, index, keep } of path.steps) {
    const next: unknown[] = [];
    for (const value of values) {
      const child = (value as Record<string, unknown>)[property];
      if (child === undefined || child === null) continue;
      if (Array.isArray(child)) {
        const members = index === undefined ? child : child.slice(index, index + 1);
        for (const member of members) if (member !== null && (keep?.(member) ?? true)) next.push(member);
      } else if ((index ?? 0) === 0 && (keep?.(child) ?? true)) next.push(child);
    }
    if (next.length === 0) return next;
    values = next;
  }
  return values;
}

/** The code system of a code, by the value set its element is bound to. */
export function systemOfCode(binding: string | undefined, code: string): string | undefined {
  if (binding === undefined) return undefined;
  const systems = definitions().valueSets[binding];
  if (systems === undefined) return undefined;
  for (const system in systems) if (systems[system]!.includes(code)) return system;
  return undefined;
}
