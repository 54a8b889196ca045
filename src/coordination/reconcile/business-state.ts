// Where a step stands in its time: waiting, claimed, near its date, past it, told to the administrators. And when to look
// again. 目安 is not a limit: past it nobody has failed, somebody is reminded.
import { addDays, type CalendarDate, localTime } from '../../japan/calendar-date.ts';
import { rangeOf } from '../../japan/instant-range.ts';
import { addOfficeDays, isOpenDay, type OpeningHours, previousOpenDay } from '../../japan/opening-hours.ts';
import type { Strength } from '../rules/plan.ts';

export interface Clocked {
  readonly strength: Strength;
  /** `restriction.period.end` as written: a day, or an instant agreed on. */
  readonly end: string | undefined;
  /** The last day of each fee that can still be earned. */
  readonly feeDays: readonly CalendarDate[];
  /** Of whoever owes the step. */
  readonly hours: OpeningHours;
}

export type TimeState = 'due-soon' | 'past-guideline' | 'escalated' | undefined;

interface Change {
  readonly at: number;
  readonly state: TimeState;
}

/** What the time says of a step now, and when that changes next. */
export function timeState(
  clocked: Clocked,
  now: number,
  timeZone: string,
): { state: TimeState; next: number | undefined } {
  const changes = [...changesOf(clocked, timeZone)].sort((a, b) => a.at - b.at);
  const past = changes.filter(({ at }) => at <= now);
  return { state: past.at(-1)?.state, next: changes.find(({ at }) => at > now)?.at };
}

// Of a fee one may only be reminded: its limit is nobody's lateness, and once it has passed there is nothing to remind of.
function changesOf({ strength, end, feeDays, hours }: Clocked, timeZone: string): Change[] {
  if (end !== undefined && (strength === 'guideline' || strength === 'agreed')) return ofDate(end, hours, timeZone);
  const written = [...feeDays].sort().at(-1) ?? (strength === 'fee-condition' ? end : undefined);
  if (written === undefined) return [];
  const last = withinCalendar(written);
  const reminded = isOpenDay(hours, last) ? last : (previousOpenDay(hours, last) ?? last);
  return [
    { at: startOf(reminded, timeZone), state: 'due-soon' },
    { at: startOf(addDays(last, 1), timeZone), state: undefined },
  ];
}

/** Reminded on the office day before; past when the day is over; two office days later the administrators are told. */
function ofDate(end: string, hours: OpeningHours, timeZone: string): Change[] {
  const range = rangeOf(end, timeZone);
  if (range === undefined) return [];
  const over = end.includes('T') ? range.lo : range.hi;
  const day = withinCalendar(localTime(range.lo, timeZone).date);
  const before = previousOpenDay(hours, day) ?? addDays(day, -1);
  const after = addOfficeDays(hours, day, 2) ?? addDays(day, 2);
  return [
    { at: startOf(before, timeZone), state: 'due-soon' },
    { at: over, state: 'past-guideline' },
    { at: startOf(addDays(after, 1), timeZone), state: 'escalated' },
  ];
}

// Whoever writes 9999-12-31 means never. Days are counted from it, as far as an office may be closed.
const withinCalendar = (day: CalendarDate): CalendarDate => (day < FIRST ? FIRST : day > LAST ? LAST : day);
const FIRST: CalendarDate = '0003-01-01';
const LAST: CalendarDate = '9997-12-31';

const startOf = (day: CalendarDate, timeZone: string): number => rangeOf(day, timeZone)!.lo;
