// Units of measure. What people use is listed by R4; for the others a library is asked, which comes with fhirpath and takes a
// while to load. https://ucum.org/ucum
import { createRequire } from 'node:module';
import { isObject } from '../resource.ts';
import { objectsOf, textOf } from '../elements/any-shape.ts';
import { published } from '../library/published.ts';

export const UCUM = 'http://unitsofmeasure.org';

const COMMON = 'http://hl7.org/fhir/ValueSet/ucum-common';
const LONGEST = 100;
const MOST_KNOWN = 10_000;

interface Units {
  validateUnitString(code: string): { readonly status: string; readonly ucumCode?: string | null };
  convertUnitTo(from: string, value: number, to: string): { readonly status: string; readonly toVal: number | null };
}

let units: Units | undefined;
let known: Map<string, boolean> | undefined;

function library(): Units {
  if (units === undefined) {
    const fhirpath = createRequire(import.meta.url).resolve('fhirpath');
    const loaded = createRequire(fhirpath)('@lhncbc/ucum-lhc') as { UcumLhcUtils: { getInstance(): Units } };
    units = loaded.UcumLhcUtils.getInstance();
  }
  return units;
}

function common(): Map<string, boolean> {
  const compose = published().find('ValueSet', COMMON)?.resource.compose;
  const concepts = objectsOf(isObject(compose) ? compose.include : undefined).flatMap((part) => objectsOf(part.concept));
  return new Map(concepts.flatMap(({ code }) => textOf(code) ?? []).map((code) => [code, true]));
}

export function isUnit(code: string): boolean {
  known ??= common();
  const before = known.get(code);
  if (before !== undefined) return before;
  const is = parses(code);
  if (known.size < MOST_KNOWN) known.set(code, is);
  return is;
}

// A unit holds no blanks; asked about one that does, the library would write to the standard output.
const isWritable = (code: string): boolean => code.length <= LONGEST && /^[\x21-\x7e]+$/.test(code);

function parses(code: string): boolean {
  if (!isWritable(code)) return false;
  try {
    const { status, ucumCode } = library().validateUnitString(code);
    return status === 'valid' && ucumCode === code;
  } catch {
    return false;
  }
}

/** Undefined: units that do not measure the same. */
export function converted(value: number, from: string, to: string): number | undefined {
  if (from === to) return value;
  if (!isUnit(from) || !isUnit(to)) return undefined;
  try {
    const { status, toVal } = library().convertUnitTo(from, value, to);
    return status === 'succeeded' && toVal !== null ? toVal : undefined;
  } catch {
    return undefined;
  }
}
