import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { loadEngine } from '../../../src/fhir/invariants/engine.ts';
import { issuesOf } from '../../support/validation-tables.ts';

interface Table {
  readonly says: string;
  readonly spec: string;
  readonly cases: readonly {
    readonly says: string;
    readonly of: Readonly<Record<string, unknown>>;
    readonly finds?: readonly string[];
  }[];
}

const TABLES = parse(readFileSync(new URL('../../cases/validation/implicit-profiles.yaml', import.meta.url), 'utf8'), {
  merge: true,
}) as readonly Table[];

beforeAll(loadEngine);

for (const { says, spec, cases } of TABLES) {
  describe(`${says}  ${spec}`, () => {
    for (const { says: what, of, finds = [] } of cases) {
      test(what, () => {
        const written = Object.fromEntries(Object.entries(of).filter(([, value]) => value !== null));
        const errors = issuesOf(written).filter(({ severity }) => severity === 'error');
        expect(errors.map(({ id, at }) => `${id} ${at}`)).toEqual(finds);
      });
    }
  });
}
