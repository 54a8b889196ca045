// renkei validate: files -> everything there is to say against them.
import { statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import type { Refusal } from '../problem.ts';
import { filesOf, STDIN } from './validate/inputs.ts';
import type { Measure } from './validate/judge.ts';
import type { FileVerdict } from './validate/judge-file.ts';
import { HELP, readWish, type ValidateOptions } from './validate/options.ts';
import { Progress } from './validate/progress.ts';
import { reportFor } from './validate/report/report.ts';
import { add, emptySummary } from './validate/report/summary.ts';

export async function validate(args: readonly string[]): Promise<0 | 1 | 2> {
  const wish = readWish(args);
  // Whoever reads us may have seen enough (`| head`).
  process.stdout.on('error', (cause: NodeJS.ErrnoException) => process.exit(cause.code === 'EPIPE' ? 0 : 2));
  switch (wish.kind) {
    case 'help':
      return print(HELP);
    case 'explain':
      return print((await import('./validate/explain.ts')).explained(wish.id));
    case 'lines':
      await (await import('./validate/line-protocol.ts')).answerLines(process.stdin, process.stdout);
      return 0;
    case 'validate':
      return judgeAll(wish.options);
  }
}

async function print(text: string): Promise<0> {
  await write(text);
  return 0;
}

async function judgeAll(options: ValidateOptions): Promise<0 | 1 | 2> {
  const { files, refusals } = filesOf(options.paths);
  for (const refusal of refusals) say(refusal.said);
  if (files.length === 0) return 2;
  // Refuses what cannot be judged by before anything is written and any thread is started.
  const measure = (await import('./validate/measure.ts')).measureOf(options);
  const report = reportFor(options);
  const summary = emptySummary(refusals.length);
  const progress = new Progress(files.length, process.stderr);
  await write(report.begin(files.length));
  for await (const verdict of verdictsOf(files, measure, options)) {
    add(summary, verdict);
    const text = report.of(verdict);
    if (text !== '' || verdict.refused !== undefined) progress.clear();
    await write(text);
    if (verdict.refused !== undefined) say(verdict.refused);
    progress.show(summary.files);
  }
  progress.clear();
  await write(report.end(summary));
  if (summary.unread > 0) return 2;
  const { fatal, error, warning } = summary.counts;
  return fatal + error > 0 || (options.failOn === 'warning' && warning > 0) ? 1 : 0;
}

/** Another thread takes as long to start as this one to judge so much. */
const WORTH_A_THREAD = 2 << 20;

async function* verdictsOf(
  files: readonly string[],
  measure: Measure,
  { profiles, packages, threads = availableParallelism() }: ValidateOptions,
): AsyncGenerator<FileVerdict> {
  if (threads > 1 && files.length > 1 && !files.includes(STDIN) && sizeOf(files) > WORTH_A_THREAD) {
    const { judgedInThreads } = await import('./validate/in-threads.ts');
    yield* judgedInThreads(files, { profiles, packages }, threads);
  } else {
    const { judgeFile } = await import('./validate/judge-file.ts');
    for (const file of files) yield await judgeFile(file, measure);
  }
}

function sizeOf(files: readonly string[]): number {
  let size = 0;
  for (const file of files) {
    size += statSync(file, { throwIfNoEntry: false })?.size ?? 0;
    if (size > WORTH_A_THREAD) break;
  }
  return size;
}

async function write(text: string): Promise<void> {
  if (text === '' || process.stdout.write(text)) return;
  await new Promise((drained) => process.stdout.once('drain', drained));
}

const say = ({ en, ja }: Refusal['said']): void => {
  process.stderr.write(`renkei: ${en}\n        ${ja}\n`);
};
