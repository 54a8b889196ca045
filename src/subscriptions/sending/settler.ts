// Notes what came of turns, together: those that end while others are being noted are noted next, in one transaction. With it
// goes the record of each delivery, so that neither is there without the other. What is not noted is sent again: a hiccup of the
// database is waited out, a longer failure is not.
import { setTimeout as wait } from 'node:timers/promises';
import { HUB } from '../../access/actor.ts';
import type { Resource } from '../../fhir/resource.ts';
import { Problem } from '../../problem.ts';
import type { Store } from '../../store/store.ts';
import type { Change } from '../../store/write/change.ts';
import { withEarlier } from '../evidence/delivery-record.ts';
import { type Result, settleAll } from '../queue/settle.ts';
import { isPassing } from './passing.ts';

interface Waiting {
  readonly result: Result;
  readonly records: readonly Resource[];
  readonly done: () => void;
  readonly failed: (cause: unknown) => void;
}

const CALLER = { actor: HUB, audience: 'everyone' } as const;
/** Turns that are noted in one transaction, and records of deliveries, but for one turn that has more. */
const TOGETHER = 100;
const RECORDS_TOGETHER = 300;
/** Before each further try; together far less than the lease of what is in hand. */
const PAUSES_MS = [100, 400, 1_000];

export class Settler {
  readonly #store: Store;
  readonly #onDefect: (cause: unknown) => void;
  #waiting: Waiting[] = [];
  #isAtWork = false;

  constructor(store: Store, onDefect: (cause: unknown) => void) {
    this.#store = store;
    this.#onDefect = onDefect;
  }

  settle(result: Result, records: readonly Resource[] = []): Promise<void> {
    return new Promise((done, failed) => {
      this.#waiting.push({ result, records, done, failed });
      if (!this.#isAtWork) void this.#work();
    });
  }

  async #work(): Promise<void> {
    this.#isAtWork = true;
    while (this.#waiting.length > 0) await this.#some(this.#waiting.splice(0, together(this.#waiting)));
    this.#isAtWork = false;
  }

  async #some(some: readonly Waiting[]): Promise<void> {
    try {
      await this.#noteInTime(some);
      for (const { done } of some) done();
    } catch (cause) {
      const [first] = some as [Waiting];
      if (isPassing(cause)) for (const { failed } of some) failed(cause);
      // One that cannot be noted keeps none of the others from it.
      else if (some.length > 1) for (const each of some) await this.#some([each]);
      else if (first.records.length === 0 || !(cause instanceof Problem)) first.failed(cause);
      else {
        // The record is refused: without it, rather than sent again and again.
        this.#onDefect(cause);
        await this.#some([{ ...first, records: [] }]);
      }
    }
  }

  async #noteInTime(some: readonly Waiting[]): Promise<void> {
    for (const pause of PAUSES_MS) {
      try {
        await this.#note(some);
        return;
      } catch (cause) {
        if (!isPassing(cause)) throw cause;
      }
      await wait(pause);
    }
    await this.#note(some);
  }

  async #note(some: readonly Waiting[]): Promise<void> {
    const results = some.map(({ result }) => result);
    const changes = await this.#changes(some.flatMap(({ records }) => records));
    if (changes.length === 0) await this.#store.database.transaction((tx) => settleAll(tx, results));
    else await this.#store.write(changes, CALLER, (_view, session) => settleAll(session, results));
  }

  async #changes(records: readonly Resource[]): Promise<Change[]> {
    const names = records.map(({ id }) => ({ type: 'Communication', id: id! }));
    const known = new Set((await this.#store.currentOf(names, 'everyone')).map(({ id }) => id));
    return records.map((record) => (known.has(record.id!) ? amended(record) : written(record)));
  }
}

/** How many of the first. */
function together(waiting: readonly Waiting[]): number {
  let records = 0;
  const tooMany = waiting.findIndex((each, i) => {
    records += each.records.length;
    return i > 0 && (i >= TOGETHER || records > RECORDS_TOGETHER);
  });
  return tooMany < 0 ? waiting.length : tooMany;
}

const written = (record: Resource): Change => ({
  kind: 'update',
  type: record.resourceType,
  id: record.id!,
  resource: record,
});

/** As it is stored at that moment: somebody may just have opened what was delivered. */
const amended = (record: Resource): Change => ({
  kind: 'patch',
  type: record.resourceType,
  id: record.id!,
  apply: (stored) => withEarlier(record, stored),
});
