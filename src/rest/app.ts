// The HTTP face: FHIR under /fhir, health and metrics beside it. Reads by id and creates, the two that come most often,
// are served before Express is asked: it costs more than their visit to the database.
import type { IncomingMessage, RequestListener } from 'node:http';
import express, { type NextFunction, type Request, type Response } from 'express';
import helmet from 'helmet';
import type { Hub } from './exchange.ts';
import { answerOfCause, send, serveFhir } from './fhir-server.ts';
import { health } from './health.ts';
import type { Metrics } from './metrics.ts';
import { answerOfProblem } from './outcome.ts';
import { badUrl, noSuchPath, wrongHost } from './request-problems.ts';

export interface AppParts {
  readonly hub: Hub;
  readonly metrics: Metrics;
  /** Host names this server answers for; undefined: all. */
  readonly hosts: ReadonlySet<string> | undefined;
}

const BASE = '/fhir';

export function createApp({ hub, metrics, hosts }: AppParts): RequestListener {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.use(helmet());
  app.use(health(hub));
  app.get('/metrics', metrics.handler);
  app.use(BASE, (req, res) => serveFhir(hub, req, res, req.url));
  app.use((req, res) => {
    send(req, res, answerOfProblem(noSuchPath(req.path)), false);
  });
  app.use((cause: unknown, req: Request, res: Response, _next: NextFunction) => {
    send(req, res, answerOfCause(isBadUrl(cause) ? badUrl() : cause, hub), false);
  });
  return (req, res) => {
    metrics.observe(req, res);
    // The whole address is a request target too. https://www.rfc-editor.org/rfc/rfc9112#section-3.2.2
    req.url = req.url?.replace(/^https?:\/\/[^/?#]*/i, '') || '/';
    if (hosts !== undefined && !isServed(req.headers.host, hosts))
      return send(req, res, answerOfProblem(wrongHost(req.headers.host ?? '')), false);
    if (isFrequent(req)) return void serveFhir(hub, req, res, req.url!.slice(BASE.length));
    app(req, res);
  };
}

/** Express could not decode the path. */
const isBadUrl = (cause: unknown): boolean => cause instanceof URIError;

/** GET /fhir/[type]/[id] and POST /fhir/[type], without a query. */
const FREQUENT_READ = /^\/fhir\/[A-Z][A-Za-z]+\/[A-Za-z0-9\-.]+$/;
const FREQUENT_CREATE = /^\/fhir\/[A-Z][A-Za-z]+$/;

const isFrequent = ({ method, url }: IncomingMessage): boolean =>
  (method === 'GET' && FREQUENT_READ.test(url ?? '')) || (method === 'POST' && FREQUENT_CREATE.test(url ?? ''));

/** Against DNS rebinding: a page elsewhere must not reach an open hub through a name of its own. */
const isServed = (host: string | undefined, hosts: ReadonlySet<string>): boolean =>
  host === undefined || hosts.has(host.replace(/:\d+$/, '').toLowerCase());
