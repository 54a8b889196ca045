// Reads the compiled R4 definitions, once and on first use. Everything derived from them is kept.
import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import { Refusal } from '../../problem.ts';
import type { CompiledDefinitions, ElementDef, NodeDef, SearchParamDef } from './model.ts';

/** The same folder from `src/fhir/definitions` (tests) and from `dist/fhir/definitions`. */
const FOLDER = new URL('../../../dist/definitions/', import.meta.url);

let loaded: CompiledDefinitions | undefined;

export function definitions(): CompiledDefinitions {
  loaded ??= load();
  return loaded;
}

function load(): CompiledDefinitions {
  const r4 = JSON.parse(compiled('r4.json')) as CompiledDefinitions;
  const own = JSON.parse(compiled('search-params.json')) as readonly SearchParamDef[];
  return { ...r4, searchParams: [...r4.searchParams, ...own] };
}

/** A file that the build made. */
export function compiled(name: string): string {
  try {
    return readFileSync(new URL(name, FOLDER), 'utf8');
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'ENOENT') throw cause;
    throw new Refusal({
      en: `The compiled FHIR definitions (dist/definitions/${name}) are missing: run \`npm run build\` first.`,
      ja: `FHIR 定義ファイル（dist/definitions/${name}）がありません。先に \`npm run build\` を実行してください。`,
    });
  }
}

/** A part of such a file, in bytes. */
export function compiledPart(name: string, at: number, length: number): string {
  const buffer = Buffer.allocUnsafe(length);
  const file = openSync(new URL(name, FOLDER), 'r');
  try {
    readSync(file, buffer, 0, length, at);
  } finally {
    closeSync(file);
  }
  return buffer.toString('utf8');
}

let concrete: { readonly list: readonly string[]; readonly set: ReadonlySet<string> } | undefined;

function concreteTypes() {
  if (concrete === undefined) {
    const list = Object.entries(definitions().nodes)
      .filter(([name, { kind }]) => kind === 'resource' && name !== 'Resource' && name !== 'DomainResource')
      .map(([name]) => name)
      .sort();
    concrete = { list, set: new Set(list) };
  }
  return concrete;
}

/** The resource types of R4 that can be stored, sorted. */
export const resourceTypes = (): readonly string[] => concreteTypes().list;

export const isResourceType = (name: string): boolean => concreteTypes().set.has(name);

export function nodeOf(name: string): NodeDef | undefined {
  const { nodes } = definitions();
  return Object.hasOwn(nodes, name) ? nodes[name] : undefined;
}

export interface FoundElement {
  /** The name in the definition: `deceased` for the property `deceasedBoolean`. */
  readonly name: string;
  readonly def: ElementDef;
  /** The type of the value, a type name or the node of a backbone. */
  readonly type?: string;
}

const properties = new Map<string, ReadonlyMap<string, FoundElement>>();

/** All JSON properties of a node (without the `_` ones), choices under each of their names. */
export function propertiesOf(nodeName: string): ReadonlyMap<string, FoundElement> {
  let known = properties.get(nodeName);
  if (known === undefined) {
    known = new Map(
      Object.entries(nodeOf(nodeName)?.elements ?? {}).flatMap(([name, def]): [string, FoundElement][] =>
        def.choice === true
          ? def.types.map((type) => [name + type[0]!.toUpperCase() + type.slice(1), { name, def, type }])
          : [[name, { name, def, type: def.types[0] }]],
      ),
    );
    properties.set(nodeName, known);
  }
  return known;
}

/** The element behind a JSON property, e.g. (`Patient`, `deceasedBoolean`) -> `deceased`, of type boolean. */
export const elementOf = (nodeName: string, property: string): FoundElement | undefined =>
  propertiesOf(nodeName).get(property);

const searchParams = new Map<string, ReadonlyMap<string, SearchParamDef>>();
let searchParamsByBase: ReadonlyMap<string, readonly SearchParamDef[]> | undefined;

/** Search parameters of a type by code, with those of Resource and, where it is one, DomainResource. */
export function searchParamsFor(type: string): ReadonlyMap<string, SearchParamDef> {
  let known = searchParams.get(type);
  if (known === undefined) {
    searchParamsByBase ??= groupByBase(definitions().searchParams);
    const byBase = searchParamsByBase;
    const all = withBases(type).flatMap((base) => byBase.get(base) ?? []);
    known = new Map(all.map((param) => [param.code, param]));
    searchParams.set(type, known);
  }
  return known;
}

/** The type and what it derives from, the root first. */
function withBases(type: string): string[] {
  const chain: string[] = [];
  for (let name: string | undefined = type; name !== undefined; name = nodeOf(name)?.base) chain.unshift(name);
  return chain;
}

function groupByBase(params: readonly SearchParamDef[]): ReadonlyMap<string, readonly SearchParamDef[]> {
  const groups = new Map<string, SearchParamDef[]>();
  for (const param of params) {
    const group = groups.get(param.base);
    if (group === undefined) groups.set(param.base, [param]);
    else group.push(param);
  }
  return groups;
}

const codeSets = new Map<string, ReadonlySet<string>>();

/** The codes of a value set (canonical without version), over all its systems; undefined when they are not known. */
export function codesOf(valueSet: string): ReadonlySet<string> | undefined {
  const { valueSets } = definitions();
  if (!Object.hasOwn(valueSets, valueSet)) return undefined;
  let codes = codeSets.get(valueSet);
  if (codes === undefined) {
    codes = new Set(Object.values(valueSets[valueSet]!).flat());
    codeSets.set(valueSet, codes);
  }
  return codes;
}

/** Resource type -> codes of the search parameters that put a resource into the compartment, e.g. of `Patient`. */
export function compartment(name: string): Readonly<Record<string, readonly string[]>> | undefined {
  const { compartments } = definitions();
  return Object.hasOwn(compartments, name) ? compartments[name] : undefined;
}

let profiles: Readonly<Record<string, readonly string[]>> | undefined;

/** Canonicals of our own profiles of a resource type. */
export function ownProfiles(type: string): readonly string[] {
  profiles ??= JSON.parse(compiled('profiles.json')) as Record<string, string[]>;
  return profiles[type] ?? [];
}
