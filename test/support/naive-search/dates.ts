// https://hl7.org/fhir/R4/search.html#date
import { prefixOf } from './escapes.ts';
import { isPlain, listOf, textIn, type Value } from './values.ts';

/** Milliseconds, the end exclusive. */
export interface Stretch {
  readonly lo: number;
  readonly hi: number;
}

const PARTS = /^(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,3})\d*)?)?(Z|[-+]\d\d:\d\d)?)?)?)?$/;
const JAPAN = '+09:00';
const MINUTE = 60_000;

/** What a date says, as long as its precision; without an offset it is Japan's time, as it is since 1952. */
export function stretchOf(text: string): Stretch | undefined {
  const [, year, month, day, hour, minute, second, fraction, offset = JAPAN] = PARTS.exec(text) ?? [];
  if (year === undefined) return undefined;
  const at = Date.parse(
    `${year}-${month ?? '01'}-${day ?? '01'}T${hour ?? '00'}:${minute ?? '00'}:${second ?? '00'}.${(fraction ?? '').padEnd(3, '0')}Z`,
  );
  const lo = at - offsetMinutes(offset) * MINUTE;
  if (fraction !== undefined) return { lo, hi: lo + 1 };
  if (second !== undefined) return { lo, hi: lo + 1000 };
  if (hour !== undefined) return { lo, hi: lo + MINUTE };
  const next = new Date(at);
  if (day !== undefined) next.setUTCDate(next.getUTCDate() + 1);
  else if (month !== undefined) next.setUTCMonth(next.getUTCMonth() + 1);
  else next.setUTCFullYear(next.getUTCFullYear() + 1);
  return { lo, hi: next.getTime() - offsetMinutes(offset) * MINUTE };
}

function offsetMinutes(offset: string): number {
  if (offset === 'Z') return 0;
  const [hours, minutes] = offset.slice(1).split(':').map(Number);
  return (offset.startsWith('-') ? -1 : 1) * (hours! * 60 + minutes!);
}

export function stretchesOf({ type, data }: Value): Stretch[] {
  if (typeof data === 'string') return [stretchOf(data) ?? []].flat();
  if (type === 'Period') return periodOf(data);
  if (type !== 'Timing' || !isPlain(data)) return [];
  const bounds = isPlain(data.repeat) ? data.repeat.boundsPeriod : undefined;
  const events = listOf(data.event).flatMap((each) => stretchOf(String(each)) ?? []);
  return [...events, ...periodOf(bounds)];
}

function periodOf(period: unknown): Stretch[] {
  const [start, end] = [textIn(period, 'start'), textIn(period, 'end')];
  if (start === undefined && end === undefined) return [];
  const lo = start === undefined ? Number.NEGATIVE_INFINITY : stretchOf(start)!.lo;
  return [{ lo, hi: end === undefined ? Number.POSITIVE_INFINITY : stretchOf(end)!.hi }];
}

export function meetsDate(value: Stretch, text: string, now: number): boolean {
  const { prefix, rest } = prefixOf(text);
  const asked = stretchOf(rest);
  if (asked === undefined) throw new Error(`no date: ${text}`);
  const contains = asked.lo <= value.lo && value.hi <= asked.hi;
  switch (prefix) {
    case 'eq':
      return contains;
    case 'ne':
      return !contains;
    case 'gt':
      return value.hi > asked.hi;
    case 'lt':
      return value.lo < asked.lo;
    case 'ge':
      return value.hi > asked.lo;
    case 'le':
      return value.lo < asked.hi;
    case 'sa':
      return value.lo >= asked.hi;
    case 'eb':
      return value.hi <= asked.lo;
  }
  const margin = Math.abs(now - asked.lo) / 10;
  return value.lo < asked.hi + margin && value.hi > asked.lo - margin;
}
