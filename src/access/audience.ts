// Who may see what, as the store filters it: a resource carries the Organizations it concerns, a caller those it may see for.
import { eachReference } from '../fhir/elements/references.ts';
import type { Resource } from '../fhir/resource.ts';
import { parseReference, type ReferenceBase } from '../fhir/search/reference-text.ts';

/** 'everyone' sees all: the operator, and everybody under RENKEI_AUTH=open. */
export type Audience = 'everyone' | readonly string[];

/** The Organizations a resource names, itself included: those it may be shown to. */
export function audienceOf(resource: Resource, base: ReferenceBase): string[] {
  const found = new Set<string>();
  if (resource.resourceType === 'Organization' && resource.id !== undefined) found.add(`Organization/${resource.id}`);
  eachReference(resource, ({ reference }) => {
    // With RENKEI_VALIDATION=off anything may stand there.
    const named = typeof reference === 'string' ? parseReference(reference, base) : undefined;
    if (named?.kind === 'local' && named.type === 'Organization') found.add(`Organization/${named.id}`);
  });
  return [...found];
}

export const maySee = (resource: Resource, audience: Audience, base: ReferenceBase): boolean =>
  audience === 'everyone' || audienceOf(resource, base).some((reference) => audience.includes(reference));
