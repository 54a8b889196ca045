// Units: what the library is asked of, and that nothing said of a unit reaches the standard output, where answers are written.
import fc from 'fast-check';
import { afterEach, expect, test, vi } from 'vitest';
import { converted, isUnit } from '../../../src/fhir/terminology/ucum.ts';

afterEach(() => vi.restoreAllMocks());

test.each(['mm[Hg]', 'mg/dL', '/min', '10*3/uL', '{tablets}', 'kat/kg', '%', '1', 'Cel'])('%s is a unit', (code) => {
  expect(isUnit(code)).toBe(true);
});

test.each(['mmHg', 'Kg', '10 mg', ' kg', 'kg ', '', '錠', '((((', '/m.', 'm'.repeat(5_000)])('"%s" is none', (code) => {
  expect(isUnit(code)).toBe(false);
});

test('units of one measure are converted, of two they are not', () => {
  expect(converted(10, 'km', 'm')).toBeCloseTo(10_000);
  expect(converted(37, 'Cel', '[degF]')).toBeCloseTo(98.6);
  expect(converted(1, 'g', 'm')).toBeUndefined();
  expect(converted(1, 'nothing', 'm')).toBeUndefined();
  expect(converted(1, 'm', 'm')).toBe(1);
});

test('whatever is asked, there is an answer, and nothing is printed', () => {
  const write = vi.spyOn(process.stdout, 'write');
  const log = vi.spyOn(console, 'log');
  const odd = fc.string({ unit: fc.constantFrom(...'m[]{}()/.*^-+10 g%Hμ"\n'), maxLength: 30 });
  fc.assert(
    fc.property(fc.oneof(odd, fc.string()), (code) => {
      expect(typeof isUnit(code)).toBe('boolean');
      converted(1, code, 'm');
    }),
    { numRuns: 2_000 },
  );
  expect(log).not.toHaveBeenCalled();
  expect(write).not.toHaveBeenCalled();
});
