// The entries of a Bundle by what they are referred to as. Made once for a Bundle: each reference then costs one look.
import { isObject } from '../../resource.ts';
import { perRun } from './per-run.ts';

export interface BundleIndex {
  /** The place in `entry` of each entry with this fullUrl, also as `fullUrl/_history/version`. */
  readonly byUrl: ReadonlyMap<string, readonly number[]>;
  /** By `Type/id`, also as `Type/id/_history/version`. */
  readonly byId: ReadonlyMap<string, readonly number[]>;
}

export const bundleIndex = perRun<Readonly<Record<string, unknown>>, BundleIndex>(({ entry }) => {
  const byUrl = new Map<string, number[]>();
  const byId = new Map<string, number[]>();
  const entries = Array.isArray(entry) ? entry : [];
  entries.forEach((each: unknown, i) => {
    if (!isObject(each)) return;
    const { fullUrl, resource } = each;
    const version = isObject(resource) && isObject(resource.meta) ? resource.meta.versionId : undefined;
    const names = (whole: string) => (typeof version === 'string' ? [whole, `${whole}/_history/${version}`] : [whole]);
    if (typeof fullUrl === 'string') for (const name of names(fullUrl)) add(byUrl, name, i);
    if (isObject(resource) && typeof resource.id === 'string')
      for (const name of names(`${String(resource.resourceType)}/${resource.id}`)) add(byId, name, i);
  });
  return { byUrl, byId };
});

function add(index: Map<string, number[]>, name: string, at: number): void {
  const found = index.get(name);
  if (found === undefined) index.set(name, [at]);
  else found.push(at);
}

/** Resources of a Parameters, those in parts too, by `Type/id` and by the url an extension gives them. */
export const parametersIndex = perRun<Readonly<Record<string, unknown>>, ReadonlyMap<string, Held>>(({ parameter }) => {
  const index = new Map<string, Held>();
  const open: Held['way'][] = [[]];
  const lists: unknown[] = [parameter];
  for (let next = lists.pop(); next !== undefined; next = lists.pop()) {
    const way = open.pop()!;
    if (!Array.isArray(next)) continue;
    next.forEach((each: unknown, i) => {
      if (!isObject(each)) return;
      const here = [...way, i];
      if (isObject(each.resource)) {
        const held = { resource: each.resource, way: here };
        for (const name of namesOf(each)) if (!index.has(name)) index.set(name, held);
      }
      if (each.part !== undefined && here.length < DEEPEST) {
        lists.push(each.part);
        open.push(here);
      }
    });
  }
  return index;
});

const DEEPEST = 50;
const FULL_URL = 'http://hl7.org/fhir/StructureDefinition/parameters-fullUrl';

export interface Held {
  readonly resource: Readonly<Record<string, unknown>>;
  /** Places in `parameter`, then in `part`. */
  readonly way: readonly number[];
}

function namesOf({ resource, extension }: Record<string, unknown>): string[] {
  const names: string[] = [];
  if (isObject(resource) && typeof resource.id === 'string')
    names.push(`${String(resource.resourceType)}/${resource.id}`);
  for (const each of Array.isArray(extension) ? extension : [])
    if (isObject(each) && each.url === FULL_URL && typeof each.valueUri === 'string') names.push(each.valueUri);
  return names;
}
