// Whatever expression is put to us, the answer is that of HL7's engine, and there is one.
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { parse as parseYaml } from 'yaml';
import { loadEngine } from '../../../src/fhir/invariants/engine.ts';
import { invariantOf } from '../../../src/fhir/invariants/invariants.ts';
import type { Outcome } from '../../../src/fhir/invariants/model.ts';
import { Decimal } from '../../../src/fhir/json/decimal.ts';
import { engineSays } from '../../support/engine-says.ts';

beforeAll(loadEngine);

const TARO = {
  resourceType: 'Patient',
  id: 'taro',
  text: { status: 'generated', div: '<div xmlns="http://www.w3.org/1999/xhtml">x</div>' },
  contained: [{ resourceType: 'Observation', id: 'o', status: 'final', code: { text: 'x' } }],
  extension: [{ url: 'http://example.org/colour', valueString: 'red' }],
  active: true,
  name: [
    { use: 'official', family: 'Yamada', given: ['Taro', 'T'], text: '山田　太郎' },
    { use: 'usual', given: ['Jiro'], extension: [{ url: 'http://example.org/colour', valueCode: 'blue' }] },
  ],
  gender: 'male',
  birthDate: '1950-04-12',
  _birthDate: { id: 'b', extension: [{ url: 'http://example.org/time', valueDateTime: '1950-04-12T10:00:00Z' }] },
  deceasedBoolean: false,
  multipleBirthInteger: 2,
  contact: [{ gender: 'female', name: { family: 'Yamada', given: ['Hanako'] }, telecom: [{ system: 'phone' }] }],
  managingOrganization: { reference: 'Organization/1' },
  photo: [{ size: 10 }],
};

const PEOPLE: readonly Readonly<Record<string, unknown>>[] = [
  TARO,
  { resourceType: 'Patient' },
  { resourceType: 'Patient', active: false, multipleBirthBoolean: true, name: [{ family: 'X' }], gender: 'unknown' },
  {
    resourceType: 'Patient',
    _active: { extension: [{ url: 'http://example.org/colour', valueString: 'none' }] },
    name: [{ given: [null, 'B'], _given: [{ extension: [{ url: 'http://example.org/colour' }] }, null] }],
    _gender: { id: 'g' },
    deceasedDateTime: '2026-11-21T09:00:00+09:00',
    extension: [{ url: 'http://example.org/colour', valueDecimal: new Decimal('1.50') }],
  },
  {
    resourceType: 'Patient',
    gender: ['male', 'female'],
    active: 'true',
    name: { given: 'X' },
    multipleBirthInteger: '2',
  },
  { resourceType: 'Observation', status: 'final', code: { text: 'x' } },
];

const said = (outcome: Outcome) => (typeof outcome === 'string' ? outcome : 'cannot');

const ours = (expression: string, value: Readonly<Record<string, unknown>>) => {
  const type = String(value.resourceType);
  return said(invariantOf(expression).evaluate({ value, type }, { resource: value, rootResource: value }));
};

/** Where the answer is another, and why. */
const NOT_FOLLOWED: Readonly<Record<string, string>> = {
  'name.where()': 'the engine warns on stderr and goes on with an empty collection; we say that there is no answer',
};

/** To the engine, what is reached by the name `extension` has no type. */
const isUntyped = (expression: string): boolean => /extension/.test(expression) && / is /.test(expression);

interface Section {
  readonly section: string;
  readonly expressions: readonly string[];
}

const table = parseYaml(
  readFileSync(new URL('../../cases/invariants/expressions.yaml', import.meta.url), 'utf8'),
) as Section[];

for (const { section, expressions } of table) {
  describe(`${section}  https://hl7.org/fhirpath/N1`, () => {
    test.each(expressions.filter((each) => NOT_FOLLOWED[each] === undefined))('%s', (expression) => {
      const answers = PEOPLE.map((person) => ours(expression, person));
      expect(answers).toEqual(
        PEOPLE.map((person) => engineSays(expression, String(person.resourceType), person, person)),
      );
    });
  });
}

const NAMES = ['active', 'name', 'gender', 'contact', 'deceased', 'telecom', 'birthDate', 'multipleBirth', 'extension'];
// Not `value`: of a number, the engine gives its own inside by that name.
const CHILDREN = ['given', 'use', 'family', 'name', 'system', 'gender', 'extension', 'id'];
const LITERALS = ["'male'", "'official'", "'Taro'", 'true', 'false', '1', '2', "''", '{}'];

const { sentence } = fc.letrec<{ path: string; sentence: string; atom: string }>((tie) => ({
  path: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom(...NAMES, '$this', ...CHILDREN),
    fc.tuple(tie('path'), fc.constantFrom(...CHILDREN)).map(([path, name]) => `${path}.${name}`),
    fc.tuple(tie('path'), tie('sentence')).map(([path, criterion]) => `${path}.where(${criterion})`),
    tie('path').map((path) => `${path}.first()`),
    tie('path').map((path) => `${path}.extension('http://example.org/colour')`),
    tie('path').map((path) => `${path}.extension('http://example.org/colour').value`),
  ),
  atom: fc.oneof(
    fc.tuple(tie('path'), fc.constantFrom('exists', 'empty', 'hasValue')).map(([path, asked]) => `${path}.${asked}()`),
    fc
      .tuple(tie('path'), fc.constantFrom('=', '!=', 'in', '>', '<='), fc.constantFrom(...LITERALS))
      .map(([path, op, literal]) => `${path} ${op} ${literal}`),
    fc
      .tuple(
        tie('path'),
        fc.constantFrom('startsWith', 'matches', 'contains', 'endsWith'),
        fc.constantFrom("'T'", "'a'"),
      )
      .map(([path, asked, text]) => `${path}.${asked}(${text})`),
    fc
      .tuple(tie('path'), fc.constantFrom('=', '>', '<='), fc.nat(3))
      .map(([path, op, n]) => `${path}.count() ${op} ${n}`),
    fc
      .tuple(tie('path'), fc.constantFrom('HumanName', 'code', 'Patient', 'Element'))
      .map(([path, type]) => `${path} is ${type}`),
    tie('path'),
    fc.constantFrom('true', 'false', '{}'),
  ),
  sentence: fc.oneof(
    { maxDepth: 4 },
    tie('atom'),
    fc
      .tuple(tie('sentence'), fc.constantFrom('and', 'or', 'xor', 'implies', '='), tie('sentence'))
      .map(([a, op, b]) => `${a} ${op} ${b}`),
    tie('sentence').map((inner) => `(${inner})`),
    tie('sentence').map((inner) => `(${inner}).not()`),
    fc
      .tuple(tie('path'), fc.constantFrom('all', 'exists'), tie('sentence'))
      .map(([path, asked, c]) => `${path}.${asked}(${c})`),
    fc.tuple(tie('sentence'), tie('sentence'), tie('sentence')).map(([a, b, c]) => `iif(${a}, ${b}, ${c})`),
  ),
}));

describe('of 1,500 sentences by chance', () => {
  test('the answer is that of the engine', () => {
    fc.assert(
      fc.property(sentence, fc.nat(PEOPLE.length - 1), (expression, who) => {
        fc.pre(!isUntyped(expression));
        const person = PEOPLE[who]!;
        expect(ours(expression, person)).toBe(engineSays(expression, String(person.resourceType), person, person));
      }),
      { numRuns: 1_500, seed: 3 },
    );
  });

  test('what is said to hold without some elements, holds without them', () => {
    let skippable = 0;
    fc.assert(
      fc.property(sentence, fc.nat(PEOPLE.length - 1), (expression, who) => {
        const { holdsWithout } = invariantOf(expression);
        if (holdsWithout === undefined) return;
        skippable++;
        const rest = Object.fromEntries(
          Object.entries(PEOPLE[who]!).filter(([name]) => {
            const element = name.replace(/^_/, '').replace(/^(deceased|multipleBirth).*/, '$1');
            return !holdsWithout.has(element);
          }),
        );
        expect(engineSays(expression, String(rest.resourceType), rest, rest)).toBe('holds');
      }),
      { numRuns: 1_500, seed: 5 },
    );
    expect(skippable).toBeGreaterThan(150);
  });
});

describe('hostile input', () => {
  const answers = (expression: string) => {
    const { evaluate, holdsWithout } = invariantOf(expression);
    for (const person of PEOPLE) {
      const outcome = evaluate({ value: person, type: 'Patient' }, { resource: person, rootResource: person });
      expect(['holds', 'fails', 'object']).toContain(typeof outcome === 'string' ? outcome : typeof outcome);
    }
    expect(holdsWithout === undefined || holdsWithout.size > 0).toBe(true);
  };

  test('garbage is answered', () => {
    const pieces = fc.constantFrom(
      ...'()[]{}.,%$@\'"`|&=!~<>+-*/\\ \n',
      'name',
      'and',
      'is',
      '$this',
      '1',
      "'x'",
      'あ',
      '\u0000',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 20 }), (all) => answers(all.join(''))),
      { numRuns: 400, seed: 1 },
    );
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 40 }), answers), { numRuns: 200, seed: 1 });
  });

  test('what was an expression before something was cut out or doubled is answered', () => {
    const known = table.flatMap(({ expressions }) => expressions);
    fc.assert(
      fc.property(fc.constantFrom(...known), fc.nat(60), fc.nat(5), fc.boolean(), (text, at, length, cut) => {
        answers(cut ? text.slice(0, at) + text.slice(at + length) : text.slice(0, at + length) + text.slice(at));
      }),
      { numRuns: 400, seed: 1 },
    );
  });

  test.each([
    ['deep', `${'('.repeat(1_500)}true${')'.repeat(1_500)}`],
    ['long', Array(4_000).fill('true').join(' or ')],
    ['a long path', `name${'.given'.repeat(1_500)}.exists()`],
    ['signs', `${'-'.repeat(5_000)}1`],
    ['beyond all length', `${'x'.repeat(20_000)}.exists()`],
    ['growing text', 'repeat(($this.toString() & $this.toString())).exists()'],
    ['growing collections', `descendants()${'.select($this | $this.descendants())'.repeat(4)}.exists()`],
    [
      'lists within lists within lists',
      'name.all(%resource.name.all(%resource.name.all(%resource.name.given.all($this.exists()))))',
    ],
    ['a name of Object', 'constructor.exists() or __proto__.exists() or toString.exists()'],
    ['a variable of Object', '%constructor.exists() or %toString.exists()'],
    ['a function of Object', 'name.constructor() or name.hasOwnProperty()'],
  ])('%s', (_, expression) => answers(expression));

  test('lists within lists of a large resource are given up', () => {
    const name = Array.from({ length: 1_000 }, () => ({ given: ['x'] }));
    const value = { resourceType: 'Patient', name };
    const within = (inner: string) => `%resource.name.all(${inner})`;
    const outcome = invariantOf(within(within(within('given.exists()')))).evaluate(
      { value, type: 'Patient' },
      { resource: value, rootResource: value },
    );
    expect(outcome).toEqual({ cannot: 'it takes too many steps' });
  });

  test('content of any shape is answered', () => {
    const foci = fc.oneof(
      fc.jsonValue(),
      fc.record({ name: fc.jsonValue(), _active: fc.jsonValue(), gender: fc.jsonValue() }),
    );
    const known = table.flatMap(({ expressions }) => expressions);
    fc.assert(
      fc.property(
        fc.constantFrom(...known),
        foci,
        fc.constantFrom('Patient', 'HumanName', 'string', 'x'),
        (text, value, type) => {
          const outcome = invariantOf(text).evaluate({ value, type }, { resource: value, rootResource: value });
          expect(['holds', 'fails', 'object']).toContain(typeof outcome === 'string' ? outcome : typeof outcome);
        },
      ),
      { numRuns: 800, seed: 1 },
    );
  });
});
