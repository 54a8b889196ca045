// /health/live: the process runs. /health/ready: the database answers and the change feed is not held back.
import express, { type Router } from 'express';
import type { Hub } from './exchange.ts';

export function health(hub: Hub): Router {
  const router = express.Router();
  router.get('/health/live', (_req, res) => {
    res.set('Cache-Control', 'no-store').json({ status: 'live' });
  });
  router.get('/health/ready', async (_req, res) => {
    const isReady = await hub.store.isReady();
    const feed = isReady ? await hub.store.feedState().catch(() => undefined) : undefined;
    // While one is under way, searches may miss what it has not come to yet.
    const reindex = isReady ? await hub.store.reindexing.state().catch(() => undefined) : undefined;
    res
      .set('Cache-Control', 'no-store')
      .status(isReady ? 200 : 503)
      .json({
        status: isReady ? 'ready' : 'database unreachable',
        version: hub.version,
        database: hub.store.database.kind,
        feed,
        reindex,
      });
  });
  return router;
}
