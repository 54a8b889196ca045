// A resource, or an entry with its request -> the change it asks for.
import { isResourceType } from '../../fhir/definitions/definitions.ts';
import { isId, isObject, type Resource } from '../../fhir/resource.ts';
import { parseCondition, queryOfCondition } from '../../fhir/search/ask/condition.ts';
import type { ParseSettings, SearchLimits } from '../../fhir/search/ask/settings.ts';
import type { Search } from '../../fhir/search/tree.ts';
import type { Change } from '../../store/write/change.ts';
import * as said from './problems.ts';

export type SearchSettings = ParseSettings & SearchLimits;

/** `Patient/a`, `Patient`, or nothing: whatever can be told of it. */
export function aboutOf(value: unknown): string {
  if (!isObject(value) || typeof value.resourceType !== 'string') return '';
  return typeof value.id === 'string' ? `${value.resourceType}/${value.id}` : value.resourceType;
}

/** With an id an update that may create, without one a create. What is stored already just so is left alone. */
export function changeOfResource(value: unknown): Change {
  const resource = resourceIn(value);
  const { resourceType: type, id } = resource;
  return id === undefined ? { kind: 'create', resource } : { kind: 'update', type, id, resource, unlessSame: true };
}

function resourceIn(value: unknown): Resource {
  if (!isObject(value) || typeof value.resourceType !== 'string') throw said.notAResource();
  const { resourceType: type, id } = value;
  if (!isResourceType(type)) throw said.unknownType(type);
  if (id !== undefined && !isId(id)) throw said.badId(type, String(id));
  return value as Resource;
}

type Entry = Readonly<Record<string, unknown>>;

/** https://hl7.org/fhir/R4/bundle.html#transaction */
export function changeOfRequest(entry: Entry, settings: SearchSettings): Change {
  const { request } = entry;
  if (!isObject(request) || typeof request.method !== 'string' || typeof request.url !== 'string') {
    throw said.noRequest();
  }
  const { method, url } = request;
  const [path = '', query] = splitOnce(url.replace(/^\/+/, ''), '?');
  const [type = '', id, ...more] = path.split('/').filter((part) => part !== '');
  if (!METHODS.has(method)) throw said.notLoadable(method);
  if (!isResourceType(type)) throw said.unknownType(type);
  const place = { type, ...(id === undefined ? {} : { id }) };
  const isById = id !== undefined && isId(id) && query === undefined && more.length === 0;
  const isByCondition = id === undefined && query !== undefined;
  if (method === 'POST' && id === undefined && query === undefined) {
    return createOf(agreeing(entry, place, url), request, settings);
  }
  if (method === 'POST' || !(isById || isByCondition)) throw said.badUrl(method, url);
  const target = {
    ...place,
    ...ifMatchOf(request),
    ...(isByCondition ? { condition: conditionOf(type, query, 'Bundle.entry.request.url', settings) } : {}),
  };
  if (method === 'DELETE') return { kind: 'delete', ...target };
  const mustBeNew = request.ifNoneMatch === '*';
  return { kind: 'update', resource: agreeing(entry, place, url), mustBeNew, unlessSame: !mustBeNew, ...target };
}

const METHODS: ReadonlySet<string> = new Set(['POST', 'PUT', 'DELETE']);

/** A past version: what a resource was then, or that it was deleted. https://hl7.org/fhir/R4/http.html#history */
export function changeOfVersion(entry: Entry): Change {
  const { request, resource } = entry;
  if (!isObject(request) || request.method !== 'DELETE') return changeOfResource(resource);
  // Servers write the address of the version, too, and with their base before it.
  const [, type, id] =
    /(?:^|\/)([A-Z][A-Za-z]+)\/([A-Za-z0-9\-.]{1,64})(?:\/_history\/[^/]*)?$/.exec(String(request.url)) ?? [];
  if (type === undefined || id === undefined) throw said.badUrl('DELETE', String(request.url));
  if (!isResourceType(type)) throw said.unknownType(type);
  return { kind: 'delete', type, id };
}

function createOf(resource: Resource, request: Entry, settings: SearchSettings): Change {
  const { ifNoneExist } = request;
  if (typeof ifNoneExist !== 'string') return { kind: 'create', resource };
  const at = 'Bundle.entry.request.ifNoneExist';
  const query = queryOfCondition(resource.resourceType, ifNoneExist, at);
  const condition = conditionOf(resource.resourceType, query, at, settings);
  return { kind: 'create', resource, condition };
}

/** The resource of an entry, when it is the one its request speaks of. */
function agreeing(entry: Entry, { type, id }: { type: string; id?: string }, url: string): Resource {
  if (entry.resource === undefined) throw said.noResource();
  const resource = resourceIn(entry.resource);
  if (resource.resourceType !== type || (id !== undefined && resource.id !== id)) {
    throw said.disagrees(url, aboutOf(resource));
  }
  return resource;
}

const conditionOf = (type: string, query: string, at: string, settings: SearchSettings): Search =>
  parseCondition(type, [...new URLSearchParams(query)], at, settings);

function ifMatchOf({ ifMatch }: Entry): { ifMatch?: string } {
  if (typeof ifMatch !== 'string') return {};
  return { ifMatch: ifMatch.replace(/^(?:W\/)?"(.*)"$/, '$1') };
}

function splitOnce(text: string, at: string): [string, string?] {
  const i = text.indexOf(at);
  return i < 0 ? [text] : [text.slice(0, i), text.slice(i + 1)];
}
