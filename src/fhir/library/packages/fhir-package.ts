// A FHIR package: definitions with a name, a version and what they build on. Which definitions there are its index tells,
// and each is read when first asked for. https://confluence.hl7.org/display/FHIR/NPM+Package+Specification
import { isObject, type Resource } from '../../resource.ts';
import { Shelf, shelfOf } from '../shelf.ts';

export interface FhirPackage {
  readonly name: string;
  readonly version: string;
  /** Name to version. */
  readonly dependencies: Readonly<Record<string, string>>;
  readonly shelf: Shelf;
  readonly defines: readonly Defined[];
}

interface Defined {
  readonly resourceType: string;
  readonly url: string;
  readonly version: string | undefined;
}

/** Its files by their names, without the folder `package/`. */
export type PackageFiles = ReadonlyMap<string, () => string>;

/** `named`: when it has no manifest, as a folder of definitions that is in the making. */
export function packageFrom(files: PackageFiles, named: string): FhirPackage {
  const manifest = parsed(files.get('package.json'));
  const shelf = new Shelf();
  const defines: Defined[] = [];
  for (const { filename, ...defined } of indexed(files) ?? looked(files)) {
    const file = files.get(filename);
    if (file === undefined) continue;
    const { resourceType, url, version } = defined;
    const missing: Resource = { resourceType, url, ...(version !== undefined && { version }) };
    shelf.add(resourceType, url, version, () => (parsed(file) as Resource | undefined) ?? missing);
    defines.push(defined);
  }
  return packageOf({ name: named, ...manifest }, shelf, defines);
}

/** As the line protocol of `renkei validate --jsonl` gives it. */
export function packageOfResources(written: unknown): FhirPackage {
  const { resources, ...manifest } = isObject(written) ? written : { resources: [] };
  const all = Array.isArray(resources) ? resources : [];
  const defines = all.flatMap((each) => (isObject(each) ? entryOf('', each) : []));
  return packageOf(manifest, shelfOf(all), defines);
}

function packageOf(
  manifest: Readonly<Record<string, unknown>>,
  shelf: Shelf,
  defines: readonly Defined[],
): FhirPackage {
  const { name, version, dependencies } = manifest;
  const all = isObject(dependencies) ? Object.entries(dependencies) : [];
  return {
    name: textOf(name),
    version: textOf(version),
    dependencies: Object.fromEntries(all.map(([other, its]) => [other, textOf(its)])),
    shelf,
    defines,
  };
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

interface Entry extends Defined {
  readonly filename: string;
}

function indexed(files: PackageFiles): Entry[] | undefined {
  const index = parsed(files.get('.index.json'));
  if (!Array.isArray(index?.files)) return undefined;
  return index.files.flatMap((each) => (isObject(each) ? entryOf(textOf(each.filename), each) : []));
}

/** Without an index every file has to be looked into. */
const looked = (files: PackageFiles): Entry[] =>
  [...files].flatMap(([filename, read]) => {
    const resource = filename.startsWith('.') || !filename.endsWith('.json') ? undefined : parsed(read);
    return resource === undefined ? [] : entryOf(filename, resource);
  });

function entryOf(filename: string, { resourceType, url, version }: Readonly<Record<string, unknown>>): Entry[] {
  if (typeof resourceType !== 'string' || typeof url !== 'string') return [];
  return [{ filename, resourceType, url, version: typeof version === 'string' ? version : undefined }];
}

/** A file that cannot be read defines nothing. */
function parsed(read: (() => string) | undefined): Record<string, unknown> | undefined {
  try {
    const value: unknown = read && JSON.parse(read().replace(/^\uFEFF/, ''));
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
