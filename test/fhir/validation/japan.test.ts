// The Japanese profiles of the shelf: each is judged itself, and an instance of each by it, rich and bare. Skipped without the shelf.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { readPackage } from '../../../src/cli/validate/packages.ts';
import { nodeOf } from '../../../src/fhir/definitions/definitions.ts';
import { loadEngine } from '../../../src/fhir/invariants/engine.ts';
import { libraryOf } from '../../../src/fhir/library/packages/library.ts';
import { published } from '../../../src/fhir/library/published.ts';
import type { Scope } from '../../../src/fhir/library/scope.ts';
import { validate } from '../../../src/fhir/validation/validate.ts';
import { minimalResource } from '../../support/minimal-resource.ts';
import { randomElement } from '../../support/random-element.ts';
import { type Definition, jpClins, jpCore112, jpCore120 } from '../snapshot/support/definitions.ts';

const SHELF = new URL('../../../../shared/fhir-packages/', import.meta.url);
const scopeOf = (...names: readonly string[]): Scope =>
  libraryOf(
    names.map((name) => readPackage(fileURLToPath(new URL(name, SHELF)))),
    published(),
  );

interface Shelf {
  readonly name: string;
  readonly definitions: readonly Definition[] | undefined;
  readonly files: readonly string[];
}

const SHELVES: readonly Shelf[] = [
  { name: 'JP Core 1.2.0', definitions: jpCore120, files: ['jp-core.r4-1.2.0'] },
  { name: 'JP Core 1.1.2', definitions: jpCore112, files: ['jp-core.r4-1.1.2.tgz'] },
  { name: 'JP-CLINS 1.5.2', definitions: jpClins, files: ['jp-clins.r4-1.5.2.tgz', 'jp-core.r4-1.1.2.tgz'] },
];

/** With the values that the profile fixes, where it fixes them at one step from the root. */
function instanceOf({ type = '', url, snapshot }: Definition): object {
  const given: Record<string, unknown> = {};
  for (const { path, max, sliceName, ...element } of snapshot?.element ?? []) {
    const name = path.split('.')[1];
    if (name === undefined || path.split('.').length !== 2 || sliceName !== undefined || max === '0') continue;
    const value = Object.entries(element).find(([key]) => /^(?:fixed|pattern)[A-Z]/.test(key))?.[1];
    const def = nodeOf(type)?.elements[name];
    if (value !== undefined && def !== undefined) given[name] = def.max === 1 ? value : [value];
  }
  return minimalResource(type, { ...given, meta: { profile: [url] } });
}

beforeAll(loadEngine);

describe.each(SHELVES)('$name', ({ definitions, files }) => {
  const isHere = definitions !== undefined && existsSync(SHELF);
  const profiles = (definitions ?? []).filter(
    ({ kind, type }) => kind === 'resource' && nodeOf(type ?? '') !== undefined,
  );

  test.skipIf(!isHere)('each definition is judged, and none throws', () => {
    const scope = scopeOf(...files);
    // What was published beside the differential is as large as it is redundant.
    const faults = definitions!.flatMap(({ snapshot: _, ...each }) =>
      validate(each, { scope }).filter(({ id, severity }) => id.startsWith('definition-') && severity === 'error'),
    );
    expect(faults).toEqual([]);
    expect(definitions!.length).toBeGreaterThan(40);
  });

  test.skipIf(!isHere)('an instance of each profile is judged by it', () => {
    const scope = scopeOf(...files);
    const spoken = profiles.filter((profile) => {
      const issues = validate(instanceOf(profile), { scope });
      expect(issues.filter(({ id }) => id === 'profile-unknown' || id === 'profile-other-type')).toEqual([]);
      return issues.some(({ source }) => source?.startsWith(profile.url));
    });
    // Some ask for nothing that R4 does not.
    expect(spoken.length).toBeGreaterThan(profiles.length / 3);
    expect(profiles.length).toBeGreaterThan(20);
  });

  test.skipIf(!isHere)('whatever stands in an instance, judging it by a profile throws nothing', () => {
    const scope = scopeOf(...files);
    const interest = { names: new Set(['identifier', 'extension', 'code', 'coding', 'value']), words: [] };
    for (const [i, profile] of profiles.entries()) {
      const content = { ...(randomElement(profile.type!, i, interest) as object), resourceType: profile.type };
      expect(Array.isArray(validate(content, { scope, profiles: [profile.url] }))).toBe(true);
    }
  });
});
