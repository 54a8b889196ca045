// What a reference leads to: among the contained resources, in the Bundle or the Parameters it stands in, or outside.
// https://hl7.org/fhir/R4/bundle.html#references
import { isObject, type Resource } from '../../resource.ts';
import type { Fault } from '../issue.ts';
import * as say from '../said/references.ts';
import type { Frame } from '../walk/frame.ts';
import type { Place } from '../walk/place.ts';
import type { Run } from '../walk/run.ts';
import { bundleIndex, parametersIndex } from './bundle-index.ts';
import { isAbsolute, isSearch, restAddress, searchOf, withoutFragment } from './form.ts';
import { perRun } from './per-run.ts';

export interface Target {
  readonly place: Place;
  readonly way: 'contained' | 'bundled' | 'outside';
}

/** What is wrong on the way, and where. */
export type Tell = (fault: Fault, at: Place) => void;

const SILENT: Tell = () => {};

export function leadsTo(run: Run, place: Place, reference: string, tell: Tell = SILENT): Target | undefined {
  if (reference.startsWith('#')) return within(run, place, reference.slice(1));
  let inner: Frame | undefined;
  for (let frame: Frame | undefined = place.frame; frame !== undefined; inner = frame, frame = frame.outer) {
    if (inner === undefined) continue;
    const type = frame.resource.resourceType;
    if (type === 'Bundle')
      return inner.as === 'entry' ? inBundle(run, place, frame, inner, reference, tell) : undefined;
    const found = type === 'Parameters' ? inParameters(run, place, frame, reference) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Whether a relative reference says nothing here, as the entry has no address on a server. R5 has it so. */
export function isWithoutBase(run: Run, { frame }: Place, reference: string): boolean {
  if (run.options.relativeReferences !== 'always' || isAbsolute(reference) || reference.startsWith('#')) return false;
  const entry = enclosing(frame, ({ as }) => as === 'entry');
  if (entry?.fullUrl === undefined || restAddress(entry.fullUrl)) return false;
  return !isAsked(entry.outer?.resource.type);
}

/** A relative reference may mean what the server has. */
const isAsked = (bundleType: unknown): boolean => bundleType === 'transaction' || bundleType === 'batch';

export function outside(run: Run, reference: string): Target | undefined {
  const found = run.resolve(reference) ?? run.resolve(withoutFragment(reference));
  if (!isResource(found)) return undefined;
  const frame: Frame = { resource: found, root: found, outer: undefined, as: 'alone' };
  return { place: placeOf(found, found.resourceType, undefined, undefined, frame), way: 'outside' };
}

const isResource = (value: unknown): value is Resource => isObject(value) && typeof value.resourceType === 'string';

function enclosing(frame: Frame, is: (frame: Frame) => boolean): Frame | undefined {
  for (let at: Frame | undefined = frame; at !== undefined; at = at.outer) if (is(at)) return at;
  return undefined;
}

const placeOf = (
  value: unknown,
  name: string,
  index: number | undefined,
  parent: Place | undefined,
  frame: Frame,
  type = isResource(value) ? value.resourceType : '',
): Place => ({ value, sibling: undefined, type, name, index, parent, frame });

/** Where a resource around this place stands. */
function around(place: Place, { resource }: Frame): Place | undefined {
  for (let at: Place | undefined = place; at !== undefined; at = at.parent) if (at.value === resource) return at;
  return undefined;
}

const containedIndex = perRun<Readonly<Record<string, unknown>>, ReadonlyMap<unknown, number>>(({ contained }) => {
  const index = new Map<unknown, number>();
  const all = Array.isArray(contained) ? contained : [];
  all.forEach((each: unknown, i) => {
    if (isResource(each) && each.id !== undefined && !index.has(each.id)) index.set(each.id, i);
  });
  return index;
});

/** `#` is the container, to those it contains. */
function within(run: Run, place: Place, id: string): Target | undefined {
  const container = enclosing(place.frame, ({ as }) => as !== 'contained')!;
  const parent = around(place, container);
  if (id === '') {
    if (place.frame.as !== 'contained' || parent === undefined) return undefined;
    return { place: { ...parent, type: container.resource.resourceType, frame: container }, way: 'contained' };
  }
  const { resource: root } = container;
  const index = root.contained === undefined ? undefined : containedIndex(run, root).get(id);
  if (index === undefined) return undefined;
  const resource = (root.contained as Resource[])[index]!;
  const frame: Frame = { resource, root, outer: container, as: 'contained' };
  return { place: placeOf(resource, 'contained', index, parent, frame), way: 'contained' };
}

function inBundle(
  run: Run,
  place: Place,
  bundle: Frame,
  entry: Frame,
  reference: string,
  tell: Tell,
): Target | undefined {
  const { fullUrl } = entry;
  const type = bundle.resource.type;
  const isAnswer = type === 'transaction-response' || type === 'batch-response';
  if (fullUrl === undefined && !isAnswer) tell(say.entryWithoutUrl, entryOf(place, entry));
  const wanted = wantedUrl(reference, fullUrl, type, place, isAnswer ? SILENT : tell);
  if (wanted === undefined) return undefined;
  const index = bundleIndex(run, bundle.resource);
  const matches = index.byUrl.get(wanted.url);
  const at = matches?.[0];
  if (matches !== undefined && matches.length > 1) tell(say.severalMatches(reference, matches.length), place);
  if (at === undefined) {
    const near = isAbsolute(reference) || isAsked(type) ? undefined : index.byId.get(withoutFragment(reference));
    if (near !== undefined) tell(say.nearMatch(reference, wanted.url, near), place);
    else if (reference.startsWith('urn:')) tell(say.notInBundle(reference), place);
    return undefined;
  }
  const found = (bundle.resource.entry as Record<string, unknown>[])[at]!;
  const { resource } = found;
  if (!isResource(resource)) return undefined;
  if (wanted.type !== undefined && resource.resourceType !== wanted.type)
    tell(say.otherTypeInBundle(reference, resource.resourceType), place);
  const root = around(place, bundle);
  const holder = root && placeOf(found, 'entry', at, { ...root, frame: bundle }, bundle, 'Bundle.entry');
  const url = found.fullUrl;
  const frame: Frame = {
    resource,
    root: resource,
    outer: bundle,
    as: 'entry',
    ...(typeof url === 'string' && { fullUrl: url }),
  };
  return { place: placeOf(resource, 'resource', undefined, holder, frame), way: 'bundled' };
}

function entryOf(place: Place, { resource }: Frame): Place {
  for (let at: Place | undefined = place; at !== undefined; at = at.parent)
    if (at.value === resource && at.parent !== undefined) return at.parent;
  return place;
}

/** The fullUrl a reference means; undefined: none can be told, for a reason that is said. */
function wantedUrl(
  reference: string,
  fullUrl: string | undefined,
  bundleType: unknown,
  place: Place,
  tell: Tell,
): { readonly url: string; readonly type?: string } | undefined {
  const text = withoutFragment(reference);
  if (isAbsolute(text)) return { url: text };
  if (fullUrl === undefined) {
    tell(say.relativeWithoutUrl(reference), place);
    return undefined;
  }
  const parts = text.split('/');
  if (parts.length !== 2 && parts.length !== 4) {
    const search = isAsked(bundleType) ? searchOf(text) : undefined;
    if (search === undefined || !isSearch(search)) tell(say.relativeForm(reference), place);
    return undefined;
  }
  const [type, id] = parts as [string, string];
  if (fullUrl.startsWith('urn:')) return { url: fullUrl.slice(0, fullUrl.lastIndexOf(':') + 1) + id, type };
  const beforeId = fullUrl.lastIndexOf('/');
  const base = fullUrl.slice(0, beforeId < 1 ? 0 : fullUrl.lastIndexOf('/', beforeId - 1) + 1);
  return { url: base + text, ...(parts.length === 4 && { type }) };
}

function inParameters(run: Run, place: Place, parameters: Frame, reference: string): Target | undefined {
  const found = parametersIndex(run, parameters.resource).get(withoutFragment(reference));
  if (found === undefined || !isResource(found.resource)) return undefined;
  const root = around(place, parameters);
  let holder: Place | undefined = root && { ...root, frame: parameters };
  let list: unknown = parameters.resource.parameter;
  for (const [depth, at] of found.way.entries()) {
    const each = (list as Record<string, unknown>[])[at]!;
    holder = placeOf(each, depth === 0 ? 'parameter' : 'part', at, holder, parameters, 'Parameters.parameter');
    list = each.part;
  }
  const { resource } = found;
  const frame: Frame = { resource, root: resource, outer: parameters, as: 'parameter' };
  return { place: placeOf(resource, 'resource', undefined, holder, frame), way: 'bundled' };
}
