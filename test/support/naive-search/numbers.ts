// https://hl7.org/fhir/R4/search.html#number and #quantity
import { prefixOf, splitAt, withoutEscapes } from './escapes.ts';
import { isPlain, textIn, type Value } from './values.ts';

/** Exact: a whole number of units of 10^-SCALE. */
type Exact = bigint;
const SCALE = 400;
const EVERYTHING = 10n ** BigInt(3 * SCALE);
const NUMBER = /^[-+]?(\d+)(?:\.(\d+))?(?:[eE]([-+]?\d+))?$/;

function exact(text: string): { value: Exact; halfOfLastPlace: Exact } | undefined {
  const [, whole, fraction = '', exponent = '0'] = NUMBER.exec(text) ?? [];
  if (whole === undefined) return undefined;
  const last = 10n ** BigInt(SCALE + Number(exponent) - fraction.length);
  const size = BigInt(whole + fraction) * last;
  return { value: text.startsWith('-') ? -size : size, halfOfLastPlace: last / 2n };
}

/** From `lo` to `hi`, either of which may itself be left out. */
export interface Amount {
  readonly lo: Exact;
  readonly hi: Exact;
  readonly units: readonly { readonly system?: string; readonly code?: string; readonly unit?: string }[];
}

export function amountsOf({ type, data }: Value): Amount[] {
  if (typeof data === 'string') return point(data, []);
  if (!isPlain(data)) return [];
  if (type === 'Money') return point(data.value, [{ system: 'urn:iso:std:iso:4217', code: textIn(data, 'currency') }]);
  if (type === 'SampledData') return sampled(data);
  if (type === 'Range') return range(data.low, data.high);
  return compared(data);
}

const unitsOf = (quantity: unknown): Amount['units'] => [
  { system: textIn(quantity, 'system'), code: textIn(quantity, 'code'), unit: textIn(quantity, 'unit') },
];

function point(text: unknown, units: Amount['units']): Amount[] {
  const number = typeof text === 'string' ? exact(text) : undefined;
  return number === undefined ? [] : [{ lo: number.value, hi: number.value, units }];
}

const SMALLEST = 1n;

function compared(quantity: Readonly<Record<string, unknown>>): Amount[] {
  return point(quantity.value, unitsOf(quantity)).map(({ lo, hi, units }) => {
    switch (quantity.comparator) {
      case '<':
        return { lo: -EVERYTHING, hi: hi - SMALLEST, units };
      case '<=':
        return { lo: -EVERYTHING, hi, units };
      case '>':
        return { lo: lo + SMALLEST, hi: EVERYTHING, units };
      case '>=':
        return { lo, hi: EVERYTHING, units };
    }
    return { lo, hi, units };
  });
}

function range(low: unknown, high: unknown): Amount[] {
  const [[lo], [hi]] = [low, high].map((end) => point(textIn(end, 'value'), unitsOf(end))) as [Amount[], Amount[]];
  if (lo === undefined && hi === undefined) return [];
  const units = [...(lo?.units ?? []), ...(hi?.units ?? [])];
  return [{ lo: lo?.lo ?? -EVERYTHING, hi: hi?.hi ?? EVERYTHING, units }];
}

/** From the least to the greatest of what was measured; E is an error. */
function sampled({ origin, factor, data, lowerLimit, upperLimit }: Readonly<Record<string, unknown>>): Amount[] {
  const [zero] = point(textIn(origin, 'value'), unitsOf(origin));
  const step = exact(String(factor ?? '1'))!.value;
  const samples = String(data ?? '')
    .split(' ')
    .flatMap((each) => exact(String({ L: lowerLimit, U: upperLimit }[each] ?? each)) ?? []);
  if (zero === undefined || samples.length === 0) return [];
  const measured = samples
    .map(({ value }) => zero.lo + (value * step) / 10n ** BigInt(SCALE))
    .sort((a, b) => (a < b ? -1 : 1));
  const [lo, hi] = [measured.at(0)!, measured.at(-1)!];
  return [{ lo, hi, units: zero.units }];
}

export function meetsNumber(amount: Amount, text: string): boolean {
  const [number = '', system, code] = splitAt('|', text).map(withoutEscapes);
  const inUnit = code === undefined || code === '' || amount.units.some((unit) => isUnit(unit, system!, code));
  return inUnit && meetsAmount(amount, number);
}

const isUnit = ({ system, code, unit }: Amount['units'][number], askedSystem: string, asked: string): boolean =>
  askedSystem === '' ? code === asked || unit === asked : system === askedSystem && code === asked;

function meetsAmount({ lo, hi }: Amount, text: string): boolean {
  const { prefix, rest } = prefixOf(text);
  const asked = exact(rest);
  if (asked === undefined) throw new Error(`no number: ${text}`);
  const { value, halfOfLastPlace: half } = asked;
  const within = lo >= value - half && hi < value + half;
  const tenth = (value < 0n ? -value : value) / 10n;
  switch (prefix) {
    case 'eq':
      return within;
    case 'ne':
      return !within;
    case 'gt':
      return hi > value;
    case 'lt':
      return lo < value;
    case 'ge':
      return hi >= value;
    case 'le':
      return lo <= value;
    case 'sa':
      return lo > value;
    case 'eb':
      return hi < value;
  }
  return lo <= value + tenth && hi >= value - tenth;
}
