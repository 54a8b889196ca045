// npm run bench -- hapi: does the server that people would take instead accept what we publish, and find nothing wrong?
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { withClient } from '../../support/databases.mjs';
import { findPostgres, startCluster } from '../../support/postgres-cluster.mjs';
import { artefacts } from './artefacts.mjs';
import { fixtures, printFixtures } from './fixtures.mjs';
import { build, missing, start, versions } from './java.mjs';
import { load, validateOn } from './load.mjs';
import { isError, print, printChecked, printPosted } from './report.mjs';

const PATIENCE_MS = 180_000;

export async function runHapi({
  'validate-only': isValidateOnly,
  'jp-core': jpCore,
  with: more,
  database,
  from,
  keep,
}) {
  const lack = missing();
  if (lack !== undefined) {
    print(`Skipped: ${lack}. / JDK（17以上）とMavenがそろっていないため、実行しませんでした。`);
    return;
  }
  const all = artefacts(from);
  if (all.length === 0)
    throw new Error('There is nothing to load: build the profiles first (profiles/tools/build.mjs).');
  await build();
  const { hapi, validator } = versions();

  let failed = false;
  if (!isValidateOnly) failed = await atServer(all, { hapi, database, keep });
  print(`HL7's validator ${validator}, as HAPI ${hapi} uses it, with no network:\n`);
  const others = [jpCoreFolder(jpCore), ...(more?.split(',') ?? [])].filter((folder) => folder !== undefined);
  const broken = fixtures();
  const { issues, twice } = await validateFiles(all, broken, others);
  printChecked('Validated', all, issues);
  if (twice > 0)
    print(`${twice} resources were also held against the JP Core profile that ours says to comply with.\n`);
  const missed = printFixtures(broken, issues);
  const isWrong = all.some(({ file }) => issues.some((issue) => issue.file === file && isError(issue)));
  if (failed || isWrong || missed > 0) process.exitCode = 1;
}

/** @returns whether it refused something or found an error. */
async function atServer(all, { hapi, database = 'h2', keep }) {
  const { name, url, stop } = await openDatabase(database);
  const began = performance.now();
  const server = start('Server', { properties: url === undefined ? {} : { database: url } });
  try {
    const base = await addressOf(server);
    print(`HAPI FHIR JPA ${hapi} on ${name}: ready in ${seconds(began)}, ${base}\n`);
    const results = await load(base, all);
    printPosted(results);
    const examples = all.filter(({ isExample }) => isExample);
    const issues = [];
    for (const example of examples) issues.push(...(await validateOn(base, example)));
    printChecked('[type]/$validate', examples, issues);
    if (keep) {
      print(`It stays at ${base} until Ctrl-C. / Ctrl-C で終わります。`);
      await new Promise((ended) => server.once('exit', ended));
    }
    return results.some(({ refused }) => refused !== undefined) || issues.some(isError);
  } finally {
    server.kill('SIGKILL');
    await stop?.();
  }
}

async function openDatabase(database) {
  if (database === 'h2') return { name: 'H2 in memory' };
  if (database !== 'postgres') {
    if (!/^postgres(ql)?:/.test(database))
      throw new Error(`--database is "${database}", but must be h2, postgres or a URL.`);
    return { name: 'PostgreSQL (given)', url: jdbc(database) };
  }
  const bin = findPostgres();
  if (bin === undefined) throw new Error('PostgreSQL 15 or later is not installed here (Debian: postgresql).');
  const cluster = await startCluster(bin);
  await withClient(`${cluster.url}/postgres`, (client) => client.query('create database hapi'));
  return { name: 'PostgreSQL (temporary cluster)', url: jdbc(`${cluster.url}/hapi`), stop: cluster.stop };
}

function jdbc(url) {
  const { hostname, port, pathname, username, password } = new URL(url);
  const given = new URLSearchParams({ user: decodeURIComponent(username), password: decodeURIComponent(password) });
  return `jdbc:postgresql://${hostname}:${port || 5432}${pathname}?${given}`;
}

function addressOf(server) {
  return new Promise((ready, failed) => {
    const late = setTimeout(() => failed(new Error('HAPI was not ready in time.')), PATIENCE_MS);
    createInterface(server.stdout).on('line', (line) => {
      const address = /^HAPI (http\S+)/.exec(line)?.[1];
      if (address === undefined) return;
      clearTimeout(late);
      ready(address);
    });
    server.once('exit', (code) => failed(new Error(`HAPI ended with ${code}.`)));
  });
}

/** JP Core is nobody's to copy into this project: a folder of the reader's own, named by option or environment. */
function jpCoreFolder(given) {
  const packages = process.env.RENKEI_FHIR_PACKAGES;
  const folder = given ?? (packages && join(packages, 'jp-core.r4-1.2.0/package'));
  if (folder && existsSync(folder)) return folder;
  if (given !== undefined) throw new Error(`--jp-core is "${given}", where there is no folder.`);
  print('JP Core is left out: neither --jp-core nor RENKEI_FHIR_PACKAGES names it.');
  return undefined;
}

async function validateFiles(all, broken, others) {
  const child = start('Validate', { args: others.flatMap((folder) => ['--with', folder]) });
  const lines = [...all.map(({ file }) => file), ...broken.map(({ file }) => `apart ${file}`)];
  child.stdin.end(lines.map((line) => `${line}\n`).join(''));
  const issues = [];
  let twice = 0;
  let hasEnded = false;
  for await (const line of createInterface(child.stdout)) {
    const said = JSON.parse(line);
    if (said.severity !== undefined) issues.push(said);
    else if (said.ended) hasEnded = true;
    else if (all.some(({ file }) => file === said.file)) twice += said.against;
  }
  if (!hasEnded) throw new Error('The validator ended too early.');
  return { issues, twice };
}

const seconds = (began) => `${((performance.now() - began) / 1000).toFixed(0)} s`;
