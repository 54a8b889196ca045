// npm run bench -- notify-faults
import { openDatabases } from '../support/databases.mjs';
import { table } from '../support/figures.mjs';
import { wholeNumber } from '../support/options.mjs';
import { notifyRounds } from './rounds.mjs';

const SHOWN = 20;

export async function benchNotifyFaults(options) {
  const rounds = wholeNumber(options.rounds, 'rounds', options.quick ? 3 : 50);
  const seed = wholeNumber(options.seed, 'seed', 1);
  const [database] = await openDatabases({ postgres: options.postgres, only: 'postgres' });
  if (database === undefined) return;
  try {
    process.stdout.write(`\n## ${database.name}: ${rounds} kills\n`);
    const report = await notifyRounds({ databaseUrl: await database.fresh(), rounds, seed, onRound: printRound });
    process.stdout.write(summaryOf(report));
    for (const problem of report.problems.slice(0, SHOWN)) process.stdout.write(`  ${problem}\n`);
    if (report.problems.length > 0) process.exitCode = 1;
  } finally {
    await database.stop();
  }
}

function printRound({ round, afterMs, told, inHand, acknowledged, readyMs }) {
  process.stdout.write(
    `  ${String(round).padStart(3)}  killed ${String(afterMs).padStart(4)} ms after the first notification with ${inHand} subscriptions in hand; ${told} calls made, ${acknowledged} changes acknowledged so far, ready again after ${(readyMs / 1_000).toFixed(2)} s\n`,
  );
}

function summaryOf({ kills, acknowledged, cutOff, told, problems }) {
  const head = ['subscriber', 'kills', 'events', 'duplicates', 'missing', 'gaps'];
  const rows = told.map(({ name, events, duplicates, missing, gaps }) => [
    name,
    kills,
    events,
    duplicates,
    missing,
    gaps,
  ]);
  return `\n${table(head, rows)}${acknowledged} changes acknowledged, ${cutOff} requests cut off, ${problems.length} problems\n`;
}
