// The elements that stand under a place, by their names in the definition, a primitive with its sibling.
import { elementOf, type FoundElement } from '../../definitions/definitions.ts';
import { Decimal } from '../../json/decimal.ts';
import { isObject } from '../../resource.ts';
import type { Place } from './place.ts';

export type Children = ReadonlyMap<string, readonly Place[]>;

/** What the shape check has found fault with is passed over where it leads nowhere. */
export function childrenOf(place: Place): Children {
  const children = new Map<string, Place[]>();
  const object = isObject(place.value) && !(place.value instanceof Decimal) ? place.value : place.sibling;
  if (object === undefined) return children;
  const node = object === place.value ? place.type : 'Element';
  for (const property in object) {
    const isSibling = property.charCodeAt(0) === UNDERSCORE;
    const written = isSibling ? property.slice(1) : property;
    // Both are seen at the first.
    if (isSibling && object[written] !== undefined) continue;
    const found = elementOf(node, written);
    if (found === undefined) continue;
    const values = isSibling ? undefined : object[property];
    add(children, place, found, values, object[`_${written}`]);
  }
  return children;
}

const UNDERSCORE = 0x5f;

function add(
  children: Map<string, Place[]>,
  parent: Place,
  found: FoundElement,
  values: unknown,
  siblings: unknown,
): void {
  const { name, type } = found;
  if (type === undefined) return;
  let places = children.get(name);
  if (places === undefined) {
    places = [];
    children.set(name, places);
  }
  if (!Array.isArray(values) && !Array.isArray(siblings)) {
    places.push(placeOf(parent, found, values, siblings, undefined));
    return;
  }
  const [all, others] = [listOf(values), listOf(siblings)];
  for (let i = 0; i < Math.max(all.length, others.length); i += 1) {
    if (all[i] == null && others[i] == null) continue;
    places.push(placeOf(parent, found, all[i], others[i], i));
  }
}

const listOf = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? value : value === undefined ? [] : [value];

function placeOf(
  parent: Place,
  { name, type }: FoundElement,
  value: unknown,
  sibling: unknown,
  index: number | undefined,
): Place {
  return {
    value: value ?? undefined,
    sibling: isObject(sibling) ? sibling : undefined,
    type: type!,
    name,
    index,
    parent,
    frame: parent.frame,
  };
}
