// The hub is killed with -9 in the middle of its work and started again on the same data. The logic is the bench's.
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { type CrashReport, crashRounds } from '../../bench/crash/rounds.mjs';
import { brokenRules } from '../../bench/crash/verify.mjs';
import { openDatabase } from '../../src/store/open.ts';
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
