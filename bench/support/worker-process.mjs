// A process that is told by messages what to do, and answers each: both ends.
import { fork } from 'node:child_process';
import { endWithUs } from './children.mjs';

export function startWorker(script, args = []) {
  const child = endWithUs(fork(script, args, { serialization: 'advanced' }));
  const waiting = new Map();
  let last = 0;
  child.on('message', ({ id, answer, failed }) => {
    const { done, fail } = waiting.get(id);
    waiting.delete(id);
    if (failed === undefined) done(answer);
    else fail(new Error(failed));
  });
  child.once('exit', (code) => {
    for (const { fail } of waiting.values()) fail(new Error(`${script} ended with ${code}`));
  });
  return {
    ask: (ask) =>
      new Promise((done, fail) => {
        last += 1;
        waiting.set(last, { done, fail });
        child.send({ id: last, ask });
      }),
    stop: () =>
      new Promise((done) => {
        child.once('exit', done);
        child.disconnect();
      }),
  };
}

/** In the process itself. */
export function answerMessages(answerTo, atTheEnd = () => undefined) {
  process.on('message', async ({ ask, id }) => {
    try {
      process.send({ id, answer: await answerTo(ask) });
    } catch (cause) {
      process.send({ id, failed: cause.stack });
    }
  });
  process.on('disconnect', async () => {
    await atTheEnd();
    process.exit();
  });
}
