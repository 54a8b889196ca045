// Whom a reference names by address: relative, or absolute under one of our own.
import { objectsOf, textOf } from '../elements/any-shape.ts';
import { isObject } from '../resource.ts';
import { parseReference, type ReferenceBase } from './reference-text.ts';

/** `Type/id`; undefined where it leads to nothing of ours. */
export function literalOf(reference: unknown, base: ReferenceBase): string | undefined {
  const written = isObject(reference) ? textOf(reference.reference) : undefined;
  const target = written === undefined ? undefined : parseReference(written, base);
  return target?.kind === 'local' ? `${target.type}/${target.id}` : undefined;
}

/** Those of several references that lead to something of ours. */
export const literalsOf = (references: unknown, base: ReferenceBase): string[] =>
  objectsOf(references).flatMap((each) => literalOf(each, base) ?? []);
