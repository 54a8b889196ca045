import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { resourceTypes } from '../../../src/fhir/definitions/definitions.ts';
import { Decimal } from '../../../src/fhir/json/decimal.ts';
import { shapeFindings } from '../../../src/fhir/validation/shape.ts';
import { nearest } from '../../../src/fhir/validation/shape-messages.ts';

const table = <T>(name: string): T[] =>
  parse(readFileSync(new URL(`../../cases/shape/${name}.yaml`, import.meta.url), 'utf8')) as T[];

interface Structure {
  readonly says: string;
  readonly spec: string;
  readonly cases: readonly {
    readonly resource: unknown;
    readonly finds?: readonly string[];
    readonly tells?: string;
  }[];
}

interface Primitive {
  readonly says: string;
  readonly type: string;
  readonly good: readonly unknown[];
  readonly bad: readonly unknown[];
}

for (const { says, spec, cases } of table<Structure>('structure')) {
  describe(`${says}  ${spec}`, () => {
    for (const { resource, finds = [], tells } of cases) {
      test(JSON.stringify(resource), () => {
        const findings = shapeFindings(resource);
        expect(findings.map(({ code, at }) => `${code} ${at}`)).toEqual(finds);
        if (tells !== undefined) expect(findings[0]?.said.en).toContain(tells);
      });
    }
  });
}

describe('primitive types  https://hl7.org/fhir/R4/datatypes.html#primitive', () => {
  const findings = (type: string, value: unknown) =>
    shapeFindings({
      resourceType: 'Basic',
      code: { text: 'x' },
      extension: [{ url: 'http://e.org', [`value${type[0]!.toUpperCase()}${type.slice(1)}`]: value }],
    });
  for (const { says, type, good, bad } of table<Primitive>('primitives')) {
    test.each(good)(`${says}: accepts %j`, (value) => expect(findings(type, value)).toEqual([]));
    test.each(bad.map((each) => (Array.isArray(each) ? each : ['value', each])))(`${says}: %s %j`, (code, value) => {
      expect(findings(type, value).map((each) => [each.code, each.at])).toEqual([[code, 'Basic.extension[0].value']]);
    });
  }

  test('numbers that kept their digits are numbers', () => {
    expect(findings('decimal', new Decimal('50.10'))).toEqual([]);
    expect(findings('decimal', new Decimal('1e400'))).toEqual([]);
    expect(findings('integer', new Decimal('1.0'))).toMatchObject([{ code: 'value' }]);
    expect(findings('integer', new Decimal('99999999999999999999'))).toMatchObject([{ code: 'value' }]);
    expect(findings('string', new Decimal('1.0'))).toMatchObject([{ code: 'structure' }]);
    expect(findings('quantity', new Decimal('1.0'))).toMatchObject([{ code: 'structure' }]);
  });

  test('a string may have 1,048,576 characters and no more', () => {
    expect(findings('string', 'x'.repeat(1048576))).toEqual([]);
    expect(findings('string', 'x'.repeat(1048577))).toMatchObject([{ code: 'value' }]);
  });

  test('a large attachment is checked in time', () => {
    const data = 'QUJD'.repeat(2_000_000);
    const start = performance.now();
    expect(shapeFindings({ resourceType: 'Binary', contentType: 'a/b', data })).toEqual([]);
    expect(shapeFindings({ resourceType: 'Binary', contentType: 'a/b', data: `${data}!` })).toHaveLength(1);
    expect(performance.now() - start).toBeLessThan(2000);
  });
});

describe('a finding', () => {
  test('names the thing, a short form of the value, and links to the page', () => {
    const [finding] = shapeFindings({ resourceType: 'Patient', birthDate: 'x'.repeat(500) });
    expect(finding).toMatchObject({
      severity: 'error',
      code: 'value',
      at: 'Patient.birthDate',
      spec: 'https://hl7.org/fhir/R4/datatypes.html#date',
    });
    expect(finding?.said.en.length).toBeLessThan(200);
    expect(finding?.said.ja).toContain('birthDate');
  });

  test('there are never more than 100, or the limit', () => {
    const name = Array.from({ length: 500 }, () => ({ x: 1, y: null, use: 'z' }));
    expect(shapeFindings({ resourceType: 'Patient', name })).toHaveLength(100);
    expect(shapeFindings({ resourceType: 'Patient', name }, { limit: 3 })).toHaveLength(3);
  });
});

test('whatever JSON comes, the check answers with findings and does not throw', () => {
  const property = fc.constantFrom('name', 'contact', '_birthDate', 'extension', 'contained', 'id', 'url', '__proto__');
  const value = fc.letrec((tie) => ({
    any: fc.oneof({ maxDepth: 4 }, fc.jsonValue(), fc.array(tie('any'), { maxLength: 3 }), tie('object')),
    object: fc.dictionary(property, tie('any'), { maxKeys: 4 }),
  })).object;
  fc.assert(
    fc.property(fc.constantFrom(...resourceTypes()), value, (resourceType, content) => {
      for (const { said, at, spec } of shapeFindings({ ...(content as object), resourceType })) {
        expect(said.en && said.ja && at?.startsWith(resourceType) && spec).toBeTruthy();
      }
    }),
    { numRuns: 300 },
  );
});

describe('nearest', () => {
  test('finds a swap, a slip and a wrong case, and nothing far off', () => {
    const names = ['name', 'birthDate', 'gender'];
    expect(nearest('nmae', names)).toBe('name');
    expect(nearest('birthdate', names)).toBe('birthDate');
    expect(nearest('gendr', names)).toBe('gender');
    expect(nearest('xyzzy', names)).toBeUndefined();
  });
});
