// Codes: what a value set holds, codes by themselves, bindings, and limits that need units.
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { loadEngine } from '../../../src/fhir/invariants/engine.ts';
import { published } from '../../../src/fhir/library/published.ts';
import { firstOf, type Scope } from '../../../src/fhir/library/scope.ts';
import { shelfOf } from '../../../src/fhir/library/shelf.ts';
import { standingIn } from '../../../src/fhir/terminology/membership.ts';
import type { Options } from '../../../src/fhir/validation/options.ts';
import { validate } from '../../../src/fhir/validation/validate.ts';

interface Case {
  readonly of: Readonly<Record<string, unknown>>;
  readonly finds?: readonly string[];
}

interface Table {
  readonly says: string;
  readonly spec: string;
  readonly elements?: readonly unknown[];
  readonly cases: readonly Case[];
}

interface SetRow {
  readonly set: string;
  readonly in?: readonly string[];
  readonly out?: readonly string[];
  readonly unknown?: readonly string[];
}

const { definitions, tables } = parse(
  readFileSync(new URL('../../cases/validation/codes.yaml', import.meta.url), 'utf8'),
) as {
  definitions: readonly unknown[];
  tables: { sets: SetRow[]; codings: Table[]; bindings: Table[]; limits: Table[] };
};

const PROFILE = 'http://example.org/StructureDefinition/it';

function scopeOf(...more: readonly unknown[]): Scope {
  const shelf = shelfOf([...definitions, ...more]);
  shelf.scope = firstOf(shelf, published());
  return shelf.scope;
}

const profileOf = (elements: readonly unknown[]) => ({
  resourceType: 'StructureDefinition',
  url: PROFILE,
  name: 'It',
  status: 'active',
  kind: 'resource',
  abstract: false,
  type: 'Observation',
  baseDefinition: 'http://hl7.org/fhir/StructureDefinition/Observation',
  derivation: 'constraint',
  differential: { element: elements },
});

/** What is said beside of narratives, texts and dates. */
const OF_OTHERS = /^(?:invariant|string|date)-/;

function findings(of: object, elements: readonly unknown[], options?: Partial<Options>): string[] {
  const observation = { resourceType: 'Observation', status: 'final', code: { text: 'x' }, ...of };
  return validate(observation, { scope: scopeOf(profileOf(elements)), profiles: [PROFILE], options })
    .filter(({ id }) => !OF_OTHERS.test(id))
    .map(({ id, at }) => `${id} ${at}`);
}

beforeAll(loadEngine);

const askedOf = (text: string) => {
  const hash = text.indexOf('#');
  return hash < 0 ? { system: 'urn:tree', code: text } : { system: text.slice(0, hash), code: text.slice(hash + 1) };
};

describe('value sets  https://hl7.org/fhir/R4/valueset.html#compose', () => {
  for (const { set, ...standings } of tables.sets) {
    for (const [standing, codes = []] of Object.entries(standings)) {
      for (const code of codes as readonly string[]) {
        test(`${code} is ${standing} of ${set}`, () => {
          expect(standingIn(scopeOf().find('ValueSet', set)!, askedOf(code))).toBe(standing);
        });
      }
    }
  }

  test('a plain code, of whichever system', () => {
    const standing = (code: string) => standingIn(scopeOf().find('ValueSet', 'urn:vs:listed')!, { code });
    expect([standing('left'), standing('x'), standing('right')]).toEqual(['in', 'in', 'out']);
  });

  test('sets that include each other in a million ways, and to any depth, are given up', () => {
    const level = (i: number, next: readonly string[]) => ({
      resourceType: 'ValueSet',
      url: `urn:level:${i}`,
      compose: { include: next.map((each) => ({ valueSet: [each] })) },
    });
    const levels = Array.from({ length: 2_000 }, (_, i) => level(i, [`urn:level:${i + 1}`, `urn:level:${i + 2}`]));
    const set = scopeOf(...levels).find('ValueSet', 'urn:level:0')!;
    expect(standingIn(set, { system: 'urn:tree', code: 'left' })).toBe('unknown');
  });

  test('a set that is included in many ways is known all the same', () => {
    const sets = Array.from({ length: 40 }, (_, i) => ({
      resourceType: 'ValueSet',
      url: `urn:level:${i}`,
      compose: { include: [{ valueSet: [`urn:level:${i + 1}`] }, { valueSet: [`urn:level:${i + 1}`] }] },
    }));
    const last = { resourceType: 'ValueSet', url: 'urn:level:40', compose: { include: [{ system: 'urn:tree' }] } };
    const set = scopeOf(...sets, last).find('ValueSet', 'urn:level:0')!;
    expect(standingIn(set, { system: 'urn:tree', code: 'left' })).toBe('in');
    expect(standingIn(set, { system: 'urn:tree', code: 'twig' })).toBe('out');
  });

  test.each([
    { compose: 'x' },
    { compose: { include: [null, 3] } },
    { compose: { include: [{ system: 3, concept: 'x', filter: {}, valueSet: [1] }] } },
    { expansion: { contains: [{ code: 1 }, null] } },
    { compose: { include: [{ system: 'urn:tree', filter: [{ property: 'code', op: 'regex', value: '(' }] }] } },
    {
      compose: { include: [{ system: 'urn:tree', filter: [{ property: 'concept', op: 'constructor', value: 'x' }] }] },
    },
  ])('%j is no defect of ours', (shape) => {
    const scope = scopeOf({ resourceType: 'ValueSet', url: 'urn:odd', ...shape });
    expect(standingIn(scope.find('ValueSet', 'urn:odd')!, { system: 'urn:tree', code: 'left' })).toBe('unknown');
  });
});

for (const { says, spec, cases } of tables.codings) {
  describe(`${says}  ${spec}`, () => {
    for (const { of, finds = [] } of cases) {
      test(JSON.stringify(of), () => {
        expect(findings({ bodySite: { coding: [of] } }, [])).toEqual(
          finds.map((each) => each.replace(' ', ' Observation.bodySite.coding[0]')),
        );
      });
    }
  });
}

test('a wrong display is a warning, where that is asked for', () => {
  const coding = [{ system: 'urn:tree', code: 'left', display: 'Right hand' }];
  const issues = validate(
    { resourceType: 'Basic', code: { coding } },
    { scope: scopeOf(), options: { wrongDisplays: 'warning' } },
  );
  expect(issues.find(({ id }) => id === 'coding-display')?.severity).toBe('warning');
});

test('without terminology no code is looked at', () => {
  const bodySite = { coding: [{ system: 'urn:tree', code: 'twig' }] };
  const elements = [{ path: 'Observation.bodySite', binding: { strength: 'required', valueSet: 'urn:vs:left' } }];
  expect(findings({ bodySite }, elements, { terminology: false })).toEqual([]);
});

const PLAIN = ['binding-required Observation.status'];

test('a code that R4 requires is judged once, by its shape; one that a profile requires beside it, here', () => {
  const status = (valueSet: string) => [{ path: 'Observation.status', binding: { strength: 'required', valueSet } }];
  const isOfABinding = (each: string) => each.startsWith('binding');
  expect(findings({ status: 'done' }, []).filter(isOfABinding)).toEqual([]);
  expect(
    findings({ status: 'done' }, status('http://hl7.org/fhir/ValueSet/observation-status')).filter(isOfABinding),
  ).toEqual([]);
  expect(findings({ status: 'final' }, status('urn:vs:listed'))).toEqual(PLAIN);
});

test('what several definitions bind to one set is said once', () => {
  const other = {
    ...profileOf([{ path: 'Observation.status', binding: { strength: 'required', valueSet: 'urn:vs:listed' } }]),
    url: `${PROFILE}-2`,
  };
  const scope = scopeOf(other, { ...other, url: `${PROFILE}-3` });
  const issues = validate(
    { resourceType: 'Observation', status: 'final', code: { text: 'x' } },
    { scope, profiles: [other.url, `${PROFILE}-3`] },
  );
  expect(issues.map(({ id, at }) => `${id} ${at}`).filter((each) => !OF_OTHERS.test(each))).toEqual(PLAIN);
});

test('a language is one of those there are', () => {
  expect(findings({ language: 'ja_JP' }, [])).toEqual(['binding-maximum Observation.language']);
  expect(findings({ language: 'ja-JP' }, [])).toEqual([]);
});

for (const { says, spec, elements = [], cases } of [...tables.bindings, ...tables.limits]) {
  describe(`${says}  ${spec}`, () => {
    for (const { of, finds = [] } of cases) {
      test(JSON.stringify(of), () => expect(findings(of, elements)).toEqual(finds));
    }
  });
}

describe('whatever stands there, there is a list of issues', () => {
  const odd = fc.oneof(
    fc.constantFrom(
      'urn:tree',
      'left',
      'http://unitsofmeasure.org',
      'urn:ietf:bcp:47',
      '__proto__',
      'constructor',
      '|',
      '',
      'a|b|c',
    ),
    fc.string(),
    fc.jsonValue(),
  );
  const coding = fc.record({ system: odd, version: odd, code: odd, display: odd }, { requiredKeys: [] });

  test('of codes', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(coding, odd)), coding, (all, quantity) => {
        const elements = [{ path: 'Observation.method', binding: { strength: 'required', valueSet: 'urn:vs:less' } }];
        findings({ method: { coding: all }, valueQuantity: quantity }, elements);
      }),
      { numRuns: 200 },
    );
  });

  test('of bindings', () => {
    const extension = fc.record(
      {
        url: fc.constantFrom(
          'http://hl7.org/fhir/StructureDefinition/elementdefinition-maxValueSet',
          'http://hl7.org/fhir/tools/StructureDefinition/additional-binding',
        ),
        valueCanonical: odd,
        extension: fc.oneof(odd, fc.array(fc.record({ url: fc.constantFrom('purpose', 'valueSet'), valueCode: odd }))),
      },
      { requiredKeys: ['url'] },
    );
    const binding = fc.record(
      {
        strength: fc.oneof(fc.constantFrom('required', 'extensible'), odd),
        valueSet: odd,
        extension: fc.array(extension),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(binding, (each) => {
        findings({ method: { coding: [{ system: 'urn:tree', code: 'left' }] } }, [
          { path: 'Observation.method', binding: each },
        ]);
      }),
      { numRuns: 200 },
    );
  });
});
