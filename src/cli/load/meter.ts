// How far the load is, on stderr: one line that is drawn again on a terminal, a line now and then elsewhere.

const REDRAW_MS = 100;
const SAY_MS = 5_000;

export interface Gauge {
  readonly bytes: number;
  readonly resources: number;
}

export class Meter {
  readonly #total: number;
  readonly #gauge: () => Gauge;
  readonly #out: NodeJS.WriteStream;
  readonly #started = performance.now();
  readonly #timer: NodeJS.Timeout;

  constructor(totalBytes: number, gauge: () => Gauge, out: NodeJS.WriteStream) {
    this.#total = totalBytes;
    this.#gauge = gauge;
    this.#out = out;
    this.#timer = setInterval(() => this.#say(), out.isTTY ? REDRAW_MS : SAY_MS);
    this.#timer.unref();
  }

  /** Ends the line, so that what follows starts on a fresh one. */
  stop(): void {
    clearInterval(this.#timer);
    if (this.#out.isTTY) this.#out.write('\r\x1b[K');
  }

  #say(): void {
    const text = meterText(this.#gauge(), this.#total, performance.now() - this.#started);
    this.#out.write(this.#out.isTTY ? `\r\x1b[K${text.slice(0, (this.#out.columns ?? 80) - 1)}` : `${text}\n`);
  }
}

const BAR = 20;

function meterText({ bytes, resources }: Gauge, total: number, ms: number): string {
  const part = total === 0 ? 1 : Math.min(1, bytes / total);
  const bar = '#'.repeat(Math.round(part * BAR)).padEnd(BAR, '.');
  const rate = ms < 1 ? 0 : Math.round((resources / ms) * 1000);
  return `[${bar}] ${String(Math.floor(part * 100)).padStart(3)} %  ${megabytes(bytes)} / ${megabytes(total)} MB  ${resources.toLocaleString('en')} resources  ${rate.toLocaleString('en')}/s`;
}

const megabytes = (bytes: number): string => (bytes / 1e6).toFixed(1);
