// The sending side: takes subscriptions that are due, reads together what waits for them, and calls them side by side. Any
// number of processes may do so at once; what one had in hand when it was killed, another takes up.
import type { Audience } from '../../access/audience.ts';
import type { ParseSettings } from '../../fhir/search/ask/settings.ts';
import type { Said } from '../../problem.ts';
import { LightSleep } from '../../store/light-sleep.ts';
import type { Names } from '../../store/names.ts';
import type { Store } from '../../store/store.ts';
import type { Asked } from '../asked/asked.ts';
import type { AskedShelf } from '../matching/asked-shelf.ts';
import { type Claim, claim, giveBack, putOff, RENEW_MS, renew } from '../queue/claims.ts';
import { type Look, lookAt, type WaitingEvent, whoseTurnItIs } from '../queue/look.ts';
import { togetherOrApart } from './apart.ts';
import type { DatabaseClock } from './clock.ts';
import { contentsOf, type EventContent, includesOf } from './contents.ts';
import type { Endpoints, Turn } from './endpoints.ts';
import type { Errand } from './errand.ts';
import { failSubscription } from './lifecycle.ts';
import type { Settler } from './settler.ts';
import { TurnNotes } from './turn-notes.ts';

/** Subscriptions served at the same time. */
const MOST = 256;
/** Taken at once. */
const TAKEN_AT_ONCE = 64;
/** Events told in one turn; then the others have theirs. */
const MOST_AT_A_TURN = 20;
/** Read at once, so that large records do not fill the memory; one that is larger goes alone. */
const MOST_BYTES = 32 * 1024 * 1024;
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
  readonly clock: DatabaseClock;
  /** For whom it is sent, asked at every sending. */
  readonly audienceOf: (asked: Asked) => Audience;
  readonly onDefect: (cause: unknown) => void;
}

/** As it stands; `asked` and `look`: undefined where there is nothing of the kind. */
interface Seen {
  readonly claim: Claim;
  readonly asked: Asked | undefined;
  readonly look: Look | undefined;
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
  readonly #inHand = new Map<string, { readonly claim: Claim; readonly done: Promise<void> }>();
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
      renew(store.database, this.#held()).catch(onDefect);
    }, RENEW_MS);
    this.#renewal.unref();
  }

  /** What is under way ends first. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.wake();
    await this.#running;
    await Promise.all([...this.#inHand.values()].map(({ done }) => done));
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

  #held(): Claim[] {
    return [...this.#inHand.values()].map(({ claim: held }) => held);
  }

  /** Whether there was anything. */
  async #takeSome(): Promise<boolean> {
    const room = Math.min(MOST - this.#inHand.size, TAKEN_AT_ONCE);
    if (room <= 0) return false;
    const { store, endpoints, clock } = this.#parts;
    const claims = await claim(store.database, endpoints.busy(clock.now()), room);
    // What is in hand still (its time ran out, or it was deleted and made anew) is taken when it is not.
    const isInHand = ({ rid }: Claim): boolean => this.#inHand.has(rid);
    const fresh = claims.filter((each) => !isInHand(each));
    await giveBack(store.database, claims.filter(isInHand));
    if (fresh.length === 0) return false;
    try {
      await this.#see(fresh);
    } catch (cause) {
      await giveBack(
        store.database,
        fresh.filter(({ rid }) => !this.#inHand.has(rid)),
      );
      throw cause;
    }
    return true;
  }

  async #see(claims: readonly Claim[]): Promise<void> {
    const seen = await this.#apart(
      claims.map((each) => ({ claim: each })),
      (some) => this.#look(some),
    );
    const admitted: Admitted[] = [];
    try {
      for (const each of seen) admitted.push(...(await this.#apart([each], async () => this.#admitted(each))));
      const served = await this.#apart(admitted, (some) => this.#contents(some));
      for (const [each, ready] of served) this.#begin(each.claim, this.#serve(each, ready));
    } finally {
      const { clock } = this.#parts;
      for (const { claim: taken, turn } of admitted) if (!this.#inHand.has(taken.rid)) turn.leave(clock.now());
    }
  }

  /** One that cannot be served is put off by itself. */
  #apart<E extends { readonly claim: Claim }, R>(
    some: readonly E[],
    work: (some: readonly E[]) => Promise<readonly R[]>,
  ): Promise<readonly R[]> {
    const { store, onDefect } = this.#parts;
    return togetherOrApart(some, work, async (one, cause) => {
      onDefect(new Error(`Subscription/${one.claim.id} is left alone for a while`, { cause }));
      await putOff(store.database, [one.claim]);
    });
  }

  async #look(some: readonly { readonly claim: Claim }[]): Promise<Seen[]> {
    const { store, names, shelf, clock } = this.#parts;
    const claims = some.map((each) => each.claim);
    let asked = await shelf.of(claims, store);
    if (claims.some(({ rid }) => !asked.has(rid))) {
      // The process that registered it may know of search parameters that this one has yet to learn of.
      await store.reindexing.refresh();
      asked = await shelf.of(claims, store);
    }
    const rids = claims.map(({ rid }) => rid);
    const looks = await lookAt(store.database, names, rids);
    for (const { at } of looks.values()) clock.heard(at);
    return claims.map((each) => ({ claim: each, asked: asked.get(each.rid), look: looks.get(each.rid) }));
  }

  /** Those that cannot be served now are given back. */
  #admitted({ claim: taken, asked, look }: Seen): Admitted[] {
    // Deleted, or written anew since it was taken: it is registered as it is now, and taken again.
    if (look === undefined) return [];
    const { settler, store, endpoints, clock } = this.#parts;
    const settled = (due: number | undefined): Promise<void> =>
      settler.settle(new TurnNotes(taken, look).done(due).result);
    const back = (work: Promise<void>): Admitted[] => {
      this.#begin(taken, work);
      return [];
    };
    if (look.version !== taken.version) return back(settled(clock.now()));
    if (asked === undefined) {
      return back(failSubscription(taken, UNREADABLE, store).then(() => settled(undefined)));
    }
    const entry = endpoints.enter(new URL(asked.channel.endpoint).origin, clock.now());
    if (entry.kind === 'later') return back(settled(entry.at ?? clock.now() + BUSY_MS));
    return [{ claim: taken, asked, look, turn: entry.turn }];
  }

  /** Of all of them together. */
  async #contents(admitted: readonly Admitted[]): Promise<(readonly [Admitted, readonly EventContent[]])[]> {
    const { store, search, audienceOf } = this.#parts;
    const wanted = upToBytes(
      admitted.flatMap((each) => {
        const includes = includesOf(each.asked);
        const audience = audienceOf(each.asked);
        return turnOf(each).map((event) => ({ event, includes, audience, of: each }));
      }),
    );
    const isLeftOut = ({ of: { asked }, event }: (typeof wanted)[number]): boolean =>
      event.isOvertaken && replacesRecords(asked);
    const read = wanted.filter((each) => !isLeftOut(each));
    const contents = await contentsOf(read, store, search);
    const byOne = new Map(admitted.map((each) => [each, [] as EventContent[]]));
    for (const [i, { of }] of read.entries()) byOne.get(of)!.push(contents[i]!);
    for (const { of, event } of wanted.filter(isLeftOut))
      byOne.get(of)!.push({ event, carried: undefined, resource: undefined });
    return [...byOne];
  }

  #begin(taken: Claim, work: Promise<void>): void {
    const done = work.catch(this.#parts.onDefect).finally(() => {
      this.#inHand.delete(taken.rid);
      this.wake();
    });
    this.#inHand.set(taken.rid, { claim: taken, done });
  }

  async #serve({ turn, ...taken }: Admitted, ready: readonly EventContent[]): Promise<void> {
    const { errand, settler, clock } = this.#parts;
    try {
      const { result, records } = await errand.run({ ...taken, ready }, turn);
      await settler.settle(result, records);
    } finally {
      turn.leave(clock.now());
    }
  }
}

/** In the order of their numbers. */
function turnOf({ look, asked }: Admitted): WaitingEvent[] {
  if (look.status !== 'active') return [];
  const most = Math.max(MOST_AT_A_TURN, asked.channel.maxCount);
  return whoseTurnItIs(look)
    .slice(0, most)
    .sort((a, b) => a.number - b.number);
}

/** Plain R4 puts the record where the receiver keeps it: over a later version it is not put. */
const replacesRecords = ({ about, channel }: Asked): boolean =>
  about.kind === 'criteria' && channel.content !== 'empty';

/** As many as may be read at once, and one at least. */
function upToBytes<W extends { readonly event: WaitingEvent }>(wanted: readonly W[]): W[] {
  let bytes = 0;
  return wanted.filter(({ event }, i) => {
    bytes += event.bytes;
    return i === 0 || bytes <= MOST_BYTES;
  });
}

const UNREADABLE: Said = {
  en: 'What it asks for cannot be understood under the settings of this hub. Correct it and ask again.',
  ja: 'このハブの設定では内容を読み取れません。直して、もう一度申し込んでください。',
};
