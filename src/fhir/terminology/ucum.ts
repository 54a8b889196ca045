// Units of measure. What people use is listed by R4; for the others a library is asked, which takes a while to load.
// https://ucum.org/ucum
import { unitLibrary } from '../definitions/unit-library.ts';
import { objectsOf, textOf } from '../elements/any-shape.ts';
import { published } from '../library/published.ts';
import { isObject } from '../resource.ts';

export const UCUM = 'http://unitsofmeasure.org';

const COMMON = 'http://hl7.org/fhir/ValueSet/ucum-common';
const LONGEST = 100;
const MOST_KNOWN = 10_000;

let known: Map<string, boolean> | undefined;

function common(): Map<string, boolean> {
  const compose = published().find('ValueSet', COMMON)?.resource.compose;
  const concepts = objectsOf(isObject(compose) ? compose.include : undefined).flatMap((part) =>
    objectsOf(part.concept),
  );
  return new Map(concepts.flatMap(({ code }) => textOf(code) ?? []).map((code) => [code, true]));
}

/** What is no unit the library may complain of on the standard output, where answers are written. */
function quietly<T>(ask: () => T): T {
  const { log } = console;
  console.log = () => {};
  try {
    return ask();
  } finally {
    console.log = log;
  }
}

export function isUnit(code: string): boolean {
  known ??= common();
  const before = known.get(code);
  if (before !== undefined) return before;
  const is = parses(code);
  if (known.size < MOST_KNOWN) known.set(code, is);
  return is;
}

const isWritable = (code: string): boolean => code.length <= LONGEST && /^[\x21-\x7e]+$/.test(code);

function parses(code: string): boolean {
  if (!isWritable(code)) return false;
  const library = unitLibrary();
  try {
    const { status, ucumCode } = quietly(() => library.validateUnitString(code));
    return status === 'valid' && ucumCode === code;
  } catch {
    return false;
  }
}

/** Undefined: units that do not measure the same. */
export function converted(value: number, from: string, to: string): number | undefined {
  if (from === to) return value;
  if (!isUnit(from) || !isUnit(to)) return undefined;
  const library = unitLibrary();
  try {
    const { status, toVal } = quietly(() => library.convertUnitTo(from, value, to));
    return status === 'succeeded' && toVal !== null ? toVal : undefined;
  } catch {
    return undefined;
  }
}
