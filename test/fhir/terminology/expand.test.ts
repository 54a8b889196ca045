// The codes of value sets, over systems and sets that each test brings along. https://hl7.org/fhir/R4/valueset.html#expansion
import { describe, expect, test } from 'vitest';
import { bounded } from '../../../src/fhir/terminology/bounded.ts';
import { readCodeSystem } from '../../../src/fhir/terminology/code-system.ts';
import { expand } from '../../../src/fhir/terminology/expand.ts';
import { matching } from '../../../src/fhir/terminology/pattern.ts';
import { ofTheSpecification } from '../../../src/fhir/terminology/published.ts';
import { codesAround } from '../../../src/fhir/terminology/subsumes.ts';
import { canonicalOf, firstOf, type Terminology } from '../../../src/fhir/terminology/terminology.ts';
import { readValueSet } from '../../../src/fhir/terminology/value-set.ts';
import { Problem } from '../../../src/problem.ts';

const OF_R4: Terminology = {
  valueSet: (canonical) => ofTheSpecification.valueSet(canonical),
  codeSystem: (canonical) => ofTheSpecification.codeSystem(canonical),
  matching,
};

type Written = Record<string, unknown> & { url: string };

/** What was asked for is counted. */
function terminologyOf(sets: readonly Written[], systems: readonly Written[] = []): Terminology & { asked: string[] } {
  const asked: string[] = [];
  const find = (all: readonly Written[], canonical: string): Written | undefined => {
    asked.push(canonical);
    return all.find(({ url }) => url === canonicalOf(canonical).url);
  };
  return {
    asked,
    matching,
    valueSet: async (canonical) => {
      const found = find(sets, canonical);
      return found && readValueSet(found);
    },
    codeSystem: async (canonical) => {
      const found = find(systems, canonical);
      return found && readCodeSystem(found);
    },
  };
}

const set = (url: string, include: unknown[], exclude: unknown[] = []): Written => ({
  url,
  compose: { include, exclude },
});

const TREE: Written = {
  url: 'urn:tree',
  content: 'complete',
  concept: [
    { code: 'root', display: 'Root', concept: [{ code: 'left', concept: [{ code: 'leaf' }] }, { code: 'right' }] },
    { code: 'alone', display: 'Alone', property: [{ code: 'kept', valueBoolean: true }] },
  ],
};

const codes = async (terminology: Terminology, name: string): Promise<string[]> =>
  (await expand(name, terminology)).map(({ system, code }) => `${system}|${code}`);

async function problem(work: Promise<unknown>): Promise<Problem> {
  const caught = await work.then(
    () => undefined,
    (cause: unknown) => cause,
  );
  if (!(caught instanceof Problem)) throw new Error(`no problem, but ${String(caught)}`);
  return caught;
}

describe('what a part includes', () => {
  test.each([
    ['a whole system', {}, ['root', 'left', 'leaf', 'right', 'alone']],
    ['codes that are written out', { concept: [{ code: 'right' }, { code: 'not-there' }] }, ['right', 'not-there']],
    ['is-a', { filter: [{ property: 'concept', op: 'is-a', value: 'left' }] }, ['left', 'leaf']],
    [
      'descendent-of',
      { filter: [{ property: 'concept', op: 'descendent-of', value: 'root' }] },
      ['left', 'leaf', 'right'],
    ],
    ['is-not-a', { filter: [{ property: 'concept', op: 'is-not-a', value: 'root' }] }, ['alone']],
    ['= on a property', { filter: [{ property: 'kept', op: '=', value: 'true' }] }, ['alone']],
    ['= on the display', { filter: [{ property: 'display', op: '=', value: 'Root' }] }, ['root']],
    ['= on the parent', { filter: [{ property: 'parent', op: '=', value: 'root' }] }, ['left', 'right']],
    ['in', { filter: [{ property: 'code', op: 'in', value: 'leaf, right' }] }, ['leaf', 'right']],
    ['not-in', { filter: [{ property: 'code', op: 'not-in', value: 'leaf,right,alone' }] }, ['root', 'left']],
    ['exists', { filter: [{ property: 'kept', op: 'exists', value: 'false' }] }, ['root', 'left', 'leaf', 'right']],
    [
      'a regex is of the whole code',
      { filter: [{ property: 'code', op: 'regex', value: 'l.|r.*|leaf' }] },
      ['root', 'leaf', 'right'],
    ],
    [
      'all filters at once',
      {
        filter: [
          { property: 'concept', op: 'is-a', value: 'root' },
          { property: 'code', op: 'regex', value: 'r.*' },
        ],
      },
      ['root', 'right'],
    ],
  ])('%s', async (_says, part, found) => {
    const terminology = terminologyOf([set('urn:set', [{ system: 'urn:tree', ...part }])], [TREE]);
    expect(await codes(terminology, 'urn:set')).toEqual(found.map((code) => `urn:tree|${code}`));
  });

  test('several parts together, each code once, less what is excluded', async () => {
    const terminology = terminologyOf(
      [
        set(
          'urn:set',
          [
            { system: 'urn:tree' },
            { system: 'urn:tree', concept: [{ code: 'leaf' }] },
            { system: 'urn:o', concept: [{ code: 'x' }] },
          ],
          [{ system: 'urn:tree', filter: [{ property: 'concept', op: 'is-a', value: 'root' }] }],
        ),
      ],
      [TREE],
    );
    expect(await codes(terminology, 'urn:set')).toEqual(['urn:tree|alone', 'urn:o|x']);
  });

  test('a system and value sets in one part: what is in all of them', async () => {
    const terminology = terminologyOf(
      [
        set('urn:set', [{ system: 'urn:tree', valueSet: ['urn:a', 'urn:b'] }]),
        set('urn:a', [{ system: 'urn:tree', concept: [{ code: 'left' }, { code: 'right' }] }]),
        set('urn:b', [
          { system: 'urn:tree', concept: [{ code: 'left' }, { code: 'elsewhere' }] },
          { system: 'urn:o', concept: [{ code: 'right' }] },
        ]),
      ],
      [TREE],
    );
    expect(await codes(terminology, 'urn:set')).toEqual(['urn:tree|left']);
  });

  test('the display goes along', async () => {
    const terminology = terminologyOf([set('urn:set', [{ system: 'urn:tree' }])], [TREE]);
    expect((await expand('urn:set', terminology))[0]).toEqual({ system: 'urn:tree', code: 'root', display: 'Root' });
  });
});

describe('what cannot be expanded is said', () => {
  const REFUSED: readonly [string, Written, string, string][] = [
    ['a system that is not at hand', set('urn:set', [{ system: 'urn:none' }]), 'unknown-terminology', 'urn:none'],
    [
      'a version of it that is not',
      set('urn:set', [{ system: 'urn:none', version: '7' }]),
      'unknown-terminology',
      'urn:none|7',
    ],
    ['a set that is not', set('urn:set', [{ valueSet: ['urn:no-set'] }]), 'unknown-terminology', 'urn:no-set'],
    [
      'a part that excludes what is not at hand',
      set('urn:set', [{ system: 'urn:tree' }], [{ system: 'urn:none' }]),
      'unknown-terminology',
      'urn:none',
    ],
    [
      'a system of which codes are left out',
      set('urn:set', [{ system: 'urn:part' }]),
      'unknown-terminology',
      'urn:part',
    ],
    ['a set that says nothing', { url: 'urn:set' }, 'unknown-terminology', 'urn:set'],
    ['a part that says nothing', set('urn:set', [{}]), 'unknown-terminology', 'urn:set'],
    [
      'a filter by a code there is not',
      set('urn:set', [{ system: 'urn:tree', filter: [{ property: 'concept', op: 'is-a', value: 'twig' }] }]),
      'unknown-terminology',
      'twig',
    ],
    [
      'an operator that is not served',
      set('urn:set', [{ system: 'urn:tree', filter: [{ property: 'concept', op: 'generalizes', value: 'leaf' }] }]),
      'bad-search',
      'generalizes',
    ],
    [
      'an operator named like a part of every object',
      set('urn:set', [{ system: 'urn:tree', filter: [{ property: 'concept', op: 'constructor', value: 'leaf' }] }]),
      'bad-search',
      'constructor',
    ],
    [
      'a pattern that is none',
      set('urn:set', [{ system: 'urn:tree', filter: [{ property: 'code', op: 'regex', value: '(' }] }]),
      'bad-search',
      '(',
    ],
    ['itself', set('urn:set', [{ valueSet: ['urn:set'] }]), 'bad-search', 'urn:set'],
  ];
  test.each(REFUSED)('%s', async (_says, written, kind, names) => {
    const terminology = terminologyOf(
      [written],
      [TREE, { url: 'urn:part', content: 'fragment', concept: [{ code: 'x' }] }],
    );
    const { kind: found, said } = await problem(expand('urn:set', terminology));
    expect(found).toBe(kind);
    expect(said.en).toContain(names);
    expect(said.ja).toContain(names);
  });

  test('a set of more than 5,000 codes, however they come together', async () => {
    const some = (from: number, count: number) => Array.from({ length: count }, (_, i) => ({ code: `c${from + i}` }));
    const terminology = terminologyOf([
      set('urn:most', [{ system: 'urn:s', concept: some(0, 5000) }]),
      set('urn:more', [{ valueSet: ['urn:most'] }, { system: 'urn:s', concept: some(5000, 1) }]),
    ]);
    expect(await expand('urn:most', terminology)).toHaveLength(5000);
    expect((await problem(expand('urn:more', terminology))).kind).toBe('too-costly');
  });

  test('nothing: a pattern that would run for hours elsewhere', async () => {
    const long: Written = { url: 'urn:long', content: 'complete', concept: [{ code: 'a'.repeat(60) }] };
    const slow = set('urn:set', [
      { system: 'urn:long', filter: [{ property: 'code', op: 'regex', value: '(a|a)*b' }] },
    ]);
    expect(await expand('urn:set', terminologyOf([slow], [long]))).toEqual([]);
  });

  test('more than 10 patterns, or 200 sets, for one question', async () => {
    const filter = { property: 'code', op: 'regex', value: '.*' };
    const patterns = (count: number) =>
      terminologyOf([set('urn:set', [{ system: 'urn:tree', filter: Array(count).fill(filter) }])], [TREE]);
    expect(await expand('urn:set', bounded(patterns(10)))).toHaveLength(5);
    expect((await problem(expand('urn:set', bounded(patterns(11))))).kind).toBe('too-costly');
    const sets = terminologyOf([
      set('urn:set', [{ valueSet: Array.from({ length: 200 }, (_, i) => `urn:${i}`) }]),
      ...Array.from({ length: 200 }, (_, i) => set(`urn:${i}`, [{ system: 'urn:s', concept: [{ code: 'x' }] }])),
    ]);
    expect(await expand('urn:set', sets)).toHaveLength(1);
    expect((await problem(expand('urn:set', bounded(sets)))).kind).toBe('too-costly');
  });

  test('thousands of parts that look through a large system each', async () => {
    const large: Written = {
      url: 'urn:large',
      content: 'complete',
      concept: Array.from({ length: 4000 }, (_, i) => ({ code: `c${i}` })),
    };
    const part = { system: 'urn:large', filter: [{ property: 'code', op: '=', value: 'c1' }] };
    const busy = set(
      'urn:set',
      Array.from({ length: 2000 }, () => part),
    );
    expect((await problem(expand('urn:set', terminologyOf([busy], [large])))).kind).toBe('too-costly');
  });

  test('a set that is included in many ways is worked out once', async () => {
    const level = (i: number) => set(`urn:${i}`, [{ valueSet: [`urn:${i + 1}`] }, { valueSet: [`urn:${i + 1}`] }]);
    const terminology = terminologyOf([
      ...Array.from({ length: 30 }, (_, i) => level(i)),
      set('urn:30', [{ system: 'urn:s', concept: [{ code: 'x' }] }]),
    ]);
    expect(await codes(terminology, 'urn:0')).toEqual(['urn:s|x']);
    expect(terminology.asked).toHaveLength(31);
  });
});

describe('resources of any shape', () => {
  test.each([
    { compose: 'x' },
    { compose: { include: 'x' } },
    { compose: { include: [null, 3] } },
    { compose: { include: [{ system: 3, concept: 'x', filter: {}, valueSet: [1] }] } },
    { expansion: { contains: [{ code: 1 }, null] } },
  ])('%j is refused, not a defect', async (shape) => {
    await problem(expand('urn:set', terminologyOf([{ url: 'urn:set', ...shape }])));
  });

  test('a code system in circles ends', async () => {
    const round: Written = {
      url: 'urn:round',
      content: 'complete',
      concept: [
        { code: 'a', property: [{ code: 'parent', valueCode: 'b' }, null, { code: 'parent' }] },
        { code: 'b', property: [{ code: 'subsumedBy', valueCode: 'a' }] },
        { code: 'c', property: [{ code: 'child', valueCode: 'a' }], concept: 'x' },
        { display: 'no code' },
      ],
    };
    const terminology = terminologyOf([], [round]);
    const around = async (code: string, way: 'above' | 'below') =>
      [...(await codesAround({ system: 'urn:round', code }, way, terminology))].sort();
    expect(await around('a', 'below')).toEqual(['a', 'b']);
    expect(await around('a', 'above')).toEqual(['a', 'b', 'c']);
    expect(await around('c', 'below')).toEqual(['a', 'b', 'c']);
  });

  test('where nesting means "part of", no code subsumes another by it', async () => {
    const parts = terminologyOf([], [{ ...TREE, hierarchyMeaning: 'part-of' }]);
    expect([...(await codesAround({ system: 'urn:tree', code: 'root' }, 'below', parts))]).toEqual(['root']);
  });
});

describe('what R4 publishes', () => {
  test('its sets and systems, of their version only', async () => {
    const gender = 'http://hl7.org/fhir/ValueSet/administrative-gender';
    const system = 'http://hl7.org/fhir/administrative-gender';
    const expected = ['male', 'female', 'other', 'unknown'].map((code) => `${system}|${code}`);
    expect(await codes(OF_R4, gender)).toEqual(expected);
    expect(await codes(OF_R4, `${gender}|4.0.1`)).toEqual(expected);
    expect((await problem(expand(`${gender}|5.0.0`, OF_R4))).kind).toBe('unknown-terminology');
  });

  test('the first to know a set is believed', async () => {
    const other = terminologyOf([
      set('http://hl7.org/fhir/ValueSet/administrative-gender', [{ system: 'urn:o', concept: [{ code: 'x' }] }]),
    ]);
    const both = { ...firstOf(ofTheSpecification, other), matching };
    expect(await codes(both, 'http://hl7.org/fhir/ValueSet/administrative-gender')).toHaveLength(4);
    expect(other.asked).toEqual([]);
  });

  test('what is a system of SNOMED CT is not guessed', async () => {
    const { said } = await problem(
      codesAround({ system: 'http://snomed.info/sct', code: '404684003' }, 'below', ofTheSpecification),
    );
    expect(said.en).toContain('http://snomed.info/sct');
  });
});
