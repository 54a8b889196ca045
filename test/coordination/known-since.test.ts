// Since when the expected date of discharge has been known, told from the versions of a stay.
import { describe, expect, test } from 'vitest';
import { dateKnownSince } from '../../src/coordination/engine/known-since.ts';
import type { Resource } from '../../src/fhir/resource.ts';
import { expected, stay } from '../support/stays.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const at = (text: string): number => Date.parse(text);

/** The newest first; each stored at noon of the day before the one above it. Who does not say when knew on that day. */
const NEWEST = at('2026-11-21T00:00:00+09:00');
const known = (versions: object[], clockOffset = 0) =>
  dateKnownSince(
    versions.map((more, i): { resource: Resource; updated: number } => ({
      resource: stay('s', 'p', more),
      updated: NEWEST + 12 * HOUR - i * DAY,
    })),
    { timeZone: 'Asia/Tokyo', clockOffset },
  );
const since = (versions: object[], clockOffset = 0): number | undefined => known(versions, clockOffset)?.since;
const plannedEnd = (valueDateTime: string) => ({
  extension: [{ url: 'http://hl7.org/fhir/5.0/StructureDefinition/extension-Encounter.plannedEndDate', valueDateTime }],
});
const none = {};

describe('dateKnownSince', () => {
  test('is unknown without a date, whatever dates there were before', () => {
    expect(since([])).toBeUndefined();
    expect(since([none])).toBeUndefined();
    expect(since([none, expected('2026-12-01')])).toBeUndefined();
  });

  test('is the day on which the first version of the unbroken row with this date was stored', () => {
    const date = expected('2026-12-01');
    expect(since([date])).toBe(NEWEST);
    expect(since([date, date, none])).toBe(NEWEST - DAY);
    expect(since([date, expected('2026-12-05'), date])).toBe(NEWEST);
    expect(since([date, none, date])).toBe(NEWEST);
  });

  test('is unknown where business time runs apart from real time and nobody recorded it', () => {
    expect(since([expected('2026-12-01')], -DAY)).toBeUndefined();
  });

  test('tells whether another date stood before', () => {
    const date = expected('2026-12-01');
    expect([[date], [date, none, date]].map((each) => known(each)?.isFirst)).toEqual([true, true]);
    expect(
      [
        [date, expected('2026-12-05')],
        [date, none, expected('2026-12-05'), date],
      ].map((each) => known(each)?.isFirst),
    ).toEqual([false, false]);
  });

  test('goes by `recorded` where that stands, not by when it was stored', () => {
    const recorded = expected('2026-12-01', '2026-11-19T15:00:00+09:00');
    expect(since([recorded, none], 5 * HOUR)).toBe(at('2026-11-19T15:00:00+09:00'));
    expect(since([expected('2026-12-01', '2026-11-19')])).toBe(at('2026-11-19T00:00:00+09:00'));
  });

  test('is the earliest that any of them says: the same date recorded again is no new date', () => {
    const first = expected('2026-12-01', '2026-11-18T09:00:00+09:00');
    const again = expected('2026-12-01', '2026-11-20T09:00:00+09:00');
    expect(since([again, first])).toBe(at('2026-11-18T09:00:00+09:00'));
    expect(since([first, again])).toBe(at('2026-11-18T09:00:00+09:00'));
    expect(since([expected('2026-12-01'), again])).toBe(at('2026-11-20T09:00:00+09:00'));
  });

  test('takes a day for the same however it is written, also as R5 writes it', () => {
    const day = expected('2026-12-01');
    expect(since([plannedEnd('2026-12-01T10:00:00+09:00'), day, none])).toBe(NEWEST - DAY);
    expect(since([day, plannedEnd('2026-11-30T16:00:00Z'), none])).toBe(NEWEST - DAY);
    expect(since([day, plannedEnd('2026-11-30T14:00:00Z')])).toBe(NEWEST);
  });

  test("our own extension counts before R5's", () => {
    const both = { extension: [...expected('2026-12-01').extension, ...plannedEnd('2026-12-05').extension] };
    expect(since([both, expected('2026-12-01'), plannedEnd('2026-12-05')])).toBe(NEWEST - DAY);
  });
});
