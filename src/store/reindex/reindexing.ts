// Search parameters of users, alive in a process: it looks whether what is known has changed, and works at what is to be indexed
// anew, by and by, so that whoever writes and searches meanwhile hardly notices.

import type { IndexSettings } from '../../fhir/search/extract/index-entries.ts';
import { typesOf } from '../../fhir/search/params/admit.ts';
import type { LiveParams } from '../../fhir/search/params/live.ts';
import { paramKey } from '../../fhir/search/params/params.ts';
import type { Database } from '../database.ts';
import { LightSleep } from '../light-sleep.ts';
import type { LiveNames } from '../names.ts';
import { liveDefinitions } from './definitions.ts';
import {
  askFor,
  type JobEnded,
  type JobOutcome,
  jobOutcome,
  nextPortion,
  type Portion,
  type ReindexState,
  reindexState,
} from './job.ts';
import { COUNT } from './standing.ts';

/** Other processes' changes are seen after this. */
const LOOK_MS = 250;
/** After work, as long a rest as it took, but no longer than this. */
const REST_MS = 500;
const RETRY_MS = 1_000;

interface Parts {
  readonly database: Database;
  readonly names: LiveNames;
  readonly index: IndexSettings;
  readonly params: LiveParams;
}

export interface ReindexWatch {
  readonly ended: (job: JobEnded) => void;
  readonly onDefect: (cause: unknown) => void;
}

const NOT_READ = '';

export class Reindexing {
  readonly #parts: Parts;
  readonly #look = new LightSleep();
  readonly #work = new LightSleep();
  #count = NOT_READ;
  #isStopped = false;
  #running: Promise<unknown>[] = [];

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** What is known now is what this process writes and searches by. Only one at a time may call it. */
  async refresh(): Promise<void> {
    const { database, names, params } = this.#parts;
    const [row] = await database.query<{ count: string }>(COUNT);
    const count = row?.count ?? NOT_READ;
    if (count === this.#count && params.definitions.every(({ indexing }) => indexing === undefined)) return;
    const definitions = await liveDefinitions(database);
    const keys = definitions.flatMap(({ params: defs }) =>
      defs.flatMap(({ base, code }) => typesOf(base).map((type) => paramKey(type, code))),
    );
    await names.learnParams(database, keys);
    params.replace(definitions);
    this.#count = count;
  }

  /** From now on this process follows what is known. */
  watch(): void {
    this.#running.push(
      this.#loop(this.#look, async () => {
        await this.refresh();
        return LOOK_MS;
      }),
    );
  }

  /** And does its share of the work. */
  start({ ended, onDefect }: ReindexWatch): void {
    const work = async (): Promise<number> => {
      const began = performance.now();
      const portion = await this.portion();
      if (typeof portion === 'object') ended(portion);
      return portion === 'idle' || portion === 'elsewhere' ? LOOK_MS : Math.min(performance.now() - began, REST_MS);
    };
    this.#running.push(this.#loop(this.#work, work, onDefect));
  }

  /** Something has changed that this process knows of. */
  readonly wake = (): void => {
    this.#look.call();
    this.#work.call();
  };

  /** Works at what is next, at once. */
  async portion(): Promise<Portion> {
    const { database, names, index } = this.#parts;
    const portion = await nextPortion({ database, names, index, count: () => this.#count });
    if (portion === 'behind' || typeof portion === 'object') this.#look.call();
    return portion;
  }

  /** Of these types, none: of all. The number of the job. */
  async ask(types: readonly string[]): Promise<string> {
    const num = await askFor(this.#parts.database, 'asked for', types, this.#parts.names);
    this.wake();
    return num;
  }

  /** What came of a job; undefined: it has not ended. */
  outcome(num: string): Promise<JobOutcome | undefined> {
    return jobOutcome(this.#parts.database, num);
  }

  state(): Promise<ReindexState> {
    return reindexState(this.#parts.database);
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    this.wake();
    await Promise.all(this.#running);
  }

  /** A database that is away for a moment is looked for again. */
  async #loop(
    sleep: LightSleep,
    step: () => Promise<number>,
    onDefect: (cause: unknown) => void = () => undefined,
  ): Promise<void> {
    while (!this.#isStopped) {
      sleep.wasCalled();
      let pause = RETRY_MS;
      try {
        pause = await step();
      } catch (cause) {
        onDefect(cause);
      }
      if (!this.#isStopped) await sleep.sleep(pause);
    }
  }
}
