// Public holidays of Japan and the year's end, by calendar date. Only the table of @holiday-jp/holiday_jp is used, never its
// functions: those read a Date in the zone of the process, and 00:00–08:59 in Japan is the day before in UTC.
import holidayJp from '@holiday-jp/holiday_jp';
import type { Said } from '../problem.ts';
import type { CalendarDate } from './calendar-date.ts';

const HOLIDAYS: ReadonlyMap<CalendarDate, { name: string; name_en: string }> = new Map(
  Object.entries(holidayJp.holidays),
);

/**
 * The holiday's name, days in lieu (振替休日) and days between two holidays (国民の休日) included. The table reaches from 1970
 * to 2050; equinoxes more than a year ahead are computed, the government gazettes them each February for the next year.
 */
export function publicHoliday(date: CalendarDate): Said | undefined {
  const found = HOLIDAYS.get(date);
  if (found === undefined) return undefined;
  // The table names a day in lieu after the holiday just before it, which in May is not always the one it stands for.
  return { en: found.name_en, ja: found.name.endsWith('振替休日') ? '振替休日' : found.name };
}

/** 年末年始: 29 December to 3 January, as public offices keep it. No holiday by law but for 1 January. */
export const isYearEnd = (date: CalendarDate): boolean => {
  const day = date.slice(5);
  return day >= '12-29' || day <= '01-03';
};
