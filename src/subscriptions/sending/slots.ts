// How many notifications are under way to one endpoint's server at once: a slow one holds up no other.

export const MOST_AT_ONCE = 8;

export class Slots {
  readonly #most: number;
  /** Of the origins that have any. */
  readonly #taken = new Map<string, number>();

  constructor(most = MOST_AT_ONCE) {
    this.#most = most;
  }

  /** Call what it returns when done; undefined: none is free. */
  take(origin: string): (() => void) | undefined {
    const taken = this.#taken.get(origin) ?? 0;
    if (taken >= this.#most) return undefined;
    this.#taken.set(origin, taken + 1);
    let isHeld = true;
    return () => {
      if (isHeld) this.#giveBack(origin);
      isHeld = false;
    };
  }

  #giveBack(origin: string): void {
    const left = this.#taken.get(origin)! - 1;
    if (left === 0) this.#taken.delete(origin);
    else this.#taken.set(origin, left);
  }
}
