// Japan's packages, where they are at hand: https://jpfhir.jp
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { judge } from '../../../src/cli/validate/judge.ts';
import { measureOf } from '../../../src/cli/validate/measure.ts';
import { readPackage } from '../../../src/cli/validate/packages.ts';
import type { StructureDefinition } from '../../../src/fhir/library/structure.ts';

const SHELF = resolve(
  process.env.RENKEI_TEST_PACKAGES ?? join(import.meta.dirname, '../../../../shared/fhir-packages'),
);

const PACKAGES = [
  { name: 'jp-core.r4', version: '1.2.0', path: 'jp-core.r4-1.2.0', with: [] },
  { name: 'jp-core.r4', version: '1.1.2', path: 'jp-core.r4-1.1.2.tgz', with: [] },
  { name: 'jp-clins.r4', version: '1.5.2', path: 'jp-clins.r4-1.5.2.tgz', with: ['jp-core.r4-1.1.2.tgz'] },
];

describe.each(PACKAGES)('$name $version', ({ name, version, path, with: others }) => {
  const it = test.skipIf(!existsSync(join(SHELF, path)));

  it('is what it says', () => {
    const found = readPackage(join(SHELF, path));
    expect(found).toMatchObject({ name, version });
    expect(found.defines.length).toBeGreaterThan(100);
  });

  it('every profile judges a resource of its type, and every claim is followed', () => {
    const all = [path, ...others].map((each) => join(SHELF, each));
    const { scope } = measureOf({ profiles: [], packages: all });
    const profiles = readPackage(all[0]!).defines.flatMap(({ resourceType, url }) => {
      if (resourceType !== 'StructureDefinition') return [];
      const { kind, type } = scope.find(resourceType, url)!.resource as StructureDefinition;
      return kind === 'resource' ? [{ type, url }] : [];
    });
    expect(profiles.length).toBeGreaterThan(20);
    for (const { type, url } of profiles) {
      const text = JSON.stringify({ resourceType: type, meta: { profile: [url] } });
      const ids = judge(text, { scope, profiles: [] }).map(({ id }) => id);
      expect({ url, ids }).toMatchObject({
        url,
        ids: expect.not.arrayContaining(['validator-failed', 'profile-unknown', 'profile-other-type']),
      });
    }
  });
});
