// Filters of a value set over the concepts of a code system. https://hl7.org/fhir/R4/valueset-filter-operator.html
import type { CodeSystem, Concept } from './code-system.ts';
import * as said from './problems.ts';
import { withBelow } from './subsumes.ts';
import type { Matching } from './terminology.ts';
import type { ConceptFilter } from './value-set.ts';

type Passes = (concept: Concept) => boolean;

interface Asked {
  /** The value set, for what is said of it. */
  readonly name: string;
  readonly matching: Matching;
}

/** All that pass all of the filters. */
export const conceptsThatPass = (
  system: CodeSystem,
  filters: readonly ConceptFilter[],
  asked: Asked,
): readonly Concept[] =>
  filters.reduce<readonly Concept[]>(
    (concepts, filter) => concepts.filter(testOf(system, filter, asked)),
    [...system.concepts.values()],
  );

const OPERATORS: Readonly<Record<string, (system: CodeSystem, filter: ConceptFilter, asked: Asked) => Passes>> = {
  'is-a': (system, { value }) => isIn(known(system, value)),
  'descendent-of': (system, { value }) => isIn(known(system, value), value),
  'is-not-a': (system, { value }) => not(isIn(known(system, value))),
  '=': (_system, { property, value }) => anyOf(property, (each) => each === value),
  in: (_system, { property, value }) => anyOf(property, isAmong(value)),
  'not-in': (_system, { property, value }) => not(anyOf(property, isAmong(value))),
  exists:
    (_system, { property, value }) =>
    (concept) =>
      valuesOf(concept, property).length > 0 === (value === 'true'),
  regex: (system, { property, value }, { name, matching }) => {
    const texts = [...system.concepts.values()].flatMap((concept) => valuesOf(concept, property));
    const found = matching(value, texts);
    if (found === undefined) throw said.badPattern(name, value);
    return anyOf(property, (each) => found.has(each));
  },
};

const HIERARCHICAL: ReadonlySet<string> = new Set(['is-a', 'descendent-of', 'is-not-a']);

function testOf(system: CodeSystem, filter: ConceptFilter, asked: Asked): Passes {
  const { property, op } = filter;
  const isServed = Object.hasOwn(OPERATORS, op) && (!HIERARCHICAL.has(op) || OF_THE_CODE.has(property));
  if (!isServed) throw said.unservedFilter(asked.name, property, op, Object.keys(OPERATORS));
  return OPERATORS[op]!(system, filter, asked);
}

/** A code that the system lacks would make a set of nothing, or of all. */
function known(system: CodeSystem, code: string): ReadonlySet<string> {
  if (!system.concepts.has(code)) throw said.unknownCode(system.url, code);
  return withBelow(system, code);
}

const isIn =
  (codes: ReadonlySet<string>, except?: string): Passes =>
  ({ code }) =>
    codes.has(code) && code !== except;

const not =
  (passes: Passes): Passes =>
  (concept) =>
    !passes(concept);

const anyOf =
  (property: string, fits: (value: string) => boolean): Passes =>
  (concept) =>
    valuesOf(concept, property).some(fits);

function isAmong(list: string): (value: string) => boolean {
  const values = new Set(list.split(',').map((each) => each.trim()));
  return (value) => values.has(value);
}

const OF_THE_CODE: ReadonlySet<string> = new Set(['concept', 'code']);
const OF_EVERY_CONCEPT: ReadonlySet<string> = new Set([...OF_THE_CODE, 'display', 'parent', 'child']);

/** Whether or not the system says so of any. */
export const isOfEveryConcept = (property: string): boolean => OF_EVERY_CONCEPT.has(property);

function valuesOf(concept: Concept, property: string): readonly string[] {
  if (OF_THE_CODE.has(property)) return [concept.code];
  if (property === 'display') return concept.display === undefined ? [] : [concept.display];
  if (property === 'parent') return [...concept.parents];
  if (property === 'child') return [...concept.children];
  return concept.properties.filter(({ code }) => code === property).map(({ value }) => value);
}
