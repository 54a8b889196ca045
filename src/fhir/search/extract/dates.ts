// From when to when a value says: a date, a period, a timing. Ends that are open are without end.
import { rangeOf } from '../../../japan/instant-range.ts';
import { isObject } from '../../resource.ts';

export function dateRanges(type: string, value: unknown, timeZone: string): { lo: number; hi: number }[] {
  if (typeof value === 'string') {
    const range = rangeOf(value, timeZone);
    return range === undefined ? [] : [range];
  }
  if (!isObject(value)) return [];
  if (type === 'Period') return periodRange(value, timeZone);
  if (type === 'Timing') {
    const events = Array.isArray(value.event) ? value.event : [];
    const repeat = isObject(value.repeat) ? value.repeat : {};
    const bounds = isObject(repeat.boundsPeriod) ? periodRange(repeat.boundsPeriod, timeZone) : [];
    return [...events.flatMap((event) => dateRanges('dateTime', event, timeZone)), ...bounds];
  }
  return [];
}

function periodRange(period: Record<string, unknown>, timeZone: string): { lo: number; hi: number }[] {
  const start = typeof period.start === 'string' ? rangeOf(period.start, timeZone) : undefined;
  const end = typeof period.end === 'string' ? rangeOf(period.end, timeZone) : undefined;
  if (start === undefined && end === undefined) return [];
  return [{ lo: start?.lo ?? Number.NEGATIVE_INFINITY, hi: end?.hi ?? Number.POSITIVE_INFINITY }];
}
