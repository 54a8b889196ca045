// /metrics, for Prometheus. Names are about interactions, never about people.
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { RequestHandler } from 'express';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Store } from '../store/store.ts';
import type { AttemptMade } from '../subscriptions/sending/errand-settings.ts';
import type { Subscriptions } from '../subscriptions/subscriptions.ts';

export interface Metrics {
  readonly handler: RequestHandler;
  observe(req: IncomingMessage, res: ServerResponse): void;
}

export interface DeliveryMetrics {
  readonly registry: Registry;
  attempted(attempt: AttemptMade): void;
}

/** Of what is sent. What came of it: the first digit of the answer, or why there was none. */
export function createDeliveryMetrics(): DeliveryMetrics {
  const registry = new Registry();
  const attempts = new Counter({
    name: 'renkei_notification_attempts_total',
    help: 'Calls of endpoints, by what came of them',
    labelNames: ['kind', 'outcome'],
    registers: [registry],
  });
  const duration = new Histogram({
    name: 'renkei_notification_attempt_seconds',
    help: 'Time a call of an endpoint took',
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5, 30],
    registers: [registry],
  });
  return {
    registry,
    attempted: ({ kind, outcome, ms }) => {
      const came = outcome.kind === 'failed' ? outcome.why : `${String(outcome.status)[0]}xx`;
      attempts.inc({ kind, outcome: came });
      duration.observe(ms / 1000);
    },
  };
}

export function createMetrics(store: Store, subscriptions: Subscriptions, deliveries: DeliveryMetrics): Metrics {
  const registry = Registry.merge([new Registry(), deliveries.registry]);
  const gauge = (name: string, help: string, labelNames: string[] = []): Gauge =>
    new Gauge({ name, help, labelNames, registers: [registry] });
  const queued = gauge('renkei_notifications_waiting', 'Events that wait to be told to a subscriber');
  const withheld = gauge(
    'renkei_notifications_held',
    'Events kept for subscriptions in error, until they are asked for again',
  );
  const dead = gauge('renkei_notifications_dead', 'Events nobody took: see Subscription/$status, and $resend');
  const oldest = gauge('renkei_notifications_oldest_seconds', 'Age of the oldest event that waits');
  const reindexJobs = gauge('renkei_reindex_jobs', 'Jobs that index anew what is stored: waiting or under way');
  const reindexDone = gauge('renkei_reindex_done', 'Resources the job under way has gone over', ['phase']);
  const reindexTotal = gauge('renkei_reindex_total', 'Resources the job under way goes over, in each phase');
  const subscribed = gauge('renkei_subscriptions', 'Subscriptions by status', ['status']);
  collectDefaultMetrics({ register: registry });
  const duration = new Histogram({
    name: 'renkei_http_request_duration_seconds',
    help: 'Time from request to answer',
    labelNames: ['method', 'status'],
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5],
    registers: [registry],
  });
  const waiting = new Gauge({
    name: 'renkei_feed_waiting',
    help: 'Changes a reader of the feed has yet to see',
    labelNames: ['reader'],
    registers: [registry],
  });
  const lag = new Gauge({
    name: 'renkei_feed_lag_seconds',
    help: 'Age of the oldest change a reader has yet to see',
    labelNames: ['reader'],
    registers: [registry],
  });
  const held = new Gauge({
    name: 'renkei_feed_held_back_seconds',
    help: 'Age of the oldest change held back by a transaction still running',
    registers: [registry],
  });
  return {
    observe: (req, res) => {
      const end = duration.startTimer();
      res.once('finish', () => end({ method: req.method ?? '', status: String(res.statusCode) }));
    },
    handler: async (_req, res) => {
      const feed = await store.feedState();
      for (const { reader, waiting: count, seconds } of feed.readers) {
        waiting.set({ reader }, count);
        lag.set({ reader }, seconds);
      }
      held.set(feed.heldBackSeconds);
      const queue = await subscriptions.state();
      queued.set(queue.waiting);
      withheld.set(queue.held);
      dead.set(queue.dead);
      oldest.set(queue.oldestSeconds);
      for (const [status, count] of Object.entries(queue.byStatus)) subscribed.set({ status }, count);
      const reindex = await store.reindexing.state();
      reindexJobs.set(reindex.waiting);
      reindexDone.reset();
      if (reindex.phase !== undefined) reindexDone.set({ phase: reindex.phase }, reindex.done ?? 0);
      reindexTotal.set(reindex.total ?? 0);
      res.set('Content-Type', registry.contentType).send(await registry.metrics());
    },
  };
}
