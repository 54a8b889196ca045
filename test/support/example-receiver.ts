// examples/receiver as it is run: a process of its own, with a file in which it keeps its place.
import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { ROOT } from './artefacts.ts';

const RECEIVER = fileURLToPath(new URL('examples/receiver/receiver.mjs', ROOT));

export class ExampleReceiver {
  readonly url: string;
  /** What it has printed, line by line. */
  readonly lines: string[];
  readonly #child: ChildProcess;

  private constructor(child: ChildProcess, url: string, lines: string[]) {
    this.#child = child;
    this.url = url;
    this.lines = lines;
  }

  /** Listening. */
  static async start(settings: { HUB: string; STATE: string; SECRET: string }): Promise<ExampleReceiver> {
    const child = spawn(process.execPath, [RECEIVER], { env: { ...settings, PORT: '0' } });
    const lines: string[] = [];
    const url = await new Promise<string>((listening, failed) => {
      child.once('exit', (code) => failed(new Error(`the receiver ended with ${code}: ${lines.join('\n')}`)));
      for (const input of [child.stdout, child.stderr]) {
        createInterface({ input }).on('line', (line) => {
          lines.push(line);
          const address = /^listening on (\S+)/.exec(line)?.[1];
          if (address !== undefined) listening(address);
        });
      }
    });
    return new ExampleReceiver(child, url, lines);
  }

  /** Numbers of the events it did, in their order. */
  did(subscription: string): number[] {
    return this.lines.flatMap((line) => {
      const [, of, number] = /^did Subscription\/(\S+) #(\d+) /.exec(line) ?? [];
      return of === subscription ? Number(number) : [];
    });
  }

  /** As a power cut ends it. */
  async kill(): Promise<void> {
    const ended = new Promise((done) => this.#child.once('exit', done));
    this.#child.kill('SIGKILL');
    await ended;
  }
}
