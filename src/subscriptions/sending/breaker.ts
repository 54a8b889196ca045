// Leaves an endpoint's server alone while it is out of order: after some failures in a row nothing is sent for a while,
// then one probe, and with its success everything again. Kept in memory, per origin; the clock comes in.
import type { Outcome, Why } from './outcome.ts';

export const FAILURES_TO_OPEN = 5;
export const SHORTEST_PAUSE_MS = 5_000;
export const LONGEST_PAUSE_MS = 300_000;
const JITTER = 0.2;
/** A probe that nobody has told the outcome of: no request may last so long. */
const PROBE_LOST_MS = 180_000;
/** Origins remembered; beyond it the one that failed longest ago is forgotten, which costs it a few calls. */
const MOST_ORIGINS = 10_000;

interface Trouble {
  readonly failures: number;
  /** How often it has opened in a row; 0: still closed. */
  readonly opened: number;
  /** Nothing before this, in milliseconds. */
  readonly until: number;
  /** Under way. */
  readonly probe: Probe | undefined;
}

/** One call's leave to find out whether the server is back; known by its identity. */
export type Probe = Readonly<Record<never, never>>;

const LOOK_AGAIN_MS = 1_000;

const UNTROUBLED: Trouble = { failures: 0, opened: 0, until: 0, probe: undefined };

/** `probe`: to be handed in with the outcome; undefined: the server is not in trouble. */
export type MayTry =
  | { readonly ok: true; readonly probe: Probe | undefined }
  | { readonly ok: false; readonly until: number };

export class Breakers {
  readonly #random: () => number;
  readonly #most: number;
  readonly #troubled = new Map<string, Trouble>();

  constructor(random: () => number, most = MOST_ORIGINS) {
    this.#random = random;
    this.#most = most;
  }

  /** After an `ok` the outcome is to be told: where the breaker is open, it was the one probe. */
  mayTry(origin: string, now: number): MayTry {
    const trouble = this.#troubled.get(origin);
    if (trouble === undefined || trouble.opened === 0) return { ok: true, probe: undefined };
    if (now < trouble.until) return { ok: false, until: waitOf(trouble, now) };
    const probe: Probe = {};
    this.#troubled.set(origin, { ...trouble, probe, until: now + PROBE_LOST_MS });
    return { ok: true, probe };
  }

  /** Where `mayTry` would say no. */
  open(now: number): string[] {
    return [...this.#troubled].flatMap(([origin, { opened, until }]) => (opened > 0 && now < until ? [origin] : []));
  }

  /** `probe`: where the call was one. */
  tell(origin: string, outcome: Outcome, now: number, probe: Probe | undefined): void {
    const sign = signOf(outcome);
    const trouble = this.#troubled.get(origin) ?? UNTROUBLED;
    if (sign === 'healthy') this.#troubled.delete(origin);
    else if (sign === 'failing') this.#fail(origin, trouble, now, probe);
    // It told nothing of the server: if it was the probe, another may be made.
    else if (probe !== undefined && trouble.probe === probe)
      this.#troubled.set(origin, { ...trouble, probe: undefined, until: now });
  }

  #fail(origin: string, trouble: Trouble, now: number, probe: Probe | undefined): void {
    // Of those that were under way when it opened: they tell nothing new.
    if (trouble.opened > 0 && (probe === undefined || trouble.probe !== probe)) return;
    this.#troubled.delete(origin);
    this.#troubled.set(origin, this.#worse(trouble, now));
    if (this.#troubled.size > this.#most) this.#troubled.delete(this.#troubled.keys().next().value!);
  }

  #worse({ failures, opened }: Trouble, now: number): Trouble {
    if (failures + 1 < FAILURES_TO_OPEN) return { ...UNTROUBLED, failures: failures + 1 };
    const pause =
      Math.min(SHORTEST_PAUSE_MS * 2 ** opened, LONGEST_PAUSE_MS) * (1 - JITTER + 2 * JITTER * this.#random());
    return { failures: failures + 1, opened: opened + 1, until: Math.round(now + pause), probe: undefined };
  }
}

/** While the probe is out, its outcome is soon known. */
const waitOf = ({ probe, until }: Trouble, now: number): number =>
  probe === undefined ? until : Math.min(until, now + LOOK_AGAIN_MS);

/** What an outcome tells of the server, whatever it thought of the notification. */
export function signOf(outcome: Outcome): 'healthy' | 'failing' | 'none' {
  if (outcome.kind === 'failed') return OURS.has(outcome.why) ? 'none' : 'failing';
  const { status } = outcome;
  return status >= 200 && status < 500 && status !== 429 ? 'healthy' : 'failing';
}

/** Not the server's doing. */
const OURS: ReadonlySet<Why> = new Set<Why>(['blocked', 'unsendable', 'stopped', 'ours']);
