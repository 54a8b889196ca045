import { describe, expect, test } from 'vitest';
import { stored } from '../../support/requests.ts';
import { chapter } from '../book.ts';
import { OFFICE, SUPPORT_CENTRE } from '../stay-records.ts';

export const fees = chapter('7.1 Fees, apart from the rule (RB-01, RB-04)', ({ hub, withOffice }) => {
  const limits = async (admitted: string, office = OFFICE, level = '22') =>
    (await (await withOffice({ admitted }, office, { level })).step('admission-information')).fees;

  test('RB-01 on the day of the admission (I), on the next or the one after (II); the strength of HK-10 stays', async () => {
    const stay = await withOffice({ admitted: '2026-11-11 10:00' });
    const step = await stay.step('admission-information');
    expect(step).toMatchObject({ fees: ['2026-11-11', '2026-11-13'], strength: 'asap', by: undefined });
    expect(step.why).toContain('加算の算定要件（RB-01、目安とは別）');
  });

  test.each(['12', '13', '06'])('RB-01 is for care levels only: none for %s', async (level) => {
    expect(await limits('2026-11-11 10:00', OFFICE, level)).toEqual([]);
  });

  test('RB-01 is for home-care offices: none for a support centre', async () => {
    expect(await limits('2026-11-11 10:00', SUPPORT_CENTRE)).toEqual([]);
  });

  // Hours not recorded: Monday to Friday 9:00–17:30, closed on public holidays.
  test.each([
    ['Wednesday within hours', '2026-11-11 10:00', ['2026-11-11', '2026-11-13']],
    ['Wednesday after closing', '2026-11-11 20:00', ['2026-11-12', '2026-11-13']],
    ['Friday within hours: no extension over the weekend', '2026-11-13 10:00', ['2026-11-13', '2026-11-15']],
    ['Friday after closing: the third day is a Sunday', '2026-11-13 20:00', ['2026-11-14', '2026-11-16']],
    ['Saturday, no office day', '2026-11-14 11:00', ['2026-11-15', '2026-11-16']],
    ['a public holiday', '2026-11-23 10:00', ['2026-11-24', '2026-11-25']],
  ])('RB-04 admitted on a %s', async (_, admitted, ought) => {
    expect(await limits(admitted)).toEqual(ought);
  });

  describe("RB-04 counts by the office's own hours", () => {
    test('an office that is open on Saturdays until noon', async () => {
      await stored(hub(), {
        resourceType: 'Organization',
        id: 'saturday-office',
        name: '土曜も開く事業所',
      });
      await stored(hub(), {
        resourceType: 'HealthcareService',
        id: 'saturday-office',
        name: '土曜も開く事業所',
        providedBy: { reference: 'Organization/saturday-office' },
        availableTime: [
          {
            daysOfWeek: ['mon', 'tue', 'wed', 'thu', 'fri'],
            availableStartTime: '08:30:00',
            availableEndTime: '17:00:00',
          },
          { daysOfWeek: ['sat'], availableStartTime: '08:30:00', availableEndTime: '12:00:00' },
        ],
      });
      expect(await limits('2026-11-14 11:00', 'saturday-office')).toEqual(['2026-11-14', '2026-11-16']);
      expect(await limits('2026-11-14 13:00', 'saturday-office')).toEqual(['2026-11-15', '2026-11-16']);
    });
  });
});
