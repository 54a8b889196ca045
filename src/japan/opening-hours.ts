// An office's week: when it is open, on which days it is closed, and where we are not certain. A day in doubt counts by the
// narrower reading (as the directories do), and says that it is in doubt.
import type { Said } from '../problem.ts';
import { addDays, type CalendarDate, type ClockTime, type Weekday, weekdayOf } from './calendar-date.ts';
import { isYearEnd, publicHoliday } from './holidays.ts';

export interface Slot {
  readonly from: ClockTime;
  readonly to: ClockTime;
}

/** The codes of `opening-day`. */
export const DAY_KINDS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sat-pm', 'sun', 'holiday', 'year-end'] as const;
export type DayKind = (typeof DAY_KINDS)[number];

/** Which days are meant: every day when nothing is said; otherwise of these kinds, and from the one date until the other. */
interface Span {
  readonly days?: readonly DayKind[];
  readonly from?: CalendarDate;
  readonly until?: CalendarDate;
}

export interface Closure extends Span {
  /** Closed, but emergencies are accepted. */
  readonly exceptEmergency?: boolean;
  /** Why it is not certain. */
  readonly doubt?: Said;
}

export interface Doubt extends Span {
  /** closing: the hours hold if it is open at all; hours: nothing is certain. */
  readonly about: 'closing' | 'hours';
  readonly said: Said;
}

export interface OpeningHours {
  readonly slots: Readonly<Record<Weekday, readonly Slot[]>>;
  readonly closures: readonly Closure[];
  readonly doubts: readonly Doubt[];
  /** Nothing is recorded; these hours are a guess. */
  readonly assumed: boolean;
}

export interface OfficeDay {
  /** In order, without overlap; none when closed. */
  readonly slots: readonly Slot[];
  /** Why closed; says so where it is not certain. */
  readonly closedFor?: Said;
  readonly exceptEmergency: boolean;
  /** Why the hours, or the closing, are not certain. */
  readonly doubts: readonly Said[];
  /** The only doubt is whether it is open at all: then the hours hold. */
  readonly maybeClosed: boolean;
}

export function officeDay(hours: OpeningHours, date: CalendarDate): OfficeDay {
  const weekday = weekdayOf(date);
  const kinds = kindsOf(date, weekday);
  const closures = hours.closures.filter((each) => isMeant(each, date, kinds));
  const wholeDay = closures.filter((each) => closesWholeDay(each, kinds));
  if (wholeDay.length > 0) {
    const reason = reasonToClose(date, weekday, wholeDay);
    const isCertain = wholeDay.some(({ doubt }) => doubt === undefined);
    return {
      slots: [],
      closedFor: isCertain ? reason : { en: `${reason.en}, to be verified`, ja: `${reason.ja}、要確認` },
      exceptEmergency: wholeDay.every(({ exceptEmergency }) => exceptEmergency === true),
      doubts: isCertain ? [] : wholeDay.flatMap(({ doubt }) => doubt ?? []),
      maybeClosed: false,
    };
  }

  const regular = merged(hours.slots[weekday]);
  const slots = closures.length > 0 ? morningOf(regular) : regular;
  const doubts: Doubt[] = [
    ...closures.flatMap(({ doubt }): Doubt[] => (doubt === undefined ? [] : [{ about: 'hours', said: doubt }])),
    ...hours.doubts.filter((each) => isMeant(each, date, kinds) && (each.about === 'hours' || slots.length > 0)),
  ];
  return {
    slots,
    closedFor: slots.length === 0 ? reasonToClose(date, weekday, []) : undefined,
    exceptEmergency: false,
    doubts: doubts.map(({ said }) => said),
    maybeClosed: doubts.length > 0 && doubts.every(({ about }) => about === 'closing'),
  };
}

export const isOpenDay = (hours: OpeningHours, date: CalendarDate): boolean => officeDay(hours, date).slots.length > 0;

/** When the last hours of the day end; undefined when closed. */
export const closingTime = (hours: OpeningHours, date: CalendarDate): ClockTime | undefined =>
  officeDay(hours, date).slots.at(-1)?.to;

/** A break at noon does not count. */
export const minutesOpen = (hours: OpeningHours, date: CalendarDate): number =>
  officeDay(hours, date).slots.reduce((sum, { from, to }) => sum + (secondsOf(to) - secondsOf(from)) / 60, 0);

export const nextOpenDay = (hours: OpeningHours, date: CalendarDate): CalendarDate | undefined =>
  addOfficeDays(hours, date, 1);

export const previousOpenDay = (hours: OpeningHours, date: CalendarDate): CalendarDate | undefined =>
  addOfficeDays(hours, date, -1);

// Longer than any closure that ends: whoever is closed for a year has closed.
const LONGEST_CLOSURE = 366;

/**
 * The n-th open day after the date, or before it when n is negative; the date itself, open or not, when n is 0. Undefined
 * when the office is not open any more for a year.
 */
export function addOfficeDays(hours: OpeningHours, date: CalendarDate, days: number): CalendarDate | undefined {
  const step = days < 0 ? -1 : 1;
  let day = date;
  for (let left = Math.abs(days), closed = 0; left > 0; ) {
    day = addDays(day, step);
    if (isOpenDay(hours, day)) {
      left -= 1;
      closed = 0;
    } else {
      closed += 1;
      if (closed > LONGEST_CLOSURE) return undefined;
    }
  }
  return day;
}

/** Every kind of day that the date is. */
function kindsOf(date: CalendarDate, weekday: Weekday): DayKind[] {
  const kinds: DayKind[] = [weekday];
  if (weekday === 'sat') kinds.push('sat-pm');
  if (publicHoliday(date) !== undefined) kinds.push('holiday');
  if (isYearEnd(date)) kinds.push('year-end');
  return kinds;
}

const isMeant = ({ days, from, until }: Span, date: CalendarDate, kinds: readonly DayKind[]): boolean =>
  (days === undefined || days.some((day) => kinds.includes(day))) &&
  (from === undefined || from <= date) &&
  (until === undefined || date <= until);

const closesWholeDay = ({ days }: Closure, kinds: readonly DayKind[]): boolean =>
  days === undefined || days.some((day) => day !== 'sat-pm' && kinds.includes(day));

const NOON = '12:00:00';

const morningOf = (slots: readonly Slot[]): Slot[] =>
  slots.filter(({ from }) => from < NOON).map(({ from, to }) => ({ from, to: to < NOON ? to : NOON }));

function merged(slots: readonly Slot[]): Slot[] {
  const joined: Slot[] = [];
  for (const slot of [...slots].sort((a, b) => (a.from < b.from ? -1 : 1))) {
    const last = joined.at(-1);
    if (last === undefined || last.to < slot.from) joined.push(slot);
    else if (last.to < slot.to) joined[joined.length - 1] = { from: last.from, to: slot.to };
  }
  return joined;
}

const secondsOf = (time: ClockTime): number => {
  const [hour = 0, minute = 0, second = 0] = time.split(':').map(Number);
  return hour * 3600 + minute * 60 + second;
};

const WEEKDAY_NAMES: Readonly<Record<Weekday, Said>> = {
  mon: { en: 'Monday', ja: '月曜日' },
  tue: { en: 'Tuesday', ja: '火曜日' },
  wed: { en: 'Wednesday', ja: '水曜日' },
  thu: { en: 'Thursday', ja: '木曜日' },
  fri: { en: 'Friday', ja: '金曜日' },
  sat: { en: 'Saturday', ja: '土曜日' },
  sun: { en: 'Sunday', ja: '日曜日' },
};

/** The holiday by its name where one closes the office; else the year's end, dates of closing, or the weekday. */
function reasonToClose(date: CalendarDate, weekday: Weekday, closures: readonly Closure[]): Said {
  const closes = (kind: DayKind): boolean => closures.some(({ days }) => days?.includes(kind));
  const holiday = publicHoliday(date);
  if (holiday !== undefined && closes('holiday')) {
    return { en: `a public holiday (${holiday.en})`, ja: `祝日・${holiday.ja}` };
  }
  if (isYearEnd(date) && closes('year-end')) return { en: "the year's end", ja: '年末年始' };
  if (closures.some(({ days }) => days === undefined)) return { en: 'closed for a time', ja: '休業期間' };
  return WEEKDAY_NAMES[weekday];
}
