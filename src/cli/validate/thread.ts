// One of the threads that judge files: a path in, its verdict out.
import { parentPort, workerData } from 'node:worker_threads';
import { judgeFile } from './judge-file.ts';
import { measureOf, type Wanted } from './measure.ts';

const measure = measureOf(workerData as Wanted);

parentPort?.on('message', async (path: string) => {
  parentPort?.postMessage(await judgeFile(path, measure));
});
