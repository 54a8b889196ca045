// Parts of a resource of any shape, each with the way there.
import { isObject } from '../../resource.ts';

export interface Part {
  readonly value: Readonly<Record<string, unknown>>;
  /** From the resource: `.rest[0].resource[1]`. */
  readonly at: string;
}

/** The objects of a list; a place keeps its number. */
export const partsIn = ({ value, at }: Part, name: string): Part[] => {
  const list = value[name];
  if (!Array.isArray(list)) return [];
  return list.flatMap((each, i) => (isObject(each) ? [{ value: each, at: `${at}.${name}[${i}]` }] : []));
};

/** An object that stands there once. */
export const partIn = ({ value, at }: Part, name: string): Part | undefined => {
  const found = value[name];
  return isObject(found) ? { value: found, at: `${at}.${name}` } : undefined;
};

/** All that nest in each other under one name, parents before children. */
export function nestedIn(whole: Part, name: string): Part[] {
  const all: Part[] = [];
  const waiting = partsIn(whole, name).reverse();
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    all.push(next);
    // One by one: as arguments of one call, a hundred thousand are too many.
    for (const part of partsIn(next, name).reverse()) waiting.push(part);
  }
  return all;
}
