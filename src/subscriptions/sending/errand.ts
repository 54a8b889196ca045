// One subscription's turn: the handshake it waits for, the events whose turn it is, a sign of life when it has been quiet.
import type { Asked } from '../asked/asked.ts';
import type { Claim, Seen } from '../queue/claims.ts';
import { type Look, lookAt, nextTurn, putOff, type QueuedEvent, settle, whoseTurnItIs } from '../queue/events.ts';
import { topics } from '../topics/topics.ts';
import { calls } from './calls.ts';
import { contentsOf, type EventContent } from './contents.ts';
import type { Turn } from './endpoints.ts';
import type { ErrandSettings } from './errand-settings.ts';
import { endSubscription, failSubscription, startSubscription } from './lifecycle.ts';
import { about, type Outcome } from './outcome.ts';
import { nextAttempt } from './schedule.ts';
import type { Sending } from './send.ts';
import { type Verdict, verdictOf } from './verdict.ts';

/** When to look at it again, and as of what. */
export interface Done {
  readonly seen: Seen;
  /** Milliseconds; undefined: when something happens. */
  readonly due: number | undefined;
}

interface Taken extends Claim {
  readonly endpoint: Turn;
}

/** So often a handshake is tried before the subscription is in error. */
const HANDSHAKES = 5;
/** A turn is no longer than this: then the others have theirs. */
const MOST_AT_A_TURN = 50;

export class Errand {
  readonly #settings: ErrandSettings;

  constructor(settings: ErrandSettings) {
    this.#settings = settings;
  }

  /** `isOver`: the hub is about to close. */
  async run(claimed: Claim, endpoint: Turn, isOver: () => boolean): Promise<Done> {
    const taken = { ...claimed, endpoint };
    const asked = (await this.#settings.shelf.of([taken], this.#settings.store)).get(taken.rid);
    if (asked === undefined) return { seen: taken, due: undefined };
    if (asked.end !== undefined && asked.end <= Date.now()) {
      await endSubscription(asked.id, this.#settings.store);
      return { seen: taken, due: undefined };
    }
    if (taken.status === 'requested') return this.#begin(taken, asked);
    if (taken.status !== 'active') return { seen: taken, due: undefined };
    for (let turn = 0; ; turn += 1) {
      const look = await lookAt(this.#settings.store.database, this.#settings.names, taken.rid);
      if (look === undefined || look.version !== taken.version) return { seen: taken, due: Date.now() };
      const ready = whoseTurnItIs(look.waiting, Date.now()).slice(0, asked.channel.maxCount);
      if (ready.length === 0) return { seen: look, due: await this.#quiet(taken, asked, look) };
      if (turn >= MOST_AT_A_TURN || isOver()) return { seen: look, due: Date.now() };
      const next = await this.#tell(taken, asked, look, ready);
      if (next !== 'go-on') return { seen: look, due: next };
    }
  }

  async #begin(taken: Taken, asked: Asked): Promise<Done> {
    if (asked.about.kind === 'criteria') {
      await startSubscription(asked.id, this.#settings.store);
      return { seen: taken, due: undefined };
    }
    const { outcome } = await this.#attempt(
      taken,
      asked,
      'handshake',
      [],
      taken.handshakes + 1,
      calls.handshake(asked, taken.events, this.#settings),
    );
    if (isBrokenOff(outcome)) return { seen: taken, due: Date.now() };
    const verdict = verdictOf(outcome);
    if (verdict.verdict === 'delivered') {
      await startSubscription(asked.id, this.#settings.store);
      return { seen: taken, due: undefined };
    }
    const said = about(outcome, asked.channel.endpoint);
    if (verdict.verdict === 'dead' || taken.handshakes + 1 >= HANDSHAKES) {
      await failSubscription(asked.id, said, this.#settings.store);
      return { seen: taken, due: undefined };
    }
    await this.#settings.store.database.query(
      'update subscription set handshakes = handshakes + 1, problem = $2 where rid = $1::text::uuid',
      [taken.rid, said.en],
    );
    return { seen: taken, due: this.#retryAt(verdict, taken.handshakes + 1, undefined) };
  }

  /** Tells these events; when to go on, if not at once. */
  async #tell(
    taken: Taken,
    asked: Asked,
    look: Look,
    ready: readonly QueuedEvent[],
  ): Promise<number | undefined | 'go-on'> {
    const { store, search, audienceOf } = this.#settings;
    const includes = asked.about.kind === 'topic' ? (topics().get(asked.about.topic)?.includes ?? []) : [];
    const wanted = asked.channel.content === 'empty' ? [] : includes;
    // Plain R4 calls for one resource at a time.
    const some = asked.about.kind === 'criteria' ? ready.slice(0, 1) : ready;
    const contents = await contentsOf(some, wanted, audienceOf(asked), store, search);
    const numbers = some.map(({ number }) => number);
    if (asked.about.kind === 'criteria' && contents[0]!.carried === undefined) {
      await settle(store.database, taken.rid, numbers, 'passed-over');
      return 'go-on';
    }
    const outgoing = calls.events(asked, look, contents, this.#settings);
    const attempt = some[0]!.attempts + 1;
    const sent = new Date();
    const { outcome } = await this.#attempt(taken, asked, 'event', numbers, attempt, outgoing);
    if (isBrokenOff(outcome)) return Date.now();
    const verdict = verdictOf(outcome);
    if (verdict.verdict === 'delivered') {
      await settle(store.database, taken.rid, numbers, 'delivered');
      await this.#note(asked, contents, sent, true);
      return taken.endpoint.mayGoOn(Date.now()) ? 'go-on' : Date.now();
    }
    await this.#note(asked, contents, sent, false);
    return this.#afterFailure(taken, asked, some, outcome, verdict);
  }

  async #afterFailure(
    taken: Taken,
    asked: Asked,
    some: readonly QueuedEvent[],
    outcome: Outcome,
    verdict: Exclude<Verdict, { verdict: 'delivered' }>,
  ): Promise<number | undefined | 'go-on'> {
    const { store } = this.#settings;
    const said = about(outcome, asked.channel.endpoint);
    const numbers = some.map(({ number }) => number);
    const next =
      verdict.verdict === 'dead'
        ? undefined
        : this.#retryAt(verdict, some[0]!.attempts + 1, some[0]!.firstAttempt?.getTime());
    const suspends = verdict.verdict === 'dead' ? verdict.suspends : next === undefined;
    // Where the address is wrong, nothing is wrong with the event: it waits until the subscription is set right.
    if (!(verdict.verdict === 'dead' && suspends)) await putOff(store.database, taken.rid, numbers, next, said.en);
    if (suspends) {
      await failSubscription(asked.id, said, store);
      return undefined;
    }
    return taken.endpoint.mayGoOn(Date.now()) ? 'go-on' : Date.now();
  }

  /** Nothing to tell: when there will be, or when a sign of life is due. */
  async #quiet(taken: Taken, asked: Asked, look: Look): Promise<number | undefined> {
    const turn = nextTurn(look.waiting) ?? Number.POSITIVE_INFINITY;
    const { heartbeatMs } = asked.channel;
    const end = asked.end ?? Number.POSITIVE_INFINITY;
    let beat = Number.POSITIVE_INFINITY;
    if (heartbeatMs !== undefined && asked.about.kind === 'topic') {
      beat = (look.lastSent?.getTime() ?? 0) + heartbeatMs;
      if (beat <= Date.now()) {
        await this.#attempt(taken, asked, 'heartbeat', [], 1, calls.heartbeat(asked, look.events, this.#settings));
        await this.#settings.store.database.query(
          'update subscription set last_sent = now() where rid = $1::text::uuid',
          [taken.rid],
        );
        beat = Date.now() + heartbeatMs;
      }
    }
    const next = Math.min(turn, beat, end);
    return Number.isFinite(next) ? next : undefined;
  }

  async #attempt(
    taken: Taken,
    asked: Asked,
    kind: 'handshake' | 'heartbeat' | 'event',
    numbers: readonly number[],
    attempt: number,
    outgoing: Sending,
  ): Promise<{ outcome: Outcome }> {
    const began = performance.now();
    const outcome = await this.#settings.send(outgoing);
    const { endpoint } = asked.channel;
    taken.endpoint.tell(outcome, Date.now());
    this.#settings.attempted({
      subscription: taken.id,
      kind,
      numbers,
      attempt,
      outcome,
      endpoint,
      ms: performance.now() - began,
    });
    return { outcome };
  }

  #retryAt(
    verdict: Exclude<Verdict, { verdict: 'delivered' }>,
    attempts: number,
    firstAt: number | undefined,
  ): number | undefined {
    if (verdict.verdict === 'dead') return undefined;
    const { pace, notBeforeMs } = verdict;
    return nextAttempt({ attempts, pace, notBeforeMs, firstAt, now: Date.now(), random: this.#settings.random });
  }

  /** What was told of, as far as somebody may look at it later. */
  async #note(asked: Asked, contents: readonly EventContent[], sent: Date, isTaken: boolean): Promise<void> {
    const told = contents.flatMap(({ event, carried, resource }) =>
      carried === undefined || resource === undefined ? [] : [{ event, sent, resource }],
    );
    if (told.length > 0) await this.#settings.handedOver(asked, told, isTaken);
  }
}

/** By ourselves, since the hub closes: nobody failed. */
const isBrokenOff = (outcome: Outcome): boolean => outcome.kind === 'failed' && outcome.why === 'stopped';
