import { beforeAll, describe, expect, test } from 'vitest';
import { loadEngine } from '../../../src/fhir/invariants/engine.ts';
import { shapeFindings } from '../../../src/fhir/validation/shape.ts';
import { issuesOf, runTables } from '../../support/validation-tables.ts';

beforeAll(loadEngine);

runTables('primitives');

test('HTML in markdown is as severe as the asker wants it', () => {
  const of = { resourceType: 'ValueSet', status: 'draft', description: '<b>' };
  expect(issuesOf(of)).toMatchObject([{ id: 'markdown-html', severity: 'warning' }]);
  expect(issuesOf(of, [], { htmlInMarkdown: false })).toMatchObject([{ id: 'markdown-html', severity: 'error' }]);
});

test.each([
  ['`<', 200_000],
  ['<a ', 200_000],
  ['`', 1_000_000],
  ['<a:', 200_000],
  ['\\<', 200_000],
])('markdown of nothing but %s has an answer', (piece, times) => {
  const issues = issuesOf({ resourceType: 'ValueSet', status: 'draft', description: piece.repeat(times) });
  for (const { id } of issues) expect(id).toBe('markdown-html');
});

describe('every rule of the shape has an id of its own', () => {
  test.each([
    ['property-unknown', { nmae: [] }],
    ['choice-without-type', { deceased: true }],
    ['choice-several', { deceasedBoolean: true, deceasedDateTime: '2024' }],
    ['array-wanted', { name: {} }],
    ['array-unwanted', { gender: ['male'] }],
    ['object-wanted', { maritalStatus: 'M' }],
    ['element-missing', { communication: [{ preferred: true }] }],
    ['object-empty', { maritalStatus: {} }],
    ['array-empty', { name: [] }],
    ['element-only-id', { name: [{ id: 'a' }] }],
    ['null-value', { gender: null }],
    ['null-without-partner', { name: [{ given: ['a', null] }] }],
    ['arrays-unaligned', { name: [{ given: ['a', 'b'], _given: [null] }] }],
    ['resource-type-missing', { resourceType: undefined }],
    ['resource-type-unknown', { resourceType: 'Patiend' }],
    ['resource-wanted', { contained: ['x'] }],
    ['contained-nested', { contained: [{ resourceType: 'Patient', id: 'a', contained: [] }] }],
    ['extension-content', { extension: [{ url: 'http://example.org/x' }] }],
    ['code-unknown', { gender: 'M' }],
    ['value-json-type', { active: 'true' }],
    ['value-empty', { name: [{ text: '' }] }],
    ['value-control', { name: [{ text: '\u0007' }] }],
    ['value-calendar', { birthDate: '2023-02-31' }],
    ['value-format', { birthDate: '2023-2-1' }],
    ['value-range', { multipleBirthInteger: 2147483648 }],
    ['value-too-long', { name: [{ text: 'x'.repeat(1048577) }] }],
  ])('%s', (id, of) => {
    expect(shapeFindings({ resourceType: 'Patient', ...of }).map((each) => each.id)).toContain(id);
  });
});
