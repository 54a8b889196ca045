// The table test/cases/admission-fee.yaml: read here, run under test/coordination and, for the zones, under test/japan.
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { FeeOptions } from '../../src/coordination/admission-fee-limits.ts';
import type { CalendarDate } from '../../src/japan/calendar-date.ts';
import type { OpeningHours, Slot } from '../../src/japan/opening-hours.ts';

export interface FeeCase {
  readonly says: string;
  readonly admitted: string;
  readonly options?: Partial<FeeOptions>;
  readonly rule?: string;
  readonly until?: { readonly I: CalendarDate; readonly II: CalendarDate };
  readonly given: Readonly<Record<CalendarDate, 'I' | 'II' | 'none' | 'no rule'>>;
  readonly verify?: Readonly<Record<CalendarDate, readonly string[]>>;
}

export const feeCases = (): FeeCase[] =>
  parse(readFileSync(new URL('../cases/admission-fee.yaml', import.meta.url), 'utf8')) as FeeCase[];

const ALL_DAY: readonly Slot[] = [{ from: '09:00:00', to: '17:30:00' }];

/** Monday to Friday 9:00–17:30, closed on public holidays and at the year's end. */
export const OFFICE: OpeningHours = {
  slots: { mon: ALL_DAY, tue: ALL_DAY, wed: ALL_DAY, thu: ALL_DAY, fri: ALL_DAY, sat: [], sun: [] },
  closures: [{ days: ['holiday', 'year-end'] }],
  doubts: [],
  assumed: false,
};

/** `2026-11-11 10:00` of the table as a FHIR dateTime: with the offset of Japan, or the day alone. */
export const asDateTime = (admitted: string): string =>
  admitted.includes(' ') ? `${admitted.replace(' ', 'T')}:00+09:00` : admitted;
