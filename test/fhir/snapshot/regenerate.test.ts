// Every published snapshot at hand, made again from its differential and compared in what validation reads.
import { describe, expect, test } from 'vitest';
import type { SnapshotSource } from '../../../src/fhir/snapshot/model.ts';
import { snapshotOf } from '../../../src/fhir/snapshot/snapshot.ts';
import { type Comparison, compareAll } from './support/compare.ts';
import {
  caseDefinitions,
  type Definition,
  extensionPack,
  jpClins,
  jpCore112,
  jpCore120,
  ownProfiles,
  R4,
  r4,
  r4AsOthersKnowIt,
  sourceOf,
} from './support/definitions.ts';
import { exceptions } from './support/exceptions.ts';

const onR4 = (...packages: readonly (readonly Definition[] | undefined)[]): SnapshotSource =>
  sourceOf(...packages.map((each) => each ?? []), r4AsOthersKnowIt);

const sets: readonly (readonly [
  name: string,
  definitions: readonly Definition[] | undefined,
  source: SnapshotSource,
])[] = [
  ['R4 types', R4.types, r4],
  ['R4 resources', R4.resources, r4],
  ['R4 profiles', R4.profiles, r4],
  ['R4 extensions', R4.extensions, r4],
  ['extension pack', extensionPack, onR4(extensionPack)],
  ['JP Core 1.1.2', jpCore112, onR4(jpCore112)],
  ['JP Core 1.2.0', jpCore120, onR4(jpCore120)],
  ['JP-CLINS 1.5.2', jpClins, onR4(jpClins, jpCore112)],
];

const done = new Map<string, Comparison>();
const compared = ([name, definitions, source]: (typeof sets)[number]): Comparison => {
  const comparison = done.get(name) ?? compareAll(definitions!, source);
  done.set(name, comparison);
  return comparison;
};

const share = (equal: number, all: number): string => `${equal} of ${all} (${((100 * equal) / all).toFixed(2)} %)`;

const isHere = ([, definitions]: (typeof sets)[number]): boolean => definitions !== undefined;

describe.each(sets)('%s', (...set) => {
  const [name] = set;
  test.skipIf(!isHere(set))('is generated as it is published, but for the known exceptions', () => {
    const { elements, equalElements, definitions, equalDefinitions, differences } = compared(set);
    const shares = `elements ${share(equalElements, elements)}, definitions ${share(equalDefinitions, definitions)}`;
    console.info(`${name}: ${shares}`);
    const known = exceptions.filter(({ of }) => of.test(name));
    const excused = (at: (typeof differences)[number]) =>
      known.filter(({ where, holds = () => true }) => where.test(at.at) && holds(at));
    expect(differences.filter((each) => excused(each).length === 0)).toEqual([]);
  });
});

test.skipIf(!sets.every(isHere))('every exception is met', () => {
  const met = new Set(
    sets.flatMap((set) =>
      compared(set).differences.flatMap(({ at }) =>
        exceptions.filter(({ of, where }) => of.test(set[0]) && where.test(at)),
      ),
    ),
  );
  expect(exceptions.filter((each) => !met.has(each))).toEqual([]);
});

/** Shapes of R4's own that its rules do not allow, and parts of R5 that the npm package brings. */
const FAULTY = /^(familymemberhistory-genetic|catalog|picoelement) /;

describe('no problem is found', () => {
  test('in what R4 and the extension pack publish, but for three profiles', () => {
    const problems = sets.slice(0, 5).flatMap((set) => compared(set).problems);
    expect(problems.filter((each) => !FAULTY.test(each))).toEqual([]);
  });

  test.each(sets.slice(5).filter(isHere))('in %s', (...set) => {
    expect(compared(set).problems).toEqual([]);
  });

  test('in our own profiles', () => {
    const source = onR4(ownProfiles, jpCore120, extensionPack);
    const problems = ownProfiles.flatMap((each) =>
      snapshotOf(each, source).problems.map(({ at }) => `${each.id} ${at}`),
    );
    expect(ownProfiles.length).toBeGreaterThan(50);
    expect(problems).toEqual([]);
  });

  test.skipIf(caseDefinitions === undefined)('in those of the validator cases, but where US Core is missing', () => {
    const problems = caseDefinitions!.flatMap(({ id, definitions }) => {
      const source = onR4(definitions, extensionPack);
      return definitions.flatMap((each) =>
        snapshotOf({ ...each, snapshot: undefined }, source).problems.map(({ said }) => `${id}: ${said.en}`),
      );
    });
    expect(problems.filter((each) => !/^mimic#.*us-core-\S+ is not loaded/.test(each))).toEqual([]);
    expect(problems).toHaveLength(7);
  });
});

describe('neither ids nor order are needed', () => {
  const strip = (definition: Definition): Definition => ({
    ...definition,
    differential: { element: definition.differential!.element.map(({ id: _, ...rest }) => rest) },
  });
  const turn = (definition: Definition): Definition => ({
    ...definition,
    differential: { element: [...definition.differential!.element].reverse() },
  });
  const cases = [
    ['R4 profiles', R4.profiles, r4],
    ['extension pack', extensionPack, onR4(extensionPack)],
    ['JP-CLINS', jpClins ?? [], onR4(jpClins, jpCore112)],
  ] as const;

  test.each(cases)('%s: paths and slice names alone give the same', (_, definitions, source) => {
    for (const each of definitions) expect(snapshotOf(strip(each), source), each.id).toEqual(snapshotOf(each, source));
  });

  test.each(cases)('%s: read backwards, by their ids, they give the same elements', (_, definitions, source) => {
    const byId = (definition: Definition) =>
      Object.fromEntries(snapshotOf(definition, source).elements.map((each) => [each.id, { ...each, slicing: null }]));
    for (const each of definitions) expect(byId(turn(each)), each.id).toEqual(byId(each));
  });
});
