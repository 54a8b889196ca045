// Which records of one person are joined, and which are not. The table is for clinicians; the laws hold for whatever is thrown at it.
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { typedForms } from '../../src/coordination/identity/care-numbers.ts';
import { compare } from '../../src/coordination/identity/compare.ts';
import { joinRecordsOf } from '../../src/coordination/identity/join-record.ts';
import { groupsOf } from '../../src/coordination/identity/join-rules.ts';
import { nextWordId, standingWord, type Word } from '../../src/coordination/identity/join-words.ts';
import { type Pair, pairOf, pairsAmong } from '../../src/coordination/identity/pairs.ts';
import { withLinks } from '../../src/coordination/identity/record-links.ts';
import { BASE, type RecordInShort, SmallWorld } from '../support/joining.ts';

interface Case {
  readonly says: string;
  readonly both?: RecordInShort;
  readonly records: Readonly<Record<string, RecordInShort>>;
  readonly words?: readonly (readonly [by: 'hub' | 'person', says: 'link' | 'unlink', pair: string])[];
  readonly joined: readonly string[];
  readonly 'one-sided'?: readonly string[];
}

const cases = parse(readFileSync(new URL('../cases/joining.yaml', import.meta.url), 'utf8')) as Case[];

function worldOf({ both, records, words = [] }: Pick<Case, 'both' | 'records' | 'words'>): SmallWorld {
  const world = new SmallWorld();
  for (const [id, record] of Object.entries(records)) world.put(id, { ...both, ...record });
  for (const [by, says, pair] of words) {
    const [a, b] = pair.split(' ') as [string, string];
    world.say(by, says, pairOf(a, b));
  }
  return world;
}

describe('test/cases/joining.yaml', () => {
  test.each(cases.map((each) => [each.says, each] as const))('%s', async (_says, each) => {
    const world = worldOf(each);
    await world.settle();
    const { joined, oneSided } = world.linked();
    expect({ joined, oneSided }).toEqual({
      joined: [...each.joined].sort(),
      oneSided: [...(each['one-sided'] ?? [])].sort(),
    });
    expect(await world.settle()).toEqual([]);
  });
});

describe('a word', () => {
  const word = (by: Word['by'], says: Word['says'], since: number, id = `w-${since}`): Word => ({
    by,
    says,
    since,
    id,
  });

  test('of a person stands before any of the hub, the later one of several', () => {
    expect(standingWord([word('person', 'unlink', 1), word('hub', 'link', 2)])).toMatchObject({ by: 'person' });
    expect(standingWord([word('person', 'unlink', 1), word('person', 'link', 2)])).toMatchObject({ says: 'link' });
    expect(standingWord([])).toBeUndefined();
  });

  test('has the next id of its pair, whatever else was said, also after one was deleted', () => {
    const pair = pairOf('b', 'a');
    const first = nextWordId(pair, []);
    expect(first).toMatch(/^join-[0-9a-f]{32}-1$/);
    expect(nextWordId(pair, [word('person', 'link', 1, 'somebody-s-own')])).toBe(first);
    expect(nextWordId(pair, [word('hub', 'link', 1, first.replace(/1$/, '9'))])).toBe(first.replace(/1$/, '10'));
    expect(nextWordId(pairOf('a', 'c'), [])).not.toBe(first);
  });

  test('tells its reason in both languages', async () => {
    const both = { born: '1950-04-12', care: '113001 0001234567' };
    const joining = worldOf({ records: { a: both, b: both } }).steps();
    const parting = worldOf({
      records: { a: both, b: { ...both, born: '1936-11-03' } },
      words: [['hub', 'link', 'a b']],
    }).steps();
    expect(joining).toEqual([
      { pair: ['a', 'b'], says: 'link', reason: { ja: expect.stringContaining('一致'), en: expect.any(String) } },
    ]);
    expect(parting).toEqual([
      {
        pair: ['a', 'b'],
        says: 'unlink',
        reason: { ja: expect.stringContaining('生年月日が違う'), en: expect.any(String) },
      },
    ]);
  });
});

describe('a link', () => {
  const patient = {
    resourceType: 'Patient',
    id: 'a',
    link: [
      { type: 'replaces', other: { reference: 'Patient/b' } },
      { type: 'seealso', other: { reference: 'http://hub.example/fhir/Patient/c' } },
      { type: 'seealso', other: { reference: 'http://elsewhere.example/fhir/Patient/b' } },
      { type: 'seealso', other: { display: '家族の記録' } },
    ],
  };

  test('is put in once, others are kept', () => {
    expect(withLinks(patient, [{ says: 'link', other: 'c' }], BASE)).toBeUndefined();
    expect(withLinks(patient, [{ says: 'link', other: 'd' }], BASE)?.link).toEqual([
      ...patient.link,
      { other: { reference: 'Patient/d' }, type: 'seealso' },
    ]);
  });

  test('is taken out however it is written; one that says more than seealso only when a person says so', () => {
    expect(withLinks(patient, [{ says: 'unlink', other: 'c' }], BASE)?.link).toEqual(
      patient.link.filter((_, i) => i !== 1),
    );
    expect(withLinks(patient, [{ says: 'unlink', other: 'b' }], BASE)).toBeUndefined();
    expect(withLinks(patient, [{ says: 'unlink', other: 'b', all: true }], BASE)?.link).toEqual(patient.link.slice(1));
  });

  test('the last one leaves no empty list behind', () => {
    const last = { ...patient, link: patient.link.slice(1, 2) };
    expect(withLinks(last, [{ says: 'unlink', other: 'c' }], BASE)).toEqual({ resourceType: 'Patient', id: 'a' });
  });
});

test('a number is looked for as it may be typed', () => {
  expect(typedForms('H001234567')).toEqual([
    'H001234567',
    'h001234567',
    'Ｈ００１２３４５６７',
    'ｈ００１２３４５６７',
  ]);
  expect(typedForms('0001234567')).toHaveLength(2);
});

// Small worlds, so that people meet: few numbers, few birth dates, some words.
const one = <T>(...values: T[]) => fc.constantFrom(undefined, ...values);
const record: fc.Arbitrary<RecordInShort> = fc
  .record({
    born: one('1950-04-12', '1950-04', '1950', '1950-04-13', '1936-11-03'),
    care: one('113001 0001234567', '113001 0001234568', '282020 0001234567'),
    card: one('113001 0001234567', '282020 0001234567'),
    kana: one('ヤマダ タロウ', 'ヤマダ ジロウ'),
    sex: one('male' as const, 'female' as const),
    inactive: fc.boolean().map((isInactive) => (isInactive ? true : undefined)),
  })
  .map((found) => Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined)));
const IDS = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
const records = fc
  .array(record, { minLength: 2, maxLength: IDS.length })
  .map((all) => Object.fromEntries(all.map((each, i) => [IDS[i]!, each])));
const personal = fc.array(
  fc.tuple(
    fc.constant('person' as const),
    fc.constantFrom('link' as const, 'unlink' as const),
    fc.constantFrom(...pairsAmong(IDS)),
  ),
  { maxLength: 3 },
);
const spokenOf = (all: object, words: readonly (readonly ['person', 'link' | 'unlink', Pair])[]) =>
  words.filter(([, , [a, b]]) => a in all && b in all).map(([by, says, pair]) => [by, says, pair.join(' ')] as const);

describe('whatever the records', () => {
  test('what is decided is decided: once more changes nothing', async () => {
    await fc.assert(
      fc.asyncProperty(records, personal, async (all, said) => {
        const world = worldOf({ records: all, words: spokenOf(all, said) });
        await world.settle();
        expect(await world.settle()).toEqual([]);
      }),
    );
  });

  test('the order in which they come in makes no difference', async () => {
    await fc.assert(
      fc.asyncProperty(records, fc.infiniteStream(fc.nat()), async (all, numbers) => {
        const atOnce = worldOf({ records: all });
        await atOnce.settle();
        const oneByOne = new SmallWorld();
        const keys = new Map(Object.keys(all).map((id) => [id, numbers.next().value!]));
        for (const id of Object.keys(all).sort((a, b) => keys.get(a)! - keys.get(b)!)) {
          oneByOne.put(id, all[id]!);
          await oneByOne.settle();
        }
        // An inactive record that was joined stays so; these come in as they are.
        expect(oneByOne.linked()).toEqual(atOnce.linked());
      }),
    );
  });

  test('a record that is sent again without its links stays joined, and one corrected back and forth ends as before', async () => {
    await fc.assert(
      fc.asyncProperty(records, record, async (all, other) => {
        const world = worldOf({ records: all });
        await world.settle();
        const before = world.linked();
        world.put('a', all.a!);
        await world.settle();
        expect(world.linked()).toEqual(before);
        // While it was inactive nothing was undone; so let it stay active.
        const { inactive: _, ...active } = other;
        if (all.a!.inactive === true) return;
        world.put('a', active);
        await world.settle();
        world.put('a', all.a!);
        await world.settle();
        expect(world.linked()).toEqual(before);
      }),
    );
  });

  test('two that contradict each other are never brought together, not through others either', async () => {
    await fc.assert(
      fc.asyncProperty(records, async (all) => {
        const world = worldOf({ records: all });
        await world.settle();
        const facts = joinRecordsOf(world.patients, world.numbers, BASE);
        const pairs = world.linked().joined.map((text) => text.split(' ') as unknown as Pair);
        for (const [a, b] of groupsOf(pairs).flatMap(pairsAmong)) {
          const { evidence } = compare(facts.get(a)!.identity, facts.get(b)!.identity);
          const against = evidence.filter(({ what, result }) => what !== 'familyName' && result === 'disagrees');
          expect(against).toEqual([]);
        }
      }),
    );
  });

  test('a person is never overruled, nor is what a person parted brought together by the hub', async () => {
    await fc.assert(
      fc.asyncProperty(records, personal, async (all, said) => {
        const words = spokenOf(all, said);
        const world = worldOf({ records: all, words });
        await world.settle();
        const last = new Map(words.map(([, says, pair]) => [pair, says]));
        const { joined } = world.linked();
        const byPersons = [...last].flatMap(([pair, says]) =>
          says === 'link' ? [pair.split(' ') as unknown as Pair] : [],
        );
        const sure = groupsOf(byPersons);
        const groups = groupsOf(joined.map((pair) => pair.split(' ') as unknown as Pair));
        for (const [pair, says] of last) {
          const [a, b] = pair.split(' ') as [string, string];
          if (says === 'link') expect(joined).toContain(pair);
          else {
            expect(joined).not.toContain(pair);
            // Only persons themselves can contradict each other.
            const isTogether = groups.some((group) => group.includes(a) && group.includes(b));
            if (isTogether) expect(sure.some((group) => group.includes(a) && group.includes(b))).toBe(true);
          }
        }
      }),
    );
  });
});
