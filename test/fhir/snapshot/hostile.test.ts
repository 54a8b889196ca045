// Whatever a definition is like: a list of elements and of problems, within limits, never a throw.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { SnapshotSource, StructureDefinition } from '../../../src/fhir/snapshot/model.ts';
import { snapshotOf } from '../../../src/fhir/snapshot/snapshot.ts';
import { R4, r4 } from './support/definitions.ts';

const CORE = 'http://hl7.org/fhir/StructureDefinition';

const profile = (element: unknown, rest: object = {}): StructureDefinition =>
  ({
    url: 'urn:x',
    type: 'Observation',
    derivation: 'constraint',
    baseDefinition: `${CORE}/Observation`,
    differential: { element },
    ...rest,
  }) as StructureDefinition;

const paths = fc
  .array(
    fc.constantFrom(
      'component',
      'code',
      'coding',
      'extension',
      'value[x]',
      'valueQuantity',
      'contained',
      'x',
      '',
      '__proto__',
    ),
    {
      maxLength: 6,
    },
  )
  .map((names) => ['Observation', ...names].join('.'));
const sliceNames = fc.constantFrom('a', 'a/b', 'a/b/c', '/', 'valueQuantity', '__proto__', 'constructor', ':', '.');
const element = fc.record(
  {
    path: paths,
    id: fc.oneof(paths, fc.string()),
    sliceName: sliceNames,
    slicing: fc.constantFrom({ discriminator: [{ type: 'value', path: 'code' }], rules: 'open' }),
    min: fc.nat(3),
    max: fc.constantFrom('0', '1', '*'),
    type: fc.constantFrom(
      [],
      [{ code: 'Quantity' }],
      [{ code: 'Extension', profile: ['urn:x'] }],
      [{ code: 'nothing' }],
    ),
    contentReference: fc.constantFrom('#Observation', '#', '#Observation.component', 'urn:x#Observation.code'),
    constraint: fc.constantFrom([], [{ key: 'k' }]),
  },
  { requiredKeys: ['path'] },
);
const isWhole = ({ elements, problems }: ReturnType<typeof snapshotOf>): boolean =>
  elements.every(({ id, path }) => typeof id === 'string' && typeof path === 'string') &&
  problems.every(({ at, said }) => typeof at === 'string' && said.en !== '' && said.ja !== '');

describe('hostile definitions', () => {
  test('any differential made of likely parts', () => {
    fc.assert(
      fc.property(fc.array(element, { maxLength: 12 }), fc.boolean(), (elements, isType) => {
        const definition = profile(elements, { derivation: isType ? 'specialization' : 'constraint' });
        const source: SnapshotSource = {
          structureDefinition: (canonical) => (canonical === 'urn:x' ? definition : r4.structureDefinition(canonical)),
        };
        return isWhole(snapshotOf(definition, source));
      }),
      { numRuns: 500 },
    );
  });

  test('any JSON in the place of a part', () => {
    const json = fc.jsonValue({ maxDepth: 2 });
    const names = [
      'id',
      'sliceName',
      'slicing',
      'min',
      'max',
      'base',
      'type',
      'constraint',
      'binding',
      'extension',
      'mapping',
      'contentReference',
      'comment',
      'fixedCode',
      'alias',
    ];
    const wild = fc
      .tuple(paths, fc.dictionary(fc.constantFrom(...names), json))
      .map(([path, parts]) => ({ ...parts, path }));
    fc.assert(
      fc.property(fc.array(fc.oneof(wild, json), { maxLength: 6 }), json, (elements, other) => {
        const broken = profile(elements, { snapshot: { element: elements }, url: 'urn:y' });
        const source: SnapshotSource = {
          structureDefinition: (canonical) => (canonical === 'urn:y' ? broken : r4.structureDefinition(canonical)),
        };
        return (
          isWhole(snapshotOf(broken, source)) &&
          isWhole(snapshotOf(profile(elements, { baseDefinition: 'urn:y' }), source)) &&
          isWhole(snapshotOf(profile(other), source))
        );
      }),
      { numRuns: 500 },
    );
  });

  test('any JSON in the place of its head', () => {
    const head = fc.dictionary(
      fc.constantFrom('url', 'type', 'kind', 'derivation', 'baseDefinition', 'differential', 'snapshot'),
      fc.jsonValue({ maxDepth: 2 }),
    );
    fc.assert(
      fc.property(head, (rest) => isWhole(snapshotOf(profile([{ path: 'Observation' }], rest), r4))),
      { numRuns: 500 },
    );
  });

  test('slices of slices that would multiply end at a limit, which is said', () => {
    const nested = ['Observation', ...Array.from({ length: 6 }, () => 'extension')];
    const elements = nested
      .slice(1)
      .flatMap((_, level) =>
        Array.from({ length: 60 }, (_, i) => ({ path: nested.slice(0, level + 2).join('.'), sliceName: `s${i}` })),
      );
    const { elements: made, problems } = snapshotOf(profile(elements.reverse()), r4);
    expect(made.length).toBeLessThanOrEqual(10_001);
    expect(problems.map(({ said }) => said.en)).toEqual([expect.stringContaining('more than 10000 elements')]);
  });

  test('a questionnaire of items in items in items ends at a limit', () => {
    const elements = Array.from({ length: 31 }, (_, depth) => ({
      path: `Questionnaire${'.item'.repeat(depth + 1)}`,
      min: 1,
    }));
    const rest = { type: 'Questionnaire', baseDefinition: `${CORE}/Questionnaire` };
    expect(snapshotOf(profile(elements, rest), r4).problems).toEqual([]);
    const deeper = [...elements, { path: `Questionnaire${'.item'.repeat(5000)}` }];
    const { problems } = snapshotOf(profile(deeper, rest), r4);
    expect(problems.map(({ said }) => said.en)).toEqual([expect.stringContaining('levels deep')]);
  });

  test('a chain of a thousand bases, each without snapshot, is cut and said', () => {
    const chain: StructureDefinition = profile([], { url: 'urn:0', baseDefinition: 'urn:1' });
    const source: SnapshotSource = {
      structureDefinition: (canonical) => {
        const number = Number(canonical.slice(4));
        if (canonical === 'urn:0') return chain;
        return number < 1000 && canonical.startsWith('urn:')
          ? profile([], { url: canonical, baseDefinition: `urn:${number + 1}` })
          : r4.structureDefinition(canonical);
      },
    };
    const { elements, problems } = snapshotOf(chain, source);
    expect(problems).toHaveLength(1);
    expect(elements.length).toBeGreaterThan(30);
  });

  test('a mesh of definitions that all unfold each other is asked for once each', () => {
    const size = 10;
    const asked = new Map<string, number>();
    const mesh = new Map(
      Array.from({ length: size }, (_, i) => {
        const slices = Array.from({ length: size }, (_, j) => [
          {
            id: `Extension.extension:e${j}`,
            path: 'Extension.extension',
            sliceName: `e${j}`,
            type: [{ code: 'Extension', profile: [`urn:${j}`] }],
          },
          { id: `Extension.extension:e${j}.value[x]`, path: 'Extension.extension.value[x]', max: '0' },
        ]);
        const rest = { url: `urn:${i}`, type: 'Extension', baseDefinition: `${CORE}/Extension` };
        return [`urn:${i}`, profile(slices.flat(), rest)] as [string, StructureDefinition];
      }),
    );
    const source: SnapshotSource = {
      structureDefinition: (canonical) => {
        asked.set(canonical, (asked.get(canonical) ?? 0) + 1);
        return mesh.get(canonical) ?? r4.structureDefinition(canonical);
      },
    };
    expect(isWhole(snapshotOf(mesh.get('urn:0')!, source))).toBe(true);
    expect(Math.max(...asked.values())).toBe(1);
  });

  test('the work grows with the elements, not with their square', () => {
    const many = (count: number) =>
      profile([
        { path: 'Observation.category', slicing: { discriminator: [{ type: 'value', path: 'code' }], rules: 'open' } },
        ...Array.from({ length: count }, (_, i) => ({ path: 'Observation.category', sliceName: `s${i}`, max: '1' })),
        ...Array.from({ length: count }, (_, i) => ({ path: `Observation.nothing${i}` })),
      ]);
    const { elements, problems } = snapshotOf(many(3000), r4);
    expect(elements.filter(({ path }) => path === 'Observation.category')).toHaveLength(3001);
    expect(problems.length).toBeLessThanOrEqual(200);
  });

  test('nothing that was given is changed', () => {
    const before = JSON.stringify(R4.profiles);
    for (const each of R4.profiles) snapshotOf(each, r4);
    expect(JSON.stringify(R4.profiles)).toBe(before);
  });
});
