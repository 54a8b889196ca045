// npm run bench -- <bench> [options]: finds the bench and reads its options.
import { parseArgs } from 'node:util';

/**
 * @typedef {Record<string, string | boolean | undefined>} Options
 * @typedef {{ about: string, options: Record<string, { type: 'string' | 'boolean', about: string }>, load: () => Promise<(options: Options) => Promise<void>> }} Bench
 */

const POSTGRES = {
  type: /** @type {const} */ ('string'),
  about: 'URL of a database to use and change, instead of a temporary cluster',
};

/** @type {Record<string, Bench>} */
const BENCHES = {
  server: {
    about: 'create, read, update, search and transaction over HTTP, beside the statements alone and a bare handler',
    options: {
      quick: { type: 'boolean', about: 'one short round of each: whether it runs, not how fast it is' },
      postgres: POSTGRES,
      only: { type: 'string', about: 'postgres or pglite' },
      kinds: { type: 'string', about: 'some of create,read,search,transaction,update' },
      clients: { type: 'string', about: 'how many at once [1,8,64; quick: 8]' },
      rounds: { type: 'string', about: 'rounds of each measurement [3]' },
      seconds: { type: 'string', about: 'length of a round [1]' },
      profile: { type: 'boolean', about: 'show where the server spends its time, by function' },
    },
    load: async () => (await import('./server/bench.mjs')).benchServer,
  },
  crash: {
    about: 'kills the server under write load, again and again, and looks for what was lost',
    options: {
      quick: { type: 'boolean', about: 'one round' },
      postgres: POSTGRES,
      only: { type: 'string', about: 'postgres or pglite' },
      rounds: { type: 'string', about: 'kills per database [20]' },
      seed: { type: 'string', about: 'number that decides the instants [1]' },
      postmaster: { type: 'boolean', about: 'PostgreSQL too is killed in every third round (temporary cluster only)' },
    },
    load: async () => (await import('./crash/bench.mjs')).benchCrash,
  },
  seed: {
    about: 'fills an empty PostgreSQL database with many resources, as the store would have written them',
    options: {
      quick: { type: 'boolean', about: '10,000 resources' },
      postgres: POSTGRES,
      count: { type: 'string', about: 'resources [1000000]' },
      seed: { type: 'string', about: 'the same number gives the same resources [1]' },
    },
    load: async () => (await import('./seed/bench.mjs')).benchSeed,
  },
  search: {
    about:
      'searches through the store beside few and many resources, and what the indexes for them cost writes (PostgreSQL)',
    options: {
      quick: { type: 'boolean', about: '10,000 resources, few rounds: whether it runs, not how fast it is' },
      postgres: POSTGRES,
      sizes: { type: 'string', about: 'resources [10000,100000,1000000]' },
      rounds: { type: 'string', about: 'times each search is asked [200]' },
      seconds: { type: 'string', about: 'length of a round of writes [5]' },
    },
    load: async () => (await import('./search/bench.mjs')).benchSearch,
  },
  coordination: {
    about: 'from an admission to its Tasks, at steady rates, beside few and many stored stays (PostgreSQL)',
    options: {
      quick: { type: 'boolean', about: 'one short round: whether it runs, not how fast it is' },
      postgres: POSTGRES,
      stays: { type: 'string', about: 'stays stored before [10000,1000000]' },
      rates: { type: 'string', about: 'admissions a second [10,100]' },
      processes: { type: 'string', about: 'hubs on the one database [1,2]' },
      seconds: { type: 'string', about: 'length of a round [20]' },
    },
    load: async () => (await import('./coordination/bench.mjs')).benchCoordination,
  },
  notify: {
    about:
      'from a change to its notification at the one subscriber of many that asked for it, at steady rates (PostgreSQL)',
    options: {
      quick: { type: 'boolean', about: 'one short round: whether it runs, not how fast it is' },
      postgres: POSTGRES,
      subscriptions: { type: 'string', about: 'how many there are [1,100,1000,10000]' },
      rates: { type: 'string', about: 'events a second [10,100,500]' },
      seconds: { type: 'string', about: 'length of a round [15]' },
    },
    load: async () => (await import('./notify/bench.mjs')).benchNotify,
  },
  'notify-faults': {
    about:
      'kills a hub that tells subscribers, again and again, and looks for what was not told, or told otherwise (PostgreSQL)',
    options: {
      quick: { type: 'boolean', about: 'three rounds' },
      postgres: POSTGRES,
      rounds: { type: 'string', about: 'kills [50]' },
      seed: { type: 'string', about: 'number that decides the instants [1]' },
    },
    load: async () => (await import('./notify-faults/bench.mjs')).benchNotifyFaults,
  },
  validate: {
    about: 'validation of small and large resources on one thread and on all, beside JSON.parse; the command from cold',
    options: {
      quick: { type: 'boolean', about: 'short rounds, no 5,000 entries: whether it runs, not how fast it is' },
      seconds: { type: 'string', about: 'length of a round [5]' },
    },
    load: async () => (await import('./validate/bench.mjs')).benchValidate,
  },
  hapi: {
    about: 'loads what we publish into a HAPI FHIR JPA server, and has its validator look at it (JDK, Maven)',
    options: {
      'validate-only': { type: 'boolean', about: 'no server' },
      keep: { type: 'boolean', about: 'leaves the server running until Ctrl-C' },
      database: { type: 'string', about: 'h2, postgres (temporary cluster) or the URL of an empty one [h2]' },
      'jp-core': { type: 'string', about: 'folder of JP Core 1.2.0: examples are held against its profiles too' },
      with: { type: 'string', about: 'folders of other packages that ours use, such as SDC: a,b' },
      from: { type: 'string', about: 'folder to read instead, as profiles/tools/build.mjs --out writes it' },
    },
    load: async () => (await import('./peers/hapi/run.mjs')).runHapi,
  },
};

function help() {
  const lines = Object.entries(BENCHES).flatMap(([name, { about, options }]) => [
    `  ${name.padEnd(14)}${about}`,
    ...Object.entries(options).map(
      ([option, { type, about: text }]) => `    ${`--${option}${type === 'string' ? ' …' : ''}`.padEnd(18)}${text}`,
    ),
  ]);
  return `usage: npm run bench -- <${Object.keys(BENCHES).join('|')}> [options]\n\n${lines.join('\n')}\n`;
}

async function main([name, ...args]) {
  if (name === undefined || name === '--help' || name === '-h') {
    process.stdout.write(help());
    return name === undefined ? 2 : 0;
  }
  const bench = Object.hasOwn(BENCHES, name) ? BENCHES[name] : undefined;
  if (bench === undefined) {
    process.stderr.write(`There is no bench "${name}".\n${help()}`);
    return 2;
  }
  const known = { ...bench.options, help: { type: /** @type {const} */ ('boolean'), short: 'h' } };
  const options = Object.fromEntries(Object.entries(known).map(([key, { about: _, ...option }]) => [key, option]));
  const { values } = parseArgs({ args, options });
  if (values.help) {
    process.stdout.write(help());
    return 0;
  }
  await (await bench.load())(values);
  return process.exitCode ?? 0;
}

// Without a listener a signal ends the process at once, and what we started would live on.
process.once('SIGINT', () => process.exit(130));
process.once('SIGTERM', () => process.exit(143));

try {
  process.exit(await main(process.argv.slice(2)));
} catch (cause) {
  process.stderr.write(`bench: ${cause?.code?.startsWith?.('ERR_PARSE_ARGS') ? cause.message : cause?.stack}\n`);
  process.exit(2);
}
