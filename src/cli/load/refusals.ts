// What was refused: the first few for the reader of the report, all of them for `--report`.
import { closeSync, openSync, writeSync } from 'node:fs';
import { writeJson } from '../../fhir/json/write.ts';
import { operationOutcome } from '../../fhir/operation-outcome.ts';
import { type Finding, Refusal } from '../../problem.ts';
import type { Place } from './unit.ts';

export interface Refused {
  readonly place: Place;
  readonly about: string;
  readonly findings: readonly Finding[];
}

/** `--report`: written as it happens, so that nothing is missing after a crash. */
export class RefusalReport {
  readonly #file: number | undefined;

  /** A resumed load adds to the report of the one it goes on with. */
  constructor(path: string | undefined, append: boolean) {
    try {
      this.#file = path === undefined ? undefined : openSync(path, append ? 'a' : 'w');
    } catch (cause) {
      throw cannotWrite(path!, (cause as NodeJS.ErrnoException).code ?? (cause as Error).message);
    }
  }

  add(file: string, { place, about, findings }: Refused): void {
    if (this.#file === undefined) return;
    const resource = about === '' ? {} : { resource: about };
    writeSync(this.#file, `${writeJson({ file, ...place, ...resource, outcome: operationOutcome(findings) })}\n`);
  }

  close(): void {
    if (this.#file !== undefined) closeSync(this.#file);
  }
}

const cannotWrite = (path: string, code: string): Refusal =>
  new Refusal({
    en: `The report ${path} cannot be written: ${code}. Name another file with --report.`,
    ja: `レポート ${path} に書き込めません（${code}）。--report に別のファイルを指定してください。`,
  });
