// Whatever the index is given, the search text made from it finds; and finds nothing else.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Resource } from '../../../src/fhir/resource.ts';
import { parseSearch } from '../../../src/fhir/search/ask/parse.ts';
import { indexEntries } from '../../../src/fhir/search/extract/index-entries.ts';

const BASE = 'http://127.0.0.1:8080/fhir/';
const settings = { timeZone: 'Asia/Tokyo', base: [BASE], now: () => 0, defaultCount: 20, maxCount: 100 };

/** https://hl7.org/fhir/R4/search.html#escaping */
const escaped = (text: string): string => text.replace(/[\\,$|]/g, '\\$&');

function finds(name: string, value: string, resource: Resource): boolean {
  const [filter] = parseSearch(resource.resourceType, [[name, value]], settings).filters;
  if (filter?.kind !== 'terms') throw new Error(`${name} is no term`);
  const { terms } = indexEntries(resource, settings);
  return filter.anyOf.some((term) => terms.has(term));
}

const patient = (...identifier: { system?: string; value?: string }[]): Resource => ({
  resourceType: 'Patient',
  identifier,
});

/** Texts full of what separates, and of everything else. */
const text = fc.oneof(
  fc.string({ minLength: 1, unit: fc.constantFrom('a', 'b', '|', ',', '\\', '$', '=', '?', '/', ' ') }),
  fc.string({ minLength: 1, unit: 'binary' }),
  fc.string({ minLength: 1, unit: 'grapheme' }),
);

describe('a token', () => {
  test('is found in all four forms', () => {
    fc.assert(
      fc.property(text, text, (system, value) => {
        const stored = patient({ system, value });
        for (const asked of [value].map(escaped)) expect(finds('identifier', asked, stored)).toBe(true);
        expect(finds('identifier', `${escaped(system)}|${escaped(value)}`, stored)).toBe(true);
        expect(finds('identifier', `${escaped(system)}|`, stored)).toBe(true);
        expect(finds('identifier', `|${escaped(value)}`, patient({ value }))).toBe(true);
      }),
    );
  });

  test('is not found by another: what separates system and code cannot be forged', () => {
    fc.assert(
      fc.property(text, text, text, text, (system, value, otherSystem, otherValue) => {
        fc.pre(value !== otherValue);
        const stored = patient({ system, value });
        expect(finds('identifier', escaped(otherValue), stored)).toBe(false);
        expect(finds('identifier', `${escaped(otherSystem)}|${escaped(otherValue)}`, stored)).toBe(false);
        expect(finds('identifier', `|${escaped(value)}`, stored)).toBe(false);
      }),
    );
  });

  test('is found within a list', () => {
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 10 }), (values) => {
        const list = values.map(escaped).join(',');
        for (const value of values) expect(finds('identifier', list, patient({ value }))).toBe(true);
      }),
    );
  });

  test('inside a reference is found by :identifier', () => {
    fc.assert(
      fc.property(text, text, (system, value) => {
        const stored = { resourceType: 'Flag', subject: { identifier: { system, value } } };
        expect(finds('subject:identifier', `${escaped(system)}|${escaped(value)}`, stored)).toBe(true);
        expect(finds('subject:identifier', escaped(value), stored)).toBe(true);
      }),
    );
  });
});

describe('a uri', () => {
  test('is found as it is', () => {
    fc.assert(
      fc.property(text, (url) => {
        expect(finds('url', escaped(url), { resourceType: 'ValueSet', url })).toBe(true);
      }),
    );
  });
});

describe('a reference', () => {
  const id = fc.stringMatching(/^[A-Za-z0-9.-]{1,64}$/);

  test('to a resource of this server is found in every way to write it, however it was written', () => {
    fc.assert(
      fc.property(id, id, (target, version) => {
        const written = [`Patient/${target}`, `${BASE}Patient/${target}`, `Patient/${target}/_history/${version}`];
        for (const reference of written) {
          const stored = { resourceType: 'Flag', subject: { reference } };
          for (const asked of [...written, target]) expect(finds('subject', asked, stored)).toBe(true);
          expect(finds('subject:Patient', target, stored)).toBe(true);
          expect(finds('subject:Group', target, stored)).toBe(false);
        }
      }),
    );
  });

  test('to elsewhere is found by its whole address', () => {
    fc.assert(
      fc.property(text, (tail) => {
        const reference = `urn:other:${tail}`;
        expect(finds('subject', escaped(reference), { resourceType: 'Flag', subject: { reference } })).toBe(true);
      }),
    );
  });
});
