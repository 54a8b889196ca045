// A day of the calendar as text, YYYY-MM-DD, and what a clock on the wall shows. Days are counted on the text alone; where
// an instant becomes a day, the zone comes in as an argument. So the zone of the process never matters.
import { Problem, type Said, short } from '../problem.ts';
import { offsetAt, rangeOf } from './instant-range.ts';

/** YYYY-MM-DD */
export type CalendarDate = string;

/** HH:MM:SS, so that two of them compare as texts. 24:00:00 ends a day. */
export type ClockTime = string;

/** A day and, where it is known, the time on it. */
export interface Moment {
  readonly date: CalendarDate;
  readonly time?: ClockTime;
}

export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

const DAY = 86_400_000;
const DATE = /^\d{4}-\d\d-\d\d$/;
const DATE_TIME = /^(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d)(?::(\d\d))?(?:\.\d+)?(Z|[+-]\d\d:\d\d)?)?$/;

export const isCalendarDate = (text: string): boolean => DATE.test(text) && rangeOf(text, 'UTC') !== undefined;

/** Days may be negative. */
export function addDays(date: CalendarDate, days: number): CalendarDate {
  const milliseconds = (dayNumber(date) + days) * DAY;
  if (!(milliseconds >= FIRST && milliseconds <= LAST)) throw beyondCalendar(date, days);
  return textOf(milliseconds);
}

/** How many days later `to` is than `from`; negative when it is earlier. */
export const daysBetween = (from: CalendarDate, to: CalendarDate): number => dayNumber(to) - dayNumber(from);

// 1970-01-01 was a Thursday, the fourth of WEEKDAYS.
export const weekdayOf = (date: CalendarDate): Weekday => WEEKDAYS[(((dayNumber(date) + 3) % 7) + 7) % 7]!;

/**
 * What calendar and clock in the zone show at an instant, in milliseconds since 1970. The calendar ends with year 9999, also
 * for those who write 9999-12-31T23:59:59Z for ever, which is past it in Japan.
 */
export function localTime(instant: number, timeZone: string): Required<Moment> {
  const reading = Math.min(Math.max(instant + offsetAt(instant, timeZone), FIRST), LAST);
  return { date: textOf(reading), time: new Date(reading).toISOString().slice(11, 19) };
}

/**
 * A FHIR date or dateTime as day and time in the zone: what has an offset is carried over, what has none is local already.
 * Undefined when the text names no day (2026-11) or is no date.
 */
export function momentOf(text: string, timeZone: string): Moment | undefined {
  const parts = DATE_TIME.exec(text);
  const range = rangeOf(text, timeZone);
  if (parts === null || range === undefined) return undefined;
  const [, date, minute, second, offset] = parts;
  if (minute === undefined) return { date: date! };
  // A leap second is the last second of its minute on this clock too.
  if (offset === undefined) return { date: date!, time: `${minute}:${second === '60' ? '59' : (second ?? '00')}` };
  return localTime(range.lo, timeZone);
}

const JA = { mon: '月', tue: '火', wed: '水', thu: '木', fri: '金', sat: '土', sun: '日' } as const;
const EN = { mon: 'Mon', tue: 'Tue', wed: 'Wed', thu: 'Thu', fri: 'Fri', sat: 'Sat', sun: 'Sun' } as const;

/** For people: 2026年11月13日（金）, Fri 2026-11-13. */
export function spokenDate(date: CalendarDate): Said {
  const weekday = weekdayOf(date);
  const [year, month, day] = date.split('-').map(Number);
  return { en: `${EN[weekday]} ${date}`, ja: `${year}年${month}月${day}日（${JA[weekday]}）` };
}

/** Days since 1970-01-01. */
function dayNumber(date: CalendarDate): number {
  if (!isCalendarDate(date)) throw notADay(date);
  return Date.parse(`${date}T00:00:00Z`) / DAY;
}

const FIRST = Date.parse('0001-01-01T00:00:00Z');
const LAST = Date.parse('9999-12-31T23:59:59.999Z');

const textOf = (milliseconds: number): CalendarDate => new Date(milliseconds).toISOString().slice(0, 10);

function beyondCalendar(date: CalendarDate, days: number): Problem {
  const side = days < 0 ? { en: 'before', ja: '前' } : { en: 'after', ja: '後' };
  const number = Math.abs(days);
  return new Problem('bad-value', {
    en: `${number} days ${side.en} ${date} lies outside the calendar, which goes from year 0001 to 9999.`,
    ja: `${date} の${number}日${side.ja}は、暦（0001〜9999年）の外になります。`,
  });
}

const notADay = (text: string): Problem =>
  new Problem('bad-value', {
    en: `\`${short(text)}\` is no day of the calendar: give a date such as 2026-11-21, from year 0001 to 9999.`,
    ja: `「${short(text)}」は暦の日付ではありません。0001〜9999年の日付を 2026-11-21 の形で指定してください。`,
  });
