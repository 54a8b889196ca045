// HealthcareService.availableTime and notAvailable as the week of an office, over the real directories.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ASSUMED_HOURS, officeHours } from '../../src/coordination/office-hours.ts';
import { WEEKDAYS } from '../../src/japan/calendar-date.ts';
import { closingTime, isOpenDay, officeDay } from '../../src/japan/opening-hours.ts';
import { REGIONS, resources, service } from '../support/directory.ts';

const TOKYO = 'Asia/Tokyo';
const hoursOf = (id: string) => officeHours(service(id), TOKYO);
const week = (id: string): string => {
  const hours = hoursOf(id);
  const days = ['2026-11-09', '2026-11-10', '2026-11-11', '2026-11-12', '2026-11-13', '2026-11-14', '2026-11-15'];
  return days
    .map((date) => officeDay(hours, date))
    .map(({ slots, doubts }) => {
      const shown = slots.map(({ from, to }) => `${from.slice(0, 5)}-${to.slice(0, 5)}`).join('+') || 'closed';
      return doubts.length > 0 ? `${shown}?` : shown;
    })
    .join(' ');
};

const BASE = 'https://renkei.example/fhir/StructureDefinition/';
const closedOn = (...days: string[]) => ({
  extension: [{ url: `${BASE}closed-on`, extension: days.map((day) => ({ url: 'day', valueCode: day })) }],
});
const times = (days: readonly string[], from = '09:00:00', to = '17:30:00') => ({
  daysOfWeek: days,
  availableStartTime: from,
  availableEndTime: to,
});
const WORKDAYS = WEEKDAYS.slice(0, 5);
const made = (service: object) => officeHours({ resourceType: 'HealthcareService', ...service }, TOKYO);
const doubtsOn = (service: object, date: string) => officeDay(made(service), date).doubts.map(({ ja }) => ja);

describe('the directories', () => {
  test.each([
    ['hk-hosp-01', '08:30-17:00 08:30-17:00 08:30-17:00 08:30-17:00 08:30-17:00 08:30-17:00 closed'],
    [
      'hk-hosp-02',
      '09:00-12:00+15:00-18:00 09:00-12:00+15:00-18:00 09:00-12:00+15:00-18:00 closed? 09:00-12:00+15:00-18:00 09:00-12:00 closed',
    ],
    ['hk-hosp-05', '09:00-17:30 09:00-17:30 09:00-17:30 09:00-17:30 09:00-17:30 09:00-12:00 closed'],
    ['hk-desk-01', '09:00-17:00 09:00-17:00 09:00-17:00 09:00-17:00 09:00-17:00 closed closed'],
    ['kd-hosp-01', '09:00-16:00 09:00-16:00 09:00-16:00 09:00-16:00 09:00-16:00 closed? closed?'],
    ['kd-hosp-03', '09:00-17:00 09:00-17:00 09:00-17:00 09:00-17:00 09:00-17:00 09:00-13:00 closed?'],
  ])('%s: %s', (id, expected) => {
    expect(week(id)).toBe(expected);
  });

  test('the note of a doubt is told in both languages', () => {
    const [doubt] = officeDay(hoursOf('hk-hosp-02'), '2026-11-12').doubts;
    expect(doubt!.ja).toContain('「木・土午後」');
    expect(doubt!.en).toContain('taken as closed all day');
  });

  test("HK-62: 在宅医療連携拠点 is closed on holidays and at the year's end, without doubt", () => {
    for (const date of ['2026-11-23', '2026-12-29', '2027-01-02']) {
      expect(officeDay(hoursOf('hk-desk-01'), date)).toMatchObject({ slots: [], doubts: [] });
    }
  });

  test('emergencies are accepted on the closed days of 中村外科医院', () => {
    expect(officeDay(hoursOf('hk-hosp-06'), '2026-11-23')).toMatchObject({ slots: [], exceptEmergency: true });
  });

  test('hours are assumed exactly where none are printed', () => {
    for (const each of REGIONS.flatMap((region) => resources(region, 'HealthcareService'))) {
      expect(officeHours(each, TOKYO).assumed).toBe(each.availableTime === undefined);
    }
  });
});

describe('without hours', () => {
  test.each([
    ['no service', undefined],
    ['a service without hours', { resourceType: 'HealthcareService' }],
    ['hours that cannot be read', { availableTime: [{ daysOfWeek: ['mon'], availableStartTime: '09:00:00' }] }],
  ])('%s: Monday to Friday 9:00–17:30, closed on holidays, assumed', (_, service) => {
    const hours = officeHours(service, TOKYO);
    expect(hours).toEqual(ASSUMED_HOURS);
    expect(closingTime(hours, '2026-11-20')).toBe('17:30:00');
    expect(isOpenDay(hours, '2026-11-21')).toBe(false);
    expect(isOpenDay(hours, '2026-11-23')).toBe(false);
  });

  test('closing days that are recorded count', () => {
    const hours = made({ notAvailable: [closedOn('wed')] });
    expect(hours.assumed).toBe(true);
    expect(isOpenDay(hours, '2026-11-18')).toBe(false);
    expect(isOpenDay(hours, '2026-11-23')).toBe(false);
  });
});

describe('what is not certain', () => {
  const availableTime = [times(WORKDAYS)];

  test('weekdays only, and nothing said of holidays: closed on them, in doubt', () => {
    const service = { availableTime };
    expect(isOpenDay(made(service), '2026-11-23')).toBe(false);
    expect(officeDay(made(service), '2026-11-23').closedFor?.ja).toBe('祝日・勤労感謝の日、要確認');
    expect(doubtsOn(service, '2026-11-23').join()).toContain('平日だけの受付のため、休みとして扱っています。');
    expect(doubtsOn(service, '2026-11-20')).toEqual([]);
    const closedOnWednesdays = { availableTime: [times(['mon', 'tue'])], notAvailable: [closedOn('wed')] };
    expect(isOpenDay(made(closedOnWednesdays), '2026-11-23')).toBe(false);
    expect(doubtsOn(closedOnWednesdays, '2026-11-23').length).toBe(1);
  });

  test('open on a Saturday or Sunday, and nothing said of holidays: open on them, in doubt', () => {
    for (const day of ['sat', 'sun']) {
      const service = { availableTime: [times([...WORKDAYS, day])] };
      expect(isOpenDay(made(service), '2026-11-23')).toBe(true);
      expect(doubtsOn(service, '2026-11-23')).toEqual(['祝日に休むかどうかが登録されていません。']);
    }
  });

  test("nothing said of the year's end: open, in doubt", () => {
    expect(isOpenDay(made({ availableTime }), '2026-12-30')).toBe(true);
    expect(doubtsOn({ availableTime }, '2026-12-30').join()).toContain('年末年始');
  });

  test.each([
    '土日祝日休み',
    '日曜・祝日は休診',
    '土・日・祝・年末年始（12/29～1/3）休業',
    '土日祝はお休みです',
    '定休日：土日、祝日',
  ])('availabilityExceptions %s: closed on holidays, without doubt', (availabilityExceptions) => {
    for (const days of [WORKDAYS, WEEKDAYS]) {
      const service = { availableTime: [times(days)], availabilityExceptions };
      expect(officeDay(made(service), '2026-11-23')).toMatchObject({ slots: [], doubts: [] });
      expect(isOpenDay(made(service), '2026-11-20')).toBe(true);
    }
  });

  test.each([
    '年中無休（祝日も）',
    '祝日も休まず営業',
    '祝日は休みません',
    '土日休み（祝日は営業）',
    '日曜休み（祝日を除く）',
    '水曜休み',
  ])('availabilityExceptions %s: says of no holiday that it is closed', (availabilityExceptions) => {
    const service = { availableTime: [times([...WORKDAYS, 'sat'])], availabilityExceptions };
    expect(isOpenDay(made(service), '2026-11-23')).toBe(true);
    expect(doubtsOn(service, '2026-11-23').length).toBe(1);
  });

  test('open on all seven days with no closing named: open all year, no doubt', () => {
    const service = { availableTime: [times(WEEKDAYS)] };
    expect(made(service).doubts).toEqual([]);
    expect(isOpenDay(made(service), '2027-01-01')).toBe(true);
  });

  test('a closing in words only: open, in doubt', () => {
    const service = { availableTime, notAvailable: [closedOn('holiday', 'year-end'), { description: '第3水曜日' }] };
    expect(isOpenDay(made(service), '2026-11-18')).toBe(true);
    expect(doubtsOn(service, '2026-11-18').join()).toContain('「第3水曜日」');
  });

  test('hours on a day that is said to be closed: closed, in doubt', () => {
    const service = { availableTime, notAvailable: [closedOn('wed', 'holiday')] };
    expect(isOpenDay(made(service), '2026-11-18')).toBe(false);
    expect(officeDay(made(service), '2026-11-18').closedFor?.en).toBe('Wednesday, to be verified');
    expect(doubtsOn(service, '2026-11-18').join()).toContain('休みの日に時間も登録');
  });

  test('hours marked as unverified: as they stand, in doubt', () => {
    const extension = [{ url: `${BASE}unverified`, extension: [{ url: 'reason', valueCode: 'ocr-suspect' }] }];
    const service = { availableTime: [times(['mon']), { ...times(['tue']), extension }] };
    expect(doubtsOn(service, '2026-11-16')).toEqual([]);
    expect(doubtsOn(service, '2026-11-17')).toEqual(['受付時間に未確認の印があります。']);
  });

  test('hours without days: Monday to Friday, in doubt', () => {
    const service = { availableTime: [{ availableStartTime: '09:00:00', availableEndTime: '17:00:00' }] };
    expect(isOpenDay(made(service), '2026-11-20')).toBe(true);
    expect(isOpenDay(made(service), '2026-11-21')).toBe(false);
    expect(doubtsOn(service, '2026-11-20').join()).toContain('曜日が登録されていません');
  });

  test('hours that end before they begin do not count, in doubt', () => {
    const service = { availableTime: [times(['mon', 'tue']), times(['wed'], '17:00:00', '09:00:00')] };
    expect(isOpenDay(made(service), '2026-11-18')).toBe(false);
    expect(doubtsOn(service, '2026-11-18').join()).toContain('読み取れない');
  });
});

describe('a time of closing', () => {
  const availableTime = [times(WEEKDAYS)];
  const closed = (during: object, ...days: string[]) => ({
    availableTime,
    notAvailable: [{ ...(days.length > 0 ? closedOn(...days) : {}), during }],
  });

  test('given by dates covers both ends', () => {
    const hours = made(closed({ start: '2026-08-13', end: '2026-08-15' }));
    expect(['2026-08-12', '2026-08-13', '2026-08-15', '2026-08-16'].map((date) => isOpenDay(hours, date))).toEqual([
      true,
      false,
      false,
      true,
    ]);
    expect(officeDay(hours, '2026-08-13').doubts).toEqual([]);
  });

  test('without end lasts', () => {
    expect(isOpenDay(made(closed({ start: '2026-08-13' })), '2030-08-13')).toBe(false);
  });

  test('with days of the week closes only these', () => {
    const hours = made(closed({ start: '2026-08-01', end: '2026-08-31' }, 'wed'));
    expect(isOpenDay(hours, '2026-08-12')).toBe(false);
    expect(isOpenDay(hours, '2026-08-13')).toBe(true);
    expect(isOpenDay(hours, '2026-09-02')).toBe(true);
  });

  test('that begins within a day closes it, in doubt', () => {
    const service = closed({ start: '2026-08-13T12:00:00+09:00', end: '2026-08-15' });
    expect(isOpenDay(made(service), '2026-08-13')).toBe(false);
    expect(doubtsOn(service, '2026-08-13').join()).toContain('一日の途中');
  });
});

test('whatever stands in the resource, there are hours', () => {
  const time = fc.record({
    daysOfWeek: fc.oneof(fc.array(fc.constantFrom(...WEEKDAYS, 'x')), fc.jsonValue()),
    availableStartTime: fc.oneof(fc.constantFrom('09:00:00', '9:00', '25:00:00'), fc.jsonValue()),
    availableEndTime: fc.oneof(fc.constantFrom('17:00:00', '08:00:00'), fc.jsonValue()),
    allDay: fc.jsonValue(),
    extension: fc.jsonValue(),
  });
  const closure = fc.record({
    extension: fc.oneof(fc.constant(closedOn('sun', 'x').extension), fc.jsonValue()),
    description: fc.jsonValue(),
    during: fc.oneof(
      fc.record({ start: fc.constantFrom('2026', '0001-01-01', '9999-12-31T23:59:59Z', 'x') }),
      fc.jsonValue(),
    ),
  });
  const broken = fc.record({
    availableTime: fc.oneof(fc.array(fc.oneof(time, fc.jsonValue())), fc.jsonValue()),
    notAvailable: fc.oneof(fc.array(fc.oneof(closure, fc.jsonValue())), fc.jsonValue()),
  });
  fc.assert(
    fc.property(broken, (service) => {
      const day = officeDay(officeHours(service, TOKYO), '2026-11-20');
      expect(day.slots.length).toBeLessThan(50);
    }),
  );
});
