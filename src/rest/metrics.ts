// /metrics, for Prometheus. Names are about interactions, never about people.
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { RequestHandler } from 'express';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Store } from '../store/store.ts';

export interface Metrics {
  readonly handler: RequestHandler;
  observe(req: IncomingMessage, res: ServerResponse): void;
}

export function createMetrics(store: Store): Metrics {
  const registry = new Registry();
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
      res.set('Content-Type', registry.contentType).send(await registry.metrics());
    },
  };
}
