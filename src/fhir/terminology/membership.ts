// Whether a code is in a value set, told without writing the set out: it may hold all of SNOMED CT. Each set is read once, with
// what it refers to in its own scope. https://hl7.org/fhir/R4/valueset.html#compose

import { Problem } from '../../problem.ts';
import type { Definition, Scope } from '../library/scope.ts';
import { nameOf } from '../library/scope.ts';
import { standingInSystem, systemIn } from './at-hand.ts';
import { matchingAtMost } from './bounded.ts';
import type { CodeSystem } from './code-system.ts';
import { conceptsThatPass, isOfEveryConcept } from './concept-filters.ts';
import { matching } from './pattern.ts';
import { inAll, inAny, not, type Standing } from './standing.ts';
import type { Matching } from './terminology.ts';
import { type Coded, type ConceptFilter, type Part, readValueSet } from './value-set.ts';

export interface AskedCode {
  /** Undefined: of whichever system. */
  readonly system?: string;
  readonly version?: string;
  readonly code: string;
}

// Sets that include sets, all ways taken together. Circles end by it as well.
const MOST_SETS = 300;
const MOST_ANSWERS = 5_000;
// By the filters of one set; a set of thousands of filters over a large system would stop everybody else.
const MOST_CONCEPTS = 1_000_000;

interface Walk {
  left: number;
}

type Test = (asked: AskedCode, walk: Walk) => Standing;

export const standingIn = (set: Definition, asked: AskedCode): Standing => testOf(set)(asked, { left: MOST_SETS });

const tests = new WeakMap<Definition, Test>();

function testOf(definition: Definition): Test {
  let test = tests.get(definition);
  if (test === undefined) {
    test = compile(definition);
    tests.set(definition, test);
  }
  return test;
}

function compile({ resource, scope }: Definition): Test {
  const { include, exclude, expansion } = readValueSet(resource);
  const written = expansion.length > 0 ? listed(expansion) : undefined;
  if (include.length === 0) return written ?? (() => 'unknown');
  const asked = { name: nameOf(resource), matching: matchingAtMost(matching), read: { left: MOST_CONCEPTS } };
  const included = union(include, scope, asked);
  const excluded = exclude.length > 0 ? union(exclude, scope, asked) : undefined;
  const composed: Test = (code, walk) => {
    const standing = included(code, walk);
    if (standing === 'out' || excluded === undefined) return standing;
    return inAll([standing, not(excluded(code, walk))], (each) => each);
  };
  // Codes of systems that are not at hand may have been written out with the set.
  const whole: Test =
    written === undefined
      ? composed
      : (code, walk) => {
          const standing = composed(code, walk);
          return standing === 'unknown' && written(code, walk) === 'in' ? 'in' : standing;
        };
  return [...include, ...exclude].some(({ valueSets }) => valueSets.length > 0) ? remembering(whole) : whole;
}

/** One that is asked through many others answers once. While it is asked of itself, nobody knows. */
function remembering(test: Test): Test {
  const answers = new Map<string, Standing>();
  return (asked, walk) => {
    const key = `${asked.system}|${asked.version}\n${asked.code}`;
    const before = answers.get(key);
    if (before !== undefined) return before;
    if (walk.left <= 0) return 'unknown';
    walk.left -= 1;
    if (answers.size >= MOST_ANSWERS) answers.clear();
    answers.set(key, 'unknown');
    const standing = test(asked, walk);
    if (walk.left > 0) answers.set(key, standing);
    else answers.delete(key);
    return standing;
  };
}

interface Asked {
  readonly name: string;
  readonly matching: Matching;
  readonly read: { left: number };
}

const NONE: readonly Test[] = [];

function union(parts: readonly Part[], scope: Scope, asked: Asked): Test {
  const all = parts.map((part) => ({ system: part.system, test: testOfPart(part, scope, asked) }));
  const every = all.map(({ test }) => test);
  const loose = all.filter(({ system }) => system === undefined).map(({ test }) => test);
  const bySystem = new Map<string, Test[]>();
  for (const { system, test } of all) {
    if (system === undefined) continue;
    const known = bySystem.get(system);
    if (known === undefined) bySystem.set(system, [test]);
    else known.push(test);
  }
  return (code, walk) => {
    if (code.system === undefined) return inAny(every, (test) => test(code, walk));
    const standing = inAny(bySystem.get(code.system) ?? NONE, (test) => test(code, walk));
    if (standing === 'in' || loose.length === 0) return standing;
    return inAny([() => standing, ...loose], (test) => test(code, walk));
  };
}

function testOfPart(part: Part, scope: Scope, asked: Asked): Test {
  const own = part.system === undefined ? [] : [testOfSystem(part, part.system, scope, asked)];
  const all = [...own, ...part.valueSets.map((each) => testOfSet(each, scope))];
  if (all.length === 0) return () => 'unknown';
  if (all.length === 1) return all[0]!;
  return (code, walk) => inAll(all, (test) => test(code, walk));
}

function testOfSet(canonical: string, scope: Scope): Test {
  let test: Test | undefined;
  return (code, walk) => {
    if (test === undefined) {
      const definition = scope.find('ValueSet', canonical);
      test = definition === undefined ? () => 'unknown' : testOf(definition);
    }
    return test(code, walk);
  };
}

function testOfSystem(part: Part, system: string, scope: Scope, asked: Asked): Test {
  const { version, concepts, filters } = part;
  const test =
    concepts.length > 0
      ? listed(concepts)
      : filters.length > 0
        ? filtered(filters, asked, () => systemIn(scope, system, version))
        : whole(system, version, scope);
  if (version === undefined) return test;
  return (code, walk) => (code.version !== undefined && code.version !== version ? 'unknown' : test(code, walk));
}

function listed(concepts: readonly (Omit<Coded, 'system'> & { readonly system?: string })[]): Test {
  const codes = new Set(concepts.map(({ code }) => code));
  const withSystems = concepts.some(({ system }) => system !== undefined);
  const pairs = withSystems ? new Set(concepts.map(({ system, code }) => `${system}\n${code}`)) : undefined;
  return ({ system, code }) => {
    const isIn = pairs === undefined || system === undefined ? codes.has(code) : pairs.has(`${system}\n${code}`);
    return isIn ? 'in' : 'out';
  };
}

const whole =
  (system: string, version: string | undefined, scope: Scope): Test =>
  ({ code }) =>
    standingInSystem(scope, system, version, code);

function filtered(filters: readonly ConceptFilter[], asked: Asked, find: () => CodeSystem | undefined): Test {
  let codes: ReadonlySet<string> | undefined;
  let isKnown: boolean | undefined;
  return ({ code }) => {
    if (isKnown === undefined) {
      const system = find();
      codes = system && codesThatPass(system, filters, asked);
      isKnown = codes !== undefined;
    }
    return codes === undefined ? 'unknown' : codes.has(code) ? 'in' : 'out';
  };
}

function codesThatPass(
  system: CodeSystem,
  filters: readonly ConceptFilter[],
  asked: Asked,
): ReadonlySet<string> | undefined {
  asked.read.left -= system.concepts.size * filters.length;
  if (asked.read.left < 0) return undefined;
  const isSaid = filters.every(({ property }) => isOfEveryConcept(property) || saysOf(system, property));
  if (!system.isComplete || !isSaid) return undefined;
  try {
    return new Set(conceptsThatPass(system, filters, asked).map(({ code }) => code));
  } catch (cause) {
    if (cause instanceof Problem) return undefined;
    throw cause;
  }
}

/** A property that no concept has may be one that is left to its default. */
function saysOf({ concepts }: CodeSystem, property: string): boolean {
  for (const { properties } of concepts.values()) if (properties.some(({ code }) => code === property)) return true;
  return false;
}
