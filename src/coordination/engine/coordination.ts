// Coordination, alive: follows the change feed, and makes the Tasks of every stay that was touched agree with its rules, in
// the same transaction in which it moves on. So kill -9 at any instant leaves no Task twice and none missing.

import { HUB } from '../../access/actor.ts';
import type { Audience } from '../../access/audience.ts';
import type { Due } from '../../store/alarms.ts';
import { FEED_START, type FeedEvent, type FeedTransaction } from '../../store/feed.ts';
import type { Store } from '../../store/store.ts';
import type { StoreView } from '../../store/view.ts';
import type { Caller } from '../../store/write/change.ts';
import type { Plan } from '../rules/plan.ts';
import { type Affected, affectedStays } from './affected.ts';
import { attempt } from './attempt.ts';
import { changesFor, type StayChanges } from './changes.ts';
import { type Evaluation, evaluate, factsOf } from './evaluate.ts';
import { gatherStays } from './gather.ts';
import { concernsJoining, joinRecords } from './join-records.ts';
import { type Knowledge, KnowledgeShelf } from './knowledge.ts';
import { openStaysOf } from './open-stays.ts';
import { readPersons } from './persons.ts';
import { PUT_ASIDE, toldAgain } from './put-aside.ts';
import type { Reading } from './reading.ts';
import type { EngineSettings } from './settings.ts';
import { type Trial, tryPlan } from './try-plan.ts';

/** The name under which it reads the feed. */
const READER = 'coordination';

const CALLER: Caller = { actor: HUB, audience: 'everyone' };
/** Stays evaluated and written together. */
const PORTION = 50;
/** What could not be seen to, a change or a stay, is tried again after this. */
const RETRY_MS = 60_000;
const STAY = 'Encounter';

export class Coordination {
  readonly #store: Store;
  readonly #settings: EngineSettings;
  readonly #knowledge: KnowledgeShelf;
  /** For those who ask within transactions of their own, at the same time; they write none of what is kept. */
  readonly #knownBeside: KnowledgeShelf;
  /** Transactions of ours: what they wrote needs no second look. */
  readonly #own = new Set<string>();
  readonly #closing: Promise<false>;
  #stopWaiting: (isUpToDate: false) => void = () => undefined;

  constructor(store: Store, settings: EngineSettings) {
    this.#closing = new Promise((done) => {
      this.#stopWaiting = done;
    });
    this.#store = store;
    this.#settings = settings;
    this.#knowledge = new KnowledgeShelf(settings);
    this.#knownBeside = new KnowledgeShelf(settings);
  }

  /** Ends with the store. */
  async start(): Promise<void> {
    await this.#store.follow(READER, (events, tx) => this.#follow(events, tx), {
      evenWhenQuiet: true,
      onError: (cause) => this.#settings.onDefect(cause, 'coordination'),
    });
  }

  /** Whether all that was written before now has been seen to; waits for it a while. */
  isUpToDate(withinMs: number): Promise<boolean> {
    return Promise.race([this.#store.caughtUp(READER, withinMs), this.#closing]);
  }

  /** Nobody waits any longer: the hub is about to close. */
  readonly stopWaiting = (): void => this.#stopWaiting(false);

  /** What ought to be for a stay as it is stored now, and why; writes nothing. undefined: there is no such stay. */
  async explain(view: StoreView, stay: string, _audience: Audience): Promise<Evaluation | undefined> {
    const record = (await gatherStays([stay], this.#reading(view))).get(stay);
    return record && evaluate(record, await this.#known(view), this.#settings);
  }

  /** What one plan would ask for in a stay, whether the stay follows it or not; writes nothing. */
  async tryPlan(view: StoreView, stay: string, plan: Plan): Promise<Trial | undefined> {
    const record = (await gatherStays([stay], this.#reading(view))).get(stay);
    return record && tryPlan(record, plan, await this.#known(view), this.#settings);
  }

  /** Ids of the open stays of a person, `Patient/x`, over all joined records. */
  async openStays(view: StoreView, patient: string): Promise<readonly string[]> {
    const reading = this.#reading(view);
    const persons = await readPersons([patient], reading);
    return openStaysOf(persons.recordsOf(patient), reading);
  }

  /** By the id of the stay: its region, and the office known to be in charge; of those that are stays. */
  async standings(
    view: StoreView,
    stays: readonly string[],
  ): Promise<ReadonlyMap<string, { readonly region: string; readonly careOffice: string | undefined }>> {
    if (stays.length === 0) return new Map();
    const records = await gatherStays(stays, this.#reading(view));
    const knowledge = await this.#knownBeside.now(view);
    return new Map(
      [...records].map(([stay, record]) => {
        const { region, careManager } = factsOf(record, knowledge, this.#settings);
        return [stay, { region: region.key, careOffice: careManager?.office.reference }];
      }),
    );
  }

  /** By `Patient/x`: all records of the same person, this one among them. */
  async records(view: StoreView, patients: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>> {
    const persons = await readPersons(patients, this.#reading(view));
    return new Map(patients.map((patient) => [patient, persons.recordsOf(patient)]));
  }

  async #follow(events: readonly FeedEvent[], tx: FeedTransaction): Promise<unknown> {
    const alarms = await tx.alarms.due([STAY, ...PUT_ASIDE], this.#settings.clock(), PORTION);
    const aside = alarms.filter(({ type }) => type !== STAY);
    if (aside.length > 0) await tx.alarms.set(aside.map((each) => ({ ...each, due: undefined })));
    const news = [
      ...(await toldAgain(aside, tx.view)),
      ...events.filter(({ cursor, type }) => !(this.#own.has(cursor.xid) && OWN_TYPES.has(type))),
    ];
    const touched = news.length === 0 ? NOBODY : await this.#touched(news, tx);
    const isSomeDue = touched.later.size > 0;
    const due = isSomeDue
      ? await tx.alarms.due([STAY], this.#settings.clock(), PORTION)
      : alarms.filter(({ type }) => type === STAY);
    const stays = [...new Set([...touched.stays, ...due.map(({ id }) => id)])];
    if (stays.length > 0) this.#rememberOwn(tx.xid);
    for (let at = 0; at < stays.length; at += PORTION) await this.#bringUpToDate(stays.slice(at, at + PORTION), tx);
    return alarms.length === PORTION || due.length === PORTION ? 'more' : undefined;
  }

  /** Stays to look at now; those that many depend on are put on the list of alarms, for one portion after the other. */
  async #touched(events: readonly FeedEvent[], tx: FeedTransaction): Promise<Affected> {
    const reading = this.#reading(tx.view);
    // What the joining changed is followed at once, so that the steps are there with the join and not a moment later.
    const joined: FeedEvent[] = [];
    await this.#alone(tx, events.filter(concernsJoining), async (some) => {
      const records = await joinRecords(some, tx, reading);
      joined.push(...records.map(({ type, id, version }) => ({ cursor: FEED_START, type, id, version })));
    });
    const touched = { stays: new Set<string>(), later: new Set<string>() };
    const now = this.#settings.clock();
    await this.#alone(tx, [...events, ...joined], async (some) => {
      const { stays, later } = await affectedStays(some, reading);
      await tx.alarms.setEarlier([...later].map((id) => ({ type: STAY, id, due: now })));
      for (const stay of stays) touched.stays.add(stay);
      for (const stay of later) touched.later.add(stay);
    });
    return touched;
  }

  /** All at once; where that fails, one after the other, so that one that cannot be read holds up no other. */
  async #alone(
    tx: FeedTransaction,
    events: readonly FeedEvent[],
    work: (some: readonly FeedEvent[]) => Promise<void>,
  ): Promise<void> {
    if (events.length === 0) return;
    try {
      await attempt(tx, () => work(events));
    } catch (cause) {
      if (events.length > 1) for (const event of events) await this.#alone(tx, [event], work);
      else await this.#tryLater(events[0]!, cause, tx);
    }
  }

  async #bringUpToDate(stays: readonly string[], tx: FeedTransaction): Promise<void> {
    try {
      await attempt(tx, async () => {
        const all = await this.#changes(stays, tx.view);
        const changes = all.flatMap((each) => each.changes);
        if (changes.length > 0) await tx.write(changes, CALLER);
        await tx.alarms.set(all.map(({ stay, due }) => ({ type: STAY, id: stay, due })));
      });
    } catch (cause) {
      if (stays.length > 1) for (const stay of stays) await this.#bringUpToDate([stay], tx);
      else {
        await this.#tryLater({ type: STAY, id: stays[0]! }, cause, tx);
        await this.#asFarAsPossible(stays[0]!, tx);
      }
    }
  }

  /** One step that cannot be written keeps away none of the others. What went wrong has been told. */
  async #asFarAsPossible(stay: string, tx: FeedTransaction): Promise<void> {
    const all = await attempt(tx, () => this.#changes([stay], tx.view)).catch(() => []);
    for (const change of all.flatMap(({ changes }) => changes)) {
      await attempt(tx, () => tx.write([change], CALLER)).catch(() => undefined);
    }
  }

  async #tryLater({ type, id }: Due, cause: unknown, tx: FeedTransaction): Promise<void> {
    this.#settings.onDefect(cause, `${type}/${id}`);
    if (type === STAY || PUT_ASIDE.includes(type))
      await tx.alarms.set([{ type, id, due: this.#settings.clock() + RETRY_MS }]);
  }

  async #changes(stays: readonly string[], view: StoreView): Promise<StayChanges[]> {
    const knowledge = await this.#knowledge.now(view);
    const records = await gatherStays(stays, this.#reading(view));
    return stays.map((stay) => {
      const record = records.get(stay);
      return record === undefined
        ? { stay, changes: [], due: undefined }
        : changesFor(evaluate(record, knowledge, this.#settings), this.#settings);
    });
  }

  /** What an open transaction has written may never come to be: it is not kept in memory. */
  #known(view: StoreView): Promise<Knowledge> {
    return (view === this.#store ? this.#knowledge : new KnowledgeShelf(this.#settings)).now(view);
  }

  #reading(view: StoreView): Reading {
    const { search, clock } = this.#settings;
    return { view, search, base: search.base, now: clock(), clockOffset: clock() - Date.now() };
  }

  #rememberOwn(xid: string): void {
    this.#own.add(xid);
    // Sets keep their order: the oldest goes first, and has been read long ago.
    if (this.#own.size > REMEMBERED) this.#own.delete(this.#own.values().next().value!);
  }
}

const REMEMBERED = 1_000;
const NOBODY: Affected = { stays: new Set(), later: new Set() };
const OWN_TYPES = new Set(['Task', 'ServiceRequest']);
