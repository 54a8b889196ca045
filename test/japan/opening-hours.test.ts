import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays } from '../../src/japan/calendar-date.ts';
import {
  addOfficeDays,
  closingTime,
  isOpenDay,
  minutesOpen,
  nextOpenDay,
  type OpeningHours,
  officeDay,
  previousOpenDay,
} from '../../src/japan/opening-hours.ts';
import { OFFICE } from '../support/fee-cases.ts';

const DOUBT = { en: 'in doubt', ja: '疑い' };

/** 9:00–12:00 and 15:00–18:00, Saturday mornings; closed on Sundays and holidays, not at the year's end. */
const CLINIC: OpeningHours = {
  ...OFFICE,
  slots: {
    ...OFFICE.slots,
    mon: [
      { from: '15:00:00', to: '18:00:00' },
      { from: '09:00:00', to: '12:00:00' },
    ],
    sat: [{ from: '09:00:00', to: '12:00:00' }],
  },
  closures: [{ days: ['sat-pm', 'sun', 'holiday'] }],
};

describe('an office day', () => {
  test.each([
    ['a weekday', '2026-11-20', OFFICE, true],
    ['a Saturday', '2026-11-21', OFFICE, false],
    ['a Sunday', '2026-11-22', OFFICE, false],
    ['a holiday on a Monday', '2026-11-23', OFFICE, false],
    ['29 December', '2026-12-29', OFFICE, false],
    ['4 January', '2027-01-04', OFFICE, true],
    ["the year's end, where it is no closing day", '2026-12-29', CLINIC, true],
    ['New Year, a holiday', '2027-01-01', CLINIC, false],
    ['a Saturday closed in the afternoon', '2026-11-21', CLINIC, true],
  ])('%s: %s', (_, date, hours, isOpen) => {
    expect(isOpenDay(hours, date)).toBe(isOpen);
    expect(minutesOpen(hours, date) > 0).toBe(isOpen);
    expect(officeDay(hours, date).closedFor === undefined).toBe(isOpen);
  });

  test.each([
    ['2026-11-21', OFFICE, '土曜日', 'Saturday'],
    ['2026-11-23', OFFICE, '祝日・勤労感謝の日', 'a public holiday (Labor Thanksgiving Day)'],
    ['2026-12-30', OFFICE, '年末年始', "the year's end"],
    ['2027-01-01', OFFICE, '祝日・元日', "a public holiday (New Year's Day)"],
    [
      '2026-08-13',
      { ...OFFICE, closures: [{ from: '2026-08-13', until: '2026-08-15' }] },
      '休業期間',
      'closed for a time',
    ],
  ])('closed on %s says why', (date, hours, ja, en) => {
    expect(officeDay(hours, date).closedFor).toEqual({ en, ja });
  });

  test('its hours stand in order and overlaps are counted once', () => {
    const mon = [
      { from: '13:00:00', to: '17:00:00' },
      { from: '09:00:00', to: '12:00:00' },
      { from: '11:00:00', to: '12:30:00' },
    ];
    const hours = { ...OFFICE, slots: { ...OFFICE.slots, mon } };
    expect(officeDay(hours, '2026-11-16').slots).toEqual([
      { from: '09:00:00', to: '12:30:00' },
      { from: '13:00:00', to: '17:00:00' },
    ]);
    expect(minutesOpen(hours, '2026-11-16')).toBe(450);
  });

  test('closes when its last hours end; the break at noon is no closing', () => {
    expect(closingTime(CLINIC, '2026-11-16')).toBe('18:00:00');
    expect(minutesOpen(CLINIC, '2026-11-16')).toBe(360);
    expect(closingTime(CLINIC, '2026-11-22')).toBeUndefined();
  });

  test('open the whole day never closes', () => {
    const hours = { ...OFFICE, slots: { ...OFFICE.slots, mon: [{ from: '00:00:00', to: '24:00:00' }] } };
    expect(minutesOpen(hours, '2026-11-16')).toBe(1440);
    expect('23:59:59' > closingTime(hours, '2026-11-16')!).toBe(false);
  });

  test('on Saturday afternoons closed, has the hours of the morning only', () => {
    const hours = { ...CLINIC, slots: { ...CLINIC.slots, sat: CLINIC.slots.mon } };
    expect(officeDay(hours, '2026-11-21').slots).toEqual([{ from: '09:00:00', to: '12:00:00' }]);
  });

  test('that accepts emergencies is closed and says so', () => {
    const hours = { ...OFFICE, closures: [{ days: ['sun', 'holiday'] as const, exceptEmergency: true }] };
    expect(officeDay(hours, '2026-11-23')).toMatchObject({ slots: [], exceptEmergency: true });
  });

  test('whose closing is in doubt counts as closed, with the doubt', () => {
    const hours = { ...OFFICE, closures: [{ days: ['thu'] as const, doubt: DOUBT }] };
    expect(officeDay(hours, '2026-11-19')).toMatchObject({ slots: [], doubts: [DOUBT], maybeClosed: false });
    expect(officeDay(hours, '2026-11-20').doubts).toEqual([]);
  });

  test('closed for a reason beyond doubt is in no doubt', () => {
    const closures = [{ days: ['mon'] as const, doubt: DOUBT }, { days: ['holiday'] as const }];
    expect(officeDay({ ...OFFICE, closures }, '2026-11-23').doubts).toEqual([]);
  });

  test('that may be closed counts as open, with the doubt; a day without hours is not in doubt', () => {
    const hours: OpeningHours = {
      ...OFFICE,
      closures: [],
      doubts: [{ about: 'closing', days: ['year-end'], said: DOUBT }],
    };
    expect(officeDay(hours, '2026-12-30')).toMatchObject({ doubts: [DOUBT], maybeClosed: true });
    expect(isOpenDay(hours, '2026-12-30')).toBe(true);
    expect(officeDay(hours, '2027-01-02')).toMatchObject({ slots: [], doubts: [], maybeClosed: false });
  });
});

describe('office days', () => {
  test.each([
    ['over a weekend', '2026-11-13', 1, '2026-11-16'],
    ['from a Saturday', '2026-11-14', 1, '2026-11-16'],
    ['over three days off', '2026-11-20', 1, '2026-11-24'],
    ['two', '2026-11-19', 2, '2026-11-24'],
    ['over the turn of the year', '2026-12-28', 1, '2027-01-04'],
    ['back over the turn of the year', '2027-01-04', -1, '2026-12-28'],
    ['back from a Sunday', '2026-11-15', -2, '2026-11-12'],
    ['none from a closed day', '2026-11-15', 0, '2026-11-15'],
    ['over 大型連休', '2026-05-01', 1, '2026-05-07'],
  ])('%s: %s and %i is %s', (_, date, days, expected) => {
    expect(addOfficeDays(OFFICE, date, days)).toBe(expected);
  });

  test('the next and the previous open day', () => {
    expect(nextOpenDay(OFFICE, '2026-11-20')).toBe('2026-11-24');
    expect(previousOpenDay(OFFICE, '2026-11-24')).toBe('2026-11-20');
  });

  test('of an office that has shut, there is none', () => {
    expect(nextOpenDay({ ...OFFICE, closures: [{ from: '2026-04-01' }] }, '2026-11-20')).toBeUndefined();
  });

  test('there and back again leads to the same open day', () => {
    const day = fc.integer({ min: 0, max: 3000 }).map((days) => addDays('2024-01-01', days));
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 30 }), fc.constantFrom(OFFICE, CLINIC), (date, days, hours) => {
        const there = addOfficeDays(hours, date, days)!;
        expect(there > date).toBe(true);
        expect(isOpenDay(hours, there)).toBe(true);
        const back = addOfficeDays(hours, there, -days)!;
        expect(isOpenDay(hours, date) ? back === date : back < date).toBe(true);
      }),
    );
  });
});
