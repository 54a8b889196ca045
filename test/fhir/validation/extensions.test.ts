import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { loadEngine } from '../../../src/fhir/invariants/engine.ts';
import { issuesOf, runTables } from '../../support/validation-tables.ts';

beforeAll(loadEngine);

runTables('extensions');

test('the condition of a context that cannot be asked is told, and no error', () => {
  const definition = {
    resourceType: 'StructureDefinition',
    url: 'urn:ext:strange',
    type: 'Extension',
    kind: 'complex-type',
    derivation: 'constraint',
    baseDefinition: 'http://hl7.org/fhir/StructureDefinition/Extension',
    context: [{ type: 'element', expression: 'Patient' }],
    contextInvariant: ['%nobody.knows()'],
    differential: { element: [] },
  };
  const issues = issuesOf({ extension: [{ url: 'urn:ext:strange', valueString: 'a' }] }, [definition]);
  expect(issues).toMatchObject([{ id: 'extension-context-not-evaluated', severity: 'warning', at: 'Patient' }]);
});

test('an unknown extension is as severe as the asker wants it', () => {
  const of = { extension: [{ url: 'http://nobody.test/x', valueString: 'a' }] };
  expect(issuesOf(of)).toMatchObject([{ severity: 'error' }]);
  expect(issuesOf(of, [], { unknownExtensions: 'warning' })).toMatchObject([{ severity: 'warning' }]);
});

test.each([100_000, 3_000])('extensions %i deep are told to be too deep, and not followed', (levels) => {
  let extension: object = { url: 'http://example.org/x', valueString: 'a' };
  for (let i = 0; i < levels; i += 1) extension = { url: 'http://example.org/x', extension: [extension] };
  expect(issuesOf({ extension: [extension] }).map(({ id }) => id)).toEqual(['nested-too-deep']);
});

test('whatever an extension is made of, there is an answer', () => {
  const url = fc.oneof(
    fc.constantFrom(
      'http://hl7.org/fhir/StructureDefinition/patient-nationality',
      'http://hl7.org/fhir/StructureDefinition/questionnaire-unit|4.0.1',
      ...['http://example.org/x', 'code', '|', '', 'http://|', 'urn:uuid:', '#', 'a b'],
    ),
    fc.jsonValue(),
  );
  const { extension } = fc.letrec((tie) => ({
    extension: fc.dictionary(
      fc.constantFrom('url', '_url', 'extension', 'value', 'valueCode', '_valueCode', 'valueAttachment', 'id'),
      fc.oneof({ maxDepth: 5 }, url, fc.array(tie('extension'), { maxLength: 3 }), tie('extension')),
      { maxKeys: 4 },
    ),
  }));
  fc.assert(
    fc.property(fc.array(extension, { maxLength: 3 }), fc.boolean(), (extensions, examples) => {
      const of = { modifierExtension: extensions, birthDate: '1950', _birthDate: { extension: extensions } };
      for (const { said, at } of issuesOf(of, [], { examples })) expect(said.en && said.ja && at).toBeTruthy();
    }),
    { numRuns: 500 },
  );
});
