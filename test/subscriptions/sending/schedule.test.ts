import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { JITTER, LAST_MS, nextAttempt, WAITS } from '../../../src/subscriptions/sending/schedule.ts';

const NOW = Date.parse('2026-11-10T09:00:00Z');
const HOUR = 60 * 60 * 1000;
const middle = 0.5;

const paces = fc.constantFrom('fast', 'slow');
const chances = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
const waits = fc.integer({ min: 0, max: 24 * HOUR });

/** Every attempt after the first, until the schedule is exhausted; each is made when it is due. */
function allAttempts(pace: 'fast' | 'slow', chance: number, notBeforeMs = 0): number[] {
  const times: number[] = [];
  let next: number | undefined = NOW;
  for (let attempts = 1; next !== undefined; attempts++) {
    next = nextAttempt({ attempts, pace, notBeforeMs, now: next, firstAt: NOW, chance });
    if (next !== undefined) times.push(next);
  }
  return times;
}

describe('the schedule', () => {
  test.each([
    ['fast', 1, 1_000],
    ['fast', 2, 5_000],
    ['fast', 4, 60_000],
    ['fast', 12, 24 * HOUR],
    ['slow', 1, 60_000],
    ['slow', 9, 24 * HOUR],
  ] as const)('%s, after attempt %i: %i ms', (pace, attempts, wait) => {
    expect(nextAttempt({ attempts, pace, now: NOW, firstAt: NOW, chance: middle })).toBe(NOW + wait);
  });

  test.each(['fast', 'slow'] as const)('%s: left to itself it ends three days after the first attempt', (pace) => {
    expect(allAttempts(pace, middle).at(-1)).toBe(NOW + LAST_MS);
  });

  test('however often it was tried, its time is over after three days alone', () => {
    const often = { attempts: 40, pace: 'slow', firstAt: NOW, chance: middle } as const;
    expect(nextAttempt({ ...often, now: NOW + HOUR })).toBe(NOW + 25 * HOUR);
    expect(nextAttempt({ ...often, now: NOW + LAST_MS })).toBeUndefined();
  });

  test('who asks to be left alone beyond the last day is called on the last day', () => {
    const late = { attempts: 3, pace: 'fast', now: NOW + LAST_MS - HOUR, firstAt: NOW, chance: middle } as const;
    expect(nextAttempt({ ...late, notBeforeMs: 2 * HOUR })).toBe(NOW + LAST_MS);
    expect(nextAttempt({ ...late, notBeforeMs: HOUR / 2 })).toBe(NOW + LAST_MS - HOUR / 2);
  });

  test('is never earlier than asked for, and never in the past', () => {
    fc.assert(
      fc.property(paces, fc.integer({ min: 1, max: 20 }), waits, chances, (pace, attempts, notBeforeMs, chance) => {
        const next = nextAttempt({ attempts, pace, notBeforeMs, now: NOW, firstAt: NOW, chance });
        expect(next ?? Number.POSITIVE_INFINITY).toBeGreaterThanOrEqual(NOW + notBeforeMs);
      }),
    );
  });

  test('strays from its step by a fifth at most', () => {
    fc.assert(
      fc.property(paces, fc.nat(7), chances, (pace, step, chance) => {
        const wait = WAITS[pace][step]!;
        const next = nextAttempt({ attempts: step + 1, pace, now: NOW, firstAt: NOW, chance })!;
        expect(Math.abs(next - NOW - wait)).toBeLessThanOrEqual(wait * JITTER + 1);
      }),
    );
  });

  test('grows: whatever the jitter, a longer step is a longer wait', () => {
    fc.assert(
      fc.property(paces, fc.nat(11), chances, chances, (pace, step, one, other) => {
        const [wait, following] = [WAITS[pace][step], WAITS[pace][step + 1]];
        fc.pre(wait !== undefined && following !== undefined);
        const at = (attempts: number, chance: number) =>
          nextAttempt({ attempts, pace, now: NOW, firstAt: NOW, chance })!;
        expect(at(step + 2, other)).toBeGreaterThan(at(step + 1, one));
      }),
    );
  });

  test('ends within three days of the first attempt, whatever the chances and the endpoint say', () => {
    fc.assert(
      fc.property(paces, chances, waits, (pace, chance, notBeforeMs) => {
        const times = allAttempts(pace, chance, notBeforeMs);
        expect(times.length).toBeLessThanOrEqual(WAITS[pace].length + 4);
        for (const time of times) expect(time).toBeLessThanOrEqual(NOW + LAST_MS);
      }),
    );
  });
});
