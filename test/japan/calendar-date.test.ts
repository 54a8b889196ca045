import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addDays,
  daysBetween,
  isCalendarDate,
  localTime,
  momentOf,
  spokenDate,
  weekdayOf,
} from '../../src/japan/calendar-date.ts';
import { Problem } from '../../src/problem.ts';

const TOKYO = 'Asia/Tokyo';
const NEW_YORK = 'America/New_York';

describe('a calendar date', () => {
  test.each([
    ['2026-11-21', 1, '2026-11-22'],
    ['2026-11-21', -21, '2026-10-31'],
    ['2026-12-31', 1, '2027-01-01'],
    ['2027-01-01', -1, '2026-12-31'],
    ['2028-02-28', 1, '2028-02-29'],
    ['2026-02-28', 1, '2026-03-01'],
    ['2028-02-29', 366, '2029-03-01'],
    ['1969-12-31', 1, '1970-01-01'],
    // Clocks change in New York on these days; the calendar does not care.
    ['2026-03-07', 2, '2026-03-09'],
    ['2026-10-31', 2, '2026-11-02'],
    ['0001-01-01', 1, '0001-01-02'],
    ['9999-12-30', 1, '9999-12-31'],
  ])('%s and %i days is %s', (date, days, later) => {
    expect(addDays(date, days)).toBe(later);
    expect(daysBetween(date, later)).toBe(days);
  });

  test.each([
    ['2026-11-21', 'sat'],
    ['2026-11-23', 'mon'],
    ['1970-01-01', 'thu'],
    ['1969-12-31', 'wed'],
    ['1926-12-25', 'sat'],
    ['2000-02-29', 'tue'],
  ])('%s is a %s', (date, weekday) => {
    expect(weekdayOf(date)).toBe(weekday);
  });

  test.each(['', '2026', '2026-11', '2026-11-31', '2026-02-29', '0000-01-01', '2026-11-21T00:00', '２０２６-11-21'])(
    '"%s" is none, and computing with it is refused in both languages',
    (text) => {
      expect(isCalendarDate(text)).toBe(false);
      for (const act of [() => addDays(text, 1), () => daysBetween('2026-11-21', text), () => weekdayOf(text)]) {
        expect(act).toThrow(Problem);
      }
    },
  );

  test('beyond year 9999 there is none', () => {
    const saidOf = (date: string, days: number): unknown => {
      try {
        return addDays(date, days);
      } catch (problem) {
        return (problem as Problem).said;
      }
    };
    expect(saidOf('9999-12-31', 1)).toMatchObject({ ja: expect.stringContaining('9999-12-31 の1日後') });
    expect(saidOf('0001-01-01', -7)).toEqual({
      ja: '0001-01-01 の7日前は、暦（0001〜9999年）の外になります。',
      en: '7 days before 0001-01-01 lies outside the calendar, which goes from year 0001 to 9999.',
    });
  });

  test('is spoken with its weekday', () => {
    expect(spokenDate('2026-11-03')).toEqual({ en: 'Tue 2026-11-03', ja: '2026年11月3日（火）' });
  });
});

describe('the date and time of an instant', () => {
  test.each([
    ['2026-11-20T15:00:00Z', TOKYO, '2026-11-21 00:00:00'],
    ['2026-11-20T14:59:59.999Z', TOKYO, '2026-11-20 23:59:59'],
    ['2026-11-20T23:59:00Z', TOKYO, '2026-11-21 08:59:00'],
    ['2026-12-31T15:00:00Z', TOKYO, '2027-01-01 00:00:00'],
    ['2026-11-21T03:00:00Z', NEW_YORK, '2026-11-20 22:00:00'],
    ['2026-03-08T07:00:00Z', NEW_YORK, '2026-03-08 03:00:00'],
    ['2026-11-20T15:00:00Z', 'UTC', '2026-11-20 15:00:00'],
    ['9999-12-31T23:59:59Z', TOKYO, '9999-12-31 23:59:59'],
    ['0001-01-01T00:00:00Z', NEW_YORK, '0001-01-01 00:00:00'],
  ])('%s in %s is %s', (instant, zone, shown) => {
    const { date, time } = localTime(Date.parse(instant), zone);
    expect(`${date} ${time}`).toBe(shown);
  });

  test.each([
    ['with the offset of Japan', '2026-11-11T20:00:00+09:00', TOKYO, { date: '2026-11-11', time: '20:00:00' }],
    ['in UTC: the next day in Japan', '2026-11-11T15:30:00Z', TOKYO, { date: '2026-11-12', time: '00:30:00' }],
    ['with a fraction', '2026-11-11T08:30:00.999Z', TOKYO, { date: '2026-11-11', time: '17:30:00' }],
    ['without offset: as the clock shows it', '2026-11-11T20:00:00', TOKYO, { date: '2026-11-11', time: '20:00:00' }],
    ['without seconds', '2026-11-11T20:00', NEW_YORK, { date: '2026-11-11', time: '20:00:00' }],
    ['a leap second', '2016-12-31T23:59:60Z', TOKYO, { date: '2017-01-01', time: '08:59:59' }],
    ['a leap second without offset', '2017-01-01T08:59:60', TOKYO, { date: '2017-01-01', time: '08:59:59' }],
    ['a day: no time', '2026-11-11', TOKYO, { date: '2026-11-11' }],
    ['a month: no day', '2026-11', TOKYO, undefined],
    ['no date', 'tomorrow', TOKYO, undefined],
    ['a day that no calendar has', '2026-02-30T10:00:00Z', TOKYO, undefined],
  ])('of a FHIR dateTime %s', (_, text, zone, moment) => {
    expect(momentOf(text, zone)).toEqual(moment);
  });
});

describe('any date', () => {
  const day = fc.integer({ min: -60_000, max: 60_000 }).map((days) => addDays('1970-01-01', days));

  test('is as many days after another as are added', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -50_000, max: 50_000 }), (date, days) => {
        expect(daysBetween(date, addDays(date, days))).toBe(days);
      }),
    );
  });

  test('has the weekday that Intl gives it, in whatever zone the process runs', () => {
    const names = new Intl.DateTimeFormat('en-US', { weekday: 'short', timeZone: 'UTC' });
    fc.assert(
      fc.property(day, (date) => {
        expect(weekdayOf(date)).toBe(names.format(new Date(`${date}T00:00:00Z`)).toLowerCase());
      }),
    );
  });

  test('contains its own noon and midnight', () => {
    const zone = fc.constantFrom(TOKYO, NEW_YORK, 'UTC', 'Asia/Kathmandu');
    fc.assert(
      fc.property(day, zone, (date, timeZone) => {
        expect(momentOf(`${date}T12:00:00`, timeZone)?.date).toBe(date);
        expect(momentOf(`${date}T03:00:00Z`, TOKYO)?.date).toBe(date);
      }),
    );
  });
});
