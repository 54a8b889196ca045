// Whether a reference names a resource: by its address, or logically, by an identifier alone.
import { objectsOf } from '../../fhir/elements/any-shape.ts';
import { isObject, type Resource } from '../../fhir/resource.ts';
import { literalOf } from '../../fhir/search/literal-reference.ts';
import type { ReferenceBase } from '../../fhir/search/reference-text.ts';

export const isNamedBy = (reference: unknown, resource: Resource, base: ReferenceBase): boolean =>
  literalOf(reference, base) === `${resource.resourceType}/${resource.id}` || hasIdentifierOf(reference, resource);

/** Where an address stands, it counts, and not the identifier beside it. */
export function hasIdentifierOf(reference: unknown, resource: Resource): boolean {
  if (!isObject(reference) || reference.reference !== undefined || !isObject(reference.identifier)) return false;
  const { system, value } = reference.identifier;
  if (typeof system !== 'string' || typeof value !== 'string') return false;
  return objectsOf(resource.identifier).some((each) => each.system === system && each.value === value);
}
