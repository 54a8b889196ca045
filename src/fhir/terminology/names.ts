// What codes are called. Upper and lower case, and how wide a blank is, tell no names apart.
import type { Definition } from '../library/scope.ts';
import type { Concept } from './code-system.ts';
import { readValueSet } from './value-set.ts';

const folded = (name: string): string => name.trim().replace(/\s+/g, ' ').toLowerCase();

const isSameName = (a: string, b: string): boolean => a === b || folded(a) === folded(b);

export const namesOf = ({ display, designations }: Concept): readonly string[] =>
  display === undefined ? designations : [display, ...designations];

const JAPANESE = /[\u3040-\u30ff\u3400-\u9fff]/;

/** Undefined: nobody knows what it is called, or not in that script. */
export function isNameOf(concept: Concept, name: string): boolean | undefined {
  if (name === concept.display) return true;
  const names = namesOf(concept);
  if (names.some((each) => isSameName(each, name))) return true;
  const isComparable = names.length > 0 && (!JAPANESE.test(name) || names.some((each) => JAPANESE.test(each)));
  return isComparable ? false : undefined;
}

const names = new WeakMap<Definition, ReadonlyMap<string, string>>();

/** A value set may call the codes that it lists by names of its own. */
export function isNameInSet(set: Definition, system: string, code: string, name: string): boolean {
  let own = names.get(set);
  if (own === undefined) {
    own = new Map(
      readValueSet(set.resource).include.flatMap((part) =>
        part.concepts.flatMap((each) =>
          each.display === undefined ? [] : [[`${part.system}\n${each.code}`, each.display]],
        ),
      ) as [string, string][],
    );
    names.set(set, own);
  }
  const found = own.get(`${system}\n${code}`);
  return found !== undefined && isSameName(found, name);
}
