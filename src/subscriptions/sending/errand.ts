// One subscription's turn: the handshake it waits for, the events whose turn it is, a sign of life when it has been quiet. It
// calls, and says what came of it; noting that is somebody else's.
import type { Resource } from '../../fhir/resource.ts';
import type { Asked } from '../asked/asked.ts';
import { type HandedOver, recordsOf } from '../evidence/hand-over.ts';
import type { Claim } from '../queue/claims.ts';
import { type Look, nextTurn } from '../queue/events.ts';
import { countHandshake } from '../queue/registry.ts';
import type { Result } from '../queue/settle.ts';
import { calls } from './calls.ts';
import type { EventContent } from './contents.ts';
import type { Turn } from './endpoints.ts';
import type { AttemptMade, ErrandSettings } from './errand-settings.ts';
import { endSubscription, failSubscription, startSubscription } from './lifecycle.ts';
import { about, type Outcome } from './outcome.ts';
import { nextAttempt } from './schedule.ts';
import type { Sending } from './send.ts';
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

export interface Done {
  readonly result: Result;
  /** Of deliveries. */
  readonly records: readonly Resource[];
}

export class Errand {
  readonly #settings: ErrandSettings;

  constructor(settings: ErrandSettings) {
    this.#settings = settings;
  }

  async run(taken: Taken, turn: Turn): Promise<Done> {
    const { asked, look } = taken;
    if (asked.end !== undefined && asked.end <= Date.now()) {
      await endSubscription(taken.claim, this.#settings.store);
      return quiet(taken, undefined);
    }
    if (look.status === 'requested') return this.#begin(taken, turn);
    if (look.status !== 'active') return quiet(taken, undefined);
    return taken.ready.length === 0 ? this.#beat(taken, turn) : this.#tell(taken, turn);
  }

  async #begin(taken: Taken, turn: Turn): Promise<Done> {
    const { asked, claim, look } = taken;
    const { store } = this.#settings;
    if (asked.about.kind === 'criteria') {
      await startSubscription(claim, store);
      return quiet(taken, undefined);
    }
    const attempt = claim.handshakes + 1;
    const outcome = await this.#attempt(
      taken,
      turn,
      'handshake',
      [],
      attempt,
      calls.handshake(asked, look.events, this.#settings),
    );
    if (isBrokenOff(outcome)) return quiet(taken, Date.now());
    const verdict = verdictOf(outcome);
    if (verdict.verdict === 'delivered') {
      await startSubscription(claim, store);
      return beaten(taken, undefined);
    }
    const said = about(outcome, asked.channel.endpoint);
    if (verdict.verdict === 'dead' || attempt >= HANDSHAKES) {
      await failSubscription(claim, said, store);
      return quiet(taken, undefined);
    }
    await countHandshake(store.database, claim.rid, said.en);
    return quiet(taken, this.#retryAt(verdict, attempt, undefined));
  }

  /** One call after another, until one of them fails in a way that speaks of the endpoint. */
  async #tell(taken: Taken, turn: Turn): Promise<Done> {
    const { asked, look } = taken;
    const delivered: number[] = [];
    const passedOver: number[] = [];
    const told: HandedOver[] = [];
    const settled = (due: number | undefined, came: Partial<Result> = {}): Done => ({
      result: { ...quiet(taken, due).result, delivered, passedOver, ...came },
      records: recordsOf(asked, told),
    });
    for (const some of this.#calls(taken)) {
      const numbers = some.map(({ event }) => event.number);
      if (asked.about.kind === 'criteria' && some[0]!.carried === undefined) {
        passedOver.push(...numbers);
        continue;
      }
      if (delivered.length > 0 && !turn.mayGoOn(Date.now())) return settled(Date.now());
      const sent = new Date();
      const attempt = some[0]!.event.attempts + 1;
      const outcome = await this.#attempt(
        taken,
        turn,
        'event',
        numbers,
        attempt,
        calls.events(asked, look, some, this.#settings),
      );
      if (isBrokenOff(outcome)) return settled(Date.now());
      const verdict = verdictOf(outcome);
      const handedOver = (at: Date | undefined): HandedOver[] =>
        some.flatMap(({ event, carried, resource }) =>
          carried === undefined || resource === undefined ? [] : [{ event, resource, sent, taken: at }],
        );
      if (verdict.verdict === 'delivered') {
        delivered.push(...numbers);
        told.push(...handedOver(new Date()));
        continue;
      }
      told.push(...handedOver(undefined));
      const came = await this.#failure(taken, some, sent, outcome, verdict);
      return settled(came.isSuspended ? undefined : Date.now(), came);
    }
    return settled(Date.now());
  }

  /** As many at once as the subscriber takes; plain R4 calls for one resource at a time. */
  #calls({ asked, ready }: Taken): EventContent[][] {
    const most = asked.about.kind === 'criteria' ? 1 : asked.channel.maxCount;
    return Array.from({ length: Math.ceil(ready.length / most) }, (_, at) => ready.slice(at * most, (at + 1) * most));
  }

  async #failure(
    { asked, claim }: Taken,
    some: readonly EventContent[],
    sent: Date,
    outcome: Outcome,
    verdict: Exclude<Verdict, { verdict: 'delivered' }>,
  ): Promise<Pick<Result, 'failed' | 'isSuspended'>> {
    const said = about(outcome, asked.channel.endpoint);
    const [{ event }] = some as [EventContent];
    const next = this.#retryAt(verdict, event.attempts + 1, event.firstAttempt?.getTime());
    const suspends = verdict.verdict === 'dead' ? verdict.suspends : next === undefined;
    if (suspends) await failSubscription(claim, said, this.#settings.store);
    // Where the address is wrong, nothing is wrong with the event: it waits until the subscription is set right.
    if (verdict.verdict === 'dead' && suspends) return { failed: undefined, isSuspended: true };
    const numbers = some.map((each) => each.event.number);
    return { failed: { numbers, sent, next, problem: said.en }, isSuspended: suspends };
  }

  /** Nothing to tell: a sign of life, where one is asked for and due. */
  async #beat(taken: Taken, turn: Turn): Promise<Done> {
    const { asked, look } = taken;
    const { heartbeatMs } = asked.channel;
    const others = [nextTurn(look.waiting), asked.end];
    if (heartbeatMs === undefined || asked.about.kind !== 'topic') return quiet(taken, soonest(others));
    const due = (look.lastSent?.getTime() ?? Date.now()) + heartbeatMs;
    if (look.lastSent !== null && due > Date.now()) return quiet(taken, soonest([...others, due]));
    await this.#attempt(taken, turn, 'heartbeat', [], 1, calls.heartbeat(asked, look.events, this.#settings));
    return beaten(taken, soonest([...others, Date.now() + heartbeatMs]));
  }

  async #attempt(
    { claim, asked: { channel } }: Taken,
    turn: Turn,
    kind: AttemptMade['kind'],
    numbers: readonly number[],
    attempt: number,
    outgoing: Sending,
  ): Promise<Outcome> {
    const began = performance.now();
    const outcome = await this.#settings.send(outgoing);
    turn.tell(outcome, Date.now());
    const ms = performance.now() - began;
    this.#settings.attempted({
      subscription: claim.id,
      kind,
      numbers,
      attempt,
      outcome,
      endpoint: channel.endpoint,
      ms,
    });
    return outcome;
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
}

/** Nothing was told. */
export const quiet = ({ claim, look }: Pick<Taken, 'claim' | 'look'>, due: number | undefined): Done => ({
  result: { rid: claim.rid, seen: look, due, delivered: [], passedOver: [], failed: undefined },
  records: [],
});

/** Nothing was told, but it has heard of us. */
function beaten(taken: Taken, due: number | undefined): Done {
  const { result, records } = quiet(taken, due);
  return { result: { ...result, hasBeaten: true }, records };
}

function soonest(times: readonly (number | undefined)[]): number | undefined {
  const known = times.filter((each) => each !== undefined);
  return known.length === 0 ? undefined : Math.min(...known);
}

/** By ourselves, since the hub closes: nobody failed. */
const isBrokenOff = (outcome: Outcome): boolean => outcome.kind === 'failed' && outcome.why === 'stopped';
