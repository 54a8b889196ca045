// The codes of a value set. Pure, given what looks sets and systems up. https://hl7.org/fhir/R4/valueset.html#expansion
import { conceptsThatPass } from './concept-filters.ts';
import * as said from './problems.ts';
import { completeSystem } from './subsumes.ts';
import { canonical, type Terminology } from './terminology.ts';
import type { Coded, Part, ValueSet } from './value-set.ts';

const MAX_CODES = 5_000;
// A set of a few thousand parts, each a filter over a large system, would stop everybody else meanwhile.
const MAX_READ = 100_000;

/** Each code once, in the order of the set. */
export const expand = async (name: string, terminology: Terminology): Promise<readonly Coded[]> => [
  ...(await codesOf(name, { terminology, within: [], known: new Map(), read: { codes: 0 } })).values(),
];

/** By system and code. */
type Codes = ReadonlyMap<string, Coded>;

interface Work {
  readonly terminology: Terminology;
  /** The sets that led here. */
  readonly within: readonly string[];
  /** One that is included in many ways is worked out once. */
  readonly known: Map<string, Codes>;
  /** Of all parts, though most be passed over. */
  readonly read: { codes: number };
}

async function codesOf(name: string, work: Work): Promise<Codes> {
  if (work.within.includes(name)) throw said.circle(name);
  const known = work.known.get(name);
  if (known !== undefined) return known;
  const set = await work.terminology.valueSet(name);
  if (set === undefined) throw said.unknownSet(name);
  const codes = await composed(name, set, { ...work, within: [...work.within, name] });
  work.known.set(name, codes);
  return codes;
}

async function composed(name: string, set: ValueSet, work: Work): Promise<Codes> {
  if (set.include.length === 0) {
    if (set.expansion.length === 0) throw said.emptySet(name);
    return limited(name, keyed(set.expansion));
  }
  const codes = new Map<string, Coded>();
  for (const part of set.include) {
    for (const [key, code] of await codesOfPart(name, part, work)) if (!codes.has(key)) codes.set(key, code);
    limited(name, codes);
  }
  for (const part of set.exclude) {
    for (const key of (await codesOfPart(name, part, work)).keys()) codes.delete(key);
  }
  return codes;
}

/** Several value sets in one part, and a system beside them, are what is in all of them. */
async function codesOfPart(name: string, part: Part, work: Work): Promise<Codes> {
  const sets: Codes[] = [];
  if (part.system !== undefined) sets.push(await codesOfSystem(name, part, part.system, work));
  for (const each of part.valueSets) sets.push(await codesOf(each, work));
  work.read.codes += sets.reduce((sum, { size }) => sum + size, 0);
  if (work.read.codes > MAX_READ) throw said.tooManyCodes(name, MAX_CODES);
  const [first, ...others] = sets;
  if (first === undefined) throw said.emptySet(name);
  return new Map([...first].filter(([key]) => others.every((other) => other.has(key))));
}

/** Codes that are written out are taken at their word: their system need not be at hand. */
async function codesOfSystem(name: string, part: Part, system: string, work: Work): Promise<Codes> {
  if (part.concepts.length > 0) return keyed(part.concepts.map((concept) => ({ system, ...concept })));
  const whole = await completeSystem(canonical(system, part.version), work.terminology);
  work.read.codes += whole.concepts.size * part.filters.length;
  const concepts = conceptsThatPass(whole, part.filters, { name, matching: work.terminology.matching });
  return keyed(concepts.map(({ code, display }) => ({ system, code, display })));
}

const keyed = (codes: readonly Coded[]): Codes => new Map(codes.map((code) => [`${code.system}\n${code.code}`, code]));

function limited(name: string, codes: Codes): Codes {
  if (codes.size > MAX_CODES) throw said.tooManyCodes(name, MAX_CODES);
  return codes;
}
