// When a notification is tried again: from a second to three days. A weekend's outage is survived, and the other side is
// not called in vain more than a dozen times.
import type { Pace } from './verdict.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

const FROM_A_MINUTE = [1, 5, 15].map((each) => each * MINUTE);
const BY_HOURS = [1, 3, 6, 12, 24, 24].map((each) => each * HOUR);

/** What is waited after the first attempt, after the second, and so on. */
export const WAITS: Readonly<Record<Pace, readonly number[]>> = {
  fast: [1 * SECOND, 5 * SECOND, 20 * SECOND, ...FROM_A_MINUTE, ...BY_HOURS],
  slow: [...FROM_A_MINUTE, ...BY_HOURS],
};

/** After the first attempt nothing is tried later than this. */
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
  /** When the first attempt was made, where it is known; undefined: the number of attempts alone ends it. */
  readonly firstAt?: number;
  readonly random: () => number;
}

/** When to try again; undefined: the schedule is exhausted. */
export function nextAttempt({ attempts, pace, notBeforeMs = 0, now, firstAt, random }: Tried): number | undefined {
  const wait = WAITS[pace][attempts - 1];
  const last = firstAt === undefined ? Number.POSITIVE_INFINITY : firstAt + LAST_MS;
  const earliest = now + notBeforeMs;
  if (wait === undefined || now >= last || earliest > last) return undefined;
  const planned = Math.round(now + wait * (1 - JITTER + 2 * JITTER * random()));
  return Math.max(earliest, Math.min(planned, last));
}
