import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Decimal } from '../../../src/fhir/json/decimal.ts';
import { readJson } from '../../../src/fhir/json/read.ts';
import { Problem } from '../../../src/problem.ts';

const problemOf = (text: string, limits?: { maxDepth?: number }): Problem => {
  try {
    readJson(text, limits);
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
  throw new Error(`accepted: ${text}`);
};

describe('reading JSON  https://hl7.org/fhir/R4/json.html', () => {
  test.each([
    'null',
    'true',
    ' false ',
    '0',
    '-1.5',
    '123456789012345',
    '1234567890123456',
    '0.1',
    '1e+21',
    '""',
    '"山田 太郎 𠮷"',
    '"\\"\\\\\\/\\b\\f\\n\\r\\t\\u5c71\\ud842\\udfb7 end"',
    '[]',
    '{}',
    ' [ 1 , [ ] , { } ] ',
    '{"a":{"b":[null,true,false,"x"]},"constructor":1,"toString":2,"hasOwnProperty":3,"":4}',
    '{"a\\nb":1,"山":2,"a_name_longer_than_the_names_that_are_remembered_by_the_reader":3}',
    '\r\n\t{"a":1}\n',
  ])('reads %s as JSON.parse does', (text) => {
    expect(readJson(text)).toEqual(JSON.parse(text));
  });

  test('reads any JSON as JSON.parse does', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 4, stringUnit: 'grapheme' }), (text) => {
        if (text.includes('"__proto__"') || text.includes('\\u0000') || /-0(?![.\d])/.test(text)) return;
        const read = readJson(text);
        expect(JSON.parse(JSON.stringify(read).replace(/"\\u0000([^"]*)"/g, '$1'))).toEqual(JSON.parse(text));
      }),
    );
  });

  test.each(['50.10', '1.0', '1e3', '1E3', '-0', '-0.0', '12345678901234567890', '1e400', '0.10e-7'])(
    'keeps the digits of %s',
    (text) => {
      const value = readJson(text);
      expect(value).toBeInstanceOf(Decimal);
      expect(String(value)).toBe(text);
      expect(Number(value)).toBe(Number(text));
    },
  );

  test('skips a byte order mark at the start', () => {
    expect(readJson('\uFEFF{"a":1}')).toEqual({ a: 1 });
  });

  test('does not mind a name that objects inherit', () => {
    expect(problemOf('{"constructor":1,"constructor":2}').said.en).toContain('twice');
  });

  test.each<[what: string, text: string, says: RegExp]>([
    ['an empty body', '', /body is empty/],
    ['a body of white space', ' \n\uFEFF'.slice(0, 2), /body is empty/],
    ['a byte order mark alone', '\uFEFF', /body is empty/],
    ['a name given twice', '{"a":1,"a":2}', /Line 1, column 8: the name "a" stands twice/],
    ['a name given twice, once escaped', '{"a":1,"\\u0061":2}', /twice/],
    ['the name __proto__', '{"__proto__":{"x":1}}', /"__proto__"/],
    ['the name __proto__, escaped', '{"\\u005f_proto__":{"x":1}}', /"__proto__"/],
    ['NUL, escaped', '"a\\u0000"', /Line 1, column 3: .*NUL/],
    ['NUL, raw', '"a\u0000"', /NUL/],
    ['NUL in a name', '{"a\\u0000":1}', /NUL/],
    ['a raw control character', '"a\u0001b"', /U\+0001 stands raw/],
    ['a raw line break', '"a\nb"', /U\+000A stands raw in a string. Write it as \\n/],
    ['a raw control character after an escape', '"\\ta\u0001b"', /U\+0001 stands raw/],
    ['a raw control character in a name', '{"a\tb":1}', /U\+0009 stands raw/],
    ['a lone high surrogate, raw', '"\ud842x"', /U\+D842, half/],
    ['a lone low surrogate, raw', '"\udfb7"', /U\+DFB7, half/],
    ['a lone high surrogate at the end', '"\ud842', /half/],
    ['a lone high surrogate, escaped', '"\\ud842"', /half/],
    ['a lone low surrogate, escaped', '"\\udfb7"', /half/],
    ['a high surrogate before another escape', '"\\ud842\\n"', /half/],
    ['a lone surrogate in a name', '{"\\ud842":1}', /half/],
    ['half escaped, half raw', '"\\ud842\udfb7"', /half/],
    ['text after the end', '{} x', /Line 1, column 4: "x" stands after the end/],
    ['a second document', '{}{}', /after the end/],
    ['a comma before }', '{"a":1,}', /column 8: "}" follows a comma/],
    ['a comma before ]', '[1, ]', /follows a comma/],
    ['two commas', '[1,,2]', /"," is no JSON value/],
    ['a bare name', '{a:1}', /"a" where a name should stand/],
    ['a name in single quotes', "{'a':1}", /double quotes/],
    ['a line comment', '{ // x\n}', /comment/],
    ['a block comment', '[1 /* x */]', /comment/],
    ['leading zeros', '[007]', /"007" has leading zeros/],
    ['negative leading zeros', '-01', /leading zeros/],
    ['NaN', '{"a":NaN}', /"NaN" is no JSON value/],
    ['Infinity', '-Infinity', /"-Infinity" is no JSON number/],
    ['undefined', '[undefined]', /"undefined" is no JSON value/],
    ['True', 'True', /"True" is no JSON value/],
    ['trueish', '[trueish]', /"trueish" is no JSON value/],
    ['a point without digits after', '1.', /no JSON number/],
    ['a point without digits before', '.5', /no JSON value/],
    ['an exponent without digits', '1e', /no JSON number/],
    ['a plus sign', '+1', /no JSON value/],
    ['hexadecimal', '0x10', /Line 1, column 2: "x10" stands after/],
    ['an unknown escape', '"\\x41"', /"\\\\x" starts no JSON escape/],
    ['a short unicode escape', '"\\u12"', /no JSON escape/],
    ['an open string', '{"a":"bc', /column 6: the string that starts here is never closed/],
    ['an open string after an escape', '"a\\n', /never closed/],
    ['a backslash at the very end', '"a\\', /no JSON escape/],
    ['a cut-off object', '{"a":1', /may have been cut off/],
    ['a cut-off array', '[1,', /may have been cut off/],
    ['a cut-off name', '{"a"', /cut off/],
    ['no colon', '{"a" 1}', /"1" where a colon/],
    ['no comma', '[1 2]', /"2" where "," or "]"/],
    ['the wrong bracket', '[1}', /"}" where "," or "]"/],
    ['a no-break space', '\u00a0{}', /is no JSON value/],
  ])('refuses %s', (_, text, says) => {
    const problem = problemOf(text);
    expect(problem.kind).toBe('invalid');
    expect(problem.said.en).toMatch(says);
    expect(problem.said.ja).toMatch(/ください。$/);
    expect(problem.where.spec).toBe('https://hl7.org/fhir/R4/json.html');
    expect(JSON.stringify(problem.said)).not.toMatch(/\\ud[89a-f]/i);
  });

  test('counts lines and columns from 1, whatever ends a line', () => {
    expect(problemOf('{\r\n  "a": 1,\n\r  "b": x\n}').said.en).toMatch(/^Line 4, column 8: /);
    expect(problemOf('\uFEFF x').said.en).toMatch(/^Line 1, column 2: /);
    expect(problemOf('{\n"a": x}').said.ja).toMatch(/^2行6列：/);
  });

  test.each([
    ['{"resourceType":"Patient","name":[{"given":["a",x]}]}', 'Patient.name[0].given[1]'],
    ['{"resourceType":"Patient","name":[{"given":["a","b"],"family":x}]}', 'Patient.name[0].family'],
    ['{"resourceType":"Patient","name":[{},{"text":"a\\u0000"}]}', 'Patient.name[1].text'],
    ['{"resourceType":"Patient","active":true,"active":false}', 'Patient.active'],
    ['{"resourceType":"Patient","name":[{"x":"]}\\"","family":"","family":""}]}', 'Patient.name[0].family'],
    ['{"resourceType":"Patient",', 'Patient'],
    ['{"resourceType":"Patient","a":1,}', 'Patient'],
  ])('says which element of %s is at fault', (text, at) => {
    expect(problemOf(text).where.at).toBe(at);
  });

  test('names no element when the document does not open with its resourceType', () => {
    expect(problemOf('{"id":"x","resourceType":"Patient","name":x}').where.at).toBeUndefined();
  });

  test('accepts 64 levels and refuses the 65th as too deep', () => {
    const nested = (levels: number) => '['.repeat(levels) + ']'.repeat(levels);
    expect(() => readJson(nested(64))).not.toThrow();
    expect(problemOf(nested(65)).kind).toBe('too-deep');
    expect(problemOf('{"a":'.repeat(100_000)).kind).toBe('too-deep');
    expect(problemOf('[[1]]', { maxDepth: 1 }).said.en).toContain('more than 1 levels');
  });

  test('leaves Object.prototype alone', () => {
    expect(() => readJson('{"__proto__":{"polluted":true}}')).toThrow(Problem);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  test('never throws anything but a Problem', () => {
    const fragment = fc.constantFrom(...'{}[],:"\\/\u0000\ud842\udfb7-+.eE01 \nutrfalsn_山'.split(''));
    fc.assert(
      fc.property(fc.string({ unit: fragment, maxLength: 30 }), (text) => {
        try {
          readJson(text);
        } catch (error) {
          expect(error).toBeInstanceOf(Problem);
          return;
        }
        expect(() => JSON.parse(text)).not.toThrow();
      }),
      { numRuns: 5000 },
    );
  });
});
