// 国民の祝日に関する法律, as the Cabinet Office publishes the days: https://www8.cao.go.jp/chosei/shukujitsu/gaiyou.html
import holidayJp from '@holiday-jp/holiday_jp';
import { describe, expect, test } from 'vitest';
import { addDays, weekdayOf } from '../../src/japan/calendar-date.ts';
import { isYearEnd, publicHoliday } from '../../src/japan/holidays.ts';

describe('a public holiday', () => {
  test('of 2026 is one of these 18', () => {
    const found: string[] = [];
    for (let date = '2026-01-01'; date < '2027-01-01'; date = addDays(date, 1)) {
      const name = publicHoliday(date);
      if (name !== undefined) found.push(`${date} ${name.ja}`);
    }
    expect(found).toEqual([
      '2026-01-01 元日',
      '2026-01-12 成人の日',
      '2026-02-11 建国記念の日',
      '2026-02-23 天皇誕生日',
      '2026-03-20 春分の日',
      '2026-04-29 昭和の日',
      '2026-05-03 憲法記念日',
      '2026-05-04 みどりの日',
      '2026-05-05 こどもの日',
      '2026-05-06 振替休日',
      '2026-07-20 海の日',
      '2026-08-11 山の日',
      '2026-09-21 敬老の日',
      '2026-09-22 休日',
      '2026-09-23 秋分の日',
      '2026-10-12 スポーツの日',
      '2026-11-03 文化の日',
      '2026-11-23 勤労感謝の日',
    ]);
  });

  test.each([
    ['the day of accession', '2019-05-01'],
    ['the sports day moved for the Olympics', '2021-07-23'],
    ['a day in lieu', '2024-11-04'],
    ['a leap day is none', '2024-02-29', false],
    ['the sports day that was moved away', '2021-10-11', false],
    ["31 December is none, though it is the year's end", '2026-12-31', false],
    ['2 January is none', '2027-01-02', false],
  ])('%s: %s', (_, date, is = true) => {
    expect(publicHoliday(date) !== undefined).toBe(is);
  });

  test('is told in both languages', () => {
    expect(publicHoliday('2026-11-23')).toEqual({ en: 'Labor Thanksgiving Day', ja: '勤労感謝の日' });
  });

  test('stands on the weekday that the table says, in whatever zone the process runs', () => {
    const NAMES = { 月: 'mon', 火: 'tue', 水: 'wed', 木: 'thu', 金: 'fri', 土: 'sat', 日: 'sun' };
    for (const { date, week } of Object.values(holidayJp.holidays)) expect(weekdayOf(date)).toBe(NAMES[week]);
  });

  test.each(['constructor', '', '2026-11', '2026-11-23T00:00:00+09:00'])('"%s" is none', (text) => {
    expect(publicHoliday(text)).toBeUndefined();
  });
});

describe("the year's end", () => {
  test.each([
    ['2026-12-28', false],
    ['2026-12-29', true],
    ['2026-12-31', true],
    ['2027-01-01', true],
    ['2027-01-03', true],
    ['2027-01-04', false],
    ['2026-11-30', false],
  ])('%s: %s', (date, is) => {
    expect(isYearEnd(date)).toBe(is);
  });
});
