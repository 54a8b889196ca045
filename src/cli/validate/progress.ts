// How many files are done, on a terminal only.

const REDRAW_MS = 100;

export class Progress {
  readonly #total: number;
  readonly #out: NodeJS.WriteStream;
  #drawn = 0;
  #isShown = false;

  constructor(total: number, out: NodeJS.WriteStream) {
    this.#total = total;
    this.#out = out;
  }

  show(done: number): void {
    const now = performance.now();
    if (this.#out.isTTY !== true || this.#total < 2 || now - this.#drawn < REDRAW_MS) return;
    this.#drawn = now;
    this.#isShown = true;
    this.#out.write(`\r\x1b[K${done} / ${this.#total}`);
  }

  clear(): void {
    if (this.#isShown) this.#out.write('\r\x1b[K');
    this.#isShown = false;
  }
}
