// The one place where the parts of a hub are built and joined.
import { readFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { type Logger, pino } from 'pino';
import type { Config } from './config.ts';
import { Coordination } from './coordination/engine/coordination.ts';
import { dateRecordedGuard } from './coordination/guards/date-recorded.ts';
import { planGuard } from './coordination/rules/plan-guard.ts';
import { taskGuard } from './coordination/transitions/task-guard.ts';
import { loadDemo } from './demo.ts';
import { parseCondition } from './fhir/search/ask/condition.ts';
import { resolved } from './fhir/search/ask/resolve.ts';
import type { ParseSettings, SearchLimits } from './fhir/search/ask/settings.ts';
import type { IndexSettings } from './fhir/search/extract/index-entries.ts';
import { LiveParams } from './fhir/search/params/live.ts';
import type { Finding, Said } from './problem.ts';
import { createApp } from './rest/app.ts';
import type { Hub } from './rest/exchange.ts';
import { listen } from './rest/http-server.ts';
import { createDeliveryMetrics, createMetrics } from './rest/metrics.ts';
import { loadOperations } from './rest/operations/registry.ts';
import { queryOf } from './rest/query.ts';
import { router } from './rest/routes.ts';
import { shipment } from './shipment.ts';
import type { Database } from './store/database.ts';
import { definitionsGuard } from './store/guards/definitions.ts';
import { searchParameterGuard } from './store/guards/search-parameter.ts';
import { shapeGuard } from './store/guards/shape.ts';
import { validityGuard } from './store/guards/validity.ts';
import { StoredLibrary } from './store/library/stored-library.ts';
import { migrate } from './store/migrate.ts';
import { openDatabase } from './store/open.ts';
import type { JobEnded } from './store/reindex/job.ts';
import { type Shipment, type Shipped, ship } from './store/shipped.ts';
import { Store } from './store/store.ts';
import { terminologyIn } from './store/terminology.ts';
import type { Guard } from './store/write/change.ts';
import { subscriptionGuard } from './subscriptions/asked/subscription-guard.ts';
import { deliveryGuard } from './subscriptions/evidence/delivery-guard.ts';
import { readAllow } from './subscriptions/sending/allowed-hosts.ts';
import { type EndpointRules, problemOf } from './subscriptions/sending/endpoint-rules.ts';
import type { AttemptMade } from './subscriptions/sending/errand-settings.ts';
import { about } from './subscriptions/sending/outcome.ts';
import { Subscriptions } from './subscriptions/subscriptions.ts';
import { topics } from './subscriptions/topics/topics.ts';

export interface RunningHub {
  readonly hub: Hub;
  readonly store: Store;
  readonly server: Server;
  /** Where it listens. */
  readonly url: string;
  readonly migrated: readonly string[];
  /** What became of the directories, forms and profiles this version brings; undefined: all were there already. */
  readonly shipped: Shipped | undefined;
  /** How many resources of the demo story were loaded. */
  readonly demo: number | undefined;
  readonly log: Logger;
  close(): Promise<void>;
}

export interface HubExtras {
  /** An open database, instead of the one the configuration names. */
  readonly database?: Database;
  readonly guards?: readonly Guard[];
  /** Instead of what this version brings along; `none` for an empty store. */
  readonly shipment?: Shipment | 'none';
  /** Business time, instead of that of the configuration. */
  readonly clock?: () => number;
}

export const VERSION: string = (
  JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as { version: string }
).version;

interface OpenedStore {
  readonly store: Store;
  readonly library: StoredLibrary;
  /** For whoever asks. */
  readonly search: ParseSettings & SearchLimits;
  /** For what is stored: also by search parameters that nobody can ask by yet. */
  readonly written: ParseSettings & SearchLimits;
  readonly clock: () => number;
  readonly migrated: string[];
}

/** The store as every command opens it: migrated, with the guards that stand at the only way in. */
export async function openStore(
  config: Config,
  log: Logger,
  base: readonly string[],
  extras: HubExtras = {},
): Promise<OpenedStore> {
  const clock = extras.clock ?? businessClock(config.clockStart);
  const rules = rulesOf(config);
  const database = extras.database ?? (await openDatabase(config.databaseUrl));
  try {
    const migrated = await migrate(database);
    const params = new LiveParams();
    const library = new StoredLibrary(base);
    const index: IndexSettings = { timeZone: config.timeZone, base, params: params.forWriting };
    const search = {
      timeZone: config.timeZone,
      base,
      params: params.forAsking,
      now: Date.now,
      defaultCount: config.pageSize,
      maxCount: config.maxPageSize,
    };
    const store = await Store.open({
      database,
      index,
      params,
      guards: [
        ...(['complete', 'strict'].includes(config.validation) ? [shapeGuard] : []),
        searchParameterGuard(params),
        taskGuard(base),
        planGuard,
        dateRecordedGuard(clock, config.timeZone),
        subscriptionGuard({
          topics: topics(),
          search,
          endpointProblem: (url) => ourselves(url, base) ?? problemOf(url, rules),
        }),
        deliveryGuard,
        ...(extras.guards ?? []),
        ...validityGuards(config, library, log),
      ],
      parse: (type, query) => parseCondition(type, queryOf(query), 'Bundle.entry', search),
      resolve: (asked, view, audience) => resolved(asked, terminologyIn(view, search, audience)),
    });
    return { store, library, search, written: { ...search, params: params.forWriting }, clock, migrated };
  } catch (cause) {
    await database.close();
    throw cause;
  }
}

/** Whoever may do everything may also have this machine called. */
const rulesOf = ({ auth, openNetwork, deliveryAllow }: Config): EndpointRules => ({
  allow: readAllow(deliveryAllow),
  loopback: auth === 'open' && !openNetwork,
});

/** The hub would answer its own call, and be called for the answer. */
function ourselves(url: string, base: readonly string[]): Said | undefined {
  if (!URL.canParse(url) || !base.some((own) => new URL(own).origin === new URL(url).origin)) return undefined;
  return {
    en: 'The endpoint is this hub itself. Name the address of the system that is to be told.',
    ja: 'endpoint がこのハブ自身です。知らせを受けるシステムのアドレスを指定してください。',
  };
}

function validityGuards({ validation }: Config, library: StoredLibrary, log: Logger): Guard[] {
  const following = definitionsGuard(library);
  if (validation === 'off' || validation === 'strict') return [following];
  const mode = validation === 'complete' ? 'strict' : 'warn';
  const onWarning = (about: string, findings: readonly Finding[]): void =>
    log.warn({ about, issues: findings.map(({ at, said }) => `${at}: ${said.en}`) }, 'stored though invalid');
  return [following, validityGuard({ mode, library, onWarning })];
}

/** Starts at the given instant and goes on from there. */
function businessClock(start: number | undefined): () => number {
  if (start === undefined) return Date.now;
  const began = performance.now();
  return () => Math.floor(start + (performance.now() - began));
}

/** To standard error: standard output belongs to what a command answers. */
export const createLog = ({ logLevel }: Config): Logger =>
  pino({ level: logLevel, base: undefined }, pino.destination(2));

export async function startHub(config: Config, extras: HubExtras = {}): Promise<RunningHub> {
  const log = createLog(config);
  // What is wrong with a setting is said before anything is begun.
  const rules = rulesOf(config);
  const http = await listen(config.host, config.port);
  const ownUrl = urlOf(config.host, http.port);
  const publicUrl = config.publicUrl ?? ownUrl;
  const baseUrl = `${publicUrl}/fhir`;
  let opened: Awaited<ReturnType<typeof openStore>>;
  try {
    opened = await openStore(config, log, basesOf(publicUrl, ownUrl), extras);
  } catch (cause) {
    http.server.close();
    throw cause;
  }
  const { store, library, search, written, clock, migrated } = opened;
  const coordination = new Coordination(store, {
    search,
    clock,
    feeOptions: {
      extendOnClosedDay: config.feeReading.includes('extend-on-closed-day'),
      rollOver: config.feeReading.includes('roll-over'),
      countByConfirmation: config.feeReading.includes('count-by-confirmation'),
    },
    onDefect: (cause, about) => log.error({ err: cause, about }, 'coordination: tried again in a minute'),
  });
  const deliveries = createDeliveryMetrics();
  const subscriptions = await Subscriptions.open(store, {
    search: written,
    baseUrl,
    rules,
    known: coordination,
    // Under `open` everybody may see everything.
    audienceOf: () => 'everyone',
    attempted: (attempt) => {
      deliveries.attempted(attempt);
      logAttempt(log, attempt);
    },
    onDefect: (cause) => log.error({ err: cause }, 'subscriptions: a defect'),
  });
  const hub: Hub = {
    store,
    subscriptions,
    view: store,
    library,
    coordination,
    operations: loadOperations(),
    router,
    search,
    clock,
    conditionalDelete: config.conditionalDelete,
    limits: { maxBodyBytes: config.maxBodyBytes, maxDepth: config.maxDepth, maxEntries: config.maxEntries },
    baseUrl,
    version: VERSION,
    startedAt: new Date(),
    onDefect: (cause, requestId) => log.error({ err: cause, requestId }, 'defect'),
  };
  const wanted = extras.shipment ?? shipment();
  const shipped = wanted === 'none' ? undefined : await ship(store, wanted);
  if (shipped && shipped.kept.length > 0) {
    log.info({ kept: shipped.kept }, 'left as somebody corrected them, though this version ships them otherwise');
  }
  const demo = config.demo ? await loadDemo(hub) : undefined;
  await coordination.start();
  await subscriptions.start();
  const onReindexDefect = (cause: unknown): void => log.error({ err: cause }, 'indexing anew: tried again');
  await store.followDefinitions(onReindexDefect, (id, problem) =>
    log.warn({ searchParameter: id, problem }, 'a SearchParameter that cannot be served'),
  );
  store.reindexing.start({ ended: (job) => logReindexed(log, job), onDefect: onReindexDefect });
  const { waiting, reason } = await store.reindexing.state();
  if (waiting > 0)
    log.warn({ jobs: waiting, reason }, 'indexing anew while serving: searches may miss what is not yet done');
  http.serve(
    createApp({ hub, metrics: createMetrics(store, subscriptions, deliveries), hosts: hostsOf(config, publicUrl) }),
  );
  return {
    hub,
    store,
    server: http.server,
    url: ownUrl,
    migrated,
    shipped,
    demo,
    log,
    close: () => {
      coordination.stopWaiting();
      return closeAll(http.server, subscriptions, store);
    },
  };
}

/** One line for each; of the endpoint its host alone, since the rest may be a secret of its owner. */
function logAttempt(log: Logger, { subscription, kind, numbers, attempt, outcome, endpoint, ms }: AttemptMade): void {
  const line = { subscription, kind, events: numbers, attempt, ms: Math.round(ms) };
  if (outcome.kind === 'answered' && outcome.status < 300) log.info(line, 'notification taken');
  else log.warn({ ...line, said: about(outcome, endpoint).en }, 'notification not taken');
}

function logReindexed(log: Logger, { mismatches, mismatched, unreadable, ...job }: JobEnded): void {
  if (mismatches === 0 && unreadable === 0) log.info(job, 'indexed anew');
  else log.warn({ ...job, mismatches, mismatched, unreadable }, 'indexed anew; what the check found wrong is mended');
}

/** As the hub of these settings would have it. */
export const configuredBases = ({ publicUrl, host, port }: Config): string[] =>
  basesOf(publicUrl ?? urlOf(host, port), urlOf(host, port));

/** What begins so is stored here. */
const basesOf = (publicUrl: string, ownUrl: string): string[] =>
  [...new Set([publicUrl, ownUrl])].map((url) => `${url}/fhir/`);

/** An address that works as a link: "all interfaces" is none. */
function urlOf(host: string, port: number): string {
  const name = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
  return `http://${name.includes(':') ? `[${name}]` : name}:${port}`;
}

/** Who may be meant by `Host` while everybody may do everything. */
function hostsOf(config: Config, publicUrl: string): ReadonlySet<string> | undefined {
  if (config.openNetwork) return undefined;
  return new Set([
    'localhost',
    '127.0.0.1',
    '[::1]',
    config.host.toLowerCase(),
    new URL(publicUrl).hostname.toLowerCase(),
  ]);
}

async function closeAll(server: Server, subscriptions: Subscriptions, store: Store): Promise<void> {
  const closed = new Promise<void>((done) => server.close(() => done()));
  server.closeIdleConnections();
  // Requests under way get a moment to end; then their connections are cut.
  const cut = setTimeout(() => server.closeAllConnections(), 5_000);
  await closed;
  clearTimeout(cut);
  await subscriptions.stop();
  await store.close();
}
