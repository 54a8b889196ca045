// Since when the expected date of discharge has been known, told from the versions of a stay.
import { describe, expect, test } from 'vitest';
import { dateKnownSince } from '../../src/coordination/engine/known-since.ts';
import type { Resource } from '../../src/fhir/resource.ts';
import { expected, stay } from '../support/stays.ts';

const HOUR = 3_600_000;
const at = (text: string): number => Date.parse(text);

/** The newest first; each stored an hour before the one above it, the last at noon. */
const NEWEST = at('2026-11-21T12:00:00+09:00');
const since = (versions: object[], clockOffset = 0): number | undefined =>
  dateKnownSince(
    versions.map((more, i): { resource: Resource; updated: number } => ({
      resource: stay('s', 'p', more),
      updated: NEWEST - i * HOUR,
    })),
    { timeZone: 'Asia/Tokyo', clockOffset },
  );
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

  test('is when the first version of the unbroken row with this date was stored', () => {
    const date = expected('2026-12-01');
    expect(since([date])).toBe(NEWEST);
    expect(since([date, date, none])).toBe(NEWEST - HOUR);
    expect(since([date, expected('2026-12-05'), date])).toBe(NEWEST);
    expect(since([date, none, date])).toBe(NEWEST);
  });

  test('is in business time', () => {
    expect(since([expected('2026-12-01')], -24 * HOUR)).toBe(NEWEST - 24 * HOUR);
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
    // Recorded later than it was stored: the version before had the date already.
    expect(since([again, expected('2026-12-01')], -72 * HOUR)).toBe(NEWEST - HOUR - 72 * HOUR);
  });

  test('takes a day for the same however it is written, also as R5 writes it', () => {
    const day = expected('2026-12-01');
    expect(since([plannedEnd('2026-12-01T10:00:00+09:00'), day, none])).toBe(NEWEST - HOUR);
    expect(since([day, plannedEnd('2026-11-30T16:00:00Z'), none])).toBe(NEWEST - HOUR);
    expect(since([day, plannedEnd('2026-11-30T14:00:00Z')])).toBe(NEWEST);
  });

  test("our own extension counts before R5's", () => {
    const both = { extension: [...expected('2026-12-01').extension, ...plannedEnd('2026-12-05').extension] };
    expect(since([both, expected('2026-12-01'), plannedEnd('2026-12-05')])).toBe(NEWEST - HOUR);
  });
});
