// The directories of the regions, as they are kept by hand and as they are published.
import { readFileSync } from 'node:fs';
import { type Artefact, BASE, filesIn, ROOT } from './artefacts.ts';

export const PREFIX = { 'honjo-kodama': 'hk', annaka: 'an', amagasaki: 'am', kodaira: 'kd' } as const;
export type Region = keyof typeof PREFIX;
export const REGIONS = Object.keys(PREFIX) as Region[];
export const LISTS = ['hospitals', 'homeCareOffices', 'smallMultiOffices', 'supportCentres', 'desks'] as const;

export interface Source {
  readonly region: string;
  readonly municipalities: readonly string[];
  readonly counts: Readonly<Record<(typeof LISTS)[number], number>>;
  readonly [list: string]: unknown;
}
export interface Entry {
  readonly id: string;
  readonly no?: number;
  readonly name: string;
  readonly phones: readonly { number: string }[];
  readonly faxes: readonly { number: string }[];
}
export const json = (path: string): unknown => JSON.parse(readFileSync(new URL(path, ROOT), 'utf8'));
export const source = (region: Region) => json(`profiles/regions/${region}/directory.json`) as Source;
export const list = (region: Region, name: (typeof LISTS)[number]) => source(region)[name] as Entry[];
export const entries = (region: Region) => LISTS.flatMap((name) => list(region, name));

interface BundleEntry {
  readonly resource: Artefact;
  readonly request: { method: string; url: string };
}
export const bundles = new Map(
  filesIn('profiles/generated/directories').map(({ name, resource }) => [
    name.replace('.json', ''),
    resource.entry as BundleEntry[],
  ]),
);
export const resources = (region: string, type?: string): Artefact[] =>
  bundles
    .get(region)!
    .map(({ resource }) => resource)
    .filter((each) => type === undefined || each.resourceType === type);
export const service = (id: string): Artefact => {
  const region = REGIONS.find((key) => id.startsWith(PREFIX[key]))!;
  return resources(region, 'HealthcareService').find((each) => each.id === id)!;
};

/** The parts of a complex extension of ours, by name; the values of a name that repeats stand in a list. */
export type Parts = Readonly<Record<string, unknown>>;
const contentOf = (extension: Record<string, unknown>): unknown =>
  Object.entries(extension).find(([key]) => key.startsWith('value'))?.[1] ?? partsOf(extension);
export function partsOf(node: unknown): Parts {
  const all: Record<string, unknown> = {};
  for (const each of (node as { extension?: Record<string, unknown>[] }).extension ?? []) {
    const name = String(each.url).replace(`${BASE}StructureDefinition/`, '');
    const value = contentOf(each);
    all[name] = name in all ? [all[name], value].flat() : value;
  }
  return all;
}
export const extensions = (resource: Artefact, name: string): Parts[] =>
  ((resource.extension ?? []) as Record<string, unknown>[])
    .filter(({ url }) => url === `${BASE}StructureDefinition/${name}`)
    .map(partsOf);
