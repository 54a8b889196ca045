// Who may see what, as the store filters it: a resource carries the Organizations it concerns, a caller those it may see for.
import { eachReference } from '../fhir/elements/references.ts';
import type { Resource } from '../fhir/resource.ts';

/** 'everyone' sees all: the operator, and everybody under RENKEI_AUTH=open. */
export type Audience = 'everyone' | readonly string[];

/** The Organizations a resource names, itself included: those it may be shown to. */
export function audienceOf(resource: Resource): string[] {
  const found = new Set<string>();
  if (resource.resourceType === 'Organization' && resource.id !== undefined) found.add(`Organization/${resource.id}`);
  eachReference(resource, ({ reference }) => {
    if (reference !== undefined && /^Organization\/[A-Za-z0-9\-.]{1,64}$/.test(reference)) found.add(reference);
  });
  return [...found];
}

export const maySee = (resource: Resource, audience: Audience): boolean =>
  audience === 'everyone' || audienceOf(resource).some((reference) => audience.includes(reference));
