// Start, load, kill at a random instant, start again on the same data, look. Used by the bench and by the test.
import { openDatabase } from '../../dist/store/open.js';
import { randomOf } from '../corpus/random.mjs';
import { withClient } from '../support/databases.mjs';
import { startHub } from '../support/hub-process.mjs';
import { pause } from '../support/postgres-cluster.mjs';
import { brokenPromises, brokenRules } from './verify.mjs';
import { writeUntilCut } from './writes.mjs';

const LONGEST_MS = 900;
/** Of what earlier rounds promised, so many are looked at again. */
const OLD_ONES = 200;

/** @type {import('./rounds.d.mts').crashRounds} */
export async function crashRounds({ databaseUrl, rounds, seed = 1, killDatabase, onRound = () => undefined }) {
  const random = randomOf(seed);
  const report = { rounds: 0, acknowledged: 0, cutOff: 0, problems: [] };
  const kept = [];
  for (let round = 1; round <= rounds; round += 1) {
    const afterMs = random.below(LONGEST_MS);
    const { ledger, isDatabaseToo } = await loadAndKill(databaseUrl, random, { round, afterMs, killDatabase });
    await calm(databaseUrl);
    const old = Array.from({ length: Math.min(OLD_ONES, kept.length) }, () => random.pick(kept));
    const hub = await startHub(databaseUrl);
    const problems = [
      ...ledger.strange,
      ...(await brokenPromises(hub.base, { ...ledger, promised: [...ledger.promised, ...old] })),
    ];
    await hub.stop();
    problems.push(...(await rulesOf(databaseUrl)));
    kept.push(...ledger.promised);
    report.rounds = round;
    report.acknowledged += ledger.promised.length;
    report.cutOff += ledger.cutOff;
    report.problems.push(...problems.map((problem) => `round ${round}: ${problem}`));
    onRound({ round, afterMs, isDatabaseToo, acknowledged: ledger.promised.length, readyMs: hub.readyMs, problems });
  }
  return report;
}

async function loadAndKill(databaseUrl, random, { round, afterMs, killDatabase }) {
  const hub = await startHub(databaseUrl);
  const { ledger, firstAnswer, ended } = writeUntilCut(hub.base, random, round);
  await firstAnswer;
  await pause(afterMs);
  const isDatabaseToo = killDatabase !== undefined && round % 3 === 0;
  if (isDatabaseToo) await killDatabase();
  // It may lose its database, but not its life.
  if (hub.hasEnded()) ledger.strange.push('the hub ended by itself');
  await hub.kill();
  await ended;
  return { ledger, isDatabaseToo };
}

/** The killed hub's last statements may still be under way in the server; they end, one way or the other. */
async function calm(databaseUrl) {
  if (!databaseUrl.startsWith('postgres')) return;
  await withClient(databaseUrl, async (client) => {
    for (let attempt = 0; attempt < 300; attempt += 1) {
      const { rows } = await client.query(
        `select 1 from pg_stat_activity where datname = current_database() and application_name = 'renkei' limit 1`,
      );
      if (rows.length === 0) return;
      await pause(20);
    }
    throw new Error('sessions of the killed hub are still there');
  });
}

async function rulesOf(databaseUrl) {
  const database = await openDatabase(databaseUrl);
  try {
    return await brokenRules(database);
  } finally {
    await database.close();
  }
}
