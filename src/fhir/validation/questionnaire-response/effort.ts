// How much work one validation puts into forms: a form is somebody's, and may ask for more than there is time for. What is left
// undone then, nobody knows, and nothing is said of it.
import type { Run } from '../walk/run.ts';

/** Half a second or so; 5,000 responses to a form with 200 conditions need a fifth of them. */
const MOST_COMPARISONS = 5_000_000;
/** In patterns and expressions, one of which may take a tenth of a second. */
const MOST_MILLISECONDS = 500;

export class Effort {
  #comparisons = MOST_COMPARISONS;
  #milliseconds = MOST_MILLISECONDS;

  /** Whether so many comparisons more are still to be made. */
  allows(comparisons: number): boolean {
    this.#comparisons -= comparisons;
    return this.#comparisons >= 0;
  }

  /** Undefined: nothing more is tried. */
  try<T>(ask: () => T): T | undefined {
    if (this.#milliseconds < 0) return undefined;
    const begun = performance.now();
    const found = ask();
    this.#milliseconds -= performance.now() - begun;
    return found;
  }
}

const efforts = new WeakMap<Run, Effort>();

export function effortOf(run: Run): Effort {
  let effort = efforts.get(run);
  if (effort === undefined) {
    effort = new Effort();
    efforts.set(run, effort);
  }
  return effort;
}
