// The order of two values of one type; undefined: they have none that is certain.
import { isNumber } from '../../json/decimal.ts';
import { isObject } from '../../resource.ts';
import { converted, UCUM } from '../../terminology/ucum.ts';

/** Less than 0: `a` comes before the limit. A limit of a date may be so much time before now, or, at the other end, after. */
export function compareValues(a: unknown, limit: unknown, end: 'least' | 'most' = 'least'): number | undefined {
  if (isNumber(a) && isNumber(limit)) return Number(a) - Number(limit);
  if (typeof a === 'string' && typeof limit === 'string') return compareTexts(a, limit);
  if (isObject(a) && isObject(limit)) return compareQuantities(a, limit);
  return typeof a === 'string' && isObject(limit) ? compareWithNow(a, limit, end) : undefined;
}

const ZONE = /[Z+]|-\d\d:/;

/** Dates and times by as many digits as both have. */
function compareTexts(a: string, b: string): number | undefined {
  if (!/^\d{4}(-|$)|^\d\d:/.test(b)) return undefined;
  if (ZONE.test(a.slice(10)) && ZONE.test(b.slice(10))) return Date.parse(a) - Date.parse(b);
  const length = Math.min(a.length, b.length);
  const [left, right] = [a.slice(0, length), b.slice(0, length)];
  return left < right ? -1 : left > right ? 1 : 0;
}

function compareQuantities(a: Record<string, unknown>, b: Record<string, unknown>): number | undefined {
  if (!isNumber(a.value) || !isNumber(b.value)) return undefined;
  const isSameSystem = (a.system ?? b.system) === (b.system ?? a.system);
  if (!isSameSystem) return undefined;
  if ((a.code ?? a.unit) === (b.code ?? b.unit)) return Number(a.value) - Number(b.value);
  if ((a.system ?? b.system) !== UCUM || typeof a.code !== 'string' || typeof b.code !== 'string') return undefined;
  const own = converted(Number(a.value), a.code, b.code);
  return own === undefined ? undefined : difference(own, Number(b.value));
}

/** What conversion is off by is none. */
const difference = (a: number, b: number): number =>
  Math.abs(a - b) <= 1e-12 * Math.max(Math.abs(a), Math.abs(b)) ? 0 : a - b;

/** Of the units that are no fixed time. */
const CALENDAR: Readonly<Record<string, number>> = { a: 12, mo: 1 };
// Somewhere on earth it is a day earlier or later.
const DAY_AROUND = 14 * 3_600_000;

/** https://hl7.org/fhir/R4/elementdefinition-definitions.html#ElementDefinition.minValue_x_ */
function compareWithNow(date: string, duration: Record<string, unknown>, end: 'least' | 'most'): number | undefined {
  const { value, code, unit, system } = duration;
  const measure = code ?? unit;
  if (!/^\d{4}(-|$)/.test(date) || !isNumber(value) || typeof measure !== 'string') return undefined;
  if (system !== undefined && system !== UCUM) return undefined;
  const sign = end === 'least' ? -1 : 1;
  const now = new Date();
  if (Object.hasOwn(CALENDAR, measure)) {
    now.setUTCMonth(now.getUTCMonth() + Math.trunc(sign * Number(value) * CALENDAR[measure]!));
  } else {
    const seconds = converted(Number(value), measure, 's');
    if (seconds === undefined) return undefined;
    now.setTime(now.getTime() + sign * seconds * 1000);
  }
  if (!ZONE.test(date.slice(10))) now.setTime(now.getTime() + sign * DAY_AROUND);
  return Number.isNaN(now.getTime()) ? undefined : compareTexts(date, now.toISOString());
}
