// renkei load: files -> the store, through the same guards as everything else.
import type { Config } from '../config.ts';
import { Problem, Refusal } from '../problem.ts';
import type { Store } from '../store/store.ts';
import type { SearchSettings } from './load/changes.ts';
import { FileLoad, type LoadParts } from './load/load-file.ts';
import { Meter } from './load/meter.ts';
import { HELP, type LoadOptions, readOptions, resumeCommand } from './load/options.ts';
import { RefusalReport } from './load/refusals.ts';
import { reportText } from './load/report.ts';
import { Source } from './load/source.ts';

type Open = (config: Config) => Promise<{ store: Store; search: SearchSettings }>;

export async function load(args: readonly string[], config: () => Config, open: Open): Promise<0 | 1 | 2> {
  const options = readOptions(args);
  if (options === undefined) {
    process.stdout.write(HELP);
    return 0;
  }
  const settings = config();
  const { sources, refusals } = await openSources(options.files);
  for (const refusal of refusals) say(refusal);
  if (sources.length === 0) return 2;
  const report = new RefusalReport(options.report, options.resume);
  const isStopped = stopWish();
  try {
    const { store, search } = await open(settings);
    try {
      process.stderr.write(beginning(sources, store.database.description));
      const { resume, dryRun } = options;
      const parts = { store, search, maxDepth: settings.maxDepth, resume, dryRun, report, isStopped };
      const code = await loadAll(sources, options, parts);
      return refusals.length > 0 ? 2 : code;
    } finally {
      await store.close();
    }
  } finally {
    report.close();
  }
}

async function openSources(paths: readonly string[]): Promise<{ sources: Source[]; refusals: Refusal[] }> {
  const opened = await Promise.allSettled(paths.map((path) => Source.open(path)));
  const sources: Source[] = [];
  const refusals: Refusal[] = [];
  for (const each of opened) {
    if (each.status === 'fulfilled') sources.push(each.value);
    else if (each.reason instanceof Refusal) refusals.push(each.reason);
    else throw each.reason;
  }
  return { sources, refusals };
}

async function loadAll(sources: readonly Source[], options: LoadOptions, parts: LoadParts): Promise<0 | 1 | 2> {
  const loads = sources.map((source) => new FileLoad(source, parts));
  const gauge = () => ({
    bytes: loads.reduce((sum, { bytesDone }) => sum + bytesDone, 0),
    resources: loads.reduce((sum, { tally }) => sum + tally.settled, 0),
  });
  const meter = new Meter(bytesOf(sources), gauge, process.stderr);
  let isWhole = true;
  const unreadable: Refusal[] = [];
  try {
    for (const file of loads) {
      if (parts.isStopped()) isWhole = false;
      else isWhole = (await readable(file, unreadable)) && isWhole;
    }
  } catch (cause) {
    throw cause instanceof Problem ? cutOff(cause, options) : cause;
  } finally {
    meter.stop();
    for (const { report } of loads) if (report !== undefined) process.stdout.write(reportText(report));
  }
  for (const refusal of unreadable) say(refusal);
  if (!isWhole) say(stopped(options));
  if (!isWhole || unreadable.length > 0) return 2;
  return loads.some(({ tally }) => tally.refused > 0) ? 1 : 0;
}

/** A file that cannot be read to its end does not keep the others from being loaded. */
async function readable(file: FileLoad, unreadable: Refusal[]): Promise<boolean> {
  try {
    return await file.run();
  } catch (cause) {
    if (!(cause instanceof Refusal)) throw cause;
    unreadable.push(cause);
    return true;
  }
}

const beginning = (sources: readonly Source[], database: string): string => {
  const size = (bytesOf(sources) / 1e6).toFixed(1);
  return `Loading ${sources.length} file(s), ${size} MB, into ${database} / ${sources.length} 個のファイルを読み込みます\n`;
};

const bytesOf = (sources: readonly Source[]): number => sources.reduce((sum, { size }) => sum + size, 0);

/** Ctrl-C ends the load between two slices; a second one ends it at once. Both can be resumed. */
function stopWish(): () => boolean {
  let isStopped = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      isStopped = true;
    });
  }
  return () => isStopped;
}

const say = ({ said }: Refusal): void => {
  process.stderr.write(`renkei: ${said.en}\n        ${said.ja}\n`);
};

const goOn = (options: LoadOptions): string => (options.dryRun ? '' : `\n          ${resumeCommand(options)}`);

const stopped = (options: LoadOptions): Refusal =>
  new Refusal({
    en: `Stopped before the end. ${options.dryRun ? 'Nothing was stored.' : 'What is stored stays; go on with:'}`,
    ja: `途中で終了しました。${options.dryRun ? '登録は行っていません。' : `登録済みの分はそのまま残ります。続きは次のコマンドで読み込めます：${goOn(options)}`}`,
  });

const cutOff = ({ said }: Problem, options: LoadOptions): Refusal =>
  new Refusal({
    en: `The load was cut off. ${said.en}`,
    ja: `読み込みが中断しました。${said.ja}${goOn(options)}`,
  });
