import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config';

/** What runs against a hub runs twice: on the embedded database always, on PostgreSQL when it is found (with CI=true: must be). */
const HUB = ['test/rest/**/*.test.ts', 'test/store/**/*.test.ts', 'test/stories/**/*.test.ts'];
const DATES = ['test/japan/**/*.test.ts'];
const PROCESSES = ['test/process/**/*.test.ts'];

const onDatabase = (database: 'pglite' | 'postgres'): TestProjectInlineConfiguration => ({
  test: {
    name: database,
    include: HUB,
    env: { RENKEI_TEST_DATABASE: database },
    globalSetup: [`test/support/${database}-setup.ts`],
    setupFiles: ['test/support/skip-without-database.ts'],
    pool: 'forks',
    // One database per worker, emptied between files: starting one takes longer than most files.
    isolate: false,
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});

const inZone = (zone: string): TestProjectInlineConfiguration => ({
  test: { name: `dates ${zone}`, include: DATES, env: { TZ: zone }, pool: 'forks', testTimeout: 30_000 },
});

export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      {
        test: {
          name: 'pure',
          include: ['test/**/*.test.ts'],
          exclude: [...HUB, ...DATES, ...PROCESSES],
          pool: 'forks',
          // Properties take seconds where the machine is shared.
          testTimeout: 30_000,
        },
      },
      ...['UTC', 'Asia/Tokyo', 'America/New_York'].map(inZone),
      onDatabase('pglite'),
      onDatabase('postgres'),
      {
        test: {
          name: 'processes',
          include: PROCESSES,
          globalSetup: ['test/support/postgres-setup.ts'],
          pool: 'forks',
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
