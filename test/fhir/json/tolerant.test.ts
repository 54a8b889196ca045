import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { Decimal } from '../../../src/fhir/json/decimal.ts';
import { readJson } from '../../../src/fhir/json/read.ts';
import { positionsOf, readText } from '../../../src/fhir/json/tolerant/read-text.ts';
import { readTolerantly } from '../../../src/fhir/json/tolerant/reader.ts';

interface Case {
  readonly says: string;
  readonly text: string;
  readonly finds: readonly string[];
  readonly reads?: unknown;
}

const cases = parse(
  readFileSync(resolve(import.meta.dirname, '../../cases/validation/text.yaml'), 'utf8'),
) as readonly Case[];

const shown = (value: unknown): unknown =>
  JSON.parse(
    JSON.stringify(value, (_name, each) =>
      typeof each === 'string' && each.startsWith('\0') ? { decimal: each.slice(1) } : each,
    ),
  );

describe('a text that is not quite JSON', () => {
  test.each(cases)('$says', ({ text, finds, reads }) => {
    const { value, issues } = readText(text);
    expect(
      issues.map(({ id, line, column, at }) => `${id} ${line}:${column}${at === undefined ? '' : ` ${at}`}`),
    ).toEqual(finds);
    if (reads === 'nothing') expect(value).toBeUndefined();
    else if (reads !== undefined) expect(shown(value)).toEqual(reads);
    expect(issues.every(({ said }) => /[ぁ-ん]/.test(said.ja) && said.en.length > 10)).toBe(true);
  });

  test('nesting deeper than any resource ends it', () => {
    const deep = `{"resourceType":"Patient","a":${'['.repeat(100_000)}`;
    expect(readText(deep).issues.map(({ id, severity }) => [id, severity])).toEqual([['json-too-deep', 'fatal']]);
  });

  test('what is no JSON at all is told within bounds', () => {
    const { issues } = readText(`{"resourceType":"Patient","a":[${'x,'.repeat(100_000)}]}`);
    expect(issues.length).toBe(1_001);
    expect(issues.at(-1)?.id).toBe('json-too-many');
  });
});

describe('the tolerant reader beside the strict one', () => {
  test('reads what is good just so', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), fc.constantFrom(undefined, 1, '\t'), (value, space) => {
        const text = JSON.stringify(value, undefined, space);
        let strict: unknown;
        try {
          strict = readJson(text);
        } catch {
          return;
        }
        expect(readTolerantly(text, 64)).toEqual({ value: strict, faults: [] });
      }),
    );
  });

  test('finds a fault in whatever the strict one refuses, never throws', () => {
    const good = '{"resourceType":"Patient","name":[{"given":["a","b\\u00e9"],"n":-1.50e2}],"ok":true,"no":null}';
    const pieces = [
      '"',
      "'",
      ',',
      ':',
      '{',
      '}',
      '[',
      ']',
      '\\',
      '0',
      '.',
      '-',
      '+',
      '/',
      '*',
      '#',
      '\n',
      'x',
      '\ud800',
      '\0',
    ];
    const change = fc.tuple(fc.nat(good.length), fc.nat(3), fc.constantFrom(...pieces, ''));
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 4 }), (changes) => {
        let text = good;
        for (const [at, cut, put] of changes) text = text.slice(0, at) + put + text.slice(at + cut);
        const { faults } = readTolerantly(text, 64);
        let isGood = true;
        try {
          readJson(text);
        } catch {
          isGood = false;
        }
        expect(faults.length === 0).toBe(isGood);
      }),
      { numRuns: 5_000 },
    );
  });

  test('keeps the digits of a decimal', () => {
    expect(readText('{"a":1.10,}').value).toEqual({ a: new Decimal('1.10') });
  });
});

describe('where things stand', () => {
  const text = `{
  "resourceType": "Observation",
  "valueQuantity": { "value": 1.10 },
  "_issued": { "extension": [{ "url": "x" }] },
  "note": [
    { "text": "a" },
    { "text": "b", }
  ],
  "contained": [{ "resourceType": "Patient", "name": [{ "given": ["a", "b"] }] }]
}`;

  test.each([
    ['Observation', 1, 1],
    ['Observation.value', 3, 3],
    ['Observation.value[x]', 3, 3],
    ['Observation.value.value', 3, 22],
    ['Observation.value.ofType(Quantity).value', 3, 22],
    ['Observation.valueQuantity', 3, 3],
    ['Observation.issued.extension[0].url', 4, 32],
    ['Observation.note', 5, 3],
    ['Observation.note[1]', 7, 5],
    ['Observation.note[1].text', 7, 7],
    ['Observation.note[1].author', 7, 5],
    ['Observation.note[7].text', 5, 3],
    ['Observation.status', 1, 1],
    ["Observation.extension('http://a.b/c').value", 1, 1],
    ['Observation.contained[0].name[0].given[1]', 9, 72],
    ['', 1, 1],
  ])('%s', (path, line, column) => {
    expect(positionsOf(text, [path]).get(path)).toEqual({ line, column });
  });
});
