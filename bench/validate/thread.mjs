// One of several threads that validate the same at the same time.
import { parentPort, workerData } from 'node:worker_threads';
import { rate, subject } from './subjects.mjs';

const { judge } = subject(workerData.name);
rate(judge, workerData.seconds / 2);
parentPort.postMessage('ready');
parentPort.once('message', () => {
  parentPort.postMessage(rate(judge, workerData.seconds).perSecond);
});
