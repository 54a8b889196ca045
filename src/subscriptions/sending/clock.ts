// The database's clock, by which all processes agree on when something is due. Heard with every look; in between it is as far
// as our own has gone on.

export interface Clock {
  /** In milliseconds. */
  now(): number;
}

export class DatabaseClock implements Clock {
  #ahead = Date.now() - performance.now();

  now(): number {
    return Math.floor(performance.now() + this.#ahead);
  }

  /** What the database says it is now. */
  heard(at: number): void {
    this.#ahead = at - performance.now();
  }
}
