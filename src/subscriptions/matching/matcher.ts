// Which subscriptions a stretch of the feed concerns, and as which events. Reads the feed in its order: a Subscription counts
// from where it was written. All it notes is noted in the transaction in which the reader moves on.
import { typeSearched } from '../../fhir/search/tree.ts';
import type { FeedEvent, FeedTransaction } from '../../store/feed.ts';
import type { Names } from '../../store/names.ts';
import type { Asked } from '../asked/asked.ts';
import { keysOfResource, keysOfTopicEvent, passesFilters } from '../asked/keys.ts';
import { isDelivery } from '../evidence/delivery-record.ts';
import { type Candidate, candidatesFor, enqueue, type NewEvent } from '../queue/enqueue.ts';
import { lockAllSubscriptions } from '../queue/locks.ts';
import { OldEvents } from '../queue/old-events.ts';
import { CRITERIA, type InUse, inUse } from '../queue/registry.ts';
import { loadTopicReader } from '../topics/told-by.ts';
import type { AskedShelf } from './asked-shelf.ts';
import { type Happening, happeningsIn } from './happenings.ts';
import type { MatchSettings } from './match-settings.ts';
import { meetsNow } from './meets-now.ts';
import { passingOver, passingOverOne } from './passing-over.ts';
import { registerSubscriptions } from './register-subscriptions.ts';
import { type TopicEvent, topicEventsIn } from './topic-events.ts';

const SUBSCRIPTION = 'Subscription';

export class Matcher {
  readonly #names: Names;
  readonly #settings: MatchSettings;
  readonly #shelf: AskedShelf;
  readonly #oldEvents = new OldEvents();

  constructor(names: Names, shelf: AskedShelf, settings: MatchSettings) {
    this.#names = names;
    this.#shelf = shelf;
    this.#settings = settings;
  }

  async follow(events: readonly FeedEvent[], tx: FeedTransaction): Promise<void> {
    // What is written is registered as it comes, before and after what is told to others.
    if (events.some(({ type }) => type === SUBSCRIPTION)) await lockAllSubscriptions(tx);
    // Whoever wrote these may have known more than this process, and it tells of them only once.
    if (events.length > 0) await this.#settings.upToDate(tx);
    for (const stretch of stretches(events)) {
      if (stretch[0]!.type === SUBSCRIPTION) await registerSubscriptions(stretch, tx, this.#names, this.#settings);
      else await this.#match(stretch, tx);
    }
    await this.#oldEvents.removeSome(tx);
  }

  async #match(events: readonly FeedEvent[], tx: FeedTransaction): Promise<void> {
    const asked = await inUse(tx, this.#names);
    if (asked.topics.size === 0 && asked.types.size === 0) return;
    // That it cannot be loaded is the fault of no event.
    await loadTopicReader();
    const happenings = await happeningsIn(events, asked, tx.view);
    if (happenings.length === 0) return;
    const passing = (work: (some: readonly Happening[]) => Promise<Found[]>): Promise<Found[]> =>
      passingOver(happenings, tx, this.#settings.onDefect, work);
    const found = [
      ...(await passing((some) => this.#ofTopics(some, asked, tx))),
      ...(await passing((some) => this.#ofCriteria(some, asked, tx))),
    ].sort((a, b) => a.order - b.order);
    await enqueue(tx, this.#names, eventsOf(found));
  }

  async #ofTopics(happenings: readonly Happening[], asked: InUse, tx: FeedTransaction): Promise<Found[]> {
    const events = await topicEventsIn(happenings, asked.topics, tx.view, this.#settings);
    const keysOf = ({ topic, values }: TopicEvent): string[] => keysOfTopicEvent(topic, values);
    const candidates = await this.#candidates(events.flatMap(keysOf), tx);
    return events.map((event) => {
      const { topic, values, focus, occurred, created, order } = event;
      const wanting = candidates
        .under(keysOf(event))
        .filter(({ asked: { about } }) => about.kind === 'topic' && about.topic === topic)
        .filter(({ asked: { about } }) => about.kind === 'topic' && passesFilters(about.filters, values));
      return { order, focus, occurred, created, rids: wanting.map(({ rid }) => rid) };
    });
  }

  async #ofCriteria(happenings: readonly Happening[], { types }: InUse, tx: FeedTransaction): Promise<Found[]> {
    const { search } = this.#settings;
    const concerned = happenings.filter(
      ({ type, after }) => types.has(type) && after !== undefined && !isDelivery(after),
    );
    const looked = concerned.map((each) => ({ each, entries: meetsNow(each, search) }));
    const keysOf = ({ each, entries }: (typeof looked)[number]): string[] => keysOfResource(each.type, entries.terms);
    const candidates = await this.#candidates(looked.flatMap(keysOf), tx);
    return looked.map(({ each, entries }) => {
      const { type, id, version, occurred, order } = each;
      const created = each.before === undefined;
      const meets = ({ about }: Asked): boolean =>
        about.kind === CRITERIA && typeSearched(about.search) === type && entries.meets(about.search.filters);
      const wanting = candidates
        .under(keysOf({ each, entries }))
        .filter(({ asked }) => passingOverOne(each, this.#settings.onDefect, () => meets(asked), false));
      return { order, focus: { type, id, version }, occurred, created, rids: wanting.map(({ rid }) => rid) };
    });
  }

  async #candidates(keys: readonly string[], tx: FeedTransaction): Promise<Candidates> {
    const byKey = await candidatesFor(tx, keys);
    const asked = await this.#shelf.of([...byKey.values()].flat(), tx.view);
    return {
      under(wanted) {
        const found = new Map<string, Candidate>();
        for (const key of wanted) for (const each of byKey.get(key) ?? []) found.set(each.rid, each);
        return [...found.values()].flatMap(({ rid }) => {
          const each = asked.get(rid);
          return each === undefined || hasEnded(each) ? [] : [{ rid, asked: each }];
        });
      },
    };
  }
}

/** It is switched off when its turn comes; nothing is noted for it any more. */
const hasEnded = ({ end }: Asked): boolean => end !== undefined && end <= Date.now();

interface Found extends Pick<TopicEvent, 'focus' | 'occurred' | 'created'> {
  /** Of the event in the stretch. */
  readonly order: number;
  /** Of the subscriptions that are told. */
  readonly rids: readonly string[];
}

/** One after the other as they are asked for: what happened to few may concern thousands. */
const eventsOf = (found: readonly Found[]): Iterable<NewEvent> => ({
  *[Symbol.iterator]() {
    for (const { rids, focus, occurred, created } of found)
      for (const rid of rids) yield { rid, focus, occurred, created };
  },
});

interface Candidates {
  /** Each once. */
  under(keys: readonly string[]): readonly { readonly rid: string; readonly asked: Asked }[];
}

/** Subscriptions apart from all else, in the order of the feed. */
function stretches(events: readonly FeedEvent[]): FeedEvent[][] {
  const parts: FeedEvent[][] = [];
  for (const event of events) {
    const last = parts.at(-1);
    if (last !== undefined && (last[0]!.type === SUBSCRIPTION) === (event.type === SUBSCRIPTION)) last.push(event);
    else parts.push([event]);
  }
  return parts;
}
