// RB-01 and RB-04: what the add-on for giving information at an admission depends on.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { admissionFee, feeDeadlines } from '../../src/coordination/admission-fee.ts';
import type { FeeOptions } from '../../src/coordination/admission-fee-limits.ts';
import { ASSUMED_HOURS, officeHours } from '../../src/coordination/office-hours.ts';
import { addDays, type CalendarDate, momentOf, WEEKDAYS } from '../../src/japan/calendar-date.ts';
import { closingTime, isOpenDay, type OpeningHours } from '../../src/japan/opening-hours.ts';
import { Problem } from '../../src/problem.ts';
import { asDateTime, feeCases, OFFICE } from '../support/fee-cases.ts';

const TOKYO = 'Asia/Tokyo';
const moment = (admitted: string) => momentOf(asDateTime(admitted), TOKYO)!;

describe.each(feeCases())('$says', ({ admitted, options, rule = 'RB-01', until, given, verify = {} }) => {
  const admission = moment(admitted);

  test.each(Object.entries(given))('given on %s: %s', (date, result) => {
    const verdict = admissionFee(admission, { date }, OFFICE, options);
    expect(verdict?.result ?? 'no rule').toBe(result);
    expect(verdict?.rule ?? 'no rule').toBe(rule);
    expect(verdict?.toVerify.map(({ point }) => point).sort() ?? []).toEqual([...(verify[date] ?? [])].sort());
  });

  test('each step can be earned until its day', () => {
    const days = Object.fromEntries(feeDeadlines(admission, OFFICE, options).map(({ step, at }) => [step, at]));
    expect(days).toEqual(until ?? {});
  });
});

describe('a fee deadline', () => {
  test('names the rule, the item in words, its units and the day', () => {
    expect(feeDeadlines(moment('2026-11-13 20:00'), OFFICE)).toMatchObject([
      { rule: 'RB-01', item: '入院時情報連携加算（Ⅰ）', units: 250, at: '2026-11-14', toVerify: [] },
      { rule: 'RB-01', item: '入院時情報連携加算（Ⅱ）', units: 200, at: '2026-11-16', toVerify: [] },
    ]);
  });

  test('says in both languages why it is later than the day of admission', () => {
    const [first, second] = feeDeadlines(moment('2026-11-13 20:00'), OFFICE);
    expect(first!.reason.ja).toBe('営業時間終了（17:30）後の入院のため、入院日の翌日の提供も（Ⅰ）の対象です。');
    expect(first!.reason.en).toContain("after the office's closing time (17:30)");
    expect(second!.reason.ja).toBe(
      '営業時間終了（17:30）後の入院で、3日目の 2026年11月15日（日）が営業日以外の日のため、2026年11月16日（月）までの提供も（Ⅱ）の対象です。',
    );
    expect(second!.reason.en).toContain('until Mon 2026-11-16');
  });

  test('names the holiday on which the office was closed', () => {
    const [first] = feeDeadlines(moment('2026-11-23 10:00'), OFFICE);
    expect(first!.reason.ja).toContain('営業日以外の日（祝日・勤労感謝の日）');
    expect(first!.reason.en).toContain('Labor Thanksgiving Day');
  });

  test('is marked 要確認 where an open point would move it', () => {
    const [first, second] = feeDeadlines(moment('2026-11-19 20:00'), OFFICE);
    expect(first!.toVerify).toEqual([]);
    expect(second!.toVerify.map(({ point }) => point)).toEqual(['roll-over']);
    expect(second!.toVerify[0]!.said.ja).toMatch(/^要確認：/);
    expect(second!.toVerify[0]!.said.en).toMatch(/^To verify: /);
  });
});

describe('a verdict', () => {
  test('has its units: 250, 200, none', () => {
    const units = ['2026-11-11', '2026-11-12', '2026-11-14'].map(
      (date) => admissionFee(moment('2026-11-11 10:00'), { date }, OFFICE)!.units,
    );
    expect(units).toEqual([250, 200, 0]);
  });

  test('where nothing is earned, says until when (II) was, and blames nobody', () => {
    const { reason } = admissionFee(moment('2026-11-11 10:00'), { date: '2026-11-14' }, OFFICE)!;
    expect(reason.ja).toBe('（Ⅱ）の対象は 2026年11月13日（金）までの提供です。');
    expect(reason.en).toBe('(II) covers information given until Fri 2026-11-13.');
  });

  test('of what is no day is refused', () => {
    expect(() => admissionFee(moment('2026-11-11 10:00'), { date: '2026-11-31' }, OFFICE)).toThrow(Problem);
  });
});

describe('what was sent and confirmed later (open point iii)', () => {
  const admission = moment('2026-11-11 10:00');
  const sent = { date: '2026-11-11', confirmed: '2026-11-12' };
  const points = (verdict: ReturnType<typeof admissionFee>) => verdict!.toVerify.map(({ point }) => point);

  test('counts from the day it was sent, to be verified', () => {
    const verdict = admissionFee(admission, sent, OFFICE);
    expect(verdict!.result).toBe('I');
    expect(points(verdict)).toEqual(['count-by-confirmation']);
  });

  test('with countByConfirmation, counts from the day of confirmation, to be verified', () => {
    const verdict = admissionFee(admission, sent, OFFICE, { countByConfirmation: true });
    expect(verdict!.result).toBe('II');
    expect(points(verdict)).toEqual(['count-by-confirmation']);
  });

  test('confirmed on the day of sending leaves nothing open', () => {
    const verdict = admissionFee(admission, { ...sent, confirmed: sent.date }, OFFICE);
    expect(verdict).toMatchObject({ result: 'I', toVerify: [] });
  });

  test('not confirmed yet counts as sent and says that the confirmation is to be recorded', () => {
    const verdict = admissionFee(admission, { ...sent, confirmed: 'awaited' }, OFFICE);
    expect(verdict!.result).toBe('I');
    expect(verdict!.toVerify[0]!.said.ja).toContain('受領の確認を記録してください');
  });

  test('not confirmed yet, with countByConfirmation, is not counted yet', () => {
    const options = { countByConfirmation: true };
    const verdict = admissionFee(admission, { ...sent, confirmed: 'awaited' }, OFFICE, options);
    expect(verdict).toMatchObject({ result: 'none', units: 0 });
    expect(verdict!.reason.ja).toContain('確認がまだ登録されていない');
  });
});

describe("doubts in the office's hours", () => {
  const weekly = (extra: object = {}) =>
    officeHours(
      {
        resourceType: 'HealthcareService',
        availableTime: [
          { daysOfWeek: WEEKDAYS.slice(0, 5), availableStartTime: '09:00:00', availableEndTime: '17:30:00' },
        ],
        ...extra,
      },
      TOKYO,
    );
  const closedOn = (days: readonly string[], doubt?: string) => ({
    extension: [
      {
        url: 'https://renkei.example/fhir/StructureDefinition/closed-on',
        extension: days.map((day) => ({ url: 'day', valueCode: day })),
      },
      ...(doubt === undefined
        ? []
        : [
            {
              url: 'https://renkei.example/fhir/StructureDefinition/unverified',
              extension: [{ url: 'note', valueString: doubt }],
            },
          ]),
    ],
  });
  const shown = (hours: OpeningHours, admitted: string, date: CalendarDate) => {
    const { result, toVerify } = admissionFee(moment(admitted), { date }, hours)!;
    return [result, ...toVerify.map(({ point }) => point)];
  };

  test('assumed hours count as they are, and are named where they could decide', () => {
    expect(shown(ASSUMED_HOURS, '2026-11-13 20:00', '2026-11-13')).toEqual(['I']);
    expect(shown(ASSUMED_HOURS, '2026-11-13 20:00', '2026-11-14')).toEqual(['I', 'office-hours']);
    expect(shown(ASSUMED_HOURS, '2026-11-13 20:00', '2026-11-15')).toEqual(['II']);
    expect(shown(ASSUMED_HOURS, '2026-11-13 20:00', '2026-11-16')).toEqual(['II', 'office-hours']);
    expect(shown(ASSUMED_HOURS, '2026-11-11 10:00', '2026-11-12')).toEqual(['II', 'office-hours']);
    const [first] = feeDeadlines(moment('2026-11-14 10:00'), ASSUMED_HOURS);
    expect(first!.toVerify[0]!.said.ja).toContain('仮定');
  });

  test('a closing marked 未確認 earns no day', () => {
    const hours = weekly({
      notAvailable: [
        closedOn(['sat', 'sun', 'holiday', 'year-end']),
        closedOn(['wed'], '水曜日は午後だけかもしれない。'),
      ],
    });
    expect(isOpenDay(hours, '2026-11-11')).toBe(false);
    expect(shown(hours, '2026-11-11 10:00', '2026-11-12')).toEqual(['II', 'office-hours']);
    const { toVerify } = admissionFee(moment('2026-11-11 10:00'), { date: '2026-11-12' }, hours)!;
    expect(toVerify[0]!.said.ja).toContain('要確認：');
  });

  test("hours that say nothing of the year's end: open, to be verified", () => {
    const hours = weekly({ notAvailable: [closedOn(['sat', 'sun', 'holiday'])] });
    expect(shown(hours, '2026-12-30 10:00', '2026-12-31')).toEqual(['II', 'office-hours']);
    expect(shown(hours, '2026-11-11 10:00', '2026-11-12')).toEqual(['II']);
  });

  test('after the hours of a day that may be closed: the next day is (I) either way', () => {
    const hours = weekly({ notAvailable: [closedOn(['sat', 'sun', 'holiday'])] });
    expect(shown(hours, '2026-12-30 20:00', '2026-12-31')).toEqual(['I']);
    const { reason } = admissionFee(moment('2026-12-30 20:00'), { date: '2026-12-31' }, hours)!;
    expect(reason.ja).toContain('営業時間終了後または営業日以外の日');
  });

  test('a third day that may be closed earns no day', () => {
    const hours = weekly({ notAvailable: [closedOn(['sat', 'sun', 'holiday'])] });
    expect(shown(hours, '2026-12-28 20:00', '2026-12-31')).toEqual(['none', 'office-hours']);
  });

  test('an office that has shut for good still gets an answer', () => {
    const hours: OpeningHours = { ...OFFICE, closures: [{ from: '2026-11-12' }] };
    const [, second] = feeDeadlines(moment('2026-11-11 20:00'), hours, { rollOver: true });
    expect(second!.at).toBe('2026-12-12');
  });
});

describe('for any admission', () => {
  const admitted = fc
    .tuple(fc.integer({ min: 0, max: 365 * 4 }), fc.option(fc.integer({ min: 0, max: 24 * 60 - 1 }), { freq: 9 }))
    .map(([days, minute]) => {
      const date = addDays('2024-04-01', days);
      if (minute === null) return { date };
      const two = (n: number) => String(n).padStart(2, '0');
      return { date, time: `${two(Math.floor(minute / 60))}:${two(minute % 60)}:00` };
    });
  const slot = fc.constantFrom(
    [],
    [{ from: '09:00:00', to: '17:30:00' }],
    [{ from: '09:00:00', to: '12:00:00' }],
    [
      { from: '08:30:00', to: '12:00:00' },
      { from: '13:00:00', to: '19:00:00' },
    ],
  );
  const certainHours: fc.Arbitrary<OpeningHours> = fc.record({
    slots: fc.record({ mon: slot, tue: slot, wed: slot, thu: slot, fri: slot, sat: slot, sun: slot }),
    closures: fc.constantFrom([], [{ days: ['holiday'] as const }], [{ days: ['holiday', 'year-end'] as const }]),
    doubts: fc.constant([]),
    assumed: fc.constant(false),
  });
  const doubt = { en: 'in doubt', ja: '疑い' };
  const hours: fc.Arbitrary<OpeningHours> = fc
    .tuple(certainHours, fc.boolean(), fc.subarray([...WEEKDAYS]), fc.subarray([...WEEKDAYS]))
    .map(([certain, assumed, unsure, maybeClosed]) => ({
      ...certain,
      assumed,
      closures: [...certain.closures, ...(unsure.length > 0 ? [{ days: unsure, doubt }] : [])],
      doubts: maybeClosed.length > 0 ? [{ about: 'closing' as const, days: maybeClosed, said: doubt }] : [],
    }));
  const options: fc.Arbitrary<FeeOptions> = fc.record({
    extendOnClosedDay: fc.boolean(),
    rollOver: fc.boolean(),
    countByConfirmation: fc.boolean(),
  });
  const around = Array.from({ length: 16 }, (_, day) => day - 4);

  test('the deadlines agree with the verdict of every day around it', () => {
    fc.assert(
      fc.property(admitted, hours, options, (admission, office, read) => {
        const [first, second] = feeDeadlines(admission, office, read);
        for (const days of around) {
          const date = addDays(admission.date, days);
          const expected = date <= first!.at ? 'I' : date <= second!.at ? 'II' : 'none';
          expect(admissionFee(admission, { date }, office, read)!.result).toBe(expected);
        }
      }),
    );
  });

  test('the literal reading is the formula of RB-04', () => {
    fc.assert(
      fc.property(admitted, certainHours, (admission, office) => {
        const { date: a, time = '00:00:00' } = admission;
        const closed = (date: CalendarDate) => !isOpenDay(office, date);
        const late = !closed(a) && time > closingTime(office, a)!;
        for (const days of around) {
          const p = addDays(a, days);
          const isFirst = p <= a || ((late || closed(a)) && days === 1);
          const isSecond = days === 1 || days === 2 || (late && closed(addDays(a, 2)) && days === 3);
          const expected = isFirst ? 'I' : isSecond ? 'II' : 'none';
          expect(admissionFee(admission, { date: p }, office)!.result).toBe(expected);
        }
      }),
    );
  });

  test('what is not marked is the same under every reading of the open points', () => {
    fc.assert(
      fc.property(admitted, certainHours, options, options, (admission, office, read, other) => {
        for (const days of around) {
          const given = { date: addDays(admission.date, days) };
          const verdict = admissionFee(admission, given, office, read)!;
          if (verdict.toVerify.length > 0) continue;
          expect(admissionFee(admission, given, office, other)!.result).toBe(verdict.result);
        }
      }),
    );
  });

  test('a doubt never earns more than certainty would', () => {
    const worth = { none: 0, II: 1, I: 2 };
    fc.assert(
      fc.property(admitted, certainHours, fc.subarray([...WEEKDAYS], { minLength: 1 }), (admission, office, days) => {
        const unsure = { ...office, closures: [...office.closures, { days, doubt }] };
        const closed = { ...office, closures: [...office.closures, { days }] };
        for (const after of around) {
          const given = { date: addDays(admission.date, after) };
          const result = (each: OpeningHours) => worth[admissionFee(admission, given, each)!.result];
          expect(result(unsure)).toBeLessThanOrEqual(result(closed));
        }
      }),
    );
  });

  test('every answer speaks both languages', () => {
    fc.assert(
      fc.property(admitted, hours, options, (admission, office, read) => {
        for (const days of around) {
          const { reason, toVerify } = admissionFee(admission, { date: addDays(admission.date, days) }, office, read)!;
          for (const { en, ja } of [reason, ...toVerify.map(({ said }) => said)]) {
            expect(en).not.toMatch(/undefined|[\u3040-\u30ff]/);
            expect(ja).toMatch(/[\u3040-\u30ff\u4e00-\u9fff]/);
            expect(ja).not.toContain('undefined');
          }
        }
      }),
    );
  });
});
