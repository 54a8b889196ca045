// Files judged by several threads at once, their verdicts in the order of the files.
import { Worker } from 'node:worker_threads';
import type { FileVerdict } from './judge-file.ts';
import type { Wanted } from './measure.ts';

/** How far ahead of what is told: one slow file must not make the verdicts of all others pile up. */
const AHEAD = 512;

export async function* judgedInThreads(
  files: readonly string[],
  wanted: Wanted,
  count: number,
): AsyncGenerator<FileVerdict> {
  const verdicts = new Map<number, FileVerdict>();
  const idle: Worker[] = [];
  let told = 0;
  let sent = 0;
  let failed: unknown;
  let wake = (): void => undefined;

  const sendOn = (): void => {
    while (sent < files.length && sent < told + AHEAD && idle.length > 0) give(idle.pop()!, sent++);
  };
  const give = (worker: Worker, index: number): void => {
    worker.once('message', (verdict: FileVerdict) => {
      verdicts.set(index, verdict);
      idle.push(worker);
      sendOn();
      wake();
    });
    worker.postMessage(files[index]);
  };

  const workers = Array.from(
    { length: Math.min(count, files.length) },
    () => new Worker(new URL('./thread.js', import.meta.url), { workerData: wanted }),
  );
  for (const worker of workers) {
    worker.once('error', (cause) => {
      failed = cause;
      wake();
    });
    idle.push(worker);
  }
  try {
    sendOn();
    for (; told < files.length; told += 1) {
      for (let verdict = verdicts.get(told); ; verdict = verdicts.get(told)) {
        if (failed !== undefined) throw failed;
        if (verdict !== undefined) {
          verdicts.delete(told);
          yield verdict;
          break;
        }
        await new Promise<void>((woken) => {
          wake = woken;
        });
      }
      sendOn();
    }
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
}
