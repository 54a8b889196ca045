// The sending side: takes subscriptions that are due, reads together what waits for them, and calls them side by side. Any
// number of processes may do so at once; what one had in hand when it was killed, another takes up.
import type { Audience } from '../../access/audience.ts';
import type { ParseSettings } from '../../fhir/search/parse-filter.ts';
import type { Said } from '../../problem.ts';
import { LightSleep } from '../../store/light-sleep.ts';
import type { Names } from '../../store/names.ts';
import type { Store } from '../../store/store.ts';
import type { Asked } from '../asked/asked.ts';
import type { AskedShelf } from '../matching/asked-shelf.ts';
import { type Claim, claim, giveBack, RENEW_MS, renew } from '../queue/claims.ts';
import { type Look, lookAt, whoseTurnItIs } from '../queue/events.ts';
import { contentsOf, type EventContent, includesOf, type Wanted } from './contents.ts';
import type { Endpoints, Turn } from './endpoints.ts';
import { type Errand, quiet } from './errand.ts';
import { failSubscription } from './lifecycle.ts';
import type { Settler } from './settler.ts';

/** Endpoints called at the same time. */
const MOST = 64;
/** Events told in one turn; then the others have theirs. */
const MOST_AT_A_TURN = 20;
/** Other processes' events are looked for this often; our own are told at once. */
const POLL_MS = 100;
const RETRY_MS = 1_000;
/** An endpoint that is being called as often as may be is looked at again after this. */
const BUSY_MS = 500;

interface SenderParts {
  readonly store: Store;
  readonly names: Names;
  readonly search: ParseSettings;
  readonly shelf: AskedShelf;
  readonly endpoints: Endpoints;
  readonly errand: Errand;
  readonly settler: Settler;
  /** For whom it is sent, asked at every sending. */
  readonly audienceOf: (asked: Asked) => Audience;
  readonly onDefect: (cause: unknown) => void;
}

/** With leave to call its endpoint. */
interface Admitted {
  readonly claim: Claim;
  readonly asked: Asked;
  readonly look: Look;
  readonly turn: Turn;
}

export class Sender {
  readonly #parts: SenderParts;
  readonly #inHand = new Map<string, Promise<void>>();
  #stopped = true;
  readonly #pause = new LightSleep();
  #running: Promise<void> = Promise.resolve();
  #renewal: NodeJS.Timeout | undefined;

  constructor(parts: SenderParts) {
    this.#parts = parts;
  }

  start(): void {
    this.#stopped = false;
    this.#running = this.#loop();
    const { store, onDefect } = this.#parts;
    this.#renewal = setInterval(() => {
      renew(store.database, [...this.#inHand.keys()]).catch(onDefect);
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
  readonly wake = this.#pause.call;

  async #loop(): Promise<void> {
    while (!this.#stopped) {
      let pause = POLL_MS;
      this.#pause.wasCalled();
      try {
        if (await this.#takeSome()) continue;
      } catch (cause) {
        this.#parts.onDefect(cause);
        pause = RETRY_MS;
      }
      if (!this.#stopped) await this.#pause.sleep(pause);
    }
  }

  /** Whether there was anything. */
  async #takeSome(): Promise<boolean> {
    const room = MOST - this.#inHand.size;
    if (room <= 0) return false;
    const { store, endpoints } = this.#parts;
    const claims = await claim(store.database, endpoints.busy(), room);
    if (claims.length === 0) return false;
    try {
      await this.#see(claims);
    } catch (cause) {
      const rids = claims.map(({ rid }) => rid).filter((rid) => !this.#inHand.has(rid));
      await giveBack(store.database, rids);
      throw cause;
    }
    return true;
  }

  async #see(claims: readonly Claim[]): Promise<void> {
    const { store, names, shelf } = this.#parts;
    const asked = await shelf.of(claims, store);
    const looks = await lookAt(
      store.database,
      names,
      claims.map(({ rid }) => rid),
    );
    const admitted = claims.flatMap((each) => this.#admitted(each, asked.get(each.rid), looks.get(each.rid)));
    const contents = await this.#contents(admitted).catch((cause: unknown) => {
      for (const { turn } of admitted) turn.leave(Date.now());
      throw cause;
    });
    for (const each of admitted) this.#begin(each.claim.rid, this.#serve(each, contents.get(each) ?? []));
  }

  /** Those that cannot be served now are given back. */
  #admitted(taken: Claim, asked: Asked | undefined, look: Look | undefined): Admitted[] {
    // Deleted, or written anew since it was taken: it is registered as it is now, and taken again.
    if (look === undefined) return [];
    const { settler, store, endpoints } = this.#parts;
    const settled = (due: number | undefined): Promise<void> =>
      settler.settle(quiet({ claim: taken, look }, due).result);
    const back = (work: Promise<void>): Admitted[] => {
      this.#begin(taken.rid, work);
      return [];
    };
    if (look.version !== taken.version) return back(settled(Date.now()));
    if (asked === undefined) {
      return back(failSubscription(taken, UNREADABLE, store).then(() => settled(undefined)));
    }
    const entry = endpoints.enter(new URL(asked.channel.endpoint).origin, Date.now());
    if (entry.kind === 'later') return back(settled(entry.at ?? Date.now() + BUSY_MS));
    return [{ claim: taken, asked, look, turn: entry.turn }];
  }

  /** Of all of them together. */
  async #contents(admitted: readonly Admitted[]): Promise<ReadonlyMap<Admitted, readonly EventContent[]>> {
    const { store, search, audienceOf } = this.#parts;
    const wanted = admitted
      .filter(({ look }) => look.status === 'active')
      .flatMap((each) => {
        const includes = includesOf(each.asked);
        const audience = audienceOf(each.asked);
        const most = Math.max(MOST_AT_A_TURN, each.asked.channel.maxCount);
        return whoseTurnItIs(each.look.waiting, Date.now())
          .slice(0, most)
          .map((event): Wanted & { of: Admitted } => ({ event, includes, audience, of: each }));
      });
    const contents = await contentsOf(wanted, store, search);
    const byOne = new Map(admitted.map((each) => [each, [] as EventContent[]]));
    for (const [i, { of }] of wanted.entries()) byOne.get(of)!.push(contents[i]!);
    return byOne;
  }

  #begin(rid: string, work: Promise<void>): void {
    const done = work.catch(this.#parts.onDefect).finally(() => {
      this.#inHand.delete(rid);
      this.wake();
    });
    this.#inHand.set(rid, done);
  }

  async #serve({ turn, ...taken }: Admitted, ready: readonly EventContent[]): Promise<void> {
    const { errand, settler, onDefect } = this.#parts;
    try {
      const { result, records } = await errand.run({ ...taken, ready }, turn);
      await settler.settle(result, records);
    } catch (cause) {
      onDefect(cause);
      await settler.settle(quiet(taken, Date.now() + RETRY_MS).result);
    } finally {
      turn.leave(Date.now());
    }
  }
}

const UNREADABLE: Said = {
  en: 'What it asks for cannot be understood under the settings of this hub. Correct it and ask again.',
  ja: 'このハブの設定では内容を読み取れません。直して、もう一度申し込んでください。',
};
