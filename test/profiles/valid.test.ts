// The examples are valid, under our profiles and under JP Core's; the invalid ones are found out; what is committed is what
// the sources say. Judged by the tools of profiles/ (its own npm ci): skipped without them, required in CI.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { FhirResource } from 'fhir/r4.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { filesIn, generated, ofType, operations, ROOT } from '../support/artefacts.ts';
import { sentIn, stories } from '../support/stories.ts';

const at = (name: string): string => fileURLToPath(new URL(name, ROOT));
const hasTools = existsSync(at('profiles/node_modules')) || process.env.CI === 'true';
/** JP Core is not ours to carry: where it is found, it is used. */
const JP_CORE = join(process.env.RENKEI_FHIR_PACKAGES ?? at('../shared/fhir-packages'), 'jp-core.r4-1.2.0/package');

interface Issue {
  readonly severity: string;
  readonly constraint: string;
  readonly at: string;
  readonly says: string;
  readonly profile: string;
  readonly rule?: string;
}
interface Judged {
  readonly file: string;
  readonly profiles: readonly string[];
  readonly issues: readonly Issue[];
}
interface Expected {
  readonly constraint: string;
  readonly severity: string;
  readonly at: string;
  readonly rule?: string;
  readonly says: string;
}

let snapshots: string;
let told: string;
let shown: readonly string[];
let built: { status: number | null; told: string };
beforeAll(() => {
  if (!hasTools) return;
  snapshots = mkdtempSync(join(tmpdir(), 'renkei-snapshots-'));
  told = mkdtempSync(join(tmpdir(), 'renkei-stories-'));
  shown = [...examples, ...storyFiles(told)];
  built = run('build.mjs', '--check', '--snapshots', snapshots);
}, 300_000);
afterAll(() => {
  for (const folder of [snapshots, told]) if (folder) rmSync(folder, { recursive: true });
});

function run(tool: string, ...options: string[]): { status: number | null; told: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [at(`profiles/tools/${tool}`), ...options], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  return { status, told: status === 0 ? '' : stdout + stderr };
}

function judge(files: readonly string[], ...options: string[]): Judged[] {
  return judgeIn(process.env.TZ, files, ...options);
}

function judgeIn(zone: string | undefined, files: readonly string[], ...options: string[]): Judged[] {
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [at('profiles/tools/validate.mjs'), '--json', '--artefacts', snapshots, ...options, ...files],
    { encoding: 'utf8', maxBuffer: 1 << 28, env: { ...process.env, ...(zone && { TZ: zone }) } },
  );
  if (stdout === '') throw new Error(stderr.slice(-2000));
  return JSON.parse(stdout) as Judged[];
}

const isError = ({ severity }: Issue): boolean => severity === 'error' || severity === 'fatal';
const line = (file: string, { constraint, at: where, says }: Issue): string =>
  `${file.split('/').at(-1)} ${constraint} ${where}: ${says}`;

const examples = filesIn('examples/instances').map(({ name }) => at(`examples/instances/${name}`));
/** Each resource of each story, and of the demo, in a file of its own. */
function storyFiles(folder: string): string[] {
  const told = stories.flatMap((story) =>
    sentIn(story).map(({ step, resource }) => ({ of: `${story.name}-${step.file.replace('.json', '')}`, resource })),
  );
  const demo = filesIn('examples/demo')
    .flatMap(({ resource }) => resource.entry as { resource: FhirResource }[])
    // R4 has no profile of ours for a diagnosis that is no 特定疾病.
    .filter(({ resource }) => resource.resourceType !== 'Condition')
    .map(({ resource }) => ({ of: 'demo', resource }));
  return [...told, ...demo].map(({ of, resource }, i) => {
    const file = join(folder, `${of}-${i}-${resource.resourceType}.json`);
    writeFileSync(file, JSON.stringify(resource));
    return file;
  });
}
const fixturesIn = (folder: string): string[] =>
  filesIn(folder)
    .filter(({ name }) => !name.endsWith('.issue.json'))
    .map(({ name }) => at(`${folder}/${name}`));
const invalid = fixturesIn('test/fixtures/invalid');
const legal = fixturesIn('test/fixtures/legal');
const expectedOf = (file: string): Expected =>
  JSON.parse(readFileSync(file.replace(/\.json$/, '.issue.json'), 'utf8')) as Expected;

describe.skipIf(!hasTools)('what is committed', () => {
  test('is what the FSH says', () => {
    expect(built).toEqual({ status: 0, told: '' });
  });

  test.each(['directory.mjs', 'coverage.mjs'])('is what its source says: %s --check', (tool) => {
    expect(run(tool, '--check')).toEqual({ status: 0, told: '' });
  });
});

describe.skipIf(!hasTools)('examples and stories', () => {
  // A profile nobody here knows is told as information.
  const faults = (judged: readonly Judged[]): string[] =>
    judged.flatMap(({ file, issues }) =>
      issues.filter(({ severity }) => severity !== 'information').map((issue) => line(file, issue)),
    );

  test('are valid under the profiles they claim', () => {
    const judged = judge(shown);
    expect(judged.length).toBeGreaterThan(150);
    expect(judged.filter(({ profiles }) => profiles.length === 0).map(({ file }) => file)).toEqual([]);
    expect(faults(judged)).toEqual([]);
  }, 60_000);

  test.skipIf(!existsSync(JP_CORE))(
    'are valid under the JP Core profiles that ours comply with',
    () => {
      const judged = judge(shown, '--jp-core', JP_CORE);
      const checked = judged.filter(({ profiles }) => profiles.some((url) => url.includes('jpfhir.jp')));
      expect(checked.length).toBeGreaterThan(50);
      expect(faults(checked)).toEqual([]);
    },
    60_000,
  );
});

describe.skipIf(!hasTools)('invalid fixtures', () => {
  test('give the issue they are there for, and no other error', () => {
    const wrong = judge(invalid).flatMap(({ file, issues }) => {
      const expected = expectedOf(file);
      const isExpected = (issue: Issue): boolean =>
        sameKind(issue.constraint, expected.constraint) &&
        issue.severity === expected.severity &&
        (BASE_RULES.has(expected.constraint) || issue.rule === expected.rule) &&
        samePlace(issue.at, expected.at);
      return [
        ...(issues.some(isExpected) ? [] : [`${file.split('/').at(-1)}: not found: ${expected.says}`]),
        ...issues
          .filter((issue) => isError(issue) && !isExpected(issue))
          .map((issue) => `too much: ${line(file, issue)}`),
      ];
    });
    expect(wrong).toEqual([]);
  }, 60_000);

  test('there is one for every invariant of ours', () => {
    const keys = new Set(
      ofType('StructureDefinition').flatMap(({ differential }) =>
        (differential as { element: { constraint?: { key: string }[] }[] }).element.flatMap(({ constraint = [] }) =>
          constraint.map(({ key }) => key),
        ),
      ),
    );
    const shown = new Set(invalid.map((file) => expectedOf(file).constraint));
    expect(keys.size).toBeGreaterThan(20);
    expect([...keys].filter((key) => !shown.has(key))).toEqual([]);
  });
});

describe.skipIf(!hasTools)('what real life sends', () => {
  // A machine's own zone must not decide what an eight o'clock in Japan is.
  test.each(['Asia/Tokyo', 'UTC', 'America/New_York'])(
    'is not refused, and is spoken of only where it should be, on a machine in %s',
    (zone) => {
      const judged = judgeIn(zone, legal);
      const spoken = judged.flatMap(({ file, issues }) => issues.map(({ constraint }) => `${file} ${constraint}`));
      const expected = legal.flatMap((file) =>
        existsSync(file.replace(/\.json$/, '.issue.json')) ? [`${file} ${expectedOf(file).constraint}`] : [],
      );
      expect(judged.length).toBeGreaterThan(20);
      expect(spoken).toEqual(expected);
      expect(judged.flatMap(({ issues }) => issues).filter(isError)).toEqual([]);
    },
    60_000,
  );
});

/** How the base rules of FHIR are named differs from tool to tool; an invariant has its key. */
const BASE_RULES = new Set(['structure', 'cardinality', 'fixed', 'binding']);
const sameKind = (found: string, expected: string): boolean =>
  found === expected || (BASE_RULES.has(found) && BASE_RULES.has(expected));

/** medplum leaves indexes out where there is but one; what is missing is told where it is missed, or at its parent. */
function samePlace(found: string, expected: string): boolean {
  const [here, there] = [found, expected].map((each) => each.replace(/\[\d+\]/g, ''));
  return here === there || there!.startsWith(`${here}.`) || here!.startsWith(`${there}.`);
}

describe.skipIf(!hasTools)('the FHIR package', () => {
  test('holds every artefact with its snapshot, the examples apart, and an index that agrees', () => {
    const folder = mkdtempSync(join(tmpdir(), 'renkei-package-'));
    expect(run('package.mjs', '--snapshots', snapshots, '--out', folder)).toEqual({ status: 0, told: '' });
    const [name = ''] = readdirSync(folder);
    expect(name).toMatch(/^renkei-\d+\.\d+\.\d+\.tgz$/);
    execFileSync('tar', ['xzf', name], { cwd: folder });
    const read = (file: string): Record<string, unknown> =>
      JSON.parse(readFileSync(join(folder, 'package', file), 'utf8')) as Record<string, unknown>;
    expect(read('package.json')).toMatchObject({
      name: 'renkei',
      canonical: 'https://renkei.example/fhir',
      fhirVersions: ['4.0.1'],
      dependencies: { 'hl7.fhir.r4.core': '4.0.1' },
    });
    const indexed = (read('.index.json').files as { filename: string }[]).map(({ filename }) => filename);
    const present = filesIn('package', pathToFileURL(`${folder}/`));
    expect(present.map((file) => file.name)).toEqual(indexed);
    expect(
      present
        .map(({ resource }) => resource.url)
        .filter(Boolean)
        .sort(),
    ).toEqual(
      [...generated, ...operations]
        .map(({ url }) => url)
        .filter(Boolean)
        .sort(),
    );
    const structures = present.filter(({ resource }) => resource.resourceType === 'StructureDefinition');
    expect(structures.filter(({ resource }) => resource.snapshot === undefined)).toEqual([]);
    // What the npm package of R4's definitions adds to Meta is not R4's.
    const paths = structures.flatMap(({ resource }) =>
      (resource.snapshot as { element: { path: string }[] }).element.map(({ path }) => path),
    );
    expect(paths.filter((path) => /\.meta\.(project|author|onBehalfOf|accounts?|compartment)$/.test(path))).toEqual([]);
    expect(filesIn('package/example', pathToFileURL(`${folder}/`)).length).toBeGreaterThan(40);
    rmSync(folder, { recursive: true });
  }, 60_000);
});
