// 入院時情報連携加算 (RB-01, RB-02; days counted by RB-04): until how many days after the admission each step can be earned,
// and which open points and doubts could move that. Pure counting; the sentences for people are in admission-fee.ts.
import { addDays, type CalendarDate, type Moment } from '../japan/calendar-date.ts';
import { type OfficeDay, type OpeningHours, officeDay } from '../japan/opening-hours.ts';
import type { Said } from '../problem.ts';

export interface FeeRule {
  readonly id: 'RB-01' | 'RB-02';
  readonly units: { readonly I: number; readonly II: number };
}

const RULES: readonly (FeeRule & { readonly from: CalendarDate; readonly until?: CalendarDate })[] = [
  { id: 'RB-01', from: '2024-04-01', units: { I: 250, II: 200 } },
  { id: 'RB-02', from: '2018-04-01', until: '2024-03-31', units: { I: 200, II: 100 } },
];

/** The rule for admissions on that day. None before April 2018: RB-03 asked how the information was given, not when. */
export const feeRuleOn = (date: CalendarDate): FeeRule | undefined =>
  RULES.find(({ from, until }) => from <= date && (until === undefined || date <= until));

/** What the notices leave open, as far as we have read them. All false is the literal reading. */
export interface FeeOptions {
  /** (II) is extended also when the admission fell on a non-business day, not only after closing time. */
  readonly extendOnClosedDay: boolean;
  /** "The following day" moves on while it is a non-business day itself. */
  readonly rollOver: boolean;
  /** What was sent counts from the day its receipt was confirmed. */
  readonly countByConfirmation: boolean;
}

export const LITERAL_READING: FeeOptions = { extendOnClosedDay: false, rollOver: false, countByConfirmation: false };

/** How the admission stands to the office's hours. */
type Standing = 'in-hours' | 'closed' | 'late';

/** One way to read the case; what is uncertain has several. */
export interface Reading extends FeeOptions {
  readonly rule: FeeRule['id'];
  readonly standing: Standing;
  /** Is that day after the admission a non-business day? */
  readonly isClosed: (daysAfter: number) => boolean;
  /** Only for RB-02: the first of the three or seven days is the day after the admission. */
  readonly countsFromNextDay: boolean;
  /** Only for RB-02: what was given before the admission counts. */
  readonly countsBefore: boolean;
}

export type OpenPoint =
  | 'extend-on-closed-day'
  | 'roll-over'
  | 'count-by-confirmation'
  | 'admission-time'
  | 'office-hours'
  | 'first-day'
  | 'before-admission';

/** Another way to read one point, and why it cannot be ruled out. */
export interface Alternative {
  readonly point: OpenPoint;
  readonly doubts?: readonly Said[];
  readonly change: Partial<Reading>;
}

/** Days after the admission, the last one included. */
export interface Limits {
  readonly I: number;
  readonly II: number;
}

// No closure we reckon with is longer; an office that has shut for good would roll on for ever.
const LONGEST_ROLL = 31;

export function limitsOf({ rule, standing, isClosed, ...reading }: Reading): Limits {
  if (rule === 'RB-02') return reading.countsFromNextDay ? { I: 3, II: 7 } : { I: 2, II: 6 };
  const isExtended = standing === 'late' || (standing === 'closed' && reading.extendOnClosedDay);
  let last = 2;
  if (isExtended && isClosed(2)) {
    last = 3;
    while (reading.rollOver && isClosed(last) && last < LONGEST_ROLL) last += 1;
  }
  return { I: standing === 'in-hours' ? 0 : 1, II: last };
}

/** The reading that counts (doubts in the office's hours never earn a day), and the others that are possible. */
export function readingsOf(
  rule: FeeRule['id'],
  admission: Moment,
  hours: OpeningHours,
  options: FeeOptions,
): { reading: Reading; alternatives: Alternative[] } {
  const standings = standingsOf(admission, hours);
  const closings = closingsOf(admission.date, hours);
  return {
    reading: {
      ...options,
      rule,
      standing: standings.counts,
      isClosed: closings.counts,
      countsFromNextDay: false,
      countsBefore: false,
    },
    alternatives:
      rule === 'RB-02'
        ? [
            { point: 'first-day', change: { countsFromNextDay: true } },
            { point: 'before-admission', change: { countsBefore: true } },
          ]
        : [
            { point: 'extend-on-closed-day', change: { extendOnClosedDay: !options.extendOnClosedDay } },
            { point: 'roll-over', change: { rollOver: !options.rollOver } },
            ...standings.alternatives,
            ...closings.alternatives,
          ],
  };
}

/**
 * The alternatives by which the outcome would be another one: each that suffices alone; where none does, those of the
 * smallest combinations that do.
 */
export function decisive<T>(
  reading: Reading,
  alternatives: readonly Alternative[],
  outcomeOf: (reading: Reading) => T,
): Alternative[] {
  const outcome = outcomeOf(reading);
  const differs = (chosen: readonly Alternative[]): boolean =>
    outcomeOf(Object.assign({}, reading, ...chosen.map(({ change }) => change))) !== outcome;
  for (let size = 1; size <= alternatives.length; size += 1) {
    const found = combinations(alternatives, size).filter(differs);
    if (found.length > 0) return [...new Set(found.flat())];
  }
  return [];
}

function combinations<T>(all: readonly T[], size: number): T[][] {
  if (size === 0) return [[]];
  return all.flatMap((first, at) => combinations(all.slice(at + 1), size - 1).map((rest) => [first, ...rest]));
}

/** From the one that earns least to the one that earns most. */
const STANDINGS: readonly Standing[] = ['in-hours', 'closed', 'late'];

function standingsOf({ date, time }: Moment, hours: OpeningHours): { counts: Standing; alternatives: Alternative[] } {
  const day = officeDay(hours, date);
  const recorded = recordedStandings(day, time);
  const possible = (): readonly Standing[] => {
    if (hours.assumed) return STANDINGS;
    if (day.maybeClosed) return [...recorded, 'closed'];
    return day.doubts.length > 0 ? STANDINGS : recorded;
  };
  const inOrder = STANDINGS.filter((each) => possible().includes(each));
  const counts = hours.assumed ? recorded[0]! : inOrder[0]!;
  const alternatives = inOrder
    .filter((each) => each !== counts)
    .map((standing): Alternative => {
      // Without a time, hours that are certain still leave two ways.
      if (recorded.length > 1 && recorded.includes(standing)) return { point: 'admission-time', change: { standing } };
      return { point: 'office-hours', doubts: hours.assumed ? [] : day.doubts, change: { standing } };
    });
  return { counts, alternatives };
}

function recordedStandings({ slots }: OfficeDay, time: string | undefined): Standing[] {
  const closing = slots.at(-1)?.to;
  if (closing === undefined) return ['closed'];
  if (time === undefined) return ['in-hours', 'late'];
  return [time > closing ? 'late' : 'in-hours'];
}

type IsClosed = Reading['isClosed'];

function closingsOf(admitted: CalendarDate, hours: OpeningHours): { counts: IsClosed; alternatives: Alternative[] } {
  const dayAt = (daysAfter: number): OfficeDay => officeDay(hours, addDays(admitted, daysAfter));
  const asRecorded: IsClosed = (n) => dayAt(n).slots.length === 0;
  if (hours.assumed) {
    const alternatives: IsClosed[] = [(n) => n === 2 || asRecorded(n), () => false];
    return {
      counts: asRecorded,
      alternatives: alternatives.map((isClosed) => ({ point: 'office-hours', change: { isClosed } })),
    };
  }
  const doubts: Said[] = [];
  for (let n = 2; n < LONGEST_ROLL; n += 1) {
    const day = dayAt(n);
    if (day.slots.length > 0 && day.doubts.length === 0) break;
    doubts.push(...day.doubts);
  }
  const isClosed: IsClosed = (n) => asRecorded(n) || dayAt(n).doubts.length > 0;
  return {
    counts: (n) => asRecorded(n) && dayAt(n).doubts.length === 0,
    alternatives: doubts.length > 0 ? [{ point: 'office-hours', doubts, change: { isClosed } }] : [],
  };
}
