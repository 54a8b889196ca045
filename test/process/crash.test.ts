// The hub is killed with -9 in the middle of its work and started again on the same data. The logic is the bench's.
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, test, vi } from 'vitest';
import { type CrashReport, crashRounds } from '../../bench/crash/rounds.mjs';
import { brokenRules } from '../../bench/crash/verify.mjs';
import { startHub } from '../../bench/support/hub-process.mjs';
import { openDatabase } from '../../src/store/open.ts';
import { PostgresDatabase } from '../../src/store/postgres.ts';
import { postgresUrl } from '../support/database.ts';

const ROUNDS = 3;

const databases = [
  { name: 'the embedded database', urlOf: async (folder: string) => `pglite:${join(folder, randomUUID())}` },
  { name: 'PostgreSQL', urlOf: inject('postgres') === '' ? undefined : postgresUrl },
];

describe.each(databases)('after kill -9 under write load, on $name', ({ urlOf }) => {
  let folder: string;
  let databaseUrl: string;
  let report: CrashReport;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'renkei-crash-'));
    if (urlOf === undefined) return;
    databaseUrl = await urlOf(folder);
    report = await crashRounds({ databaseUrl, rounds: ROUNDS });
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  test.skipIf(urlOf === undefined)('every acknowledged version is there, and nothing is there by half', () => {
    expect(report.problems).toEqual([]);
  });

  test.skipIf(urlOf === undefined)(
    'writes had been acknowledged and others cut off, so there was something to lose',
    () => {
      expect(report.rounds).toBe(ROUNDS);
      expect(report.acknowledged).toBeGreaterThan(ROUNDS);
      expect(report.cutOff).toBeGreaterThanOrEqual(ROUNDS);
    },
  );

  test.skipIf(urlOf === undefined)('what is taken away by hand is noticed', async () => {
    const database = await openDatabase(databaseUrl);
    try {
      await database.query('delete from feed where seq = (select max(seq) from feed)');
      await database.query(
        'delete from resource_version where (rid, type) = (select rid, type from feed order by seq limit 1)',
      );
      const rules = (await brokenRules(database)).map((broken) => broken.replace(/:.*/s, ''));
      expect(rules).toContain('a version is not told by the feed');
      expect(rules).toContain('the feed tells of no version');
      expect(rules).toContain('a current version is not its newest');
    } finally {
      await database.close();
    }
  });
});

// As when PostgreSQL is restarted. The end of a session may arrive in the packet of the last answer, when nobody listens yet.
describe('a hub whose database sessions are ended under load', () => {
  const CALLERS = 24;
  const LASTS_MS = 4_000;
  const bundle = JSON.stringify({
    resourceType: 'Bundle',
    type: 'transaction',
    entry: [{ resource: { resourceType: 'Basic', code: { text: 'a' } }, request: { method: 'POST', url: 'Basic' } }],
  });
  const post = (base: string): Promise<number> =>
    fetch(base, { method: 'POST', headers: { 'Content-Type': 'application/fhir+json' }, body: bundle }).then(
      async (response) => {
        await response.text();
        return response.status;
      },
      () => 0,
    );

  test.skipIf(inject('postgres') === '')('goes on, and writes again as soon as it can', async () => {
    const url = await postgresUrl();
    const hub = await startHub(url);
    const admin = await PostgresDatabase.connect(`${inject('postgres')}/postgres`);
    try {
      const until = Date.now() + LASTS_MS;
      const load = Array.from({ length: CALLERS }, async () => {
        while (Date.now() < until && !hub.hasEnded()) await post(hub.base);
      });
      while (Date.now() < until) {
        await admin.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [
          new URL(url).pathname.slice(1),
        ]);
        await new Promise((later) => setTimeout(later, 10));
      }
      await Promise.all(load);
      expect(hub.hasEnded()).toBe(false);
      await vi.waitFor(async () => expect(await post(hub.base)).toBe(200));
    } finally {
      await admin.close();
      await hub.kill();
    }
  });
});
