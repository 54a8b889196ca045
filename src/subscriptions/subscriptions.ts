// Subscriptions, alive: the matcher follows the feed and fills the queues, the sender empties them.
import type { Audience } from '../access/audience.ts';
import type { ParseSettings, SearchLimits } from '../fhir/search/ask/settings.ts';
import type { Session } from '../store/database.ts';
import type { Store } from '../store/store.ts';
import type { StoreView } from '../store/view.ts';
import type { Asked, Content } from './asked/asked.ts';
import { noteOpened } from './evidence/opened.ts';
import { AskedShelf } from './matching/asked-shelf.ts';
import type { Known } from './matching/known.ts';
import { Matcher } from './matching/matcher.ts';
import { readStored } from './matching/read-stored.ts';
import { eventsBetween } from './queue/events.ts';
import { type QueueState, queueState, type Standing, standingsOf } from './queue/overview.ts';
import { revive } from './queue/revive.ts';
import { Breakers } from './sending/breaker.ts';
import { bundle } from './sending/calls.ts';
import { DatabaseClock } from './sending/clock.ts';
import { contentsOf, includesOf } from './sending/contents.ts';
import type { EndpointRules } from './sending/endpoint-rules.ts';
import { Endpoints } from './sending/endpoints.ts';
import { Errand } from './sending/errand.ts';
import type { AttemptMade } from './sending/errand-settings.ts';
import type { Outcome } from './sending/outcome.ts';
import { type Client, createClient, type Sending } from './sending/send.ts';
import { Sender } from './sending/sender.ts';
import { Settler } from './sending/settler.ts';
import { Slots } from './sending/slots.ts';
import { loadTopicReader } from './topics/told-by.ts';

/** The name under which the feed is read. */
const READER = 'subscriptions';

const MOMENT_MS = 3_000;

export interface SubscriptionSettings {
  /** By what is written, indexed to its end or not: each event is looked at by itself. */
  readonly search: ParseSettings & SearchLimits;
  /** No slash at the end. */
  readonly baseUrl: string;
  readonly rules: EndpointRules;
  readonly known: Known;
  /** For whom a subscription is told, asked at every sending. */
  readonly audienceOf: (asked: Asked) => Audience;
  readonly attempted: (attempt: AttemptMade) => void;
  readonly onDefect: (cause: unknown) => void;
}

export class Subscriptions {
  readonly #store: Store;
  readonly #settings: SubscriptionSettings;
  readonly #shelf: AskedShelf;
  readonly #matcher: Matcher;
  readonly #client: Client;
  readonly #sender: Sender;

  private constructor(store: Store, settings: SubscriptionSettings) {
    this.#store = store;
    this.#settings = settings;
    const { names } = store;
    const { search, rules, known, baseUrl, audienceOf, attempted, onDefect } = settings;
    this.#shelf = new AskedShelf(
      (subscription) => readStored(subscription, search),
      () => search.params?.revision?.() ?? 0,
    );
    const upToDate = (tx: Session): Promise<void> => store.reindexing.refresh(tx);
    this.#matcher = new Matcher(names, this.#shelf, { search, known, onDefect, upToDate });
    this.#client = createClient(rules);
    const endpoints = new Endpoints(new Breakers(Math.random), new Slots());
    const send = (outgoing: Sending): Promise<Outcome> => this.#client.send(outgoing);
    const clock = new DatabaseClock();
    const errand = new Errand({ store, baseUrl, attempted, send, clock, onDefect, random: Math.random });
    const settler = new Settler(store, onDefect);
    const shelf = this.#shelf;
    this.#sender = new Sender({ store, names, search, shelf, endpoints, errand, settler, clock, audienceOf, onDefect });
  }

  static async open(store: Store, settings: SubscriptionSettings): Promise<Subscriptions> {
    await loadTopicReader();
    return new Subscriptions(store, settings);
  }

  /** The reader of the feed ends with the store. */
  async start(): Promise<void> {
    const { onDefect } = this.#settings;
    await this.#store.follow(READER, (events, tx) => this.#matcher.follow(events, tx), {
      afterwards: this.#sender.wake,
      onError: onDefect,
    });
    this.#sender.start();
  }

  /** What is being sent gets a moment to end; then it is broken off, and sent again by whoever comes next. */
  async stop(): Promise<void> {
    const stopped = this.#sender.stop();
    const moment = new Promise((over) => {
      setTimeout(over, MOMENT_MS).unref();
    });
    await Promise.race([stopped, moment]);
    await this.#client.close();
    await stopped;
  }

  /** Of these; undefined: of all. */
  standings(ids: readonly string[] | undefined, view: StoreView = this.#store): Promise<Standing[]> {
    return standingsOf(view.session, ids);
  }

  state(): Promise<QueueState> {
    return queueState(this.#store.database);
  }

  /** As a notification of the events with these numbers, both ends included; undefined: it is no subscription of a topic. */
  async eventsOf(
    { id, version, rid }: { readonly id: string; readonly version: number; readonly rid: string },
    { status, events }: Pick<Standing, 'status' | 'events'>,
    range: readonly [number, number],
    asFor: { readonly content: Content | undefined; readonly most: number },
    view: StoreView,
  ): Promise<string | undefined> {
    const asked = (await this.#shelf.of([{ rid, id, version }], view)).get(rid);
    if (asked === undefined || asked.about.kind !== 'topic') return undefined;
    const { search, baseUrl, audienceOf } = this.#settings;
    const content = leastOf(asked.channel.content, asFor.content);
    const told = { ...asked, channel: { ...asked.channel, content } };
    const found = await eventsBetween(view.session, this.#store.names, id, range, asFor.most);
    const [includes, audience] = [includesOf(told), audienceOf(asked)];
    const wanted = found.map((event) => ({ event, includes, audience }));
    const contents = await contentsOf(wanted, view, search);
    return bundle(told, { type: 'query-event', status, eventsSinceStart: events }, contents, { baseUrl });
  }

  /** Dead ones among these are tried again; how many. */
  async resend(id: string, range: readonly [number, number]): Promise<number> {
    const count = await this.#store.database.transaction((tx) => revive(tx, id, range));
    this.#sender.wake();
    return count;
  }

  /** Somebody of an organisation looked at a step or a form; nobody waits for the note. */
  opened(type: 'Task' | 'QuestionnaireResponse', id: string, by: string): void {
    noteOpened(this.#store, { type, id, by }, this.#settings.search.base).catch(this.#settings.onDefect);
  }
}

const CONTENTS: readonly Content[] = ['empty', 'id-only', 'full-resource'];

/** Nobody is shown more than the subscription was made for. */
const leastOf = (subscribed: Content, wanted: Content | undefined): Content =>
  wanted === undefined || CONTENTS.indexOf(wanted) > CONTENTS.indexOf(subscribed) ? subscribed : wanted;
