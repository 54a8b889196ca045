// A FHIR date or dateTime means a stretch of time, as long as its precision: https://hl7.org/fhir/R4/search.html#date
// Without an offset it is local time: 2026-11-21 begins in Japan nine hours before it does in UTC. The time zone comes in
// as an argument, so the zone of the process never matters.

/** Milliseconds since 1970 UTC, `hi` exclusive. */
export interface InstantRange {
  readonly lo: number;
  readonly hi: number;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

// FHIR's dateTime, and beyond it what search allows: minutes without seconds, no offset.
const PARTIAL =
  /^(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d)(?:\.(\d+))?)?(Z|[+-](?:0\d|1[0-3]):[0-5]\d|[+-]14:00)?)?)?)?$/;

/** Undefined when the text is no date, or names one that no calendar has. */
export function rangeOf(text: string, timeZone: string): InstantRange | undefined {
  const parts = PARTIAL.exec(text);
  if (parts === null) return undefined;
  const year = Number(parts[1]);
  const month = Number(parts[2] ?? 1);
  const day = Number(parts[3] ?? 1);
  if (year < 1 || month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return undefined;
  if (parts[2] === undefined)
    return { lo: startOf(wall(year, 1, 1), timeZone), hi: startOf(wall(year + 1, 1, 1), timeZone) };
  if (parts[3] === undefined) {
    return { lo: startOf(wall(year, month, 1), timeZone), hi: startOf(wall(year, month + 1, 1), timeZone) };
  }
  const midnight = wall(year, month, day);
  if (parts[4] === undefined) return { lo: startOf(midnight, timeZone), hi: startOf(midnight + DAY, timeZone) };

  const hour = Number(parts[4]);
  const minute = Number(parts[5]);
  const second = Number(parts[6] ?? 0);
  if (hour > 23 || minute > 59 || second > 60) return undefined;
  const toMinute = midnight + hour * HOUR + minute * MINUTE;
  const offset = parts[8];
  const instant = offset === undefined ? instantOf(toMinute, timeZone) : toMinute - offsetOf(offset);
  if (parts[6] === undefined) return { lo: instant, hi: instant + MINUTE };
  // Computers have no leap second: it is the last instant of its minute.
  if (second === 60) return { lo: instant + MINUTE - 1, hi: instant + MINUTE };
  const toSecond = instant + second * 1000;
  if (parts[7] === undefined) return { lo: toSecond, hi: toSecond + 1000 };
  const lo = toSecond + Number(parts[7].slice(0, 3).padEnd(3, '0'));
  return { lo, hi: lo + 1 };
}

const daysIn = (year: number, month: number): number => {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
};

/** A wall clock's reading, as the instant at which a clock in UTC shows it. */
const wall = (year: number, month: number, day: number): number => {
  // Date.UTC takes the years 0–99 for 1900–1999.
  if (year < 100) return new Date(0).setUTCFullYear(year, month - 1, day);
  return Date.UTC(year, month - 1, day);
};

const offsetOf = (text: string): number => {
  if (text === 'Z') return 0;
  const minutes = Number(text.slice(1, 3)) * 60 + Number(text.slice(4, 6));
  return (text.startsWith('-') ? -minutes : minutes) * MINUTE;
};

/** The first instant of a local day: where the clock skips midnight, the instant of the skip. */
const startOf = (reading: number, timeZone: string): number => {
  if (isJapaneseStandardTime(reading, timeZone)) return reading - 9 * HOUR;
  const { instant, skipped } = resolve(reading, timeZone);
  if (!skipped) return instant;
  // The offset before the skip put `instant` behind it, the one after would put it before: halve the stretch between.
  const after = offsetAt(instant, timeZone);
  let early = reading - after;
  let late = instant;
  while (late - early > 1) {
    const middle = Math.floor((early + late) / 2);
    if (offsetAt(middle, timeZone) === after) late = middle;
    else early = middle;
  }
  return late;
};

const instantOf = (reading: number, timeZone: string): number =>
  isJapaneseStandardTime(reading, timeZone) ? reading - 9 * HOUR : resolve(reading, timeZone).instant;

// Japan had summer time from 1948 to 1951, and local mean time before 1888; from 1952 on its offset is +09:00 always.
const JST_SINCE = Date.UTC(1952, 0, 1);
const isJapaneseStandardTime = (reading: number, timeZone: string): boolean =>
  timeZone === 'Asia/Tokyo' && reading >= JST_SINCE;

/**
 * The instant at which a clock in the zone shows the reading. A reading shown twice (the clock was put back) means the
 * first time; one never shown (put forward) is read with the offset before, as java.time does: 02:30 becomes 03:30.
 */
const resolve = (reading: number, timeZone: string): { instant: number; skipped: boolean } => {
  const before = offsetAt(reading - DAY, timeZone);
  const after = offsetAt(reading + DAY, timeZone);
  const first = reading - Math.max(before, after);
  const second = reading - Math.min(before, after);
  if (offsetAt(first, timeZone) === reading - first) return { instant: first, skipped: false };
  if (offsetAt(second, timeZone) === reading - second) return { instant: second, skipped: false };
  return { instant: second, skipped: true };
};

const formatters = new Map<string, Intl.DateTimeFormat>();

/** By how much a clock in the zone is ahead of UTC at that instant, in milliseconds. */
export const offsetAt = (instant: number, timeZone: string): number => {
  if (timeZone === 'UTC') return 0;
  if (isJapaneseStandardTime(instant, timeZone)) return 9 * HOUR;
  let formatter = formatters.get(timeZone);
  if (formatter === undefined) {
    formatter = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' });
    formatters.set(timeZone, formatter);
  }
  const offset = /GMT([+-])(\d\d):(\d\d)(?::(\d\d))?/.exec(formatter.format(instant));
  if (offset === null) return 0;
  const seconds = Number(offset[2]) * 3600 + Number(offset[3]) * 60 + Number(offset[4] ?? 0);
  return (offset[1] === '-' ? -seconds : seconds) * 1000;
};
