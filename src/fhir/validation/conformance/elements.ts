// The elements of a definition, and how one finds among those of its base what another constrains.
import { elementOf, nodeOf } from '../../definitions/definitions.ts';
import type { ElementDefinition } from '../../library/structure.ts';
import { isObject } from '../../resource.ts';
import { type Part, partsIn } from './parts.ts';

export interface Element extends Part {
  readonly id: string;
  readonly path: string;
}

export const elementsIn = (list: Part | undefined): Element[] =>
  (list === undefined ? [] : partsIn(list, 'element')).flatMap((part) => {
    const { id, path } = part.value;
    return typeof path === 'string' ? [{ ...part, path, id: typeof id === 'string' ? id : path }] : [];
  });

export class Elements {
  readonly #byId = new Map<string, ElementDefinition>();

  constructor(elements: unknown) {
    for (const each of Array.isArray(elements) ? elements : []) {
      if (!isObject(each) || typeof each.path !== 'string') continue;
      const element = each as unknown as ElementDefinition;
      const id = typeof each.id === 'string' ? each.id : each.path;
      if (!this.#byId.has(id)) this.#byId.set(id, element);
    }
  }

  has({ id }: Element): boolean {
    return this.#byId.has(id);
  }

  /** The same, or what it is a slice of, or what it is a concrete name of. */
  of({ id, path }: Element): ElementDefinition | undefined {
    return this.#byId.get(id) ?? this.#byId.get(withoutLastSlice(id)) ?? this.#byId.get(path) ?? this.#choice(path);
  }

  /** `value[x]` for `valueQuantity`. */
  #choice(path: string): ElementDefinition | undefined {
    const dot = path.lastIndexOf('.');
    for (let at = path.length - 1; at > dot + 1; at -= 1) {
      if (!/[A-Z]/.test(path[at]!)) continue;
      const found = this.#byId.get(`${path.slice(0, at)}[x]`);
      if (found !== undefined) return found;
    }
    return undefined;
  }
}

const withoutLastSlice = (id: string): string => {
  const [dot, colon] = [id.lastIndexOf('.'), id.lastIndexOf(':')];
  return colon > dot ? id.slice(0, colon) : id;
};

/** Nodes of the base definitions that a value may have. None: nobody knows. */
export function nodesOf(element: ElementDefinition): readonly string[] {
  const codes = codesOf(element).filter((code) => !HOLDERS.has(code) && nodeOf(code) !== undefined);
  return codes.length > 0 ? codes : nodesAt(element.path);
}

const HOLDERS: ReadonlySet<string> = new Set(['BackboneElement', 'Element']);
const MOST_STEPS = 32;

function nodesAt(path: string): readonly string[] {
  const [type, ...names] = path.split('.', MOST_STEPS);
  let nodes: readonly string[] = nodeOf(type!) === undefined ? [] : [type!];
  for (const name of names) nodes = nodes.flatMap((node) => childNodes(node, name));
  return nodes;
}

export const childNodes = (node: string, name: string): readonly string[] => {
  const plain = name.replace('[x]', '');
  const elements = nodeOf(node)?.elements;
  if (elements !== undefined && Object.hasOwn(elements, plain)) return elements[plain]!.types;
  const type = elementOf(node, name)?.type;
  return type === undefined ? [] : [type];
};

export const codesOf = ({ type }: ElementDefinition): readonly string[] =>
  Array.isArray(type) ? type.filter(isObject).flatMap(({ code }) => (typeof code === 'string' ? [code] : [])) : [];

const CORE = 'http://hl7.org/fhir/StructureDefinition/';

/** Whether what is of one type is of the other as well. */
export function isA(code: string, general: string): boolean {
  const wanted = plain(general);
  const isResource = wanted === 'Resource' || wanted === 'DomainResource';
  for (let at: string | undefined = plain(code); at !== undefined; at = nodeOf(at)?.base) {
    if (at === wanted) return true;
  }
  return isResource && nodeOf(plain(code))?.kind === 'resource';
}

const plain = (code: string): string => (code.startsWith(CORE) ? code.slice(CORE.length) : code);
