// When a notification is tried again: from a second to three days. A weekend's outage is survived, and the other side is
// not called in vain more than a dozen times for it.
import type { Pace } from './verdict.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

const FROM_A_MINUTE = [1, 5, 15].map((each) => each * MINUTE);
const BY_HOURS = [1, 3, 6, 12, 24].map((each) => each * HOUR);

/** What is waited after the first attempt, after the second, and so on; the last one again and again. */
export const WAITS: Readonly<Record<Pace, readonly number[]>> = {
  fast: [1 * SECOND, 5 * SECOND, 20 * SECOND, ...FROM_A_MINUTE, ...BY_HOURS],
  slow: [...FROM_A_MINUTE, ...BY_HOURS],
};

/** So long after the first attempt the last one is made. */
export const LAST_MS = 72 * HOUR;

/** Of each wait, either way: what failed together does not come back together. */
export const JITTER = 0.2;

export interface Tried {
  /** Made so far, the first included. */
  readonly attempts: number;
  readonly pace: Pace;
  /** Not within so many milliseconds from now. */
  readonly notBeforeMs?: number;
  readonly now: number;
  /** When the first attempt was made. */
  readonly firstAt: number;
  /** From 0 to below 1. */
  readonly chance: number;
}

/** When to try again; undefined: the time is over. */
export function nextAttempt({ attempts, pace, notBeforeMs = 0, now, firstAt, chance }: Tried): number | undefined {
  const last = firstAt + LAST_MS;
  if (now >= last) return undefined;
  const wait = WAITS[pace][Math.min(attempts, WAITS[pace].length) - 1]!;
  const planned = Math.round(now + wait * (1 - JITTER + 2 * JITTER * chance));
  return Math.min(Math.max(planned, now + notBeforeMs), last);
}
