// An instant as FHIR writes it, read on the clock of a zone: 2026-11-10T15:20:00+09:00.
import { localTime } from './calendar-date.ts';
import { offsetAt } from './instant-range.ts';

export function instantText(instant: number, timeZone: string): string {
  const { date, time } = localTime(instant, timeZone);
  const minutes = Math.round(offsetAt(instant, timeZone) / 60_000);
  const two = (part: number): string => String(Math.trunc(Math.abs(part))).padStart(2, '0');
  return `${date}T${time}${minutes < 0 ? '-' : '+'}${two(minutes / 60)}:${two(minutes % 60)}`;
}
