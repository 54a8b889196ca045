// node tools/validate.mjs [--jp-core FOLDER] FILE… : judges example files against the profiles they claim (and, with
// --jp-core, against the JP Core profiles that ours say they comply with). One line per finding, or --json for machines;
// exit 1 on errors. --artefacts FOLDER: made by `build.mjs --check --snapshots FOLDER` already.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { createValidator, profilesOf } from './validator.mjs';

const COMPLIES = 'http://hl7.org/fhir/StructureDefinition/structuredefinition-compliesWithProfile';
const { values: options, positionals } = parseArgs({ allowPositionals: true, options: { 'jp-core': { type: 'string' }, artefacts: { type: 'string' }, json: { type: 'boolean' } } });

const readFolder = (folder) =>
  readdirSync(folder).filter((name) => name.endsWith('.json') && !name.startsWith('.') && name !== 'package.json')
    .map((name) => JSON.parse(readFileSync(path.join(folder, name), 'utf8')));

function artefacts() {
  if (options.artefacts) return readFolder(options.artefacts);
  const out = mkdtempSync(path.join(tmpdir(), 'renkei-validate-'));
  try {
    const build = fileURLToPath(new URL('build.mjs', import.meta.url));
    spawnSync(process.execPath, [build, '--check', '--snapshots', out], { stdio: ['ignore', 'ignore', 'ignore'] });
    return readFolder(out);
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
}

const own = artefacts();
const validate = createValidator(own, options['jp-core'] ? readFolder(options['jp-core']) : []);
const complies = new Map(own.filter(({ resourceType }) => resourceType === 'StructureDefinition').map(({ url, extension }) =>
  [url, (extension ?? []).filter((each) => each.url === COMPLIES).map(({ valueCanonical }) => valueCanonical.split('|')[0])]));

const tell = options.json ? () => undefined : console.log;
const told = [];
let errors = 0;
for (const file of positionals) {
  const resource = JSON.parse(readFileSync(file, 'utf8'));
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
