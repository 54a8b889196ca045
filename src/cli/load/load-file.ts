// One file, from its first byte to its report.
import { randomUUID } from 'node:crypto';
import type { Store } from '../../store/store.ts';
import type { SearchSettings } from './changes.ts';
import { type Content, contentOf } from './content.ts';
import { LoadProgress } from './progress.ts';
import type { RefusalReport, Refused } from './refusals.ts';
import { type FileReport, SHOWN } from './report.ts';
import { SliceWriter } from './slice-writer.ts';
import { slicesOf } from './slices.ts';
import type { Source } from './source.ts';
import { Tally } from './tally.ts';
import type { Unit } from './unit.ts';

export interface LoadParts {
  readonly store: Store;
  readonly search: SearchSettings;
  readonly maxDepth: number;
  readonly resume: boolean;
  readonly dryRun: boolean;
  readonly report: RefusalReport;
  /** True when the user wants an end. */
  readonly isStopped: () => boolean;
}

export class FileLoad {
  readonly tally = new Tally();
  readonly #source: Source;
  readonly #parts: LoadParts;
  readonly #refused: Refused[] = [];
  #content: Content | undefined;
  #progress: LoadProgress | undefined;
  #position = 0;
  #unshown = 0;

  constructor(source: Source, parts: LoadParts) {
    this.#source = source;
    this.#parts = parts;
  }

  /** False: it was stopped before the end. */
  async run(): Promise<boolean> {
    const { store, search, maxDepth, resume, dryRun } = this.#parts;
    const { key } = this.#source;
    const progress = dryRun ? new LoadProgress(randomUUID()) : await LoadProgress.begin(store.database, key, resume);
    this.#progress = progress;
    const from = progress.before.position;
    this.#content = await contentOf(this.#source, { search, maxDepth, run: progress.run, from });
    const writer = new SliceWriter({ ...this.#parts, progress, tally: this.tally, refuse: (one) => this.#refuse(one) });
    let isWhole = true;
    for await (const slice of slicesOf(this.#content.units)) {
      if (this.#parts.isStopped()) {
        isWhole = false;
        break;
      }
      await this.#write(slice, writer);
    }
    await writer.finish();
    return isWhole;
  }

  /** How much of the file is done, in its bytes; a document is read at once and stored bit by bit. */
  get bytesDone(): number {
    const { size, bytesRead } = this.#source;
    const total = this.#content?.total;
    if (total === undefined) return bytesRead;
    return total === 0 ? size : size * (this.#position / total);
  }

  /** undefined: it was never looked into. */
  get report(): FileReport | undefined {
    if (this.#content === undefined || this.#progress === undefined) return undefined;
    return {
      path: this.#source.path,
      form: `${this.#content.form}${this.#source.isGzip ? ', gzip' : ''}`,
      tally: this.tally,
      passedOver: this.#content.passedOver,
      refused: this.#refused,
      unshown: this.#unshown,
      before: this.#progress.before,
      dryRun: this.#parts.dryRun,
    };
  }

  async #write(slice: readonly Unit[], writer: SliceWriter): Promise<void> {
    await writer.write(slice);
    this.#position = slice.at(-1)!.position;
  }

  #refuse(refused: Refused): void {
    if (this.#refused.length < SHOWN) this.#refused.push(refused);
    else this.#unshown += 1;
    this.#parts.report.add(this.#source.path, refused);
  }
}
