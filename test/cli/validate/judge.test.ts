// Whatever the text: a list of issues, each with a place that is in the text.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { judge } from '../../../src/cli/validate/judge.ts';
import { published } from '../../../src/fhir/library/published.ts';

const measure = { scope: published(), profiles: [] };

const patient = {
  resourceType: 'Patient',
  id: 'a',
  meta: { profile: ['http://hl7.org/fhir/StructureDefinition/Patient'] },
  text: { status: 'generated', div: '<div xmlns="http://www.w3.org/1999/xhtml"><p>山田</p></div>' },
  contained: [{ resourceType: 'Organization', id: 'o', name: '病院' }],
  extension: [{ url: 'http://hl7.org/fhir/StructureDefinition/patient-birthPlace', valueAddress: { text: '埼玉' } }],
  name: [{ family: '山田', given: ['太郎', '次郎'], _given: [null, { id: 'x' }] }],
  birthDate: '1950-04-12',
  _birthDate: { id: 'b' },
  managingOrganization: { reference: '#o' },
};
const observation = {
  resourceType: 'Observation',
  status: 'final',
  code: { text: '体重' },
  subject: { reference: 'urn:uuid:00000000-0000-4000-8000-000000000000' },
  valueQuantity: { value: 50.5, unit: 'kg', system: 'http://unitsofmeasure.org', code: 'kg' },
};
const bundle = {
  resourceType: 'Bundle',
  type: 'collection',
  entry: [
    { fullUrl: 'urn:uuid:00000000-0000-4000-8000-000000000000', resource: patient },
    { fullUrl: 'urn:uuid:00000000-0000-4000-8000-000000000001', resource: observation },
  ],
};
const TEXT = JSON.stringify(bundle, undefined, 1);

const isSound = (text: string): void => {
  const issues = judge(text, measure);
  const lines = text.split(/\r\n|\n|\r/);
  for (const { id, line, column, said, severity } of issues) {
    expect(id).not.toBe('validator-failed');
    expect(line).toBeGreaterThanOrEqual(1);
    expect(line).toBeLessThanOrEqual(lines.length);
    expect(column).toBeLessThanOrEqual(lines[line - 1]!.length + 1);
    expect(said.en !== '' && said.ja !== '').toBe(true);
    expect(['fatal', 'error', 'warning', 'information']).toContain(severity);
  }
};

describe('judging whatever comes', () => {
  test('what is good has nothing against it', () => {
    expect(judge(TEXT, measure).filter(({ severity }) => severity === 'error' || severity === 'fatal')).toEqual([]);
  });

  test('a text with pieces cut out and put in', () => {
    const pieces = [
      '"',
      ',',
      '{',
      '}',
      '[',
      ']',
      ':',
      'null',
      '{}',
      '[]',
      '""',
      '0',
      '-1e999',
      'true',
      '//',
      '\\',
      '\u0000',
      '\ud800',
      'é',
    ];
    const change = fc.tuple(fc.nat(TEXT.length), fc.nat(12), fc.constantFrom('', ...pieces));
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 4 }), (changes) => {
        let text = TEXT;
        for (const [at, cut, put] of changes) text = text.slice(0, at) + put + text.slice(at + cut);
        isSound(text);
      }),
      { numRuns: 700 },
    );
  });

  test('values replaced by others', () => {
    const values = [
      null,
      {},
      [],
      '',
      ' ',
      0,
      -1,
      1e300,
      true,
      'x',
      ['x'],
      [null],
      { url: 'x' },
      { resourceType: 'Patient' },
      { reference: '#' },
    ];
    const holes = [...TEXT.matchAll(/: ("(?:[^"\\]|\\.)*"|[\d.]+)/g)].map(
      ({ index, 0: whole }) => [index + 2, whole.length - 2] as const,
    );
    fc.assert(
      fc.property(fc.constantFrom(...holes), fc.constantFrom(...values), ([at, length], value) => {
        isSound(TEXT.slice(0, at) + JSON.stringify(value) + TEXT.slice(at + length));
      }),
      { numRuns: 500 },
    );
  });

  test('any JSON at all', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => isSound(JSON.stringify(value))),
      { numRuns: 300 },
    );
  });
});
