// Quantities as the index has them: a point, or a range where FHIR says no single number.
import { isNumber } from '../../json/decimal.ts';
import { isObject } from '../../resource.ts';
import { compareNumbers, plus, times } from './exact-decimal.ts';
import { AFTER_ALL, BEFORE_ALL, isStorable } from './index-limits.ts';

interface Amount {
  readonly value: string;
  /** The upper end of a range, which belongs to it. */
  readonly hi?: string;
  /** Each way the unit may be asked for: not at all, by system and code, by code or printed unit alone. */
  readonly units: readonly string[];
}

type Element = Readonly<Record<string, unknown>>;

/** undefined: it says no number. */
export function amountOf(type: string, value: Element): Amount | undefined {
  if (type === 'Range') return rangeAmount(value);
  if (type === 'Money')
    return pointAmount({ value: value.value, system: 'urn:iso:std:iso:4217', code: value.currency });
  if (type === 'SampledData') return sampledAmount(value);
  return pointAmount(value);
}

function pointAmount(quantity: Element): Amount | undefined {
  const value = numberText(quantity.value);
  if (value === undefined) return undefined;
  const units = unitsOf(quantity);
  switch (quantity.comparator) {
    case '<':
      return { value: BEFORE_ALL, hi: beside(value, '-'), units };
    case '<=':
      return { value: BEFORE_ALL, hi: value, units };
    case '>':
      return { value: beside(value, ''), hi: AFTER_ALL, units };
    case '>=':
      return { value, hi: AFTER_ALL, units };
    default:
      return { value, units };
  }
}

/** An end that does not belong to the range: so near that nobody asks for what lies between. */
function beside(value: string, sign: '' | '-'): string {
  // What is too odd for the index is not worked with: its exponent alone may be gigabytes of digits.
  if (!isStorable(value)) return value;
  const next = plus(value, `${sign}1e-20`);
  return isStorable(next) ? next : value;
}

function rangeAmount({ low, high }: Element): Amount | undefined {
  const [from, to] = [low, high].map((each) => (isObject(each) ? each : {})) as [Element, Element];
  const [value, hi] = [numberText(from.value), numberText(to.value)];
  if (value === undefined && hi === undefined) return undefined;
  const units = [...new Set([...unitsOf(from), ...unitsOf(to)])];
  return { value: value ?? BEFORE_ALL, hi: hi ?? AFTER_ALL, units };
}

/** From the least to the greatest of what was measured: https://hl7.org/fhir/R4/observation.html#search */
function sampledAmount({ origin, factor, data, lowerLimit, upperLimit }: Element): Amount | undefined {
  if (!isObject(origin) || typeof data !== 'string') return undefined;
  const zero = numberText(origin.value);
  const step = numberText(factor) ?? '1';
  if (zero === undefined || !isStorable(zero) || !isStorable(step)) return undefined;
  const limits: Readonly<Record<string, string | undefined>> = { L: numberText(lowerLimit), U: numberText(upperLimit) };
  const samples = data.split(' ').map((each) => limits[each] ?? each);
  const numbers = samples.filter((each) => SAMPLE.test(each) && isStorable(each));
  if (numbers.length === 0) return undefined;
  const extremes = [numbers.reduce(lesser), numbers.reduce(greater)];
  const ends = extremes.map((each) => plus(zero, times(each, step))).sort(compareNumbers);
  return { value: ends[0]!, hi: ends[1]!, units: unitsOf(origin) };
}

// "E" is an error, and no number.
const SAMPLE = /^[-+]?\d+(\.\d+)?([eE][-+]?\d+)?$/;

// There may be a hundred thousand: compared as JavaScript does.
const lesser = (a: string, b: string): string => (Number(b) < Number(a) ? b : a);
const greater = (a: string, b: string): string => (Number(b) > Number(a) ? b : a);

const numberText = (value: unknown): string | undefined => (isNumber(value) ? String(value) : undefined);

function unitsOf(quantity: Element): string[] {
  const units = new Set(['']);
  if (typeof quantity.code === 'string') {
    units.add(`|${quantity.code}`);
    if (typeof quantity.system === 'string') units.add(`${quantity.system}|${quantity.code}`);
  }
  if (typeof quantity.unit === 'string') units.add(`|${quantity.unit}`);
  return [...units];
}
