import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rangeOf } from '../../src/japan/instant-range.ts';

const TOKYO = 'Asia/Tokyo';
const NEW_YORK = 'America/New_York';

const shown = (text: string, timeZone: string): string | undefined => {
  const range = rangeOf(text, timeZone);
  if (range === undefined) return undefined;
  return `${new Date(range.lo).toISOString()} ${new Date(range.hi).toISOString()}`;
};

describe('the range of a date  https://hl7.org/fhir/R4/search.html#date', () => {
  test.each([
    ['a year', '2026', TOKYO, '2025-12-31T15:00:00.000Z 2026-12-31T15:00:00.000Z'],
    ['a year in UTC', '2026', 'UTC', '2026-01-01T00:00:00.000Z 2027-01-01T00:00:00.000Z'],
    ['a year in New York', '2026', NEW_YORK, '2026-01-01T05:00:00.000Z 2027-01-01T05:00:00.000Z'],
    ['a month', '2026-11', TOKYO, '2026-10-31T15:00:00.000Z 2026-11-30T15:00:00.000Z'],
    ['a December', '2026-12', TOKYO, '2026-11-30T15:00:00.000Z 2026-12-31T15:00:00.000Z'],
    ['a February of a leap year', '2028-02', TOKYO, '2028-01-31T15:00:00.000Z 2028-02-29T15:00:00.000Z'],
    ['a month with a clock change', '2026-03', NEW_YORK, '2026-03-01T05:00:00.000Z 2026-04-01T04:00:00.000Z'],
    ['a day', '2026-11-21', TOKYO, '2026-11-20T15:00:00.000Z 2026-11-21T15:00:00.000Z'],
    ['a leap day', '2028-02-29', TOKYO, '2028-02-28T15:00:00.000Z 2028-02-29T15:00:00.000Z'],
    ['a leap day of a century', '2000-02-29', TOKYO, '2000-02-28T15:00:00.000Z 2000-02-29T15:00:00.000Z'],
    ['the last day of a year', '2026-12-31', TOKYO, '2026-12-30T15:00:00.000Z 2026-12-31T15:00:00.000Z'],
    ['a day of 23 hours', '2026-03-08', NEW_YORK, '2026-03-08T05:00:00.000Z 2026-03-09T04:00:00.000Z'],
    ['a day of 25 hours', '2026-11-01', NEW_YORK, '2026-11-01T04:00:00.000Z 2026-11-02T05:00:00.000Z'],
    [
      'a day whose midnight is skipped',
      '2018-11-04',
      'America/Sao_Paulo',
      '2018-11-04T03:00:00.000Z 2018-11-05T02:00:00.000Z',
    ],
    [
      'a day that begins within a skip',
      '1919-03-31',
      'America/Toronto',
      '1919-03-31T04:30:00.000Z 1919-04-01T04:00:00.000Z',
    ],
    ['a day of Japanese summer time', '1950-07-01', TOKYO, '1950-06-30T14:00:00.000Z 1950-07-01T14:00:00.000Z'],
    ['a birthday before the war', '1935-04-12', TOKYO, '1935-04-11T15:00:00.000Z 1935-04-12T15:00:00.000Z'],
    ['the year between both ways of reckoning', '1951', TOKYO, '1950-12-31T15:00:00.000Z 1951-12-31T15:00:00.000Z'],
    ['a minute', '2026-11-21T10:00', TOKYO, '2026-11-21T01:00:00.000Z 2026-11-21T01:01:00.000Z'],
    ['a minute with offset', '2026-11-21T10:00+09:00', NEW_YORK, '2026-11-21T01:00:00.000Z 2026-11-21T01:01:00.000Z'],
    ['a second', '2026-11-21T10:00:05', TOKYO, '2026-11-21T01:00:05.000Z 2026-11-21T01:00:06.000Z'],
    ['a second in UTC', '2026-11-21T10:00:05Z', TOKYO, '2026-11-21T10:00:05.000Z 2026-11-21T10:00:06.000Z'],
    ['a second west', '2026-11-21T10:00:05-05:30', TOKYO, '2026-11-21T15:30:05.000Z 2026-11-21T15:30:06.000Z'],
    ['the easternmost offset', '2026-11-21T10:00:05+14:00', TOKYO, '2026-11-20T20:00:05.000Z 2026-11-20T20:00:06.000Z'],
    ['a tenth', '2026-11-21T10:00:00.1Z', TOKYO, '2026-11-21T10:00:00.100Z 2026-11-21T10:00:00.101Z'],
    ['a millisecond', '2026-11-21T10:00:00.123+09:00', TOKYO, '2026-11-21T01:00:00.123Z 2026-11-21T01:00:00.124Z'],
    ['microseconds', '2026-11-21T10:00:00.123987Z', TOKYO, '2026-11-21T10:00:00.123Z 2026-11-21T10:00:00.124Z'],
    ['a local millisecond', '2026-11-21T10:00:00.123', TOKYO, '2026-11-21T01:00:00.123Z 2026-11-21T01:00:00.124Z'],
    [
      'midnight in Japan: still the day before in UTC',
      '2026-11-21T00:00',
      TOKYO,
      '2026-11-20T15:00:00.000Z 2026-11-20T15:01:00.000Z',
    ],
    [
      '08:59 in Japan: still the day before in UTC',
      '2026-11-21T08:59:59',
      TOKYO,
      '2026-11-20T23:59:59.000Z 2026-11-21T00:00:00.000Z',
    ],
    ['New Year in Japan', '2027-01-01T00:00:00', TOKYO, '2026-12-31T15:00:00.000Z 2026-12-31T15:00:01.000Z'],
    [
      'the last second of a year',
      '2026-12-31T23:59:59+09:00',
      TOKYO,
      '2026-12-31T14:59:59.000Z 2026-12-31T15:00:00.000Z',
    ],
    ['a leap second', '2016-12-31T23:59:60Z', TOKYO, '2016-12-31T23:59:59.999Z 2017-01-01T00:00:00.000Z'],
    ['a part of a leap second', '2016-12-31T23:59:60.5Z', TOKYO, '2016-12-31T23:59:59.999Z 2017-01-01T00:00:00.000Z'],
    [
      'before the clock goes forward',
      '2026-03-08T01:59',
      NEW_YORK,
      '2026-03-08T06:59:00.000Z 2026-03-08T07:00:00.000Z',
    ],
    ['a time the clock skips', '2026-03-08T02:30', NEW_YORK, '2026-03-08T07:30:00.000Z 2026-03-08T07:31:00.000Z'],
    ['after the clock went forward', '2026-03-08T03:00', NEW_YORK, '2026-03-08T07:00:00.000Z 2026-03-08T07:01:00.000Z'],
    [
      'a time shown twice: the first',
      '2026-11-01T01:30',
      NEW_YORK,
      '2026-11-01T05:30:00.000Z 2026-11-01T05:31:00.000Z',
    ],
    ['after the clock went back', '2026-11-01T02:00', NEW_YORK, '2026-11-01T07:00:00.000Z 2026-11-01T07:01:00.000Z'],
    ['an early year', '0050-01-01', 'UTC', '0050-01-01T00:00:00.000Z 0050-01-02T00:00:00.000Z'],
    ['the last year', '9999', 'UTC', '9999-01-01T00:00:00.000Z +010000-01-01T00:00:00.000Z'],
  ])('%s: %s in %s', (_, text, timeZone, range) => {
    expect(shown(text, timeZone)).toBe(range);
  });

  test.each([
    '',
    '26',
    '0000',
    '2026-0',
    '2026-00',
    '2026-13',
    '2026-1-1',
    '2026-11-00',
    '2026-02-30',
    '2026-02-29',
    '1900-02-29',
    '2026-04-31',
    '2026-11-21T',
    '2026-11-21T10',
    '2026-11-21T24:00',
    '2026-11-21T10:60',
    '2026-11-21T10:00:61',
    '2026-11-21T10:00:00.',
    '2026-11-21T10:00:00+9:00',
    '2026-11-21T10:00:00+14:01',
    '2026-11-21T10:00:00-15:00',
    '2026-11-21T10:00:00+09:60',
    '2026-11-21T10:00:00z',
    '2026-11-21 10:00',
    '2026-11-21Z',
    '2026Z',
    '20261121',
    ' 2026',
    '2026\n',
    '２０２６',
    '令和8年',
  ])('"%s" is no date', (text) => {
    expect(rangeOf(text, TOKYO)).toBeUndefined();
  });

  const two = (n: number) => String(n).padStart(2, '0');
  const day = fc
    .date({ min: new Date('1880-01-01T00:00:00Z'), max: new Date('2100-01-01T00:00:00Z'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10));
  const zone = fc.constantFrom(TOKYO, NEW_YORK, 'UTC', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'America/Sao_Paulo');

  test('days follow each other without gap or overlap', () => {
    fc.assert(
      fc.property(day, zone, (text, timeZone) => {
        const next = new Date(Date.parse(`${text}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
        const range = rangeOf(text, timeZone)!;
        expect(range.lo).toBeLessThan(range.hi);
        expect(rangeOf(next, timeZone)!.lo).toBe(range.hi);
      }),
    );
  });

  test('a day lies within its month, and its month within its year', () => {
    fc.assert(
      fc.property(day, zone, (text, timeZone) => {
        const [d, m, y] = [10, 7, 4].map((length) => rangeOf(text.slice(0, length), timeZone)!);
        expect(m!.lo <= d!.lo && d!.hi <= m!.hi && y!.lo <= m!.lo && m!.hi <= y!.hi).toBe(true);
      }),
    );
  });

  test('in Japan, local time means +09:00', () => {
    fc.assert(
      fc.property(day, fc.nat({ max: 23 }), fc.nat({ max: 59 }), (text, hour, minute) => {
        fc.pre(text >= '1952');
        const local = `${text}T${two(hour)}:${two(minute)}`;
        expect(rangeOf(local, TOKYO)).toEqual(rangeOf(`${local}+09:00`, NEW_YORK));
      }),
    );
  });
});
