// Whole years, by a birth date as far as it is known.
import type { CalendarDate } from '../../japan/calendar-date.ts';
import { firstDayOf, lastDayOf } from './reading.ts';

/** Of a birth date without its day: only where every day it may mean gives the same age. */
export function ageOn(day: CalendarDate, birthDate: unknown): number | undefined {
  const [first, last] = [firstDayOf(birthDate, 'UTC'), lastDayOf(birthDate, 'UTC')];
  if (first === undefined || last === undefined || last > day) return undefined;
  const age = yearsBetween(first, day);
  return age === yearsBetween(last, day) ? age : undefined;
}

const yearsBetween = (from: CalendarDate, to: CalendarDate): number =>
  Number(to.slice(0, 4)) - Number(from.slice(0, 4)) - (to.slice(5) < from.slice(5) ? 1 : 0);
