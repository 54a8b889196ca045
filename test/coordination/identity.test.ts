// Whose record is it? The table is for clinicians; the properties hold for whatever is thrown at it.
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { type Comparison, compare, type Grade } from '../../src/coordination/identity/compare.ts';
import { identityOf } from '../../src/coordination/identity/identity.ts';
import { POSSIBLE, PROBABLE, WEIGHTS } from '../../src/coordination/identity/weights.ts';
import { type Person, patientOf } from '../support/person.ts';

interface Case {
  readonly says: string;
  readonly both?: Person;
  readonly a?: Person;
  readonly b?: Person;
  readonly grade: Grade;
  readonly shows?: Readonly<Record<string, string>>;
}

const cases = parse(readFileSync(new URL('../cases/matching.yaml', import.meta.url), 'utf8')) as Case[];

const compared = (a: Person, b: Person): Comparison => compare(identityOf(patientOf(a)), identityOf(patientOf(b)));
const findings = ({ evidence }: Comparison): Record<string, string> =>
  Object.fromEntries(evidence.map(({ what, finding }) => [what, finding]));

describe('test/cases/matching.yaml', () => {
  test.each(cases.map((each) => [each.says, each] as const))('%s', (_says, { both, a, b, grade, shows = {} }) => {
    const result = compared({ ...both, ...a }, { ...both, ...b });
    expect({ grade: result.grade, ...findings(result) }).toMatchObject({ grade, ...shows });
    expect(compared({ ...both, ...b }, { ...both, ...a })).toEqual(result);
  });
});

describe('the evidence', () => {
  const result = compared(
    { kana: 'ヤマダ タロウ', born: '1950-04-12', care: '113001 0001234567' },
    { kana: 'ヤマダ タロウ', born: '1950-04-13', care: '113001 0001234567' },
  );

  test('has a line for everything that is compared, in both languages', () => {
    expect(result.evidence.map(({ what }) => what)).toEqual(Object.keys(WEIGHTS));
    for (const { ja, en } of result.evidence) expect([ja, en]).not.toContain('');
  });

  test('shows why equal numbers are not certain', () => {
    expect(result.evidence).toContainEqual(
      expect.objectContaining({ what: 'birthDate', result: 'disagrees', ja: expect.stringContaining('生年月日') }),
    );
  });

  test('agreement never takes points, disagreement never gives any', () => {
    for (const rows of Object.values(WEIGHTS)) {
      for (const { result: its, points } of Object.values(rows)) {
        if (its === 'agrees') expect(points).toBeGreaterThan(0);
        if (its === 'disagrees') expect(points).toBeLessThanOrEqual(0);
        if (its === 'missing') expect(points).toBe(0);
      }
    }
    expect(POSSIBLE).toBeLessThan(PROBABLE);
  });
});

// Small worlds, so that people meet: neighbouring numbers, twins, namesakes, holes.
const one = <T>(...values: T[]) => fc.constantFrom(undefined, ...values);
const people: fc.Arbitrary<Person> = fc.record({
  kana: one(
    'ヤマダ タロウ',
    'ヤマダ ジロウ',
    'やまだ たろう',
    'ヤマダタロウ',
    'ナカジマ タロウ',
    'ナカシマ ハナコ',
    'ヤマダ',
    '■ タロウ',
  ),
  kanji: one('山田 太郎', '山田 二郎', '■田 太郎', '山田 ■■', '髙橋 太郎', '高橋 花子', '山田太郎', '■'),
  formerly: one('ナカジマ タロウ', '高橋 太郎'),
  born: one('1950-04-12', '1950-04-13', '1950-12-04', '1936-04-12', '1921-11-03', '1950-04', '1950'),
  sex: one('male' as const, 'female' as const, 'other' as const),
  tel: one('0495-22-1111', '０４９５２２１１１１', '0495-22-2222', '03-0000-0000'),
  post: one('367-0041', '3670041', '367', '660-0001'),
  address: one('埼玉県本庄市1-1', '本庄市2-2', '兵庫県尼崎市3-3'),
  care: one(
    '113001 0001234567',
    '113001 0001234568',
    '113001 0007654321',
    '282020 0001234567',
    '113001 H001234567',
    '0001234567',
  ),
  hospital: one('1110000001 4711', '1110000001 4712', '1110000002 4711'),
  other: one('http://example.org/x|1', 'http://example.org/x|2'),
});
const FEATURES = ['kana', 'kanji', 'born', 'sex', 'tel', 'post', 'address', 'care', 'hospital', 'other'] as const;
const ORDER: readonly Grade[] = ['certainly-not', 'possible', 'probable', 'certain'];

describe('for any two records', () => {
  const runs = { numRuns: 2_000 };

  test('the order of the two does not matter', () => {
    fc.assert(
      fc.property(people, people, (a, b) => {
        expect(compared(a, b)).toEqual(compared(b, a));
      }),
      runs,
    );
  });

  test('certain implies equal insurer and number, and a birth date that does not disagree', () => {
    fc.assert(
      fc.property(people, people, (a, b) => {
        const result = compared(a, b);
        if (result.grade !== 'certain') return;
        expect(a.care).toBe(b.care);
        expect(a.care).toMatch(/^\d{6} [\dH]\d{9}$/);
        expect(result.evidence.find(({ what }) => what === 'birthDate')?.result).not.toBe('disagrees');
      }),
      runs,
    );
  });

  test('agreeing in one thing more never lowers score or grade', () => {
    fc.assert(
      fc.property(people, people, fc.constantFrom(...FEATURES), (a, b, feature) => {
        fc.pre(a[feature] !== undefined);
        // A name that does not say where it divides, or cannot be read, is no agreement.
        fc.pre((feature !== 'kana' && feature !== 'kanji') || /^[^■]+ [^■]+$/.test(a[feature]!));
        const before = compared(a, b);
        const after = compared(a, { ...b, [feature]: a[feature] });
        expect(after.score).toBeGreaterThanOrEqual(before.score);
        expect(ORDER.indexOf(after.grade)).toBeGreaterThanOrEqual(ORDER.indexOf(before.grade));
      }),
      runs,
    );
  });

  test('the score lies within the range of its grade, so that the order of scores is that of grades', () => {
    const FROM: Readonly<Record<Grade, number>> = { 'certainly-not': 0, possible: 0.3, probable: 0.6, certain: 0.95 };
    const BELOW: Readonly<Record<Grade, number>> = {
      'certainly-not': 0.3,
      possible: 0.6,
      probable: 0.95,
      certain: 1.001,
    };
    fc.assert(
      fc.property(people, people, (a, b) => {
        const { grade, score } = compared(a, b);
        expect(score).toBeGreaterThanOrEqual(FROM[grade]);
        expect(score).toBeLessThan(BELOW[grade]);
      }),
      runs,
    );
  });

  test('twins stay below probable, whatever the household shares', () => {
    const household = fc.record({
      born: one('1950-04-12'),
      sex: one('male' as const),
      tel: one('0495-22-1111'),
      post: one('367-0041'),
      address: one('本庄市1-1'),
    });
    const twin = fc.record({ kana: fc.constantFrom('ヤマダ イチロウ', 'ヤマダイチロウ'), kanji: one('山田 一郎') });
    const other = fc.record({ kana: fc.constantFrom('ヤマダ ジロウ', 'ヤマダジロウ'), kanji: one('山田 二郎') });
    fc.assert(
      fc.property(household, twin, other, (shared, a, b) => {
        expect(['possible', 'certainly-not']).toContain(compared({ ...shared, ...a }, { ...shared, ...b }).grade);
      }),
    );
  });

  test('what is no Patient in its elements is read as empty, not refused', () => {
    fc.assert(
      fc.property(
        fc.dictionary(
          fc.constantFrom('name', 'birthDate', 'gender', 'address', 'telecom', 'identifier'),
          fc.jsonValue(),
        ),
        (elements) => {
          const identity = identityOf({ resourceType: 'Patient', ...elements });
          expect(compare(identity, identity).score).toBeGreaterThanOrEqual(0);
        },
      ),
    );
  });
});
