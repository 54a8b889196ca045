// Tables of resources and what validation finds in them, as `id path`; without `finds` it is nothing. Hints are passed over.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { published } from '../../src/fhir/library/published.ts';
import { firstOf } from '../../src/fhir/library/scope.ts';
import { shelfOf } from '../../src/fhir/library/shelf.ts';
import type { Issue } from '../../src/fhir/validation/issue.ts';
import type { Options } from '../../src/fhir/validation/options.ts';
import { validate } from '../../src/fhir/validation/validate.ts';

interface Table {
  readonly says: string;
  readonly spec: string;
  /** At hand beside what is published. */
  readonly definitions?: readonly unknown[];
  readonly cases: readonly {
    readonly says?: string;
    readonly of: Readonly<Record<string, unknown>>;
    readonly options?: Partial<Options>;
    readonly finds?: readonly string[];
  }[];
}

export function runTables(name: string): void {
  const file = new URL(`../cases/validation/${name}.yaml`, import.meta.url);
  for (const { says, spec, definitions = [], cases } of parse(readFileSync(file, 'utf8'), { merge: true }) as Table[]) {
    describe(`${says}  ${spec}`, () => {
      for (const { says: what, of, options, finds = [] } of cases) {
        test(what ?? JSON.stringify(of).slice(0, 200), () => {
          const issues = issuesOf(of, definitions, options);
          expect(issues.map(({ id, at }) => `${id} ${at}`)).toEqual(finds);
        });
      }
    });
  }
}

/** Of a Patient, where no type is said. */
export function issuesOf(
  of: Readonly<Record<string, unknown>>,
  definitions: readonly unknown[] = [],
  options: Partial<Options> = {},
): readonly Issue[] {
  const shelf = shelfOf(definitions);
  const scope = firstOf(shelf, published());
  shelf.scope = scope;
  return validate({ resourceType: 'Patient', ...of }, { scope, options }).filter(
    ({ severity }) => severity !== 'information',
  );
}
