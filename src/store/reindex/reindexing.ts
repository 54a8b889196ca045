// Search parameters of users, alive in a process: it looks whether what is known has changed, and works at what is to be indexed
// anew, by and by, so that whoever writes and searches meanwhile hardly notices.

import type { IndexSettings } from '../../fhir/search/extract/index-entries.ts';
import type { LiveParams } from '../../fhir/search/params/live.ts';
import { RECIPE } from '../../fhir/search/term.ts';
import { Problem } from '../../problem.ts';
import type { Database, Session } from '../database.ts';
import { LightSleep } from '../light-sleep.ts';
import { type LiveNames, roomForParams } from '../names.ts';
import type { Definitions } from '../write/put-rows.ts';
import { liveDefinitions, progressOf } from './definitions.ts';
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
import { COUNT, RECIPE_WANTED } from './standing.ts';

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

export class Reindexing implements Definitions {
  readonly #parts: Parts;
  readonly #look = new LightSleep();
  readonly #work = new LightSleep();
  #count = NOT_READ;
  #onDefect: (cause: unknown) => void = () => undefined;
  #isStopped = false;
  #running: Promise<unknown>[] = [];

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Of what this process writes and searches by. */
  count(): string {
    return this.#count;
  }

  /** What is known now is what this process writes and searches by. Several may call it at once, within a transaction too. */
  async refresh(session: Session = this.#parts.database): Promise<void> {
    const { names, params } = this.#parts;
    const [row] = await session.query<{ count: string }>(COUNT);
    const count = row?.count ?? NOT_READ;
    if (count === this.#count) {
      if (params.definitions.some(({ indexing }) => indexing !== undefined)) {
        const progress = await progressOf(session);
        if (count === this.#count) params.progressed(progress);
      }
      return;
    }
    const [wanted] = await session.query<{ recipe: number }>(RECIPE_WANTED);
    if (wanted!.recipe > RECIPE) throw isOlder();
    // What is read after the count may be newer than it says, never older: then the next put finds so, and reads again.
    const definitions = await liveDefinitions(session);
    const room = await roomForParams(session);
    const learnt = await names.learnParams(session);
    // Another may have been quicker.
    if (this.#count !== NOT_READ && BigInt(count || 0) < BigInt(this.#count)) return;
    learnt();
    params.replace(definitions, room);
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
    this.#onDefect = onDefect;
    const work = async (): Promise<number> => {
      const began = performance.now();
      const portion = await this.portion();
      if (typeof portion === 'object') ended(portion);
      return portion === 'idle' || portion === 'elsewhere' || portion === 'waits'
        ? LOOK_MS
        : Math.min(performance.now() - began, REST_MS);
    };
    this.#running.push(this.#loop(this.#work, work));
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
  async #loop(sleep: LightSleep, step: () => Promise<number>): Promise<void> {
    while (!this.#isStopped) {
      sleep.wasCalled();
      let pause = RETRY_MS;
      try {
        pause = await step();
      } catch (cause) {
        this.#onDefect(cause);
      }
      if (!this.#isStopped) await sleep.sleep(pause);
    }
  }
}

const isOlder = (): Problem =>
  new Problem('unavailable', {
    en: 'A newer version of renkei is making the search index of this database anew. Nothing was stored; start this process with that version.',
    ja: 'より新しい版の renkei が、このデータベースの検索用索引を作り直しています。何も保存されていません。このプロセスもその版で起動し直してください。',
  });
