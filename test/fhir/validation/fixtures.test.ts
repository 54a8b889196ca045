// Each invalid fixture has the one fault it is there for; what real life sends is not refused. By our own validator, and by no tools.
import { existsSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { loadEngine } from '../../../src/fhir/invariants/engine.ts';
import { published } from '../../../src/fhir/library/published.ts';
import type { Issue } from '../../../src/fhir/validation/issue.ts';
import { validate } from '../../../src/fhir/validation/validate.ts';
import { type Artefact, filesIn, ROOT } from '../../support/artefacts.ts';

interface Expected {
  readonly constraint: string;
  readonly severity: string;
  readonly at: string;
}

/** How the files call the base rules, and what the validator calls them. */
const IDS: Readonly<Record<string, readonly string[]>> = {
  binding: ['binding-required', 'coding-code-unknown'],
  cardinality: ['profile-min', 'profile-max'],
  fixed: ['fixed-value', 'pattern'],
  structure: ['profile-type', 'slice-closed', 'profile-max'],
};
/** FHIR itself finds the same fault. */
const ALSO: Readonly<Record<string, readonly string[]>> = {
  'rk-notification-once': ['bundle-reference-ambiguous'],
  'rk-plan-anchor': ['plan-action-unknown'],
  'rk-plan-step-id': ['element-id-duplicate'],
};
const idsOf = (constraint: string): readonly string[] => IDS[constraint] ?? [`invariant-${constraint}`];

/** Defined in packages that are not here. */
const OF_OTHERS = /^http:\/\/hl7\.org\/fhir\/uv\/subscriptions-backport\//;

const issuesOf = (resource: Artefact): readonly Issue[] =>
  validate(resource, { scope: published() }).filter(
    ({ id, severity }) => severity !== 'information' && id !== 'extension-unknown',
  );
const isError = ({ severity }: Issue): boolean => severity === 'error' || severity === 'fatal';

const fixturesIn = (folder: string) => filesIn(folder).filter(({ name }) => !name.endsWith('.issue.json'));
const expectedOf = (folder: string, name: string): Expected | undefined => {
  const file = new URL(`${folder}/${name.replace(/\.json$/, '.issue.json')}`, ROOT);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Expected) : undefined;
};

/** What is missing is told where it is missed, or at its parent; of a Coding, at its code. */
const isAt = (found: string, expected: string): boolean => {
  const plain = (path: string): string => path.replace(/\[\d+\]/g, '').replace(/\.value[A-Z]\w*/g, '.value');
  const [here, there] = [plain(found), plain(expected)];
  return here === there || there.startsWith(`${here}.`) || here.startsWith(`${there}.`);
};

beforeAll(loadEngine);

describe('an invalid fixture gives the issue it is there for, and no other error', () => {
  const folder = 'test/fixtures/invalid';
  test.each(fixturesIn(folder))('$name', ({ name, resource }) => {
    const expected = expectedOf(folder, name)!;
    const issues = issuesOf(resource);
    const of = (ids: readonly string[]) => issues.filter(({ id, at }) => ids.includes(id) && isAt(at!, expected.at));
    const found = of(idsOf(expected.constraint));
    expect(found.map(({ severity }) => severity)).toContain(expected.severity);
    const told = [...found, ...of(ALSO[expected.constraint] ?? [])];
    const others = issues.filter((issue) => isError(issue) && !told.includes(issue));
    expect(others.map(({ id, at }) => `${id} ${at}`)).toEqual([]);
  });
});

describe('what real life sends is not refused, and spoken of only where it should be', () => {
  const folder = 'test/fixtures/legal';
  test.each(fixturesIn(folder))('$name', ({ name, resource }) => {
    const expected = expectedOf(folder, name);
    // That a set may be extended is told of each code that does.
    const spoken = issuesOf(resource).filter(
      ({ id, source }) => source?.startsWith('https://renkei.example/') && id !== 'binding-extensible',
    );
    expect(spoken.map(({ id }) => id)).toEqual(expected === undefined ? [] : idsOf(expected.constraint));
    expect(issuesOf(resource).filter(isError)).toEqual([]);
  });
});

test('the extensions of others are the only ones that are unknown', () => {
  const unknown = fixturesIn('test/fixtures/legal')
    .flatMap(({ resource }) => validate(resource, { scope: published() }))
    .filter(({ id }) => id === 'extension-unknown');
  expect(unknown.length).toBeGreaterThan(0);
  expect(unknown.filter(({ said }) => !OF_OTHERS.test(/http:\S+/.exec(said.en)?.[0] ?? ''))).toEqual([]);
});
