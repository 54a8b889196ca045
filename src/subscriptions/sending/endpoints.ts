// Which endpoints may be called now: not too much at once to one of them, little to one that has not answered well yet, and for
// a while nothing to one that is out of order.
import { type Breakers, type Probe, signOf } from './breaker.ts';
import type { Outcome } from './outcome.ts';
import type { Slots } from './slots.ts';

/** Calls at once to a server that answers. */
export const MOST_AT_ONCE = 8;
/** To one of which that is not known: those that hang, however many they are, leave room for the others. */
export const AT_FIRST = 2;
/** Servers remembered to answer. */
const MOST_PROVEN = 10_000;

export type Entry =
  | { readonly kind: 'now'; readonly turn: Turn }
  /** `at`: not before, in milliseconds; undefined: as soon as another call has ended. */
  | { readonly kind: 'later'; readonly at: number | undefined };

/** To call one endpoint, once or several times. */
export interface Turn {
  /** What came of a call. */
  tell(outcome: Outcome, now: number): void;
  /** Whether there may be another one. */
  mayGoOn(now: number): boolean;
  leave(now: number): void;
}

export class Endpoints {
  readonly #breakers: Breakers;
  readonly #slots: Slots;
  /** Those that had no slot left when last asked. */
  readonly #full = new Set<string>();
  readonly #proven = new Set<string>();

  constructor(breakers: Breakers, slots: Slots) {
    this.#breakers = breakers;
    this.#slots = slots;
  }

  /** Not worth asking for. */
  busy(now: number): readonly string[] {
    return [...new Set([...this.#full, ...this.#breakers.open(now)])];
  }

  enter(origin: string, now: number): Entry {
    const release = this.#slots.take(origin, this.#proven.has(origin) ? MOST_AT_ONCE : AT_FIRST);
    if (release === undefined) {
      this.#full.add(origin);
      return { kind: 'later', at: undefined };
    }
    const may = this.#breakers.mayTry(origin, now);
    if (!may.ok) {
      release();
      return { kind: 'later', at: may.until };
    }
    return { kind: 'now', turn: this.#turn(origin, release, may.probe) };
  }

  #turn(origin: string, release: () => void, first: Probe | undefined): Turn {
    // A permission that nothing came of is given back: it may have been the only one.
    let isOpen = true;
    let probe = first;
    return {
      tell: (outcome, now) => {
        isOpen = false;
        this.#breakers.tell(origin, outcome, now, probe);
        probe = undefined;
        this.#prove(origin, outcome);
      },
      mayGoOn: (now) => {
        if (isOpen) return true;
        const may = this.#breakers.mayTry(origin, now);
        if (may.ok) probe = may.probe;
        isOpen = may.ok;
        return isOpen;
      },
      leave: (now) => {
        if (isOpen) this.#breakers.tell(origin, { kind: 'failed', why: 'stopped' }, now, probe);
        this.#full.delete(origin);
        release();
      },
    };
  }

  #prove(origin: string, outcome: Outcome): void {
    const sign = signOf(outcome);
    if (sign === 'failing') this.#proven.delete(origin);
    if (sign !== 'healthy') return;
    // There is more room than it was told before.
    if (!this.#proven.has(origin)) this.#full.delete(origin);
    this.#proven.add(origin);
    if (this.#proven.size > MOST_PROVEN) this.#proven.delete(this.#proven.values().next().value!);
  }
}
