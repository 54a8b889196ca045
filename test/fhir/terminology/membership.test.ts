// Asking for one code and writing the whole set out are two ways to one truth.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Scope } from '../../../src/fhir/library/scope.ts';
import { shelfOf } from '../../../src/fhir/library/shelf.ts';
import { readCodeSystem } from '../../../src/fhir/terminology/code-system.ts';
import { expand } from '../../../src/fhir/terminology/expand.ts';
import { standingIn } from '../../../src/fhir/terminology/membership.ts';
import { matching } from '../../../src/fhir/terminology/pattern.ts';
import type { Terminology } from '../../../src/fhir/terminology/terminology.ts';
import { readValueSet } from '../../../src/fhir/terminology/value-set.ts';

const SYSTEMS = ['urn:a', 'urn:b', 'urn:none'];
const CODES = ['c0', 'c1', 'c2', 'c3', 'c4', 'not-there'];

/** Each code below an earlier one, or at the top. */
const systemOf = (url: string, above: readonly number[]) => ({
  resourceType: 'CodeSystem',
  url,
  content: 'complete',
  caseSensitive: true,
  concept: above.map((parent, i) => ({
    code: `c${i}`,
    property: [
      { code: 'odd', valueBoolean: i % 2 === 1 },
      ...(parent < i ? [{ code: 'parent', valueCode: `c${parent}` }] : []),
    ],
  })),
});

const system = (url: string) =>
  fc.array(fc.nat(5), { minLength: 5, maxLength: 5 }).map((above) => systemOf(url, above));

const filter = fc.oneof(
  fc.record({
    property: fc.constant('concept'),
    op: fc.constantFrom('is-a', 'descendent-of', 'is-not-a'),
    value: fc.constantFrom(...CODES.slice(0, 5)),
  }),
  fc.record({
    property: fc.constant('odd'),
    op: fc.constantFrom('=', 'in', 'not-in'),
    value: fc.constantFrom('true', 'false'),
  }),
  fc.record({ property: fc.constant('code'), op: fc.constant('regex'), value: fc.constantFrom('c[0-2]', '.*', 'x') }),
  fc.record({
    property: fc.constant('parent'),
    op: fc.constantFrom('=', 'exists'),
    value: fc.constantFrom('c1', 'true'),
  }),
);

const SETS = 5;

const systemUrl = fc.constantFrom('urn:a', 'urn:a', 'urn:a', 'urn:b', 'urn:b');
const listed = fc.array(fc.record({ code: fc.constantFrom(...CODES) }), { minLength: 1, maxLength: 3 });

/** A set includes later ones only, so that there are no circles. */
function partOf(i: number): fc.Arbitrary<object> {
  const later = Array.from({ length: SETS - 1 - i }, (_, n) => `urn:set:${i + 1 + n}`);
  const plain = fc.oneof(
    fc.record({ system: systemUrl }),
    fc.record({ system: fc.constantFrom(...SYSTEMS), concept: listed }),
    fc.record({ system: systemUrl, filter: fc.array(filter, { minLength: 1, maxLength: 2 }) }),
  );
  if (later.length === 0) return plain;
  const valueSet = fc.array(fc.constantFrom(...later), { minLength: 1, maxLength: 2 });
  return fc.oneof(plain, fc.record({ valueSet }), fc.record({ system: systemUrl, valueSet }));
}

const setAt = (i: number) =>
  fc
    .record({
      include: fc.array(partOf(i), { minLength: 1, maxLength: 3 }),
      exclude: fc.array(partOf(i), { maxLength: 2 }),
    })
    .map((compose) => ({ resourceType: 'ValueSet', url: `urn:set:${i}`, compose }));

const world = fc.tuple(system('urn:a'), system('urn:b'), ...Array.from({ length: SETS }, (_, i) => setAt(i)));

const terminologyOf = (scope: Scope): Terminology => ({
  matching,
  valueSet: async (canonical) => {
    const found = scope.find('ValueSet', canonical);
    return found && readValueSet(found.resource);
  },
  codeSystem: async (canonical) => {
    const found = scope.find('CodeSystem', canonical);
    return found && readCodeSystem(found.resource);
  },
});

describe('membership and expansion', () => {
  test('agree wherever the set can be expanded', async () => {
    let compared = 0;
    await fc.assert(
      fc.asyncProperty(world, async (resources) => {
        const scope = shelfOf(resources);
        const codes = await expand('urn:set:0', terminologyOf(scope)).catch(() => undefined);
        if (codes === undefined) return;
        compared += 1;
        const within = new Set(codes.map((each) => `${each.system}|${each.code}`));
        const set = scope.find('ValueSet', 'urn:set:0')!;
        for (const url of SYSTEMS) {
          for (const code of CODES) {
            const expected = within.has(`${url}|${code}`) ? 'in' : 'out';
            expect(`${url}|${code} ${standingIn(set, { system: url, code })}`).toBe(`${url}|${code} ${expected}`);
          }
        }
      }),
      { numRuns: 500 },
    );
    expect(compared).toBeGreaterThan(200);
  });

  test('a code that is certainly in or out is so whatever else is not at hand', () => {
    fc.assert(
      fc.property(world, ([first, , ...sets]) => {
        const asked = { system: 'urn:a', code: 'c1' };
        const whole = standingIn(shelfOf([first, ...sets]).find('ValueSet', 'urn:set:0')!, asked);
        const without = standingIn(shelfOf(sets).find('ValueSet', 'urn:set:0')!, asked);
        if (without !== 'unknown') expect(without).toBe(whole);
      }),
    );
  });
});
