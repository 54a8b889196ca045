import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { published } from '../../../src/fhir/library/published.ts';
import { firstOf } from '../../../src/fhir/library/scope.ts';
import { shelfOf } from '../../../src/fhir/library/shelf.ts';
import { validate } from '../../../src/fhir/validation/validate.ts';

const SOME_TEXT = fc.constantFrom(
  '',
  '#',
  '#a',
  '##',
  '/',
  '//',
  'Patient/',
  'Patient/a',
  'Patient/a/_history/',
  'Patient?',
  'Patient?a=',
  'urn:',
  'urn:uuid:',
  'urn:uuid:a',
  'http://a.jp/Patient/a',
  'http://a.jp/Patient/a/_history/1',
  'http://a.jp/Patient/a#b',
  '__proto__',
  'constructor/a',
);
const LOOSE = fc.oneof(SOME_TEXT, fc.constant(null), fc.integer(), fc.constant([]), fc.constant({}));

const REFERENCE = fc.oneof(LOOSE, fc.record({ reference: LOOSE, type: LOOSE }, { requiredKeys: [] }));
const RESOURCE = fc.oneof(
  LOOSE,
  fc.record(
    {
      resourceType: fc.constantFrom(
        'Patient',
        'Composition',
        'MessageHeader',
        'Bundle',
        'Parameters',
        'Nothing',
        'constructor',
      ),
      id: LOOSE,
      meta: fc.oneof(LOOSE, fc.record({ versionId: LOOSE })),
      url: LOOSE,
      subject: REFERENCE,
      author: fc.oneof(LOOSE, fc.array(REFERENCE, { maxLength: 2 })),
      section: fc.oneof(LOOSE, fc.array(fc.record({ entry: fc.array(REFERENCE, { maxLength: 2 }) }), { maxLength: 2 })),
      managingOrganization: REFERENCE,
      contained: fc.oneof(
        LOOSE,
        fc.array(fc.record({ resourceType: LOOSE, id: LOOSE, partOf: REFERENCE }), { maxLength: 3 }),
      ),
      parameter: fc.oneof(LOOSE, fc.array(fc.record({ name: LOOSE, resource: LOOSE, part: LOOSE }), { maxLength: 2 })),
    },
    { requiredKeys: ['resourceType'] },
  ),
);
const BUNDLE = fc.record({
  resourceType: fc.constant('Bundle'),
  type: fc.constantFrom('document', 'message', 'transaction', 'batch', 'searchset', 'history', 'collection', 'x', 1),
  link: fc.oneof(
    LOOSE,
    fc.array(fc.record({ relation: fc.constantFrom('self', 'next', 'stylesheet', 1), url: LOOSE }), { maxLength: 3 }),
  ),
  entry: fc.oneof(
    LOOSE,
    fc.array(
      fc.oneof(
        LOOSE,
        fc.record(
          {
            fullUrl: LOOSE,
            resource: RESOURCE,
            request: fc.oneof(LOOSE, fc.record({ method: fc.constantFrom('PUT', 'POST', 'GET', 1), url: LOOSE })),
            search: fc.oneof(LOOSE, fc.record({ mode: fc.constantFrom('match', 'include', 'outcome', 1) })),
          },
          { requiredKeys: [] },
        ),
      ),
      { maxLength: 4 },
    ),
  ),
});

describe('references and Bundles, broken or hostile', () => {
  test('whatever stands there, the answer is a list of issues', () => {
    fc.assert(
      fc.property(
        BUNDLE,
        fc.constantFrom('form', 'valid'),
        fc.constantFrom('r4', 'always'),
        (bundle, references, relativeReferences) => {
          expect(validate(bundle, { scope: published(), options: { references, relativeReferences } })).toBeInstanceOf(
            Array,
          );
        },
      ),
      { numRuns: 500 },
    );
  });

  test('a document of 5,000 entries that all refer to each other ends', () => {
    const urlOf = (i: number) => `urn:uuid:0c3151bd-1cbf-4d64-b04d-${String(i).padStart(12, '0')}`;
    const entry = Array.from({ length: 5_000 }, (_, i) => ({
      fullUrl: urlOf(i),
      resource:
        i === 0
          ? {
              resourceType: 'Composition',
              status: 'final',
              type: { text: 'x' },
              date: '2026-01-01',
              title: 'x',
              author: [{ reference: urlOf(1) }],
            }
          : {
              resourceType: 'Practitioner',
              extension: [{ url: 'http://example.org/next', valueReference: { reference: urlOf(i + 1) } }],
            },
    }));
    const identified = { identifier: { system: 'http://a.jp', value: '1' }, timestamp: '2026-01-01T00:00:00Z' };
    const issues = validate({ resourceType: 'Bundle', type: 'document', ...identified, entry }, { scope: published() });
    expect(issues.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  test('references that go round in circles end, by a profile that asks for itself too', () => {
    const shelf = shelfOf([
      {
        resourceType: 'StructureDefinition',
        url: 'http://a.jp/ring',
        name: 'Ring',
        status: 'active',
        kind: 'resource',
        abstract: false,
        type: 'Organization',
        baseDefinition: 'http://hl7.org/fhir/StructureDefinition/Organization',
        derivation: 'constraint',
        differential: {
          element: [
            { id: 'Organization.name', path: 'Organization.name', min: 1 },
            {
              id: 'Organization.partOf',
              path: 'Organization.partOf',
              type: [{ code: 'Reference', targetProfile: ['http://a.jp/ring'] }],
            },
          ],
        },
      },
    ]);
    const scope = firstOf(shelf, published());
    shelf.scope = scope;
    const ring = (name: (i: number) => string | undefined) => ({
      resourceType: 'Organization',
      meta: { profile: ['http://a.jp/ring'] },
      name: 'x',
      partOf: { reference: '#o0' },
      contained: Array.from({ length: 200 }, (_, i) => ({
        resourceType: 'Organization',
        id: `o${i}`,
        name: name(i),
        active: true,
        partOf: { reference: `#o${(i + 1) % 200}` },
      })),
    });
    const errors = (resource: unknown) => validate(resource, { scope }).filter(({ severity }) => severity === 'error');
    expect(errors(ring(() => 'x'))).toEqual([]);
    expect(errors(ring((i) => (i === 0 ? undefined : 'x'))).some(({ id }) => id === 'reference-target-profile')).toBe(
      true,
    );
  });
});
