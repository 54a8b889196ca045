// Profiles: what they ask beyond R4, and how their slices are told apart.
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { loadEngine } from '../../../src/fhir/invariants/engine.ts';
import { published } from '../../../src/fhir/library/published.ts';
import { firstOf } from '../../../src/fhir/library/scope.ts';
import { shelfOf } from '../../../src/fhir/library/shelf.ts';
import { validate } from '../../../src/fhir/validation/validate.ts';

interface Table {
  readonly says: string;
  readonly spec: string;
  readonly type: string;
  readonly elements: readonly unknown[];
  readonly cases: readonly { readonly says?: string; readonly of: object; readonly finds?: readonly string[] }[];
}

const TABLES = parse(
  readFileSync(new URL('../../cases/validation/profiles.yaml', import.meta.url), 'utf8'),
) as readonly Table[];

const URL_OF_IT = 'http://example.org/StructureDefinition/it';

const findings = ({ type, elements }: Table, of: object): string[] => {
  const definition = {
    resourceType: 'StructureDefinition',
    url: URL_OF_IT,
    name: 'It',
    status: 'active',
    kind: 'resource',
    abstract: false,
    type,
    baseDefinition: `http://hl7.org/fhir/StructureDefinition/${type}`,
    derivation: 'constraint',
    differential: { element: elements },
  };
  const shelf = shelfOf([definition]);
  shelf.scope = firstOf(shelf, published());
  return validate({ resourceType: type, ...of }, { scope: shelf.scope, profiles: [URL_OF_IT] })
    .filter(({ id, severity }) => severity === 'error' || id.startsWith('invariant-t-'))
    .map(({ id, at }) => `${id} ${at}`);
};

beforeAll(loadEngine);

for (const table of TABLES) {
  describe(`${table.says}  ${table.spec}`, () => {
    for (const { says, of, finds = [] } of table.cases) {
      test(says ?? JSON.stringify(of), () => expect(findings(table, of)).toEqual(finds));
    }
  });
}
