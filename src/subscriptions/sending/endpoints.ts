// Which endpoints may be called now: not too much at once to one of them, and for a while nothing to one that is out of order.
import type { Breakers } from './breaker.ts';
import type { Outcome } from './outcome.ts';
import type { Slots } from './slots.ts';

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

  constructor(breakers: Breakers, slots: Slots) {
    this.#breakers = breakers;
    this.#slots = slots;
  }

  /** Not worth asking for. */
  busy(): readonly string[] {
    return [...this.#full];
  }

  enter(origin: string, now: number): Entry {
    const release = this.#slots.take(origin);
    if (release === undefined) {
      this.#full.add(origin);
      return { kind: 'later', at: undefined };
    }
    const may = this.#breakers.mayTry(origin, now);
    if (!may.ok) {
      release();
      return { kind: 'later', at: may.until };
    }
    return { kind: 'now', turn: this.#turn(origin, release) };
  }

  #turn(origin: string, release: () => void): Turn {
    // A permission that nothing came of is given back: it may have been the only one.
    let isOpen = true;
    return {
      tell: (outcome, now) => {
        isOpen = false;
        this.#breakers.tell(origin, outcome, now);
      },
      mayGoOn: (now) => {
        isOpen ||= this.#breakers.mayTry(origin, now).ok;
        return isOpen;
      },
      leave: (now) => {
        if (isOpen) this.#breakers.tell(origin, { kind: 'failed', why: 'stopped' }, now);
        this.#full.delete(origin);
        release();
      },
    };
  }
}
