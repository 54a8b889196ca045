// Whom a reference names: by address (relative, or absolute under our own base), or logically, by an identifier alone.
import { objectsOf, textOf } from '../../fhir/elements/any-shape.ts';
import { isObject, type Resource } from '../../fhir/resource.ts';
import { parseReference, type ReferenceBase } from '../../fhir/search/reference-text.ts';

/** `Type/id`; undefined where it leads to nothing of ours. */
export function literalOf(reference: unknown, base: ReferenceBase): string | undefined {
  const written = isObject(reference) ? textOf(reference.reference) : undefined;
  const target = written === undefined ? undefined : parseReference(written, base);
  return target?.kind === 'local' ? `${target.type}/${target.id}` : undefined;
}

/** Those of several references that lead to something of ours. */
export const literalsOf = (references: unknown, base: ReferenceBase): string[] =>
  objectsOf(references).flatMap((each) => literalOf(each, base) ?? []);

export const isNamedBy = (reference: unknown, resource: Resource, base: ReferenceBase): boolean =>
  literalOf(reference, base) === `${resource.resourceType}/${resource.id}` || hasIdentifierOf(reference, resource);

/** Where an address stands, it counts, and not the identifier beside it. */
export function hasIdentifierOf(reference: unknown, resource: Resource): boolean {
  if (!isObject(reference) || reference.reference !== undefined || !isObject(reference.identifier)) return false;
  const { system, value } = reference.identifier;
  if (typeof system !== 'string' || typeof value !== 'string') return false;
  return objectsOf(resource.identifier).some((each) => each.system === system && each.value === value);
}
