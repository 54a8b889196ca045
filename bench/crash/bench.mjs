// npm run bench -- crash
import { openDatabases } from '../support/databases.mjs';
import { round as figure } from '../support/figures.mjs';
import { wholeNumber } from '../support/options.mjs';
import { crashRounds } from './rounds.mjs';

export async function benchCrash(options) {
  const rounds = wholeNumber(options.rounds, 'rounds', options.quick ? 1 : 20);
  const seed = wholeNumber(options.seed, 'seed', 1);
  const databases = await openDatabases(options);
  try {
    for (const database of databases) {
      process.stdout.write(`\n## ${database.name}: ${rounds} kills\n`);
      const { acknowledged, cutOff, problems } = await crashRounds({
        databaseUrl: await database.fresh(),
        rounds,
        seed,
        killDatabase: options.postmaster ? database.crash : undefined,
        onRound: ({ round, afterMs, isDatabaseToo, acknowledged: promised, readyMs, problems: found }) => {
          const killed = isDatabaseToo ? 'hub and PostgreSQL' : 'hub';
          process.stdout.write(
            `  ${String(round).padStart(3)}  ${killed} killed ${String(afterMs).padStart(4)} ms after the first answer, ${promised} acknowledged, ready again after ${(readyMs / 1_000).toFixed(2)} s: ${found.length === 0 ? 'all there' : `${found.length} PROBLEMS`}\n`,
          );
        },
      });
      process.stdout.write(
        `${figure(acknowledged)} versions acknowledged, ${figure(cutOff)} requests cut off, ${problems.length} problems\n`,
      );
      for (const problem of problems.slice(0, 20)) process.stdout.write(`  ${problem}\n`);
      if (problems.length > 0) process.exitCode = 1;
    }
  } finally {
    for (const database of databases) await database.stop();
  }
}
