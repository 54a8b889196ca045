// How many notifications are under way to one endpoint's server at once: a slow one holds up no other.

export class Slots {
  /** Of the origins that have any. */
  readonly #taken = new Map<string, number>();

  /** Call what it returns when done; undefined: none is free. */
  take(origin: string, most: number): (() => void) | undefined {
    const taken = this.#taken.get(origin) ?? 0;
    if (taken >= most) return undefined;
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
