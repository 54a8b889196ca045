// Steps from an element to its children, over plain JSON: choice types under one name, primitives with their `_` siblings.
// https://hl7.org/fhir/R4/json.html#primitive
import { elementOf, nodeOf } from '../definitions/definitions.ts';
import { isObject } from '../resource.ts';

/** An element: its value, what its `_` property adds, and the name of its node where that is known. */
export interface Item {
  readonly value: unknown;
  readonly sibling?: unknown;
  readonly type?: string;
}

interface Property {
  readonly name: string;
  readonly underscored: string;
  readonly type?: string;
}

/** The properties an element may be in, in the order they are looked for; many of them also by name. */
interface Properties {
  readonly all: readonly Property[];
  readonly order?: ReadonlyMap<string, number>;
}

/** An extension's value has some fifty names, and the extension two or three properties: go through those instead. */
const MANY = 6;

const kept = new Map<string, Map<string, Properties>>();

function propertiesFor(type: string | undefined, name: string): Properties {
  // What content calls itself must not fill the memory either.
  const key = type !== undefined && nodeOf(type) !== undefined ? type : '';
  let names = kept.get(key);
  if (names === undefined) {
    names = new Map();
    kept.set(key, names);
  }
  let found = names.get(name);
  if (found === undefined) {
    const all = propertyNames(key, name).map((property) => {
      const of = isOfSystem(key, name) || key === '' ? undefined : elementOf(key, property)?.type;
      return { name: property, underscored: `_${property}`, ...(of !== undefined && { type: of }) };
    });
    const order = all.flatMap((each, i): [string, number][] => [
      [each.name, i],
      [each.underscored, i],
    ]);
    found = { all, ...(all.length > MANY && { order: new Map(order) }) };
    // Names in expressions of strangers must not fill the memory.
    if (names.size < 1_000) names.set(name, found);
  }
  return found;
}

/** These are strings of FHIRPath's own, though the definitions say `string`: no element, and no question of ours. */
const isOfSystem = (type: string, name: string): boolean => name === 'id' || (name === 'url' && type === 'Extension');

const propertyNames = (type: string, name: string): readonly string[] => {
  const elements = nodeOf(type)?.elements;
  const def = elements !== undefined && Object.hasOwn(elements, name) ? elements[name] : undefined;
  return def?.choice === true ? def.types.map((each) => name + each[0]!.toUpperCase() + each.slice(1)) : [name];
};

const isSome = (value: unknown): boolean =>
  value !== undefined && value !== null && !(Array.isArray(value) && value.length === 0);

const own = (object: Record<string, unknown>, name: string): unknown =>
  Object.hasOwn(object, name) ? object[name] : undefined;

export const isTyped = (value: unknown): value is { resourceType: string } =>
  isObject(value) && typeof value.resourceType === 'string';

/** The node of an item: a resource says itself what it is. */
export const typeOf = ({ value, type }: Item): string | undefined => (isTyped(value) ? value.resourceType : type);

/** The property that a child of a name is in. */
function propertyOf(object: Record<string, unknown>, type: string | undefined, name: string): Property | undefined {
  const { all, order } = propertiesFor(type, name);
  if (order === undefined) {
    return all.find((each) => own(object, each.name) !== undefined || own(object, each.underscored) !== undefined);
  }
  let first = all.length;
  for (const key in object) {
    const place = order.get(key);
    if (place !== undefined && place < first && own(object, key) !== undefined) first = place;
  }
  return all[first];
}

/** Whether an element has a child of a name: exists() without making the items. */
export function hasChild(item: Item, name: string): boolean {
  const { value, sibling } = item;
  if (!isObject(value)) return isObject(sibling) && isSome(own(sibling, name));
  const property = propertyOf(value, typeOf(item), name);
  return property !== undefined && (isSome(own(value, property.name)) || isSome(own(value, property.underscored)));
}

/** Adds the children of a name. */
export function addChildren(item: Item, name: string, into: Item[]): void {
  const { value, sibling } = item;
  if (isObject(value)) {
    const property = propertyOf(value, typeOf(item), name);
    if (property === undefined) return;
    addItems(own(value, property.name), own(value, property.underscored), property.type, into);
  } else if (isObject(sibling)) {
    addItems(own(sibling, name), undefined, name === 'extension' ? 'Extension' : undefined, into);
  }
}

function addItems(value: unknown, sibling: unknown, type: string | undefined, into: Item[]): void {
  if (!Array.isArray(value)) {
    // A list of siblings belongs to a list of values.
    if (!isSome(value) && Array.isArray(sibling))
      for (const each of sibling) into.push({ value: null, sibling: each, type });
    else if (isSome(value) || isSome(sibling)) into.push({ value, sibling, type });
    return;
  }
  const siblings = Array.isArray(sibling) ? sibling : [];
  const count = value.length === 0 && siblings.length === 0 ? 0 : Math.max(value.length, siblings.length);
  for (let at = 0; at < count; at++) into.push({ value: value[at] ?? null, sibling: siblings[at], type });
}
