// One subscription's turn: the handshake it waits for, the events whose turn it is, a sign of life when it has been quiet. It
// calls, and says what came of it; noting that is somebody else's.
import type { Asked } from '../asked/asked.ts';
import type { Claim } from '../queue/claims.ts';
import { type Look, nextTurn } from '../queue/look.ts';
import { countHandshake } from '../queue/registry.ts';
import { AN_OUTAGE } from '../queue/settle.ts';
import { LONGEST_PAUSE_MS, SHORTEST_PAUSE_MS } from './breaker.ts';
import { calls } from './calls.ts';
import type { EventContent } from './contents.ts';
import type { Turn } from './endpoints.ts';
import type { AttemptMade, ErrandSettings } from './errand-settings.ts';
import { endSubscription, failSubscription, startSubscription } from './lifecycle.ts';
import { about, type Outcome } from './outcome.ts';
import { LAST_MS, nextAttempt } from './schedule.ts';
import type { Sending } from './send.ts';
import { type Done, TurnNotes } from './turn-notes.ts';
import { type Verdict, verdictOf } from './verdict.ts';

/** So often a handshake is tried before the subscription is in error. */
const HANDSHAKES = 5;

/** A subscription that was taken, as it stands, with what is to be told of it now. */
export interface Taken {
  readonly claim: Claim;
  readonly asked: Asked;
  readonly look: Look;
  /** In the order of their numbers, of each subject one. */
  readonly ready: readonly EventContent[];
}

interface Visit extends Taken {
  readonly turn: Turn;
  readonly notes: TurnNotes;
}

type InVain = Exclude<Verdict, { verdict: 'delivered' }>;

export class Errand {
  readonly #settings: ErrandSettings;

  constructor(settings: ErrandSettings) {
    this.#settings = settings;
  }

  /** Whatever goes wrong on the way, what came of it until then is told. */
  async run(taken: Taken, turn: Turn): Promise<Done> {
    const notes = new TurnNotes(taken.claim, taken.look);
    try {
      return notes.done(await this.#go({ ...taken, turn, notes }), taken.asked);
    } catch (cause) {
      this.#settings.onDefect(cause);
      notes.inVain();
      return notes.done(this.#fast(notes.failures), taken.asked);
    }
  }

  /** When to look again, in milliseconds; undefined: when something happens. */
  async #go(visit: Visit): Promise<number | undefined> {
    const { asked, look } = visit;
    if (asked.end !== undefined && asked.end <= this.#now()) {
      await endSubscription(visit.claim, this.#settings.store);
      return undefined;
    }
    if (look.status === 'requested') return this.#begin(visit);
    if (look.status !== 'active') return undefined;
    return visit.ready.length === 0 ? this.#beat(visit) : this.#tell(visit);
  }

  async #begin(visit: Visit): Promise<number | undefined> {
    const { asked, claim, look, notes } = visit;
    const { store } = this.#settings;
    if (asked.about.kind === 'criteria') {
      await startSubscription(claim, store);
      return undefined;
    }
    const attempt = claim.handshakes + 1;
    const outcome = await this.#attempt(visit, 'handshake', [], attempt, () =>
      calls.handshake(asked, look.events, this.#settings),
    );
    if (isBrokenOff(outcome)) return this.#now();
    const verdict = verdictOf(outcome);
    if (verdict.verdict === 'delivered') {
      notes.heard();
      await startSubscription(claim, store);
      return undefined;
    }
    notes.inVain(this.#notBefore(verdict));
    const said = about(outcome, asked.channel.endpoint);
    if (verdict.verdict === 'dead' || attempt >= HANDSHAKES) {
      await failSubscription(claim, said, store);
      return undefined;
    }
    await countHandshake(store.database, claim.rid, claim.version, said.en);
    return this.#nextAttempt(verdict, attempt, this.#now());
  }

  /** One call after another, until one of them fails in a way that speaks of the endpoint. */
  async #tell(visit: Visit): Promise<number> {
    for (const [i, some] of this.#batches(visit).entries()) {
      if (i > 0 && !visit.turn.mayGoOn(this.#now())) break;
      if (!(await this.#send(visit, some))) break;
    }
    return this.#now();
  }

  /** As many at once as the subscriber takes; plain R4 calls for one resource at a time. */
  #batches({ asked, ready, notes }: Visit): EventContent[][] {
    if (asked.about.kind === 'topic') return inParts(ready, asked.channel.maxCount);
    const [there, gone] = [ready.filter(isThere), ready.filter((each) => !isThere(each))];
    for (const each of gone) notes.passedOver(each);
    return inParts(there, 1);
  }

  /** Whether there is any use in going on. */
  async #send(visit: Visit, some: readonly EventContent[]): Promise<boolean> {
    const { asked, look, notes, turn } = visit;
    const sent = this.#now();
    const attempt = Math.max(...some.map(({ event }) => event.attempts)) + 1;
    const numbers = some.map(({ event }) => event.number);
    const outcome = await this.#attempt(visit, 'event', numbers, attempt, () =>
      calls.events(asked, look, some, this.#settings),
    );
    if (isBrokenOff(outcome)) return false;
    const verdict = verdictOf(outcome);
    if (verdict.verdict === 'delivered') {
      notes.delivered(some, sent, this.#now());
      return true;
    }
    // It may be one of them alone that is not wanted.
    const isRefused = verdict.verdict === 'dead' && !verdict.suspends;
    if (isRefused && some.length > 1) {
      for (const each of some) if (!turn.mayGoOn(this.#now()) || !(await this.#send(visit, [each]))) return false;
      return true;
    }
    if (isRefused) notes.heard();
    else notes.inVain(this.#pauseAfter(verdict, notes.failures + 1));
    notes.sentInVain(some, sent);
    await this.#fail(visit, some, sent, outcome, verdict);
    return isRefused;
  }

  async #fail(
    visit: Visit,
    some: readonly EventContent[],
    sent: number,
    outcome: Outcome,
    verdict: InVain,
  ): Promise<void> {
    const { notes, asked } = visit;
    const said = about(outcome, asked.channel.endpoint);
    // Where the address is wrong, nothing is wrong with the event: it waits until the subscription is set right.
    const isElsewhere = verdict.verdict === 'dead' && verdict.suspends;
    // What was sent together comes back together.
    const chance = this.#settings.random();
    const nexts = some.map(({ event: { attempts, firstAttempt } }) =>
      this.#nextAttempt(verdict, attempts + 1, firstAttempt?.getTime() ?? sent, chance),
    );
    if (!isElsewhere) {
      for (const [i, each] of some.entries()) notes.failed(each, { sent, next: nexts[i], problem: said.en });
    }
    const isOver = verdict.verdict === 'retry' && nexts.includes(undefined) && !hasBeenHeardSince(visit);
    if (!isElsewhere && !isOver) return;
    await failSubscription(visit.claim, said, this.#settings.store);
    notes.suspended();
  }

  /** Nothing to tell: a sign of life, where one is asked for and due. */
  async #beat(visit: Visit): Promise<number | undefined> {
    const { asked, look, claim, notes } = visit;
    const others = [nextTurn(look), asked.end];
    const { heartbeatMs } = asked.channel;
    // What was put off is tried again by itself.
    if (heartbeatMs === undefined || asked.about.kind !== 'topic' || look.waiting.length > 0) return soonest(others);
    const now = this.#now();
    const heard = look.lastSent?.getTime();
    if (heard !== undefined && heard + heartbeatMs > now) return soonest([...others, heard + heartbeatMs]);
    const outcome = await this.#attempt(visit, 'heartbeat', [], notes.failures + 1, () =>
      calls.heartbeat(asked, look.events, this.#settings),
    );
    if (isBrokenOff(outcome)) return this.#now();
    const verdict = verdictOf(outcome);
    // Whoever does not want a sign of life shows one.
    if (verdict.verdict === 'delivered' || (verdict.verdict === 'dead' && !verdict.suspends)) {
      notes.heard();
      return soonest([...others, this.#now() + heartbeatMs]);
    }
    notes.inVain(this.#notBefore(verdict));
    const next = this.#nextAttempt(verdict, notes.failures, heard ?? now);
    if (next !== undefined) return soonest([...others, next]);
    await failSubscription(claim, about(outcome, asked.channel.endpoint), this.#settings.store);
    notes.suspended();
    return undefined;
  }

  async #attempt(
    { claim, asked: { channel }, turn }: Visit,
    kind: AttemptMade['kind'],
    numbers: readonly number[],
    attempt: number,
    outgoing: () => Sending,
  ): Promise<Outcome> {
    const { send, attempted } = this.#settings;
    const began = performance.now();
    const outcome = await (async () => send(outgoing()))().catch((cause): Outcome => {
      this.#settings.onDefect(cause);
      return { kind: 'failed', why: 'ours' };
    });
    turn.tell(outcome, this.#now());
    const ms = performance.now() - began;
    attempted({ subscription: claim.id, kind, numbers, attempt, outcome, endpoint: channel.endpoint, ms });
    return outcome;
  }

  #nextAttempt(verdict: InVain, attempts: number, firstAt: number, chance = this.#settings.random()) {
    if (verdict.verdict === 'dead') return undefined;
    const { pace, notBeforeMs } = verdict;
    return nextAttempt({ attempts, pace, notBeforeMs, firstAt, now: this.#now(), chance });
  }

  /** After a defect of our own. */
  #fast(failures: number): number | undefined {
    const now = this.#now();
    return nextAttempt({ attempts: failures, pace: 'fast', firstAt: now, now, chance: this.#settings.random() });
  }

  /** What waits for a person's hand (a token, an address) waits as a whole: else each event would be tried in vain by itself. */
  #pauseAfter(verdict: InVain, failures: number): number | undefined {
    const asked = this.#notBefore(verdict);
    if (asked !== undefined || verdict.verdict === 'dead' || verdict.pace === 'fast' || failures < AN_OUTAGE)
      return asked;
    return this.#now() + Math.min(LONGEST_PAUSE_MS, SHORTEST_PAUSE_MS * 2 ** (failures - AN_OUTAGE));
  }

  #notBefore(verdict: InVain): number | undefined {
    if (verdict.verdict === 'dead' || verdict.notBeforeMs === undefined) return undefined;
    return Math.min(this.#now() + verdict.notBeforeMs, this.#now() + LAST_MS);
  }

  #now(): number {
    return this.#settings.clock.now();
  }
}

const isThere = ({ carried }: EventContent): boolean => carried !== undefined;

/** Since the first of these events was tried for the first time: then the endpoint is in order, and the events are not. */
const hasBeenHeardSince = ({ notes, look, ready }: Visit): boolean => {
  const first = Math.min(...ready.map(({ event }) => event.firstAttempt?.getTime() ?? Number.POSITIVE_INFINITY));
  return notes.isHeard || (look.lastSent !== null && look.lastSent.getTime() > first);
};

const inParts = (all: readonly EventContent[], most: number): EventContent[][] =>
  Array.from({ length: Math.ceil(all.length / most) }, (_, at) => all.slice(at * most, (at + 1) * most));

function soonest(times: readonly (number | undefined)[]): number | undefined {
  const known = times.filter((each) => each !== undefined);
  return known.length === 0 ? undefined : Math.min(...known);
}

/** By ourselves, since the hub closes: nobody failed. */
const isBrokenOff = (outcome: Outcome): boolean => outcome.kind === 'failed' && outcome.why === 'stopped';
