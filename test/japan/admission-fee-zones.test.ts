// The fee of an admission is counted in Japanese days, wherever the hub runs: its table again, from instants in UTC.
import { describe, expect, test } from 'vitest';
import { admissionFee } from '../../src/coordination/admission-fee.ts';
import { officeHours } from '../../src/coordination/office-hours.ts';
import { momentOf } from '../../src/japan/calendar-date.ts';
import { isOpenDay } from '../../src/japan/opening-hours.ts';
import { asDateTime, feeCases, OFFICE } from '../support/fee-cases.ts';

const TOKYO = 'Asia/Tokyo';

/** The same instant, told by a clock in UTC. */
const inUtc = (dateTime: string): string => (dateTime.includes('T') ? new Date(dateTime).toISOString() : dateTime);

describe('the add-on for admission information', () => {
  test.each(feeCases())('$says', ({ admitted, options, given }) => {
    const admission = momentOf(inUtc(asDateTime(admitted)), TOKYO)!;
    for (const [date, result] of Object.entries(given)) {
      expect(admissionFee(admission, { date }, OFFICE, options)?.result ?? 'no rule').toBe(result);
    }
  });

  test('before nine in the morning the day in Japan is not that of UTC', () => {
    const sundayInUtc = momentOf('2026-11-15T23:30:00Z', TOKYO)!;
    expect(admissionFee(sundayInUtc, { date: '2026-11-17' }, OFFICE)!.result).toBe('II');
    const fridayInUtc = momentOf('2026-11-13T15:30:00Z', TOKYO)!;
    expect(admissionFee(fridayInUtc, { date: '2026-11-15' }, OFFICE)!.result).toBe('I');
  });
});

test('the days of an office holiday are those of the configured zone', () => {
  const during = { start: '2026-08-12T15:00:00Z', end: '2026-08-14T14:59:59Z' };
  const availableTime = [{ daysOfWeek: ['wed', 'thu', 'fri'], allDay: true }];
  const service = {
    resourceType: 'HealthcareService',
    availableTime,
    notAvailable: [{ description: '夏季休業', during }],
  };
  const open = ['2026-08-12', '2026-08-13', '2026-08-14', '2026-08-19'].map((date) =>
    isOpenDay(officeHours(service, TOKYO), date),
  );
  expect(open).toEqual([true, false, false, true]);
});
