// Definitions: the rules that neither their own definitions nor their invariants say; and that nothing throws.
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { loadEngine } from '../../../src/fhir/invariants/engine.ts';
import type { Options } from '../../../src/fhir/validation/options.ts';
import { randomElement } from '../../support/random-element.ts';
import { issuesOf } from '../../support/validation-tables.ts';

interface Table {
  readonly says: string;
  readonly spec: string;
  readonly definitions?: readonly unknown[];
  readonly cases: readonly {
    readonly says?: string;
    readonly of: Readonly<Record<string, unknown>>;
    readonly options?: Partial<Options>;
    readonly finds?: readonly string[];
  }[];
}

const TABLES = parse(readFileSync(new URL('../../cases/validation/conformance.yaml', import.meta.url), 'utf8'), {
  merge: true,
}) as readonly Table[];

/** Rules of this part; what else a short example lacks is told by others. */
const OWN =
  /^(?:form|definition|set|system|map|search|capability|operation|plan|measure|report|publication|content|expression)-/;

beforeAll(loadEngine);

for (const { says, spec, definitions, cases } of TABLES) {
  describe(`${says}  ${spec}`, () => {
    for (const { says: what, of, options, finds = [] } of cases) {
      test(what ?? JSON.stringify(of).slice(0, 200), () => {
        const found = issuesOf(of, definitions, options).filter(({ id }) => OWN.test(id));
        expect(found.map(({ id, at }) => `${id} ${at}`)).toEqual(finds);
      });
    }
  });
}

const TYPES = [
  'ActivityDefinition',
  'CapabilityStatement',
  'CodeSystem',
  'ConceptMap',
  'Measure',
  'MeasureReport',
  'OperationDefinition',
  'PlanDefinition',
  'Questionnaire',
  'SearchParameter',
  'StructureDefinition',
  'ValueSet',
];
const INTEREST = {
  names: new Set('item action group compose include filter concept differential element type slicing'.split(' ')),
  words: ['http://hl7.org/fhir/StructureDefinition/Patient', 'Patient.name', 'Patient.name:a', 'value', '(', 'a|b'],
};

describe('definitions made by chance are judged, whatever stands in them', () => {
  test.each(TYPES)('%s', (type) => {
    for (let seed = 0; seed < 150; seed += 1) {
      const content = { ...(randomElement(type, seed, INTEREST) as object), resourceType: type };
      expect(Array.isArray(issuesOf(content))).toBe(true);
    }
  });
});

test('a code system of two hundred thousand codes is counted', () => {
  const concept = Array.from({ length: 200_000 }, (_, i) => ({ code: `c${i}` }));
  const of = {
    resourceType: 'CodeSystem',
    status: 'active',
    content: 'complete',
    count: 1,
    concept: [{ code: 'a', concept }],
  };
  expect(issuesOf(of).filter(({ id }) => id === 'system-count')).toHaveLength(1);
});

test('an item within an item, far down, is no reason to fall', () => {
  let item: object = { linkId: 'x', type: 'group' };
  for (let i = 0; i < 5_000; i += 1) item = { linkId: `${i}`, type: 'group', item: [item] };
  expect(Array.isArray(issuesOf({ resourceType: 'Questionnaire', status: 'active', item: [item] }))).toBe(true);
});
