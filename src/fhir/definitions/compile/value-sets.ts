// The codes of value sets with a required binding, as far as the package can tell them. What needs a terminology this
// repository does not carry (media types, currencies, languages, SNOMED CT, UCUM …) is left out, not guessed.
import type { NodeDef } from '../model.ts';
import type { ValueSet, ValueSetPart } from './package.ts';
import { type CodeSystem, type Concept, ofType, type ReadBundle, unversioned } from './package.ts';

type Codes = Map<string, Set<string>>;

export const FILES = ['valuesets.json', 'v3-codesystems.json', 'v2-tables.json'];

export function boundValueSets(nodes: Readonly<Record<string, NodeDef>>): string[] {
  const bound = Object.values(nodes).flatMap(({ elements }) => Object.values(elements).map(({ binding }) => binding));
  return [...new Set(bound.filter((binding) => binding !== undefined))].sort();
}

export function compileValueSets(read: ReadBundle, wanted: readonly string[]) {
  const published = FILES.flatMap(read);
  const systems = new Map(ofType(published, 'CodeSystem').map((system) => [system.url, system]));
  const sets = new Map(ofType(published, 'ValueSet').map((set) => [set.url, set]));
  const compiled: Record<string, Record<string, string[]>> = {};
  for (const url of wanted) {
    const codes = codesOfSet(url, systems, sets, new Set());
    if (codes === undefined) continue;
    compiled[url] = Object.fromEntries([...codes].map(([system, its]) => [system, [...its]]));
  }
  return compiled;
}

/** Undefined when any part cannot be computed: an incomplete set would refuse good codes. */
function codesOfSet(
  url: string,
  systems: ReadonlyMap<string, CodeSystem>,
  sets: ReadonlyMap<string, ValueSet>,
  above: ReadonlySet<string>,
): Codes | undefined {
  const compose = sets.get(url)?.compose;
  if (compose?.include === undefined || above.has(url)) return undefined;
  const within = new Set([...above, url]);
  const codes: Codes = new Map();
  for (const part of compose.include) {
    const its = codesOfPart(part, systems, sets, within);
    if (its === undefined) return undefined;
    for (const [system, some] of its) codes.set(system, new Set([...(codes.get(system) ?? []), ...some]));
  }
  for (const part of compose.exclude ?? []) {
    const its = codesOfPart(part, systems, sets, within);
    if (its === undefined) return undefined;
    for (const [system, some] of its) for (const code of some) codes.get(system)?.delete(code);
  }
  return codes;
}

function codesOfPart(
  part: ValueSetPart,
  systems: ReadonlyMap<string, CodeSystem>,
  sets: ReadonlyMap<string, ValueSet>,
  above: ReadonlySet<string>,
): Codes | undefined {
  let codes: Codes | undefined;
  if (part.system !== undefined) {
    const its = codesOfSystem(part, systems.get(part.system));
    if (its === undefined) return undefined;
    codes = new Map([[part.system, its]]);
  }
  // Several value sets in one include, and a system beside them, are an intersection.
  for (const canonical of part.valueSet ?? []) {
    const its = codesOfSet(unversioned(canonical), systems, sets, above);
    if (its === undefined) return undefined;
    codes = codes === undefined ? its : intersection(codes, its);
  }
  return codes;
}

function codesOfSystem(part: ValueSetPart, system: CodeSystem | undefined): Set<string> | undefined {
  if (part.concept !== undefined) return new Set(part.concept.map(({ code }) => code));
  if (system?.content !== 'complete' || system.concept === undefined) return undefined;
  const parents = parentsIn(system.concept);
  const codes = new Set(parents.keys());
  for (const { property, op, value } of part.filter ?? []) {
    if (property !== 'concept' || (op !== 'is-a' && op !== 'descendent-of')) return undefined;
    for (const code of [...codes]) {
      const stays = code === value ? op === 'is-a' : isBelow(code, value, parents);
      if (!stays) codes.delete(code);
    }
  }
  return codes;
}

/** Code -> its parents, by nesting and by the `subsumedBy` property that v3 code systems use beside it. */
function parentsIn(concepts: readonly Concept[], parent?: string, found = new Map<string, Set<string>>()) {
  for (const { code, concept, property } of concepts) {
    const its = found.get(code) ?? new Set<string>();
    if (parent !== undefined) its.add(parent);
    for (const { code: name, valueCode } of property ?? []) {
      if ((name === 'subsumedBy' || name === 'parent') && valueCode !== undefined) its.add(valueCode);
    }
    found.set(code, its);
    parentsIn(concept ?? [], code, found);
  }
  return found;
}

function isBelow(code: string, above: string, parents: ReadonlyMap<string, ReadonlySet<string>>): boolean {
  const waiting = [...(parents.get(code) ?? [])];
  const seen = new Set(waiting);
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (next === above) return true;
    for (const parent of parents.get(next) ?? []) {
      if (seen.has(parent)) continue;
      seen.add(parent);
      waiting.push(parent);
    }
  }
  return false;
}

function intersection(one: Codes, other: Codes): Codes {
  const both: Codes = new Map();
  for (const [system, codes] of one) {
    both.set(system, new Set([...codes].filter((code) => other.get(system)?.has(code) === true)));
  }
  return both;
}
