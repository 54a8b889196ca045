// What a body must be for an interaction.
import { isObject, type Resource } from '../fhir/resource.ts';
import type { Call } from './exchange.ts';
import { bodyMissing, idMismatch, notAResource, typeMismatch } from './request-problems.ts';

export function resourceOf(call: Call): Resource {
  if (call.body.isEmpty) throw bodyMissing({ en: 'a resource in JSON', ja: 'JSON のリソース' });
  const body = call.body.json();
  if (isObject(body) && typeof body.resourceType === 'string') return body as Resource;
  throw notAResource();
}

export function resourceOfType(call: Call, type: string): Resource {
  const resource = resourceOf(call);
  if (resource.resourceType !== type) throw typeMismatch(type, resource.resourceType);
  return resource;
}

/** For an update: the id of URL and resource agree. */
export function resourceWithId(call: Call, type: string, id: string): Resource {
  const resource = resourceOfType(call, type);
  if (resource.id !== id) throw idMismatch(type, id, typeof resource.id === 'string' ? resource.id : undefined);
  return resource;
}
