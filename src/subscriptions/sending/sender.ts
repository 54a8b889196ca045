// The sending side: takes subscriptions that are due, a few at a time, and tells each what waits for it. Any number of
// processes may do so at once; what one had in hand when it was killed, another takes up.
import type { Store } from '../../store/store.ts';
import type { Asked } from '../asked/asked.ts';
import type { AskedShelf } from '../matching/asked-shelf.ts';
import { type Claim, claim, RENEW_MS, release, renew } from '../queue/claims.ts';
import type { Endpoints } from './endpoints.ts';
import type { Errand } from './errand.ts';

/** Endpoints called at the same time. */
const MOST = 64;
/** Other processes' events are looked for this often; our own are told at once. */
const POLL_MS = 100;
const RETRY_MS = 1_000;
/** An endpoint that cannot be called just now is looked at again after this. */
const BUSY_MS = 500;

export class Sender {
  readonly #store: Store;
  readonly #shelf: AskedShelf;
  readonly #endpoints: Endpoints;
  readonly #errand: Errand;
  readonly #onDefect: (cause: unknown) => void;
  readonly #inHand = new Map<string, Promise<void>>();
  #stopped = true;
  #isCalled = false;
  #endSleep: () => void = () => undefined;
  #running: Promise<void> = Promise.resolve();
  #renewal: NodeJS.Timeout | undefined;

  constructor(parts: {
    store: Store;
    shelf: AskedShelf;
    endpoints: Endpoints;
    errand: Errand;
    onDefect: (cause: unknown) => void;
  }) {
    this.#store = parts.store;
    this.#shelf = parts.shelf;
    this.#endpoints = parts.endpoints;
    this.#errand = parts.errand;
    this.#onDefect = parts.onDefect;
  }

  start(): void {
    this.#stopped = false;
    this.#running = this.#loop();
    this.#renewal = setInterval(() => {
      renew(this.#store.database, [...this.#inHand.keys()]).catch(this.#onDefect);
    }, RENEW_MS);
    this.#renewal.unref();
  }

  /** What is under way ends first. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.wake();
    await this.#running;
    await Promise.all(this.#inHand.values());
    clearInterval(this.#renewal);
  }

  /** Something may be due. */
  readonly wake = (): void => {
    this.#isCalled = true;
    this.#endSleep();
  };

  async #loop(): Promise<void> {
    while (!this.#stopped) {
      let pause = POLL_MS;
      this.#isCalled = false;
      try {
        if (await this.#takeSome()) continue;
      } catch (cause) {
        this.#onDefect(cause);
        pause = RETRY_MS;
      }
      await this.#sleep(pause);
    }
  }

  #sleep(ms: number): Promise<void> {
    if (this.#stopped || this.#isCalled) return Promise.resolve();
    return new Promise((awake) => {
      const timer = setTimeout(awake, ms);
      this.#endSleep = () => {
        clearTimeout(timer);
        awake();
      };
    });
  }

  /** Whether there was anything. */
  async #takeSome(): Promise<boolean> {
    const room = MOST - this.#inHand.size;
    if (room <= 0) return false;
    const taken = await claim(this.#store.database, this.#endpoints.busy(), room);
    if (taken.length === 0) return false;
    const asked = await this.#shelf.of(taken, this.#store);
    for (const each of taken) {
      const done = this.#see(each, asked.get(each.rid)).finally(() => {
        this.#inHand.delete(each.rid);
        this.wake();
      });
      this.#inHand.set(each.rid, done);
    }
    return true;
  }

  async #see(taken: Claim, asked: Asked | undefined): Promise<void> {
    const { database } = this.#store;
    try {
      if (asked === undefined) return await release(database, taken.rid, taken, undefined);
      const entry = this.#endpoints.enter(new URL(asked.channel.endpoint).origin, Date.now());
      if (entry.kind === 'later') return await release(database, taken.rid, taken, entry.at ?? Date.now() + BUSY_MS);
      try {
        const { seen, due } = await this.#errand.run(taken, entry.turn, () => this.#stopped);
        await release(database, taken.rid, seen, due);
      } finally {
        entry.turn.leave(Date.now());
      }
    } catch (cause) {
      this.#onDefect(cause);
      await release(database, taken.rid, taken, Date.now() + RETRY_MS).catch(this.#onDefect);
    }
  }
}
