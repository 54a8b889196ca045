// npm run bench -- validate
import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { removeWithUs } from '../support/children.mjs';
import { round, spread, table } from '../support/figures.mjs';
import { wholeNumber } from '../support/options.mjs';
import { small } from './resources.mjs';
import { NAMES, rate, subject } from './subjects.mjs';

const MAIN = fileURLToPath(new URL('../../dist/main.js', import.meta.url));

export async function benchValidate(options) {
  const quick = options.quick === true;
  const seconds = quick ? 0.2 : wholeNumber(options.seconds, 'seconds', 5);
  const names = quick ? NAMES.slice(0, 3) : NAMES;
  say(`Node ${process.versions.node}, ${cpus().length} processors. Text in, verdict out, all rules, no network.\n`);
  const rows = [];
  for (const name of names) rows.push(await rowOf(name, seconds));
  process.stdout.write(
    table(
      ['', 'kB', 'a second', `${availableParallelism()} threads`, 'µs of processor', 'MB/s', 'JSON.parse MB/s'],
      rows,
    ),
  );
  say(`\n${coldStart(quick ? 2 : 15)}`);
}

async function rowOf(name, seconds) {
  const { text, bytes, judge, errors } = subject(name);
  for (const { id, at, said } of errors.slice(0, 3)) say(`${name} has an error: ${at} ${said.en} [${id}]`);
  const { perSecond: one, processor } = rate(judge, seconds);
  const all = await inThreads(name, seconds);
  const { perSecond: parsed } = rate(() => JSON.parse(text), Math.min(1, seconds));
  const mb = bytes / 1e6;
  return [name, round(bytes / 1e3), round(one), round(all), round(processor), round(one * mb), round(parsed * mb)];
}

/** Together, all at the same time. */
async function inThreads(name, seconds) {
  const script = new URL('./thread.mjs', import.meta.url);
  const workers = Array.from(
    { length: availableParallelism() },
    () => new Worker(script, { workerData: { name, seconds } }),
  );
  try {
    await Promise.all(workers.map(told));
    for (const worker of workers) worker.postMessage('go');
    const rates = await Promise.all(workers.map(told));
    return rates.reduce((sum, each) => sum + each, 0);
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
}

const told = (worker) =>
  new Promise((done, fail) => {
    worker.once('message', done);
    worker.once('error', fail);
  });

// The child tells at its end what it took.
const TELL = `data:text/javascript,process.on('exit',()=>{const{maxRSS,userCPUTime,systemCPUTime}=process.resourceUsage();process.stderr.write('took '+maxRSS+' '+(userCPUTime+systemCPUTime))})`;

function coldStart(times) {
  const folder = removeWithUs(mkdtempSync(join(tmpdir(), 'renkei-bench-validate-')));
  const file = join(folder, 'small.json');
  writeFileSync(file, JSON.stringify(small, undefined, 2));
  const runs = Array.from({ length: times }, () => {
    const start = performance.now();
    const { status, stderr } = spawnSync(process.execPath, ['--import', TELL, MAIN, 'validate', file], {
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error(`renkei validate ended with ${status}: ${stderr}`);
    const ms = performance.now() - start;
    const [, size, processor] = /took (\d+) (\d+)/.exec(stderr) ?? [];
    return { ms, mb: Number(size) / 1024, processor: Number(processor) / 1000 };
  });
  const ms = spread(runs.map((run) => run.ms));
  const processor = spread(runs.map((run) => run.processor));
  const mb = spread(runs.map((run) => run.mb));
  return `Cold, node dist/main.js validate on one small file, ${times} times: ${round(ms.median)} ms in the middle (${round(ms.min)} to ${round(ms.max)}; ${round(processor.median)} ms of processor), at most ${round(mb.max)} MB.`;
}

const say = (text) => process.stdout.write(`${text}\n`);
