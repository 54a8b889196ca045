import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Decimal } from '../../../src/fhir/json/decimal.ts';
import { readJson } from '../../../src/fhir/json/read.ts';
import { writeJson } from '../../../src/fhir/json/write.ts';

describe('writing JSON', () => {
  test('writes a Decimal with its own digits, in objects, arrays and alone', () => {
    const text = '{"value":50.10,"more":[1.0,-0,1E3,12345678901234567890],"plain":0.1}';
    expect(writeJson(readJson(text))).toBe(text);
    expect(writeJson(new Decimal('1.0'))).toBe('1.0');
  });

  test('indents by two spaces when pretty', () => {
    expect(writeJson(readJson('{"a":[1.0]}'), true)).toBe('{\n  "a": [\n    1.0\n  ]\n}');
  });

  test.each(['"\\u00001.5"', '\\u00001.5', '"', '\\'])('leaves the text %s as it is', (text) => {
    expect(readJson(writeJson({ text, number: new Decimal('1.50') }))).toEqual({ text, number: new Decimal('1.50') });
  });

  const digits = fc
    .tuple(
      fc.constantFrom('', '-'),
      fc.oneof(fc.constant('0'), fc.stringMatching(/^[1-9][0-9]{0,20}$/)),
      fc.oneof(fc.constant(''), fc.stringMatching(/^\.[0-9]{1,12}$/)),
      fc.oneof(fc.constant(''), fc.stringMatching(/^[eE][+-]?[0-9]{1,3}$/)),
    )
    .map((parts) => parts.join(''));

  test('what was read is written with every digit', () => {
    fc.assert(
      fc.property(fc.array(digits), (numbers) => {
        const text = `{"a":[${numbers.join(',')}]}`;
        expect(writeJson(readJson(text))).toBe(text);
      }),
    );
  });

  test('what was written is read as it was', () => {
    const tree = fc.letrec((tie) => ({
      node: fc.oneof(
        { depthSize: 'small' },
        fc.string({ unit: 'grapheme' }).filter((s) => !s.includes('\u0000')),
        fc.boolean(),
        fc.constant(null),
        digits.map((d) => readJson(d)),
        fc.array(tie('node'), { maxLength: 4 }),
        fc.dictionary(fc.stringMatching(/^[a-z"\\]{1,8}$/), tie('node'), { maxKeys: 4, noNullPrototype: true }),
      ),
    })).node;
    fc.assert(
      fc.property(tree, fc.boolean(), (x, pretty) => {
        expect(readJson(writeJson(x, pretty))).toEqual(x);
      }),
    );
  });
});
