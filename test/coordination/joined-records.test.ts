// Which records links make one person's: in either direction, through others, in circles.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { joinedRecords, linkedRecord } from '../../src/coordination/identity/joined-records.ts';
import type { Resource } from '../../src/fhir/resource.ts';

const BASE = ['http://hub.example/fhir/'];
const patient = (id: string, ...links: [type: string, other: string][]): Resource => ({
  resourceType: 'Patient',
  id,
  link: links.map(([type, reference]) => ({ type, other: { reference } })),
});
const joined = (of: string, ...patients: Resource[]) =>
  joinedRecords(
    patients.map((each) => linkedRecord(each, BASE)),
    `Patient/${of}`,
  );
const records = (of: string, ...patients: Resource[]): string[] => [...joined(of, ...patients).records];

describe('the records of one person', () => {
  test('are the one itself, where nothing is linked', () => {
    expect(joined('a', patient('a'), patient('b'))).toEqual({ records: ['Patient/a'], replaced: [], unseen: [] });
  });

  test.each(['seealso', 'replaces', 'replaced-by', 'refer'])(
    'are joined by %s, in whichever record it stands',
    (type) => {
      const [a, b] = [patient('a', [type, 'Patient/b']), patient('b')];
      expect(records('a', a, b)).toEqual(['Patient/a', 'Patient/b']);
      expect(records('b', a, b)).toEqual(['Patient/a', 'Patient/b']);
    },
  );

  test('are joined through others, and those others may be unseen', () => {
    const [a, c] = [patient('a', ['seealso', 'Patient/b']), patient('c', ['seealso', 'Patient/b'])];
    expect(joined('a', a, c)).toEqual({
      records: ['Patient/a', 'Patient/b', 'Patient/c'],
      replaced: [],
      unseen: ['Patient/b'],
    });
  });

  test('are found though links go round in circles or to themselves', () => {
    const circle = [
      patient('a', ['seealso', 'Patient/b'], ['seealso', 'Patient/a']),
      patient('b', ['seealso', 'Patient/c']),
      patient('c', ['seealso', 'Patient/a']),
      patient('d'),
    ];
    for (const of of ['a', 'b', 'c']) expect(records(of, ...circle)).toEqual(['Patient/a', 'Patient/b', 'Patient/c']);
    expect(records('d', ...circle)).toEqual(['Patient/d']);
  });

  test('say which of them another took the place of', () => {
    const [old, now, other] = [
      patient('old'),
      patient('now', ['replaces', 'Patient/old']),
      patient('other', ['seealso', 'Patient/now']),
    ];
    expect(joined('other', old, now, other)).toEqual({
      records: ['Patient/now', 'Patient/old', 'Patient/other'],
      replaced: ['Patient/old'],
      unseen: [],
    });
    expect(joined('old', patient('old', ['replaced-by', 'Patient/now']), patient('now')).replaced).toEqual([
      'Patient/old',
    ]);
  });

  test('that claim to replace each other are all kept: somebody has to look', () => {
    const circle = [
      patient('a', ['replaces', 'Patient/b']),
      patient('b', ['replaces', 'Patient/c']),
      patient('c', ['replaces', 'Patient/a']),
    ];
    expect(joined('a', ...circle).replaced).toEqual([]);
    expect(records('a', ...circle)).toHaveLength(3);
  });

  test.each([
    ['RelatedPerson/b'],
    ['http://elsewhere.example/fhir/Patient/b'],
    ['#b'],
    ['Patient?identifier=1'],
    ['urn:uuid:0d6a6ff1-8a4b-4f1e-9b0e-3a3cbb6b0f11'],
  ])('a link to %s names no record of ours', (reference) => {
    expect(records('a', patient('a', ['seealso', reference]))).toEqual(['Patient/a']);
  });

  test('a link may be absolute or name a version', () => {
    expect(records('a', patient('a', ['seealso', 'http://hub.example/fhir/Patient/b']))).toContain('Patient/b');
    expect(records('a', patient('a', ['seealso', 'Patient/b/_history/3']))).toContain('Patient/b');
  });

  test('whatever stands in `link` is read as far as it says something', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (link) => {
        expect(records('a', { resourceType: 'Patient', id: 'a', link })).toContain('Patient/a');
      }),
    );
  });

  test('are the same, whichever of them is asked', () => {
    const id = fc.constantFrom('a', 'b', 'c', 'd', 'e');
    const type = fc.constantFrom('seealso', 'replaces', 'replaced-by', 'refer');
    const patients = fc.uniqueArray(
      fc.tuple(
        id,
        fc.array(
          fc.tuple(
            type,
            id.map((each) => `Patient/${each}`),
          ),
          { maxLength: 3 },
        ),
      ),
      { selector: ([each]) => each, minLength: 1 },
    );
    fc.assert(
      fc.property(patients, (made) => {
        const all = made.map(([of, links]) => patient(of, ...links));
        const found = joined(made[0]![0], ...all).records;
        for (const record of found) expect(joined(record.slice('Patient/'.length), ...all).records).toEqual(found);
      }),
    );
  });
});
