// Java and Maven of this machine: found, asked to build the two programs of src/, and to run them.
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { endWithUs } from '../../support/children.mjs';

const HERE = fileURLToPath(new URL('.', import.meta.url));
const TARGET = join(HERE, 'target');
const OLDEST_JAVA = 17;
const MAVEN = process.platform === 'win32' ? 'mvn.cmd' : 'mvn';

/** What is missing, as a sentence; undefined when all is there. */
export function missing() {
  const said = spawnSync(java('javac'), ['-version'], { encoding: 'utf8' });
  const version = Number(/javac (\d+)/.exec(`${said.stdout}${said.stderr}`)?.[1]);
  if (!(version >= OLDEST_JAVA)) {
    return `a JDK (${OLDEST_JAVA} or later) is needed, and ${Number.isNaN(version) ? 'none was found' : `this is ${version}`}`;
  }
  return spawnSync(MAVEN, ['-version']).status === 0 ? undefined : 'Maven is needed, and mvn was not found';
}

const java = (program) => (process.env.JAVA_HOME ? join(process.env.JAVA_HOME, 'bin', program) : program);

/** Offline when Maven has everything already: then it takes two seconds. */
export async function build() {
  if ((await maven(['-o'])).code === 0) return;
  process.stdout.write('Fetching HAPI FHIR from Maven Central (about 300 MB the first time) …\n');
  const { code, said } = await maven([]);
  if (code !== 0) throw new Error(`Maven could not build ${HERE}:\n${said}`);
}

function maven(more) {
  const child = endWithUs(spawn(MAVEN, ['-B', '-q', ...more, 'compile'], { cwd: HERE }));
  let said = '';
  const listen = (chunk) => {
    said += chunk;
  };
  child.stdout.on('data', listen);
  child.stderr.on('data', listen);
  return new Promise((done, failed) => {
    child.once('error', failed);
    child.once('exit', (code) => done({ code, said }));
  });
}

/** Starts one of the programs; standard error is ours, so that what Java complains of is seen. */
export function start(program, { args = [], properties = {} } = {}) {
  // HL7's libraries keep a cache and settings in the user's home: neither theirs nor this user's is our business.
  const home = join(TARGET, 'home');
  mkdirSync(home, { recursive: true });
  const path = [join(TARGET, 'classes'), readFileSync(join(TARGET, 'classpath.txt'), 'utf8').trim()].join(delimiter);
  const set = Object.entries({ 'user.home': home, 'file.encoding': 'UTF-8', ...properties });
  return endWithUs(
    spawn(
      java('java'),
      ['-Xmx3g', ...set.map(([name, value]) => `-D${name}=${value}`), '-cp', path, `renkei.hapi.${program}`, ...args],
      { stdio: ['pipe', 'pipe', 'inherit'] },
    ),
  );
}

/** Of HAPI and of the validator inside it, as built. */
export function versions() {
  const path = readFileSync(join(TARGET, 'classpath.txt'), 'utf8');
  const of = (name) => new RegExp(`/${name.replaceAll('.', '\\.')}-(\\d[^/]*)\\.jar`).exec(path)?.[1];
  return { hapi: of('hapi-fhir-jpaserver-base'), validator: of('org.hl7.fhir.validation') };
}
